package pdf

import (
	"bytes"
	"errors"
	"fmt"
)

// picture is an image as it goes into a file. It does not change once read.
type picture struct {
	width, height int
	bits          int
	space         string // as written, e.g. /DeviceRGB
	palette       []byte // RGB entries; space is then unused
	data          []byte
	filter        string // entries of the dictionary; "" before compression
	alpha         []byte // 8 bits a pixel; nil when opaque
	orientation   int    // 1 to 8: how it has to be turned to be upright
}

// maxPixels bounds what is unpacked: 40 million pixels are A4 at 600 dots an
// inch.
const maxPixels = 40 << 20

var (
	errImageKind  = errors.New("neither PNG nor JPEG")
	errImageLarge = fmt.Errorf("more than %d million pixels", maxPixels>>20)
)

func readImage(data []byte) (*picture, error) {
	switch {
	case bytes.HasPrefix(data, []byte("\x89PNG\r\n\x1a\n")):
		return readPNG(data)
	case bytes.HasPrefix(data, []byte("\xFF\xD8\xFF")):
		return readJPEG(data)
	}
	return nil, errImageKind
}

func checkSize(width, height int) error {
	if width <= 0 || height <= 0 {
		return fmt.Errorf("it measures %d by %d pixels", width, height)
	}
	if width > maxPixels/height {
		return errImageLarge
	}
	return nil
}

// compress deflates what is not compressed yet.
func (p *picture) compress(z *deflater) error {
	if p.filter != "" {
		return nil
	}
	data, err := z.compress(p.data)
	if err != nil {
		return err
	}
	p.data, p.filter = bytes.Clone(data), "/Filter/FlateDecode"
	if p.alpha != nil {
		if data, err = z.compress(p.alpha); err != nil {
			return err
		}
		p.alpha = bytes.Clone(data)
	}
	return nil
}

// write writes the image and its mask (ISO 32000-1 8.9.5). identity is a hash
// of the file it came from.
func (p *picture) write(f *file, num int, identity []byte) {
	dict := fmt.Appendf(nil, "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace", p.width, p.height, p.bits)
	if p.palette != nil {
		dict = fmt.Appendf(dict, "[/Indexed/DeviceRGB %d<%X>]", len(p.palette)/3-1, p.palette)
	} else {
		dict = append(dict, p.space...)
	}
	if p.alpha != nil {
		mask := f.reserve(1)
		f.knownStream(mask, fmt.Appendf(nil, "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode",
			p.width, p.height), p.alpha, nil)
		dict = fmt.Appendf(dict, "/SMask %d 0 R", mask)
	}
	f.knownStream(num, append(dict, p.filter...), p.data, identity)
}
