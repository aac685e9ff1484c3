package font

import (
	"unicode"

	"golang.org/x/text/unicode/runenames"
)

// hanBlocks are the blocks of Han characters, in order of first character.
var hanBlocks = []struct {
	first, last rune
	name        string
}{
	{0x2E80, 0x2EFF, "汉字部首补充"},
	{0x2F00, 0x2FDF, "康熙部首"},
	{0x3400, 0x4DBF, "汉字扩展A区"},
	{0x4E00, 0x9FFF, "汉字基本区"},
	{0xF900, 0xFAFF, "兼容汉字"},
	{0x20000, 0x2A6DF, "汉字扩展B区"},
	{0x2A700, 0x2B73F, "汉字扩展C区"},
	{0x2B740, 0x2B81F, "汉字扩展D区"},
	{0x2B820, 0x2CEAF, "汉字扩展E区"},
	{0x2CEB0, 0x2EBEF, "汉字扩展F区"},
	{0x2EBF0, 0x2EE5F, "汉字扩展I区"},
	{0x2F800, 0x2FA1F, "兼容汉字补充"},
	{0x30000, 0x3134F, "汉字扩展G区"},
	{0x31350, 0x323AF, "汉字扩展H区"},
	{0x323B0, 0x3347F, "汉字扩展J区"},
}

// Private reports whether a character is one of the private-use areas, whose
// meaning depends on the machine.
func Private(r rune) bool {
	return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000 && r <= 0xFFFFD || r >= 0x100000 && r <= 0x10FFFD
}

// RuneName says what a character is, for a message that shows the character
// and its code point too: 汉字扩展A区, 私用区字符, or the Unicode name,
// such as SNOWMAN.
func RuneName(r rune) string {
	switch {
	case r < 0 || r > unicode.MaxRune:
		return "不是字符"
	case Private(r):
		return "私用区字符"
	case r >= 0xD800 && r <= 0xDFFF:
		return "不完整的字符"
	case r == unicode.ReplacementChar:
		return "替换字符，原文已丢失"
	case r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF:
		return "非字符"
	case unicode.IsControl(r):
		return "控制字符"
	}
	for _, b := range hanBlocks {
		if r >= b.first && r <= b.last {
			return b.name
		}
	}
	name := runenames.Name(r)
	if name == "" || name[0] == '<' {
		return "未收录的字符"
	}
	return name
}
