package yaml

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	lib "go.yaml.in/yaml/v4"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// slip is a mistyped colon after a key.
type slip struct {
	key    string
	offset int  // byte offset of the colon in the line
	wide   bool // the full-width colon; else a colon without its space
}

// findSlip looks for a key with a mistyped colon at the head of a line.
func findSlip(line string) (slip, bool) {
	start := 0
	for start < len(line) && (line[start] == ' ' || line[start] == '\t' || strings.HasPrefix(line[start:], "- ")) {
		start++
	}
	at := strings.IndexAny(line[start:], ":：")
	if at <= 0 {
		return slip{}, false
	}
	key := strings.TrimSpace(line[start : start+at])
	if key == "" || utf8.RuneCountInString(key) > 20 || strings.ContainsAny(key, "\"'[]{}#&*!|>%@`,，。；、“”") {
		return slip{}, false
	}
	s := slip{key: key, offset: start + at, wide: strings.HasPrefix(line[start+at:], "：")}
	if s.wide {
		return s, true
	}
	// Times (8:00) and addresses (https://…) hold a colon without a space by
	// right; keys are Chinese.
	rest := line[s.offset+1:]
	spaced := rest == "" || rest[0] == ' ' || rest[0] == '\t'
	return s, !spaced && strings.ContainsFunc(key, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// mend reports the slip that made the library stop and puts it right in the
// draft. It reports whether it found one.
func mend(d *draft, failure *lib.LoadError, bag *diag.Bag) bool {
	for _, line := range suspects(d, failure) {
		if mendTabs(d, line, bag) || mendWideIndent(d, line, bag) || mendColon(d, line, bag) {
			return true
		}
	}
	return false
}

// suspects lists the lines that may have caused a failure, likeliest first:
// where the construct began, where the library stopped, and the lines above,
// which an unfinished value may have swallowed.
func suspects(d *draft, failure *lib.LoadError) []int {
	var out []int
	if beginsAtCulprit(failure) {
		out = append(out, failure.ContextMark.Line)
	}
	const above = 3
	for line, n := failure.Mark.Line, 0; line > 0 && n < above; line-- {
		if strings.TrimSpace(d.copy.lineText(line)) != "" {
			out = append(out, line)
			n++
		}
	}
	return out
}

// beginsAtCulprit reports whether the construct the library was reading when
// it stopped is the one that is wrong, rather than one that merely holds it.
func beginsAtCulprit(failure *lib.LoadError) bool {
	if failure.ContextMark.Line == 0 {
		return false
	}
	for _, what := range []string{"simple key", "quoted scalar", "flow sequence", "flow mapping", "plain scalar", "block scalar"} {
		if strings.Contains(failure.ContextMsg, what) {
			return true
		}
	}
	return false
}

// culprit is the line to set aside when a failure cannot be mended.
func culprit(d *draft, failure *lib.LoadError) int {
	if beginsAtCulprit(failure) {
		return failure.ContextMark.Line
	}
	line := failure.Mark.Line
	for line > 1 && strings.TrimSpace(d.copy.lineText(line)) == "" {
		line--
	}
	return line
}

func mendTabs(d *draft, line int, bag *diag.Bag) bool {
	if line < 1 || line > len(d.copy.lines) {
		return false
	}
	text := d.copy.lineText(line)
	indent := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
	if !strings.Contains(indent, "\t") || len(indent) == len(text) {
		return false
	}
	start := d.copy.lines[line-1]
	bag.Error(diag.YAMLTab, d.span(start, start+len(indent)), "行首用了制表符（Tab 键）缩进", "请改用半角空格，每层两格。")
	d.tabbed[line] = true
	for i := len(indent) - 1; i >= 0; i-- {
		if indent[i] == '\t' {
			d.replace(start+i, 1, "  ")
		}
	}
	return true
}

// mendWideIndent puts a line that is indented with the wide blanks of Chinese
// input methods, or with those of word processors, under the line above: how
// far it was meant to stand in, their width does not say.
func mendWideIndent(d *draft, line int, bag *diag.Bag) bool {
	if line < 1 || line > len(d.copy.lines) {
		return false
	}
	text := d.copy.lineText(line)
	indent := text[:len(text)-len(strings.TrimLeft(text, wideBlanks))]
	if strings.Trim(indent, " \t") == "" || len(indent) == len(text) {
		return false
	}
	start := d.copy.lines[line-1]
	bag.Error(diag.YAMLWideSpace, d.span(start, start+len(indent)), "行首用了全角空格等看不见的空白缩进", "请改用半角空格，与同一层的键左边对齐。")
	d.replace(start, len(indent), strings.Repeat(" ", columnAbove(d, line)))
	return true
}

// mendWideKeys looks for a line whose wide indent made its key one of the whole
// file, where it belongs to the entry above.
func mendWideKeys(d *draft, documents []*lib.Node, bag *diag.Bag) bool {
	if len(documents) == 0 {
		return false
	}
	root := documents[0].Content[0]
	if root.Kind != lib.MappingNode {
		return false
	}
	for i := 0; i < len(root.Content); i += 2 {
		if key := root.Content[i]; key.Column == 1 && columnAbove(d, key.Line) > 0 && mendWideIndent(d, key.Line, bag) {
			return true
		}
	}
	return false
}

// columnAbove is where the key of the nearest written line above begins, the
// dashes of a list passed over.
func columnAbove(d *draft, line int) int {
	for line--; line > 0; line-- {
		if text := d.copy.lineText(line); strings.Trim(text, " -") != "" {
			return keyColumn(text)
		}
	}
	return 0
}

func mendColon(d *draft, line int, bag *diag.Bag) bool {
	if line < 1 || line > len(d.copy.lines) {
		return false
	}
	text := d.copy.lineText(line)
	s, found := findSlip(text)
	if !found {
		return false
	}
	at := d.copy.lines[line-1] + s.offset
	if !s.wide {
		reportSlip(bag, d.span(at, at+1), s)
		d.replace(at, 1, ": ")
		return true
	}
	reportSlip(bag, d.span(at, at+len("：")), s)
	mended := ": "
	if rest := d.text[at+len("："):]; rest == "" || strings.ContainsRune(" \n", rune(rest[0])) {
		mended = ":"
	}
	d.replace(at, len("："), mended)
	return true
}

func reportSlip(bag *diag.Bag, at source.Span, s slip) {
	hint := fmt.Sprintf("请写作“%s: 内容”。", s.key)
	if s.wide {
		bag.Error(diag.YAMLWideColon, at, fmt.Sprintf("“%s：”用了全角冒号，请改为半角冒号加空格", s.key), hint)
		return
	}
	bag.Error(diag.YAMLColonSpace, at, fmt.Sprintf("“%s:”的冒号后面缺一个空格", s.key), hint)
}

// mendScalarRoot looks at data that is nothing but one piece of plain text:
// that is what lines whose colons are all mistyped come out as.
func mendScalarRoot(d *draft, documents []*lib.Node, bag *diag.Bag) bool {
	if len(documents) == 0 {
		return false
	}
	root := documents[0].Content[0]
	if root.Kind != lib.ScalarNode || root.Style != 0 || root.Line == 0 {
		return false
	}
	return mendColon(d, root.Line, bag)
}
