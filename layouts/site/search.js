// Full-text search over the index in ss/. The shards it needs are loaded as
// scripts, so that it also works on pages opened from a disk. Words are cut
// as the index was made (internal/export/site/words.go).
var yinfa = (function () {
  "use strict";
  var PER_PAGE = 10, MOST_WORDS = 10;
  var index = null, shards = {}, docs = {}, waiting = {};
  var base = document.currentScript.src.replace(/zy\/search\.js.*$/, "");
  var form = document.getElementById("search"), input = document.getElementById("words");
  var year = document.getElementById("year"), order = document.getElementById("order");
  var status = document.getElementById("status"), results = document.getElementById("results"), more = document.getElementById("more");

  // load runs a script of the index once and calls back when it has run.
  function load(path, done) {
    if (waiting[path]) { waiting[path].push(done); return; }
    waiting[path] = [done];
    var s = document.createElement("script");
    s.src = base + "ss/" + path;
    s.onload = s.onerror = function () {
      var list = waiting[path];
      delete waiting[path];
      s.remove();
      list.forEach(function (f) { f(); });
    };
    document.head.appendChild(s);
  }
  function loadAll(paths, done) {
    var left = paths.length;
    if (!left) { done(); return; }
    paths.forEach(function (p) { load(p, function () { if (--left === 0) { done(); } }); });
  }

  function hash(word) {
    var h = 2166136261;
    for (var i = 0; i < word.length; i++) {
      var u = word.charCodeAt(i);
      h = Math.imul(h ^ (u & 255), 16777619);
      h = Math.imul(h ^ (u >> 8), 16777619);
    }
    return h >>> 0;
  }

  var HAN = /\p{Script=Han}/u, WORD = /[\p{L}\p{Nd}]/u;
  function half(text) {
    return text.replace(/[！-～]/g, function (c) {
      return c === "（" || c === "）" ? c : String.fromCharCode(c.charCodeAt(0) - 0xfee0);
    }).toLowerCase();
  }
  // cut gives the stretches of a query and the words of the index in it.
  function cut(query) {
    var words = [], singles = [], stretches = [], current = "", han = false;
    function end() {
      if (!current) { return; }
      stretches.push(current);
      var chars = Array.from(current);
      if (!han) { if (current.length <= 32) { words.push(current); } }
      else if (chars.length === 1) { singles.push(current); }
      else { for (var i = 0; i + 1 < chars.length; i++) { words.push(chars[i] + chars[i + 1]); } }
      current = "";
    }
    Array.from(half(query)).forEach(function (c) {
      var isHan = HAN.test(c), isWord = !isHan && c.codePointAt(0) < 0x250 && WORD.test(c);
      if (current && (isHan !== han || !isHan && !isWord)) { end(); }
      if (isHan || isWord) { if (!current) { han = isHan; } current += c; }
    });
    end();
    if (!words.length) { words = singles; }
    words = words.filter(function (w, i) { return words.indexOf(w) === i; });
    // Of a long query words from all of it are looked up: titles often begin alike.
    if (words.length > MOST_WORDS) {
      var all = words, last = all.length - 1;
      words = [];
      for (var k = 0; k < MOST_WORDS; k++) { words.push(all[Math.round(k * last / (MOST_WORDS - 1))]); }
    }
    return { words: words, stretches: stretches, phrase: stretches.join("") };
  }

  // each calls back with every document of an encoded list and its weight.
  function each(encoded, give) {
    var bytes = atob(encoded), i;
    if (bytes.charCodeAt(0) === 1) {
      for (i = 1; i < bytes.length; i++) {
        var b = bytes.charCodeAt(i);
        for (var k = 0; k < 4; k++, b >>= 2) { if (b & 3) { give((i - 1) * 4 + k, b & 3); } }
      }
      return;
    }
    var doc = 0, n = 0, shift = 0;
    for (i = 1; i < bytes.length; i++) {
      var c = bytes.charCodeAt(i);
      n += (c & 127) * Math.pow(2, shift);
      if (c & 128) { shift += 7; continue; }
      doc += Math.floor(n / 4);
      give(doc, n % 4);
      n = 0; shift = 0;
    }
  }

  // rank gives the documents with all words, best first. When none has all,
  // those with the most words.
  function rank(words) {
    var hits = new Map();
    words.forEach(function (w) {
      var shard = shards[hash(w) & (index.shards - 1)], list = shard && Object.prototype.hasOwnProperty.call(shard, w) ? shard[w] : "";
      if (!list) { return; }
      var found = [];
      each(list, function (doc, weight) { found.push([doc, weight]); });
      var rare = Math.log(1 + index.docs / found.length);
      found.forEach(function (f) {
        var h = hits.get(f[0]);
        if (!h) { h = { doc: f[0], words: 0, score: 0 }; hits.set(f[0], h); }
        h.words++;
        h.score += rare * [0, 1, 1.6, 4][f[1]];
      });
    });
    var most = 0, list = [];
    hits.forEach(function (h) { if (inYear(h.doc) && h.words > most) { most = h.words; } });
    hits.forEach(function (h) { if (inYear(h.doc) && h.words === most) { list.push(h); } });
    var byTime = order.value === "new";
    list.sort(function (a, b) { return (byTime ? 0 : b.score - a.score) || b.doc - a.doc; });
    return { list: list, all: most === words.length };
  }
  // closer sorts hits whose documents are there: those first whose title, then
  // whose text has the query as it was written.
  function closer(hits, phrase) {
    if (order.value === "new" || phrase.length < 2) { return hits; }
    function letters(text) {
      return Array.from(half(text)).filter(function (c) { return HAN.test(c) || c.codePointAt(0) < 0x250 && WORD.test(c); }).join("");
    }
    function near(hit) {
      var d = docs[hit.doc], title = d ? letters(d.t) : "";
      if (title === phrase) { return 3; }
      if (title.indexOf(phrase) >= 0) { return 2; }
      return d && letters(d.x).indexOf(phrase) >= 0 ? 1 : 0;
    }
    return hits.map(function (h, i) { return { hit: h, near: near(h), at: i }; })
      .sort(function (a, b) { return b.near - a.near || a.at - b.at; })
      .map(function (e) { return e.hit; });
  }
  function inYear(doc) {
    if (!year.value) { return true; }
    var of = 0;
    index.years.forEach(function (y) { if (doc >= y[1]) { of = y[0]; } });
    return String(of) === year.value;
  }

  // marked puts a text into a node with the query's words marked.
  function marked(node, text, needles) {
    var low = half(text), at = 0;
    while (at < text.length) {
      var next = -1, length = 0;
      needles.forEach(function (w) {
        var i = low.indexOf(w, at);
        if (i >= 0 && (next < 0 || i < next || i === next && w.length > length)) { next = i; length = w.length; }
      });
      if (next < 0) { break; }
      node.appendChild(document.createTextNode(text.slice(at, next)));
      var m = document.createElement("mark");
      m.textContent = text.slice(next, next + length);
      node.appendChild(m);
      at = next + length;
    }
    node.appendChild(document.createTextNode(text.slice(at)));
  }
  // excerpt is the part of a text around the first place of a needle.
  function excerpt(text, needles) {
    var flat = text.replace(/\n+/g, "　"), low = half(flat), at = -1;
    for (var i = 0; i < needles.length && at < 0; i++) { at = low.indexOf(needles[i]); }
    if (at < 0) { at = 0; }
    var from = Math.max(0, at - 30), to = Math.min(flat.length, at + 90);
    return (from > 0 ? "…" : "") + flat.slice(from, to) + (to < flat.length ? "…" : "");
  }

  function show(hit, needles) {
    var d = docs[hit.doc];
    if (!d) { return; }
    var li = document.createElement("li"), h = document.createElement("h2"), a = document.createElement("a");
    a.href = base + d.u;
    marked(a, d.t, needles);
    h.appendChild(a);
    var p = document.createElement("p"), about = document.createElement("p");
    marked(p, excerpt(d.x, needles), needles);
    about.className = "about";
    about.textContent = [d.k, d.n, d.o, d.d, d.s === "有效" ? "" : d.s].filter(Boolean).join("　");
    li.appendChild(h); li.appendChild(p); li.appendChild(about);
    results.appendChild(li);
  }

  var turn = 0;
  function search() {
    var query = input.value.trim(), mine = ++turn;
    results.textContent = "";
    more.hidden = true;
    if (!query) { status.textContent = ""; return; }
    var parts = cut(query);
    if (!parts.words.length) { status.textContent = "请写上要找的词。"; return; }
    status.textContent = "正在搜索…";
    var paths = [];
    parts.words.forEach(function (w) {
      var n = hash(w) & (index.shards - 1);
      if (!shards[n] && paths.indexOf("s/" + n + ".js") < 0) { paths.push("s/" + n + ".js"); }
    });
    // Longer needles first: the whole phrase is what the reader looks for.
    var needles = parts.stretches.filter(function (s) { return s.length > 1 || parts.stretches.length === 1; });
    needles = needles.concat(parts.words.filter(function (w) { return needles.indexOf(w) < 0; }));
    loadAll(paths, function () {
      if (mine !== turn) { return; }
      var found = rank(parts.words), shown = 0;
      if (!found.list.length) { status.textContent = "没有找到。换一个词，或者少写几个字再试。"; return; }
      status.textContent = (found.all ? "找到 " : "没有完全相符的，相近的有 ") + found.list.length + " 件。";
      function page() {
        var part = found.list.slice(shown, shown + PER_PAGE);
        loadAll(part.filter(function (h) { return !docs[h.doc]; }).map(function (h) { return "t/" + h.doc + ".js"; }), function () {
          if (mine !== turn) { return; }
          closer(part, parts.phrase).forEach(function (h) { show(h, needles); });
          shown += part.length;
          more.hidden = shown >= found.list.length;
          more.onclick = page;
        });
      }
      page();
    });
  }

  function start() {
    var asked = new URLSearchParams(location.search);
    index.years.slice().reverse().forEach(function (y) {
      if (!y[0]) { return; }
      var o = document.createElement("option");
      o.value = String(y[0]);
      o.textContent = y[0] + "年";
      year.appendChild(o);
    });
    input.value = asked.get("q") || "";
    year.value = asked.get("year") || "";
    order.value = asked.get("order") || "";
    if (year.selectedIndex < 0) { year.value = ""; }
    if (order.selectedIndex < 0) { order.value = ""; }
    function again(e) {
      if (e) { e.preventDefault(); }
      try {
        var u = new URLSearchParams();
        if (input.value) { u.set("q", input.value); }
        if (year.value) { u.set("year", year.value); }
        if (order.value) { u.set("order", order.value); }
        history.replaceState(null, "", "?" + u.toString());
      } catch (problem) { /* pages opened from a disk keep their address */ }
      search();
    }
    form.addEventListener("submit", again);
    year.addEventListener("change", function () { again(); });
    order.addEventListener("change", function () { again(); });
    search();
  }

  load("index.js", function () {
    if (!index) { status.textContent = "搜索用的数据没有取到，请稍后再试。"; return; }
    start();
  });
  return {
    index: function (v) { index = v; },
    shard: function (n, v) { shards[n] = v; },
    doc: function (n, v) { docs[n] = v; }
  };
})();
