package pdf

import (
	"fmt"
	"io"
	"sync"

	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/zlib"
)

// deflaters holds idle compressors by level: their tables are large, and
// making them anew for each stream would cost more than the compression.
type deflaters struct {
	pools [10]sync.Pool
}

type deflater struct {
	zlib  *zlib.Writer
	flate *flate.Writer
	out   []byte
}

func (d *deflater) Write(p []byte) (int, error) {
	d.out = append(d.out, p...)
	return len(p), nil
}

func (p *deflaters) get(level int) (*deflater, error) {
	if d, ok := p.pools[level].Get().(*deflater); ok {
		return d, nil
	}
	d := &deflater{}
	z, err := zlib.NewWriterLevel(d, level)
	if err != nil {
		return nil, fmt.Errorf("deflate level %d: %w", level, err)
	}
	d.zlib = z
	if d.flate, err = flate.NewWriter(d, level); err != nil {
		return nil, fmt.Errorf("deflate level %d: %w", level, err)
	}
	return d, nil
}

func (p *deflaters) put(level int, d *deflater) { p.pools[level].Put(d) }

// compress returns data as a zlib stream. The result is only good until the
// next call.
func (d *deflater) compress(data []byte) ([]byte, error) {
	d.zlib.Reset(d)
	return d.run(d.zlib, data)
}

// raw returns data as a deflate stream, which is the end of a zlib stream but
// for the checksum. The result is only good until the next call.
func (d *deflater) raw(data []byte) ([]byte, error) {
	d.flate.Reset(d)
	return d.run(d.flate, data)
}

func (d *deflater) run(w io.WriteCloser, data []byte) ([]byte, error) {
	d.out = d.out[:0]
	if _, err := w.Write(data); err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	if err := w.Close(); err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	return d.out, nil
}
