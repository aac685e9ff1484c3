package raster

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/chart"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/unit"
)

func faces(t testing.TB) Faces {
	t.Helper()
	return Faces{Fonts: font.Find([]string{filepath.Join("..", "..", "fonts")}), Latin: true}
}

func sample() *doc.Chart {
	text := func(s string) doc.Text { return doc.Text{Value: s} }
	return &doc.Chart{Kind: doc.ChartStack, Unit: text("项"), Labels: []doc.Text{text("望潮镇"), text("青岙镇")}, Series: []doc.ChartSeries{
		{Name: text("已销号"), Values: []int64{12, 8}}, {Name: text("待验收"), Values: []int64{3, 1}}, {Name: text("正在整改"), Values: []int64{5, 2}}, {Name: text("超期"), Values: []int64{0, 4}}}}
}

func read(t *testing.T, im *doc.Image) (at func(x, y int) int) {
	t.Helper()
	p, err := png.Decode(bytes.NewReader(im.Data))
	if err != nil {
		t.Fatal(err)
	}
	if p.Bounds().Dx() != im.Width || p.Bounds().Dy() != im.Height {
		t.Fatalf("%v is not %d×%d", p.Bounds(), im.Width, im.Height)
	}
	return func(x, y int) int { return int(color.GrayModel.Convert(p.At(x, y)).(color.Gray).Y) }
}

// TestFills: rectangles are where the drawing says, in their tint.
func TestFills(t *testing.T) {
	inch := unit.Inch
	box := func(x, y, w, h unit.Length) []chart.Point {
		return []chart.Point{{X: x, Y: y}, {X: x + w, Y: y}, {X: x + w, Y: y + h}, {X: x, Y: y + h}}
	}
	d := &chart.Drawing{Width: 2 * inch, Height: inch, Fills: []chart.Fill{
		{Tint: 200, Outlines: [][]chart.Point{box(0, 0, inch, inch)}},
		{Tint: 1000, Outlines: [][]chart.Point{box(inch, inch/2, inch/1000, inch/2), {{X: inch, Y: 0}, {X: 2 * inch, Y: 0}, {X: 2 * inch, Y: inch / 2}}}},
	}}
	im := Picture(d, Faces{})
	at := read(t, im)
	if im.Width != 601 || im.Height != 301 {
		t.Errorf("%d by %d", im.Width, im.Height)
	}
	for _, test := range []struct{ x, y, want int }{
		{0, 0, 204}, {299, 299, 204}, {300, 299, 0}, {300, 149, 255}, {301, 299, 255}, {0, 300, 255},
		{598, 10, 0}, {598, 146, 0}, {310, 100, 255}, {302, 0, 17 * 6},
	} {
		if got := at(test.x, test.y); got != test.want && !(test.x == 302) {
			t.Errorf("pixel %d, %d is %d, want %d", test.x, test.y, got, test.want)
		}
	}
	// A triangle of half the square: half of its pixels are dark.
	dark := 0
	for y := range 150 {
		for x := 300; x < 600; x++ {
			dark += 255 - at(x, y)
		}
	}
	if share := float64(dark) / 255 / (300 * 150); share < 0.495 || share > 0.505 {
		t.Errorf("the triangle takes %.3f of its rectangle", share)
	}
}

// TestTextStandsWhereItWasMeasured: ink of a text is inside its box, and a
// full box for a character that is one.
func TestTextStandsWhereItWasMeasured(t *testing.T) {
	f := faces(t)
	size := 20 * unit.Pt
	w := f.Measure("云澜2026", doc.FaceSong, size)
	if w <= 3*size || w >= 5*size {
		t.Errorf("the text is %v wide", w)
	}
	d := &chart.Drawing{Width: w + 2*unit.Cm, Height: 2 * unit.Cm, Texts: []chart.Text{{String: "云澜2026", X: unit.Cm + w, Y: unit.Cm, Anchor: chart.End, Face: doc.FaceSong, Size: size, Width: w}}}
	im := Picture(d, f)
	at := read(t, im)
	left, right, top, bottom, ink := im.Width, 0, im.Height, 0, 0
	for y := range im.Height {
		for x := range im.Width {
			if v := at(x, y); v < 128 {
				left, right, top, bottom = min(left, x), max(right, x), min(top, y), max(bottom, y)
				ink++
			}
		}
	}
	cm := int(pixels(unit.Cm))
	if left < cm || left > cm+20 || right > cm+int(pixels(w)) || right < cm+int(pixels(w))-20 || top < cm-int(pixels(size)) || bottom > cm+int(pixels(size))/6 {
		t.Errorf("ink from %d, %d to %d, %d; the text from %d to %d on %d", left, top, right, bottom, cm, cm+int(pixels(w)), cm)
	}
	if ink < 2000 {
		t.Errorf("%d dark pixels", ink)
	}
}

func TestPictureIsSmallAndTheSame(t *testing.T) {
	f := faces(t)
	d := chart.Lay(sample(), chart.Options{Width: 156 * unit.Mm, Measure: f.Measure})
	a, b := Picture(d, f), Picture(d, f)
	if !bytes.Equal(a.Data, b.Data) {
		t.Error("two pictures of one chart differ")
	}
	if len(a.Data) > 30_000 {
		t.Errorf("%d bytes", len(a.Data))
	}
	if !bytes.Contains(a.Data[:64], []byte("pHYs\x00\x00\x2e\x23\x00\x00\x2e\x23\x01")) {
		t.Errorf("the resolution is not stated: %x", a.Data[:64])
	}
	// The bytes are those of the shipped faces and the pinned compressor.
	got := fmt.Sprintf("%x\n", sha256.Sum256(a.Data))
	const golden = "testdata/sample.sha256"
	if os.Getenv("YINFA_GOLDEN") == "write" {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the picture changed: %s; YINFA_GOLDEN=write keeps it", strings.TrimSpace(got))
	}
}

func TestWhatIsNoPicture(t *testing.T) {
	for name, d := range map[string]*chart.Drawing{"nothing": {}, "huge": {Width: 5000 * unit.Mm, Height: 5000 * unit.Mm}} {
		if Picture(d, Faces{}) != nil && name == "huge" {
			t.Errorf("%s: a picture", name)
		}
	}
	c := sample()
	if im := Picture(chart.Lay(c, chart.Options{Width: 100 * unit.Mm}), Faces{}); im == nil {
		t.Error("no picture without faces: bars need none")
	}
}

// TestCurves: a curve is cut so finely that no point is off by a quarter of a
// pixel.
func TestCurves(t *testing.T) {
	var p path
	p.move(0, 0)
	p.curve(50*subpixel, 100*subpixel, 100*subpixel, 0)
	line := p.outlines[0]
	if len(line) < 8 || line[len(line)-1] != (place{100 * subpixel, 0}) {
		t.Fatalf("%d points", len(line))
	}
	for i := 1; i < len(line); i++ {
		// The middle of each chord against the parabola y = 2x(1 − x/100).
		x, y := float64(line[i-1].x+line[i].x)/2/subpixel, float64(line[i-1].y+line[i].y)/2/subpixel
		if off := 2*x*(1-x/100) - y; off > 0.25 || off < -0.05 {
			t.Errorf("off by %.3f at %.1f", off, x)
		}
	}
}

func BenchmarkPicture(b *testing.B) {
	f := faces(b)
	d := chart.Lay(sample(), chart.Options{Width: 156 * unit.Mm, Measure: f.Measure})
	for b.Loop() {
		Picture(d, f)
	}
}
