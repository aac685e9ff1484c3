package font

// Metrics are a face's own figures in font units.
type Metrics struct {
	Ascent, Descent int // of hhea; Descent is negative
	CapHeight       int
	ItalicAngle     float64 // degrees, negative when leaning right
	BBox            Bounds
	Weight          int // OS/2 usWeightClass, 1–1000
	FixedPitch      bool
}

// Metrics returns the face's own figures.
func (f *Face) Metrics() Metrics { return f.metrics }

// EmbedRefusal says in Chinese why the face may not be embedded in a file;
// it is empty when it may.
func (f *Face) EmbedRefusal() string { return f.restricted }

func (f *Face) readMetrics(os2, post view) Metrics {
	m := Metrics{
		Ascent:      f.hhea.i16(4),
		Descent:     f.hhea.i16(6),
		CapHeight:   f.heightOf('H'),
		ItalicAngle: float64(int32(post.u32(4))) / 65536,
		BBox:        Bounds{f.head.i16(36), f.head.i16(38), f.head.i16(40), f.head.i16(42)},
		Weight:      400,
		FixedPitch:  post.u32(12) != 0,
	}
	if len(os2) >= 72 {
		if w := os2.u16(4); w >= 1 && w <= 1000 {
			m.Weight = w
		}
		if m.Ascent == 0 && m.Descent == 0 {
			m.Ascent, m.Descent = os2.i16(68), os2.i16(70)
		}
	}
	if len(os2) >= 90 && os2.u16(0) >= 2 {
		if c := os2.i16(88); c > 0 {
			m.CapHeight = c
		}
	}
	if m.Descent > 0 {
		// Some old Chinese faces state the depth as a positive number.
		m.Descent = -m.Descent
	}
	return m
}

// heightOf measures a letter for faces whose OS/2 table does not state it.
func (f *Face) heightOf(r rune) int {
	g, ok := f.Glyph(r)
	if !ok {
		return 0
	}
	b, _ := f.Bounds(g)
	return max(b.YMax, 0)
}

// The embedding bits of OS/2 fsType.
const (
	embedRestricted = 0x0002
	embedPreview    = 0x0004
	embedEditable   = 0x0008
	embedNoSubset   = 0x0100
	embedBitmap     = 0x0200
)

// embedRefusal reads OS/2 fsType. Where several usage bits are set, as old
// versions of the table allow, the least restrictive holds.
func embedRefusal(os2 view) string {
	bits := os2.u16(8)
	switch {
	case bits&embedRestricted != 0 && bits&(embedPreview|embedEditable) == 0:
		return "字体的许可标记为“禁止嵌入”"
	case bits&embedBitmap != 0:
		return "字体的许可标记为“只许嵌入点阵”"
	case bits&embedNoSubset != 0:
		return "字体的许可标记为“不得截取子集嵌入”"
	}
	return ""
}
