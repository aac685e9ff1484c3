package pdf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image/jpeg"
)

var errJPEG = errors.New("the JPEG is damaged or cut off")

// readJPEG reads a JPEG. Its data is passed on as it is (ISO 32000-1 7.4.8)
// but for the application segments and comments: they show nothing, and may
// hold where and by whom a photograph was taken. Pictures in four inks are
// decoded, since the output intent of the file is RGB.
func readJPEG(data []byte) (*picture, error) {
	p := &picture{bits: 8, orientation: upright}
	out := append(make([]byte, 0, len(data)), 0xFF, 0xD8)
	colours, end := 0, false
	for at := 2; !end; {
		if at+2 > len(data) || data[at] != 0xFF {
			return nil, errJPEG
		}
		marker := data[at+1]
		switch {
		case marker == 0xFF: // a fill byte
			at++
			continue
		case marker == jpegEnd:
			out = append(out, 0xFF, jpegEnd)
			end = true
			continue
		case marker == 0 || marker >= 0xD0 && marker <= 0xD8 || marker == 1:
			return nil, errJPEG
		}
		if at+4 > len(data) {
			return nil, errJPEG
		}
		next := at + 2 + int(binary.BigEndian.Uint16(data[at+2:]))
		if next < at+4 || next > len(data) {
			return nil, errJPEG
		}
		segment := data[at+4 : next]
		switch {
		case isFrame(marker):
			if colours != 0 || len(segment) < 6 {
				return nil, errJPEG
			}
			if marker > 0xC2 || segment[0] != 8 {
				return nil, fmt.Errorf("a JPEG of a rare kind (frame %X, %d bits)", marker, segment[0])
			}
			p.height, p.width = int(binary.BigEndian.Uint16(segment[1:])), int(binary.BigEndian.Uint16(segment[3:]))
			colours = int(segment[5])
		case marker == jpegScan:
			if colours == 0 {
				return nil, errJPEG
			}
			if next = scanEnd(data, next); next < 0 {
				return nil, errJPEG
			}
		case marker == jpegExif && bytes.HasPrefix(segment, []byte("Exif\x00\x00")):
			p.orientation = exifOrientation(segment[6:])
		}
		if !isNote(marker, segment) {
			out = append(out, data[at:next]...)
		}
		at = next
	}
	if p.width == 0 || p.height == 0 {
		return nil, errJPEG
	}
	if colours == 4 {
		return fourInks(data, p)
	}
	p.data, p.filter = out, "/Filter/DCTDecode"
	switch colours {
	case 1:
		p.space = "/DeviceGray"
	case 3:
		p.space = "/DeviceRGB"
	default:
		return nil, fmt.Errorf("a JPEG of %d colour components", colours)
	}
	return p, nil
}

// fourInks decodes a picture in four inks, of which the size and the
// orientation are known.
func fourInks(data []byte, p *picture) (*picture, error) {
	if err := checkSize(p.width, p.height); err != nil {
		return nil, err
	}
	decoded, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	split := splitImage(decoded)
	split.orientation = p.orientation
	return split, nil
}

// The markers of JPEG (ITU-T T.81 table B.1).
const (
	jpegEnd   = 0xD9
	jpegScan  = 0xDA
	jpegJFIF  = 0xE0 // tells how colours are coded
	jpegExif  = 0xE1
	jpegAdobe = 0xEE // tells how colours are coded
)

func isFrame(marker byte) bool {
	return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
}

// isNote reports whether a segment is not needed to show the picture. A JFIF
// head of 14 bytes has no thumbnail.
func isNote(marker byte, segment []byte) bool {
	switch {
	case marker == jpegAdobe:
		return false
	case marker == jpegJFIF && len(segment) == 14 && bytes.HasPrefix(segment, []byte("JFIF\x00")):
		return false
	}
	return marker >= 0xE0 && marker <= 0xEF || marker == 0xFE
}

// scanEnd returns the offset of the marker that ends the coded data which
// starts at from, or -1 when there is none.
func scanEnd(data []byte, from int) int {
	for {
		i := bytes.IndexByte(data[from:], 0xFF)
		if i < 0 || from+i+1 >= len(data) {
			return -1
		}
		from += i
		switch m := data[from+1]; {
		case m == 0xFF:
			from++
		case m == 0 || m >= 0xD0 && m <= 0xD7:
			from += 2
		default:
			return from
		}
	}
}
