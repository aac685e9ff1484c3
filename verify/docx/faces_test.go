//go:build verify

package docx

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf16"
)

// official names the shipped faces as an office has them installed, so that
// LibreOffice takes them for the official ones and makes them bold as it
// would: a face that stands in for a missing one it never makes bold.
var official = map[string]string{
	"GWTitleSerif.ttf":            "方正小标宋简体",
	"GWFandolFang.ttf":            "仿宋_GB2312",
	"GWFandolKai.ttf":             "楷体_GB2312",
	"GWHeadingSans.ttf":           "黑体",
	"NotoSerifSC-Regular.ttf":     "宋体",
	"LiberationSerif-Regular.ttf": "Times New Roman",
}

// install puts the shipped faces into a folder under their official names.
func install(t testing.TB, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for file, family := range official {
		data, err := os.ReadFile(filepath.Join(root, "fonts", file))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, file), renamed(data, family), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// renamed gives a TrueType file another family name: a name table at its end,
// and the directory's entry pointing there.
func renamed(data []byte, family string) []byte {
	out := append([]byte(nil), data...)
	for len(out)%4 != 0 {
		out = append(out, 0)
	}
	table := nameTable(family)
	for i := range int(binary.BigEndian.Uint16(out[4:])) {
		entry := out[12+16*i:]
		if string(entry[:4]) == "name" {
			binary.BigEndian.PutUint32(entry[8:], uint32(len(out)))
			binary.BigEndian.PutUint32(entry[12:], uint32(len(table)))
		}
	}
	return append(out, table...)
}

// nameTable holds the family, style and full name for Windows, in English and
// Chinese (OpenType, name table, format 0).
func nameTable(family string) []byte {
	var text []byte
	for _, u := range utf16.Encode([]rune(family)) {
		text = binary.BigEndian.AppendUint16(text, u)
	}
	names := len(text)
	for _, u := range utf16.Encode([]rune("Regular")) {
		text = binary.BigEndian.AppendUint16(text, u)
	}
	const records, header, record = 6, 6, 12
	var out []byte
	add := func(values ...uint16) {
		for _, v := range values {
			out = binary.BigEndian.AppendUint16(out, v)
		}
	}
	add(0, records, header+records*record)
	for _, language := range []uint16{0x0409, 0x0804} {
		for _, id := range []uint16{1, 2, 4} {
			offset, length := uint16(0), uint16(names)
			if id == 2 {
				offset, length = uint16(names), uint16(len(text)-names)
			}
			add(3, 1, language, id, length, offset)
		}
	}
	return append(out, text...)
}
