// Validates the files of the site with libraries that are not ours.
// usage: node files.mjs FOLDER
import fs from "node:fs";
import path from "node:path";
import { HtmlValidate } from "html-validate";
import Parser from "rss-parser";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { walk } from "./serve.mjs";

const root = process.argv[2];
const files = walk(root);
const read = (f) => fs.readFileSync(path.join(root, f), "utf8");
let failures = 0;
function check(good, what) { if (!good) { failures++; console.log("FAIL", what); } }

// Rules of layout and taste are off; what remains is the standard and
// accessibility.
const validator = new HtmlValidate({
  extends: ["html-validate:standard", "html-validate:a11y"],
  rules: { "long-title": "off", "no-trailing-whitespace": "off", "void-style": "off", "no-inline-style": "error", "prefer-native-element": "off", "no-redundant-role": "off", "require-sri": "off", "doctype-style": "off" },
});
const pages = files.filter((f) => f.endsWith(".html"));
for (const f of pages) {
  const report = await validator.validateString(read(f), f);
  for (const r of report.results) {
    for (const m of r.messages) { check(false, `${f}:${m.line}:${m.column}: ${m.ruleId}: ${m.message}`); }
  }
  check(fs.statSync(path.join(root, f)).size < 100_000, `${f} is heavier than 100 KB`);
}

const parser = new Parser();
const feeds = files.filter((f) => /\.(atom|rss)$/.test(f));
for (const f of feeds) {
  check(XMLValidator.validate(read(f)) === true, `${f} is no XML`);
  const feed = await parser.parseString(read(f));
  check(feed.title && feed.link, `${f} has no title or link`);
  for (const item of feed.items) {
    check(item.title && item.link && (f.endsWith(".rss") || item.id) && !Number.isNaN(Date.parse(item.isoDate)), `${f}: an entry lacks something: ${JSON.stringify(item)}`);
  }
}

const map = new XMLParser().parse(read("sitemap.xml"));
const urls = [].concat(map.urlset.url);
check(urls.length > 3, "the site map is empty");
const home = urls[0].loc;
for (const u of urls) {
  const url = new URL(u.loc);
  let name = decodeURIComponent(url.href.slice(home.length));
  if (name === "" || name.endsWith("/")) { name += "index.html"; }
  check(files.includes(name), `the site map names ${u.loc}, which is not there`);
}
if (failures) { console.log(`${failures} failures`); process.exit(1); }
console.log(`site: ${pages.length} pages, ${feeds.length} feeds and the site map are valid`);
