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
	size, dark := qrSquare(address)
	if size == 0 {
		return nil
	}
	var path strings.Builder
	for y := range size {
		for x := 0; x < size; x++ {
			from := x
			for x < size && dark(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&path, "M%d %dh%dv1H%dz", from+quiet, y+quiet, x-from, from+quiet)
			}
		}
	}
	return &qrView{size + 2*quiet, path.String(), address}
}

// qrSquare encodes an address at level M, which mends 15% of damage: enough
// for a fold or a stamp. The size is 0 when the address is too long.
func qrSquare(address string) (size int, dark func(x, y int) bool) {
	if g := qrModules(address); g != nil {
		return g.size, func(x, y int) bool { return g.dark[y*g.size+x] }
	}
	// Unicode is the byte mode, which takes every character.
	code, err := qr.Encode(address, qr.M, qr.Unicode)
	if err != nil {
		return 0, nil
	}
	return code.Bounds().Dx(), func(x, y int) bool { return isDark(code.At(x, y)) }
}

func isDark(c color.Color) bool {
	r, _, _, _ := c.RGBA()
	return r == 0
}
