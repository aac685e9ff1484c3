package site

// The codes of a site are of one kind, ASCII in byte mode at level M, and there
// is one for every document: this encoder makes those of versions 1 to 9
// several times as fast as the general one, which its tests hold it against.
// All numbers are those of ISO/IEC 18004:2015.

// qrVersion is what level M has in a version (tables 9 and E.1).
type qrVersion struct {
	short, long int // blocks of data and of data+1 codewords
	data        int // codewords of a short block
	check       int // codewords of error correction in each block
	align       []int
}

func qrVersions() []qrVersion {
	return []qrVersion{
		{1, 0, 16, 10, nil}, {1, 0, 28, 16, []int{6, 18}}, {1, 0, 44, 26, []int{6, 22}}, {2, 0, 32, 18, []int{6, 26}}, {2, 0, 43, 24, []int{6, 30}},
		{4, 0, 27, 16, []int{6, 34}}, {4, 0, 31, 18, []int{6, 22, 38}}, {2, 2, 38, 22, []int{6, 24, 42}}, {3, 2, 36, 22, []int{6, 26, 46}},
	}
}

// qrGrid is a square of modules; fixed ones belong to patterns and are not
// masked.
type qrGrid struct {
	size        int
	dark, fixed []bool
}

func (g *qrGrid) set(x, y int, dark bool) { g.dark[y*g.size+x], g.fixed[y*g.size+x] = dark, true }

// qrModules encodes a text; nil when it is no ASCII or too long for version 9.
func qrModules(text string) *qrGrid {
	for i := range len(text) {
		if text[i] >= 0x80 {
			return nil
		}
	}
	for i, v := range qrVersions() {
		room := v.short*v.data + v.long*(v.data+1)
		if len(text)+2 > room {
			continue
		}
		g := qrPatterns(i+1, v.align)
		g.place(v.interleave(qrData(text, room)))
		return g.best()
	}
	return nil
}

// qrData is the text with its mode, its length and its padding (7.4).
func qrData(text string, room int) []byte {
	out := make([]byte, 0, room)
	carry := byte(0b0100) // of the byte mode; every following byte straddles two codewords
	push := func(b byte) {
		out = append(out, carry<<4|b>>4)
		carry = b & 15
	}
	push(byte(len(text)))
	for i := range len(text) {
		push(text[i])
	}
	out = append(out, carry<<4)
	for pad := byte(0xec); len(out) < room; pad ^= 0xec ^ 0x11 {
		out = append(out, pad)
	}
	return out
}

// interleave adds the error correction and orders all codewords (7.6).
func (v qrVersion) interleave(data []byte) []byte {
	var blocks, checks [][]byte
	generator := qrGenerator(v.check)
	for b := range v.short + v.long {
		n := v.data
		if b >= v.short {
			n++
		}
		blocks = append(blocks, data[:n])
		checks = append(checks, qrRemainder(data[:n], generator))
		data = data[n:]
	}
	var out []byte
	for i := range v.data + 1 {
		for _, b := range blocks {
			if i < len(b) {
				out = append(out, b[i])
			}
		}
	}
	for i := range v.check {
		for _, c := range checks {
			out = append(out, c[i])
		}
	}
	return out
}

// qrTimes multiplies in the field of 256 elements modulo 0x11d (7.5.2).
func qrTimes(a, b byte) byte {
	var out byte
	for ; b > 0; b >>= 1 {
		if b&1 == 1 {
			out ^= a
		}
		carry := a & 0x80
		if a <<= 1; carry != 0 {
			a ^= 0x1d
		}
	}
	return out
}

// qrGenerator is the polynomial of n codewords, without its leading one.
func qrGenerator(n int) []byte {
	out := make([]byte, n)
	out[n-1] = 1
	root := byte(1)
	for range n {
		for i := range n {
			out[i] = qrTimes(out[i], root)
			if i+1 < n {
				out[i] ^= out[i+1]
			}
		}
		root = qrTimes(root, 2)
	}
	return out
}

func qrRemainder(data, generator []byte) []byte {
	out := make([]byte, len(generator))
	for _, d := range data {
		factor := d ^ out[0]
		copy(out, out[1:])
		out[len(out)-1] = 0
		for i, g := range generator {
			out[i] ^= qrTimes(g, factor)
		}
	}
	return out
}

