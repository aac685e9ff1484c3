package pdf

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"

	"yinfa.dev/yinfa/internal/page"
)

// imageUse is an image of a document: equal bytes are one image, however
// often it is placed.
type imageUse struct {
	index  int // its name on pages is I and this number
	object int
	alpha  bool
}

// imageTable holds the images of a document and those of the current page.
type imageTable struct {
	byData map[[sha256.Size]byte]*imageUse
	onPage []*imageUse
}

func (t *imageTable) startPage() { t.onPage = t.onPage[:0] }

// use returns the image of an item, written at its first use.
func (t *imageTable) use(j *job, i *page.Image) (*imageUse, error) {
	sum := sha256.Sum256(i.Data)
	u := t.byData[sum]
	if u == nil {
		picture, err := readImage(i.Data)
		if err != nil {
			return nil, &ImageError{Name: i.Name, Err: err}
		}
		if t.byData == nil {
			t.byData = map[[sha256.Size]byte]*imageUse{}
		}
		u = &imageUse{index: len(t.byData) + 1, object: j.file.reserve(1), alpha: picture.alpha != nil}
		t.byData[sum] = u
		picture.write(j.file, u.object, sum[:])
	}
	for _, other := range t.onPage {
		if other == u {
			return u, nil
		}
	}
	t.onPage = append(t.onPage, u)
	return u, nil
}

func (t *imageTable) appendResources(b []byte) []byte {
	if len(t.onPage) == 0 {
		return b
	}
	b = append(b, "/XObject<<"...)
	for _, u := range t.onPage {
		b = appendInt(append(b, "/I"...), u.index)
		b = appendRef(append(b, ' '), u.object)
	}
	return append(b, ">>"...)
}

// picture is an image as it goes into a file.
type picture struct {
	width, height int
	bits          int
	space         string // as written, e.g. /DeviceRGB
	palette       []byte // RGB entries; space is then unused
	data          []byte
	filter        string // entries of the dictionary when data is compressed already
	alpha         []byte // 8 bits a pixel; nil when opaque
}

// maxPixels bounds what is unpacked: 64 million pixels are a photograph of
// 9,000 by 7,000, or A3 at 700 dots an inch.
const maxPixels = 64 << 20

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

// write writes the image and its mask (ISO 32000-1 8.9.5).
// identity is a hash of the file it came from.
func (p *picture) write(f *file, num int, identity []byte) {
	dict := fmt.Appendf(nil, "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace", p.width, p.height, p.bits)
	if p.palette != nil {
		dict = fmt.Appendf(dict, "[/Indexed/DeviceRGB %d<%X>]", len(p.palette)/3-1, p.palette)
	} else {
		dict = append(dict, p.space...)
	}
	if p.alpha != nil {
		mask := f.reserve(1)
		f.stream(mask, fmt.Appendf(nil, "/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8/ColorSpace/DeviceGray", p.width, p.height), p.alpha)
		dict = fmt.Appendf(dict, "/SMask %d 0 R", mask)
	}
	if p.filter != "" {
		f.knownStream(num, append(dict, p.filter...), p.data, identity)
		return
	}
	f.stream(num, dict, p.data)
}
