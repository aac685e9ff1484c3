package site

import (
	"regexp"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// Leak is personal data found in a text: its kind, as 照登 names it, and
// where it stands, in characters.
type Leak struct {
	Kind     string
	From, To int
}

// shape is what a kind of personal data looks like in text whose digits are
// half-width.
type shape struct {
	kind string
	form *regexp.Regexp
	real func(match string) bool
}

// Shapes are tried in this order; a stretch that one has claimed is not
// offered to the next.
var shapes = []shape{
	{"身份证号", regexp.MustCompile(`[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]`), nil},
	{"银行账号", regexp.MustCompile(`[3-6]\d{3}(?:[ -]?\d{4}){2,3}[ -]?\d{3,4}`), luhn},
	{"手机号", regexp.MustCompile(`1[3-9]\d[ -]?\d{4}[ -]?\d{4}`), nil},
	{"电话", regexp.MustCompile(`(?:\(0\d{2,3}\)|（0\d{2,3}）|0\d{2,3}[-— ]?)\d{7,8}`), nil},
	{"电子邮箱", regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+`), nil},
}

// Leaks finds what looks like personal data in a text.
func Leaks(text string) []Leak {
	plain := halfWidth(text)
	if !strings.ContainsAny(plain, "0123456789@") {
		return nil
	}
	var out []Leak
	taken := make([]bool, len(plain))
	for _, s := range shapes {
		for _, m := range s.form.FindAllStringIndex(plain, -1) {
			if taken[m[0]] || s.kind != "电子邮箱" && (digitBefore(plain, m[0]) || digitAfter(plain, m[1])) || s.real != nil && !s.real(plain[m[0]:m[1]]) {
				continue
			}
			for i := m[0]; i < m[1]; i++ {
				taken[i] = true
			}
			from := len([]rune(plain[:m[0]]))
			out = append(out, Leak{s.kind, from, from + len([]rune(plain[m[0]:m[1]]))})
		}
	}
	return out
}

func digitBefore(s string, i int) bool { return i > 0 && s[i-1] >= '0' && s[i-1] <= '9' }
func digitAfter(s string, i int) bool  { return i < len(s) && s[i] >= '0' && s[i] <= '9' }

// halfWidth maps full-width digits and letters, character for character.
func halfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' && r != '（' && r != '）' {
			return r - '！' + '!'
		}
		return r
	}, s)
}

// luhn is the check digit of bank cards (ISO/IEC 7812-1).
func luhn(s string) bool {
	total, n := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		d := int(s[i] - '0')
		if n%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		total += d
		n++
	}
	return n >= 15 && total%10 == 0
}

// leaks reports the personal data in what is about to leave, except kinds
// that the document publishes on purpose.
func leaks(t *doc.Document, bag *diag.Bag) {
	kept := map[string]bool{}
	for _, k := range t.Release.Kept {
		kept[k.Value] = true
	}
	eachText(t, func(runs []doc.Run) {
		text := ""
		for _, r := range runs {
			text += r.Text
		}
		for _, l := range Leaks(text) {
			if !kept[l.Kind] {
				bag.Error(diag.SitePrivate, placeIn(runs, l.From, t.Source), "公开的文字里有"+l.Kind+"：“"+masked([]rune(text)[l.From:l.To])+"”",
					"删去或者遮住；确实应当公开的，在“公开”里写上 照登: ["+l.Kind+"]")
			}
		}
	})
}

// LeaksIn reports personal data in a text of a finished file, such as its
// properties; where names the file for the officer.
func LeaksIn(t *doc.Document, where, text string) []diag.Diagnostic {
	var bag diag.Bag
	for _, l := range Leaks(text) {
		kept := false
		for _, k := range t.Release.Kept {
			kept = kept || k.Value == l.Kind
		}
		if !kept {
			bag.Error(diag.SitePrivate, source.Span{File: t.Source}, where+"里有"+l.Kind+"：“"+masked([]rune(text)[l.From:l.To])+"”",
				"删去或者遮住；确实应当公开的，在“公开”里写上 照登: ["+l.Kind+"]")
		}
	}
	return bag.Sorted()
}

// masked shows enough to find the place; messages end up in public build logs.
func masked(s []rune) string {
	if len(s) <= 5 {
		return strings.Repeat("*", len(s))
	}
	return string(s[:3]) + strings.Repeat("*", len(s)-5) + string(s[len(s)-2:])
}

func placeIn(runs []doc.Run, from int, file string) source.Span {
	for _, r := range runs {
		n := len([]rune(r.Text))
		if from < n {
			if r.Span.IsZero() {
				break
			}
			if r.Generated {
				return r.Span
			}
			return r.Span.At(from)
		}
		from -= n
	}
	return source.Span{File: file}
}

// eachText shows every text of a document that a reader of the site may see.
func eachText(t *doc.Document, see func([]doc.Run)) {
	text := func(list ...doc.Text) {
		for _, x := range list {
			if !x.Empty() {
				see([]doc.Run{{Text: x.Value, Span: x.Span}})
			}
		}
	}
	if len(t.Title) > 0 {
		see(t.Title)
	} else {
		text(doc.Text{Value: t.Meta.Title})
	}
	text(t.Subtitle...)
	text(t.Addressees...)
	text(t.AttachNotes...)
	text(t.Signature.Organs...)
	for _, c := range t.Signature.Chops {
		text(c.Title, c.Name)
	}
	text(t.Note)
	for _, l := range t.Attendance {
		see(l.Text)
	}
	if t.Imprint.Shown {
		text(t.Imprint.Addressees...)
		text(t.Imprint.CopyTo...)
		text(t.Imprint.Office)
	}
	r := t.Release
	text(r.Theme, r.Genre, r.Validity, r.Summary, r.Topic)
	for _, c := range r.Changes {
		text(c.Note)
	}
	for _, k := range t.Meta.Keywords {
		text(doc.Text{Value: k})
	}
	eachBlock(t.Body, see)
	if t.Form != nil && t.Form.Table != nil {
		eachBlock([]doc.Block{t.Form.Table}, see)
	}
	for _, a := range t.Attachments {
		see(a.Title)
		eachBlock(a.Body, see)
	}
}

func eachBlock(list []doc.Block, see func([]doc.Run)) {
	for _, b := range list {
		switch b := b.(type) {
		case *doc.Paragraph:
			see(b.Runs)
		case *doc.Heading:
			see(append(append([]doc.Run(nil), b.Head...), b.Tail...))
		case *doc.List:
			for _, item := range b.Items {
				eachBlock(item.Blocks, see)
			}
		case *doc.Table:
			see(b.Caption)
			for _, row := range b.Rows {
				for _, c := range row.Cells {
					eachBlock(c.Blocks, see)
				}
			}
		case *doc.Figure:
			see(b.Caption)
			see([]doc.Run{{Text: b.Alt, Span: b.Span, Generated: true}})
		case *doc.Chart:
			chartTexts(b, see)
		case *doc.Roster:
			for _, l := range b.Lines {
				see(l.Text)
			}
		case *doc.Landscape:
			eachBlock(b.Blocks, see)
		case *doc.SignatureBlock:
			for _, o := range b.Organs {
				see([]doc.Run{{Text: o.Value, Span: o.Span}})
			}
		}
	}
}
