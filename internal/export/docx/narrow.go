package docx

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

// Lines of cells are ragged: where one ends early in print, for the sake of a
// number with its unit or of a last line of two characters, a program would
// let it run on. A break by hand holds it, but stands in the middle of a line
// as soon as somebody types into the cell. So lines that all would end in their
// places in a room a little narrower get one: what is typed then flows on.

// mostNarrow is how much narrower, in ems, a cell may be set for that.
const mostNarrow = 3

// cellText opens a paragraph of a cell with the lines of the printed edition.
// The caller writes the text.
func (r *ruled) cellText(p para, align doc.Align, in room, segments ...segment) {
	b := r.b
	b.fit(in, segments...)
	if b.nudges.broken() {
		if by := b.narrowing(in, segments); by > 0 {
			in.narrow = by
			p.indent = narrowed(p.indent, align, by)
			b.fit(in, segments...)
		}
	}
	b.open(p)
}

// broken reports whether a line of the paragraph ends by hand.
func (n *nudges) broken() bool {
	for i := range n.list {
		if n.list[i].br {
			return true
		}
	}
	return false
}

// narrowed is an indent that takes a length from the room of lines.
func narrowed(from *indent, align doc.Align, by unit.Length) *indent {
	in := indent{}
	if from != nil {
		in = *from
	}
	switch align {
	case doc.AlignCentre:
		in.left, in.right = in.left+by/2, in.right+by/2
	case doc.AlignRight:
		in.left += by
	default:
		in.right += by
	}
	return &in
}

// narrowing is by how much the room of the paragraph that was fitted last must
// be narrower so that every line ends where it does; 0: there is no such room.
func (b *builder) narrowing(r room, segments []segment) unit.Length {
	if len(b.marks) > 0 {
		return 0 // LibreOffice sets marks after Latin narrower than they measure
	}
	space := r.width - r.left - r.right
	least, most := unit.Length(0), mostNarrow*segments[0].style.Size
	for i, line := range b.lines(segments, space-r.first, space, r) {
		measure := twips(r.width) - twips(r.left) - twips(r.right)
		if i == 0 {
			measure -= twips(r.first)
		}
		most = min(most, measure-b.lineWidth(line[0], line[1])-spare)
		if b.ends(line[1]) {
			continue
		}
		if !b.mayBreak(line[1]) || line[1]-line[0] == 1 {
			return 0 // no room makes programs end the line there, or not surely
		}
		least = max(least, b.lack(line[0], line[1], measure, r))
	}
	if least > most {
		return 0
	}
	// In between, since programs measure a little differently.
	const pair = 2 * unit.Twip // half of it is whole twips
	by := min((least+most)/2, least+segments[0].style.Size/4)
	return max(by, pair) / pair * pair
}
