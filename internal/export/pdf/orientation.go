package pdf

import (
	"encoding/binary"

	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// upright is the orientation of a picture that is stored as it is seen.
const upright = 1

// exifOrientation reads from Exif data how the camera was held (Exif 2.3,
// tag 0x0112): 1 to 8, upright when it is not told.
func exifOrientation(data []byte) int {
	if len(data) < 8 {
		return upright
	}
	var order binary.ByteOrder = binary.BigEndian
	if string(data[:2]) == "II" {
		order = binary.LittleEndian
	}
	at := uint64(order.Uint32(data[4:]))
	if at+2 > uint64(len(data)) {
		return upright
	}
	entries := data[at+2:]
	for range order.Uint16(data[at:]) {
		if len(entries) < 12 {
			break
		}
		const orientationTag = 0x0112
		if order.Uint16(entries) == orientationTag {
			if v := int(order.Uint16(entries[8:])); v >= 1 && v <= 8 {
				return v
			}
			break
		}
		entries = entries[12:]
	}
	return upright
}

// corners are the places of three corners of a picture on the sheet, in
// thousandths of a point: the lower left one, the lower right and the upper
// left. They make its matrix.
type corners struct{ originX, originY, rightX, rightY, upX, upY int64 }

// cornersOf places a picture in the rectangle of an item. A photograph taken
// with the camera on its side is turned upright; when the rectangle was made
// for the picture as stored, it is fitted in unstretched.
func cornersOf(i *page.Image, p *picture, height unit.Length) corners {
	x, y, w, h := i.X, i.Y, i.W, i.H
	if p.orientation > 4 && w > 0 && h > 0 {
		pw, ph := unit.Length(p.height), unit.Length(p.width) // as seen
		if i.Turned {
			pw, ph = ph, pw
		}
		if (w > h) != (pw > ph) {
			fitW := min(w, h.MulDiv(int64(pw), int64(ph)))
			fitH := min(h, w.MulDiv(int64(ph), int64(pw)))
			x, y, w, h = x+(w-fitW)/2, y+(h-fitH)/2, fitW, fitH
		}
	}
	left, right, bottom, top := milli(x), milli(x+w), milli(height-y-h), milli(height-y)
	// The corners as seen, from the lower left one counterclockwise.
	seen := [4][2]int64{{left, bottom}, {right, bottom}, {right, top}, {left, top}}
	if i.Turned {
		// The picture's right side points up the sheet.
		seen = [4][2]int64{seen[1], seen[2], seen[3], seen[0]}
	}
	// Which seen corner the stored lower left, lower right and upper left
	// corner is, by orientation.
	const ll, lr, ur, ul = 0, 1, 2, 3
	is := [...][3]int{
		1: {ll, lr, ul}, 2: {lr, ll, ur}, 3: {ur, ul, lr}, 4: {ul, ur, ll},
		5: {ur, lr, ul}, 6: {ul, ll, ur}, 7: {ll, ul, lr}, 8: {lr, ur, ll},
	}[p.orientation]
	o, r, u := seen[is[0]], seen[is[1]], seen[is[2]]
	return corners{o[0], o[1], r[0], r[1], u[0], u[1]}
}
