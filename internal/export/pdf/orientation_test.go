package pdf

import (
	"bytes"
	"fmt"
	"testing"

	"yinfa.dev/yinfa/internal/unit"
)

// withOrientation puts an Exif segment into a JPEG.
func withOrientation(data []byte, v byte) []byte {
	exif := "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00" + string([]byte{v}) + "\x00\x00\x00\x00\x00\x00"
	segment := append([]byte{0xFF, 0xE1, 0, byte(2 + len(exif))}, exif...)
	return append(append(bytes.Clone(data[:2]), segment...), data[2:]...)
}

// The stored upper left corner and the stored upper right one are where the
// tag says that the first row and the first column are.
func TestOrientation(t *testing.T) {
	for v, want := range map[byte]string{
		1: "10 10, 30 10", 2: "30 10, 10 10", 3: "30 50, 10 50", 4: "10 50, 30 50",
		5: "10 10, 10 50", 6: "30 10, 30 50", 7: "30 50, 30 10", 8: "10 50, 10 10",
		0: "10 10, 30 10", 9: "10 10, 30 10",
	} {
		photo := gray(20, 40)
		if v >= 5 && v <= 8 {
			photo = gray(40, 20)
		}
		i := place(withOrientation(jpegOf(t, photo), v))
		i.W, i.H = 20*unit.Mm, 40*unit.Mm
		f := mustWrite(t, sheet(i))
		m := f.glyphs(f.pages()[0])[0].placed
		at := func(x, y float64) string {
			return fmt.Sprintf("%.0f %.0f", (m[0]*x+m[2]*y+m[4])/72*25.4, 297-(m[1]*x+m[3]*y+m[5])/72*25.4)
		}
		if got := at(0, 1) + ", " + at(1, 1); got != want {
			t.Errorf("orientation %d: %s, not %s", v, got, want)
		}
	}
}

// A rectangle made for the picture as stored does not squeeze it.
func TestOrientationIsNotStretched(t *testing.T) {
	i := place(withOrientation(jpegOf(t, gray(40, 20)), 6))
	i.W, i.H = 40*unit.Mm, 20*unit.Mm
	p, err := readImage(i.Data)
	if err != nil {
		t.Fatal(err)
	}
	c := cornersOf(i, p, 297*unit.Mm)
	w, h := c.upX-c.originX, c.originY-c.rightY
	if off := 2*w - h; off < -2 || off > 2 {
		t.Errorf("%d by %d", w, h)
	}
}

func TestExifIsRead(t *testing.T) {
	little := "II*\x00\x08\x00\x00\x00\x02\x00\x00\x01\x03\x00\x01\x00\x00\x00\x09\x00\x00\x00\x12\x01\x03\x00\x01\x00\x00\x00\x08\x00\x00\x00"
	for data, want := range map[string]int{
		"": 1, "MM": 1, little: 8, little[:30]: 1, "MM\x00*\xFF\xFF\xFF\xFF": 1, "II*\x00\x06\x00\x00\x00": 1,
	} {
		if got := exifOrientation([]byte(data)); got != want {
			t.Errorf("%q: %d, not %d", data, got, want)
		}
	}
}
