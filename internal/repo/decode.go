package repo

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

const saveAsUTF8 = "请在编辑器里打开，另存为 UTF-8 编码。"

// foreign are the beginnings of files that are no text at all but may well be
// given a text file's name.
var foreign = []struct{ head, name string }{
	{"PK\x03\x04", "Word、Excel 或 WPS 文档（或压缩包）"},
	{"\xD0\xCF\x11\xE0", "旧版 Word、Excel 或 WPS 文档"},
	{"%PDF-", "PDF 文件"},
	{"{\\rtf", "RTF 文档"},
	{"\x89PNG", "PNG 图片"},
	{"\xFF\xD8\xFF", "JPEG 图片"},
}

// decode turns the bytes of a text file into text.
func decode(path string, data []byte, bag *diag.Bag) (string, bool) {
	whole := source.Span{File: path}
	for _, f := range foreign {
		if bytes.HasPrefix(data, []byte(f.head)) {
			bag.Error(diag.ReadBinary, whole, "这是"+f.name+"，不是文本文件", "请把内容复制到扩展名为 .md 或 .yaml 的文本文件里。")
			return "", false
		}
	}
	data = bytes.TrimPrefix(data, []byte("\xEF\xBB\xBF"))
	if looksUTF16(data) {
		bag.Error(diag.ReadUTF16, whole, "文件是 UTF-16 编码（记事本里叫“Unicode”），不是 UTF-8", saveAsUTF8)
		return "", false
	}
	if i := bytes.IndexByte(data, 0); i >= 0 {
		bag.Error(diag.ReadBinary, whole, "这不是文本文件", "请检查文件是否放错了位置，或者已经损坏。")
		return "", false
	}
	if !valid(data) {
		reportEncoding(path, data, bag)
		return "", false
	}
	text := string(data)
	if strings.Contains(text, "\r") {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return text, true
}

// valid is utf8.Valid, several times as fast for Chinese, which is nearly all
// characters of three bytes: of those but U+0000 to U+0FFF and U+D000 to U+DFFF
// the bytes after the first may be any that go on with a character.
func valid(data []byte) bool {
	for i := 0; i < len(data); {
		switch b := data[i]; {
		case b < utf8.RuneSelf:
			i++
		case b >= 0xE1 && b <= 0xEF && b != 0xED && i+2 < len(data) && data[i+1]&0xC0 == 0x80 && data[i+2]&0xC0 == 0x80:
			i += 3
		default:
			r, n := utf8.DecodeRune(data[i:])
			if r == utf8.RuneError && n < 2 {
				return false
			}
			i += n
		}
	}
	return true
}

// looksUTF16 knows UTF-16 (and UTF-32) by its byte order mark, and without
// one by the zero bytes that stand beside line ends and digits.
func looksUTF16(data []byte) bool {
	if bytes.HasPrefix(data, []byte{0xFF, 0xFE}) || bytes.HasPrefix(data, []byte{0xFE, 0xFF}) || bytes.HasPrefix(data, []byte{0, 0, 0xFE, 0xFF}) {
		return true
	}
	if len(data) < 4 || len(data)%2 != 0 || bytes.IndexByte(data, 0) < 0 {
		return false
	}
	for _, end := range [][]byte{{'\n', 0}, {0, '\n'}} {
		for at := 0; at+1 < len(data); {
			i := bytes.Index(data[at:], end)
			if i < 0 {
				break
			}
			// A unit of UTF-16 begins at an even byte.
			if (at+i)%2 == 0 {
				return true
			}
			at += i + 1
		}
	}
	return false
}

// reportEncoding tells a file in GBK from a UTF-8 file with damaged bytes.
func reportEncoding(path string, data []byte, bag *diag.Bag) {
	// Chinese in GBK often forms two-byte characters of UTF-8 by chance, but
	// hardly ever the three-byte ones that Chinese in UTF-8 is made of.
	wellFormed, broken, first := 0, 0, -1
	for i := 0; i < len(data); {
		r, n := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && n == 1:
			if first < 0 {
				first = i
			}
			broken++
		case n > 2:
			wellFormed += n
		}
		i += n
	}
	if wellFormed <= broken && isGBK(data) {
		bag.Error(diag.ReadGBK, source.Span{File: path}, "文件是 GBK 编码（记事本里叫“ANSI”），不是 UTF-8", saveAsUTF8)
		return
	}
	text := strings.ReplaceAll(string(data[:first]), "\r\n", "\n")
	f := source.NewFile(path, strings.ReplaceAll(text, "\r", "\n"))
	at := f.Span(len(f.Text), len(f.Text))
	at.End.Column++
	bag.Error(diag.ReadEncoding, at, "文件不是 UTF-8 编码，或者从这里起有损坏的字节", "请用正确的编码打开，改好乱码后另存为 UTF-8。")
}

