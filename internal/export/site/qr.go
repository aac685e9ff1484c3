package site

import (
	"fmt"
	"image/color"
	"strings"

	"github.com/boombuler/barcode/qr"
)

// quiet is the white border of a QR code, in modules (ISO/IEC 18004, 9.1).
const quiet = 4

// qrView is the QR code of an address as a drawing: one path of dark modules
// on a square of Side units, the quiet zone included.
type qrView struct {
	Side    int
	Modules string // the data of an SVG path
	Address string
}

// qrOf encodes an address so that a telephone that sees a printed page leads
// to it. An address too long for a code has none.
func qrOf(address string) *qrView {
	if address == "" {
		return nil
	}
	// Level M mends 15% of damage: enough for a fold or a stamp. Unicode is
	// the byte mode, which takes every character of an address.
	code, err := qr.Encode(address, qr.M, qr.Unicode)
	if err != nil {
		return nil
	}
	size := code.Bounds().Dx()
	var path strings.Builder
	for y := range size {
		for x := 0; x < size; x++ {
			from := x
			for x < size && dark(code.At(x, y)) {
				x++
			}
			if x > from {
				fmt.Fprintf(&path, "M%d %dh%dv1H%dz", from+quiet, y+quiet, x-from, from+quiet)
			}
		}
	}
	return &qrView{size + 2*quiet, path.String(), address}
}

func dark(c color.Color) bool {
	r, _, _, _ := c.RGBA()
	return r == 0
}
