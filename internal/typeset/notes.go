package typeset

// keepEntries lets a page end between entries of 附件说明 where two lines of
// the list stand on either side. The standard does not say how a list is
// parted that is longer than the room under the text; its entries stay whole.
func keepEntries(notes []piece) {
	for i := range notes[:max(0, len(notes)-1)] {
		within := notes[i].note == notes[i+1].note
		notes[i].keep = within || i+1 < linesKept || len(notes)-i-1 < linesKept
	}
}

// keepNotes binds the last entries of 附件说明 that ends the pieces to the
// signature; false when the list is too short to be parted.
func keepNotes(pieces []piece) bool {
	last := len(pieces) - 1
	if last < 0 || pieces[last].note == 0 {
		return false
	}
	pieces[last].keep = true
	for i := last - 1; i >= 0 && pieces[i].note > 0; i-- {
		if !pieces[i].keep {
			return true
		}
	}
	return false
}

// notesBefore is how many entries of a 附件说明 that runs on to sheet n stand
// before it; 0 when none does.
func notesBefore(sheets []*sheet, n int) int {
	if n == 0 || len(sheets[n].slots) == 0 || len(sheets[n-1].slots) == 0 {
		return 0
	}
	before := sheets[n-1].slots[len(sheets[n-1].slots)-1].piece
	if before.note == 0 || sheets[n].slots[0].piece.note == 0 {
		return 0
	}
	return before.note
}
