// Uses the preview of a small project in Chromium, as an officer does: the
// list, the pages, saves in between, errors, places both ways, downloads, the
// site; accessibility, and requests to other hosts.
// usage: node preview.mjs PROGRAM CHROMIUM FONTS
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { execFileSync, spawn } from "node:child_process";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const [program, executablePath, fonts] = process.argv.slice(2);
const axe = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = process.env.YINFA_PICTURES || "";
const failures = [];
function check(good, what) { if (!good) { failures.push(what); console.log("FAIL", what); } }

const project = fs.mkdtempSync(path.join(os.tmpdir(), "yinfa-preview-"));
function save(name, text) {
  const file = path.join(project, name);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}
const notice = (title, keys, body) => `---
文种: 通知
标题: ${title}
发文机关: 云澜市应急管理局
发文字号: 云应急〔2026〕8号
成文日期: 2026-03-06
主送: [各乡镇人民政府]
印发机关: 云澜市应急管理局
印发日期: 2026-03-06
${keys}---

现将有关事项通知如下：

${body}
`;
save("yinfa.yaml", `机关:
  - {名称: 云澜市应急管理局, 代字: 云应急}
站点: {名称: 云澜市信息公开, 网址: "https://www.yunlan.example/gk"}
`);
const one = "content/通知/一.md";
const released = "公开: {方式: 主动公开, 地址: yi}\n附件: [{标题: 名单, 文件: 附件/名单.md}]\n";
save(one, notice("关于开展安全检查的通知", released, "各单位要立即开展自查。"));
save("content/通知/附件/名单.md", "检查组组长由叶义同志担任。\n");
save("content/通知/二.md", notice("关于报送材料的通知", "抄报: 市委\n", "请于月底前报送。").replace("8号", "9号"));

fs.symlinkSync(fonts, path.join(project, "fonts"));
const env = { ...process.env, YINFA_NO_SYSTEM_FONTS: "1" };
const server = spawn(program, ["serve", "--addr", "127.0.0.1:0"], { cwd: project, env, stdio: ["ignore", "pipe", "inherit"] });
const base = await new Promise((done, fail) => {
  server.on("exit", (code) => fail(new Error(`the preview ended with ${code}`)));
  server.stdout.once("data", (text) => done(String(text).trim()));
});
const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
const context = await browser.newContext({ locale: "zh-CN", viewport: { width: 1400, height: 900 }, acceptDownloads: true });
context.setDefaultTimeout(15000);
function watch(tab, name) {
  tab.on("request", (r) => check(r.url().startsWith(base) || r.url().startsWith("blob:"), `${name} asks ${r.url()}`));
  tab.on("pageerror", (e) => check(false, `${name}: ${e.message}`));
  tab.on("console", (m) => { if (m.type() === "error" && !/favicon|404/.test(m.text())) { check(false, `${name}: ${m.text()}`); } });
}
async function accessible(name, tab) {
  await tab.evaluate(axe);
  const result = await tab.evaluate(() => window.axe.run(document, { preload: false, runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] }));
  for (const v of result.violations) { check(false, `${name}: axe ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 140)).join(" | ")}`); }
}
async function shot(tab, name) {
  if (pictures) {
    fs.mkdirSync(pictures, { recursive: true });
    await tab.screenshot({ path: path.join(pictures, name + ".png") });
  }
}
// step names what was being done when something does not come.
async function step(what, work) {
  try { await work(); } catch (e) { check(false, `${what}: ${String(e.message).split("\n")[0]}`); }
}

const tab = await context.newPage();
watch(tab, "preview");
await tab.goto(base);
const item = (title) => tab.locator("#documents button", { hasText: title });
const line = (text) => tab.locator("#lines li", { hasText: text });

await step("the list", async () => {
  await item("关于开展安全检查的通知").waitFor();
  await tab.locator("#documents .error", { hasText: "错误 1" }).waitFor();
  check((await tab.locator("#documents button").count()) === 2, "the list does not hold two documents");
  await tab.locator("#find").fill("报送");
  check((await tab.locator("#documents button").count()) === 1, "the list is not narrowed by a word");
  await tab.locator("#find").fill("");
  await tab.locator("#only").check();
  check((await tab.locator("#documents button").count()) === 1, "the list is not narrowed to documents with findings");
  await tab.locator("#only").uncheck();
});

