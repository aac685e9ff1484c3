package pdf

import (
	"hash/adler32"
	"math/bits"
	"sync"
	"sync/atomic"

	"yinfa.dev/yinfa/internal/font"
)

// Outlines are most of a file, and compressing them is most of the work of
// writing it. They repeat little from one glyph to the next: compressing each
// on its own, with one Huffman code for all glyphs of a face, takes as much
// room as deflate at level 1 for Song and Fangsong faces, and a tenth more for
// sans and Latin ones. But a glyph is then compressed once, and its bits are
// strung together with those of others ever after, many times faster than
// deflate.

// glyphCoder compresses the glyphs of one face.
type glyphCoder struct {
	once   sync.Once
	use    bool // the face has enough of the usual characters to make a code
	lits   prefixCode
	dists  prefixCode
	head   []byte // the head of a deflate block in this code, of headN bits
	headN  int
	glyphs []atomic.Pointer[codedGlyph]
}

// codedGlyph is a compressed glyph: n bits, the checksum and the size of what
// they stand for.
type codedGlyph struct {
	bits []byte
	n    int
	sum  uint32
	size int
}

// training are characters by which the Huffman code of a face is made: common
// ones of official documents, simple and dense, and some of other scripts.
const training = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经" +
	"安全监督检查整改通知办公室政府乡镇街道警察露疆囊灌矗霾" + "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"

// minTraining is the least amount of outlines that makes a code worth having;
// smaller subsets and faces are left to deflate.
const minTraining = 8 << 10

// The symbols of deflate (RFC 1951 3.2.5).
const (
	endOfBlock   = 256
	firstLength  = 257
	literalCount = 286
	distCount    = 30
	codeLimit    = 15
)

// lengthSymbol returns the symbol of a match length from 3 to 258, and the
// number and value of its extra bits.
func lengthSymbol(length int) (symbol int, extra uint, value uint64) {
	v := length - 3
	switch {
	case length == 258:
		return 285, 0, 0
	case v < 8:
		return firstLength + v, 0, 0
	}
	extra = uint(bits.Len(uint(v)) - 3)
	return firstLength + 4*int(extra) + v>>extra, extra, uint64(v & (1<<extra - 1))
}

// distSymbol does the same for a distance from 1 to 32768.
func distSymbol(dist int) (symbol int, extra uint, value uint64) {
	v := dist - 1
	if v < 4 {
		return v, 0, 0
	}
	extra = uint(bits.Len(uint(v)) - 2)
	return 2*int(extra) + v>>extra, extra, uint64(v & (1<<extra - 1))
}

// minMatch is the shortest repetition that pays in outlines, whose bytes take
// about 6.5 bits each: naming a repetition takes about 20.
const minMatch = 4

const maxMatch = 258

// tokens splits data, at most 32 KB, into literals (length 0) and repetitions
// of what stands before in data.
func tokens(data []byte, each func(literal byte, length, dist int)) {
	const hashBits = 10
	var heads [1 << hashBits]uint16 // places from 1
	hash := func(i int) uint32 {
		v := uint32(data[i]) | uint32(data[i+1])<<8 | uint32(data[i+2])<<16 | uint32(data[i+3])<<24
		return v * 2654435761 >> (32 - hashBits)
	}
	for i := 0; i < len(data); {
		length := 0
		dist := 0
		if i+minMatch <= len(data) {
			h := hash(i)
			if from := int(heads[h]) - 1; from >= 0 {
				for length < maxMatch && i+length < len(data) && data[from+length] == data[i+length] {
					length++
				}
				dist = i - from
			}
			heads[h] = uint16(i + 1)
		}
		if length < minMatch {
			each(data[i], 0, 0)
			i++
			continue
		}
		each(0, length, dist)
		for end := i + length; i+1 < end; {
			i++
			if i+minMatch <= len(data) {
				heads[hash(i)] = uint16(i + 1)
			}
		}
		i++
	}
}

// maxCoded is the largest piece that is coded at once: places are 16 bits.
const maxCoded = 32 << 10

