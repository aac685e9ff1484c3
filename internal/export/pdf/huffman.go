package pdf

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// bitWriter packs bits as deflate wants them, from the lowest bit up (RFC
// 1951 3.1.1).
type bitWriter struct {
	out []byte
	acc uint64
	n   uint // bits in acc, less than 64
}

// put appends the n low bits of v, at most 32; the others are zero.
func (w *bitWriter) put(v uint64, n uint) {
	w.acc |= v << w.n
	if w.n+n < 64 {
		w.n += n
		return
	}
	w.out = binary.LittleEndian.AppendUint64(w.out, w.acc)
	w.acc = v >> (64 - w.n)
	w.n += n - 64
}

// putRun appends n bits that were packed before.
func (w *bitWriter) putRun(run []byte, n int) {
	out, acc, have := w.out, w.acc, w.n
	for ; n >= 64; n -= 64 {
		v := binary.LittleEndian.Uint64(run)
		out = binary.LittleEndian.AppendUint64(out, acc|v<<have)
		acc = v >> (64 - have) // zero when have is 0
		run = run[8:]
	}
	w.out, w.acc = out, acc
	for ; n > 0; n -= 8 {
		w.put(uint64(run[0])&(1<<min(n, 8)-1), uint(min(n, 8)))
		run = run[1:]
	}
}

// align fills up the last byte with zeros and writes what is left.
func (w *bitWriter) align() {
	for i := uint(0); i < w.n; i += 8 {
		w.out = append(w.out, byte(w.acc>>i))
	}
	w.acc, w.n = 0, 0
}

// finish returns what was written, as putRun takes it.
func (w *bitWriter) finish() (run []byte, n int) {
	n = 8*len(w.out) + int(w.n)
	w.align()
	return slices.Clip(w.out), n
}

// prefixCode is a canonical Huffman code (RFC 1951 3.2.2). Codes are stored
// with their bits reversed, ready to be packed.
type prefixCode struct {
	lengths []uint8
	codes   []uint16
}

// newPrefixCode makes the code for symbols of these frequencies, which must
// be at least two and all positive, with no code longer than limit bits.
func newPrefixCode(frequencies []int, limit int) prefixCode {
	c := prefixCode{codeLengths(frequencies, limit), make([]uint16, len(frequencies))}
	var counts, next [17]int
	for _, l := range c.lengths {
		counts[l]++
	}
	code := 0
	for l := 1; l <= limit; l++ {
		next[l] = code
		code = (code + counts[l]) << 1
	}
	for s, l := range c.lengths {
		c.codes[s] = bits.Reverse16(uint16(next[l])) >> (16 - l)
		next[l]++
	}
	return c
}

// codeLengths finds the lengths of a Huffman code by merging the two rarest
// trees until one is left. Where a code would be too long, codes are cut to
// the limit and the shortest that can are lengthened until the code is whole
// again: a little worse than the best, and simple.
func codeLengths(frequencies []int, limit int) []uint8 {
	n := len(frequencies)
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return frequencies[a] - frequencies[b] })
	// Trees made by merging come out in order of weight: two queues suffice.
	weight, parent := make([]int, 2*n-1), make([]int, 2*n-1)
	for i, s := range order {
		weight[i] = frequencies[s]
	}
	leaf, tree := 0, n
	take := func(end int) int {
		if leaf < n && (tree >= end || weight[leaf] <= weight[tree]) {
			leaf++
			return leaf - 1
		}
		tree++
		return tree - 1
	}
	for end := n; end < 2*n-1; end++ {
		a, b := take(end), take(end)
		weight[end] = weight[a] + weight[b]
		parent[a], parent[b] = end, end
	}
	depth := make([]int, 2*n-1)
	counts := make([]int, limit+1)
	for i := 2*n - 3; i >= 0; i-- {
		depth[i] = depth[parent[i]] + 1
		if i < n {
			counts[min(depth[i], limit)]++
		}
	}
	total := 0
	for l := 1; l <= limit; l++ {
		total += counts[l] << (limit - l)
	}
	for ; total > 1<<limit; total-- {
		counts[limit]--
		for l := limit - 1; l > 0; l-- {
			if counts[l] > 0 {
				counts[l]--
				counts[l+1] += 2
				break
			}
		}
	}
	lengths := make([]uint8, n)
	next := 0
	for l := limit; l > 0; l-- { // the rarest symbols get the longest codes
		for range counts[l] {
			lengths[order[next]] = uint8(l)
			next++
		}
	}
	return lengths
}
