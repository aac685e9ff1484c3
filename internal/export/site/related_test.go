package site

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
)

// relatedOn reads the related documents of a page: how → title.
func relatedOn(page string) []string {
	_, part, _ := strings.Cut(page, `<h2 id="related">`)
	part, _, _ = strings.Cut(strings.ReplaceAll(part, "<wbr>", ""), "</section>")
	var out []string
	for _, m := range regexp.MustCompile(`<a [^>]*>([^<]+)</a>(?: <span class="state">[^<]*</span>)? <span class="how">([^<]+)</span>`).FindAllStringSubmatch(part, -1) {
		out = append(out, m[2]+" "+m[1])
	}
	return out
}

func TestRelatedBothWays(t *testing.T) {
	one := func(n int, title, number, body string) Document {
		d := inspected(n, "", "", "通知", title)
		d.Tree.Meta.Number = number
		d.Tree.Body = []doc.Block{paragraph(body)}
		return d
	}
	docs := []Document{
		one(1, "云澜市安全生产巡查工作方案", "云安委〔2026〕1号", "为做好巡查，制定本方案。"),
		one(2, "关于印发《云澜市安全生产巡查工作方案》的通知", "云安委〔2026〕2号", "现将《云澜市安全生产巡查工作方案》印发给你们。"),
		one(3, "关于开展检查的通知", "云安委〔2026〕3号", "根据《云澜市安全生产巡查工作方案》和云安委〔2026〕2号文件，决定开展检查。《没有公开的方案》另行通知。"),
	}
	files := built(t, Input{Config: testConfig(), Documents: docs})
	for n, want := range map[int][]string{
		1: {"印发本文 关于印发《云澜市安全生产巡查工作方案》的通知", "提到本文 关于开展检查的通知"},
		2: {"本文印发 云澜市安全生产巡查工作方案", "提到本文 关于开展检查的通知"},
		3: {"本文提到 关于印发《云澜市安全生产巡查工作方案》的通知", "本文提到 云澜市安全生产巡查工作方案"},
	} {
		if got := relatedOn(files[fmt.Sprintf("wj/d%d.html", n)]); !slices.Equal(got, want) {
			t.Errorf("document %d: %q, want %q", n, got, want)
		}
	}
}

func TestAttachmentsAreReached(t *testing.T) {
	d := inspected(1, "", "", "通知", "关于开展检查的通知")
	d.Tree.AttachNotes = texts("名单", "方案")
	d.Tree.Attachments = []doc.Attachment{{Label: "附件1", Title: words("名单"), Body: []doc.Block{paragraph("甲")}}, {Label: "附件2", Title: words("方案"), Body: []doc.Block{paragraph("乙")}}}
	page := built(t, Input{Config: testConfig(), Documents: []Document{d}})["wj/d1.html"]
	for _, part := range []string{`<ol><li><a href="#fj-1">名单</a></li><li><a href="#fj-2">方案</a></li></ol>`, `id="fj-1"`, `id="fj-2"`} {
		if !strings.Contains(page, part) {
			t.Errorf("no %s", part)
		}
	}
	// A single one has no number; one that does not follow leads nowhere.
	d.Tree.AttachNotes, d.Tree.Attachments = texts("名单（不予公开）"), nil
	page = built(t, Input{Config: testConfig(), Documents: []Document{d}})["wj/d1.html"]
	if !strings.Contains(page, "<ul><li>名单（不予公开）</li></ul>") || strings.Contains(page, "#fj-1") {
		t.Error("a single attachment")
	}
}
