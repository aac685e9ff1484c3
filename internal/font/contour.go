package font

// The flags of a composite's component that say how it is placed.
const (
	flagOffsets = 0x0002 // the two numbers are an offset, not points to match
)

// Point is a point of an outline in font units, y upwards. Points that are
// not on the curve are the controls of quadratic curves; between two of them
// the curve passes through their middle.
type Point struct {
	X, Y int
	On   bool
}

// Contours returns the closed outlines of a glyph, for drawing on a screen;
// nil for blank and broken glyphs. Components that are placed by matching
// points stand at their origin: faces for Chinese have none.
func (f *Face) Contours(g GlyphID) [][]Point {
	o := f.outline(g)
	if o.blank || !o.sound {
		return nil
	}
	budget := maxComponents
	return f.contours(o.data, maxDepth, &budget)
}

func (f *Face) contours(data view, depth int, budget *int) [][]Point {
	if len(data) == 0 {
		return nil
	}
	if n := data.i16(0); n >= 0 {
		return simpleContours(data, n)
	}
	var all [][]Point
	components(data, func(at int, part GlyphID) bool {
		if *budget--; *budget < 0 || depth == 0 || int(part) >= f.glyphs {
			return false
		}
		partData, ok := f.readOutline(part)
		if !ok {
			return false
		}
		place := placing(data, at-2)
		for _, contour := range f.contours(partData, depth-1, budget) {
			for i, p := range contour {
				contour[i].X, contour[i].Y = place.apply(p.X, p.Y)
			}
			all = append(all, contour)
		}
		return true
	})
	return all
}

// affine is where a component goes: a matrix in 1/16384 and an offset.
type affine struct{ xx, xy, yx, yy, dx, dy int }

const one = 1 << 14

func (a affine) apply(x, y int) (int, int) {
	if a.xx == one && a.yy == one && a.xy == 0 && a.yx == 0 {
		return x + a.dx, y + a.dy
	}
	return (a.xx*x+a.yx*y+one/2)>>14 + a.dx, (a.xy*x+a.yy*y+one/2)>>14 + a.dy
}

// placing reads the placing of the component whose flags stand at a place.
func placing(data view, at int) affine {
	a := affine{xx: one, yy: one}
	flags := data.u16(at)
	at += 4
	if flags&flagWords != 0 {
		a.dx, a.dy = data.i16(at), data.i16(at+2)
		at += 4
	} else {
		both := data.u16(at)
		a.dx, a.dy = int(int8(both>>8)), int(int8(both))
		at += 2
	}
	if flags&flagOffsets == 0 {
		a.dx, a.dy = 0, 0
	}
	switch {
	case flags&flagScale != 0:
		a.xx = data.i16(at)
		a.yy = a.xx
	case flags&flagTwoScales != 0:
		a.xx, a.yy = data.i16(at), data.i16(at+2)
	case flags&flagMatrix != 0:
		a.xx, a.xy, a.yx, a.yy = data.i16(at), data.i16(at+2), data.i16(at+4), data.i16(at+6)
	}
	return a
}

// simpleContours reads a glyph that simpleFits has found whole.
func simpleContours(data view, n int) [][]Point {
	if n == 0 || !simpleFits(data, n) {
		return nil
	}
	ends := make([]int, n)
	for i := range ends {
		ends[i] = data.u16(10 + 2*i)
	}
	total := ends[n-1] + 1
	at := 10 + 2*n
	at += 2 + data.u16(at)
	flags := make([]byte, 0, total)
	for len(flags) < total {
		flag, repeat := data[at], 1
		at++
		if flag&0x08 != 0 {
			repeat += int(data[at])
			at++
		}
		for range repeat {
			flags = append(flags, flag)
		}
	}
	points := make([]Point, total)
	read := func(short, same byte, set func(p *Point, v int)) {
		v := 0
		for i, flag := range flags {
			switch {
			case flag&short != 0:
				d := int(data[at])
				at++
				if flag&same == 0 {
					d = -d
				}
				v += d
			case flag&same == 0:
				v += data.i16(at)
				at += 2
			}
			set(&points[i], v)
		}
	}
	read(0x02, 0x10, func(p *Point, v int) { p.X = v })
	read(0x04, 0x20, func(p *Point, v int) { p.Y = v })
	all := make([][]Point, 0, n)
	from := 0
	for _, end := range ends {
		if end < from {
			continue
		}
		for i := from; i <= end; i++ {
			points[i].On = flags[i]&0x01 != 0
		}
		all = append(all, points[from:end+1])
		from = end + 1
	}
	return all
}
