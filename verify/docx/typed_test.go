//go:build verify

package docx

import (
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// typed is a text that a person adds: three lines.
const typed = "各责任单位要逐项明确整改措施、责任人员和完成时限，整改情况由市安委办汇总通报，逾期没有完成的按规定处理；需要协调的，及时报告市安委办。"

// stretch is a paragraph of the main part that stands in no table.
type stretch struct {
	from, to int
	style    string
}

var (
	inText  = regexp.MustCompile(`(?s)<w:tbl>|</w:tbl>|<w:p>.*?</w:p>`)
	styleOf = regexp.MustCompile(`<w:pStyle w:val="(\w+)"`)
)

// stretches lists the paragraphs of the main text.
func stretches(part string, styles ...string) []stretch {
	var out []stretch
	depth := 0
	for _, m := range inText.FindAllStringIndex(part, -1) {
		switch text := part[m[0]:m[1]]; {
		case text == "<w:tbl>":
			depth++
		case text == "</w:tbl>":
			depth--
		case depth == 0:
			s := stretch{m[0], m[1], ""}
			if k := styleOf.FindStringSubmatch(text); k != nil {
				s.style = k[1]
			}
			if s.style == "AttachmentLabel" && !slices.Contains(styles, s.style) {
				return out // the main text ends
			}
			if slices.Contains(styles, s.style) && !strings.Contains(text, "<w:sectPr>") {
				out = append(out, s)
			}
		}
	}
	return out
}

var running = []string{"BodyText", "BodyTextLast", "RunIn1", "RunIn2", "RunIn3", "RunIn4", "Heading1", "Heading2", "Heading3"}

func paragraphIn(style, text string) string {
	return `<w:p><w:pPr><w:pStyle w:val="` + style + `"/></w:pPr><w:r><w:t>` + text + `</w:t></w:r></w:p>`
}

// hands are what officers do to a Word file, as Word then has it in the main
// part; "" where there is nothing to do it to.
var hands = []struct {
	name string
	do   func(part string) string
}{
	{"a paragraph in the middle", func(part string) string {
		list := stretches(part, running...)
		if len(list) == 0 {
			return ""
		}
		at := list[len(list)/2].to
		return part[:at] + paragraphIn("BodyText", typed) + part[at:]
	}},
	{"a heading and a paragraph at the end", func(part string) string {
		list := stretches(part, running...)
		if len(list) == 0 {
			return ""
		}
		at := list[len(list)-1].to
		return part[:at] + paragraphIn("Heading1", "九、其他要求") + paragraphIn("BodyText", typed) + part[at:]
	}},
	{"half of the text struck", func(part string) string {
		list := stretches(part, running...)
		if len(list) < 3 {
			return ""
		}
		for _, s := range slices.Backward(list[len(list)/2 : len(list)-1]) {
			part = part[:s.from] + part[s.to:]
		}
		return part
	}},
	{"ten rows", func(part string) string {
		at := strings.LastIndex(part, `<w:tblStyle w:val="OfficialTable"/>`)
		if at < 0 {
			return ""
		}
		end := at + strings.Index(part[at:], "</w:tbl>")
		row := part[strings.LastIndex(part[:end], "<w:tr>"):end]
		return part[:end] + strings.Repeat(row, 10) + part[end:]
	}},
	{"a title of three lines", func(part string) string {
		list := stretches(part, "Title")
		if len(list) == 0 {
			return ""
		}
		s := list[0]
		properties, _, _ := strings.Cut(part[s.from:s.to], "</w:pPr>")
		const line = `<w:r><w:t>%s</w:t></w:r>`
		return part[:s.from] + properties + "</w:pPr>" + fmt.Sprintf(line+`<w:r><w:br/></w:r>`+line+`<w:r><w:br/></w:r>`+line,
			"云澜市安全生产委员会办公室云澜市应急管理局", "关于进一步做好2026年第二轮安全生产巡查", "整改工作的通知") + "</w:p>" + part[s.to:]
	}},
	{"another date", func(part string) string {
		list := stretches(part, "Date")
		if len(list) == 0 {
			return ""
		}
		s := list[0]
		return part[:s.from] + day.ReplaceAllString(part[s.from:s.to], "2026年12月28日") + part[s.to:]
	}},
	{"an attachment more", func(part string) string {
		if strings.Contains(part, `w:val="evenPage"`) {
			return "" // it goes before the section's end
		}
		at := strings.Index(part, "<w:tbl><w:tblPr><w:tblpPr")
		if at < 0 {
			at = strings.LastIndex(part, "<w:sectPr>")
		}
		return part[:at] + paragraphIn("AttachmentLabel", "附件9") + paragraphIn("AttachmentTitle", "新的附件") + paragraphIn("BodyText", typed) + part[at:]
	}},
}

var day = regexp.MustCompile(`\d+年\d+月\d+日`)

// TestHandsKeepTheForm does to Word files of every kind what officers do, and
// holds what LibreOffice prints to the form: 版记 at the foot of the last page,
// every seal on its date, every page number right, no page without content but
// the one before 版记 on an even page.
func TestHandsKeepTheForm(t *testing.T) {
	dir := work(t, "hands")
	var pairs []*pair
	for _, p := range written(t, root, dir) {
		if strings.HasPrefix(p.name, "台账公文/") || strings.HasPrefix(p.name, "公开/") {
			continue
		}
		for i, h := range hands {
			file := filepath.Join(dir, fmt.Sprintf("%s-%d.docx", strings.ReplaceAll(p.name, "/", "-"), i))
			done := false
			rewritten(t, p.word, file, func(name, text string) string {
				if name != "word/document.xml" {
					return text
				}
				changed := h.do(text)
				done = changed != ""
				if !done {
					return text
				}
				return changed
			}, nil)
			if done {
				pairs = append(pairs, &pair{name: p.name + "，" + h.name, word: file})
			}
		}
	}
	print(t, pairs, dir)
	for _, p := range pairs {
		lines, n := linesOf(t, p.office)
		pages := make([][]textLine, n+1)
		for _, l := range lines {
			pages[l.page] = append(pages[l.page], l)
		}
		foot := 0.0 // of 版记
		for _, l := range pages[n] {
			if strings.HasPrefix(l.text, "抄送：") || strings.HasSuffix(l.text, "日印发") {
				foot = max(foot, l.y)
			}
		}
		if imprinted(t, p.word) && foot < 720 {
			t.Errorf("%s: 版记 does not stand at the foot of page %d", p.name, n)
		}
		for i, list := range pages[1:] {
			if len(list) == 0 && (i+2 != n || n%2 != 0 || foot == 0) {
				t.Errorf("%s: page %d is empty", p.name, i+1)
			}
			for _, l := range list {
				if number, err := strconv.Atoi(strings.Trim(l.text, "—")); isFolio(l.text) && (err != nil || number != i+1) {
					t.Errorf("%s: page %d has the number %s", p.name, i+1, l.text)
				}
			}
		}
		onDates(t, p, pages)
	}
	t.Logf("%d files", len(pairs))
}

// imprinted reports whether a Word file has 版记.
func imprinted(t *testing.T, word string) bool {
	t.Helper()
	return strings.Contains(mainPart(t, word), "<w:tblpPr ")
}

func atof(t *testing.T, s string) float64 {
	t.Helper()
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// onDates holds the last seal of a document to its date: the seal's middle
// stands above the date, and its lower edge below it.
func onDates(t *testing.T, p *pair, pages [][]textLine) {
	t.Helper()
	const least, most = 90, 130 // the width of a seal, in points
	page, last := 0, box{}
	for _, m := range pageOrImage.FindAllStringSubmatch(string(tool(t, "mutool", "draw", "-q", "-F", "trace", p.office)), -1) {
		if m[1] != "" {
			page++
			continue
		}
		f := strings.Fields(m[2])
		if len(f) != 6 {
			t.Fatalf("%s: a picture stands at %q", p.name, m[2])
		}
		if w, h, y := atof(t, f[0]), atof(t, f[3]), atof(t, f[5]); w > least && w < most {
			last = box{page, min(y, y+h), max(y, y+h)}
		}
	}
	if last.page == 0 || strings.Contains(mainPart(t, p.word), "签名章：") {
		return // the date stands below a 签名章
	}
	for _, l := range pages[last.page] {
		if day.FindString(l.text) == l.text && l.y > (last.top+last.bottom)/2 && l.y < last.bottom {
			return
		}
	}
	t.Errorf("%s: no date stands under the seal of page %d", p.name, last.page)
}
