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

// checkUnfilled says what a starting text still waits for: once for each
// document, at the first place.
func (c *composer) checkUnfilled(d *doc.Document) {
	n, first := 0, source.Span{}
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
			if n == 0 {
				first = span(r, from, to)
			}
			n++
		}
	}
	for _, r := range d.Title {
		look(r)
	}
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
