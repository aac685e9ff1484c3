package build

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"html"
	"image"
	"io"
	"net/url"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"

	"yinfa.dev/yinfa/internal/release"
)

// unpacked gives what a file holds in every way that somebody could read it.
func unpacked(t *testing.T, name, data string) []string {
	t.Helper()
	out := append(readings(data), unescaped(path.Base(name)))
	switch format := strings.TrimPrefix(path.Ext(name), "."); format {
	case "pdf":
		for rest := data; ; {
			i := strings.Index(rest, "stream\n")
			if i < 0 {
				break
			}
			rest = rest[i+len("stream\n"):]
			if z, err := zlib.NewReader(strings.NewReader(rest)); err == nil {
				body, _ := io.ReadAll(z)
				out = append(append(out, readings(string(body))...), hexTexts(string(body)))
			}
		}
		out = append(out, hexTexts(data))
		out = append(out, finished(t, format, data)...)
		for _, m := range pdfPicture.FindAllStringSubmatch(data, -1) {
			out = append(out, m[1]+"×"+m[2])
		}
	case "docx":
		z, err := zip.NewReader(strings.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			r, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			body, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			out = append(append(out, readings(string(body))...), f.Name, inflated(string(body)), sizeOf(body))
		}
		out = append(out, finished(t, format, data)...)
	case "png", "jpg":
		out = append(out, inflated(data), sizeOf([]byte(data)))
	}
	return out
}

// readings are the ways to read a stretch of bytes that is not packed.
func readings(s string) []string {
	return []string{s, html.UnescapeString(s), jsonText(s), unescaped(s), utf16Text(s)}
}

var percented = regexp.MustCompile(`(?:%[0-9a-fA-F]{2})+`)

// unescaped reads what addresses write as %E9%AD%91.
func unescaped(s string) string {
	return percented.ReplaceAllStringFunc(s, func(e string) string {
		if plain, err := url.PathUnescape(e); err == nil {
			return plain
		}
		return e
	})
}

// pdfPicture is the size of a picture in a PDF file; what it shows is packed
// without the file it came from.
var pdfPicture = regexp.MustCompile(`/Subtype\s*/Image[^>]*/Width (\d+)\s*/Height (\d+)`)

// sizeOf tells a picture by its size, as width×height: a secret one has a size
// of its own. It is empty for what is no picture.
func sizeOf(data []byte) string {
	c, _, err := image.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return ""
	}
	return fmt.Sprintf("%d×%d", c.Width, c.Height)
}

func finished(t *testing.T, format, data string) []string {
	t.Helper()
	held, err := release.ReadFinished(format, []byte(data))
	if err != nil {
		t.Fatal(err)
	}
	return []string{strings.Join(held.Texts, ""), strings.Join(held.Texts, "\n")}
}

// inflated unpacks every stretch of a file that is packed.
func inflated(data string) string {
	var out strings.Builder
	for i := 0; i+2 < len(data); i++ {
		if data[i] != 0x78 {
			continue
		}
		if z, err := zlib.NewReader(strings.NewReader(data[i:])); err == nil {
			body, _ := io.ReadAll(z)
			out.Write(body)
		}
	}
	return out.String()
}

var escapes = regexp.MustCompile(`\\u([0-9a-fA-F]{4})`)

func jsonText(s string) string {
	return escapes.ReplaceAllStringFunc(s, func(e string) string {
		n, _ := strconv.ParseUint(e[2:], 16, 32)
		return string(rune(n))
	})
}

// chance is the mark where packed bytes look like it; a secret goes on with a
// number.
var chance = regexp.MustCompile(mark + `(\D|$)`)

// utf16Text reads a file as text of two bytes a character, from either byte
// and in either order: cameras of some makers write the lower byte first.
func utf16Text(s string) string {
	var out strings.Builder
	for _, order := range []binary.ByteOrder{binary.BigEndian, binary.LittleEndian} {
		for from := range 2 {
			var units []uint16
			for i := from; i+1 < len(s); i += 2 {
				units = append(units, order.Uint16([]byte(s[i:i+2])))
			}
			out.WriteString(string(utf16.Decode(units)) + "\n")
		}
	}
	return chance.ReplaceAllString(out.String(), "$1")
}

var hexed = regexp.MustCompile(`<(?:FEFF)?((?:[0-9A-F]{4})+)>`)

func hexTexts(s string) string {
	var out strings.Builder
	for _, m := range hexed.FindAllStringSubmatch(s, -1) {
		if b, err := hex.DecodeString(m[1]); err == nil {
			out.WriteString(utf16Text(string(b)) + "\n")
		}
	}
	return out.String()
}
