package font

import (
	"encoding/binary"
	"math/bits"
	"slices"
)

// table is one table of a file to be written: its size and what fills it.
type table struct {
	tag  string
	size int
	fill func(into []byte) // into is zero and size bytes long
}

// copied is a table that is taken over as it is.
func copied(tag string, data view) table {
	return table{tag, len(data), func(into []byte) { copy(into, data) }}
}

// headAdjustment is where head keeps the checksum of the whole file.
const headAdjustment = 8

// assemble appends a TrueType file of tables, which are given in the order of
// their tags; empty ones are left out. Checksums and the adjustment in head
// are filled in.
func assemble(to []byte, tables []table) []byte {
	kept := make([]table, 0, len(tables))
	size := 12
	for _, t := range tables {
		if t.size > 0 {
			kept = append(kept, t)
			size += 16 + align(t.size)
		}
	}
	n := len(kept)
	to = slices.Grow(to, size)
	whole := to[:len(to)+size]
	out := whole[len(to):]
	clear(out)
	at := 12 + 16*n
	adjust := -1
	var sum uint32
	for i, t := range kept {
		t.fill(out[at : at+t.size : at+t.size])
		if t.tag == "head" {
			adjust = at + headAdjustment
		}
		part := checksum(out[at : at+align(t.size)])
		sum += part
		record := out[12+16*i:]
		copy(record, t.tag)
		binary.BigEndian.PutUint32(record[4:], part)
		binary.BigEndian.PutUint32(record[8:], uint32(at))
		binary.BigEndian.PutUint32(record[12:], uint32(t.size))
		at += align(t.size)
	}
	binary.BigEndian.PutUint32(out, 0x00010000)
	power := bits.Len(uint(n)) - 1
	for i, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		binary.BigEndian.PutUint16(out[4+2*i:], uint16(v))
	}
	sum += checksum(out[:12+16*n])
	if adjust >= 0 {
		binary.BigEndian.PutUint32(out[adjust:], 0xB1B0AFBA-sum)
	}
	return whole
}

// align rounds up to whole words, in which tables are stored.
func align(n int) int { return (n + 3) &^ 3 }

// checksum adds up the big-endian words of data, whose length is a multiple
// of four.
func checksum(data []byte) uint32 {
	var a, b uint32
	for len(data) >= 16 {
		a += binary.BigEndian.Uint32(data) + binary.BigEndian.Uint32(data[4:])
		b += binary.BigEndian.Uint32(data[8:]) + binary.BigEndian.Uint32(data[12:])
		data = data[16:]
	}
	for len(data) >= 4 {
		a += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	return a + b
}
