package release

import (
	"bytes"
	"encoding/binary"
)

// CleanPicture copies a PNG or JPEG file without the parts that hold no
// picture: where and when it was taken, with what, comments, thumbnails. Only
// the turn of a photograph stays. It gives false for anything else.
func CleanPicture(data []byte) (clean []byte, ending string, ok bool) {
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

// The markers of JPEG (ISO/IEC 10918-1, table B.1).
const (
	markSOI   = 0xd8
	markEOI   = 0xd9
	markSOS   = 0xda
	markRST0  = 0xd0
	markRST7  = 0xd7
	markAPP0  = 0xe0
	markAPP1  = 0xe1
	markAPP14 = 0xee
	markAPP15 = 0xef
	markCOM   = 0xfe
)

// cleanJPEG keeps what decoding needs: JFIF without its thumbnail, Adobe's
// colour mark, and every segment that is no application's and no comment. The
// file ends with the picture: telephones put films and second pictures behind
// the end mark.
func cleanJPEG(data []byte) ([]byte, bool) {
	if len(data) < 4 || data[0] != 0xff || data[1] != markSOI {
		return nil, false
	}
	head := []byte{0xff, markSOI}
	var rest []byte
	turn, scans := 1, 0
	for i := 2; i+2 <= len(data); {
		if data[i] != 0xff {
			return nil, false
		}
		marker := data[i+1]
		switch {
		case marker == 0xff: // a fill byte
			i++
			continue
		case marker == markEOI:
			if scans == 0 {
				return nil, false
			}
			if turn > 1 {
				head = append(head, turned(turn)...)
			}
			return append(append(head, rest...), 0xff, markEOI), true
		case marker == 0 || marker == markSOI || marker >= markRST0 && marker <= markRST7:
			return nil, false
		}
		if i+4 > len(data) {
			return nil, false
		}
		end := i + 2 + int(binary.BigEndian.Uint16(data[i+2:]))
		if end < i+4 || end > len(data) {
			return nil, false
		}
		body := data[i+4 : end]
		switch {
		case marker == markAPP0:
			head = append(head, plainJFIF(body)...)
		case marker == markAPP1:
			if t := orientation(body); t != 0 {
				turn = t
			}
		case marker == markAPP14:
			if bytes.HasPrefix(body, []byte("Adobe")) && len(body) >= adobeSize {
				head = append(head, 0xff, markAPP14, 0, adobeSize+2)
				head = append(head, body[:adobeSize]...)
			}
		case marker > markAPP1 && marker <= markAPP15 || marker == markCOM:
		default:
			rest = append(rest, data[i:end]...)
		}
		i = end
		if marker == markSOS {
			scans++
			i = scanEnd(data, i)
			rest = append(rest, data[end:i]...)
		}
	}
	return nil, false
}

// adobeSize is the length of Adobe's segment without its head (Adobe
// Technical Note 5116).
const adobeSize = 12

// plainJFIF is a JFIF segment without its thumbnail, which may show what was
// cut from the picture; nothing for the extension that is a thumbnail only.
func plainJFIF(body []byte) []byte {
	const fixed = 12 // identifier, version, units and densities
	if !bytes.HasPrefix(body, []byte("JFIF\x00")) || len(body) < fixed {
		return nil
	}
	out := append([]byte{0xff, markAPP0, 0, 2 + fixed + 2}, body[:fixed]...)
	return append(out, 0, 0)
}

// scanEnd is where the coded data of a scan ends: at the next marker that is
// no restart and no byte of data.
func scanEnd(data []byte, i int) int {
	for ; i+1 < len(data); i++ {
		if m := data[i+1]; data[i] == 0xff && m != 0 && m != 0xff && (m < markRST0 || m > markRST7) {
			return i
		}
	}
	return len(data)
}

const exifMark = "Exif\x00\x00"

// Tags of the first directory of Exif data (Exif 2.32, 4.6).
const (
	turnTag = 0x0112
	gpsTag  = 0x8825
)

// orientation is how an Exif segment says the photograph is turned; 0 when it
// does not say.
func orientation(segment []byte) int {
	tiff, ok := bytes.CutPrefix(segment, []byte(exifMark))
	if !ok {
		return 0
	}
	if v, there := exifTag(tiff, turnTag); there && v >= 1 && v <= 8 {
		return v
	}
	return 0
}

// exifTag reads a tag of the first directory of Exif data.
func exifTag(t []byte, tag uint16) (value int, there bool) {
	if len(t) < 8 {
		return 0, false
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(t[:2]) == "II" {
		order = binary.LittleEndian
	}
	first := int64(order.Uint32(t[4:]))
	if first+2 > int64(len(t)) {
		return 0, false
	}
	count := int(order.Uint16(t[first:]))
	for i := range count {
		entry := first + 2 + int64(i)*12
		if entry+12 > int64(len(t)) {
			return 0, false
		}
		if order.Uint16(t[entry:]) == tag {
			return int(order.Uint16(t[entry+8:])), true
		}
	}
	return 0, false
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

// Located reports whether a picture tells where it was taken: by a directory
// of GPS in its Exif data, or by XMP.
func Located(data []byte) bool {
	if i := bytes.Index(data, []byte(exifMark)); i >= 0 {
		if _, there := exifTag(data[i+len(exifMark):], gpsTag); there {
			return true
		}
	}
	if i := bytes.Index(data, []byte("eXIf")); i >= 0 && bytes.HasPrefix(data, []byte(signaturePNG)) {
		if _, there := exifTag(data[i+len("eXIf"):], gpsTag); there {
			return true
		}
	}
	return bytes.Contains(data, []byte("exif:GPSL"))
}
