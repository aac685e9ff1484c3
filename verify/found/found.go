// Package found readies real documents, as they were found, for being set.
//
// In: the text of a .txt file, after lines that say where it is from. Out:
// the same text as the body of a document, as it stands or mended as the
// findings about it ask. It reads no disk; the texts are other people's and
// are no part of the repository.
package found

import (
	"regexp"
	"strings"
	"unicode"
)

// Front is the front matter put before each text.
const Front = `---
文种: 通知
标题: 关于印发有关材料的通知
发文机关: 云澜市人民政府办公室
发文字号: 云政办〔2026〕1号
成文日期: 2026-03-06
主送: [市有关单位]
印发机关: 云澜市人民政府办公室
---
`

// Config is the project file the front matter belongs to.
const Config = "机关: [{名称: 云澜市人民政府办公室, 代字: 云政办}]\n"

// FrontLines is how many lines Front has.
func FrontLines() int { return strings.Count(Front, "\n") }

// Body drops the lines on where a text is from.
func Body(s string) string {
	for strings.HasPrefix(s, "# ") {
		head, rest, _ := strings.Cut(s, "\n")
		if !strings.HasPrefix(head, "# address:") && !strings.HasPrefix(head, "# features:") {
			break
		}
		s = rest
	}
	return s
}

var (
	tagPattern   = regexp.MustCompile(`(?s)<!--.*?-->|</?[a-zA-Z][^<>]*>`)
	barPattern   = regexp.MustCompile(`(?m)^ *\|`)
	imagePattern = regexp.MustCompile(`!\[[^\]]*\]\([^)]*\)`)
)

// Mend does to a text what the findings ask for: no HTML, no pictures that
// are not there, no bars that make no table, no private-use characters.
func Mend(s string) string {
	s = barPattern.ReplaceAllString(s, `\|`)
	s = imagePattern.ReplaceAllString(tagPattern.ReplaceAllString(s, ""), "")
	return strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Co, r) {
			return '.'
		}
		return r
	}, s)
}
