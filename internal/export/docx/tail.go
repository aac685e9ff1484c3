package docx

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// tail is the end of the main text, which goes with what closes the document
// (7.3.5.5).
type tail struct {
	from   int  // the blocks from here on stand on the page of what follows
	rows   int  // of the table that begins or is these blocks
	parted bool // a page ends in the block before them
	lone   bool // there, one line stands alone
}

// body writes the document's own text. Its last two lines stand on the page
// of what closes the document, as far as the printed edition has them there.
func (b *builder) body() {
	list := flat(nil, b.d.Body)
	t := b.tailOf(list)
	if t.parted || t.from > 0 && t.rows == 0 && isText(list[t.from-1]) {
		// LibreOffice moves a paragraph that is kept with the next as a whole; and
		// whole paragraphs that went overleaf may have had room, as in a letter
		// whose 抄送 had none.
		b.stretch(list, 0, t.from-1)
		b.footGap(b.o.Fit.Tail.Short)
		b.lone = t.lone
		b.stretch(list, t.from-1, t.from)
		b.lone = false
	} else {
		b.stretch(list, 0, t.from)
	}
	b.keepNext, b.keptRows = b.closed(), t.rows
	b.stretch(list, t.from, len(list))
	b.keepNext, b.keptRows = false, 0
}

// flat takes the items of lists out of them.
func flat(out, list []doc.Block) []doc.Block {
	for _, block := range list {
		if l, ok := block.(*doc.List); ok {
			for _, item := range l.Items {
				out = flat(out, item.Blocks)
			}
			continue
		}
		out = append(out, block)
	}
	return out
}

// linesKept is how many lines of text, or rows of a table, go with a signature.
const linesKept = 2

// tailOf finds the blocks that hold the last two lines, or of them what the
// printed edition has on the page of the signature.
func (b *builder) tailOf(list []doc.Block) tail {
	t := tail{from: len(list)}
	printed := b.o.Fit.Tail
	if t.from == 0 {
		return t
	}
	if _, ok := list[t.from-1].(*doc.Landscape); ok {
		return t // what follows begins a section
	}
	if !isText(list[t.from-1]) {
		t.from--
		t.rows = b.rowsKept(linesKept)
		return t
	}
	kept := 0
	for ; t.from > 0 && kept < linesKept && isText(list[t.from-1]); t.from-- {
		n := b.lineCount(list[t.from-1])
		if left := printed.Lines - kept; printed.Overleaf && n > left {
			t.parted = left > 0
			t.lone = left == 1 || n-left == 1
			break
		}
		kept += n
	}
	if t.from > 0 && kept < linesKept && !t.parted {
		if _, ok := list[t.from-1].(*doc.Table); ok {
			if t.rows = b.rowsKept(linesKept - kept); t.rows > 0 {
				t.from--
			}
		}
	}
	return t
}

func isText(block doc.Block) bool {
	switch block.(type) {
	case *doc.Paragraph, *doc.Heading:
		return true
	}
	return false
}

// lineCount is how many lines a block of text has in print.
func (b *builder) lineCount(block doc.Block) int {
	switch k := block.(type) {
	case *doc.Paragraph:
		st := b.g.style(layout.Body)
		b.fit(b.bodyRoom(k, st), segment{runs: k.Runs, style: st})
	case *doc.Heading:
		b.fitHeading(k)
	}
	return b.fittedLines()
}

// fittedLines is how many lines the paragraph has that was fitted last, which
// is not being written.
func (b *builder) fittedLines() int {
	b.nudges.on = false
	return max(1, b.nudges.lines)
}

// rowsKept is how many rows of a table, at most n, go with what closes the
// document.
func (b *builder) rowsKept(n int) int {
	if t := b.o.Fit.Tail; t.Overleaf {
		return min(t.Rows, n)
	}
	return n
}

// footGap keeps text from the foot of the page where the printed edition moved
// the lines that would stand there overleaf: an empty frame there.
func (b *builder) footGap(height unit.Length) {
	line := b.g.style(layout.Body).Pitch
	if height < line {
		return // no line has room there
	}
	lead, pending := b.lead, b.pending // they are the next paragraph's
	b.lead, b.pending = 0, false
	b.open(para{style: styleFootGap, frame: height - line/2})
	b.close()
	b.lead, b.pending = lead, pending
}
