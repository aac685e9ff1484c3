package docx

// Edit is a paragraph, or a whole row of a table, that tracked changes are in.
type Edit struct {
	// Table and Row say where it stands, from 1; both are 0 outside of tables.
	// Tables inside of cells count as part of the row.
	Table, Row int
	Paragraph  *Paragraph // nil: the whole row is inserted or deleted
	Whole      *Row       // nil: one paragraph is changed
}

// Edits are the places where a text was changed, in reading order.
func (d *Document) Edits() []Edit {
	var out []Edit
	tables := 0
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case *Paragraph:
			out = b.edit(out, 0, 0)
		case *Table:
			tables++
			for i := range b.Rows {
				out = b.Rows[i].edits(out, tables, i+1)
			}
		}
	}
	return out
}

func (r *Row) edits(out []Edit, table, row int) []Edit {
	if r.Change != Unchanged {
		return append(out, Edit{Table: table, Row: row, Whole: r})
	}
	for _, c := range r.Cells {
		for _, b := range c.Blocks {
			switch b := b.(type) {
			case *Paragraph:
				out = b.edit(out, table, row)
			case *Table:
				for i := range b.Rows {
					out = b.Rows[i].edits(out, table, row)
				}
			}
		}
	}
	return out
}

func (p *Paragraph) edit(out []Edit, table, row int) []Edit {
	changed := p.Mark != Unchanged || p.Restyled
	for i := range p.Runs {
		changed = changed || p.Runs[i].Change != Unchanged || p.Runs[i].Restyled
	}
	if !changed {
		return out
	}
	return append(out, Edit{Table: table, Row: row, Paragraph: p})
}

// Authors are those who made the changes, each once, in order.
func (e Edit) Authors() []string {
	var out []string
	add := func(changed bool, author string) {
		for _, known := range out {
			changed = changed && known != author
		}
		if changed && author != "" {
			out = append(out, author)
		}
	}
	if e.Whole != nil {
		add(true, e.Whole.Author)
		return out
	}
	for i := range e.Paragraph.Runs {
		r := &e.Paragraph.Runs[i]
		add(r.Change != Unchanged || r.Restyled, r.Author)
	}
	add(e.Paragraph.Mark != Unchanged || e.Paragraph.Restyled, e.Paragraph.Author)
	return out
}
