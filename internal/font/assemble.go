package font

import (
	"encoding/binary"
	"math/bits"
)

// table is one table of a file to be written.
type table struct {
	tag  string
	data []byte
}

// assemble writes a TrueType file of tables, which are given in the order of
// their tags; empty ones are left out. Checksums and the adjustment in head
// are filled in.
func assemble(tables []table) []byte {
	kept := tables[:0]
	size := 12
	for _, t := range tables {
		if len(t.data) > 0 {
			kept = append(kept, t)
			size += 16 + (len(t.data)+3)&^3
		}
	}
	out := make([]byte, 0, size)
	n := len(kept)
	power := bits.Len(uint(n)) - 1
	out = binary.BigEndian.AppendUint32(out, 0x00010000)
	for _, v := range []int{n, 16 << power, power, 16*n - 16<<power} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*n
	for _, t := range kept {
		out = append(out, t.tag...)
		out = binary.BigEndian.AppendUint32(out, checksum(t.data))
		out = binary.BigEndian.AppendUint32(out, uint32(at))
		out = binary.BigEndian.AppendUint32(out, uint32(len(t.data)))
		at += (len(t.data) + 3) &^ 3
	}
	sum := checksum(out)
	adjustment := -1
	for i, t := range kept {
		if t.tag == "head" {
			adjustment = len(out) + 8
		}
		sum += binary.BigEndian.Uint32(out[12+16*i+4:])
		out = append(out, t.data...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	if adjustment >= 0 {
		binary.BigEndian.PutUint32(out[adjustment:], 0xB1B0AFBA-sum)
	}
	return out
}

// checksum adds up big-endian words; a last part is filled with zeros.
func checksum(data []byte) uint32 {
	var sum uint32
	for len(data) >= 16 {
		sum += binary.BigEndian.Uint32(data) + binary.BigEndian.Uint32(data[4:]) +
			binary.BigEndian.Uint32(data[8:]) + binary.BigEndian.Uint32(data[12:])
		data = data[16:]
	}
	for len(data) >= 4 {
		sum += binary.BigEndian.Uint32(data)
		data = data[4:]
	}
	if len(data) > 0 {
		var last [4]byte
		copy(last[:], data)
		sum += binary.BigEndian.Uint32(last[:])
	}
	return sum
}
