package release

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// copier copies a tree and turns every text on the way. What is not copied
// here has no place in a public edition.
type copier struct {
	runs  func([]doc.Run) []doc.Run
	text  func(doc.Text) doc.Text
	plain func(string) string
	image func(*doc.Image, source.Span) *doc.Image
	bag   *diag.Bag
}

func (c *copier) texts(list []doc.Text) []doc.Text {
	if list == nil {
		return nil
	}
	out := make([]doc.Text, len(list))
	for i, t := range list {
		out[i] = c.text(t)
	}
	return out
}

func (c *copier) strings(list []string) []string {
	if list == nil {
		return nil
	}
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = c.plain(s)
	}
	return out
}

func (c *copier) blocks(list []doc.Block) []doc.Block {
	if list == nil {
		return nil
	}
	out := make([]doc.Block, 0, len(list))
	for _, b := range list {
		if n := c.block(b); n != nil {
			out = append(out, n)
		}
	}
	return out
}

func (c *copier) block(b doc.Block) doc.Block {
	switch b := b.(type) {
	case *doc.Paragraph:
		n := *b
		n.Runs = c.runs(b.Runs)
		return &n
	case *doc.Heading:
		n := *b
		n.Number, n.Typed = c.plain(b.Number), c.plain(b.Typed)
		n.Head, n.Tail = c.runs(b.Head), c.runs(b.Tail)
		return &n
	case *doc.List:
		n := *b
		n.Items = make([]doc.ListItem, len(b.Items))
		for i, item := range b.Items {
			n.Items[i] = doc.ListItem{Blocks: c.blocks(item.Blocks), Span: item.Span}
		}
		return &n
	case *doc.Table:
		return c.table(b)
	case *doc.Figure:
		n := *b
		n.Image, n.Alt, n.Caption = c.image(b.Image, b.Span), c.plain(b.Alt), c.runs(b.Caption)
		// The path tells the office's own order, and names files as people do.
		n.Target = doc.Text{Span: b.Target.Span}
		return &n
	case *doc.Chart:
		n := *b
		n.Caption, n.Unit, n.Labels = c.runs(b.Caption), c.text(b.Unit), c.texts(b.Labels)
		n.Series = make([]doc.ChartSeries, len(b.Series))
		for i, s := range b.Series {
			n.Series[i] = doc.ChartSeries{Name: c.text(s.Name), Values: s.Values}
		}
		return &n
	case *doc.Roster:
		n := *b
		n.Lines = make([]doc.RosterLine, len(b.Lines))
		for i, l := range b.Lines {
			n.Lines[i] = doc.RosterLine{Label: c.text(l.Label), Text: c.runs(l.Text), Span: l.Span}
		}
		return &n
	case *doc.PageBreak:
		n := *b
		return &n
	case *doc.Landscape:
		n := *b
		n.Blocks = c.blocks(b.Blocks)
		return &n
	case *doc.SignatureBlock:
		n := *b
		n.Organs = c.texts(b.Organs)
		return &n
	}
	c.bag.Error(diag.InternalError, b.Place(), "公开的版本里放不进这一块内容", "这是程序的问题，请报告给程序的维护者")
	return nil
}

func (c *copier) table(b *doc.Table) *doc.Table {
	if b == nil {
		return nil
	}
	n := *b
	n.Caption = c.runs(b.Caption)
	n.Columns = append([]doc.Column(nil), b.Columns...)
	n.Rows = make([]doc.Row, len(b.Rows))
	for i, row := range b.Rows {
		n.Rows[i] = row
		n.Rows[i].Cells = make([]doc.Cell, len(row.Cells))
		for k, cell := range row.Cells {
			n.Rows[i].Cells[k] = cell
			n.Rows[i].Cells[k].Blocks = c.blocks(cell.Blocks)
		}
	}
	return &n
}

