// Reads the sites in Chromium: every kind of page in every way, then reading,
// the chain of an inspection, search, filters, large type, dark colours, the
// keyboard, a folder on a disk, print, QR codes, weight, other hosts.
// usage: node browser.mjs CHROMIUM FOLDER [FOLDER OF MORE KINDS...]
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { execFileSync } from "node:child_process";
import { lookAtKinds } from "./kinds.mjs";
import { accessible, check, failed, keyboard, noSideways, open } from "./reader.mjs";
import { walk } from "./serve.mjs";

const [executablePath, root, ...others] = process.argv.slice(2);
const scratch = fs.mkdtempSync(path.join(os.tmpdir(), "yinfa-site-"));
// outside runs a reader that is not ours.
const outside = (program, ...args) => execFileSync(program, args, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
const reader = await open(executablePath, process.env.YINFA_PICTURES || "");
const page = reader.page;
const base = await reader.site(root);
const sites = [{ root, base }];
for (const other of others) { sites.push({ root: other, base: await reader.site(other) }); }
const seen = await lookAtKinds(reader, sites);

const files = walk(root);
const documents = files.filter((f) => /^wj\/.*\.html$/.test(f));
const longest = documents.reduce((a, b) => (fs.statSync(path.join(root, a)).size > fs.statSync(path.join(root, b)).size ? a : b));
const pages = ["index.html", "qb/index.html", "search.html", longest, ...["lm/", "qb/n", "nd/"].map((under) => files.findLast((f) => f.startsWith(under) && f.endsWith("index.html") || under === "nd/" && f.startsWith(under)))];

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

const title = fs.readFileSync(path.join(root, longest), "utf8").replaceAll("<wbr>", "").match(/<h1>([^<]+)<\/h1>/)[1];
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

// Reading: what a document is, its parts, its files, where it leads.
const read = (f) => fs.readFileSync(path.join(root, f), "utf8");
const withContents = documents.find((d) => read(d).includes('class="contents"')) || longest;
await page("reading", base + withContents, {}, async (tab) => {
  const facts = await tab.locator(".facts tr").evaluateAll((rows) => Object.fromEntries(rows.map((r) => [r.cells[0].textContent, r.cells[1].textContent])));
  for (const name of ["索引号", "主题分类", "体裁分类", "发文机关", "成文日期", "发布日期", "有效性", "公开方式"]) { check(facts[name], `a document does not state ${name}`); }
  const levels = await tab.locator("main h1, main h2, main h3, main h4, main h5").evaluateAll((list) => list.map((h) => Number(h.tagName[1])));
  check(levels.every((l, i) => i === 0 || l <= levels[i - 1] + 1), `headings skip a level: ${levels}`);
  const entry = tab.locator(".contents a").last();
  if (await entry.count()) {
    const id = (await entry.getAttribute("href")).slice(1);
    await entry.click();
    await tab.waitForFunction((i) => { const r = document.getElementById(i).getBoundingClientRect(); return r.top > -5 && r.top < innerHeight; }, id);
  }
  for (const table of await tab.locator(".text table").all()) { check((await table.locator("th[scope]").count()) > 0, "a table has no heads"); }
  for (const link of await tab.locator(".files a").all()) {
    const answer = await tab.request.get(await link.evaluate((a) => a.href));
    const magic = { pdf: "%PDF-", docx: "PK", json: "{" }[(await link.getAttribute("href")).split(".").pop()];
    check(answer.ok() && (await answer.body()).subarray(0, magic.length).toString("latin1") === magic, `a download is not there: ${await link.textContent()}`);
  }
});

// The chain of an inspection, from the year to each paper and back.
const chained = documents.filter((d) => read(d).includes('class="steps"'));
check(chained.length > 2, "no document stands in a chain");
const told = files.find((f) => f.startsWith("nd/") && read(f).includes("class=\"steps\""));
await page("chain", base + told, { javaScriptEnabled: false }, async (tab) => {
  const figures = await tab.locator(".overview .figures dt").allTextContents();
  for (const name of ["问题隐患", "整改率"]) { check(figures.includes(name), `the year does not tell ${name}`); }
  for (const chart of await tab.locator(".charts section").all()) {
    const title = await chart.locator("h3").textContent();
    check((await chart.locator("svg[role=img] title").textContent()) === title, "a drawing is not called what its heading says");
    const drawn = (await chart.locator("svg text").allTextContents()).join(" ");
    const numbers = (await chart.locator("tbody td").allTextContents()).filter((n) => /^[1-9]\d*$/.test(n));
    check(numbers.length > 0 && numbers.every((n) => new RegExp(`(^|\\D)${n}(\\D|$)`).test(drawn)), `${title}: the drawing says ${drawn} and its table ${numbers}`);
  }
  const first = tab.locator(".steps a").first();
  const paper = await first.textContent();
  await first.click();
  check((await tab.locator("h1").textContent()) === paper, "the chain leads elsewhere");
  const others = await tab.locator(".steps a").count();
  check(others > 1 && (await tab.locator(".steps .current").count()) === 1, "a paper does not stand in its chain");
  await tab.locator(".steps a").last().click();
  check((await tab.locator(".steps a", { hasText: paper }).count()) > 0, "the chain does not lead back");
  await tab.locator("#inspection a").click();
  check(tab.url().includes("/nd/"), "the chain does not lead to its year");
});

// QR codes, by a reader that is not ours, on the screen and on paper.
const canonical = (f) => read(f).match(/rel="canonical" href="([^"]+)"/)[1];
let zbar = true;
try { outside("zbarimg", "--version"); } catch { zbar = false; check(!process.env.CI, "no zbarimg"); }
if (zbar) {
  for (const [how, options] of Object.entries({ light: {}, dark: { colorScheme: "dark" } })) {
    await page(`QR ${how}`, base + longest, options, async (tab) => {
      const file = path.join(scratch, "qr.png");
      await tab.locator("svg.qr").screenshot({ path: file });
      check(outside("zbarimg", "--raw", "-q", file).trim() === canonical(longest), `the QR code says something else (${how})`);
    });
  }
}

