package layout_test

import (
	"fmt"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

const (
	areaWidth = 156 * unit.Mm
	pitch     = 10 * unit.Mm
	em        = 5 * unit.Mm
)

var signing = layout.Signature{StampedRight: 22 * unit.Mm, PlainRight: 11 * unit.Mm, DateShift: 11 * unit.Mm, SealDiameter: 42 * unit.Mm, ChopRight: 22 * unit.Mm, ChopHeight: 18 * unit.Mm}

// The top of a seal is within one line of the text, never above it, and a name
// of any length stays in the text area (7.3.5.1).
func TestSealed(t *testing.T) {
	for _, d := range []unit.Length{30 * unit.Mm, 42 * unit.Mm, 50 * unit.Mm} {
		for _, name := range []layout.NameSize{{}, {Width: 60 * unit.Mm}, {Width: 150 * unit.Mm, Extra: 1}} {
			at := signing.Sealed(name, areaWidth, 36*unit.Mm, pitch, d)
			if top := at.Seal - d/2; top < 0 || top > pitch && name.Extra == 0 {
				t.Errorf("%v, %v: the seal begins %v below the text", d, name, top)
			}
			if at.Middle-name.Width/2 < 0 || at.Middle+name.Width/2 > areaWidth || at.Date != at.Name+pitch {
				t.Errorf("%v, %v: the signature stands at %+v", d, name, at)
			}
		}
	}
}

// Seals of a joint signature never touch, whatever the names are.
func TestJoint(t *testing.T) {
	for n := 2; n <= 14; n++ {
		for _, wide := range []unit.Length{40 * unit.Mm, 70 * unit.Mm} {
			t.Run(fmt.Sprint(n, wide), func(t *testing.T) {
				asked := 0
				sig := &doc.Signature{Organs: make([]doc.Text, n)}
				rows := signing.Joint(layout.Joint{Signature: sig, Width: areaWidth, Height: 225 * unit.Mm, Em: em, Pitch: pitch, Names: func(room unit.Length) []layout.NameSize {
					asked++
					out := make([]layout.NameSize, n)
					for i := range out {
						out[i] = layout.NameSize{Width: min(wide, room), Extra: int((wide - 1) / room)}
					}
					return out
				}})
				if asked > 2 || rows[0].Top != 0 || rows[0].From != 0 || rows[len(rows)-1].To != n {
					t.Fatalf("asked %d times for %+v", asked, rows)
				}
				d := signing.SealDiameter
				for r := 1; r < len(rows); r++ {
					above, row := rows[r-1], rows[r]
					if row.Seal(d)-above.Seal(d) <= d || row.From != above.To || row.Top < above.Seal(d)+d/2 || row.Top > row.Seal(d)-d/2 {
						t.Errorf("row %d stands at %v, the one above at %v", r, row, above)
					}
					if got := len(row.Middles(36 * unit.Mm)); got != row.To-row.From {
						t.Errorf("row %d has %d places", r, got)
					}
				}
			})
		}
	}
}

// The date stands two characters right of the last name and in the text area
// (7.3.5.2).
func TestPlain(t *testing.T) {
	for _, c := range []struct {
		names           []layout.NameSize
		date, name, day unit.Length
	}{
		{[]layout.NameSize{{Width: 60 * unit.Mm}}, 36 * unit.Mm, 85 * unit.Mm, 96 * unit.Mm},
		{[]layout.NameSize{{Width: 20 * unit.Mm}}, 36 * unit.Mm, 98 * unit.Mm, 109 * unit.Mm},
		{nil, 36 * unit.Mm, 145 * unit.Mm, 109 * unit.Mm},
		{[]layout.NameSize{{Width: 150 * unit.Mm}}, 36 * unit.Mm, 0, 11 * unit.Mm},
	} {
		if name, day := signing.Plain(c.names, areaWidth, c.date); name != c.name || day != c.day {
			t.Errorf("%v: name at %v, date at %v; want %v and %v", c.names, name, day, c.name, c.day)
		}
	}
}

// A 签名章 keeps the shape of its picture and stands in whole lines (7.3.5.3).
func TestStamp(t *testing.T) {
	at := signing.Stamp(&doc.NameStamp{Image: &doc.Image{Width: 300, Height: 100}}, areaWidth, pitch)
	if want := (layout.StampPlace{Width: 54 * unit.Mm, Height: 18 * unit.Mm, Left: 80 * unit.Mm, Slot: 20 * unit.Mm}); at != want {
		t.Errorf("got %+v, want %+v", at, want)
	}
	if at = signing.Stamp(&doc.NameStamp{}, areaWidth, pitch); at.Width != 36*unit.Mm {
		t.Errorf("without a picture it is %v wide", at.Width)
	}
}

// Names are broken only as far as three must stand in a row.
func TestNamesOfManyOrgansHaveAThirdOfTheWidth(t *testing.T) {
	const width, em = 156 * unit.Mm, 156 * unit.Mm / 28
	room := unit.Length(0)
	layout.Signature{}.Joint(layout.Joint{
		Signature: &doc.Signature{Organs: make([]doc.Text, 11)}, Width: width, Height: 225 * unit.Mm, Em: em, Pitch: 28 * unit.Pt,
		Names: func(most unit.Length) []layout.NameSize {
			room = most
			sizes := make([]layout.NameSize, 11)
			for i := range sizes {
				sizes[i].Width = min(most, 11*em)
			}
			return sizes
		},
	})
	if room < 8*em {
		t.Errorf("names have room for %d characters", room/em)
	}
}
