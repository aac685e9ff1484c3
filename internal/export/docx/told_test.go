package docx

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
)

// TestToldLines: a paragraph takes the lines it was told, as long as they are
// those of its text and its measure.
func TestToldLines(t *testing.T) {
	d := plainDocument(strings.Repeat("安全生产责任重于泰山", 8))
	p := d.Body[0].(*doc.Paragraph)
	f := formatOf(t, d.Format)
	st := f.Styles[layout.Body]
	rest := f.Page.TextWidth - st.Left - st.Right
	first := rest - st.FirstIndent
	const broken = `<w:t xml:space="preserve">安全生产责任重于泰山</w:t></w:r><w:r><w:br/></w:r>`
	for name, test := range map[string]struct {
		keep func(*page.Lines) [][2]int
		size int
		want bool
	}{
		"of the paragraph":  {func(l *page.Lines) [][2]int { return l.Keep(&p.Runs[0], first, rest, 2) }, 80, true},
		"of a wider one":    {func(l *page.Lines) [][2]int { return l.Keep(&p.Runs[0], first, rest+1, 2) }, 80, false},
		"of a shorter text": {func(l *page.Lines) [][2]int { return l.Keep(&p.Runs[0], first, rest, 2) }, 79, false},
		"of another":        {func(l *page.Lines) [][2]int { return l.Keep(&doc.Run{}, first, rest, 2) }, 80, false},
	} {
		o := options()
		lines := test.keep(&o.Fit.Lines)
		lines[0], lines[1] = [2]int{0, 10}, [2]int{10, test.size}
		body := unpack(t, written(t, d, o), "word/document.xml")
		if got := strings.Contains(body, broken); got != test.want {
			t.Errorf("lines %s are taken: %v\n%s", name, got, body[strings.Index(body, "<w:p>"):])
		}
	}
}

// TestToldTitle: hand-set breaks in a title do not count among its characters.
func TestToldTitle(t *testing.T) {
	d := plainDocument("文")
	d.Title = []doc.Run{{Text: "云澜市关于"}, {Break: true}, {Text: "安全生产的通知"}}
	f := formatOf(t, d.Format)
	st := f.Styles[layout.Title]
	room := f.Page.TextWidth - st.Left - st.Right
	o := options()
	lines := o.Fit.Lines.Keep(&d.Title[0], room, room, 3)
	lines[0], lines[1], lines[2] = [2]int{0, 5}, [2]int{5, 9}, [2]int{9, 12}
	want := []string{"云澜市关于", "安全生产", "的通知"}
	body := unpack(t, written(t, d, o), "word/document.xml")
	got := strings.Split(body[strings.Index(body, `"Title"`):], "<w:br/>")
	if len(got) < 3 {
		t.Fatalf("the title has %d lines: %s", len(got), body)
	}
	for i, line := range want {
		if !strings.Contains(got[i], ">"+line+"<") {
			t.Errorf("line %d is %s", i+1, got[i])
		}
	}
}

// TestMarksInTheMiddleGiveUpLess: a paragraph of which print tells nothing
// breaks as it would there, also after ？, which some faces draw in the middle.
func TestMarksInTheMiddleGiveUpLess(t *testing.T) {
	d := plainDocument("文")
	f := formatOf(t, d.Format)
	b := newBuilder(d, f, options(), scratch{})
	st := f.Styles[layout.Body]
	for face, want := range map[doc.Face]int{doc.FaceFang: 26, doc.FaceHei: 27} {
		run := doc.Run{Text: strings.Repeat("全", 20) + "？？" + strings.Repeat("全", 20), Face: face, Generated: true}
		b.fit(b.roomOf(st), segment{runs: []doc.Run{run}, style: st})
		if got := b.lined[0][1]; got != want {
			t.Errorf("the first line in %s has %d characters, want %d", faceName(face), got, want)
		}
	}
}
