package compose

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/phone"
	"yinfa.dev/yinfa/internal/source"
)

// checkPhones warns of telephone numbers with a digit too many or too few.
func (c *composer) checkPhones(d *doc.Document) {
	told := map[source.Span]bool{} // a form prints what the front matter says
	warn := func(at source.Span, number, why string) {
		if !told[at] {
			told[at] = true
			c.bag.Warn(diag.PhoneDigits, at, fmt.Sprintf("电话号码“%s”的位数不对：%s", number, why), "请核对后改正")
		}
	}
	look := func(r doc.Run) {
		if r.Generated || r.Link != "" || !strings.HasSuffix(r.Span.File, ".md") {
			return
		}
		for _, f := range phone.Wrong(r.Text) {
			warn(span(r, f.From, f.To), r.Text[f.From:f.To], f.Why)
		}
	}
	text := func(t doc.Text, faults []phone.Fault) {
		for _, f := range faults {
			warn(span(doc.Run{Text: t.Value, Span: t.Span}, f.From, f.To), t.Value[f.From:f.To], f.Why)
		}
	}
	text(d.Note, phone.Wrong(d.Note.Value))
	for _, t := range c.m.Contacts {
		text(t, phone.WrongIn(t.Value))
	}
	for _, f := range c.kind.Fields {
		if e, ok := c.m.Entry(f.Key); ok && isContact(f.Key) {
			text(e.Value.Text(), phone.WrongIn(e.Value.Value))
		}
	}
	eachRun(d.Body, look)
	if d.Form != nil {
		eachRun([]doc.Block{d.Form.Table}, look)
	}
	for _, a := range d.Attachments {
		eachRun(a.Body, look)
	}
}

// isContact reports whether a field is for telephone numbers, by its name.
func isContact(key string) bool {
	return strings.Contains(key, "电话") || strings.Contains(key, "手机") || strings.Contains(key, "联系方式")
}
