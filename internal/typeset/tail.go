package typeset

import "yinfa.dev/yinfa/internal/page"

// noteTail notes for other editions what of the text stands on the page of
// the signature.
func (s *setter) noteTail(f *flow, sheets []*sheet) {
	overleaf := false
	for n, sh := range sheets {
		if before := notesBefore(sheets, n); before > 0 {
			s.out.Fall.Notes = before
		}
		for i := range sh.slots {
			p := sh.slots[i].piece
			if !p.closing && (p.of == nil || !p.of.closing) {
				continue
			}
			if !overleaf {
				return
			}
			t := tailOf(sh.slots[:i])
			if s.carried && !sheets[n-1].turned {
				t.Short = max(0, f.area(sheets[n-1], n-1).bottom-sheets[n-1].end)
			}
			s.out.Fall.Tail = t
			return
		}
		overleaf = overleaf || sh.body
	}
}

// tailOf counts the lines of text that end a page so far, and the rows of the
// table that ends it or stands above them.
func tailOf(slots []slot) page.Tail {
	t := page.Tail{Overleaf: true}
	table := 0
	for i := len(slots) - 1; i >= 0; i-- {
		p := slots[i].piece
		switch {
		case p.blank || p.note > 0 || i+1 < len(slots) && slots[i+1].piece.head == p:
			// white, or the head of the table again
		case p.rows > 0 && (table == 0 || table == p.table):
			table = p.table
			t.Rows += p.rows
		case p.body && p.rows == 0 && table == 0:
			t.Lines++
		default:
			return t
		}
	}
	return t
}