const page = tab.locator("#pages .page").first();
await step("the pages", async () => {
  await item("关于开展安全检查的通知").click();
  await page.locator("svg .t").first().waitFor();
  check((await tab.locator("#pages .page").count()) >= 2, "the attachment has no page");
  check((await page.locator("svg use").count()) > 40, "the first page is almost empty");
  await accessible("preview", tab);
  await shot(tab, "preview");
});

await step("from the text to the page", async () => {
  await line("各单位要立即开展自查").click();
  const mark = tab.locator("#pages .page:first-child rect.mark").first();
  await mark.waitFor({ state: "attached" });
  const at = await tab.evaluate(() => {
    const m = document.querySelector("#pages .page:first-child rect.mark").getBoundingClientRect();
    const t = [...document.querySelectorAll("#pages .page:first-child .t")].map((e) => ({ line: Number(e.dataset.l), box: e.getBoundingClientRect() }));
    const hit = t.filter((e) => e.box.x < m.x + m.width && e.box.x + e.box.width > m.x && e.box.y < m.y + m.height && e.box.y + e.box.height > m.y);
    return { lines: hit.map((e) => e.line), here: [...document.querySelectorAll("#lines li")].findIndex((li) => li.classList.contains("here")) + 1 };
  });
  check(at.here > 0 && at.lines.includes(at.here), `line ${at.here} is marked over text of ${at.lines}`);
});

await step("from the page to the text", async () => {
  const target = await tab.evaluate(() => {
    const last = [...document.querySelectorAll("#pages .page:first-child .t")].find((e) => e.dataset.l === "3");
    return last ? last.dataset.l : "";
  });
  check(target === "3", "the title is nowhere on the page");
  await page.locator('.t[data-l="3"]').first().dispatchEvent("click");
  await tab.locator("#lines li.here", { hasText: "标题: 关于开展安全检查的通知" }).waitFor();
  // A place of the attachment opens its file.
  const second = tab.locator("#pages .page").nth(1);
  await second.scrollIntoViewIfNeeded();
  await second.locator('.t[data-f="1"]').first().dispatchEvent("click");
  await tab.locator("#lines li.here", { hasText: "叶义同志" }).waitFor();
  check((await tab.locator("#file").inputValue()).endsWith("附件/名单.md"), "the text of the attachment is not opened");
  await tab.locator("#file").selectOption({ index: 0 });
});

const readPDF = async () => {
  const answer = await context.request.get(base.replace(/\/$/, "") + "/file/" + encodeURI(one.replace(/\.md$/, ".pdf")));
  const file = path.join(project, "..", path.basename(project) + ".pdf");
  fs.writeFileSync(file, await answer.body());
  const text = execFileSync("pdftotext", [file, "-"], { encoding: "utf8" }).replace(/\s/g, "");
  fs.rmSync(file);
  return text;
};

await step("a save", async () => {
  const before = await page.locator("svg").innerHTML();
  save(one, notice("关于推迟安全检查的通知", released, "各单位要在十日内重新报送方案。"));
  await tab.locator("#title", { hasText: "关于推迟安全检查的通知" }).waitFor();
  await line("各单位要在十日内重新报送方案").waitFor();
  await item("关于推迟安全检查的通知").waitFor();
  await tab.waitForFunction((old) => { const svg = document.querySelector("#pages .page svg"); return svg && svg.innerHTML !== old; }, before);
  const text = await readPDF();
  check(text.includes("各单位要在十日内重新报送方案") && !text.includes("立即开展自查"), "the PDF is not that of the save");
});

await step("an error over the last good version", async () => {
  const good = await page.locator("svg").innerHTML();
  save(one, notice("关于取消安全检查的通知", released + "抄报: 市委\n", "不再检查。"));
  await tab.locator("#notice", { hasText: "下面显示的是改错以前的样子" }).waitFor();
  const found = tab.locator("#findings .finding").first();
  const said = await found.textContent();
  check(/抄报/.test(said) && said.includes(one + ":"), `the error has no place: ${said}`);
  check((await found.locator("p").count()) > 0, "the error has no remedy");
  check((await page.locator("svg").innerHTML()) === good, "the last good page is gone");
  await found.locator("button").click();
  await tab.locator("#lines li.here", { hasText: "抄报" }).waitFor();
  await accessible("preview with an error", tab);
  await shot(tab, "preview-error");
  save(one, notice("关于恢复安全检查的通知", released, "恢复检查。"));
  await tab.locator("#title", { hasText: "关于恢复安全检查的通知" }).waitFor();
  check(await tab.locator("#notice").isHidden(), "the error stays");
});

