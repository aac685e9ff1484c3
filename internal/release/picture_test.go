package release

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"slices"
	"testing"
)

const inPicture = "拍摄地点：云澜市某处"

// segment is one segment of a JPEG file.
func segment(marker byte, body string) []byte {
	out := []byte{0xff, marker, 0, 0}
	binary.BigEndian.PutUint16(out[2:], uint16(len(body)+2))
	return append(out, body...)
}

// secretPNG is a picture that carries texts in every way PNG has, and another
// behind its end.
func secretPNG() []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 2, 2))); err != nil {
		return nil
	}
	data := b.Bytes()
	out := slices.Clone(data[:33])
	for _, kind := range []string{"tEXtComment\x00", "iTXtXML:com.adobe.xmp\x00\x00\x00\x00\x00", "eXIfMM\x00*", "tIME", "prVt"} {
		chunk := []byte(kind + inPicture)
		out = binary.BigEndian.AppendUint32(out, uint32(len(chunk)-4))
		out = append(out, chunk...)
		out = binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(chunk))
	}
	out = append(out, data[33:]...)
	return append(out, inPicture...)
}

func TestPicturesLoseWhatIsNoPicture(t *testing.T) {
	clean, ending, ok := CleanPicture(secretPNG())
	if !ok || ending != ".png" || bytes.Contains(clean, []byte(inPicture)) {
		t.Errorf("%v %s", ok, clean)
	}
	if _, err := png.Decode(bytes.NewReader(clean)); err != nil {
		t.Error(err)
	}
	var b bytes.Buffer
	if err := jpeg.Encode(&b, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	plain := b.Bytes()
	data := slices.Concat([]byte{0xff, 0xd8},
		segment(0xe0, "JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x02\x02"+inPicture), // with a thumbnail
		segment(0xe0, "JFXX\x00\x10"+inPicture),
		segment(0xe1, "http://ns.adobe.com/xap/1.0/\x00"+inPicture),
		segment(0xe2, "MPF\x00"+inPicture), segment(0xed, "Photoshop 3.0\x00"+inPicture), segment(0xee, "Adobe\x00\x64\x00\x00\x00\x00\x00"+inPicture), segment(0xfe, inPicture),
		plain[2:],
		[]byte{0xff, 0xd8}, segment(0xe1, "Exif\x00\x00"+inPicture), []byte{0xff, 0xd9}) // a second picture behind the end
	clean, ending, ok = CleanPicture(data)
	if !ok || ending != ".jpg" || bytes.Contains(clean, []byte(inPicture)) || bytes.Contains(clean, []byte("JFXX")) {
		t.Errorf("%v %q", ok, clean)
	}
	if _, err := jpeg.Decode(bytes.NewReader(clean)); err != nil {
		t.Error(err)
	}
	again, _, _ := CleanPicture(clean)
	if !bytes.Equal(again, clean) {
		t.Error("a clean picture is cleaned again")
	}
	for _, bad := range [][]byte{nil, plain[:len(plain)/2], plain[:4], []byte("\xff\xd8\xff\xd9"), secretPNG()[:40]} {
		if _, _, ok := CleanPicture(bad); ok {
			t.Errorf("%d bytes are taken for a picture", len(bad))
		}
	}
}

func TestLocated(t *testing.T) {
	gps := "MM\x00*\x00\x00\x00\x08\x00\x01\x88\x25\x00\x04\x00\x00\x00\x01\x00\x00\x00\x00"
	for _, c := range []struct {
		data string
		want bool
	}{
		{"\xff\xd8\xff\xe1..Exif\x00\x00" + gps, true},
		{"\xff\xd8\xff\xe1..<x exif:GPSLatitude='1'/>", true},
		{signaturePNG + "....eXIf" + gps, true},
		{"\xff\xd8\xff\xe1..Exif\x00\x00MM\x00*\x00\x00\x00\x08\x00\x00", false},
		{signaturePNG, false}, {"", false},
	} {
		if got := Located([]byte(c.data)); got != c.want {
			t.Errorf("%q: %v", c.data, got)
		}
	}
}

func TestPhotographsKeepTheirTurnOnly(t *testing.T) {
	var b bytes.Buffer
	img := image.NewRGBA(image.Rect(0, 0, 16, 8))
	img.Set(3, 3, color.White)
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	exif := append([]byte("\xff\xe1\x00\x00Exif\x00\x00"), "II*\x00\x08\x00\x00\x00\x02\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x25\x88\x04\x00\x01\x00\x00\x00\x1a\x00\x00\x00\x00\x00\x00\x00"+inPicture...)
	binary.BigEndian.PutUint16(exif[2:], uint16(len(exif)-2))
	comment := append([]byte("\xff\xfe\x00\x00"), inPicture...)
	binary.BigEndian.PutUint16(comment[2:], uint16(len(comment)-2))
	data := append([]byte{0xff, 0xd8}, append(append(exif, comment...), b.Bytes()[2:]...)...)
	data = append(data, inPicture...)
	clean, ending, ok := CleanPicture(data)
	if !ok || ending != ".jpg" {
		t.Fatal("not taken for a photograph")
	}
	if bytes.Contains(clean, []byte(inPicture)) {
		t.Error("the text stays")
	}
	if _, err := jpeg.Decode(bytes.NewReader(clean)); err != nil {
		t.Error(err)
	}
	if i := bytes.Index(clean, []byte(exifMark)); i < 0 || orientation(clean[i:]) != 6 {
		t.Error("the turn is lost")
	}
	if _, _, ok := CleanPicture([]byte("GIF89a")); ok {
		t.Error("a GIF is taken")
	}
}

func FuzzCleanPicture(f *testing.F) {
	f.Add(secretPNG())
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00*\x00\x00\x00\x08"))
	f.Fuzz(func(t *testing.T, data []byte) {
		clean, _, ok := CleanPicture(data)
		if ok && len(clean) > len(data)+64 {
			t.Errorf("%d bytes became %d", len(data), len(clean))
		}
	})
}