await page("paper", base + longest, {}, async (tab) => {
  const file = path.join(scratch, "paper.pdf");
  await tab.pdf({ path: file, format: "A4", preferCSSPageSize: true });
  const text = outside("pdftotext", "-layout", file, "-").replace(/\s/g, "");
  const bare = (s) => s.replace(/\s/g, "");
  const doc = JSON.parse(read(longest.replace(/html$/, "json")));
  check(text.includes(bare(doc["标题"])) && text.includes(bare(doc["正文"].split("\n").find((l) => l.length > 20))), "the paper lacks the text");
  check(text.includes(bare(canonical(longest))), "the paper lacks the address");
  for (const word of ["站内搜索", "首页›", "字号：标准", "PDF版式文件"]) { check(!text.includes(word), `the paper has ${word}`); }
  if (zbar) {
    const last = Number(outside("pdfinfo", file).match(/Pages:\s+(\d+)/)[1]);
    outside("pdftoppm", "-r", "150", "-png", file, path.join(scratch, "paper"));
    const codes = fs.readdirSync(scratch).filter((f) => f.startsWith("paper-")).map((f) => { try { return outside("zbarimg", "--raw", "-q", path.join(scratch, f)).trim(); } catch { return ""; } });
    check(codes.includes(canonical(longest)), `no QR code on ${last} sheets`);
  }
});

await page("dark", base + longest, { colorScheme: "dark" }, async (tab, context) => {
  const shade = () => tab.evaluate(() => getComputedStyle(document.body).backgroundColor.match(/\d+/g).slice(0, 3).reduce((a, b) => a + Number(b), 0) / 3);
  check((await shade()) < 60, "dark is not dark");
  await tab.getByRole("button", { name: /颜色/ }).click();
  check((await shade()) > 200, "light cannot be chosen");
  const other = await context.newPage();
  await other.goto(base + "index.html");
  check((await other.evaluate(() => document.documentElement.dataset.colours)) === "light", "the choice of colours is forgotten");
});

