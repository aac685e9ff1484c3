// A reader in Chromium: opens pages and holds them to what every page must be.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { serve } from "./serve.mjs";

const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const heaviest = 100_000; // bytes of a page with its styles and scripts, compressed or not

const failures = [];
export function check(good, what) { if (!good) { failures.push(what); console.log("FAIL", what); } }
export const failed = () => failures.length;

// open starts the browser; pictures names a folder for pictures of the pages,
// or is empty.
export async function open(executablePath, pictures) {
  const browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const servers = [];

  // site serves a folder and gives its address.
  async function site(root) {
    const server = await serve(root);
    servers.push(server);
    return server.base;
  }

  // page opens a path and hands it to look; every request, error and refused
  // script counts.
  async function page(name, url, options, look) {
    const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1280, height: 900 }, ...options });
    const tab = await context.newPage();
    const own = servers.map((s) => s.base);
    tab.on("request", (r) => check(r.url().startsWith("file:") || own.some((b) => r.url().startsWith(b)), `${name} asks ${r.url()}`));
    tab.on("console", (m) => { if (m.type() === "error") { check(false, `${name}: ${m.text()}`); } });
    tab.on("pageerror", (e) => check(false, `${name}: ${e.message}`));
    const weights = [];
    tab.on("response", (r) => weights.push(r.body().then((b) => b.length, () => 0)));
    await tab.goto(url);
    const weight = (await Promise.all(weights)).reduce((a, b) => a + b, 0);
    check(weight <= heaviest || url.includes("search.html"), `${name} weighs ${weight} bytes`);
    try { await look(tab, context); } catch (e) { check(false, `${name}: ${String(e.message).split("\n")[0]}`); }
    if (pictures) {
      fs.mkdirSync(pictures, { recursive: true });
      await tab.screenshot({ path: path.join(pictures, name.replace(/[^\w-]+/g, "_") + ".png"), fullPage: true });
    }
    await context.close();
  }

  async function close() {
    await browser.close();
    for (const s of servers) { s.close(); }
  }
  return { site, page, close };
}

// accessible asks axe, which runs as an addition of the browser: the page's
// own rules for scripts do not bind it. What axe cannot decide is no failure.
export async function accessible(name, tab) {
  await tab.evaluate(axe);
  const result = await tab.evaluate(() => window.axe.run(document, { preload: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  for (const v of result.violations) {
    check(false, `${name}: axe ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 120)).join(" | ")}`);
  }
}

export async function noSideways(name, tab) {
  const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(wide <= 0, `${name} scrolls sideways by ${wide}px`);
}

// keyboard walks through a page by Tab: every stop is reached, each is seen,
// and none holds the walker.
export async function keyboard(name, tab) {
  const stops = await tab.evaluate(() => {
    const list = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")].filter((e) => e.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }));
    list.forEach((e, i) => { e.dataset.stop = String(i); });
    return list.length;
  });
  const visited = new Set();
  for (let n = 0; n < stops + 3; n++) {
    await tab.keyboard.press("Tab");
    const at = await tab.evaluate(() => {
      const e = document.activeElement;
      const s = getComputedStyle(e);
      return { stop: e.dataset.stop, what: e.outerHTML.slice(0, 80), seen: (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) || e === document.body, shown: e === document.body || e.getClientRects().length > 0 };
    });
    check(at.seen && at.shown, `${name}: the focus is not seen on ${at.what}`);
    visited.add(at.stop);
  }
  visited.delete(undefined);
  check(visited.size >= stops, `${name}: the keyboard reaches ${visited.size} of ${stops} places`);
}

// paperWidth is an A4 sheet within the margins of the print styles, in pixels:
// 170 mm.
const paperWidth = 643;

// printed holds a page to what paper asks: the main text and nothing to click,
// nothing beyond the edge, dark on white.
export async function printed(name, tab) {
  await tab.setViewportSize({ width: paperWidth, height: 900 });
  await tab.emulateMedia({ media: "print" });
  for (const gone of [".columns", ".find", ".tools", ".crumbs", ".skip", ".facets", ".pages"]) {
    check(!(await tab.locator(gone).first().isVisible().catch(() => false)), `${name}: ${gone} is printed`);
  }
  check(await tab.locator("main h1, main .rows").first().isVisible(), `${name}: nothing is printed`);
  const beyond = await tab.evaluate((width) => [...document.querySelectorAll("main *")].filter((e) => {
    const r = e.getBoundingClientRect();
    return r.width > 1 && r.height > 1 && r.right > width + 1;
  }).map((e) => `${e.tagName} ${e.textContent.trim().slice(0, 20)}`).slice(0, 3), paperWidth);
  check(beyond.length === 0, `${name}: beyond the edge of the paper: ${beyond.join(" | ")}`);
  const hidden = await tab.evaluate(() => [...document.querySelectorAll("main .wide, main pre")].filter((e) => e.scrollWidth > e.clientWidth + 1).length);
  check(hidden === 0, `${name}: ${hidden} tables are cut off on paper`);
  const shade = await tab.evaluate(() => getComputedStyle(document.body).backgroundColor + getComputedStyle(document.querySelector("main")).color);
  check(shade === "rgb(255, 255, 255)rgb(0, 0, 0)", `${name}: the paper is ${shade}`);
}
