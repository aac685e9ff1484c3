package pdf

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"testing"

	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

func pngOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, m); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func jpegOf(t testing.TB, m image.Image) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// paint fills a picture with a pattern.
func paint[M interface {
	image.Image
	Set(x, y int, c color.Color)
}](m M) M {
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			m.Set(x, y, color.NRGBA{uint8(x * 40), uint8(y * 60), uint8(x*y*16 + 3), uint8(255 - x*30)})
		}
	}
	return m
}

func gray(w, h int) image.Image { return paint(image.NewGray(image.Rect(0, 0, w, h))) }

// xobject returns the n-th image of a file with one page of images.
func (f *pdfFile) xobject(name pdfName) *pdfStream {
	f.t.Helper()
	return f.get(f.dict(f.dict(f.dict(f.pages()[0])["Resources"])["XObject"])[name]).(*pdfStream)
}

func place(data []byte) *page.Image {
	return &page.Image{X: unit.Cm, Y: unit.Cm, W: unit.Cm, H: unit.Cm, Name: "图.png", Data: data, Node: page.Artefact}
}

func TestImageKinds(t *testing.T) {
	r := image.Rect(0, 0, 5, 4)
	opaque := image.NewNRGBA(r)
	for y := range 4 {
		for x := range 5 {
			opaque.Set(x, y, color.NRGBA{uint8(x * 50), uint8(y * 60), 7, 255})
		}
	}
	palette := image.NewPaletted(r, color.Palette{color.NRGBA{255, 0, 0, 255}, color.NRGBA{0, 0, 255, 255}, color.NRGBA{9, 9, 9, 255}})
	copy(palette.Pix, []byte{0, 1, 2, 1, 0, 2, 2, 1})
	clearPalette := image.NewPaletted(r, color.Palette{color.NRGBA{255, 0, 0, 255}, color.NRGBA{}})
	copy(clearPalette.Pix, []byte{0, 1, 1, 0, 1})
	for _, c := range []struct {
		name   string
		data   []byte
		space  any
		filter pdfName
		bits   int
		mask   bool
	}{
		{"gray", pngOf(t, paint(image.NewGray(r))), pdfName("DeviceGray"), "FlateDecode", 8, false},
		{"gray 16", pngOf(t, paint(image.NewGray16(r))), pdfName("DeviceGray"), "FlateDecode", 16, false},
		{"colour", pngOf(t, opaque), pdfName("DeviceRGB"), "FlateDecode", 8, false},
		{"alpha", pngOf(t, paint(image.NewNRGBA(r))), pdfName("DeviceRGB"), "FlateDecode", 8, true},
		{"alpha 16", pngOf(t, paint(image.NewNRGBA64(r))), pdfName("DeviceRGB"), "FlateDecode", 8, true},
		{"palette", pngOf(t, palette), nil, "FlateDecode", 2, false},
		{"palette with a clear entry", pngOf(t, clearPalette), pdfName("DeviceRGB"), "FlateDecode", 8, true},
		{"jpeg", jpegOf(t, opaque), pdfName("DeviceRGB"), "DCTDecode", 8, false},
		{"gray jpeg", jpegOf(t, gray(5, 4)), pdfName("DeviceGray"), "DCTDecode", 8, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := mustWrite(t, sheet(place(c.data)))
			x := f.xobject("I1")
			d := x.dict
			if d["Width"] != 5 || d["Height"] != 4 || d["BitsPerComponent"] != c.bits || d["Filter"] != c.filter {
				t.Errorf("%v", d)
			}
			if c.space != nil && d["ColorSpace"] != c.space {
				t.Errorf("space %v", d["ColorSpace"])
			}
			if (d["SMask"] != nil) != c.mask {
				t.Errorf("mask %v", d["SMask"])
			}
			_, group := f.dict(f.pages()[0])["Group"]
			if group != c.mask {
				t.Errorf("a transparency group: %v", group)
			}
			if c.filter == "FlateDecode" {
				raw := f.inflate(x)
				if c.mask {
					want, _ := png.Decode(bytes.NewReader(c.data))
					mask := f.streamData(d["SMask"])
					for i := range 20 {
						n := color.NRGBAModel.Convert(want.At(i%5, i/5)).(color.NRGBA)
						if n.A != mask[i] || n.A == 255 && (n.R != raw[3*i] || n.G != raw[3*i+1] || n.B != raw[3*i+2]) {
							t.Fatalf("pixel %d is %v %d, not %v", i, raw[3*i:3*i+3], mask[i], n)
						}
					}
				}
			} else if _, err := jpeg.Decode(bytes.NewReader(x.data)); err != nil {
				t.Error(err)
			}
		})
	}
}