// Keyboard only: through the first page to a paper, and all through the paper.
await page("keyboard reading", base + "index.html", {}, async (tab) => {
  const at = () => tab.evaluate(() => { const e = document.activeElement; const s = getComputedStyle(e); return { tag: e.tagName, href: e.getAttribute("href") || "", seen: s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2 || e.matches("main, body"), box: e.getBoundingClientRect().toJSON() }; });
  let here = null;
  for (let n = 0; n < 80; n++) {
    await tab.keyboard.press("Tab");
    here = await at();
    check(here.seen, `the focus is not seen on ${here.tag} ${here.href}`);
    if (here.href.startsWith("wj/")) { break; }
  }
  check(here.href.startsWith("wj/"), "no paper is reached by the keyboard");
  await tab.keyboard.press("Enter");
  await tab.waitForSelector("article.document");
  await keyboard("a paper", tab);
});

// Every page on a disk: its styles, and where its links lead.
for (const file of pages) {
  const name = file;
  await page(`${name} on a disk`, "file://" + path.join(root, file), {}, async (tab) => {
    check((await tab.evaluate(() => getComputedStyle(document.querySelector(".top")).borderTopWidth)) === "4px", `${name}: no styles on a disk`);
    for (const href of await tab.locator("a[href]").evaluateAll((list) => list.map((a) => a.href))) {
      const to = decodeURIComponent(href.split("#")[0].split("?")[0].replace("file://", ""));
      check(href.startsWith("file://") ? fs.existsSync(to) && fs.statSync(to).isFile() : /^https?:|^mailto:/.test(href), `${name} on a disk leads to ${href}`);
    }
  });
}

await page("disk", "file://" + root + "/index.html", {}, async (tab) => {
  const shown = await tab.evaluate(() => getComputedStyle(document.querySelector(".top")).borderTopWidth);
  check(shown === "4px", "no styles on a disk");
  await tab.locator(".columns a").nth(1).click();
  await tab.waitForSelector(".listing");
});

await page("filters without scripts", base + "qb/index.html", { javaScriptEnabled: false }, async (tab) => {
  const names = await tab.locator(".facets h2").allTextContents();
  check(names.length >= 2, `only ${names} to filter by`);
  for (const name of names) {
    const facet = tab.locator(".facets section", { has: tab.locator("h2", { hasText: name }) });
    for (const word of await facet.locator("a:has(.count)").evaluateAll((list) => list.map((a) => a.firstChild.textContent.trim()))) {
      const link = facet.locator("a", { hasText: word }).first();
      if (!(await link.isVisible())) await facet.locator("summary").click();
      const said = parseInt(await link.locator(".count").textContent(), 10);
      await link.click();
      check((await tab.locator(".total").first().textContent()).includes(`共 ${said} 件`), `${name} ${word} gives another number than it says`);
      check((await tab.locator(".facets [aria-current]").textContent()).includes(word), `${name} ${word} is not marked`);
      let seen = await tab.locator(".listing .rows > li").count();
      while (await tab.locator('a[rel="next"]').count()) {
        await tab.locator('a[rel="next"]').click();
        seen += await tab.locator(".listing .rows > li").count();
      }
      check(seen === said, `${name} ${word} lists ${seen} of ${said}`);
      await tab.goto(base + "qb/index.html");
    }
    await facet.locator("a").first().click();
    await tab.locator(".facets a", { hasText: "不限" }).click();
    check(tab.url() === base + "qb/index.html", "a filter cannot be undone");
  }
});

await page("search without scripts", base + "search.html", { javaScriptEnabled: false }, async (tab) => {
  check(await tab.locator("noscript .notice").isVisible(), "nothing is said when scripts are off");
});

fs.rmSync(scratch, { recursive: true });
await reader.close();
if (failed()) { console.log(`${failed()} failures`); process.exit(1); }
console.log(`site in Chromium: ${seen.kinds} kinds of page, each in ${seen.ways} ways; reading, chain, search, filters, keyboard, large type, disk, print, QR codes${zbar ? "" : " (left out: no zbarimg)"}, weight: good`);
