package build

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"
)

// secretPicturePNG carries secrets in its texts and behind its end.
func secretPicturePNG(p *planter, where string) string {
	return secretPNG(p, where, image.Pt(40, 40))
}

func secretPNG(p *planter, where string, size image.Point) string {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rectangle{Max: size})); err != nil {
		return ""
	}
	data := b.Bytes()
	out := slices.Clone(data[:33])
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	_, _ = w.Write([]byte(p.S(where + " zTXt")))
	_ = w.Close()
	for _, chunk := range []string{"tEXtComment\x00" + p.S(where+" tEXt"), "zTXtComment\x00\x00" + z.String(), "iTXtXML:com.adobe.xmp\x00\x00\x00\x00\x00" + p.S(where+" XMP"), "eXIfMM\x00*" + p.S(where+" Exif")} {
		out = binary.BigEndian.AppendUint32(out, uint32(len(chunk)-4))
		out = append(out, chunk...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE([]byte(chunk)))
	}
	return string(out) + string(data[33:]) + p.S(where+" behind the end")
}

// secretPhoto carries secrets in every segment that cameras write.
func secretPhoto(t *testing.T, p *planter, where string) string {
	t.Helper()
	var b bytes.Buffer
	img := image.NewRGBA(image.Rect(0, 0, 40, 30))
	img.Set(len(p.where)%40, 3, color.White)
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	segment := func(marker byte, body string) string {
		return string([]byte{0xff, marker, byte((len(body) + 2) >> 8), byte(len(body) + 2)}) + body
	}
	return "\xff\xd8" + segment(0xe1, "Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00"+p.S(where+" Exif")) + segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+p.S(where+" XMP")) +
		segment(0xed, p.S(where+" IPTC")) + segment(0xfe, p.S(where+" comment")) + string(b.Bytes()[2:]) + "\xff\xd8" + segment(0xfe, p.S(where+" second picture")) + "\xff\xd9"
}
