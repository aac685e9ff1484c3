package build

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/export/docx"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// fitOf tells the Word file how the pages fell out, so that it falls out
// alike: where 版记 stands, and by how much the pitch was adjusted.
func fitOf(d *doc.Document, f *layout.Format, p *page.Document) docx.Fit {
	fit := docx.Fit{Pitch: adjustedPitch(f, p), FormWhole: d.Form != nil && onFirstPage(p), Fall: p.Fall}
	i := d.Imprint
	shown := i.Shown && f.Imprint.Shown && (len(i.Addressees)+len(i.CopyTo) > 0 || f.Imprint.ShowIssue && !i.Office.Empty())
	last := len(p.Pages) - 1
	if !shown || last < 1 {
		return fit
	}
	// 版记 is the last part in the reading order.
	list := parts(p)
	if len(list) == 0 || holds(p.Pages[last], list[len(list)-1]) {
		return fit // text of the document stands on the page
	}
	fit.ImprintAlone = true
	fit.ImprintBlank = len(p.Pages[last-1].Items) == 0
	return fit
}

// parts are the nodes at which attachments and 版记 begin.
func parts(p *page.Document) []page.NodeID {
	var out []page.NodeID
	for n := range p.Tree {
		if p.Tree[n].Tag == page.TagPart && p.Tree[n].Parent == 0 {
			out = append(out, page.NodeID(n))
		}
	}
	return out
}

// holds reports whether something stands on a page that comes before a node
// in the reading order.
func holds(p page.Page, before page.NodeID) bool {
	for _, item := range p.Items {
		node := page.Artefact
		switch item := item.(type) {
		case *page.Text:
			node = item.Node
		case *page.Image:
			node = item.Node
		}
		if node >= 0 && node < before {
			return true
		}
	}
	return false
}

// onFirstPage reports whether the main text stands on the first page.
func onFirstPage(p *page.Document) bool {
	end := page.NodeID(len(p.Tree))
	if list := parts(p); len(list) > 0 {
		end = list[0]
	}
	for i := 1; i < len(p.Pages); i++ {
		if holds(p.Pages[i], end) {
			return false
		}
	}
	return len(p.Pages) > 0
}

// pitchStep is the precision in which a pitch is adjusted, in thousandths.
const pitchStep = 5

// adjustedPitch measures the commonest distance of lines of body size on the
// first page that is not filled to its foot, in thousandths of the format's
// pitch; 0 when that is the format's own.
func adjustedPitch(f *layout.Format, p *page.Document) int {
	n := 0
	if f.Letterhead.Shown && f.Letterhead.FootRule.Shown && len(p.Pages) > 1 {
		n = 1 // the lines of a letter's first page are spread (10.1)
	}
	if n >= len(p.Pages) || p.Pages[n].Turned || f.Grid.Pitch <= 0 {
		return 0
	}
	counts := map[int]int{}
	best := 0
	above := unit.Length(0)
	for _, item := range p.Pages[n].Items {
		t, ok := item.(*page.Text)
		if !ok || t.Size != f.Grid.Size || t.Node < 0 || t.Y == above {
			continue
		}
		k := int((t.Y-above).MulDiv(1000/pitchStep, int64(f.Grid.Pitch))) * pitchStep
		above = t.Y
		if k < 900 || k > 1100 {
			continue
		}
		counts[k]++
		if counts[k] > counts[best] {
			best = k
		}
	}
	if best == 1000 {
		return 0
	}
	return best
}
