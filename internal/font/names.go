package font

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// The name records that are read (OpenType, name).
const (
	nameFamily       = 1
	nameFull         = 4
	namePostScript   = 6
	nameTypoFamily   = 16
	languageChinese  = 0x0804
	languageEnglish  = 0x0409
	maxNameRecords   = 1024
	maxNameBytes     = 512
	maxPostScriptLen = 63
)

// names are what a face calls itself.
type names struct {
	family, full, postScript string
	all                      []string // each once, in the order of the file
}

// Family is the family name, in Chinese when the face states it.
func (f *Face) Family() string { return f.names.family }

// FullName is the name of the face with its style, in Chinese when stated.
func (f *Face) FullName() string { return f.names.full }

// PostScript is the PostScript name: 1–63 printable ASCII characters without
// delimiters, whatever the file says.
func (f *Face) PostScript() string { return f.names.postScript }

// Names lists every family, full and PostScript name in any language.
func (f *Face) Names() []string { return slices.Clone(f.names.all) }

// readNames reads a name table. A missing or broken one yields stand-ins.
func readNames(table view) names {
	var n names
	rank := map[int]int{}
	storage := table.from(int64(table.u16(4)))
	set := func(id int, target *string, value string, r int) {
		if r > rank[id] {
			*target, rank[id] = value, r
		}
	}
	for i := range min(table.u16(2), maxNameRecords) {
		at := 6 + 12*i
		platform, encoding, language := table.u16(at), table.u16(at+2), table.u16(at+4)
		id := table.u16(at + 6)
		if id != nameFamily && id != nameFull && id != namePostScript && id != nameTypoFamily {
			continue
		}
		raw, ok := storage.cut(int64(table.u16(at+10)), int64(table.u16(at+8)))
		if !ok || len(raw) > maxNameBytes {
			continue
		}
		value := decodeName(raw, platform, encoding)
		if value == "" {
			continue
		}
		if !slices.Contains(n.all, value) {
			n.all = append(n.all, value)
		}
		r := languageRank(platform, language)
		switch id {
		case nameFamily:
			set(id, &n.family, value, r)
		case nameFull:
			set(id, &n.full, value, r)
		case namePostScript:
			set(id, &n.postScript, value, r)
		}
	}
	if n.family == "" {
		n.family = firstOf(n.full, n.postScript, "无名字体")
	}
	n.full = firstOf(n.full, n.family)
	n.postScript = firstOf(postScriptName(n.postScript), postScriptName(n.full), postScriptName(n.family), "Unnamed")
	return n
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// languageRank prefers Chinese, then English, then whatever there is.
func languageRank(platform, language int) int {
	switch {
	case platform == 3 && language == languageChinese:
		return 4
	case platform == 3 && language == languageEnglish:
		return 3
	case platform == 0:
		return 2
	}
	return 1
}

// decodeName turns the bytes of a record into text without control
// characters. Unknown encodings yield nothing.
func decodeName(raw view, platform, encoding int) string {
	var s string
	switch {
	case platform == 0, platform == 3 && (encoding == 0 || encoding == 1 || encoding == 10):
		units := make([]uint16, len(raw)/2)
		for i := range units {
			units[i] = uint16(raw.u16(2 * i))
		}
		s = string(utf16.Decode(units))
	case platform == 3 && encoding == 3, platform == 1 && encoding == 25:
		// Records of the PRC encoding are padded with zero bytes in some files.
		plain := strings.ReplaceAll(string(raw), "\x00", "")
		decoded, err := simplifiedchinese.GBK.NewDecoder().String(plain)
		if err != nil {
			return ""
		}
		s = decoded
	case platform == 1 && encoding == 0:
		for _, c := range raw {
			if c >= 0x80 {
				return ""
			}
		}
		s = string(raw)
	}
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == unicode.ReplacementChar {
			return -1
		}
		return r
	}, s))
}

// postScriptName keeps what a PostScript name may hold, so that a hostile
// name cannot break out of the file it is written to.
func postScriptName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune("[](){}<>/%#", r) {
			return -1
		}
		return r
	}, s)
	return s[:min(len(s), maxPostScriptLen)]
}