await step("downloads", async () => {
  for (const [word, magic] of [["PDF", "%PDF-"], ["DOCX", "PK"]]) {
    const coming = tab.waitForEvent("download");
    await tab.locator("#downloads a", { hasText: word }).click();
    const got = await coming;
    check(fs.readFileSync(await got.path()).subarray(0, magic.length).toString("latin1") === magic, `${word} is something else`);
    check(got.suggestedFilename().startsWith("一."), `${word} is called ${got.suggestedFilename()}`);
  }
  check((await readPDF()).includes("恢复检查"), "the PDF is not that of the last save");
});

await step("the keyboard", async () => {
  await tab.goto(base);
  await item("关于恢复安全检查的通知").waitFor();
  await tab.keyboard.press("Tab");
  check((await tab.evaluate(() => document.activeElement.className)) === "skip", "the first stop is not the way past the list");
  await item("关于恢复安全检查的通知").focus();
  await tab.keyboard.press("Enter");
  await page.locator("svg .t").first().waitFor();
  await tab.locator("#lines").focus();
  for (let n = 0; n < 40 && !(await tab.locator("#lines li.here", { hasText: "恢复检查。" }).count()); n++) { await tab.keyboard.press("ArrowDown"); }
  await tab.locator("#lines li.here[aria-selected=true]", { hasText: "恢复检查。" }).waitFor();
  await tab.locator("#pages .page:first-child rect.mark").first().waitFor({ state: "attached" });
});

const site = await context.newPage();
watch(site, "site");
await step("the site", async () => {
  await site.goto(base + "site/");
  await site.locator(".yinfa-preview", { hasText: "预览，尚未发布" }).waitFor();
  await site.locator("main a", { hasText: "关于恢复安全检查的通知" }).first().click();
  await site.locator(".text", { hasText: "恢复检查" }).waitFor();
  await accessible("site in the preview", site);
  for (const [ending, magic] of [["pdf", "%PDF-"], ["docx", "PK"]]) {
    const answer = await context.request.get(base + "site/wj/yi." + ending);
    check(answer.ok() && (await answer.body()).subarray(0, magic.length).toString("latin1") === magic, `the site of the preview has no ${ending}`);
  }
  save(one, notice("关于再次安全检查的通知", released, "再次检查。"));
  await site.locator(".text", { hasText: "再次检查" }).waitFor();
  save(one, notice("关于再次安全检查的通知", released + "抄报: 市委\n", "又有错误。"));
  await site.locator(".yinfa-trouble", { hasText: "有 1 份要公开的公文有错误" }).waitFor();
  check(/再次检查/.test(await site.locator(".text").textContent()), "the last good page of the site is gone");
  await shot(site, "preview-site-error");
  save(one, notice("关于最后安全检查的通知", released, "最后检查，联系电话13800000000。"));
  await tab.locator("#findings", { hasText: "手机号" }).waitFor();
  check(!(await site.locator("body").textContent()).includes("13800000000"), "private data is on the site of the preview");
  for (const ending of ["pdf", "docx"]) {
    const answer = await context.request.get(base + "site/wj/yi." + ending);
    check(answer.status() === 409, `the site of the preview gives a ${ending} with private data`);
  }
  await site.goto(base + "site/search.html?q=" + encodeURIComponent("安全检查"));
  await site.locator("#results li").first().waitFor();
});

await step("narrow and dark", async () => {
  const small = await browser.newContext({ locale: "zh-CN", colorScheme: "dark", viewport: { width: 400, height: 800 } });
  const narrow = await small.newPage();
  watch(narrow, "narrow preview");
  await narrow.goto(base + "#doc=" + encodeURIComponent(one));
  await narrow.locator("#pages .page svg .t").first().waitFor();
  await accessible("narrow preview", narrow);
  const wide = await narrow.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  check(wide <= 0, `the preview scrolls sideways by ${wide}px`);
  await shot(narrow, "preview-narrow");
  await small.close();
});

await browser.close();
server.removeAllListeners("exit");
server.kill("SIGINT");
await new Promise((done) => server.on("exit", done));
fs.rmSync(project, { recursive: true });
if (failures.length) { console.log(`${failures.length} failures`); process.exit(1); }
console.log("preview in Chromium: list, pages, saves, errors, places, downloads, keyboard, site, narrow and dark: good");
