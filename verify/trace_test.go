//go:build verify

package verify

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// sheet is one page as mupdf draws it. Lengths are millimetres from the top
// left corner of the sheet as printed: a page that a screen shows turned is
// turned back.
type sheet struct {
	w, h   float64
	turned bool
	glyphs []glyph
	rects  []rect
	images []rect
}

// glyph is one drawn character; (x, y) is its origin on the baseline.
type glyph struct {
	r        rune
	font     string // without the subset's tag
	size     float64
	x, y     float64
	advance  float64
	upward   bool // written from the bottom of the sheet to its top
	red      bool
	artefact bool
}

// rect is a filled rectangle or the place of a picture; (x, y) is its top
// left corner.
type rect struct {
	x, y, w, h float64
	red        bool
}

const (
	mm   = 72 / 25.4 // points in a millimetre
	redC = "1 .2 .2"
)

var (
	traces   = map[string][]sheet{}
	tracesMu sync.Mutex
)

// read draws a file with mupdf and keeps what is drawn.
func read(t testing.TB, name string) []sheet {
	t.Helper()
	tracesMu.Lock()
	defer tracesMu.Unlock()
	if s, ok := traces[name]; ok {
		return s
	}
	s, err := parseTrace(tool(t, "mutool", "trace", pdfOf(name)))
	if err != nil {
		t.Fatalf("%s: the output of mutool trace: %v", name, err)
	}
	traces[name] = s
	return s
}

// tracer reads the XML of `mutool trace`.
type tracer struct {
	sheets []sheet
	layers []string
	text   bool // inside fill_text
	red    bool
	m      [6]float64 // of the item, to the page as shown
	font   string
	trm    [6]float64
	path   []float64 // x, y, x, y, … of an outline being filled; nil outside
	tint   bool      // the outline is grey: the surface of a chart, on which text may stand
	width  float64   // of the page as shown, in points
}

func parseTrace(data []byte) ([]sheet, error) {
	var t tracer
	d := xml.NewDecoder(bytes.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return t.sheets, nil
		}
		if err != nil {
			return nil, err
		}
		switch e := token.(type) {
		case xml.StartElement:
			if err := t.start(e); err != nil {
				return nil, err
			}
		case xml.EndElement:
			t.end(e.Name.Local)
		}
	}
}

func (t *tracer) start(e xml.StartElement) error {
	a := map[string]string{}
	for _, attr := range e.Attr {
		a[attr.Name.Local] = attr.Value
	}
	switch e.Name.Local {
	case "page":
		box, err := numbers(a["mediabox"], 4)
		if err != nil {
			return err
		}
		t.width = box[2]
		s := sheet{w: box[2] / mm, h: box[3] / mm}
		if s.w > s.h {
			s.w, s.h, s.turned = s.h, s.w, true
		}
		t.sheets = append(t.sheets, s)
	case "layer":
		t.layers = append(t.layers, a["name"])
	case "end_layer":
		if len(t.layers) > 0 {
			t.layers = t.layers[:len(t.layers)-1]
		}
	case "fill_text", "fill_path", "fill_image":
		m, err := numbers(a["transform"], 6)
		if err != nil {
			return err
		}
		copy(t.m[:], m)
		t.red = a["color"] == redC
		switch e.Name.Local {
		case "fill_text":
			t.text = true
		case "fill_path":
			t.path = []float64{}
			t.tint = a["colorspace"] == "DeviceGray" && a["color"] != "0"
		case "fill_image":
			t.image()
		}
	case "span":
		m, err := numbers(a["trm"], 4)
		if err != nil {
			return err
		}
		copy(t.trm[:], m)
		t.font = a["font"]
		if _, after, ok := strings.Cut(t.font, "+"); ok {
			t.font = after
		}
	case "g":
		if t.text {
			return t.glyph(a)
		}
	case "moveto", "lineto":
		if t.path != nil {
			if e.Name.Local == "moveto" {
				t.outline()
			}
			x, y, err := t.point(a["x"], a["y"])
			if err != nil {
				return err
			}
			t.path = append(t.path, x, y)
		}
	}
	return nil
}

