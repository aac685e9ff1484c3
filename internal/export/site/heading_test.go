package site

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/titlebreak"
)

// TestTitlesEndLinesByMeaning: on pages and in lists alike, whatever the
// width; without the places nothing of the title is changed, and what authors
// write stays text.
func TestTitlesEndLinesByMeaning(t *testing.T) {
	d := inspected(1, "", "", "通知", "云澜市人民政府办公室关于印发《<b>望潮镇&青岙镇》方案的通知")
	d.Words = titlebreak.Builtin().With([]string{"望潮镇", "云澜市人民政府办公室"})
	c := testConfig()
	files := built(t, Input{Config: c, Documents: []Document{d}})
	const want = "云澜市人民政府办公室<wbr>关于印发<wbr>《"
	for _, name := range []string{"wj/d1.html", "index.html", "qb/index.html"} {
		if !strings.Contains(files[name], want) || strings.Contains(files[name], "<b>") {
			t.Errorf("%s: no %s", name, want)
		}
	}
	if plain := strings.ReplaceAll(string(heading(d.Tree.Meta.Title, d.Words)), "<wbr>", ""); plain != "云澜市人民政府办公室关于印发《&lt;b&gt;望潮镇&amp;青岙镇》方案的通知" {
		t.Error(plain)
	}
	if strings.Contains(files["wj/d1.json"]+files["qb/feed.atom"]+files["ss/t/0.js"], "wbr") {
		t.Error("data has marks of lines")
	}
	if heading("通知", nil) != "通知" || heading("", nil) != "" {
		t.Error("a short title is changed")
	}
}

func TestOpeningKeepsHeadingsAndCellsApart(t *testing.T) {
	for text, want := range map[string]string{
		"经研究，现通知如下：\n一、巡查对象\n全市29个乡镇。\n序号　电话\n1　12345\n": "经研究，现通知如下：一、巡查对象 全市29个乡镇。序号 电话 1 12345",
		"一二三四五\n六七八九十。\n": "一二三四五 六七八九十。",
		"":                "",
	} {
		if got := opening(text, 60); got != want {
			t.Errorf("%q", got)
		}
	}
	if got := opening("一二三四五", 4); got != "一二三…" {
		t.Errorf("%q", got)
	}
}