// qrPatterns draws what every code of a version has (6.3).
func qrPatterns(version int, align []int) *qrGrid {
	size := 17 + 4*version
	g := &qrGrid{size, make([]bool, size*size), make([]bool, size*size)}
	for i := range size {
		g.set(6, i, i%2 == 0)
		g.set(i, 6, i%2 == 0)
	}
	for _, c := range [][2]int{{3, 3}, {size - 4, 3}, {3, size - 4}} {
		for dy := -4; dy <= 4; dy++ {
			for dx := -4; dx <= 4; dx++ {
				x, y, ring := c[0]+dx, c[1]+dy, max(dx, -dx, dy, -dy)
				if x >= 0 && y >= 0 && x < size && y < size {
					g.set(x, y, ring != 2 && ring != 4)
				}
			}
		}
	}
	for i, y := range align {
		for k, x := range align {
			last := len(align) - 1
			if i == 0 && k == 0 || i == 0 && k == last || i == last && k == 0 {
				continue // the finder patterns stand there
			}
			for dy := -2; dy <= 2; dy++ {
				for dx := -2; dx <= 2; dx++ {
					g.set(x+dx, y+dy, max(dx, -dx, dy, -dy) != 1)
				}
			}
		}
	}
	g.format(0)
	if version >= 7 {
		bits := version<<12 | qrCheck(version<<12, 0x1f25, 12)
		for i := range 18 {
			a, b, dark := size-11+i%3, i/3, bits>>i&1 == 1
			g.set(a, b, dark)
			g.set(b, a, dark)
		}
	}
	return g
}

// qrCheck is the remainder of bits by a polynomial of a degree (annexes C, D).
func qrCheck(bits, polynomial, degree int) int {
	for i := 17; i >= degree; i-- {
		if bits>>i&1 == 1 {
			bits ^= polynomial << (i - degree)
		}
	}
	return bits
}

// format writes level and mask beside the finder patterns (7.9).
func (g *qrGrid) format(mask int) {
	bits := (mask<<10 | qrCheck(mask<<10, 0x537, 10)) ^ 0x5412 // level M is 00
	bit := func(i int) bool { return bits>>i&1 == 1 }
	for i := range 6 {
		g.set(8, i, bit(i))
		g.set(14-9-i, 8, bit(9+i))
	}
	g.set(8, 7, bit(6))
	g.set(8, 8, bit(7))
	g.set(7, 8, bit(8))
	for i := range 8 {
		g.set(g.size-1-i, 8, bit(i))
	}
	for i := 8; i < 15; i++ {
		g.set(8, g.size-15+i, bit(i))
	}
	g.set(8, g.size-8, true)
}

// place lays the codewords in columns of two, upwards first (7.7.3).
func (g *qrGrid) place(words []byte) {
	n := 0
	up := true
	for right := g.size - 1; right > 0; right -= 2 {
		if right == 6 {
			right--
		}
		for k := range g.size {
			y := k
			if up {
				y = g.size - 1 - k
			}
			for _, x := range [2]int{right, right - 1} {
				if at := y*g.size + x; !g.fixed[at] {
					g.dark[at] = n < len(words)*8 && words[n/8]>>(7-n%8)&1 == 1
					n++
				}
			}
		}
		up = !up
	}
}

// qrMasked reports whether a mask turns a module over (7.8.2).
func qrMasked(mask, x, y int) bool {
	switch mask {
	case 0:
		return (x+y)%2 == 0
	case 1:
		return y%2 == 0
	case 2:
		return x%3 == 0
	case 3:
		return (x+y)%3 == 0
	case 4:
		return (y/2+x/3)%2 == 0
	case 5:
		return x*y%2+x*y%3 == 0
	case 6:
		return (x*y%2+x*y%3)%2 == 0
	}
	return ((x+y)%2+x*y%3)%2 == 0
}

func (g *qrGrid) masked(mask int) *qrGrid {
	out := &qrGrid{g.size, make([]bool, len(g.dark)), g.fixed}
	for y := range g.size {
		for x := range g.size {
			at := y*g.size + x
			out.dark[at] = g.dark[at] != (!g.fixed[at] && qrMasked(mask, x, y))
		}
	}
	out.format(mask)
	return out
}

// best is the code under the mask that leaves the fewest patterns that
// readers might mistake (7.8.3).
func (g *qrGrid) best() *qrGrid {
	var out *qrGrid
	least := 0
	for mask := range 8 {
		c := g.masked(mask)
		if n := c.penalty(); out == nil || n < least {
			out, least = c, n
		}
	}
	return out
}

func (g *qrGrid) penalty() int {
	total, darks := 0, 0
	for a := range g.size {
		for _, turned := range [2]bool{false, true} {
			run, window := 0, 0
			previous := false
			for b := range g.size {
				at := a*g.size + b
				if turned {
					at = b*g.size + a
				}
				d := g.dark[at]
				if b > 0 && d == previous {
					run++
				} else {
					run = 1
				}
				if previous = d; run == 5 {
					total += 3
				} else if run > 5 {
					total++
				}
				window = window << 1 & 0x7ff
				if d {
					window |= 1
				}
				if b >= 10 && (window == 0b10111010000 || window == 0b00001011101) {
					total += 40
				}
				if d && !turned {
					darks++
				}
				if !turned && a > 0 && b > 0 && d == g.dark[at-1] && d == g.dark[at-g.size] && d == g.dark[at-g.size-1] {
					total += 3
				}
			}
		}
	}
	percent := 100 * darks / (g.size * g.size)
	return total + 10*(max(percent-50, 50-percent)/5)
}
