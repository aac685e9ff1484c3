package pdf

import (
	"encoding/binary"
	"math"
	"sync"
)

// writeProfile writes the ICC profile of the output intent.
func writeProfile(f *file) int {
	num := f.reserve(1)
	f.stream(num, []byte("/N 3"), profile())
	return num
}

// profile returns a version 2 display profile (ICC.1:2001-04) of sRGB (IEC
// 61966-2-1), computed from the published primaries and curve.
var profile = sync.OnceValue(func() []byte {
	type tag struct {
		name string
		data []byte
	}
	curve := sRGBCurve()
	tags := []tag{
		{"desc", profileDescription("sRGB IEC61966-2.1")},
		{"cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...)},
		{"wtpt", xyz(0.9505, 1, 1.0891)},
		// The primaries adapted to D50 by the Bradford method.
		{"rXYZ", xyz(0.4360747, 0.2225045, 0.0139322)},
		{"gXYZ", xyz(0.3850649, 0.7168786, 0.0971045)},
		{"bXYZ", xyz(0.1430804, 0.0606169, 0.7141733)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	const header = 128
	be := binary.BigEndian
	table := be.AppendUint32(nil, uint32(len(tags)))
	var data []byte
	start := header + 4 + 12*len(tags)
	for i, t := range tags {
		if i > 0 && tags[i-1].name[1:] == "TRC" {
			// The three curves are one.
			previous := table[len(table)-8:]
			table = append(append(table, t.name...), previous...)
			continue
		}
		for len(data)%4 != 0 {
			data = append(data, 0)
		}
		table = append(table, t.name...)
		table = be.AppendUint32(table, uint32(start+len(data)))
		table = be.AppendUint32(table, uint32(len(t.data)))
		data = append(data, t.data...)
	}
	for len(data)%4 != 0 {
		data = append(data, 0)
	}
	head := make([]byte, header)
	be.PutUint32(head, uint32(start+len(data)))
	be.PutUint32(head[8:], 0x02100000)
	copy(head[12:], "mntrRGB XYZ ")
	// A profile states when it was made; this one is a formula, and states
	// the year of the standard.
	be.PutUint16(head[24:], 1999)
	be.PutUint16(head[26:], 1)
	be.PutUint16(head[28:], 1)
	copy(head[36:], "acsp")
	copy(head[68:], xyz(0.9642, 1, 0.8249)[8:]) // the D50 illuminant
	return append(append(head, table...), data...)
})

// curveSize is the number of samples of the tone curve.
const curveSize = 1024

func sRGBCurve() []byte {
	b := binary.BigEndian.AppendUint32([]byte("curv\x00\x00\x00\x00"), curveSize)
	for i := range curveSize {
		v := float64(i) / (curveSize - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		b = binary.BigEndian.AppendUint16(b, uint16(v*65535+0.5))
	}
	return b
}

func xyz(x, y, z float64) []byte {
	b := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range [...]float64{x, y, z} {
		b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(v*65536))))
	}
	return b
}

// profileDescription is a textDescriptionType with its ASCII part only.
func profileDescription(s string) []byte {
	b := []byte("desc\x00\x00\x00\x00")
	b = binary.BigEndian.AppendUint32(b, uint32(len(s)+1))
	b = append(append(b, s...), 0)
	return append(b, make([]byte, 4+4+2+1+67)...)
}
