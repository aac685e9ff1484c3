package release

import (
	"reflect"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// everything is a document with every part that a tree can have.
func everything() *doc.Document {
	run := func() []doc.Run { return []doc.Run{{}, {Bold: true}, {Break: true}, {Generated: true}} }
	para := func() doc.Block { return &doc.Paragraph{Runs: run()} }
	blocks := func() []doc.Block {
		return []doc.Block{
			para(), &doc.Heading{Level: 2, Head: run(), Tail: run()},
			&doc.List{Items: []doc.ListItem{{Blocks: []doc.Block{para()}}}},
			&doc.Table{Caption: run(), HeadRows: 1, Columns: make([]doc.Column, 1), Rows: []doc.Row{
				{Cells: []doc.Cell{{ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{para()}}}},
			}},
			&doc.Figure{Caption: run()},
			&doc.Chart{Caption: run(), Labels: make([]doc.Text, 1), Series: []doc.ChartSeries{{Values: []int64{1}}}},
			&doc.Roster{Lines: []doc.RosterLine{{Text: run()}}},
			&doc.PageBreak{}, &doc.Landscape{Blocks: []doc.Block{para()}},
			&doc.SignatureBlock{Organs: make([]doc.Text, 1)},
		}
	}
	t := func(n int) []doc.Text { return make([]doc.Text, n) }
	day := doc.Date{Year: 2026, Month: 3, Day: 6}
	return &doc.Document{
		Meta:       doc.Meta{Keywords: make([]string, 1), Date: day},
		Release:    &doc.Release{Changes: []doc.Change{{Date: day}}, Date: day},
		Acts:       make([]doc.Act, 1),
		Letterhead: doc.Letterhead{Marks: t(1), Signatories: t(1)},
		Title:      run(), Subtitle: t(1), Addressees: t(2), Body: blocks(), Form: &doc.Form{Table: blocks()[3].(*doc.Table)}, AttachNotes: t(1),
		Signature:  doc.Signature{Organs: t(1), Date: day, Seals: make([]doc.Seal, 1), Chops: make([]doc.NameStamp, 1)},
		Attendance: []doc.LabelLine{{Text: run()}}, Attachments: []doc.Attachment{{Title: run(), Body: blocks()}},
		Imprint: doc.Imprint{Shown: true, Addressees: t(1), CopyTo: t(1), Date: day},
	}
}

// settle gives the fields that must have a certain form their form again.
func settle(t *doc.Document) {
	t.Source = "content/a.md"
	t.Release.Mode.Value = doc.ReleaseOpen
	t.Release.Kept, t.Release.Masks, t.Release.Withdrawn = nil, nil, doc.Change{}
}

// visit walks over every string of a value.
func visit(v reflect.Value, path string, see func(path string, s reflect.Value)) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			visit(v.Elem(), path, see)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[source.Span]() {
			return
		}
		for i := range v.NumField() {
			visit(v.Field(i), path+"."+v.Type().Field(i).Name, see)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 {
			for i := range v.Len() {
				visit(v.Index(i), path, see)
			}
		}
	case reflect.String:
		see(path, v)
	}
}

func fill(v reflect.Value, path string, put func(path string) string) {
	visit(v, path, func(path string, s reflect.Value) {
		if s.CanSet() {
			s.SetString(put(path))
		}
	})
}

func each(v reflect.Value, path string, see func(path, s string)) {
	visit(v, path, func(path string, s reflect.Value) { see(path, s.String()) })
}
