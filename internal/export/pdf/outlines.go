package pdf

import (
	"encoding/binary"
	"fmt"
	"hash/adler32"
	"sync"

	"yinfa.dev/yinfa/internal/font"
)

// subsetParts is a TrueType file taken apart: what stands before the
// outlines, the outlines, and what stands after.
type subsetParts struct {
	before, glyf, after []byte
	loca                []byte
	long                bool // loca has offsets of four bytes
}

// splitSubset finds the outlines in a subset. ok is false when the file is
// not laid out as expected.
func splitSubset(data []byte) (parts subsetParts, ok bool) {
	be := binary.BigEndian
	if len(data) < 12 {
		return parts, false
	}
	n := int(be.Uint16(data[4:]))
	if len(data) < 12+16*n {
		return parts, false
	}
	table := func(tag string) (from, to int) {
		for i := range n {
			entry := data[12+16*i:]
			if string(entry[:4]) != tag {
				continue
			}
			from, size := uint64(be.Uint32(entry[8:])), uint64(be.Uint32(entry[12:]))
			if from+size <= uint64(len(data)) {
				return int(from), int(from + size)
			}
		}
		return 0, 0
	}
	from, to := table("glyf")
	head, headEnd := table("head")
	loca, locaEnd := table("loca")
	if to <= from || headEnd-head < 52 || locaEnd <= loca {
		return parts, false
	}
	parts = subsetParts{data[:from], data[from:to], data[to:], data[loca:locaEnd], be.Uint16(data[head+50:]) != 0}
	for i, last := 0, 0; i <= parts.count(); i++ {
		at := parts.offset(i)
		if at < last || at > len(parts.glyf) {
			return parts, false
		}
		last = at
	}
	return parts, parts.count() > 0 && parts.offset(0) == 0
}

func (p *subsetParts) count() int {
	if p.long {
		return len(p.loca)/4 - 1
	}
	return len(p.loca)/2 - 1
}

func (p *subsetParts) offset(i int) int {
	if p.long {
		return int(binary.BigEndian.Uint32(p.loca[4*i:]))
	}
	return 2 * int(binary.BigEndian.Uint16(p.loca[2*i:]))
}

func (p *subsetParts) glyph(i int) []byte { return p.glyf[p.offset(i):p.offset(i+1)] }

// outlineCache holds the coders of all faces a Writer has met.
type outlineCache struct {
	mu     sync.RWMutex
	coders map[*font.Face]*glyphCoder
}

func (o *outlineCache) coder(face *font.Face) *glyphCoder {
	o.mu.RLock()
	c := o.coders[face]
	o.mu.RUnlock()
	if c == nil {
		o.mu.Lock()
		if o.coders == nil {
			o.coders = map[*font.Face]*glyphCoder{}
		}
		if c = o.coders[face]; c == nil {
			c = &glyphCoder{}
			o.coders[face] = c
		}
		o.mu.Unlock()
	}
	c.once.Do(func() { c.start(face) })
	return c
}

// compress returns a subset as a zlib stream, strung together from glyphs
// that are compressed already. ok is false when deflate does as well. glyphs
// are those the subset was made of.
func (o *outlineCache) compress(face *font.Face, glyphs []font.GlyphID, subset, out []byte, z *deflater) (data []byte, ok bool, err error) {
	if len(subset) < minTraining {
		return nil, false, nil
	}
	parts, ok := splitSubset(subset)
	if !ok {
		return nil, false, nil
	}
	c := o.coder(face)
	if !c.use {
		return nil, false, nil
	}
	w := bitWriter{out: append(out, 0x78, 0x01)} // RFC 1950 2.2: a window of 32 KB, fastest
	w.putRun(c.head, c.headN)
	sum := adler32.Checksum(parts.before)
	c.write(&w, parts.before)
	at := 0
	for i := range parts.count() {
		piece := parts.glyph(i)
		at += len(piece)
		if len(piece) == 0 {
			continue
		}
		// The components of a composite have numbers of this subset.
		if i >= len(glyphs) || piece[0] >= 0x80 {
			sum = joinSums(sum, adler32.Checksum(piece), len(piece))
			c.write(&w, piece)
			continue
		}
		g := c.glyph(glyphs[i], piece)
		sum = joinSums(sum, g.sum, g.size)
		w.putRun(g.bits, g.n)
	}
	after := subset[len(parts.before)+at:]
	w.put(uint64(c.lits.codes[endOfBlock]), uint(c.lits.lengths[endOfBlock]))
	// An empty stored block brings the stream to a whole byte (RFC 1951
	// 3.2.4); the tables after the outlines repeat much and are deflated.
	w.put(0, 3)
	w.align()
	w.out = append(w.out, 0, 0, 0xFF, 0xFF)
	tail, err := z.raw(after)
	if err != nil {
		return nil, false, fmt.Errorf("subset of %s: %w", face.PostScript(), err)
	}
	sum = joinSums(sum, adler32.Checksum(after), len(after))
	return binary.BigEndian.AppendUint32(append(w.out, tail...), sum), true, nil
}
