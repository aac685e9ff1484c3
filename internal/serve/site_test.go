package serve

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const siteConfig = config + "站点: {名称: 云澜市信息公开, 网址: \"https://www.yunlan.example/gk\", 关键词: [安全生产]}\n"

// public is a released document with an address of its own.
func public(title, address, more, body string) string {
	return strings.Replace(notice(title, body), "主送:", "公开: {方式: 主动公开, 地址: "+address+more+"}\n主送:", 1)
}

func (r *running) page(path string) string {
	code, body := r.ask(path)
	if code != http.StatusOK {
		return ""
	}
	return strings.ReplaceAll(body, "<wbr>", "") // where lines of titles may end
}

func TestSiteIsThatOfNow(t *testing.T) {
	r := run(t, map[string]string{
		"yinfa.yaml":   siteConfig,
		"content/开.md": public("关于召开会议的通知", "kai", "", "第一稿。"),
		"content/内.md": strings.Replace(notice("关于内部事项的通知", "不公开的话。"), "1号", "9号", 1),
	})
	has := func(path, part string) func() bool {
		return func() bool { return strings.Contains(r.page(path), part) }
	}
	until(t, has("/site/", "关于召开会议的通知"))
	until(t, has("/site/wj/kai.html", "第一稿"))
	if body := r.page("/site/qb/"); !strings.Contains(body, `class="yinfa-preview"`) || !strings.Contains(body, "预览，尚未发布") || strings.Contains(body, "内部事项") {
		t.Errorf("%.3000s", body)
	}
	if _, body := r.ask("/site/qb"); !strings.Contains(body, "全部公开文件") {
		t.Errorf("a folder without its slash: %.200s", body)
	}
	for _, path := range []string{"/site/wj/kai.pdf", "/site/wj/kai.docx"} {
		if code, body := r.ask(path); code != http.StatusOK || !strings.HasPrefix(body, "%PDF-") && !strings.HasPrefix(body, "PK") {
			t.Errorf("%s: %d %.20q", path, code, body)
		}
	}
	for _, link := range regexp.MustCompile(`(?:href|src)="((?:\.\./)?zy/[^"]+)"`).FindAllStringSubmatch(r.page("/site/index.html"), -1) {
		if r.page("/site/"+link[1]) == "" {
			t.Errorf("no %s", link[1])
		}
	}

	// A save, and the site is that of now: nobody has to build.
	events := r.listen("")
	r.save("content/开.md", public("关于推迟会议的通知", "kai", "", "第二稿。"))
	await(t, events, `"kind":"site"`)
	until(t, has("/site/wj/kai.html", "第二稿"))
	if body := r.page("/site/index.html"); !strings.Contains(body, "关于推迟会议的通知") || strings.Contains(body, "关于召开会议的通知") {
		t.Error("the first page is old")
	}

	// A page that was made before a save and listens only after it learns so.
	state := func(body string) string {
		m := regexp.MustCompile(`data-state="(\d+)"`).FindStringSubmatch(body)
		if m == nil {
			t.Fatalf("the page states no state: %.500s", body)
		}
		return m[1]
	}
	old := state(r.page("/site/index.html"))
	r.save("content/开.md", public("关于推迟会议的通知", "kai", "", "第二稿改。"))
	await(t, events, `"kind":"site"`)
	fresh := state(r.page("/site/index.html"))
	if fresh == old {
		t.Errorf("the page is in state %s before and after a save", old)
	}
	await(t, r.listen(""), fresh)
	r.save("content/开.md", public("关于推迟会议的通知", "kai", "", "第二稿。"))
	await(t, events, `"kind":"site"`)

	// An error shows above the last good page.
	r.save("content/开.md", strings.Replace(public("关于取消会议的通知", "kai", "", "第三稿。"), "主送:", "抄报: 市委\n主送:", 1))
	until(t, has("/site/wj/kai.html", "yinfa-trouble"))
	if body := r.page("/site/wj/kai.html"); !strings.Contains(body, "第二稿") || !strings.Contains(body, "有 1 份要公开的公文有错误") {
		t.Errorf("%.2000s", body)
	}
	r.save("content/开.md", public("关于取消会议的通知", "kai", "", "第四稿。"))
	until(t, has("/site/wj/kai.html", "第四稿"))
	if strings.Contains(r.page("/site/wj/kai.html"), "yinfa-trouble") {
		t.Error("the trouble stays")
	}

	// Private data is found before anybody builds.
	r.save("content/开.md", public("关于取消会议的通知", "kai", "", "联系电话：13800000000。"))
	var doc documentAnswer
	until(t, func() bool {
		r.want(&doc, "/api/document", "name", "content/开.md")
		return len(doc.Findings) > 0 && strings.Contains(doc.Findings[0].Code, "private")
	})
	until(t, has("/site/wj/kai.html", "yinfa-trouble"))
	if body := r.page("/site/wj/kai.html"); !strings.Contains(body, "第四稿") || strings.Contains(body, "13800000000") {
		t.Errorf("%.2000s", body)
	}

	// Readers download the public edition.
	r.save("content/开.md", public("关于取消会议的通知", "kai", ", 屏蔽: [手机号]", "联系电话：13800000000。"))
	until(t, has("/site/wj/kai.html", "138****0000"))
	_, pdf := r.ask("/site/wj/kai.pdf")
	_, whole := r.ask("/file/content/开.pdf")
	if !strings.HasPrefix(pdf, "%PDF-") || pdf == whole {
		t.Error("the public reads the internal edition")
	}

	// Another document repeals it, and no longer does.
	repeal := strings.Replace(public("关于废止文件的通知", "fei", "", ""), "云政办〔2026〕1号", "云政办〔2026〕2号", 1)
	r.save("content/废.md", strings.Replace(repeal, "主送:", "废止: [云政办〔2026〕1号]\n主送:", 1))
	until(t, has("/site/wj/kai.html", "现为“已废止”"))
	r.save("content/废.md", repeal)
	until(t, func() bool { return !strings.Contains(r.page("/site/wj/kai.html"), "现为“已废止”") })
	if err := os.Remove(filepath.Join(r.root, "content", "废.md")); err != nil {
		t.Fatal(err)
	}

	// Withdrawn, come, and what all share.
	r.save("content/开.md", notice("关于取消会议的通知", "第五稿。"))
	r.save("content/新.md", public("关于新事项的通知", "xin", "", ""))
	until(t, func() bool { return r.page("/site/wj/kai.html") == "" && r.page("/site/wj/xin.html") != "" })
	r.save("yinfa.yaml", strings.Replace(siteConfig, "云澜市信息公开", "云澜市政务公开", 1))
	until(t, has("/site/wj/xin.html", "云澜市政务公开"))
	// A broken template or project file leaves the last good site, with the reason.
	r.save("layouts/site/home.html", `{{define "main"}}{{if}}{{end}}`)
	until(t, has("/site/", "网页模板有写错的地方"))
	if !strings.Contains(r.page("/site/wj/xin.html"), "云澜市政务公开") {
		t.Error("the last good site is gone")
	}
	r.save("layouts/site/home.html", `{{define "main"}}<h1>{{.NoSuchThing}}</h1>{{end}}`)
	until(t, func() bool {
		_, body := r.ask("/site/")
		return strings.Contains(body, "没有网站可以显示") && strings.Contains(body, "layouts/site/home.html")
	})
	r.save("layouts/site/home.html", `{{define "main"}}<h1>自己的首页</h1>{{end}}`)
	until(t, has("/site/", "自己的首页"))
	r.save("yinfa.yaml", "机关: [\n")
	until(t, has("/site/", "yinfa-trouble"))
	if !strings.Contains(r.page("/site/wj/xin.html"), "云澜市政务公开") {
		t.Error("the last good site is gone")
	}
}

// TestPageOfTheSiteIsInView holds that a document whose page of the site is
// open is watched as closely as one that is looked at by itself.
func TestPageOfTheSiteIsInView(t *testing.T) {
	r := run(t, map[string]string{
		"yinfa.yaml":   siteConfig,
		"content/开.md": public("关于召开会议的通知", "kai", "", "第一稿。"),
	})
	until(t, func() bool { return r.page("/site/wj/kai.html") != "" })
	for page, want := range map[string]string{
		"/site/wj/kai.html": "content/开.md", "/site/index.html": "", "/site/wj/kai.pdf": "", "/wj/kai.html": "", "": "",
	} {
		if got := r.desk.onPage(page); got != want {
			t.Errorf("%q shows %q, want %q", page, got, want)
		}
	}
	answer, err := http.Get(r.base + "/api/events?page=" + url.QueryEscape("/site/wj/kai.html"))
	if err != nil {
		t.Fatal(err)
	}
	until(t, func() bool { return r.desk.hub.inView()["content/开.md"] })
	if err := answer.Body.Close(); err != nil {
		t.Error(err)
	}
	until(t, func() bool { return !r.desk.hub.inView()["content/开.md"] })
}
