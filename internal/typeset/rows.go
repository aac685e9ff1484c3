package typeset

import (
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// narrowly is by how little a row may have missed a page for other editions,
// whose rows are higher or lower by a rule, to find room for it there.
const narrowly = 3 * unit.Pt

// noteRows tells other editions of rows that begin a page though by themselves
// they might stand on the page before: those that narrowly had no room there,
// and those that a merged cell binds to others. They stand on the page of the
// row after them.
func (s *setter) noteRows(f *flow, sheets []*sheet) {
	for n := 1; n < len(sheets); n++ {
		above, first, next := sheets[n-1], firstPiece(sheets[n]), pieceAfterFirst(sheets[n])
		if first == nil || first.rows == 0 || len(above.slots) == 0 || above.slots[len(above.slots)-1].piece.table != first.table {
			continue
		}
		bound := first.rows - 1
		over := above.end + first.height - f.area(above, n-1).bottom
		if over > 0 && over < narrowly && next != nil && next.table == first.table {
			bound++
		}
		for i := range bound {
			s.out.Fall.Kept = append(s.out.Fall.Kept, page.TableRow{Table: first.table, Row: first.row + i})
		}
	}
}

// area is the text area of sheet n.
func (f *flow) area(sh *sheet, n int) extent {
	switch {
	case sh.turned:
		return f.areas.turned
	case n == 0:
		return f.areas.first
	}
	return f.areas.later
}

// firstPiece is the first piece of a sheet, the repeated head of a table aside.
func firstPiece(sh *sheet) *piece { return pieceAt(sh, 0) }

func pieceAfterFirst(sh *sheet) *piece { return pieceAt(sh, 1) }

func pieceAt(sh *sheet, i int) *piece {
	if len(sh.slots) > 1 && sh.slots[1].piece.head == sh.slots[0].piece {
		i++
	}
	if i >= len(sh.slots) {
		return nil
	}
	return sh.slots[i].piece
}
