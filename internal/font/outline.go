package font

// The flags of a component of a composite glyph (OpenType, glyf).
const (
	flagWords        = 0x0001
	flagScale        = 0x0008
	flagMore         = 0x0020
	flagTwoScales    = 0x0040
	flagMatrix       = 0x0080
	flagInstructions = 0x0100
)

// maxDepth and maxComponents bound composites: nesting and the number of
// parts in all. Real faces nest twice and have a dozen parts.
const (
	maxDepth      = 8
	maxComponents = 256
)

// outline returns the data of a glyph, empty for a blank one; ok is false
// when the face does not have it or the file is broken there.
func (f *Face) outline(g GlyphID) (data view, ok bool) {
	i := int(g)
	if i >= f.glyphs {
		return nil, false
	}
	var from, to int64
	if f.longLoca {
		if len(f.loca) < 4*(i+2) {
			return nil, false
		}
		from, to = int64(f.loca.u32(4*i)), int64(f.loca.u32(4*i+4))
	} else {
		if len(f.loca) < 2*(i+2) {
			return nil, false
		}
		from, to = 2*int64(f.loca.u16(2*i)), 2*int64(f.loca.u16(2*i+2))
	}
	data, ok = f.glyf.cut(from, to-from)
	return data, ok && (len(data) == 0 || len(data) >= 10)
}

// inspect says whether a glyph shows nothing, and whether it can be trusted:
// it is in the file, and so are all its components.
func (f *Face) inspect(g GlyphID) (blank, sound bool) {
	budget := maxComponents
	return f.inspectDeep(g, maxDepth, &budget)
}

func (f *Face) inspectDeep(g GlyphID, depth int, budget *int) (blank, sound bool) {
	data, ok := f.outline(g)
	if !ok || depth == 0 {
		return true, false
	}
	if len(data) == 0 {
		return true, true
	}
	if contours := data.i16(0); contours >= 0 {
		noExtent := data.i16(2) >= data.i16(6) && data.i16(4) >= data.i16(8)
		return contours == 0 || noExtent, simpleFits(data, contours)
	}
	blank, sound = true, true
	intact := components(data, func(at int, part GlyphID) bool {
		*budget--
		partBlank, partSound := f.inspectDeep(part, depth-1, budget)
		blank = blank && partBlank
		sound = partSound && *budget >= 0
		return sound
	})
	return blank, sound && intact
}

// simpleFits checks that the points a simple glyph declares are within its
// data: a cut-off outline would be drawn wrong or not at all.
func simpleFits(data view, contours int) bool {
	if contours == 0 {
		return true
	}
	at := 10 + 2*contours
	if len(data) < at+2 {
		return false
	}
	last := -1
	for i := range contours {
		end := data.u16(10 + 2*i)
		if end < last {
			return false
		}
		last = end
	}
	at += 2 + data.u16(at)
	need := 0
	for points := last + 1; points > 0; {
		if at >= len(data) {
			return false
		}
		flag, repeat := data[at], 1
		at++
		if flag&0x08 != 0 {
			if at >= len(data) {
				return false
			}
			repeat += int(data[at])
			at++
		}
		if repeat > points {
			return false
		}
		points -= repeat
		need += repeat * (coordinateSize(flag, 0x02, 0x10) + coordinateSize(flag, 0x04, 0x20))
	}
	return need <= len(data)-at
}

// coordinateSize is how many bytes one coordinate takes: one when short, none
// when it repeats the last, else two.
func coordinateSize(flag, short, same byte) int {
	switch {
	case flag&short != 0:
		return 1
	case flag&same != 0:
		return 0
	}
	return 2
}

// components calls each with every component of a composite glyph and the
// place where its glyph number stands; it stops when each returns false. It
// returns false when the list is cut off or was stopped.
func components(data view, each func(at int, part GlyphID) bool) bool {
	at := 10
	for {
		if len(data) < at+4 {
			return false
		}
		flags := data.u16(at)
		size := 4 + 2
		if flags&flagWords != 0 {
			size = 4 + 4
		}
		switch {
		case flags&flagScale != 0:
			size += 2
		case flags&flagTwoScales != 0:
			size += 4
		case flags&flagMatrix != 0:
			size += 8
		}
		if len(data) < at+size || !each(at+2, GlyphID(data.u16(at+2))) {
			return false
		}
		at += size
		if flags&flagMore != 0 {
			continue
		}
		if flags&flagInstructions != 0 {
			return len(data) >= at+2+data.u16(at)
		}
		return true
	}
}
