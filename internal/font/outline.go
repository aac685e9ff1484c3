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

// outline is one glyph as the file has it, and what was found out about it.
type outline struct {
	data  view
	blank bool // shows nothing
	sound bool // it is in the file, and so are all its components
}

// outline returns a glyph, which is read and examined the first time only.
func (f *Face) outline(g GlyphID) *outline {
	if int(g) >= len(f.outlines) {
		return &outline{blank: true}
	}
	if o := f.outlines[g].Load(); o != nil {
		return o
	}
	data, ok := f.readOutline(g)
	o := &outline{data: data, blank: true}
	if ok {
		budget := maxComponents
		o.blank, o.sound = f.inspect(data, maxDepth, &budget)
	}
	// Another goroutine may have come first; both have found the same.
	f.outlines[g].CompareAndSwap(nil, o)
	return o
}

// readOutline reads the data of a glyph, which are empty for a blank one; ok
// is false when the file does not have it.
func (f *Face) readOutline(g GlyphID) (data view, ok bool) {
	i := int(g)
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
	if from > to || to > f.glyf.length {
		return nil, false
	}
	data, err := f.src.read(f.glyf.offset+from, to-from)
	return data, err == nil && (len(data) == 0 || len(data) >= 10)
}

// inspect says whether an outline shows nothing, and whether it can be
// trusted, with all its components.
func (f *Face) inspect(data view, depth int, budget *int) (blank, sound bool) {
	if len(data) == 0 {
		return true, true
	}
	if contours := data.i16(0); contours >= 0 {
		noExtent := data.i16(2) >= data.i16(6) && data.i16(4) >= data.i16(8)
		return contours == 0 || noExtent, simpleFits(data, contours)
	}
	blank = true
	sound = components(data, func(at int, part GlyphID) bool {
		if *budget--; *budget < 0 || depth == 0 || int(part) >= f.glyphs {
			return false
		}
		partData, ok := f.readOutline(part)
		if !ok {
			return false
		}
		partBlank, partSound := f.inspect(partData, depth-1, budget)
		blank = blank && partBlank
		return partSound
	})
	return blank, sound
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
