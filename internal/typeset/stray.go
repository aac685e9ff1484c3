package typeset

import (
	"fmt"
	"unicode"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/source"
)

// strays are the characters that the face of their role does not hold and
// that were taken from another face.
type strays struct {
	at    map[strayKey]int // place in list
	list  []stray
	latin *font.Face // serves the Latin role
}

type strayKey struct {
	role font.Role
	r    rune
}

// stray is one character in one role.
type stray struct {
	strayKey
	face   *font.Face
	first  source.Span
	places map[source.Span]bool // text is shaped more than once
}

func newStrays(fonts *font.Set) strays {
	return strays{at: map[strayKey]int{}, latin: fonts.Face(font.Latin)}
}

// note remembers a character that came from another face than its role's.
func (s *strays) note(role font.Role, latin layout.LatinFace, r rune, face *font.Face, at source.Span) {
	if latin == layout.LatinRole && layout.IsLatin(r) {
		role = font.Latin
	}
	if unicode.IsSpace(r) {
		return // has no shape that could differ
	}
	key := strayKey{role, r}
	i, known := s.at[key]
	if !known {
		i = len(s.list)
		s.at[key] = i
		s.list = append(s.list, stray{strayKey: key, face: face, first: at, places: map[source.Span]bool{}})
	}
	s.list[i].places[at] = true
}

// straysNamed is how many characters of one document are reported one by one:
// a page in another script holds hundreds.
const straysNamed = 30

// reportStrays tells of every character taken from another face, once for
// each role it was set in.
func (s *setter) reportStrays() {
	for i := range s.strays.list {
		entry := &s.strays.list[i]
		severity := diag.Info
		// Between two faces of the design that the standard asks for there is
		// nothing to choose: 仿宋_GB2312 holds fewer characters than 仿宋.
		if s.env.Strict && !s.env.Fonts.Official(entry.role, entry.face) {
			severity = diag.Error
		}
		if i >= straysNamed {
			s.bag.Add(diag.Diagnostic{
				Code: diag.GlyphSubstituted, Severity: severity, Span: entry.first,
				Summary: fmt.Sprintf("从这里起还有 %d 个字取自别的字体", len(s.strays.list)-i),
				Hint:    "大段的别种文字，请放入收有它们的字体",
			})
			return
		}
		s.bag.Add(diag.Diagnostic{
			Code: diag.GlyphSubstituted, Severity: severity, Span: entry.first,
			Summary: entry.summary(s.env.Fonts),
			Hint:    "字形会和旁边的字略有不同；把收有这个字的" + string(entry.role) + "字体放进 fonts 文件夹可以避免",
		})
	}
}

// summary names the character, the face it should come from and the face it
// was taken from.
func (e *stray) summary(fonts *font.Set) string {
	own := ""
	if f := fonts.Face(e.role); f != nil {
		own = f.Family()
	}
	text := fmt.Sprintf("“%c”（U+%04X）在%s“%s”里没有，取自“%s”", e.r, e.r, e.role, own, e.face.Family())
	if n := len(e.places); n > 1 {
		text += fmt.Sprintf("，共 %d 处", n)
	}
	return text
}
