package compose

import (
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// signatureBlock reads :::署名 — organs and a date, as arguments or one a
// line. Without any it signs as the document does.
func signatureBlock(s *Scope, d *doc.Directive) []doc.Block {
	out := &doc.SignatureBlock{Span: d.Span}
	for _, t := range append(append([]doc.Text(nil), d.Args...), rawLines(d)...) {
		if !startsWithDigit(t.Value) {
			out.Organs = append(out.Organs, s.c.project.InFull(t))
			continue
		}
		if !out.Date.IsZero() {
			s.c.bag.Error(diag.DirectiveUse, t.Span, "“:::署名”里写了两个日期", "只留一个日期")
			continue
		}
		out.Date = (&yaml.Node{Kind: yaml.Scalar, Value: t.Value, Span: t.Span}).Date(s.c.bag)
	}
	if len(out.Organs) == 0 && out.Date.IsZero() {
		out.Organs, out.Date = s.c.m.Organs, s.c.m.Date
	}
	return []doc.Block{out}
}

func startsWithDigit(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return r >= '0' && r <= '9' || r >= '０' && r <= '９'
}

// rawLines gives the lines that a directive encloses, without blank ones and
// without blanks around them.
func rawLines(d *doc.Directive) []doc.Text {
	var out []doc.Text
	for i, line := range strings.Split(d.Raw, "\n") {
		at := d.RawSpan
		if i > 0 {
			at.Start = source.Pos{Line: at.Start.Line + i, Column: 1}
		}
		left := strings.TrimLeft(line, blanks)
		at.Start.Column += source.Characters(line) - source.Characters(left)
		text := strings.TrimRight(left, blanks)
		if text == "" {
			continue
		}
		at.End = source.Pos{Line: at.Start.Line, Column: at.Start.Column + source.Characters(text)}
		out = append(out, doc.Text{Value: text, Span: at})
	}
	return out
}

const blanks = " \t\r\u3000\u00a0"
