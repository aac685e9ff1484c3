// Every kind of page, in every way it is read: light, dark, large type, on a
// telephone, in large type on a telephone, without scripts, by the keyboard,
// on paper.
import fs from "node:fs";
import path from "node:path";
import { accessible, check, keyboard, noSideways, printed } from "./reader.mjs";
import { walk } from "./serve.mjs";

const words = (html) => html.replace(/<[^>]+>/g, "").length;
const has = (...marks) => (html) => marks.every((m) => html.includes(m));
const largest = (list) => list.reduce((a, b) => (words(b.html) > words(a.html) ? b : a));
const most = (mark) => (list) => list.reduce((a, b) => (b.html.split(mark).length > a.html.split(mark).length ? b : a));

// kinds says which page stands for a kind: of the pages under a path those
// that hold something, and of those the first or the best one.
const kinds = {
  "home": [/^index\.html$/],
  "list": [/^qb\/index\.html$/, has('rel="next"')],
  "later page of a list": [/^qb\/2\.html$/, has('rel="prev"')],
  "column": [/^lm\/[^/]+\/index\.html$/, has('class="facets"')],
  "filter": [/^qb\/[^/]+\/index\.html$/, has("不限")],
  "topic": [/^zt\//, has('class="chain"')],
  "year with inspections": [/^nd\//, has('class="steps"', "<svg")],
  "year with several inspections": [/^nd\//, has('id="xc-2"', "<svg")],
  "year without inspections": [/^nd\//, (html) => !html.includes('class="steps"')],
  "search": [/^search\.html$/],
  "missing": [/^404\.html$/],
  "longest document": [/^wj\//, () => true, largest],
  "document with a contents list": [/^wj\//, has('class="contents"'), largest],
  "document with a chart": [/^wj\//, has('class="drawn"'), largest],
  "document with most charts": [/^wj\//, has('class="drawn"'), most('class="drawn"')],
  "document with a large table": [/^wj\//, has('class="wide"'), most("<tr>")],
  "document with a wide table": [/^wj\//, has("<td"), (list) => list.reduce((a, b) => (columns(b.html) > columns(a.html) ? b : a))],
  "document with merged cells": [/^wj\//, has("rowspan", "colspan", "colgroup")],
  "document with attachments": [/^wj\//, has('class="attachment"', 'class="attach-notes"', "<ol>")],
  "document with a roster and lists": [/^wj\//, has('class="roster"', "<ul>\n<li>")],
  "document with pictures": [/^wj\//, has("<img", "<figcaption>")],
  "form": [/^wj\//, has('class="form"')],
  "order": [/^wj\//, has("市　长"), (list) => list[0]],
  "minutes": [/^wj\//, has('class="attendance"')],
  "document of several organs": [/^wj\//, (html) => /发文机关<\/th><td>[^<]*、/.test(html)],
  "repealed document": [/^wj\//, has('class="notice"', "废止")],
  "document that repeals": [/^wj\//, has('class="how"')],
  "corrected document": [/^wj\//, has('id="changes"')],
  "withdrawn document": [/^wj\//, has('class="notice"', "撤回")],
  "document in a topic": [/^wj\//, has('id="topic"')],
  "document of an inspection": [/^wj\//, has('id="inspection"'), most('class="step"')],
};

const columns = (html) => Math.max(0, ...html.split("<tr>").map((row) => row.split("</tr>")[0].split(/<t[dh]/).length - 1));

const large = (tab) => tab.evaluate(() => { document.documentElement.dataset.type = "large"; });

// ways says how each kind is opened, and how it is looked at, one way after
// another.
const ways = [
  [{}, {
    light: async (name, tab) => { await accessible(name, tab); await noSideways(name, tab); },
    keyboard,
    "large type": async (name, tab) => { await large(tab); await noSideways(name, tab); },
  }],
  [{ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }, {
    phone: async (name, tab) => { await accessible(name, tab); await noSideways(name, tab); },
    "large type on a phone": async (name, tab) => { await large(tab); await accessible(name, tab); await noSideways(name, tab); },
  }],
  [{ colorScheme: "dark" }, {
    dark: accessible,
    print: printed,
  }],
  [{ javaScriptEnabled: false }, {
    "no scripts": async (name, tab) => {
      await noSideways(name, tab);
      check((await tab.locator("main").innerText()).trim().length > 10, `${name}: nothing to read`);
      const shut = tab.locator("main details:not([open]) > summary");
      for (let n = await shut.count(); n > 0; n--) { await shut.first().click(); }
      check((await shut.count()) === 0, `${name}: something does not open`);
    },
  }],
];

// lookAtKinds opens every kind in every way and gives how many kinds there
// are. A kind of which no site has a page is a failure. sites is a list of
// {root, base}.
export async function lookAtKinds(reader, sites) {
  const pages = sites.flatMap((s) => walk(s.root).filter((f) => f.endsWith(".html")).map((f) => ({ file: f, url: s.base + f, html: fs.readFileSync(path.join(s.root, f), "utf8") })));
  const seen = new Map();
  for (const [kind, [at, holds = () => true, best = (list) => list[0]]] of Object.entries(kinds)) {
    const list = pages.filter((p) => at.test(p.file) && holds(p.html));
    check(list.length > 0, `no page is a ${kind}`);
    if (!list.length) { continue; }
    const { url } = best(list);
    if (!seen.has(url)) { seen.set(url, kind); }
  }
  for (const [url, kind] of seen) {
    for (const [options, looks] of ways) {
      await reader.page(`${kind} ${Object.keys(looks).join(" ")}`, url, options, async (tab) => {
        check((await tab.locator("h1").count()) === 1, `${kind}: one h1`);
        for (const [way, look] of Object.entries(looks)) { await look(`${kind}, ${way}`, tab); }
      });
    }
  }
  return { kinds: Object.keys(kinds).length, ways: ways.reduce((n, [, looks]) => n + Object.keys(looks).length, 0) };
}
