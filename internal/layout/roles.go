package layout

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
)

// RoleOf is the role of the faces that show text of a face in every edition.
func RoleOf(f doc.Face) font.Role {
	switch f {
	case doc.FaceTitle:
		return font.Title
	case doc.FaceSong:
		return font.Song
	case doc.FaceKai:
		return font.Kai
	case doc.FaceHei:
		return font.Hei
	}
	return font.Fang
}

// IsLatin reports whether a character belongs to Latin text, which takes the
// Latin role where a style says so (LatinRole). Quotes, dashes, × and ÷ are
// Chinese punctuation and signs of full width.
func IsLatin(r rune) bool {
	return r > ' ' && r < 0x7F || r >= 0xC0 && r < 0x250 && r != '×' && r != '÷'
}
