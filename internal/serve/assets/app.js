'use strict';
// The preview's page: the list on the left, pages in the middle, the text on
// the right. Everything shown is built from text nodes; nothing is parsed as
// HTML.
const $ = id => document.getElementById(id);
const state = { list: [], name: '', doc: null, file: '', line: 0, pdf: false, source: true, zoom: 1, stream: null, start: '' };

const element = (tag, text, attributes = {}) => {
  const e = document.createElement(tag);
  if (text) e.textContent = text;
  for (const [k, v] of Object.entries(attributes)) e.setAttribute(k, v);
  return e;
};
const query = o => new URLSearchParams(o).toString();
const get = async (path, options) => {
  const r = await fetch(path, options);
  if (!r.ok) throw new Error(await r.text());
  return r;
};
const words = { error: '错误', warning: '警告', info: '提示' };

// The list.
async function loadList() {
  const data = await (await get('/api/list')).json();
  state.list = data.documents;
  state.formats = data.formats;
  const box = $('project');
  box.replaceChildren(...data.findings.map(f => finding(f)));
  if (data.trouble) box.prepend(element('p', '项目读不了：' + data.trouble, { class: 'error' }));
  $('state').textContent = data.waiting > 0 ? `还有 ${data.waiting} 份正在检查` : '';
  showList();
}

