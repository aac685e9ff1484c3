package site

import (
	"fmt"
	"strings"

	"rsc.io/qr"
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
	// Level M mends 15% of damage: enough for a fold or a stamp.
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return nil
	}
	var path strings.Builder
	for y := range code.Size {
		for x := 0; x < code.Size; x++ {
			from := x
			for x < code.Size && code.Black(x, y) {
				x++
			}
			if x > from {
				fmt.Fprintf(&path, "M%d %dh%dv1H%dz", from+quiet, y+quiet, x-from, from+quiet)
			}
		}
	}
	return &qrView{code.Size + 2*quiet, path.String(), address}
}
