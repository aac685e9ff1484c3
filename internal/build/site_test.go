package build

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/output"
)

const siteSection = "站点: {名称: 云澜市信息公开, 网址: \"https://www.yunlan.example/gk\"}\n"

func siteOptions(tb testing.TB, root string) Options {
	o := options(tb, root)
	o.Formats = []Format{HTML}
	return o
}

func under(files map[string]string, prefix string) []string {
	var out []string
	for name := range files {
		if strings.HasPrefix(name, prefix) {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}

func TestSiteHoldsWhatIsReleased(t *testing.T) {
	files := map[string]string{
		"yinfa.yaml":   config + siteSection,
		"content/开.md": notice("公开: 主动公开\n状态: 已印发\n联系人: 只在内部的人\n", "对外的话。"),
		"content/藏.md": notice("", "只在内部的话。"),
		"content/依.md": notice("公开: 依申请公开\n", "依申请才给的话。"),
	}
	root := project(t, files)
	r := mustRun(t, siteOptions(t, root))
	checkNoAccident(t, r)
	out := filepath.Join(root, "output")
	made := results(t, out)
	if r.Failed != 0 || r.Site == 0 || made["site/index.html"] == "" || len(under(made, "site/wj/")) != 3 || len(r.Files) != 0 {
		t.Fatalf("%d failed, %d in the site, %v\n%s", r.Failed, r.Site, under(made, "site/wj/"), diag.Text(r.Diagnostics))
	}
	if r.Site != len(under(made, "site/")) {
		t.Errorf("%d files are told of, %d are there", r.Site, len(under(made, "site/")))
	}
	found := false
	for _, name := range under(made, "site/") {
		for _, word := range []string{"只在内部", "依申请才给", "开.md", "藏"} {
			if strings.Contains(made[name], word) || strings.Contains(name, word) {
				t.Errorf("%s holds %s", name, word)
			}
		}
		found = found || strings.Contains(made[name], "对外的话")
	}
	if !found {
		t.Error("the released text is not there")
	}
	for _, name := range under(made, "") {
		if !strings.HasPrefix(name, "site/") && path.Ext(name) != ".json" {
			t.Errorf("%s beside the site", name)
		}
	}

	again := siteOptions(t, root)
	again.Output = filepath.Join(t.TempDir(), "again")
	mustRun(t, again)
	if !maps.Equal(results(t, again.Output), made) {
		t.Error("the same sources give another site")
	}

	// Withdrawn: nothing of it stays.
	if err := os.WriteFile(filepath.Join(root, "content", "开.md"), []byte(notice("公开: 不予公开\n", "对外的话。")), 0o644); err != nil {
		t.Fatal(err)
	}
	mustRun(t, siteOptions(t, root))
	for name, data := range results(t, out) {
		if strings.HasPrefix(name, "site/wj/") || strings.Contains(data, "对外的话") {
			t.Errorf("%s stays", name)
		}
	}
}

func TestSiteStopsForPrivateData(t *testing.T) {
	root := project(t, map[string]string{
		"yinfa.yaml":   config + siteSection,
		"content/a.md": notice("公开: 主动公开\n", "联系电话：13800000000。"),
		"content/b.md": notice("公开: 主动公开\n", ""),
		"content/c.md": numbered(3, notice("公开: {方式: 主动公开, 照登: [手机号]}\n", "投诉电话：13900000000。")),
	})
	r := mustRun(t, siteOptions(t, root))
	if got := codesOf(r, "content/a.md"); !slices.Contains(got, diag.SitePrivate) {
		t.Errorf("a: %v", got)
	}
	if got := codesOf(r, "content/c.md"); len(got) > 0 {
		t.Errorf("c: %v", got)
	}
	if got := codesOf(r, ""); !slices.Contains(got, diag.SiteStopped) || r.Site != 0 {
		t.Errorf("%v", got)
	}
	made := results(t, filepath.Join(root, "output"))
	if made["site/index.html"] != "" {
		t.Error("a site without one of its documents is written")
	}
	for name, data := range made {
		if strings.Contains(data, "13800000000") {
			t.Errorf("%s holds the number", name)
		}
	}
}

// TestStoppedSiteStaysAsItWas builds a site, then once more with a change to
// every document and a fault of one kind: no file of the site may differ.
func TestStoppedSiteStaysAsItWas(t *testing.T) {
	second := func(extra, text string) string {
		return strings.Replace(notice(extra, text), "1号", "2号", 1)
	}
	files := map[string]string{
		"yinfa.yaml":   config + siteSection,
		"content/a.md": notice("公开: {方式: 主动公开, 地址: a}\n", "第一版。"),
		"content/b.md": second("公开: {方式: 主动公开, 地址: b}\n", "第一版。"),
	}
	for name, fault := range map[string]map[string]string{
		"private data":    {"content/b.md": second("公开: {方式: 主动公开, 地址: b}\n", "联系电话：13800000000。")},
		"faulty document": {"content/b.md": second("公开: {方式: 主动公开, 地址: b}\n成文: 2026\n", "第二版。")},
		"one address":     {"content/b.md": second("公开: {方式: 主动公开, 地址: a}\n", "第二版。")},
		"year":            {"content/b.md": second("公开: {方式: 主动公开, 地址: b}\n", "第二版。"), "yinfa.yaml": config + strings.Replace(siteSection, "}", ", 年度情况: [{计划: 没有的计划, 轮次: [第一轮], 截至: 2026-03-01}]}", 1)},
		"template":        {"content/b.md": second("公开: {方式: 主动公开, 地址: b}\n", "第二版。"), "layouts/site/search.html": `{{define "main"}}{{.NoSuchField}}{{end}}`},
	} {
		t.Run(name, func(t *testing.T) {
			root := project(t, files)
			o := siteOptions(t, root)
			o.Formats = []Format{PDF, DOCX, HTML}
			mustRun(t, o)
			before := results(t, o.Output)
			fault["content/a.md"] = notice("公开: {方式: 主动公开, 地址: a}\n", "第二版。")
			for file, text := range fault {
				file = filepath.Join(root, filepath.FromSlash(file))
				if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			r := mustRun(t, o)
			after := results(t, o.Output)
			if r.Site != 0 || !strings.Contains(diag.Text(r.Diagnostics), "错误") || name != "template" && name != "year" && !slices.Contains(codesOf(r, ""), diag.SiteStopped) {
				t.Errorf("%d files\n%s", r.Site, diag.Text(r.Diagnostics))
			}
			if !slices.Equal(under(before, "site/"), under(after, "site/")) {
				t.Errorf("%v\nwas %v", under(after, "site/"), under(before, "site/"))
			}
			for _, file := range append(under(before, "site/"), OriginName) {
				if before[file] != after[file] {
					t.Errorf("%s has changed", file)
				}
			}
			if before["a.pdf"] == after["a.pdf"] {
				t.Error("the office's own file was not written: the test shows nothing")
			}
			for _, e := range manifestOf(t, after).Files {
				if e.SHA256 != output.NewEntry(e.Path, []byte(after[e.Path])).SHA256 {
					t.Errorf("the manifest is wrong about %s", e.Path)
				}
			}
			// Half-written files are hidden from results; none may be there.
			err := filepath.WalkDir(o.Output, func(p string, entry os.DirEntry, err error) error {
				if err == nil && strings.HasPrefix(entry.Name(), ".yinfa-") {
					t.Errorf("%s is left over", p)
				}
				return err
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
}

func manifestOf(t *testing.T, made map[string]string) output.Manifest {
	t.Helper()
	var m output.Manifest
	if err := json.Unmarshal([]byte(made["manifest.json"]), &m); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestSiteNeedsItsDescription(t *testing.T) {
	root := project(t, map[string]string{"content/a.md": notice("公开: 主动公开\n", "")})
	r := mustRun(t, siteOptions(t, root))
	if got := codesOf(r, "yinfa.yaml"); !slices.Equal(got, []diag.Code{diag.SiteMissing}) || r.Site != 0 {
		t.Errorf("%v", got)
	}
	o := siteOptions(t, root)
	o.Paths = []string{"content/a.md"}
	var usage *UsageError
	if _, err := Run(context.Background(), o); !errors.As(err, &usage) {
		t.Errorf("a part of a site: %v", err)
	}
}

func TestSiteTakesTheOfficesTemplates(t *testing.T) {
	files := map[string]string{
		"yinfa.yaml":                config + siteSection,
		"content/a.md":              notice("公开: 主动公开\n", ""),
		"layouts/site/home.html":    `{{define "main"}}<h1>自己的首页{{.Home.Count}}</h1>{{end}}`,
		"layouts/site/own-mark.svg": "<svg/>",
	}
	root := project(t, files)
	r := mustRun(t, siteOptions(t, root))
	made := results(t, filepath.Join(root, "output"))
	if !strings.Contains(made["site/index.html"], "自己的首页1") || made["site/zy/own-mark.svg"] != "<svg/>" {
		t.Errorf("not taken\n%s", diag.Text(r.Diagnostics))
	}
	for text, file := range map[string]string{
		`{{define "main"}}{{.Home.Count}{{end}}`:   "home.html",
		`{{define "main"}}{{.NoSuchField}}{{end}}`: "home.html",
		`什么`: "other.html",
	} {
		files := maps.Clone(files)
		files["layouts/site/"+file] = text
		r := mustRun(t, siteOptions(t, project(t, files)))
		if got := codesOf(r, "layouts/site/"+file); !slices.Contains(got, diag.SiteTemplate) {
			t.Errorf("%s: %v", text, got)
		}
		checkNoAccident(t, r)
	}
}

func TestManifestListsTheSiteAndWhatStaysInside(t *testing.T) {
	root := project(t, map[string]string{
		"yinfa.yaml":   config + siteSection,
		"content/开.md": notice("公开: {方式: 主动公开, 地址: kai}\n", "对外的话。"),
		"content/藏.md": strings.Replace(notice("", ""), "1号", "2号", 1),
		"content/等.md": strings.Replace(notice("公开: {方式: 主动公开, 发布时间: 2026-03-20}\n", ""), "1号", "3号", 1),
	})
	manifest := func(formats ...Format) output.Manifest {
		o := options(t, root)
		o.Formats, o.Day = formats, calendar.Date{Year: 2026, Month: 3, Day: 10}
		checkNoAccident(t, mustRun(t, o))
		var m output.Manifest
		if err := json.Unmarshal([]byte(results(t, o.Output)["manifest.json"]), &m); err != nil {
			t.Fatal(err)
		}
		return m
	}
	paths := func(m output.Manifest) map[string]output.Entry {
		out := map[string]output.Entry{}
		for _, e := range m.Files {
			out[e.Path] = e
		}
		return out
	}
	both := manifest(PDF, HTML)
	made := results(t, filepath.Join(root, "output"))
	there := paths(both)
	documents := 0
	for name, data := range made {
		if !strings.HasPrefix(name, "site/") && path.Ext(name) == ".json" {
			continue // what the program says of the results
		}
		documents++
		if there[name].SHA256 != output.NewEntry(name, []byte(data)).SHA256 || there[name].Size != len(data) {
			t.Errorf("%s is not in the manifest as it is", name)
		}
	}
	if len(there) != documents || there["site/wj/kai.pdf"].Source != "content/开.md" {
		t.Errorf("%d of %d, %+v", len(there), documents, there["site/wj/kai.pdf"])
	}
	want := []output.Held{
		{Document: "content/等.md", Source: "content/等.md", Number: "云政办〔2026〕3号", Reason: "还没有到发布时间", Until: "2026-03-20"},
		{Document: "content/藏.md", Source: "content/藏.md", Number: "云政办〔2026〕2号", Reason: "没有写公开"},
	}
	if !slices.Equal(both.Unreleased, want) {
		t.Errorf("%+v", both.Unreleased)
	}
	// The site alone leaves the documents' own files listed, and the other way round.
	for _, formats := range [][]Format{{HTML}, {PDF}} {
		if m := manifest(formats...); !maps.Equal(hashes(m), hashes(both)) || !slices.Equal(m.Unreleased, want) {
			t.Errorf("%v: %d files, %d before", formats, len(m.Files), len(both.Files))
		}
	}
}

func hashes(m output.Manifest) map[string]string {
	out := map[string]string{}
	for _, e := range m.Files {
		out[e.Path] = e.SHA256
	}
	return out
}

func TestEmbargoByTheDay(t *testing.T) {
	files := map[string]string{
		"yinfa.yaml":   config + siteSection,
		"content/等.md": notice("公开: {方式: 主动公开, 发布时间: 2026-03-20, 地址: deng}\n", ""),
	}
	root := project(t, files)
	for day, want := range map[int]bool{19: false, 20: true, 21: true} {
		o := siteOptions(t, root)
		o.Day = calendar.Date{Year: 2026, Month: 3, Day: day}
		r := mustRun(t, o)
		if _, there := results(t, o.Output)["site/wj/deng.html"]; there != want {
			t.Errorf("on the %d: %v\n%s", day, there, diag.Text(r.Diagnostics))
		}
	}
	// Without a day, the latest that is written down: here that of another document.
	mustRun(t, siteOptions(t, root))
	if _, there := results(t, filepath.Join(root, "output"))["site/wj/deng.html"]; there {
		t.Error("it does not wait for its own day")
	}
	files["content/后.md"] = strings.NewReplacer("1号", "2号", "2026-03-06", "2026-03-21").Replace(notice("", ""))
	root = project(t, files)
	mustRun(t, siteOptions(t, root))
	if _, there := results(t, filepath.Join(root, "output"))["site/wj/deng.html"]; !there {
		t.Error("it waits though a later day is written down")
	}
}

func TestCheckFindsWhatWouldLeave(t *testing.T) {
	files := map[string]string{
		"content/a.md": notice("公开: 主动公开\n", "联系电话：13800000000。"),
		"content/b.md": notice("公开: {方式: 主动公开, 栏目: 没有的栏目}\n", ""),
	}
	for _, site := range []string{"", siteSection} {
		files["yinfa.yaml"] = config + site
		root := project(t, files)
		o := options(t, root)
		o.CheckOnly = true
		for _, paths := range [][]string{nil, {"content/a.md"}} {
			o.Paths = paths
			r := mustRun(t, o)
			if got := codesOf(r, "content/a.md"); !slices.Contains(got, diag.SitePrivate) {
				t.Errorf("%q %v: %v", site, paths, got)
			}
			if got := codesOf(r, "content/b.md"); slices.Contains(got, diag.SiteColumnless) != (site != "" && paths == nil) {
				t.Errorf("%q %v: %v", site, paths, got)
			}
		}
		if len(results(t, o.Output)) > 0 {
			t.Error("a check writes")
		}
	}
}

func TestRepealedPagesStay(t *testing.T) {
	second := strings.NewReplacer("1号", "2号", "2026-03-06", "2026-04-06", "召开会议", "另行安排").Replace(notice("公开: {方式: 主动公开, 地址: er}\n废止: [云政办〔2026〕1号]\n", ""))
	second = strings.Replace(second, "废止: [云政办〔2026〕2号]", "废止: [云政办〔2026〕1号]", 1)
	root := project(t, map[string]string{
		"yinfa.yaml":   config + siteSection,
		"content/一.md": notice("公开: {方式: 主动公开, 地址: yi}\n", ""),
		"content/二.md": second,
	})
	r := mustRun(t, siteOptions(t, root))
	made := results(t, filepath.Join(root, "output"))
	one, two := made["site/wj/yi.html"], made["site/wj/er.html"]
	if !strings.Contains(one, "本文件现为“已废止”") || !strings.Contains(one, "废止本文") || !strings.Contains(one, "er.html") || !strings.Contains(two, "本文废止") || !strings.Contains(two, "yi.html") || strings.Contains(two, "仅供查阅") {
		t.Errorf("%s\n%s\n%s", one, two, diag.Text(r.Diagnostics))
	}
	if !strings.Contains(made["site/wj/yi.json"], `"有效性": "已废止"`) || !strings.Contains(made["site/qb/feed.atom"], "现为“已废止”") || made["site/wj/yi.pdf"] == "" {
		t.Error("the data, the feeds or the downloads do not follow")
	}
}

// TestAddressesStay: what has a number keeps its address wherever its file
// goes; what has none stops the site until its address is written down.
func TestAddressesStay(t *testing.T) {
	plain := strings.NewReplacer("文种: 通知", "文种: 公示", "发文字号: 云政办〔2026〕1号\n", "").Replace(notice("公开: 主动公开\n", ""))
	root := project(t, map[string]string{
		"yinfa.yaml":   config + siteSection,
		"content/一.md": notice("公开: 主动公开\n", ""),
		"content/二.md": strings.Replace(notice("公开: {方式: 主动公开, 地址: er}\n", ""), "1号", "2号", 1),
		"content/三.md": plain,
	})
	run := func() (site int, said []string) {
		r := mustRun(t, siteOptions(t, root))
		for _, d := range r.Diagnostics {
			if d.Code == diag.SitePage {
				said = append(said, d.Severity.Machine()+" "+d.Span.File+" "+d.Hint)
			}
		}
		return r.Site, said
	}
	pages := func() []string { return under(results(t, filepath.Join(root, "output")), "site/wj/") }
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(root, "content", name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	move := func(from, to string) {
		t.Helper()
		if err := os.Rename(filepath.Join(root, "content", from), filepath.Join(root, "content", to)); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		if n, said := run(); n == 0 || len(said) > 0 {
			t.Fatalf("%d files, %v", n, said)
		}
	}
	old := pages()
	move("一.md", "改名.md")
	if n, said := run(); n == 0 || len(said) > 0 || !slices.Equal(old, pages()) {
		t.Errorf("%d files, %v", n, said)
	}
	move("三.md", "三改名.md")
	n, said := run()
	if n > 0 || len(said) != 1 || !strings.HasPrefix(said[0], "error content/三改名.md 在“公开”里写上 地址: ") || !slices.Equal(old, pages()) {
		t.Fatalf("%d files, %v", n, said)
	}
	_, key, _ := strings.Cut(said[0], "地址: ")
	write("三改名.md", strings.Replace(plain, "公开: 主动公开", "公开: {方式: 主动公开, 地址: "+key+"}", 1))
	if n, said := run(); n == 0 || len(said) > 0 || !slices.Equal(old, pages()) {
		t.Errorf("%d files, %v", n, said)
	}
	write("三改名.md", strings.Replace(plain, "公开: 主动公开", "公开: {方式: 主动公开, 地址: san}", 1))
	if n, said := run(); n == 0 || len(said) != 1 || said[0] != "warning content/三改名.md 在“公开”里写上 地址: "+key {
		t.Errorf("%d files, %v", n, said)
	}
	// A file that is gone takes its page along, which is said.
	if err := os.Remove(filepath.Join(root, "content", "三改名.md")); err != nil {
		t.Fatal(err)
	}
	if n, said := run(); n == 0 || len(said) != 1 || !strings.HasPrefix(said[0], "warning  改名、移动了的，在新的文件的“公开”里写上 地址: san；") {
		t.Errorf("%d files, %v", n, said)
	}
	write("改名.md", notice("公开: 不予公开\n", ""))
	if n, said := run(); n == 0 || len(said) > 0 {
		t.Errorf("%d files, %v", n, said)
	}
}

func TestDraftsStayInside(t *testing.T) {
	root := project(t, map[string]string{
		"yinfa.yaml":   config + siteSection,
		"content/一.md": notice("公开: {方式: 主动公开, 地址: yi}\n状态: 待签\n", "联系电话：13800000000。"),
		"content/二.md": strings.Replace(notice("公开: {方式: 主动公开, 地址: er}\n", ""), "1号", "2号", 1),
		"content/三.md": strings.Replace(notice("公开: {方式: 主动公开, 地址: san}\n密级: 秘密★1年\n份号: \"000001\"\n", ""), "1号", "3号", 1),
	})
	r := mustRun(t, siteOptions(t, root))
	made := results(t, filepath.Join(root, "output"))
	if made["site/wj/er.html"] == "" || made["site/wj/yi.html"] != "" || made["site/wj/san.html"] != "" {
		t.Errorf("%v", under(made, "site/wj/"))
	}
	if got := codesOf(r, "content/一.md"); len(got) > 0 {
		t.Errorf("a draft is faulty: %v", got)
	}
	if got := codesOf(r, "content/三.md"); !slices.Equal(got, []diag.Code{diag.SiteSecret}) {
		t.Errorf("%v", got)
	}
}
