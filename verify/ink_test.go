//go:build verify

package verify

import (
	"bytes"
	"fmt"
	"image/png"
	"strconv"
	"testing"
)

// inkOf renders a stretch of a page with poppler at 600 dots an inch and
// returns the box of its ink, in millimetres. The drawn ink is what the eye
// and the ruler see; font boxes are not.
func inkOf(t testing.TB, name string, page int, x0, y0, x1, y1 float64) rect {
	t.Helper()
	const dpi = 600
	px := func(v float64) int { return int(v / 25.4 * dpi) }
	turned := read(t, name)[page-1].turned
	if turned {
		// The page is rendered as shown: clockwise by a quarter.
		h := read(t, name)[page-1].h
		x0, y0, x1, y1 = h-y1, x0, h-y0, x1
	}
	left, top := px(x0), px(y0)
	data := tool(t, "pdftoppm", "-png", "-gray", "-r", strconv.Itoa(dpi), "-f", strconv.Itoa(page), "-l", strconv.Itoa(page),
		"-x", strconv.Itoa(left), "-y", strconv.Itoa(top), "-W", strconv.Itoa(px(x1)-left), "-H", strconv.Itoa(px(y1)-top), pdfOf(name))
	im, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	b := im.Bounds()
	minX, minY, maxX, maxY := b.Max.X, b.Max.Y, b.Min.X, b.Min.Y
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if grey, _, _, _ := im.At(x, y).RGBA(); grey < 0xd000 {
				minX, minY, maxX, maxY = min(minX, x), min(minY, y), max(maxX, x+1), max(maxY, y+1)
			}
		}
	}
	if maxX <= minX {
		t.Fatalf("%s page %d: no ink between %s", name, page, fmt.Sprint(x0, y0, x1, y1))
	}
	mmOf := func(p int) float64 { return float64(p) * 25.4 / dpi }
	r := rect{x: mmOf(left + minX), y: mmOf(top + minY), w: mmOf(maxX - minX), h: mmOf(maxY - minY)}
	if turned {
		h := read(t, name)[page-1].h
		r = rect{x: r.y, y: h - r.x - r.w, w: r.h, h: r.w}
	}
	return r
}

func itoa(n int) string { return strconv.Itoa(n) }
