package docx

import (
	"archive/zip"
	"bytes"
	"fmt"
	"hash/crc32"
	"strconv"
	"sync"

	"github.com/klauspost/compress/flate"
)

// level is the deflate level. Higher ones make files one to ten per cent
// smaller; their tables do not stay in the processor's memory beside the rest
// of the work, so that they take twice as long or more.
const level = 1

// packer compresses parts; its tables are large and are reused.
type packer struct {
	out   bytes.Buffer
	flate *flate.Writer
}

// packed is a part as it stands in the archive.
type packed struct {
	name string
	data []byte // deflated
	crc  uint32
	size int
}

type onceParts struct {
	sync.Once
	parts []packed
	err   error
}

func (w *Writer) packer() (*packer, error) {
	if p, ok := w.packers.Get().(*packer); ok {
		return p, nil
	}
	p := &packer{}
	var err error
	if p.flate, err = flate.NewWriter(&p.out, level); err != nil {
		return nil, fmt.Errorf("deflate level %d: %w", level, err)
	}
	return p, nil
}

// pack compresses one part. The bytes are the caller's when keep is set, and
// else good until the next call.
func (p *packer) pack(name string, data []byte, keep bool) (packed, error) {
	p.out.Reset()
	p.flate.Reset(&p.out)
	if _, err := p.flate.Write(data); err != nil {
		return packed{}, fmt.Errorf("deflate %s: %w", name, err)
	}
	if err := p.flate.Close(); err != nil {
		return packed{}, fmt.Errorf("deflate %s: %w", name, err)
	}
	out := p.out.Bytes()
	if keep {
		out = bytes.Clone(out)
	}
	return packed{name, out, crc32.ChecksumIEEE(data), len(data)}, nil
}

func (p *packer) packAll(parts []part) ([]packed, error) {
	var out []packed
	for _, q := range parts {
		k, err := p.pack(q.name, q.data, true)
		if err != nil {
			return nil, err
		}
		out = append(out, k)
	}
	return out, nil
}

// pack makes the archive. Members carry no time but the first there is, so
// that the same document gives the same bytes; [Content_Types].xml stands first, as readers expect.
func (w *Writer) pack(b *builder) ([]byte, error) {
	p, err := w.packer()
	if err != nil {
		return nil, err
	}
	defer w.packers.Put(p)
	c := &w.constant.once
	c.Do(func() {
		c.parts, c.err = p.packAll([]part{
			{"[Content_Types].xml", contentTypes()},
			{"_rels/.rels", packageRelations()},
			{"docProps/app.xml", app()},
			{"word/fontTable.xml", fontTable()},
		})
	})
	if c.err != nil {
		return nil, c.err
	}
	shared, err := w.formatParts(p, b)
	if err != nil {
		return nil, err
	}
	var file bytes.Buffer
	file.Grow(sizeOf(c.parts) + sizeOf(shared) + b.media.size() + len(b.x.b)/6 + 4<<10)
	z := zip.NewWriter(&file)
	add := func(list ...packed) error {
		for _, q := range list {
			if err := put(z, q); err != nil {
				return err
			}
		}
		return nil
	}
	if err := add(c.parts...); err != nil {
		return nil, err
	}
	if err := add(shared...); err != nil {
		return nil, err
	}
	for _, q := range []part{
		{"docProps/core.xml", b.core()},
		{"word/_rels/document.xml.rels", b.documentRelations()},
		{"word/document.xml", b.x.b},
	} {
		k, err := p.pack(q.name, q.data, false)
		if err != nil {
			return nil, err
		}
		if err := put(z, k); err != nil {
			return nil, err
		}
	}
	for i, m := range b.media.list {
		// Pictures are compressed already.
		data := m.image.Data
		name := "word/media/image" + strconv.Itoa(i+1) + "." + m.kind
		if err := member(z, zip.Store, packed{name, data, crc32.ChecksumIEEE(data), len(data)}); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("zip: %w", err)
	}
	return file.Bytes(), nil
}

// memberSize is what a member of an archive takes beside its data, about.
const memberSize = 150

// sizeOf is about what members take in the archive.
func sizeOf(parts []packed) int {
	n := 0
	for _, q := range parts {
		n += len(q.data) + memberSize
	}
	return n
}

func put(z *zip.Writer, q packed) error { return member(z, zip.Deflate, q) }

const (
	// zipVersion is 2.0, the version of the format that deflate needs. Word
	// takes a file for damaged whose members name one that the table of
	// ECMA-376 Part 2 (mapping to ZIP) does not have.
	zipVersion = 20
	// zipDate is 1 January 1980, the first day that a ZIP archive can name.
	zipDate = 1<<5 | 1
)

// member adds a member whose size and sum stand before its data: those who
// read a file as it arrives cannot know where a stored member ends otherwise.
func member(z *zip.Writer, method uint16, q packed) error {
	out, err := z.CreateRaw(&zip.FileHeader{
		Name: q.name, Method: method, CRC32: q.crc, CreatorVersion: zipVersion, ReaderVersion: zipVersion, ModifiedDate: zipDate,
		CompressedSize64: uint64(len(q.data)), UncompressedSize64: uint64(q.size),
	})
	if err != nil {
		return fmt.Errorf("zip %s: %w", q.name, err)
	}
	if _, err := out.Write(q.data); err != nil {
		return fmt.Errorf("zip %s: %w", q.name, err)
	}
	return nil
}

// formatParts are the packed styles, settings and footers of a format.
func (w *Writer) formatParts(p *packer, b *builder) ([]packed, error) {
	key := formatKey{b.f, int(b.g.pitch), b.slack, b.o.Fonts}
	if known, ok := w.formats.Load(key); ok {
		return known.(*formatParts).parts, nil
	}
	parts := []part{{"word/styles.xml", b.g.styleSheet()}, {"word/settings.xml", b.g.settings()}}
	for _, f := range footerParts() {
		parts = append(parts, part{"word/" + f.file, b.footerFile(f)})
	}
	for _, h := range headerParts() {
		parts = append(parts, part{"word/" + h.file, b.headerFile(h)})
	}
	list, err := p.packAll(parts)
	if err != nil {
		return nil, err
	}
	w.formats.Store(key, &formatParts{list})
	return list, nil
}