// document copies what a public edition may show. Everything else is left at
// its zero value: a field added to the tree stays inside until it is added
// here.
func (c *copier) document(t *doc.Document) *doc.Document {
	h := t.Letterhead
	n := &doc.Document{
		Source: t.Source, Kind: t.Kind, Format: t.Format,
		Meta: doc.Meta{
			Title: c.plain(t.Meta.Title), Author: t.Meta.Author, Subject: t.Meta.Subject, Number: t.Meta.Number,
			Keywords: c.strings(t.Meta.Keywords), Date: t.Meta.Date,
		},
		Release: c.release(t.Release),
		Letterhead: doc.Letterhead{
			Secrecy: h.Secrecy, Urgency: h.Urgency, Marks: h.Marks, MarkSuffix: h.MarkSuffix, Number: h.Number, Signatories: c.texts(h.Signatories),
		},
		Title: c.runs(t.Title), Subtitle: c.texts(t.Subtitle), Addressees: c.texts(t.Addressees), Body: c.blocks(t.Body),
		AttachNotes: c.texts(t.AttachNotes),
		Signature:   doc.Signature{Organs: t.Signature.Organs, Date: t.Signature.Date, Mode: t.Signature.Mode, Span: t.Signature.Span},
		Note:        c.text(t.Note),
		Imprint: doc.Imprint{
			Shown: t.Imprint.Shown, Addressees: c.texts(t.Imprint.Addressees), CopyTo: c.texts(t.Imprint.CopyTo), Office: t.Imprint.Office, Date: t.Imprint.Date,
		},
	}
	if t.Form != nil {
		n.Form = &doc.Form{Table: c.table(t.Form.Table)}
	}
	// A picture of a seal in an editable file is a seal for anybody to use.
	for _, s := range t.Signature.Seals {
		n.Signature.Seals = append(n.Signature.Seals, doc.Seal{Diameter: s.Diameter, Span: s.Span})
	}
	for _, s := range t.Signature.Chops {
		n.Signature.Chops = append(n.Signature.Chops, doc.NameStamp{Title: s.Title, Name: s.Name, Height: s.Height})
	}
	for _, l := range t.Attendance {
		n.Attendance = append(n.Attendance, doc.LabelLine{Label: l.Label, Text: c.runs(l.Text)})
	}
	for _, a := range t.Attachments {
		if !a.Withheld {
			n.Attachments = append(n.Attachments, doc.Attachment{Label: a.Label, Title: c.runs(a.Title), Body: c.blocks(a.Body), Span: a.Span})
		}
	}
	return n
}

// release copies what the document says about its publication, without what
// was said to this package alone.
func (c *copier) release(r *doc.Release) *doc.Release {
	n := *r
	n.Theme, n.Genre, n.Summary, n.Topic, n.Validity = c.text(r.Theme), c.text(r.Genre), c.text(r.Summary), c.text(r.Topic), c.text(r.Validity)
	n.Kept, n.Masks, n.Changes = nil, nil, nil
	for _, ch := range r.Changes {
		n.Changes = append(n.Changes, doc.Change{Date: ch.Date, Note: c.text(ch.Note)})
	}
	n.Withdrawn.Note = c.text(r.Withdrawn.Note)
	return &n
}

// eachText shows every text of a public edition that a reader may see, and
// the targets of its links.
func eachText(t *doc.Document, see func([]doc.Run)) {
	links := func(list []doc.Run) {
		for _, r := range list {
			if r.Link != "" {
				see([]doc.Run{{Text: r.Link, Span: r.Span, Generated: true}})
				if plain, ok := unescaped(r.Link); ok {
					see([]doc.Run{{Text: plain, Span: r.Span, Generated: true}})
				}
			}
		}
	}
	c := &copier{bag: &diag.Bag{}}
	c.runs = func(list []doc.Run) []doc.Run {
		if len(list) > 0 {
			see(list)
			links(list)
		}
		return nil
	}
	c.text = func(x doc.Text) doc.Text {
		if !x.Empty() {
			see([]doc.Run{{Text: x.Value, Span: x.Span}})
		}
		return x
	}
	c.plain = func(s string) string {
		if s != "" {
			see([]doc.Run{{Text: s, Generated: true}})
		}
		return s
	}
	c.image = func(i *doc.Image, _ source.Span) *doc.Image { return i }
	u := *t
	if len(u.Title) > 0 {
		u.Meta.Title = "" // the same, with its place
	}
	if u.Release == nil {
		u.Release = &doc.Release{}
	}
	c.document(&u)
	c.texts(t.Signature.Organs)
	c.texts(t.Letterhead.Marks)
	for _, s := range t.Signature.Chops {
		c.texts([]doc.Text{s.Title, s.Name})
	}
	c.texts([]doc.Text{t.Imprint.Office})
	c.strings([]string{t.Meta.Author})
}
