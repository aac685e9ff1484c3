package build

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
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
	if len(under(made, "")) != r.Site+1 {
		t.Errorf("files beside the site and the manifest: %v", under(made, "")[:5])
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
		"content/c.md": notice("公开: {方式: 主动公开, 照登: [手机号]}\n", "投诉电话：13900000000。"),
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
