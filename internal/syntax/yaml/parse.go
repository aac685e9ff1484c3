package yaml

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	lib "go.yaml.in/yaml/v4"
	"go.yaml.in/yaml/v4/plugin/loaderlimits"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// Limits of one stretch of YAML. No paper comes near them; they keep a
// damaged or hostile file from taking the machine.
const (
	maxBytes   = 8 << 20
	maxDepth   = 64
	maxValues  = 1_000_000
	maxRepairs = 60
	// maxReread bounds the bytes read again after mending a slip.
	maxReread = 32 << 20
)

// Parse reads the bytes [from,to) of a file as one YAML document. Places are
// those of the whole file. Everything wrong goes to the bag; what could be
// read is returned all the same, nil when there is nothing.
func Parse(f *source.File, from, to int, bag *diag.Bag) *Node {
	from = max(0, min(from, len(f.Text)))
	to = max(from, min(to, len(f.Text)))
	if to-from > maxBytes {
		bag.Error(diag.YAMLLimit, f.Span(from, from),
			fmt.Sprintf("这部分数据太长（上限 %d 兆字节）", maxBytes>>20), "请分成几个文件。")
		return nil
	}
	if parts(f.Text[from:to]) > maxValues {
		bag.Error(diag.YAMLLimit, f.Span(from, from),
			fmt.Sprintf("这部分数据的项数太多（上限 %d 万项）", maxValues/10_000), "请分成几个文件。")
		return nil
	}
	if n, ok := readQuick(f, from, to); ok {
		return n
	}
	return parseSlow(f, from, to, bag)
}

// parts is about how many values a text holds, and never less than half of
// them: each begins on a line, or after a bracket or comma.
func parts(text string) int {
	n := 0
	for _, mark := range []string{"\n", ",", "[", "{"} {
		n += strings.Count(text, mark)
	}
	return n
}

// parseSlow reads whatever the quick reader left.
func parseSlow(f *source.File, from, to int, bag *diag.Bag) *Node {
	d := newDraft(f, from, to)
	cleanCharacters(d, bag)
	documents, damaged := readWithRepairs(d, bag)
	if len(documents) == 0 {
		return nil
	}
	if len(documents) > 1 {
		at := d.copy.offsetOf(documents[1].Line, documents[1].Column)
		bag.Error(diag.YAMLDocuments, d.span(at, at),
			"一个文件里写了几份数据（中间有一行“---”）", "请删去多出的“---”一行，或者分成几个文件。")
	}
	first := documents[0].Content[0]
	root := newConverter(d, first, bag).node(first, 1)
	root.Damaged = root.Damaged || damaged
	return root
}

// readWithRepairs parses the draft; when the library stops at an error, the
// slip is reported and mended in the draft, or the entry it stands in is set
// aside, and reading starts again.
func readWithRepairs(d *draft, bag *diag.Bag) (documents []*lib.Node, damaged bool) {
	budget := maxReread
	for repairs := 0; ; repairs++ {
		documents, failure := load(d.text)
		if failure == nil {
			if repairs >= maxRepairs || !mendScalarRoot(d, documents, bag) && !mendWideKeys(d, documents, bag) {
				return documents, damaged
			}
			damaged = true
			continue
		}
		damaged = true
		budget -= len(d.text)
		if repairs >= maxRepairs || budget < 0 {
			complain(d, failure, bag)
			return nil, true
		}
		if mend(d, failure, bag) {
			continue
		}
		line := culprit(d, failure)
		if above, open := leftOpen(d, failure); open >= 0 {
			line = above
			bag.Error(diag.YAMLBracket, d.span(open, open+1), bracketSummary(d.text[open:open+1]), bracketHint(d.text[open:open+1]))
		} else {
			complain(d, failure, bag)
		}
		if !setAside(d, line) {
			return nil, true
		}
	}
}

// load runs the library. It returns the documents read; on an error none.
func load(text string) ([]*lib.Node, *lib.LoadError) {
	loader, err := lib.NewLoader(strings.NewReader(text), lib.WithV4Defaults(),
		lib.WithPlugin(loaderlimits.New(loaderlimits.DepthValue(maxDepth), loaderlimits.AliasNone())))
	if err != nil {
		return nil, asLoadError(err)
	}
	var documents []*lib.Node
	// A second document is an error of its own; more need not be read.
	for len(documents) < 2 {
		n := new(lib.Node)
		err := loader.Load(n)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, asLoadError(err)
		}
		if n.Kind != lib.DocumentNode || len(n.Content) == 0 {
			continue
		}
		documents = append(documents, n)
	}
	return documents, nil
}

func asLoadError(err error) *lib.LoadError {
	var one *lib.LoadError
	if errors.As(err, &one) {
		return one
	}
	return &lib.LoadError{Message: err.Error()}
}

// setAside blanks the top-level entry that the line belongs to. It reports
// whether anything was there to blank.
func setAside(d *draft, line int) bool {
	lines := len(d.copy.lines)
	line = max(1, min(line, lines))
	first := line
	for first > 1 && !startsEntry(d.copy.lineText(first)) {
		first--
	}
	last := line
	for last < lines && !startsEntry(d.copy.lineText(last+1)) {
		last++
	}
	start, end := d.copy.lines[first-1], d.copy.lineEnd(last)
	if strings.TrimSpace(d.text[start:end]) == "" {
		return false
	}
	d.blank(start, end)
	return true
}

func startsEntry(line string) bool {
	return line != "" && !strings.ContainsRune(" \t#", rune(line[0]))
}

// cleanCharacters reports characters that cannot be seen and that YAML does
// not allow, or that it takes for line ends, and blanks them in the draft.
func cleanCharacters(d *draft, bag *diag.Bag) {
	clean := true
	for _, r := range d.text {
		if unwanted(r) || r == utf8.RuneError {
			clean = false
			break
		}
	}
	if clean {
		return
	}
	var out strings.Builder
	for i := 0; i < len(d.text); {
		r, n := utf8.DecodeRuneInString(d.text[i:])
		if !unwanted(r) && (r != utf8.RuneError || n > 1) {
			out.WriteString(d.text[i : i+n])
			i += n
			continue
		}
		bag.Error(diag.YAMLCharacter, d.span(i, i+n),
			fmt.Sprintf("这里有看不见的字符（U+%04X）", r), "请删去；常见于从网页或 Word 粘贴的文字。")
		// One byte for one byte keeps every place right; the columns of the
		// library shift with it and come back through the same text.
		out.WriteString(strings.Repeat(" ", n))
		i += n
	}
	d.text = out.String()
	d.copy = newRuler(d.text)
}

func unwanted(r rune) bool {
	switch {
	case r == '\n' || r == '\t':
		return false
	case r < 0x20 || r >= 0x7F && r <= 0x9F:
		return true
	case r == 0x2028 || r == 0x2029 || r == 0xFEFF || r == 0xFFFE || r == 0xFFFF:
		return true
	}
	return false
}