func (t *tracer) end(name string) {
	switch name {
	case "fill_text":
		t.text = false
	case "fill_path":
		t.outline()
		t.path = nil
	}
}

// outline keeps what was drawn of a path so far when it is a rule: a rectangle
// with level sides, as those of hatching are not, and not a grey surface.
func (t *tracer) outline() {
	p := t.path
	if len(p) > 0 && !t.tint && level(p) {
		s := t.page()
		s.rects = append(s.rects, t.bounds(p))
	}
	t.path = p[:0]
}

// level reports whether each side of an outline is level or upright.
func level(p []float64) bool {
	const hair = 0.001
	for i := range len(p) / 2 {
		j := (i + 1) % (len(p) / 2)
		if math.Abs(p[2*i]-p[2*j]) > hair && math.Abs(p[2*i+1]-p[2*j+1]) > hair {
			return false
		}
	}
	return true
}

func (t *tracer) page() *sheet { return &t.sheets[len(t.sheets)-1] }

// point is where a point of an item lies on the sheet.
func (t *tracer) point(xs, ys string) (float64, float64, error) {
	x, errX := strconv.ParseFloat(xs, 64)
	y, errY := strconv.ParseFloat(ys, 64)
	sx, sy := t.apply(x, y)
	return sx, sy, errors.Join(errX, errY)
}

func (t *tracer) apply(x, y float64) (float64, float64) {
	x, y = t.m[0]*x+t.m[2]*y+t.m[4], t.m[1]*x+t.m[3]*y+t.m[5]
	if t.page().turned {
		x, y = y, t.width-x
	}
	return x / mm, y / mm
}

func (t *tracer) bounds(points []float64) rect {
	x0, y0, x1, y1 := points[0], points[1], points[0], points[1]
	for i := 2; i+1 < len(points); i += 2 {
		x0, x1 = min(x0, points[i]), max(x1, points[i])
		y0, y1 = min(y0, points[i+1]), max(y1, points[i+1])
	}
	return rect{x0, y0, x1 - x0, y1 - y0, t.red}
}

func (t *tracer) image() {
	var corners []float64
	for _, c := range [][2]float64{{0, 0}, {1, 1}} {
		x, y := t.apply(c[0], c[1])
		corners = append(corners, x, y)
	}
	p := t.page()
	p.images = append(p.images, t.bounds(corners))
}

func (t *tracer) glyph(a map[string]string) error {
	x, y, err := t.point(a["x"], a["y"])
	if err != nil {
		return err
	}
	advance, err := strconv.ParseFloat(a["adv"], 64)
	if err != nil {
		return err
	}
	g := glyph{font: t.font, x: x, y: y, red: t.red, artefact: t.inside("Artifact")}
	for _, r := range a["unicode"] {
		g.r = r
		break
	}
	// The writing direction on the sheet tells whether the line runs upwards.
	x0, y0 := t.apply(0, 0)
	x1, y1 := t.apply(t.trm[0], t.trm[1])
	g.upward = y1-y0 < -0.01
	em := max(x1-x0, y0-y1)
	g.size = em * mm
	g.advance = advance * em
	p := t.page()
	p.glyphs = append(p.glyphs, g)
	return nil
}

func (t *tracer) inside(layer string) bool {
	for _, l := range t.layers {
		if l == layer {
			return true
		}
	}
	return false
}

func numbers(s string, least int) ([]float64, error) {
	var out []float64
	for _, f := range strings.Fields(s) {
		n, err := strconv.ParseFloat(f, 64)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	if len(out) < least {
		return nil, fmt.Errorf("%d numbers in %q, want %d", len(out), s, least)
	}
	return out, nil
}
