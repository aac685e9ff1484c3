package release

import (
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

func TestSiteFilesAreReadAsTheyLeave(t *testing.T) {
	clean, _, _ := CleanPicture(secretPNG())
	for name, c := range map[string]struct{ data, want string }{
		"404.html":           {"<p>请打138<b>0000</b>0000</p>", "手机号"},
		"a/meta.html":        {`<meta content="有事打13800000000">`, "手机号"},
		"a/single.html":      {`<p title='13800000000'>甲</p>`, "手机号"},
		"a/note.html":        {"<!-- 13800000000 -->", "手机号"},
		"a/entity.html":      {"<p>&#49;3800000000</p>", "手机号"},
		"a/link.html":        {`<a href="https://yunlan.example/?t=%31%33800000000">甲</a>`, "手机号"},
		"a/data.html":        {`<script type="application/ld+json">{"a":"\u00313800000000"}</script>`, "手机号"},
		"a/cells.html":       {"<td>1380000</td><td>0000</td>", ""},
		"a/drawn.svg":        {`<path d="M13800000000 0"/>`, ""},
		"b.svg":              {"<metadata>13800000000</metadata>", "手机号"},
		"feed.atom":          {"<summary>有事打13800000000</summary>", "手机号"},
		"feed.json":          {`{"a":["x",{"b":"13800000000"}]}`, "手机号"},
		"names.json":         {`{"13800000000":1}`, "手机号"},
		"sitemap.xml":        {"<loc>https://yunlan.example/wj/0110123404.html</loc>", ""},
		"path.html":          {`<a href="../wj/0110123404.html">甲</a>`, ""},
		"wj/0110123404.html": {`<a href="0110123404.pdf" download="甲.pdf">PDF</a>`, ""},
		"t.js":               {`yinfa.doc(0,{"x":"有事打13800000000"});`, "手机号"},
		"words.js":           {`yinfa.shard(0,{"1380":"AAk","0000":"AAk"});`, ""},
		"site.css":           {"/* 13800000000 */", "手机号"},
		"robots.txt":         {"# awb@yunlan.example", "电子邮箱"},
		"logo.png":           {string(secretPNG()), "拍摄信息"},
		"plain.png":          {string(clean), ""},
		"logo.webp":          {"RIFF....WEBPEXIF", "拍摄信息"},
		"icon.ico":           {"\x00\x00\x01\x00", ""},
		"wj/kept.html":       {"<p>13900000000</p>", ""},
		"qb/list.html":       {"<p>13900000000</p>", ""},
		"wj/kind.html":       {"<p>电话：66010099</p>", ""},
		"wj/other.html":      {"<p>电话：66010098</p>", "电话"},
		"wj/names.html":      {"<p>关于66010097的通知</p><p>电话：66010097</p>", ""},
	} {
		check := (&Rules{}).SiteCheck()
		kept := released()
		kept.Release.Kept = texts("13900000000")
		check.Allow(check.rules.Purpose("wj/kept.html", kept))
		kind := released()
		kind.Release.Kept, kind.Meta.Title = texts(Phone), "电话：66010097"
		check.Allow(check.rules.Purpose("wj/kind.html", kind))
		check.Allow(check.rules.Purpose("wj/other.html", released()))
		check.Allow(check.rules.Purpose("wj/names.html", released()))
		check.Allow(check.rules.Purpose("wj/0110123404.html", released()))
		check.File(name, []byte(c.data))
		found := check.Findings()
		said := diag.Text(found)
		if (c.want == "") != (len(found) == 0) || !strings.Contains(said, c.want) {
			t.Errorf("%s: want %q\n%s", name, c.want, said)
		}
		if len(found) > 0 && (!strings.Contains(said, name) || strings.Contains(said, "0000000")) {
			t.Errorf("%s: %s", name, said)
		}
	}
}

func TestWhatManyFilesHoldIsToldOnce(t *testing.T) {
	check := (&Rules{}).SiteCheck()
	for _, name := range []string{"b.html", "a.html", "c.html"} {
		check.File(name, []byte("<p>13800000000</p>"))
	}
	found := check.Findings()
	if len(found) != 1 || !strings.HasPrefix(found[0].Summary, "网站的 a.html 等3个文件里有手机号") {
		t.Error(diag.Text(found))
	}
	check = (&Rules{}).SiteCheck()
	check.AllowNumber("33-0138000")
	check.AllowNumber("0138-0000-2026")
	check.File("a.html", []byte("<p>0138-0000-2026</p>"))
	if found := check.Findings(); len(found) > 0 {
		t.Error(diag.Text(found))
	}
}

func TestAddressesAreReadWithoutPercentSigns(t *testing.T) {
	d := released(&doc.Paragraph{Runs: []doc.Run{{Text: "甲", Link: "https://yunlan.example/?t=%31%33800000000"}}})
	e, found := (&Rules{}).Edition(d, today)
	if e != nil || !slices.ContainsFunc(found, func(d diag.Diagnostic) bool { return d.Code == diag.SitePrivate }) {
		t.Error(diag.Text(found))
	}
}

// TestSumsInAddressesAreNoNumbers: only of the documents that the site has.
func TestSumsInAddressesAreNoNumbers(t *testing.T) {
	for page, want := range map[string]int{"wj/0110123404.html": 0, "wj/other.html": 1} {
		check := (&Rules{}).SiteCheck()
		check.Allow(check.rules.Purpose(page, released()))
		check.File(page, []byte(`<a href="0110123404.pdf">PDF</a>`))
		if found := check.Findings(); len(found) != want {
			t.Errorf("%s: %s", page, diag.Text(found))
		}
	}
}

// TestCheckOfWhatHasChangedAlone: files that passed need not be read again as
// long as nothing that was allowed is forbidden now.
func TestCheckOfWhatHasChangedAlone(t *testing.T) {
	rules := &Rules{}
	keeping := func(page string, words ...string) *Purpose {
		d := released()
		d.Release.Kept = texts(words...)
		return rules.Purpose(page, d)
	}
	numbered := keeping("wj/a.html")
	numbered.Number("000-2026-0000001")
	check := func(all ...*Purpose) *SiteCheck {
		c := rules.SiteCheck()
		for _, p := range all {
			c.Allow(p)
		}
		return c
	}
	plain, number, kind := keeping("wj/a.html"), keeping("wj/a.html", "13900000000"), keeping("wj/a.html", Phone)
	for name, c := range map[string]struct {
		before, now *SiteCheck
		want        bool
	}{
		"the same":        {check(number), check(number), true},
		"more":            {check(plain), check(number, keeping("wj/b.html", Phone)), true},
		"a number less":   {check(number), check(plain), false},
		"a kind less":     {check(kind), check(plain), false},
		"an index less":   {check(numbered), check(plain), false},
		"a page less":     {check(plain, keeping("wj/b.html")), check(plain), true},
		"another's kind":  {check(kind), check(plain, keeping("wj/b.html", Phone)), false},
		"an address less": {check(keeping("wj/0110123404.html")), check(plain), false},
	} {
		if got := c.now.Covers(c.before); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
