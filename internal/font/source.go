package font

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"time"
)

// errChanged means that a font file is no longer the one that was opened.
var errChanged = errors.New("字体文件在使用中被改动")

// source is where the bytes of a font come from.
type source interface {
	io.ReaderAt
	size() int64
	// read returns n bytes, which must not be changed.
	read(at, n int64) (view, error)
}

// memory is a font that is held whole.
type memory view

func (m memory) size() int64 { return int64(len(m)) }

func (m memory) ReadAt(p []byte, at int64) (int, error) {
	return bytes.NewReader(m).ReadAt(p, at)
}

func (m memory) read(at, n int64) (view, error) {
	part, ok := view(m).cut(at, n)
	if !ok {
		return nil, fmt.Errorf("%w：文件不完整", ErrDamaged)
	}
	return part, nil
}

// disk is a font of which only what is used is read: a document needs a few
// hundred of the tens of thousands of outlines. The file stays open. Each
// read makes sure that the file has not been overwritten in the meantime.
type disk struct {
	file    *os.File
	length  int64
	changed time.Time

	mu  sync.Mutex
	err error // the first error of reading
}

// openDisk opens a file for reading on demand.
func openDisk(path string) (*disk, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(err, file.Close())
	}
	return &disk{file: file, length: info.Size(), changed: info.ModTime()}, nil
}

func (d *disk) size() int64 { return d.length }

func (d *disk) ReadAt(p []byte, at int64) (int, error) { return d.file.ReadAt(p, at) }

func (d *disk) read(at, n int64) (view, error) {
	if n == 0 {
		return nil, nil
	}
	buf := make(view, n)
	_, err := readAt(d.file, buf, at, d.length)
	info, statErr := d.file.Stat()
	switch {
	case statErr != nil:
		err = errors.Join(err, statErr)
	case info.Size() != d.length || !info.ModTime().Equal(d.changed):
		err = errChanged
	}
	if err != nil {
		d.mu.Lock()
		if d.err == nil {
			d.err = err
		}
		d.mu.Unlock()
		return nil, err
	}
	return buf, nil
}

// trouble returns the first error of reading, if there was one.
func (d *disk) trouble() error {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.err
}
