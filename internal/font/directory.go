package font

import (
	"errors"
	"fmt"
	"io"
)

// The reasons a file is refused. Errors of Parse wrap one of them.
var (
	// ErrNotFont means the file is no TrueType font at all.
	ErrNotFont = errors.New("不是 TrueType 字体文件")
	// ErrCFF means an OpenType font with PostScript outlines.
	ErrCFF = errors.New("是 PostScript（CFF）轮廓的 OpenType 字体，本程序只用 TrueType 轮廓")
	// ErrDamaged means a TrueType font whose tables cannot be trusted.
	ErrDamaged = errors.New("字体文件已损坏")
	// ErrNoMember means a collection has no face of the index asked for.
	ErrNoMember = errors.New("字体集合里没有这个序号的字体")
)

// maxMembers and maxTables bound what a directory may claim; real files stay
// far below.
const (
	maxMembers = 256
	maxTables  = 256
)

// entry is where one table stands in the file.
type entry struct {
	checksum       uint32
	offset, length int64
}

// directory is the table directory of one face.
type directory struct {
	tables map[string]entry
	raw    view // the records as they stand in the file
}

// memberOffsets returns where the directory of each face begins: one for a
// plain font, several for a collection.
func memberOffsets(r io.ReaderAt, size int64) ([]int64, error) {
	var head [12]byte
	if _, err := readAt(r, head[:], 0, size); err != nil {
		return nil, err
	}
	switch tag := string(head[:4]); tag {
	case "ttcf":
	case "\x00\x01\x00\x00", "true", "OTTO":
		return []int64{0}, nil
	default:
		return nil, ErrNotFont
	}
	n := int(view(head[:]).u32(8))
	if n < 1 || n > maxMembers {
		return nil, fmt.Errorf("%w：字体集合自称有 %d 款字体", ErrDamaged, n)
	}
	list := make(view, 4*n)
	if _, err := readAt(r, list, 12, size); err != nil {
		return nil, err
	}
	offsets := make([]int64, n)
	for i := range offsets {
		offsets[i] = int64(list.u32(4 * i))
	}
	return offsets, nil
}

// readDirectory reads the table directory at an offset. Tables that reach
// beyond the end of the file are refused.
func readDirectory(r io.ReaderAt, size, at int64) (*directory, error) {
	// One read serves nearly every font: 31 tables fit.
	buf := make(view, 12+16*31)
	n, err := readAt(r, buf, at, size)
	if n < 12 {
		return nil, err
	}
	count := buf.u16(4)
	if count < 1 || count > maxTables {
		return nil, fmt.Errorf("%w：字体自称有 %d 张表", ErrDamaged, count)
	}
	if need := 12 + 16*count; need > n {
		buf = make(view, need)
		if _, err := readAt(r, buf, at, size); err != nil {
			return nil, err
		}
	}
	d := &directory{tables: make(map[string]entry, count), raw: buf[:12+16*count]}
	for i := range count {
		record := buf.from(int64(12 + 16*i))
		tag := string(record[:4])
		e := entry{record.u32(4), int64(record.u32(8)), int64(record.u32(12))}
		if e.offset > size || e.length > size-e.offset {
			return nil, fmt.Errorf("%w：%s 表超出文件末尾", ErrDamaged, printable(tag))
		}
		if _, twice := d.tables[tag]; !twice {
			d.tables[tag] = e
		}
	}
	return d, nil
}

// cff reports whether the outlines are PostScript ones.
func (d *directory) cff() bool {
	_, glyf := d.tables["glyf"]
	_, one := d.tables["CFF "]
	_, two := d.tables["CFF2"]
	return !glyf && (one || two || string(d.raw[:4]) == "OTTO")
}

func cffError(name string) error { return fmt.Errorf("“%s”%w", name, ErrCFF) }

// read reads one whole table; a missing one is empty. Tables longer than
// limit are refused.
func (d *directory) read(r io.ReaderAt, tag string, limit int64) (view, error) {
	e, ok := d.tables[tag]
	if !ok {
		return nil, nil
	}
	if e.length > limit {
		return nil, fmt.Errorf("%w：%s 表过长", ErrDamaged, tag)
	}
	buf := make(view, e.length)
	_, err := readAt(r, buf, e.offset, e.offset+e.length)
	return buf, err
}

// readAt fills buf from an offset. When the file ends first it returns the
// number of bytes that are there, and ErrDamaged.
func readAt(r io.ReaderAt, buf []byte, at, size int64) (int, error) {
	if at < 0 || at >= size {
		return 0, fmt.Errorf("%w：文件不完整", ErrDamaged)
	}
	whole := true
	if int64(len(buf)) > size-at {
		buf, whole = buf[:size-at], false
	}
	n, err := r.ReadAt(buf, at)
	if n < len(buf) {
		if err == nil || errors.Is(err, io.EOF) {
			err = fmt.Errorf("%w：文件不完整", ErrDamaged)
		}
		return n, err
	}
	if !whole {
		return n, fmt.Errorf("%w：文件不完整", ErrDamaged)
	}
	return n, nil
}

// printable shows a tag of a possibly hostile file.
func printable(tag string) string {
	out := []byte(tag)
	for i, c := range out {
		if c < ' ' || c > '~' {
			out[i] = '?'
		}
	}
	return string(out)
}
