package docx

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
)

// TestHeadingsWithoutTextAreTiedToNothing: as in print, a heading stands on the
// page of its text; one that another of its level or a higher one follows is an
// item by itself.
func TestHeadingsWithoutTextAreTiedToNothing(t *testing.T) {
	const free = `<w:keepNext w:val="0"/>`
	head := func(level int, tail string) *doc.Heading {
		h := &doc.Heading{Level: level, Number: "一、", Marked: true, Head: runs("巡查对象")}
		if tail != "" {
			h.Tail = runs(tail)
		}
		return h
	}
	for name, c := range map[string]struct {
		body []doc.Block
		want string // of each paragraph: f for tied to nothing
	}{
		"text follows":            {[]doc.Block{head(1, ""), sentence("文")}, "--"},
		"a lower heading follows": {[]doc.Block{head(1, ""), head(2, ""), sentence("文")}, "---"},
		"one of its level":        {[]doc.Block{head(2, ""), head(2, ""), sentence("文")}, "f--"},
		"a higher one":            {[]doc.Block{head(2, ""), head(1, ""), sentence("文")}, "f--"},
		"nothing":                 {[]doc.Block{head(1, "")}, "f"},
		"run-in":                  {[]doc.Block{head(1, "全市。"), head(1, "")}, "-f"},
	} {
		d := plainDocument("")
		d.Body = c.body
		body := unpack(t, written(t, d, options()), "word/document.xml")
		got := ""
		for _, p := range strings.Split(body, "<w:p>")[1 : len(c.body)+1] {
			if strings.Contains(p, free) {
				got += "f"
			} else {
				got += "-"
			}
		}
		if got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	// What the signature takes along does not depend on what follows.
	d := closing()
	d.Body = []doc.Block{sentence("文"), head(1, ""), head(1, "")}
	for i, p := range bodyOf(t, d, page.Fall{}) {
		if kept := strings.Contains(p, "<w:keepNext/>"); kept != (i > 0) {
			t.Errorf("paragraph %d above a signature is kept: %v", i, kept)
		}
	}
}