func isGBK(data []byte) bool {
	text, err := simplifiedchinese.GB18030.NewDecoder().Bytes(data)
	return err == nil && !bytes.ContainsRune(text, utf8.RuneError)
}

// wholeCharacters drops a character that was cut off at the end.
func wholeCharacters(data []byte) []byte {
	for n := 1; n < utf8.UTFMax && n <= len(data); n++ {
		if b := data[len(data)-n]; utf8.RuneStart(b) {
			if !utf8.FullRune(data[len(data)-n:]) {
				return data[:len(data)-n]
			}
			break
		}
	}
	return data
}

// unremarkable reports whether a text, which is valid UTF-8, has only
// characters of which character says nothing. It looks at bytes alone, since
// every file of a batch comes by here: what it asks of the bytes follows from
// UTF-8, and a test holds it against character.
func unremarkable(text string) bool {
	for i := 0; i < len(text); {
		switch b := text[i]; {
		case b < 0x20 && b != '\n' && b != '\t' || b == 0x7F || b == 0xC2:
			return false
		case b < 0x80:
			i++
		case b == 0xE2 && text[i+1] <= 0x81: // U+2000 to U+207F: quotation marks and dashes, but also the invisible
			switch last := text[i+2]; {
			case text[i+1] == 0x81 && last >= 0xA0, text[i+1] == 0x80 && (last >= 0x8B && last <= 0x8F || last >= 0xA8 && last <= 0xAE):
				return false
			}
			i += 3
		case b == 0xEF && (text[i+1] == 0xBB || text[i+1] == 0xBF) && text[i+2] >= 0xBD: // U+FEFF, U+FFFD to U+FFFF
			return false
		case b < 0xE0:
			i += 2
		case b < 0xF0:
			i += 3
		default:
			i += 4
		}
	}
	return true
}

// blankControls puts a space in the place of each control character, once
// they are reported, so that later stages need not report them again. Places
// stay as they are.
func blankControls(f *source.File) *source.File {
	text := strings.Map(func(r rune) rune {
		if control(r) {
			return ' '
		}
		return r
	}, f.Text)
	if text == f.Text {
		return f
	}
	return source.NewFile(f.Path, text)
}

func control(r rune) bool {
	return r < 0x20 && r != '\n' && r != '\t' || r >= 0x7F && r <= 0x9F || r == 0x2028 || r == 0x2029 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF
}

// reportCharacters reports characters that nobody typed on purpose, the first
// of them one by one. Private-use characters are left to typesetting, which
// refuses them wherever they are to be printed.
func reportCharacters(f *source.File, bag *diag.Bag) {
	const most = 20
	found := 0
	for i, r := range f.Text {
		code, summary, hint := character(r)
		if code == "" {
			continue
		}
		if found++; found > most {
			bag.Error(diag.ReadCharacter, f.Whole(), fmt.Sprintf("这类字符超过 %d 处，其余没有列出", most), "请在编辑器里查找替换，或者重新以“纯文本”方式粘贴。")
			return
		}
		bag.Error(code, f.Span(i, i+utf8.RuneLen(r)), summary, hint)
	}
}

// character judges one character; no code means nothing is wrong with it.
func character(r rune) (code diag.Code, summary, hint string) {
	switch {
	case r >= 0x20 && r < 0x7F || r == '\n' || r == '\t' || r >= 0x4E00 && r <= 0x9FFF:
		return "", "", ""
	case r == 0x2028 || r == 0x2029:
		return diag.ReadCharacter, fmt.Sprintf("这里有看不见的换行符（U+%04X）", r), "请删去，用回车另起一行。"
	case control(r):
		return diag.ReadCharacter, fmt.Sprintf("这里有控制字符（U+%04X）", r), "请删去；常见于从 Word 或网页粘贴的文字。"
	case r == 0xAD || r == 0x200B || r == 0x200E || r == 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2060 && r <= 0x206F:
		return diag.ReadCharacter, fmt.Sprintf("这里有看不见的字符（U+%04X）", r), "请删去；常见于从网页粘贴的文字。"
	case r == utf8.RuneError:
		return diag.ReadLost, "这里的字已经丢失（显示为“\uFFFD”）", "文字在以前的转换中损坏，请对照原稿补上。"
	}
	return "", "", ""
}

// reason is the system's word for an error, without the path it repeats.
func reason(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err.Error()
	}
	return err.Error()
}
