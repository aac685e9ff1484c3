package site

import (
	"bytes"
	"encoding/binary"
)

// withoutMetadata copies a PNG or JPEG file without the parts that hold no
// picture: where and when it was taken, with what, comments, thumbnails. Only
// the turn of a photograph stays. It gives false for anything else.
func withoutMetadata(data []byte) (clean []byte, ending string, ok bool) {
	if clean, ok = cleanPNG(data); ok {
		return clean, ".png", true
	}
	if clean, ok = cleanJPEG(data); ok {
		return clean, ".jpg", true
	}
	return nil, "", false
}

const signaturePNG = "\x89PNG\r\n\x1a\n"

// chunks that belong to the picture itself (PNG, third edition, clause 11).
var pictureChunks = []string{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "sBIT", "pHYs"}

func cleanPNG(data []byte) ([]byte, bool) {
	if !bytes.HasPrefix(data, []byte(signaturePNG)) {
		return nil, false
	}
	out := append([]byte(nil), data[:8]...)
	for rest := data[8:]; len(rest) >= 12; {
		n := uint64(binary.BigEndian.Uint32(rest))
		if n+12 > uint64(len(rest)) {
			return nil, false
		}
		kind := string(rest[4:8])
		for _, k := range pictureChunks {
			if kind == k {
				out = append(out, rest[:n+12]...)
			}
		}
		if kind == "IEND" {
			return out, true
		}
		rest = rest[n+12:]
	}
	return nil, false
}

// cleanJPEG keeps the segments that decoding needs: JFIF (APP0), Adobe's
// colour mark (APP14) and everything that is no APPn or comment.
func cleanJPEG(data []byte) ([]byte, bool) {
	if len(data) < 4 || data[0] != 0xff || data[1] != 0xd8 {
		return nil, false
	}
	out := []byte{0xff, 0xd8}
	turn := 1
	var kept []byte
	for i := 2; i+4 <= len(data); {
		if data[i] != 0xff {
			return nil, false
		}
		marker := data[i+1]
		if marker == 0xff {
			i++
			continue
		}
		n := int(binary.BigEndian.Uint16(data[i+2:]))
		if n < 2 || i+2+n > len(data) {
			return nil, false
		}
		segment := data[i : i+2+n]
		i += 2 + n
		switch {
		case marker == 0xe1:
			if t := orientation(segment[4:]); t != 0 {
				turn = t
			}
			continue
		case marker == 0xfe, marker > 0xe1 && marker <= 0xef && marker != 0xee:
			continue
		case marker == 0xe0 || marker == 0xee:
			out = append(out, segment...)
			continue
		}
		kept = append(kept, segment...)
		if marker == 0xda {
			// The scan, up to the end mark: what stands behind it is no picture.
			end := bytes.LastIndex(data[i:], []byte{0xff, 0xd9})
			if end < 0 {
				return nil, false
			}
			kept = append(kept, data[i:i+end+2]...)
			if turn > 1 {
				out = append(out, turned(turn)...)
			}
			return append(out, kept...), true
		}
	}
	return nil, false
}

const exifMark = "Exif\x00\x00"

// orientation reads the tag of that name (0x0112) from the first directory of
// an Exif segment; 0 when there is none.
func orientation(segment []byte) int {
	if !bytes.HasPrefix(segment, []byte(exifMark)) {
		return 0
	}
	t := segment[len(exifMark):]
	if len(t) < 8 {
		return 0
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(t[:2]) == "II" {
		order = binary.LittleEndian
	}
	first := int64(order.Uint32(t[4:]))
	if first+2 > int64(len(t)) {
		return 0
	}
	count := int(order.Uint16(t[first:]))
	for i := range count {
		entry := first + 2 + int64(i)*12
		if entry+12 > int64(len(t)) {
			return 0
		}
		if order.Uint16(t[entry:]) == 0x0112 {
			if v := int(order.Uint16(t[entry+8:])); v >= 1 && v <= 8 {
				return v
			}
		}
	}
	return 0
}

// turned is an Exif segment that says how the photograph is turned and
// nothing else.
func turned(how int) []byte {
	tiff := []byte{'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, byte(how), 0, 0, 0, 0, 0, 0}
	n := 2 + len(exifMark) + len(tiff)
	out := []byte{0xff, 0xe1, byte(n >> 8), byte(n)}
	out = append(out, exifMark...)
	return append(out, tiff...)
}
