package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
)

// maxDepth bounds nested tables.
const maxDepth = 32

// parser reads document.xml. Names are compared by their local part: files
// use several prefixes and two sets of namespaces for one meaning.
type parser struct {
	x      *xml.Decoder
	change Change
	author string
	depth  int
	about  commented
}

func parse(part []byte) (*Document, commented, error) {
	p := &parser{x: xml.NewDecoder(bytes.NewReader(part))}
	for {
		t, err := p.x.Token()
		if errors.Is(err, io.EOF) {
			return nil, p.about, fmt.Errorf("%w: no body", ErrNotWord)
		}
		if err != nil {
			return nil, p.about, fmt.Errorf("%w: %v", ErrNotWord, err)
		}
		if s, ok := t.(xml.StartElement); ok && s.Name.Local == "body" {
			blocks, err := p.blocks("body")
			if err != nil {
				return nil, p.about, fmt.Errorf("%w: %v", ErrNotWord, err)
			}
			return &Document{Blocks: blocks}, p.about, nil
		}
	}
}

// each calls visit for the elements inside the current one, up to its end.
// visit must consume the element it is given; nil skips it.
func (p *parser) each(end string, visit func(s xml.StartElement) error) error {
	for {
		t, err := p.x.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := visit(t); err != nil {
				return err
			}
		case xml.EndElement:
			if t.Name.Local == end {
				return nil
			}
		}
	}
}

// blocks reads paragraphs and tables up to the end of an element.
func (p *parser) blocks(end string) ([]Block, error) {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		return nil, errors.New("tables nested too deep")
	}
	var out []Block
	err := p.each(end, func(s xml.StartElement) error {
		switch s.Name.Local {
		case "p":
			k, err := p.paragraph()
			out = append(out, k)
			return err
		case "tbl":
			k, err := p.table()
			out = append(out, k)
			return err
		case "sdt", "sdtContent", "customXml", "smartTag":
			inner, err := p.blocks(s.Name.Local)
			out = append(out, inner...)
			return err
		}
		p.about.mark(s)
		return p.x.Skip()
	})
	return out, err
}

func (p *parser) paragraph() (*Paragraph, error) {
	k := &Paragraph{}
	return k, p.inline(k, "p")
}

// inline reads the runs of a paragraph, through links and tracked changes.
func (p *parser) inline(k *Paragraph, end string) error {
	p.depth++
	defer func() { p.depth-- }()
	if p.depth > maxDepth {
		return errors.New("elements nested too deep")
	}
	for {
		from := p.x.InputOffset()
		t, err := p.x.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == end {
				return nil
			}
		case xml.StartElement:
			if err := p.inside(k, t, from); err != nil {
				return err
			}
		}
	}
}

func (p *parser) inside(k *Paragraph, t xml.StartElement, from int64) error {
	switch t.Name.Local {
	case "pPr":
		return p.each("pPr", func(s xml.StartElement) error {
			switch s.Name.Local {
			case "pStyle":
				k.Style = value(s, "val")
			case "pPrChange":
				k.Restyled, k.Author = true, value(s, "author")
			case "rPr":
				return p.each("rPr", func(s xml.StartElement) error {
					p.ending(k, s)
					return p.x.Skip()
				})
			}
			return p.x.Skip()
		})
	case "r":
		r := Run{Change: p.change, Author: p.author, From: from}
		if err := p.run(&r); err != nil {
			return err
		}
		r.To = p.x.InputOffset()
		if r.Text != "" {
			k.Runs = append(k.Runs, r)
			p.about.add(&r)
		}
		return nil
	case "ins", "del", "moveTo", "moveFrom":
		change, author := p.change, p.author
		if p.change != Deleted { // what was inserted and struck is struck
			p.change, p.author = changeOf(t), value(t, "author")
		}
		err := p.inline(k, t.Name.Local)
		p.change, p.author = change, author
		return err
	case "hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml":
		return p.inline(k, t.Name.Local)
	}
	p.about.mark(t)
	return p.x.Skip()
}

// ending notes the change of a paragraph's end.
func (p *parser) ending(k *Paragraph, s xml.StartElement) {
	if c := changeOf(s); c != Unchanged {
		k.Mark, k.Author = c, value(s, "author")
	}
}

// changeOf is what an element says of that in which it stands.
func changeOf(s xml.StartElement) Change {
	switch s.Name.Local {
	case "ins", "moveTo":
		return Inserted
	case "del", "moveFrom":
		return Deleted
	}
	return Unchanged
}

// run reads one run.
func (p *parser) run(r *Run) error {
	return p.each("r", func(s xml.StartElement) error {
		switch s.Name.Local {
		case "rPr":
			return p.each("rPr", func(s xml.StartElement) error {
				switch s.Name.Local {
				case "rStyle":
					r.Style = value(s, "val")
					r.Bold = r.Bold || r.Style == strong
				case "b":
					v := value(s, "val")
					r.Bold = v != "0" && v != "false" && v != "off"
				case "rPrChange":
					r.Restyled = true
					if r.Author == "" {
						r.Author = value(s, "author")
					}
				}
				return p.x.Skip()
			})
		case "t", "delText":
			var text string
			err := p.x.DecodeElement(&text, &s)
			r.Text += text
			return err
		case "tab":
			r.Text += "\t"
		case "noBreakHyphen":
			r.Text += "\u2011"
		case "softHyphen":
			r.Text += "\u00ad"
		case "br", "cr":
			r.Text += "\n"
		case "commentReference":
			p.about.mark(s)
		}
		return p.x.Skip()
	})
}

func (p *parser) table() (*Table, error) {
	k := &Table{}
	return k, p.each("tbl", func(s xml.StartElement) error {
		if s.Name.Local != "tr" {
			return p.x.Skip()
		}
		row := Row{}
		err := p.each("tr", func(s xml.StartElement) error {
			switch s.Name.Local {
			case "tc":
				c, err := p.cell()
				row.Cells = append(row.Cells, c)
				return err
			case "trPr":
				return p.each("trPr", func(s xml.StartElement) error {
					if c := changeOf(s); c != Unchanged {
						row.Change, row.Author = c, value(s, "author")
					}
					return p.x.Skip()
				})
			}
			return p.x.Skip()
		})
		k.Rows = append(k.Rows, row)
		return err
	})
}

func (p *parser) cell() (Cell, error) {
	p.depth++
	defer func() { p.depth-- }()
	c := Cell{ColSpan: 1}
	if p.depth > maxDepth {
		return c, errors.New("tables nested too deep")
	}
	err := p.each("tc", func(s xml.StartElement) error {
		switch s.Name.Local {
		case "tcPr":
			return p.each("tcPr", func(s xml.StartElement) error {
				switch s.Name.Local {
				case "gridSpan":
					if n, err := strconv.Atoi(value(s, "val")); err == nil && n > 0 {
						c.ColSpan = n
					}
				case "vMerge":
					c.Continued = value(s, "val") != "restart"
				}
				return p.x.Skip()
			})
		case "p":
			k, err := p.paragraph()
			c.Blocks = append(c.Blocks, k)
			return err
		case "tbl":
			k, err := p.table()
			c.Blocks = append(c.Blocks, k)
			return err
		}
		return p.x.Skip()
	})
	return c, err
}

// value is an attribute by its local name.
func value(s xml.StartElement, name string) string {
	for _, a := range s.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
