package docx

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// commented is what a text says of its comments: the stretches that they are
// about, by id, and the order in which it comes to them.
type commented struct {
	order []string
	open  []string // ids of the stretches that go on
	on    map[string]*strings.Builder
}

// mark takes the marks of comments.
func (c *commented) mark(s xml.StartElement) {
	id := value(s, "id")
	switch s.Name.Local {
	case "commentRangeStart":
		c.open = append(c.open, id)
		c.meet(id)
	case "commentRangeEnd":
		for i, open := range c.open {
			if open == id {
				c.open = append(c.open[:i], c.open[i+1:]...)
				return
			}
		}
	case "commentReference":
		c.meet(id)
	}
}

func (c *commented) meet(id string) {
	if c.on[id] != nil {
		return
	}
	if c.on == nil {
		c.on = map[string]*strings.Builder{}
	}
	c.on[id] = &strings.Builder{}
	c.order = append(c.order, id)
}

// add gives a run to the comments that are about it.
func (c *commented) add(r *Run) {
	if r.Change == Deleted {
		return
	}
	for _, id := range c.open {
		c.on[id].WriteString(r.Text)
	}
}

// comments reads those that a text came to.
func comments(part []byte, about commented) ([]Comment, error) {
	p := &parser{x: xml.NewDecoder(bytes.NewReader(part))}
	known := map[string]Comment{}
	for {
		t, err := p.x.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %s: %v", ErrNotWord, commentsPart, err)
		}
		s, ok := t.(xml.StartElement)
		if !ok || s.Name.Local != "comment" {
			continue
		}
		blocks, err := p.blocks("comment")
		if err != nil {
			return nil, fmt.Errorf("%w: %s: %v", ErrNotWord, commentsPart, err)
		}
		known[value(s, "id")] = Comment{Author: value(s, "author"), Text: strings.TrimSpace(Text(blocks))}
	}
	var out []Comment
	for _, id := range about.order {
		if c, ok := known[id]; ok {
			c.On = about.on[id].String()
			out = append(out, c)
		}
	}
	return out, nil
}
