package compose

import (
	"fmt"
	"regexp"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// unfilled is what a starting text puts where something is to be written. A
// name or a number that is hidden in part has fewer crosses, or figures
// beside them.
var unfilled = regexp.MustCompile(`(?:^|[^0-9×])(×{4,})(?:$|[^0-9×])|(×月×日)`)

// anyCross is the same in a front matter, which hides nothing.
var anyCross = regexp.MustCompile(`×{2,}|×月×日`)

// checkUnfilled says what a starting text still waits for: once for each
// document, at the first place.
func (c *composer) checkUnfilled(d *doc.Document) {
	n, first := 0, source.Span{}
	count := func(at source.Span) {
		if n == 0 {
			first = at
		}
		n++
	}
	look := func(r doc.Run) {
		// Hardly a run has a cross, and the expression is slow.
		if r.Generated || !strings.Contains(r.Text, "×") {
			return
		}
		for _, m := range unfilled.FindAllStringSubmatchIndex(r.Text, -1) {
			from, to := m[2], m[3]
			if from < 0 {
				from, to = m[4], m[5]
			}
			count(span(r, from, to))
		}
	}
	said := func(texts ...doc.Text) {
		for _, t := range texts {
			for _, m := range anyCross.FindAllStringIndex(t.Value, -1) {
				count(span(run(t), m[0], m[1]))
			}
		}
	}
	for _, r := range d.Title {
		look(r)
	}
	said(d.Letterhead.Signatories...)
	said(d.Addressees...)
	said(d.Imprint.Addressees...)
	said(d.Imprint.CopyTo...)
	for _, line := range d.Attendance {
		for _, r := range line.Text {
			said(doc.Text{Value: r.Text, Span: r.Span})
		}
	}
	for _, stamp := range d.Signature.Chops {
		said(stamp.Title, stamp.Name)
	}
	said(d.Note)
	eachRun(d.Body, look)
	if d.Form != nil {
		eachRun([]doc.Block{d.Form.Table}, look)
	}
	for _, a := range d.Attachments {
		eachRun(a.Body, look)
	}
	if n > 0 {
		c.bag.Warn(diag.TextUnfilled, first, fmt.Sprintf("还有%d处“××××”没有填", n), "逐处填好；不要的句子删去")
	}
}
