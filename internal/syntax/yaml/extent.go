package yaml

import (
	"strings"
	"unicode/utf8"

	lib "go.yaml.in/yaml/v4"
)

// extent is where the text of a scalar stands; the library tells only where
// it begins. Offsets are bytes of the draft.
type extent struct {
	start, end int
	value      string
	block      bool
	lines      [][2]int
}

func extentOf(text string, at int, n *lib.Node) extent {
	at = skipProperties(text, at)
	switch {
	case n.Style&(lib.LiteralStyle|lib.FoldedStyle) != 0:
		return blockExtent(text, at, n)
	case at < len(text) && text[at] == '"' && n.Style&lib.DoubleQuotedStyle != 0:
		return quotedExtent(text, at, n.Value, doubleQuoteEnd(text, at+1))
	case at < len(text) && text[at] == '\'' && n.Style&lib.SingleQuotedStyle != 0:
		return quotedExtent(text, at, n.Value, singleQuoteEnd(text, at+1))
	}
	if strings.HasPrefix(text[at:], n.Value) {
		return extent{start: at, end: at + len(n.Value), value: n.Value}
	}
	value, end := refold(text, at, n.Value)
	return extent{start: at, end: end, value: value}
}

// skipProperties passes over a tag and an anchor before a scalar.
func skipProperties(text string, at int) int {
	for at < len(text) && (text[at] == '!' || text[at] == '&') {
		i := at
		for i < len(text) && !strings.ContainsRune(" \t\n", rune(text[i])) {
			i++
		}
		for i < len(text) && strings.ContainsRune(" \t\n", rune(text[i])) {
			i++
		}
		at = i
	}
	return min(at, len(text))
}

func doubleQuoteEnd(text string, i int) int {
	for ; i < len(text) && text[i] != '"'; i++ {
		if text[i] == '\\' {
			i++
		}
	}
	return min(i, len(text))
}

func singleQuoteEnd(text string, i int) int {
	for i < len(text) {
		if text[i] != '\'' {
			i++
		} else if i+1 < len(text) && text[i+1] == '\'' {
			i += 2
		} else {
			return i
		}
	}
	return len(text)
}

func quotedExtent(text string, at int, value string, end int) extent {
	start := min(at+1, end)
	inner := text[start:end]
	// Escapes make text and value differ; the fold then stays as the library
	// made it.
	if strings.Contains(inner, "\n") && !strings.ContainsAny(inner, `\'`) {
		if folded, stop := refold(text, start, value); stop == end {
			value = folded
		}
	}
	return extent{start: start, end: end, value: value}
}

// refold follows a value that runs over several lines through its source and
// returns it with the spaces taken out that YAML puts between lines where
// Chinese text meets: there are none in Chinese. It also returns where the
// source of the value ends.
func refold(text string, at int, value string) (string, int) {
	var out strings.Builder
	i, v := at, 0
	for v < len(value) {
		blanks := blankRun(text, i)
		folded := blankRun(value, v)
		if strings.Contains(text[i:i+blanks], "\n") && folded > 0 {
			before, _ := utf8.DecodeLastRuneInString(value[:v])
			after, _ := utf8.DecodeRuneInString(value[v+folded:])
			if gap := value[v : v+folded]; gap != " " || !chinese(before) && !chinese(after) {
				out.WriteString(gap)
			}
			i += blanks
			v += folded
			continue
		}
		_, n := utf8.DecodeRuneInString(value[v:])
		if !strings.HasPrefix(text[i:], value[v:v+n]) {
			// The source and the value have parted; nothing is lost, the
			// value just stays as the library read it.
			return value, i
		}
		out.WriteString(value[v : v+n])
		i += n
		v += n
	}
	return out.String(), i
}

func blankRun(s string, at int) int {
	i := at
	for i < len(s) && (s[i] == ' ' || s[i] == '\t' || s[i] == '\n') {
		i++
	}
	return i - at
}

// chinese reports whether a character is one beside which no space is set
// when lines are joined.
func chinese(r rune) bool {
	return r >= 0x2E80 && r != utf8.RuneError || strings.ContainsRune("“”‘’—…·", r)
}

// blockExtent finds the lines of a block scalar: those below its header that
// are indented at least as far as its first line.
func blockExtent(text string, at int, n *lib.Node) extent {
	e := extent{start: at, end: at, block: true, value: strings.TrimRight(n.Value, "\n")}
	i := strings.IndexByte(text[at:], '\n')
	if i < 0 || e.value == "" {
		return e
	}
	indent := -1
	values := strings.Split(e.value, "\n")
	var lines [][2]int
	for begin := at + i + 1; begin <= len(text); {
		end := len(text)
		if j := strings.IndexByte(text[begin:], '\n'); j >= 0 {
			end = begin + j
		}
		line := text[begin:end]
		depth := len(line) - len(strings.TrimLeft(line, " "))
		if depth < len(line) {
			if indent < 0 {
				indent = firstIndent(line, depth, values, len(lines), n.Style)
			}
			if depth < indent {
				break
			}
		}
		lines = append(lines, [2]int{min(begin+max(indent, 0), end), end})
		begin = end + 1
	}
	for len(lines) > 0 && strings.TrimSpace(text[lines[len(lines)-1][0]:lines[len(lines)-1][1]]) == "" {
		lines = lines[:len(lines)-1]
	}
	if n.Style&lib.LiteralStyle != 0 && len(lines) > len(values) {
		lines = lines[:len(values)]
	}
	if len(lines) == 0 {
		return e
	}
	e.lines = lines
	e.start, e.end = lines[0][0], lines[len(lines)-1][1]
	if n.Style&lib.FoldedStyle != 0 {
		if folded, _ := refold(text, e.start, e.value); folded != "" {
			e.value = folded
		}
	}
	return e
}

// firstIndent is the indentation of a block. A header such as |2 keeps part
// of the first line's blanks in the value; the value then tells.
func firstIndent(line string, depth int, values []string, i int, style lib.Style) int {
	if style&lib.LiteralStyle != 0 && i < len(values) && strings.HasSuffix(line, values[i]) {
		return len(line) - len(values[i])
	}
	return depth
}
