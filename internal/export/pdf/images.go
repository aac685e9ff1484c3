package pdf

import (
	"crypto/sha256"
	"sync"

	"yinfa.dev/yinfa/internal/page"
)

// imageUse is an image of a document: equal bytes are one image, however
// often it is placed.
type imageUse struct {
	*picture
	index  int // its name on pages is I and this number
	object int
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
		p, err := j.pictures.read(sum, i.Data, j.o.Level, j.file.deflate)
		if err != nil {
			return nil, &ImageError{Name: i.Name, Err: err}
		}
		if t.byData == nil {
			t.byData = map[[sha256.Size]byte]*imageUse{}
		}
		u = &imageUse{picture: p, index: len(t.byData) + 1, object: j.file.reserve(1)}
		t.byData[sum] = u
		p.write(j.file, u.object, sum[:])
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

// pictureCache keeps pictures between documents: the seal or the map that
// ten thousand letters share is taken apart once.
type pictureCache struct {
	mu       sync.Mutex
	pictures map[pictureKey]*picture
	size     int
}

type pictureKey struct {
	sum   [sha256.Size]byte
	level int
}

// maxPictures is how many bytes of pictures are kept. When there are more,
// all are dropped: what is in use comes back at once.
const maxPictures = 64 << 20

func (c *pictureCache) read(sum [sha256.Size]byte, data []byte, level int, z *deflater) (*picture, error) {
	key := pictureKey{sum, level}
	c.mu.Lock()
	p := c.pictures[key]
	c.mu.Unlock()
	if p != nil {
		return p, nil
	}
	p, err := readImage(data)
	if err != nil {
		return nil, err
	}
	if err := p.compress(z); err != nil {
		return nil, err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	size := len(p.data) + len(p.alpha)
	if c.pictures == nil || c.size+size > maxPictures {
		c.pictures, c.size = map[pictureKey]*picture{}, 0
	}
	if c.pictures[key] == nil && size <= maxPictures {
		c.pictures[key] = p
		c.size += size
	}
	return p, nil
}
