package site

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/release"
)

func TestNotesLeadToTheirAttachments(t *testing.T) {
	d := sample(1)
	d.Tree.AttachNotes = texts("方案", "（不予公开）", "只有标题的", "名单")
	d.Tree.Attachments = []doc.Attachment{{Title: words("印发的办法")}, {Label: "附件1", Title: words("方案")}, {Label: "附件4", Title: words("名单")}}
	p, found := newSite(t).Prepare(d)
	if p == nil {
		t.Fatal(found)
	}
	for _, want := range []string{`<a href="#fj-2">方案</a>`, `<li>（不予公开）</li>`, `<li>只有标题的</li>`, `<a href="#fj-3">名单</a>`} {
		if !strings.Contains(p.body, want) {
			t.Errorf("%s is not in\n%s", want, p.body)
		}
	}
}

func newSite(t *testing.T) *Site {
	t.Helper()
	s, found := New(testConfig(), nil)
	if s == nil {
		t.Fatal(found)
	}
	return s
}

func TestStanding(t *testing.T) {
	s := newSite(t)
	old, by, gone := sample(0), sample(5), sample(6)
	gone.Tree.Release.Withdrawn = doc.Change{Date: doc.Date{Year: 2026, Month: 8, Day: 1}, Note: text("另行公示。")}
	by.Tree.Release.Changes = []doc.Change{{Date: doc.Date{Year: 2027, Month: 7, Day: 8}, Note: text("改正日期")}, {Date: doc.Date{Year: 2027, Month: 7, Day: 9}, Note: text("改正表")}}
	prepared := func(d Document, standing release.Standing) *Page {
		p, found := s.Prepare(d)
		if p == nil {
			t.Fatal(found)
		}
		p.SetStanding(standing)
		s.Put(p)
		return p
	}
	a := prepared(old, release.Standing{State: release.StateRepealed, Links: []release.Link{{How: "废止本文", Name: by.Tree.Source, Acts: true}}})
	b := prepared(by, release.Standing{Amended: true, Links: []release.Link{{How: "本文废止", Name: old.Tree.Source}, {How: "修改本文", Name: "content/没有公开.md", Acts: true}}})
	c := prepared(gone, release.Standing{State: release.StateRepealed})
	files := map[string]string{}
	if _, err := s.Write(func(path string, data []byte) error { files[path] = string(data); return nil }); err != nil {
		t.Fatal(err)
	}
	for path, wants := range map[string][]string{
		a.Path():               {"本文件现为“已废止”，仅供查阅。有关文件见下方“相关文件”。", "废止本文", b.key + ".html", "<td>已废止</td>"},
		b.Path():               {"本文件已被修改。", "本文废止", a.key + ".html", "<td>有效</td>", "改正表"},
		c.Path():               {"本文件已于2026年8月1日撤回，不再提供内容。说明：另行公示。", "<td>已撤回</td>"},
		a.DownloadPath("json"): {`"有效性": "已废止"`, `"关系": "废止本文"`},
		c.DownloadPath("json"): {`"撤回": {`},
		"qb/feed.atom":         {"2027年7月9日更正：改正表。2027年7月8日更正：改正日期。", "现为“已废止”。", "已于2026年8月1日撤回。"},
	} {
		for _, want := range wants {
			if !strings.Contains(files[path], want) {
				t.Errorf("%s does not say %s", path, want)
			}
		}
	}
	if strings.Contains(files[b.Path()], "本文件已被修改。有关文件") || strings.Contains(files[a.Path()], "没有公开") {
		t.Error("a document that is not public is pointed at")
	}
	// What was corrected last stands first in the feeds.
	if i, k := strings.Index(files["qb/feed.json"], b.title), strings.Index(files["qb/feed.json"], a.title); i < 0 || k < 0 || i > k {
		t.Errorf("%d %d", i, k)
	}
}

// TestChangedLast: a page is as new as its last correction, in whatever order
// corrections are written.
func TestChangedLast(t *testing.T) {
	early, late := doc.Change{Date: doc.Date{Year: 2027, Month: 7, Day: 8}, Note: text("一")}, doc.Change{Date: doc.Date{Year: 2027, Month: 7, Day: 9}, Note: text("二")}
	for _, changes := range [][]doc.Change{{early, late}, {late, early}} {
		d := sample(5)
		d.Tree.Release.Changes = changes
		p, found := newSite(t).Prepare(d)
		if p == nil {
			t.Fatal(found)
		}
		if got := p.changed.String(); got != "2027-07-09" {
			t.Errorf("%v: changed on %s", changes, got)
		}
	}
}
