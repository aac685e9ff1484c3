package columns

import "yinfa.dev/yinfa/internal/unit"

// Pieces measures the pieces of a text that a cell should not break: letters
// and figures, a year with its 年, a day of a month (3月15日). The zero Pieces
// is at the start of a text.
type Pieces struct {
	Line    unit.Length // the whole text so far
	Longest unit.Length // its longest piece
	Seamed  unit.Length // the longest when telephone numbers and addresses of mail are parted after - and @
	run     unit.Length
	part    unit.Length // of the run, since the last seam
	digit   bool        // the character before is a figure
}

// Add goes on with a character of a width; latin: it is a letter, a figure or
// a mark among them.
func (p *Pieces) Add(r rune, width unit.Length, latin bool) {
	p.Line += width
	digit := r >= '0' && r <= '9'
	ends := p.digit && (r == '年' || r == '日')
	switch {
	case latin, ends, p.digit && r == '月':
		p.run, p.part = p.run+width, p.part+width
		p.Longest, p.Seamed = max(p.Longest, p.run), max(p.Seamed, p.part)
		if r == '-' || r == '@' {
			p.part = 0
		}
	default:
		p.run, p.part = 0, 0
	}
	if ends {
		p.run, p.part = 0, 0
	}
	p.digit = digit
}
