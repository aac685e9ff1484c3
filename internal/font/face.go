package font

import "yinfa.dev/yinfa/internal/unit"

// Face is one parsed face.
type Face struct{}

// Bounds is the ink box of a glyph in font units, y upwards.
type Bounds struct{ XMin, YMin, XMax, YMax int }

// Metrics are a face's own figures in font units.
type Metrics struct {
	Ascent, Descent    int // of hhea; Descent is negative
	CapHeight, XHeight int
	ItalicAngle        float64
	BBox               Bounds
	Weight             int // OS/2 usWeightClass
	FixedPitch         bool
	Embeddable         bool // OS/2 fsType allows embedding
}

// Width placeholder until the parser lands.
func (f *Face) Width(g GlyphID, size unit.Length) unit.Length { return 0 }