// start makes the code of a face.
func (c *glyphCoder) start(face *font.Face) {
	list := []font.GlyphID{0}
	for _, r := range training {
		if g, ok := face.Glyph(r); ok {
			list = append(list, g)
		}
	}
	data, err := face.Subset(list)
	if err != nil {
		return // the face is left to deflate, and the subset to its caller
	}
	parts, ok := splitSubset(data)
	if !ok || len(parts.glyf) < minTraining {
		return
	}
	lits, dists := make([]int, literalCount), make([]int, distCount)
	for i := range lits {
		lits[i] = 1
	}
	for i := range dists {
		dists[i] = 1
	}
	for i := range parts.count() {
		piece := parts.glyph(i)
		tokens(piece[:min(len(piece), maxCoded)], func(literal byte, length, dist int) {
			if length == 0 {
				lits[literal]++
				return
			}
			symbol, _, _ := lengthSymbol(length)
			lits[symbol]++
			symbol, _, _ = distSymbol(dist)
			dists[symbol]++
		})
	}
	c.lits, c.dists = newPrefixCode(lits, codeLimit), newPrefixCode(dists, codeLimit)
	c.writeHead()
	c.glyphs = make([]atomic.Pointer[codedGlyph], 1<<16)
	c.use = true
}

// writeHead writes the head of a block with a code of its own that is not the
// last block (RFC 1951 3.2.7).
func (c *glyphCoder) writeHead() {
	const symbols = 19
	order := [symbols]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}
	frequencies := make([]int, symbols)
	for i := range frequencies {
		frequencies[i] = 1
	}
	for _, l := range c.lits.lengths {
		frequencies[l]++
	}
	for _, l := range c.dists.lengths {
		frequencies[l]++
	}
	lengths := newPrefixCode(frequencies, 7)
	var w bitWriter
	w.put(0b100, 3)
	w.put(literalCount-257, 5)
	w.put(distCount-1, 5)
	w.put(symbols-4, 4)
	for _, s := range order {
		w.put(uint64(lengths.lengths[s]), 3)
	}
	for _, list := range [][]uint8{c.lits.lengths, c.dists.lengths} {
		for _, l := range list {
			w.put(uint64(lengths.codes[l]), uint(lengths.lengths[l]))
		}
	}
	c.head, c.headN = w.finish()
}

// write compresses data, piece by piece.
func (c *glyphCoder) write(w *bitWriter, data []byte) {
	for len(data) > 0 {
		n := min(len(data), maxCoded)
		tokens(data[:n], func(literal byte, length, dist int) {
			if length == 0 {
				w.put(uint64(c.lits.codes[literal]), uint(c.lits.lengths[literal]))
				return
			}
			symbol, extra, value := lengthSymbol(length)
			w.put(uint64(c.lits.codes[symbol]), uint(c.lits.lengths[symbol]))
			w.put(value, extra)
			symbol, extra, value = distSymbol(dist)
			w.put(uint64(c.dists.codes[symbol]), uint(c.dists.lengths[symbol]))
			w.put(value, extra)
		})
		data = data[n:]
	}
}

// glyph returns a glyph of the face, compressed at its first use. data are
// its bytes in a subset, which are the same in all.
func (c *glyphCoder) glyph(g font.GlyphID, data []byte) *codedGlyph {
	if done := c.glyphs[g].Load(); done != nil && done.size == len(data) {
		return done
	}
	done := &codedGlyph{sum: adler32.Checksum(data), size: len(data)}
	var w bitWriter
	c.write(&w, data)
	done.bits, done.n = w.finish()
	c.glyphs[g].Store(done)
	return done
}

// joinSums returns the Adler-32 checksum (RFC 1950 8.2) of data with the
// checksum a followed by size bytes with the checksum b.
func joinSums(a, b uint32, size int) uint32 {
	const base = 65521
	low := (a&0xFFFF + b&0xFFFF + base - 1) % base
	rest := uint64(size % base)
	high := (uint64(a>>16) + uint64(b>>16) + rest*uint64(a&0xFFFF) + base - rest) % base
	return uint32(high)<<16 | low
}
