// Reads the site in Chromium: accessibility, search, narrow windows, large
// type, the keyboard, no script, a folder on a disk, print, other hosts.
// usage: node browser.mjs FOLDER CHROMIUM
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { serve, walk } from "./serve.mjs";

const [root, executablePath] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const failures = [];
function check(good, what) { if (!good) { failures.push(what); console.log("FAIL", what); } }

const pictures = process.env.YINFA_PICTURES || "";
const { base, close } = await serve(root);
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});

// page opens a path and hands it to look; every request, error and refused
// script counts.
async function page(name, url, options, look) {
  const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 900 }, ...options });
  const tab = await context.newPage();
  tab.on("request", (r) => check(r.url().startsWith(base) || r.url().startsWith("file:"), `${name} asks ${r.url()}`));
  tab.on("console", (m) => { if (m.type() === "error") { check(false, `${name}: ${m.text()}`); } });
  tab.on("pageerror", (e) => check(false, `${name}: ${e.message}`));
  await tab.goto(url);
  await look(tab, context);
  if (pictures) {
    fs.mkdirSync(pictures, { recursive: true });
    await tab.screenshot({ path: path.join(pictures, name.replace(/[^\w-]+/g, "_") + ".png") });
  }
  await context.close();
}

const files = walk(root);
const documents = files.filter((f) => /^wj\/.*\.html$/.test(f));
const longest = documents.reduce((a, b) => (fs.statSync(path.join(root, a)).size > fs.statSync(path.join(root, b)).size ? a : b));
const kinds = {
  home: "index.html", list: "qb/index.html", search: "search.html", missing: "404.html",
  column: files.find((f) => /^lm\/[^/]+\/index\.html$/.test(f)),
  filter: files.find((f) => /^qb\/[^/]+\/index\.html$/.test(f)),
  topic: files.find((f) => f.startsWith("zt/")), year: files.find((f) => f.startsWith("nd/")),
  long: longest, ...Object.fromEntries(documents.map((d, i) => ["document " + i, d])),
};

// axe runs as an addition of the browser, which the page's own rules for
// scripts do not bind.
async function accessible(name, tab) {
  await tab.evaluate(axe);
  const result = await tab.evaluate(() => window.axe.run(document, { preload: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }));
  for (const v of result.violations) {
    check(false, `${name}: axe ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | ")}`);
  }
}
async function noSideways(name, tab) {
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(wide <= 0, `${name} scrolls sideways by ${wide}px`);
}

let count = 0;
for (const [name, file] of Object.entries(kinds)) {
  if (!file || count > 12) { continue; }
  count++;
  for (const [how, options] of Object.entries({ light: {}, dark: { colorScheme: "dark" }, phone: { viewport: { width: 320, height: 640 } }, plain: { javaScriptEnabled: false } })) {
    await page(`${name} ${how}`, base + file, options, async (tab) => {
      if (how !== "plain") { await accessible(`${name} ${how}`, tab); }
      await noSideways(`${name} ${how}`, tab);
      check((await tab.locator("h1").count()) === 1, `${name} ${how}: one h1`);
    });
  }
}

await page("large type", base + longest, {}, async (tab, context) => {
  const before = await tab.evaluate(() => parseFloat(getComputedStyle(document.querySelector(".text p")).fontSize));
  await tab.getByRole("button", { name: /字号/ }).click();
  const after = await tab.evaluate(() => parseFloat(getComputedStyle(document.querySelector(".text p")).fontSize));
  check(after >= 22 && after > before * 1.3, `large type is ${after}px after ${before}px`);
  const target = await tab.evaluate(() => document.querySelector(".find button").getBoundingClientRect().height);
  check(target >= 60, `a target of ${target}px in large type`);
  await accessible("large type", tab);
  await noSideways("large type", tab);
  const other = await context.newPage();
  await other.goto(base + "index.html");
  check((await other.evaluate(() => document.documentElement.dataset.type)) === "large", "large type is forgotten on the next page");
  await other.setViewportSize({ width: 360, height: 640 });
  await noSideways("large type on a phone", other);
});

await page("keyboard", base + "index.html", {}, async (tab) => {
  await tab.keyboard.press("Tab");
  check((await tab.evaluate(() => document.activeElement.className)) === "skip", "the first stop is the way past the menus");
  await tab.keyboard.press("Enter");
  check((await tab.evaluate(() => document.activeElement.id)) === "main", "the skip link does not move the focus");
  await tab.keyboard.press("Tab");
  const seen = await tab.evaluate(() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2; });
  check(seen, "the focus is not seen");
  await tab.locator("#q").focus();
  await tab.keyboard.type("安全生产");
  await tab.keyboard.press("Enter");
  await tab.waitForSelector("#results li");
  check(tab.url().includes("search.html"), "Enter in the search box does not search");
});

const title = fs.readFileSync(path.join(root, longest), "utf8").match(/<h1>([^<]+)<\/h1>/)[1];
for (const [name, url, options] of [["search", base + "search.html", {}], ["search on a disk", "file://" + root + "/search.html", {}], ["search on a phone", base + "search.html", { viewport: { width: 320, height: 640 } }]]) {
  await page(name, url + "?q=" + encodeURIComponent(title), options, async (tab) => {
    await tab.waitForSelector("#results li", { timeout: 5000 }).catch(() => check(false, `${name} finds nothing`));
    const first = tab.locator("#results li").first();
    check((await first.locator("a").textContent()) === title, `${name}: another document comes first`);
    check((await first.locator("mark").count()) > 0, `${name}: nothing is marked`);
    await accessible(name, tab);
    await noSideways(name, tab);
    await tab.locator("#words").fill("绝不会有的词组甲乙丙丁");
    await tab.locator("#search button").click();
    await tab.waitForFunction(() => /没有/.test(document.getElementById("status").textContent));
    await tab.locator("#words").fill("<img src=x onerror=alert(1)>");
    await tab.locator("#search button").click();
    await tab.waitForTimeout(200);
    check((await tab.locator("main img").count()) === 0, `${name}: a query becomes markup`);
    await tab.locator("#words").fill(title);
    await tab.locator("#search button").click();
    await first.locator("a").click();
    await tab.waitForSelector("article.document");
  });
}

await page("disk", "file://" + root + "/index.html", {}, async (tab) => {
  const shown = await tab.evaluate(() => getComputedStyle(document.querySelector(".top")).borderTopWidth);
  check(shown === "4px", "no styles on a disk");
  await tab.locator(".columns a").nth(1).click();
  await tab.waitForSelector(".listing");
});

await page("filters without scripts", base + "qb/index.html", { javaScriptEnabled: false }, async (tab) => {
  const link = tab.locator(".facets li a").first();
  if (await link.count()) {
    const said = parseInt(await link.locator(".count").textContent(), 10);
    await link.click();
    check((await tab.locator(".total").textContent()).includes(`共 ${said} 件`), "a filter gives another number than it says");
  }
});

await page("search without scripts", base + "search.html", { javaScriptEnabled: false }, async (tab) => {
  check(await tab.locator("noscript .notice").isVisible(), "nothing is said when scripts are off");
});

await page("print", base + longest, {}, async (tab) => {
  await tab.emulateMedia({ media: "print" });
  check(!(await tab.locator(".columns").isVisible()) && !(await tab.locator(".find").isVisible()), "menus are printed");
  check(await tab.locator(".text").isVisible(), "the text is not printed");
});

await browser.close();
close();
if (failures.length) { console.log(`${failures.length} failures`); process.exit(1); }
console.log(`site in Chromium: ${count} pages, in light, dark, narrow and without scripts; search, keyboard, large type, disk, print: good`);