func TestImageIsStoredOnce(t *testing.T) {
	data := pngOf(t, gray(4, 4))
	d := sheet(place(data), place(bytes.Clone(data)), place(pngOf(t, gray(4, 5))))
	d.Pages = append(d.Pages, page.Page{Width: unit.Cm, Height: unit.Cm, Items: []page.Item{place(data)}})
	f := mustWrite(t, d)
	first := f.dict(f.dict(f.dict(f.pages()[0])["Resources"])["XObject"])
	second := f.dict(f.dict(f.dict(f.pages()[1])["Resources"])["XObject"])
	if len(first) != 2 || len(second) != 1 || first["I1"] != second["I1"] {
		t.Errorf("%v, %v", first, second)
	}
}

// What stands after the end of a PNG is not part of it.
func TestDataAfterTheEndOfAPNG(t *testing.T) {
	good := pngOf(t, gray(4, 4))
	longer := append(bytes.Clone(good), "\x00\x00\x00\x04IDATabcd\x00\x00\x00\x00"...)
	want, err := readImage(good)
	if err != nil {
		t.Fatal(err)
	}
	got, err := readImage(longer)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got.data, want.data) {
		t.Error("it is")
	}
}

// A picture passed on shows the pixels of the file.
func TestPassedPNG(t *testing.T) {
	m := gray(5, 4).(*image.Gray)
	f := mustWrite(t, sheet(place(pngOf(t, m))))
	x := f.xobject("I1")
	if p := f.dict(x.dict["DecodeParms"]); p["Predictor"] != 15 || p["Columns"] != 5 || p["Colors"] != 1 {
		t.Fatalf("%v", p)
	}
	raw := f.inflate(x)
	if len(raw) != 4*6 {
		t.Fatalf("%d bytes", len(raw))
	}
	// The encoder may choose any predictor for a row; the first row, whose
	// upper neighbour is blank, tells enough when it is plain, Sub or Up.
	row := bytes.Clone(raw[1:6])
	if raw[0] == 1 {
		for i := 1; i < 5; i++ {
			row[i] += row[i-1]
		}
	}
	if raw[0] <= 2 && !bytes.Equal(row, m.Pix[:5]) {
		t.Errorf("%v, not %v", row, m.Pix[:5])
	}
}

// Where a photograph was taken does not go into the file.
func TestPhotographSaysNothingOfItself(t *testing.T) {
	data := jpegOf(t, gray(9, 9))
	secret := []byte("GPS 30.1N 120.2E")
	exif := append([]byte{0xFF, 0xE1, 0, byte(2 + len(secret))}, secret...)
	note := append([]byte{0xFF, 0xFE, 0, byte(2 + len(secret))}, secret...)
	data = append(append(append(bytes.Clone(data[:2]), exif...), note...), data[2:]...)
	out, err := Write(sheet(place(data)), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(out, secret) {
		t.Error("it does")
	}
}

func TestDamagedImages(t *testing.T) {
	good, photo := pngOf(t, paint(image.NewNRGBA(image.Rect(0, 0, 30, 30)))), jpegOf(t, gray(40, 40))
	flipped := bytes.Clone(good)
	flipped[len(flipped)-30] ^= 4
	huge := bytes.Clone(good)
	copy(huge[16:], []byte{0x7F, 0xFF, 0xFF, 0xFF, 0x7F, 0xFF, 0xFF, 0xFF})
	for name, data := range map[string][]byte{
		"empty": nil, "text": []byte("GIF89a"), "cut off": good[:len(good)-20], "changed": flipped, "huge": huge,
		"head only": good[:20], "photo cut off": photo[:len(photo)-2], "photo head": photo[:30], "photo start": photo[:3],
	} {
		_, err := Write(sheet(place(data)), Options{})
		var fault *ImageError
		if !errors.As(err, &fault) || fault.Name != "图.png" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func FuzzImage(f *testing.F) {
	f.Add(pngOf(f, gray(3, 3)))
	f.Add(pngOf(f, paint(image.NewNRGBA(image.Rect(0, 0, 3, 3)))))
	f.Add(jpegOf(f, gray(3, 3)))
	f.Fuzz(func(t *testing.T, data []byte) {
		p, err := readImage(data)
		if err != nil {
			return
		}
		if p.width <= 0 || p.height <= 0 || p.width*p.height > maxPixels {
			t.Fatalf("%d by %d", p.width, p.height)
		}
	})
}
