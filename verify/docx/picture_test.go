//go:build verify

package docx

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// drawn draws every page of a PDF file.
func drawn(t *testing.T, file string) []image.Image {
	t.Helper()
	dir := t.TempDir()
	tool(t, "pdftoppm", "-r", "80", "-png", file, filepath.Join(dir, "p"))
	names, err := filepath.Glob(filepath.Join(dir, "*.png"))
	if err != nil {
		t.Fatal(err)
	}
	var out []image.Image
	for _, name := range names { // in the order of pages: numbers have leading zeros
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		im, err := png.Decode(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, im)
	}
	return out
}

// beside sets page i of two editions side by side, a grey line between.
func beside(t *testing.T, left, right []image.Image, i int) []byte {
	t.Helper()
	const line = 4
	at := func(list []image.Image) image.Image {
		if i < len(list) {
			return list[i]
		}
		return image.NewUniform(color.Gray{0xC0})
	}
	size := func(list []image.Image) image.Point {
		if i < len(list) {
			return list[i].Bounds().Size()
		}
		return image.Point{}
	}
	a, b := size(left), size(right)
	if a == (image.Point{}) {
		a = b
	}
	if b == (image.Point{}) {
		b = a
	}
	out := image.NewRGBA(image.Rect(0, 0, a.X+line+b.X, max(a.Y, b.Y)))
	draw.Draw(out, out.Bounds(), image.NewUniform(color.Gray{0x80}), image.Point{}, draw.Src)
	draw.Draw(out, image.Rect(0, 0, a.X, a.Y), at(left), image.Point{}, draw.Src)
	draw.Draw(out, image.Rect(a.X+line, 0, a.X+line+b.X, b.Y), at(right), image.Point{}, draw.Src)
	var buf bytes.Buffer
	if err := png.Encode(&buf, out); err != nil {
		t.Fatal(err)
	}
	return buf.Bytes()
}
