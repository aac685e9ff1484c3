package raster

import (
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"

	"github.com/klauspost/compress/flate"
)

// level is the deflate level. The highest saves a tenth and takes five times as
// long.
const level = 5

// encode writes a sheet as PNG (ISO/IEC 15948) of 16 greys, two pixels in a
// byte, that says how large it is. Compression is that of the pinned module,
// so that the bytes do not change with the compiler.
func encode(s *sheet) []byte {
	out := []byte("\x89PNG\r\n\x1a\n")
	head := binary.BigEndian.AppendUint32(nil, uint32(s.w))
	head = binary.BigEndian.AppendUint32(head, uint32(s.h))
	const depth, grey = 4, 0
	out = chunk(out, "IHDR", append(head, depth, grey, 0, 0, 0))
	const perMetre = (DPI*10000 + 127) / 254
	size := binary.BigEndian.AppendUint32(nil, perMetre)
	size = binary.BigEndian.AppendUint32(size, perMetre)
	out = chunk(out, "pHYs", append(size, 1))
	out = chunk(out, "IDAT", zlib(rows(s)))
	return chunk(out, "IEND", nil)
}

// rows packs the pixels. Each row is stored as its difference from the row
// above (filter 2): most rows of a chart repeat.
func rows(s *sheet) []byte {
	wide := (s.w + 1) / 2
	out := make([]byte, 0, s.h*(1+wide))
	above, row := make([]byte, wide), make([]byte, wide)
	for y := range s.h {
		dark := s.pix[y*s.w : (y+1)*s.w]
		for i := range row {
			row[i] = grey(dark[2*i]) << 4
			if 2*i+1 < len(dark) {
				row[i] |= grey(dark[2*i+1])
			}
		}
		const up = 2
		out = append(out, up)
		for i, v := range row {
			out = append(out, v-above[i])
		}
		above, row = row, above
	}
	return out
}

// grey is the nearest of 16 greys, from black 0 to white 15.
func grey(dark byte) byte { return 15 - byte((int(dark)*15+127)/255) }

// sink collects compressed bytes.
type sink struct{ b []byte }

// Write appends; it does not fail.
func (s *sink) Write(p []byte) (int, error) {
	s.b = append(s.b, p...)
	return len(p), nil
}

// zlib compresses (RFC 1950). Writing into memory does not fail.
func zlib(data []byte) []byte {
	s := &sink{b: []byte{0x78, 0xDA}}
	w, err := flate.NewWriter(s, level)
	if err != nil {
		return nil // level is one of those that exist
	}
	if _, err := w.Write(data); err != nil {
		return nil
	}
	if err := w.Close(); err != nil {
		return nil
	}
	return binary.BigEndian.AppendUint32(s.b, adler32.Checksum(data))
}

func chunk(out []byte, name string, data []byte) []byte {
	out = binary.BigEndian.AppendUint32(out, uint32(len(data)))
	from := len(out)
	out = append(append(out, name...), data...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(out[from:]))
}
