package build_test

import (
	"context"
	"testing"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// emptyShare is the part of the text area, in hundredths, that no page of
// the example leaves empty when the same part of the document goes on
// overleaf.
const emptyShare = 33

// No page of the example is left nearly empty by what was moved overleaf: a
// tall row, a picture, rows bound together.
func TestNoPageIsLeftNearlyEmpty(t *testing.T) {
	seen := 0
	_, err := build.Run(context.Background(), build.Options{
		Root: "../..", CheckOnly: true, FontDirs: []string{"../../fonts"},
		Inspect: func(source string, d *doc.Document, pages *page.Document) {
			if breaksPages(d) {
				return
			}
			for i := range len(pages.Pages) - 1 {
				a, b := &pages.Pages[i], &pages.Pages[i+1]
				low, last := reach(a)
				if a.Turned != b.Turned || last < 0 || partOf(pages, last) != partOf(pages, firstNode(b)) {
					continue // another part begins overleaf
				}
				seen++
				// The text area of A4 by GB/T 9704-2012 5.2.1, in the direction
				// of reading.
				bottom, room := unit.FromMm(262), unit.FromMm(225)
				if a.Turned {
					bottom, room = unit.FromMm(184), unit.FromMm(156)
				}
				if empty := bottom - low; empty > room*emptyShare/100 {
					t.Errorf("%s: %.0f mm stay empty at the foot of page %d", source, empty.Millimetres(), i+1)
				}
			}
		},
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 200 {
		t.Errorf("only %d pages were looked at", seen)
	}
}

// breaksPages reports whether the writer asked for a new page.
func breaksPages(d *doc.Document) bool {
	for _, b := range d.Body {
		if _, ok := b.(*doc.PageBreak); ok {
			return true
		}
	}
	return false
}

// reach is how far down a page its content reaches in the direction of
// reading, and the node of the last text on it; -1 when there is none.
func reach(p *page.Page) (low unit.Length, last page.NodeID) {
	last = page.Artefact
	for _, item := range p.Items {
		switch item := item.(type) {
		case *page.Text:
			if item.Node == page.Artefact {
				continue
			}
			last = item.Node
			if p.Turned {
				low = max(low, item.X)
			} else {
				low = max(low, item.Y)
			}
		case *page.Image:
			if p.Turned {
				low = max(low, item.X+item.W)
			} else {
				low = max(low, item.Y+item.H)
			}
		case *page.Rule:
			if p.Turned {
				low = max(low, item.X+item.W)
			} else {
				low = max(low, item.Y+item.H)
			}
		}
	}
	return low, last
}

// firstNode is the node of the first text on a page that has a meaning.
func firstNode(p *page.Page) page.NodeID {
	for _, item := range p.Items {
		if t, ok := item.(*page.Text); ok && t.Node != page.Artefact {
			return t.Node
		}
	}
	return page.Artefact
}

// partOf is the part of the document a node is in.
func partOf(d *page.Document, n page.NodeID) page.NodeID {
	for ; n > 0; n = d.Tree[n].Parent {
		if d.Tree[n].Tag == page.TagPart {
			return n
		}
	}
	return 0
}
