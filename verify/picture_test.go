//go:build verify

package verify

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// Pictures are small: they show that a page looks as it did, not how it
// measures. At 40 dots an inch a character of 三号 is nine dots wide.
const (
	picturesDir = "pictures"
	picturesDPI = "40"
	// levels by which a dot may differ, of 255: versions of poppler smooth
	// edges a little differently.
	levels = 40
	// dots that may differ by more, of a page's 330 × 468: a thousandth. A
	// single character that is missing or moved by its width is more.
	dots = 15
)

// TestPictures renders every page of the examples that are shown and compares
// it with the kept picture. YINFA_GOLDEN=write keeps the new ones.
func TestPictures(t *testing.T) {
	keep := os.Getenv("YINFA_GOLDEN") == "write"
	if keep {
		if err := os.RemoveAll(picturesDir); err != nil {
			t.Fatal(err)
		}
	}
	wanted := map[string]bool{}
	for _, name := range shown(t) {
		for i := range read(t, name) {
			file := fmt.Sprintf("%s-%d.png", strings.ReplaceAll(name, "/", "-"), i+1)
			wanted[file] = true
			got := render(t, name, i+1)
			if keep {
				write(t, filepath.Join(picturesDir, file), got)
				continue
			}
			data, err := os.ReadFile(filepath.Join(picturesDir, file))
			if err != nil {
				t.Errorf("%v; look at the page, then keep its picture: make golden", err)
				continue
			}
			kept, err := png.Decode(bytes.NewReader(data))
			if err != nil {
				t.Errorf("%s: %v", file, err)
				continue
			}
			if n, shown := compare(kept, got); n > dots {
				to := filepath.Join(outputDir, diffDir, file)
				write(t, to, shown)
				t.Errorf("%s page %d: %d dots differ from %s/%s; see %s (kept, now, difference); if it is meant: make golden", name, i+1, n, picturesDir, file, to)
			}
		}
	}
	entries, err := os.ReadDir(picturesDir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !wanted[e.Name()] {
			t.Errorf("%s/%s is of a page that is no more; make golden", picturesDir, e.Name())
		}
	}
}

func render(t testing.TB, name string, page int) *image.Gray {
	t.Helper()
	n := itoa(page)
	im, err := png.Decode(bytes.NewReader(tool(t, "pdftoppm", "-png", "-gray", "-r", picturesDPI, "-f", n, "-l", n, pdfOf(name))))
	if err != nil {
		t.Fatalf("%s page %d: %v", name, page, err)
	}
	// Sixteen greys are enough, and half the bytes.
	b := im.Bounds()
	out := image.NewGray(b)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			v := color.GrayModel.Convert(im.At(x, y)).(color.Gray).Y
			out.SetGray(x, y, color.Gray{Y: v / 17 * 17})
		}
	}
	return out
}

// compare counts the dots that differ, and shows kept, now and difference
// side by side.
func compare(kept, now image.Image) (int, image.Image) {
	k, n := kept.Bounds(), now.Bounds()
	w, h := max(k.Dx(), n.Dx()), max(k.Dy(), n.Dy())
	shown := image.NewGray(image.Rect(0, 0, 3*w, h))
	count := 0
	for y := range h {
		for x := range w {
			a, b := grey(kept, x, y), grey(now, x, y)
			d := max(a, b) - min(a, b)
			shown.SetGray(x, y, color.Gray{Y: a})
			shown.SetGray(w+x, y, color.Gray{Y: b})
			shown.SetGray(2*w+x, y, color.Gray{Y: 255 - d})
			if d > levels {
				count++
			}
		}
	}
	return count, shown
}

// grey is white outside of the picture.
func grey(im image.Image, x, y int) uint8 {
	p := image.Pt(x, y).Add(im.Bounds().Min)
	if !p.In(im.Bounds()) {
		return 255
	}
	return color.GrayModel.Convert(im.At(p.X, p.Y)).(color.Gray).Y
}

// write stores a picture with as few bytes as its greys need.
func write(t testing.TB, name string, im image.Image) {
	t.Helper()
	b := im.Bounds()
	var greys color.Palette
	for v := range 16 {
		greys = append(greys, color.Gray{Y: uint8(v * 17)})
	}
	small := image.NewPaletted(b, greys)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			small.Set(x, y, im.At(x, y))
		}
	}
	var buf bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	if err := encoder.Encode(&buf, small); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, buf.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
