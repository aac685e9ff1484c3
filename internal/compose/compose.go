// Package compose makes the document tree: what an author wrote becomes an
// official document of its 文种 in its 版式.
//
// In: the typed content of a document and its project, the layouts, and two
// functions that fetch further files. Out: the tree that every edition is
// made from, with all directives resolved, headings numbered, attachments
// and images taken in; and diagnostics. It places nothing, measures nothing
// and opens no file itself.
package compose

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
)

// Input is everything a document is made from. Nothing in it is changed, so
// that documents may be composed at the same time.
type Input struct {
	Doc     *model.Document
	Project *model.Project // nil: no organs, no defaults
	Layouts *layout.Layouts

	// Load fetches the text file that target names; the path is relative to
	// the file in which it is written (target.Span.File). It returns nil after
	// reporting why not.
	Load func(target doc.Text, bag *diag.Bag) *source.File
	// Image fetches a picture in the same way.
	Image func(target doc.Text, bag *diag.Bag) (name string, data []byte, ok bool)

	// Handlers are further directives, by name. They win over the built-in
	// ones.
	Handlers map[string]Handler
}

type composer struct {
	in       Input
	m        *model.Document // with the defaults of the project
	project  *model.Project
	kind     *layout.DocType
	format   *layout.Format
	handlers map[string]Handler
	bag      *diag.Bag
}

// Compose makes the tree of one document and says which format it takes. It
// returns nil when the document does not say what it is; otherwise the tree
// is as complete as the errors in the bag allow.
func Compose(in Input, bag *diag.Bag) (*doc.Document, *layout.Format) {
	c := &composer{in: in, project: in.Project, bag: bag}
	if c.project == nil {
		c.project = &model.Project{Defaults: &model.Document{}}
	}
	c.m = withDefaults(in.Doc, c.project.Defaults)
	c.m.Organs = c.project.AllInFull(c.m.Organs)
	// What is missing may stand in the part of yinfa.yaml that was not read.
	c.m.Damaged = c.m.Damaged || c.project.Damaged
	if !c.resolve() {
		return nil, nil
	}
	c.handlers = handlers(in.Handlers)
	c.checkKeys()
	return c.document(), c.format
}

func (c *composer) document() *doc.Document {
	m := c.m
	d := &doc.Document{
		Source: m.File.Path, Kind: c.kind.Name, Format: c.format.Name,
		Letterhead: c.letterhead(),
		Subtitle:   m.Subtitle,
		Note:       m.Note,
		Attendance: attendance(m.Attendance),
	}
	if !c.kind.NoTitle {
		d.Title = m.Title
	}
	d.Addressees, d.Imprint = c.addressees()
	d.Body = c.scope().Blocks(m.Body)
	if len(c.kind.Form) > 0 {
		d.Form = c.form(d.Body)
		d.Body = nil
	}
	d.Signature = c.signature()
	d.AttachNotes, d.Unnoted, d.Attachments = c.attachments()
	c.checkMentions(d)
	c.checkUnfilled(d)
	c.checkPasted(d)
	c.checkMarks(d)
	c.checkPhones(d)
	c.checkTitleKind(d)
	d.Meta = c.meta()
	d.Release, d.Acts = release(m.Release), m.Acts
	return d
}

// meta is what the files state about themselves.
func (c *composer) meta() doc.Meta {
	m := c.m
	title := doc.PlainText(m.Title)
	if title == "" {
		title = c.kind.Name
		if len(m.Organs) > 0 {
			title = m.Organs[0].Value + title
		}
	}
	out := doc.Meta{Title: title, Subject: c.kind.Name, Number: m.Number.Value, Date: m.Date}
	for i, o := range m.Organs {
		if i > 0 {
			out.Author += "、"
		}
		out.Author += o.Value
	}
	for _, k := range m.Keywords {
		out.Keywords = append(out.Keywords, k.Value)
	}
	return out
}

// attendance makes the lines 出席, 请假 and 列席 of minutes (GB/T 9704-2012
// 10.3).
func attendance(list []model.Attendance) []doc.LabelLine {
	var out []doc.LabelLine
	for _, a := range list {
		line := doc.LabelLine{Label: a.Label}
		for i, p := range a.People {
			if i > 0 {
				line.Text = append(line.Text, generated("、", p.Span))
			}
			line.Text = append(line.Text, run(p))
		}
		out = append(out, line)
	}
	return out
}

func run(t doc.Text) doc.Run { return doc.Run{Text: t.Value, Span: t.Span} }

// generated is text that stands nowhere in the source, before the place.
func generated(s string, at source.Span) doc.Run {
	at.End = at.Start
	return doc.Run{Text: s, Generated: true, Span: at}
}
