package pdf

import (
	"fmt"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// The limits of what is drawn. Pages are bounded by ISO 19005-2 6.1.13 (3 to
// 14,400 points); everything else is bounded so that integer arithmetic on
// coordinates cannot overflow.
const (
	minPage   = 3 * unit.Pt
	maxPage   = 14400 * unit.Pt
	maxOffset = 10000 * unit.Mm
	minType   = unit.Pt / 2
	maxType   = 1000 * unit.Pt
	maxScale  = 2000 // thousandths
	maxNodes  = 4_000_000
)

func faulty(format string, args ...any) error {
	return fmt.Errorf("%w: "+format, append([]any{ErrDocument}, args...)...)
}

// check refuses documents that no stage should have made, so that the stages
// of writing can rely on what they read.
func check(d *page.Document, o Options) error {
	if o.Level < 1 || o.Level > 9 {
		return fmt.Errorf("deflate level %d is not between 1 and 9", o.Level)
	}
	if d == nil {
		return faulty("it is nil")
	}
	if len(d.Pages) == 0 {
		return faulty("it has no pages")
	}
	if err := checkTree(d.Tree); err != nil {
		return err
	}
	for i := range d.Pages {
		p := &d.Pages[i]
		if p.Width < minPage || p.Width > maxPage || p.Height < minPage || p.Height > maxPage {
			return faulty("page %d measures %v by %v", i+1, p.Width, p.Height)
		}
		for _, item := range p.Items {
			if err := checkItem(item, d.Tree); err != nil {
				return fmt.Errorf("page %d: %w", i+1, err)
			}
		}
	}
	for _, b := range d.Outline {
		if b.Page < 0 || b.Page >= len(d.Pages) {
			return faulty("bookmark %q is for page %d of %d", b.Title, b.Page+1, len(d.Pages))
		}
		if outside(b.Y) {
			return faulty("bookmark %q is at %v", b.Title, b.Y)
		}
	}
	return nil
}

func checkTree(tree []page.Node) error {
	if len(tree) > maxNodes {
		return faulty("the reading order has %d nodes", len(tree))
	}
	for i, n := range tree {
		if n.Tag < page.TagDocument || n.Tag > page.TagSpan {
			return faulty("node %d has the unknown tag %d", i, n.Tag)
		}
		if i > 0 && (n.Parent < 0 || int(n.Parent) >= i) {
			return faulty("node %d has the parent %d, which does not come before it", i, n.Parent)
		}
	}
	return nil
}

func checkItem(item page.Item, tree []page.Node) error {
	switch item := item.(type) {
	case *page.Text:
		return checkText(item, tree)
	case *page.Rule:
		if item == nil {
			return faulty("a rule is nil")
		}
		return checkBox("rule", item.X, item.Y, item.W, item.H)
	case *page.Drawing:
		return checkDrawing(item, tree)
	case *page.Image:
		if item == nil {
			return faulty("an image is nil")
		}
		if err := checkNode(item.Node, tree); err != nil {
			return err
		}
		return checkBox("image "+item.Name, item.X, item.Y, item.W, item.H)
	case *page.LinkArea:
		if item == nil {
			return faulty("a link area is nil")
		}
		if item.Node < 0 || int(item.Node) >= len(tree) || tree[item.Node].Tag != page.TagLink {
			return faulty("the link to %q belongs to no link node", item.Target)
		}
		if len(item.Target) > maxString {
			return faulty("a link target has %d bytes", len(item.Target))
		}
		return checkBox("link area", item.X, item.Y, item.W, item.H)
	}
	return faulty("an item of type %T is unknown", item)
}

func checkText(t *page.Text, tree []page.Node) error {
	switch {
	case t == nil:
		return faulty("a text is nil")
	case outside(t.X) || outside(t.Y):
		return faulty("a text is at %v, %v", t.X, t.Y)
	case t.Face == nil:
		return faulty("the text at %v, %v has no face", t.X, t.Y)
	case t.Size < minType || t.Size > maxType:
		return faulty("the text at %v, %v has the type size %v", t.X, t.Y, t.Size)
	case t.ScaleX < 0 || t.ScaleX > maxScale:
		return faulty("the text at %v, %v has the horizontal scale %d", t.X, t.Y, t.ScaleX)
	case t.Colour != page.Black && t.Colour != page.Red:
		return faulty("the text at %v, %v has the unknown colour %d", t.X, t.Y, t.Colour)
	}
	for _, g := range t.Glyphs {
		if outside(g.X) {
			return faulty("the text at %v, %v has a glyph at %v", t.X, t.Y, g.X)
		}
		if g.Rune != 0 && !utf8.ValidRune(g.Rune) {
			return faulty("the text at %v, %v has the character %#x", t.X, t.Y, g.Rune)
		}
	}
	return checkNode(t.Node, tree)
}

func checkNode(n page.NodeID, tree []page.Node) error {
	if n != page.Artefact && (n < 0 || int(n) >= len(tree)) {
		return faulty("node %d is not among the %d nodes", n, len(tree))
	}
	return nil
}

func checkBox(what string, x, y, w, h unit.Length) error {
	if outside(x) || outside(y) || outside(w) || outside(h) || w < 0 || h < 0 {
		return faulty("%s at %v, %v measures %v by %v", what, x, y, w, h)
	}
	return nil
}

func outside(l unit.Length) bool { return l > maxOffset || l < -maxOffset }
