package pdf

import (
	"fmt"
	"sync"

	"github.com/klauspost/compress/zlib"
)

// deflaters holds idle compressors by level: their tables are large, and
// making them anew for each stream would cost more than the compression.
type deflaters struct {
	pools [10]sync.Pool
}

type deflater struct {
	zlib *zlib.Writer
	out  []byte
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
	return d, nil
}

func (p *deflaters) put(level int, d *deflater) { p.pools[level].Put(d) }

// compress returns data as a zlib stream. The result is only good until the
// next call.
func (d *deflater) compress(data []byte) ([]byte, error) {
	d.out = d.out[:0]
	d.zlib.Reset(d)
	if _, err := d.zlib.Write(data); err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	if err := d.zlib.Close(); err != nil {
		return nil, fmt.Errorf("deflate: %w", err)
	}
	return d.out, nil
}
