package cases

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// Marks that must not begin or end a line (GB/T 15834-2011 5.1), in their
// Chinese and Western forms.
const (
	notFirst = "、，。：；！？’”」』）〕］｝》〉】〗·,.:;!?)]}%％℃"
	notLast  = "‘“「『（〔［｛《〈【〖([{"
)

// setLine is what one paragraph or cell has on one baseline.
type setLine struct {
	page        int
	text        string
	first, last bool // of its paragraph or cell
}

// linesOf puts the pieces of text together that stand on one baseline of one
// paragraph, in reading order.
func linesOf(d *page.Document) []setLine {
	type key struct {
		page  int
		y     unit.Length
		block page.NodeID
	}
	var order []key
	joined := map[key]string{}
	for i := range d.Pages {
		for _, item := range d.Pages[i].Items {
			tx, ok := item.(*page.Text)
			if !ok || tx.Node == page.Artefact {
				continue
			}
			k := key{i + 1, tx.Y, block(d, tx.Node)}
			if tx.Turned {
				k.y = tx.X
			}
			if _, ok := joined[k]; !ok {
				order = append(order, k)
			}
			joined[k] += tx.String()
		}
	}
	out := make([]setLine, len(order))
	for i, k := range order {
		out[i] = setLine{page: k.page, text: strings.Trim(joined[k], " \u3000"), first: i == 0 || order[i-1].block != k.block, last: i+1 == len(order) || order[i+1].block != k.block}
	}
	return out
}

// block is the paragraph, heading or cell that a node is in.
func block(d *page.Document, n page.NodeID) page.NodeID {
	for n > 0 && (d.Tree[n].Tag == page.TagSpan || d.Tree[n].Tag == page.TagLink) {
		n = d.Tree[n].Parent
	}
	return n
}

// forbidden lists lines that break inside a paragraph where they must not.
func forbidden(d *page.Document) []string {
	var complaints []string
	for _, l := range linesOf(d) {
		r := []rune(l.text)
		if len(r) == 0 {
			continue
		}
		if !l.first && strings.ContainsRune(notFirst, r[0]) {
			complaints = append(complaints, fmt.Sprintf("page %d: a line begins with “%c”: %.30s", l.page, r[0], l.text))
		}
		if !l.last && strings.ContainsRune(notLast, r[len(r)-1]) {
			complaints = append(complaints, fmt.Sprintf("page %d: a line ends with “%c”: %s", l.page, r[len(r)-1], l.text))
		}
	}
	return complaints
}