function showList() {
  const wanted = $('find').value.trim();
  const only = $('only').checked;
  const items = state.list.filter(d => (!only || d.errors + d.warnings > 0) && (d.title + d.number + d.name).includes(wanted));
  const most = 500;
  $('documents').replaceChildren(...items.slice(0, most).map(d => {
    const b = element('button', '', { type: 'button' });
    if (d.name === state.name) b.setAttribute('aria-current', 'true');
    const count = d.errors ? [d.errors, 'error'] : d.warnings ? [d.warnings, 'warning'] : d.infos ? [d.infos, 'info'] : null;
    if (count) b.append(element('span', `${words[count[1]]} ${count[0]}`, { class: 'count ' + count[1] }));
    b.append(d.title || d.name.replace(/^content\//, ''));
    b.append(element('small', [d.number, d.name.replace(/^content\//, ''), d.pages ? d.pages + '\u00a0页' : ''].filter(Boolean).join(' · ')));
    b.addEventListener('click', () => open(d.name));
    const li = element('li');
    li.append(b);
    return li;
  }));
  if (items.length > most) $('documents').append(element('li', `另有 ${items.length - most} 份，请用上面的查找`, { class: 'info' }));
}

// A document.
function open(name, line) {
  if (state.name !== name) {
    state.name = name;
    state.doc = null;
    state.file = '';
    state.line = line || 0;
    $('pages').replaceChildren();
    listen();
  }
  location.hash = query(line ? { doc: name, line } : { doc: name });
  showList();
  return loadDocument();
}

async function loadDocument() {
  const name = state.name;
  if (!name) return;
  let doc;
  try {
    doc = await (await get('/api/document?' + query({ name }))).json();
  } catch (e) {
    notice(e.message);
    return;
  }
  if (name !== state.name || state.doc && doc.version < state.doc.version) return;
  state.doc = doc;
  document.title = (doc.title || name) + ' · 预览';
  $('title').textContent = [doc.title, doc.number].filter(Boolean).join('　');
  notice(doc.stale ? '原文有错误，下面显示的是改错以前的样子' : doc.broken && doc.pages.length ? '这份公文有错误，改正以前不会生成' : doc.broken ? '这份公文有错误，还排不出页面' : '');
  $('findings').replaceChildren(...doc.findings.map(f => finding(f)));
  showDownloads();
  $('source').hidden = !state.source;
  showPages();
  if (state.pdf) showPDF();
  if (!doc.files.includes(state.file)) state.file = doc.files[0];
  $('file').replaceChildren(...doc.files.map(f => element('option', f, { value: f })));
  $('file').value = state.file;
  await loadSource();
  if (state.line) await mark(state.line, false);
}

function notice(text) {
  $('notice').textContent = text;
  $('notice').hidden = !text;
}

function finding(f) {
  const li = element('li', '', { class: 'finding' });
  const where = f.file ? `${f.file}${f.line ? `:${f.line}:${f.column}` : ''}` : '';
  const b = element('button', `${words[f.severity]}：${f.summary} `, { type: 'button', class: f.severity });
  b.append(element('code', where));
  b.addEventListener('click', () => go(f.file, f.line || 1));
  li.append(b);
  if (f.detail) li.append(element('p', f.detail));
  if (f.hint) li.append(element('p', f.hint));
  return li;
}

// go shows a source place, in the text and on the page.
async function go(file, line) {
  if (!state.doc || !state.doc.files.includes(file)) {
    const d = state.list.find(d => d.source === file || d.name === file);
    if (d && d.name !== state.name) await open(d.name, line);
    return;
  }
  if (state.file !== file) {
    state.file = file;
    $('file').value = file;
    await loadSource();
  }
  await mark(line, true);
}

const address = ending => '/file/' + state.name.replace(/\.md$/, '.' + ending).split('/').map(encodeURIComponent).join('/');

function showDownloads() {
  $('downloads').replaceChildren(...(state.formats || []).map(f => element('a', '下载 ' + f.toUpperCase(), { href: address(f) + '?download' })));
}

// The pages: a frame for each at once, its picture when it comes into sight.
const sight = new IntersectionObserver(entries => {
  for (const e of entries) if (e.isIntersecting) draw(e.target);
}, { root: $('pages'), rootMargin: '600px' });

function showPages() {
  const box = $('pages');
  const doc = state.doc;
  // At zoom 1 a page is as wide as the room for it, but not wider than in print.
  const room = box.clientWidth - 40;
  const scale = Math.min(3.78, room > 200 ? room / Math.max(210, ...doc.pages.map(p => p.width)) : 3.78) * state.zoom;
  for (const p of box.querySelectorAll('p')) p.remove();
  while (box.children.length > doc.pages.length) {
    sight.unobserve(box.lastElementChild);
    box.lastElementChild.remove();
  }
  doc.pages.forEach((size, i) => {
    let frame = box.children[i];
    if (!frame) {
      frame = element('div', '', { class: 'page', 'data-n': i + 1, role: 'img', 'aria-label': `第 ${i + 1} 页` });
      box.append(frame);
    }
    frame.style.width = size.width * scale + 'px';
    frame.style.height = size.height * scale + 'px';
    sight.unobserve(frame);
    sight.observe(frame);
  });
  if (!doc.pages.length) box.append(element('p', '还没有可以显示的页面，请先改正上面的错误。', { class: 'empty' }));
}

async function draw(frame) {
  const doc = state.doc;
  const want = doc.name + ' ' + doc.version;
  if (frame.dataset.drawn === want) return;
  frame.dataset.drawn = want;
  let text;
  try {
    text = await (await get('/api/page.svg?' + query({ name: doc.name, n: frame.dataset.n, v: doc.version }))).text();
  } catch (e) {
    frame.dataset.drawn = '';
    return;
  }
  if (frame.dataset.drawn !== want) return;
  const svg = document.importNode(new DOMParser().parseFromString(text, 'image/svg+xml').documentElement, true);
  svg.addEventListener('click', e => {
    const t = e.target.closest('.t');
    if (t) go(doc.files[t.dataset.f], Number(t.dataset.l));
  });
  frame.replaceChildren(svg);
  frame.dispatchEvent(new Event('drawn'));
}

// mark shows where a line is: in the text, and on the page.
async function mark(line, scroll) {
  state.line = line;
  for (const li of $('lines').querySelectorAll('.here')) {
    li.classList.remove('here');
    li.removeAttribute('aria-selected');
  }
  const li = $('lines').children[line - 1];
  if (li) {
    li.classList.add('here');
    li.setAttribute('aria-selected', 'true');
    $('lines').setAttribute('aria-activedescendant', li.id);
    if (scroll) li.scrollIntoView({ block: 'nearest' });
  }
  const { places } = await (await get('/api/places?' + query({ name: state.name, file: state.file, line }))).json();
  for (const old of document.querySelectorAll('.mark')) old.remove();
  for (const p of places) {
    const frame = $('pages').children[p.page - 1];
    if (!frame || !frame.classList.contains('page')) continue;
    await draw(frame);
    const svg = frame.querySelector('svg');
    if (!svg) continue;
    const r = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
    for (const [k, v] of Object.entries({ x: p.x, y: p.y, width: p.width, height: p.height, class: 'mark' })) r.setAttribute(k, v);
    // Behind the text, which stays readable.
    svg.querySelector('defs').after(r);
  }
  if (scroll && places.length) {
    if (state.pdf) showPDF(places[0].page);
    const first = document.querySelector('.mark');
    if (first) first.scrollIntoView({ block: 'center' });
  }
}

// The text.
async function loadSource() {
  $('source').hidden = !state.source;
  if (!state.source || !state.file) return;
  let data;
  try {
    data = await (await get('/api/source?' + query({ name: state.name, file: state.file }))).json();
  } catch (e) {
    $('lines').replaceChildren(element('li', e.message));
    return;
  }
  const worst = {};
  for (const f of state.doc.findings) {
    if (f.file === state.file && f.line && worst[f.line] !== 'error') worst[f.line] = f.severity;
  }
  $('lines').replaceChildren(...data.lines.map((text, i) => {
    const li = element('li', text, { role: 'option', id: 'line-' + (i + 1) });
    if (!text.trim()) li.setAttribute('aria-label', '空行');
    if (worst[i + 1]) li.className = worst[i + 1];
    li.addEventListener('click', () => mark(i + 1, true));
    return li;
  }));
}

function showPDF(page) {
  $('pdf').src = address('pdf') + '?v=' + state.doc.version + (page ? '#page=' + page : '');
}

// What is new.
function listen() {
  if (state.stream) state.stream.close();
  const stream = new EventSource('/api/events?' + query({ doc: state.name }));
  state.stream = stream;
  stream.addEventListener('hello', e => {
    if (state.start && state.start !== e.data) { location.reload(); return; }
    state.start = e.data;
    loadList();
    if (state.name) loadDocument();
  });
  stream.addEventListener('message', e => {
    const what = JSON.parse(e.data);
    if (what.kind === 'document' && what.name === state.name) loadDocument();
    if (what.kind === 'list') loadList();
  });
  stream.addEventListener('error', () => { $('state').textContent = '和程序的联系断了，正在重连'; });
}

const press = (id, on) => $(id).setAttribute('aria-pressed', String(on));
function showAs(pdf) {
  state.pdf = pdf;
  press('as-pages', !pdf);
  press('as-pdf', pdf);
  $('pages').hidden = pdf;
  $('pdf').hidden = !pdf;
  if (!state.doc) return;
  if (pdf) showPDF(); else showPages();
}
$('as-pages').addEventListener('click', () => showAs(false));
$('as-pdf').addEventListener('click', () => showAs(true));
$('with-source').addEventListener('click', () => {
  state.source = !state.source;
  press('with-source', state.source);
  loadSource();
  if (state.doc) showPages();
});
$('smaller').addEventListener('click', () => { state.zoom = Math.max(0.3, state.zoom / 1.2); if (state.doc) showPages(); });
$('larger').addEventListener('click', () => { state.zoom = Math.min(4, state.zoom * 1.2); if (state.doc) showPages(); });
$('find').addEventListener('input', showList);
$('only').addEventListener('change', showList);
$('lines').addEventListener('keydown', e => {
  const step = { ArrowDown: 1, ArrowUp: -1, Enter: 0 }[e.key];
  if (step === undefined || !state.doc) return;
  e.preventDefault();
  const line = Math.min($('lines').children.length, Math.max(1, state.line + step));
  mark(line, true);
});
$('file').addEventListener('change', e => { state.file = e.target.value; state.line = 0; loadSource(); });

function fromHash() {
  const h = new URLSearchParams(location.hash.slice(1));
  const name = h.get('doc');
  if (name && name !== state.name) open(name, Number(h.get('line')) || 0);
}
window.addEventListener('hashchange', fromHash);
window.addEventListener('resize', () => { if (state.doc) showPages(); });
listen();
fromHash();
