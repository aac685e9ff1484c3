package build

import (
	"path/filepath"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// TestFilesOfTheSiteAreReadBeforeTheyLeave: private data that no document says
// stops the site too, in a build and in a check.
func TestFilesOfTheSiteAreReadBeforeTheyLeave(t *testing.T) {
	const own = "{{define \"main\"}}<h1>没有</h1><p>有事打%s</p>{{end}}"
	for name, c := range map[string]struct {
		files map[string]string
		said  string
	}{
		"template":    {map[string]string{"layouts/site/missing.html": strings.Replace(own, "%s", "13800000000", 1)}, "404.html"},
		"style":       {map[string]string{"layouts/site/own.css": "/* 13800000000 */"}, "zy/own.css"},
		"drawing":     {map[string]string{"layouts/site/own.svg": "<svg><desc>13800000000</desc></svg>"}, "zy/own.svg"},
		"description": {map[string]string{"yinfa.yaml": config + described("说明: 有事打13800000000")}, "个文件"},
		"contact":     {map[string]string{"yinfa.yaml": config + described("说明: 有事打0000-66010088, 联系方式: 0000-66010077；0000-66010088")}, ""},
		"two cells":   {map[string]string{"content/表.md": numbered(2, notice("公开: 主动公开\n", "\n\n| 甲 | 乙 |\n|---|---|\n| 1380000 | 0000 |"))}, "feed"},
		"nothing":     {map[string]string{"layouts/site/missing.html": strings.Replace(own, "%s", "12345", 1)}, ""},
	} {
		files := map[string]string{"yinfa.yaml": config + siteSection, "content/公示.md": notice("公开: 主动公开\n", "正文。")}
		for path, text := range c.files {
			files[path] = text
		}
		root := project(t, files)
		r := mustRun(t, siteOptions(t, root))
		checked := siteOptions(t, root)
		checked.CheckOnly, checked.Formats = true, nil
		for _, r := range []*Result{r, mustRun(t, checked)} {
			said := ""
			for _, d := range r.Diagnostics {
				if d.Code == diag.SitePrivate && d.Severity == diag.Error {
					said += d.Summary + "\n"
				}
			}
			if (said == "") != (c.said == "") || !strings.Contains(said, c.said) {
				t.Errorf("%s: want %q\n%s", name, c.said, diag.Text(r.Diagnostics))
			}
		}
		if (r.Site == 0) != (c.said != "") {
			t.Errorf("%s: %d files of the site", name, r.Site)
		}
	}
}

// described is siteSection with more keys.
func described(keys string) string {
	return strings.TrimSuffix(siteSection, "}\n") + ", " + keys + "}\n"
}

// TestOwnPicturesOfTheSiteLoseWhatIsNoPicture: a picture of the office's own
// design is cleaned like those of documents.
func TestOwnPicturesOfTheSiteLoseWhatIsNoPicture(t *testing.T) {
	p := &planter{}
	root := project(t, map[string]string{
		"yinfa.yaml": config + siteSection, "content/公示.md": notice("公开: 主动公开\n", "正文。"),
		"layouts/site/a.png": secretPicturePNG(p, "PNG"), "layouts/site/b.jpg": secretPhoto(t, p, "JPEG"),
	})
	if r := mustRun(t, siteOptions(t, root)); r.Site == 0 {
		t.Fatal(diag.Text(r.Diagnostics))
	}
	made := results(t, filepath.Join(root, "output"))
	for _, name := range []string{"site/zy/a.png", "site/zy/b.jpg"} {
		if made[name] == "" || strings.Contains(made[name], mark) {
			t.Errorf("%s: %d bytes, with a secret: %v", name, len(made[name]), strings.Contains(made[name], mark))
		}
	}
}
