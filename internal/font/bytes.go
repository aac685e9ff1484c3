package font

import "encoding/binary"

// view is a stretch of a font file. Reading beyond its end yields zero or an
// empty view, so that a hostile offset can never panic; callers check
// lengths where a zero would mislead.
type view []byte

func (v view) u16(at int) int {
	if at < 0 || at > len(v)-2 {
		return 0
	}
	return int(binary.BigEndian.Uint16(v[at:]))
}

func (v view) i16(at int) int { return int(int16(v.u16(at))) }

func (v view) u32(at int) uint32 {
	if at < 0 || at > len(v)-4 {
		return 0
	}
	return binary.BigEndian.Uint32(v[at:])
}

// from returns the rest beginning at an offset.
func (v view) from(at int64) view {
	if at < 0 || at > int64(len(v)) {
		return nil
	}
	return v[at:]
}

// cut returns n bytes beginning at an offset; ok is false when the file ends
// before them.
func (v view) cut(at, n int64) (part view, ok bool) {
	if at < 0 || n < 0 || at > int64(len(v)) || n > int64(len(v))-at {
		return nil, false
	}
	return v[at : at+n : at+n], true
}
