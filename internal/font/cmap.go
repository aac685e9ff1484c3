package font

import "sort"

// cmap maps characters to glyphs straight from the file's own table, which
// is searched, never unpacked: a face is ready as soon as it is read.
type cmap struct{ tables []subtable }

// subtable is one usable mapping.
type subtable struct {
	data   view
	format int
	count  int // segments (4) or groups (12, 13)
	symbol bool
}

// readCmap keeps the best full mapping and the best of the basic plane.
func readCmap(table view) cmap {
	var best [2]subtable
	var score [2]int
	for i := range min(table.u16(2), 64) {
		record := 4 + 8*i
		platform, encoding := table.u16(record), table.u16(record+2)
		sub, ok := readSubtable(table.from(int64(table.u32(record + 4))))
		s := preference(platform, encoding)
		if !ok || s == 0 {
			continue
		}
		sub.symbol = platform == 3 && encoding == 0
		slot := 1
		if sub.format >= 12 {
			slot = 0
		}
		if s > score[slot] {
			best[slot], score[slot] = sub, s
		}
	}
	var c cmap
	for i := range best {
		if score[i] > 0 {
			c.tables = append(c.tables, best[i])
		}
	}
	return c
}

// preference ranks platform and encoding; 0 means the mapping is not one of
// Unicode. Mac Roman serves as a last resort, it agrees on ASCII.
func preference(platform, encoding int) int {
	switch {
	case platform == 3 && encoding == 10:
		return 6
	case platform == 0 && encoding != 5:
		return 5
	case platform == 3 && encoding == 1:
		return 4
	case platform == 3 && encoding == 0:
		return 2
	case platform == 1 && encoding == 0:
		return 1
	}
	return 0
}

// readSubtable accepts the formats 0, 4, 6, 12 and 13.
func readSubtable(data view) (subtable, bool) {
	s := subtable{data: data, format: data.u16(0)}
	switch s.format {
	case 0:
		return s, len(data) >= 6+256
	case 4:
		s.count = data.u16(6) / 2
		return s, s.count > 0 && len(data) >= 16+8*s.count
	case 6:
		s.count = min(data.u16(8), (len(data)-10)/2)
		return s, s.count > 0
	case 12, 13:
		if len(data) < 16 {
			return s, false
		}
		s.count = int(min(int64(data.u32(12)), int64(len(data)-16)/12))
		return s, s.count > 0
	}
	return s, false
}

// lookup returns 0 for characters that are not mapped.
func (c cmap) lookup(r rune) GlyphID {
	if r < 0 {
		return 0
	}
	for _, t := range c.tables {
		if g := t.lookup(uint32(r)); g != 0 {
			return g
		}
	}
	return 0
}

func (t subtable) lookup(r uint32) GlyphID {
	switch t.format {
	case 0:
		if r < 0x80 {
			return GlyphID(t.data[6+r])
		}
	case 4:
		if r > 0xFFFF {
			return 0
		}
		if g := t.segment(int(r)); g != 0 || !t.symbol || r > 0xFF {
			return g
		}
		return t.segment(0xF000 + int(r))
	case 6:
		if at := int64(r) - int64(t.data.u16(6)); at >= 0 && at < int64(t.count) {
			return GlyphID(t.data.u16(10 + 2*int(at)))
		}
	case 12, 13:
		return t.group(r)
	}
	return 0
}

// segment looks a character up in format 4: parallel arrays of end, start,
// delta and range offset.
func (t subtable) segment(r int) GlyphID {
	i := sort.Search(t.count, func(i int) bool { return t.data.u16(14+2*i) >= r })
	if i == t.count {
		return 0
	}
	starts := 16 + 2*t.count
	start := t.data.u16(starts + 2*i)
	if r < start {
		return 0
	}
	delta := t.data.u16(starts + 2*t.count + 2*i)
	at := starts + 4*t.count + 2*i
	offset := t.data.u16(at)
	if offset == 0 {
		return GlyphID(r + delta)
	}
	g := t.data.u16(at + offset + 2*(r-start))
	if g == 0 {
		return 0
	}
	return GlyphID(g + delta)
}

// group looks a character up in format 12 (running glyphs) or 13 (one glyph
// for the whole group).
func (t subtable) group(r uint32) GlyphID {
	i := sort.Search(t.count, func(i int) bool { return t.data.u32(16+12*i+4) >= r })
	if i == t.count {
		return 0
	}
	start, g := t.data.u32(16+12*i), t.data.u32(16+12*i+8)
	if r < start {
		return 0
	}
	if t.format == 12 {
		if r-start > 0xFFFF {
			return 0
		}
		g += r - start
	}
	if g > 0xFFFF {
		return 0
	}
	return GlyphID(g)
}
