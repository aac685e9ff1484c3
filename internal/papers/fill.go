package papers

import (
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// The marks around a figure.
const (
	opening = "{{"
	closing = "}}"
)

// hole is one {{…}} of a line, as byte offsets.
type hole struct{ from, to int }

// holes finds the figures of a line; stray is the offset of a {{ that is not
// closed, or -1. A backslash before {{ makes it plain text.
func holes(line string) (found []hole, stray int) {
	for at := 0; ; {
		i := strings.Index(line[at:], opening)
		if i < 0 {
			return found, -1
		}
		i += at
		if i > 0 && line[i-1] == '\\' {
			at = i + len(opening)
			continue
		}
		end := strings.Index(line[i:], closing)
		if end < 0 {
			return found, i
		}
		end += i + len(closing)
		found = append(found, hole{i, end})
		at = end
	}
}

// region says how the text around a hole is read, which decides how a value
// must be written there.
type region int

const (
	inBody  region = iota // Markdown
	inBlock               // a line of a YAML block that is read as Markdown
	inPlain               // a YAML value without quotes: the whole value gets quotes
	inFlow                // inside [ ] or { }
	inQuote               // inside quotes typed by the author
)

// Fill replaces the figures of a text. Problems are reported at their places
// in the file; a figure that cannot be filled is left out.
func (p *Paper) Fill(f *source.File, bag *diag.Bag) *source.File {
	if !strings.Contains(f.Text, opening) {
		return f
	}
	out := newFilled()
	walk(f, func(n int, line string, where region) {
		p.fillLine(f, n, line, where, out, bag)
	})
	p.places.add(f.Path, out.edits)
	return source.NewFile(f.Path, out.out.String())
}

// unknown stands in a front matter for a value that is not known.
const unknown = "某"

// masked is a text in which every figure is a harmless word, so that its front
// matter can be read before anything is known.
func masked(f *source.File) *source.File {
	if !strings.Contains(f.Text, opening) {
		return f
	}
	out := newFilled()
	walk(f, func(n int, line string, where region) {
		found, _ := holes(line)
		at := 0
		for _, h := range found {
			out.keep(line[at:h.from])
			out.put(line[h.from:h.to], unknown)
			at = h.to
		}
		out.keep(line[at:])
	})
	return source.NewFile(f.Path, out.out.String())
}

// walk goes through the lines of a file, each with its line end, and tells
// how each is read.
func walk(f *source.File, visit func(n int, line string, where region)) {
	head, first := 0, true
	block := -1 // indent of the key of a YAML block
	n := 0
	for line := range strings.Lines(f.Text) {
		n++
		text := strings.TrimRight(line, "\n")
		bare := strings.TrimSpace(text)
		where := inBody
		switch {
		case bare == "---" && head < 2 && (head == 1 || first):
			head++
		case head == 1:
			where = inYAML(text, &block)
		}
		if bare != "" {
			first = false
		}
		visit(n, line, where)
	}
}

func inYAML(text string, block *int) region {
	bare := strings.TrimLeft(text, " ")
	indent := len(text) - len(bare)
	if *block >= 0 && (bare == "" || indent > *block) {
		return inBlock
	}
	*block = -1
	_, value, _ := cutKey(bare)
	switch {
	case value == "|" || value == ">" || strings.HasPrefix(value, "|") && len(value) < 4 || strings.HasPrefix(value, ">") && len(value) < 4:
		*block = indent
	case strings.HasPrefix(value, opening):
		return inPlain
	case strings.HasPrefix(value, "[") || strings.HasPrefix(value, "{"):
		return inFlow
	case strings.HasPrefix(value, `"`) || strings.HasPrefix(value, "'"):
		return inQuote
	}
	return inPlain
}

// cutKey cuts a line of YAML, without its indent, after its key and the mark
// of a list item.
func cutKey(line string) (key, value string, ok bool) {
	rest := line
	for strings.HasPrefix(rest, "- ") {
		rest = strings.TrimLeft(rest[2:], " ")
	}
	at := len(line) - len(rest)
	if strings.HasPrefix(rest, opening) || strings.HasPrefix(rest, "[") || strings.HasPrefix(rest, `"`) || strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, "{") {
		return line[:at], rest, at > 0
	}
	i := strings.Index(rest, ": ")
	if i < 0 || strings.Contains(rest[:i], opening) {
		return line[:at], rest, at > 0
	}
	value = strings.TrimLeft(rest[i+1:], " ")
	return line[:len(line)-len(value)], value, true
}

func (p *Paper) fillLine(f *source.File, n int, line string, where region, out *filled, bag *diag.Bag) {
	found, stray := holes(strings.TrimRight(line, "\n"))
	start := f.LineStart(n)
	if stray >= 0 {
		bag.Error(diag.FigureForm, f.Span(start+stray, start+stray+len(opening)), "“{{”后面没有“}}”", "写作 {{重大隐患数}}，写在一行里；要印出花括号本身，写作 \\{{")
	}
	if len(found) == 0 {
		out.keep(line)
		return
	}
	body, end := line, ""
	if where == inPlain {
		body, end = quoted(line, found[0].from, out)
	}
	at := 0
	if where == inPlain {
		at = min(plainStart(line), found[0].from)
	}
	limit := len(body)
	for _, h := range found {
		if h.from < at || h.to > limit {
			continue
		}
		p.keepIn(body[at:h.from], where, out)
		errors := bag.Count(diag.Error)
		value := p.value(f, start+h.from, start+h.to, bag)
		if value == "" && where != inBody && bag.Count(diag.Error) > errors {
			value = unknown // a key without its value would be an error of its own
		}
		out.put(body[h.from:h.to], written(value, where, body, h))
		at = h.to
	}
	p.keepIn(body[at:limit], where, out)
	if where == inPlain {
		out.put("", "'")
		out.keep(end)
	}
}

// keepIn copies typed text; quotes inside a value that gets quotes are
// doubled.
func (p *Paper) keepIn(s string, where region, out *filled) {
	if where != inPlain {
		out.keep(s)
		return
	}
	for i, piece := range strings.Split(s, "'") {
		if i > 0 {
			out.put("'", "''")
		}
		out.keep(piece)
	}
}

// plainStart is where the value of a line of YAML begins.
func plainStart(line string) int {
	text := strings.TrimRight(line, "\n")
	bare := strings.TrimLeft(text, " ")
	key, _, _ := cutKey(bare)
	return len(text) - len(bare) + len(key)
}

// quoted writes what stands before a value and the opening quote, and gives
// the line up to the end of the value and what follows it: a comment and the
// line end.
func quoted(line string, first int, out *filled) (body, end string) {
	start := min(plainStart(line), first)
	out.keep(line[:start])
	out.put("", "'")
	stop := len(strings.TrimRight(line, " \n"))
	if i := strings.LastIndex(line[:stop], " #"); i > first {
		stop = len(strings.TrimRight(line[:i], " "))
	}
	return line[:stop], line[stop:]
}

// written is a value as it must stand in its surroundings to be read back as
// it is.
func written(value string, where region, line string, h hole) string {
	switch where {
	case inPlain:
		return strings.ReplaceAll(value, "'", "''")
	case inQuote:
		return strings.NewReplacer(`"`, "”", "'", "’").Replace(value)
	case inFlow:
		if strings.ContainsAny(value, ",[]{}#&*!|>'\"%@`") || strings.Contains(value, ": ") {
			if alone(line, h) {
				return "'" + strings.ReplaceAll(value, "'", "''") + "'"
			}
			return strings.NewReplacer(",", "，", "[", "［", "]", "］", "{", "｛", "}", "｝", ": ", "：", "#", "＃").Replace(value)
		}
		return value
	}
	return escaped(value)
}

// alone reports whether a hole is a whole item of a list or mapping.
func alone(line string, h hole) bool {
	before := strings.TrimRight(line[:h.from], " ")
	after := strings.TrimLeft(line[h.to:], " ")
	return (strings.HasSuffix(before, "[") || strings.HasSuffix(before, ",") || strings.HasSuffix(before, ":")) &&
		(strings.HasPrefix(after, "]") || strings.HasPrefix(after, ",") || strings.HasPrefix(after, "}"))
}

// escaped is a text as Markdown that reads as the text.
func escaped(s string) string {
	if !strings.ContainsAny(s, "\\*`[]<&|") {
		return s
	}
	return strings.NewReplacer(`\`, `\\`, "*", `\*`, "`", "\\`", "[", `\[`, "]", `\]`, "<", `\<`, "&", `\&`, "|", `\|`).Replace(s)
}

// value is what one figure stands for.
func (p *Paper) value(f *source.File, from, to int, bag *diag.Bag) string {
	words := fields(f, from+len(opening), to-len(closing))
	whole := f.Span(from, to)
	if len(words) == 0 {
		bag.Error(diag.FigureForm, whole, "花括号里没有写名称", "写作 {{重大隐患数}}")
		return ""
	}
	c := &call{Paper: p, name: words[0], span: whole, bag: bag, sel: p.scope, own: map[string]doc.Text{}}
	return c.run(words[1:])
}

// fields splits a stretch at its blanks, each word at its place.
func fields(f *source.File, from, to int) []doc.Text {
	var out []doc.Text
	start := -1
	text := f.Text
	for i := from; i <= to; {
		size := 1
		blank := i >= to
		if !blank {
			switch {
			case text[i] == ' ' || text[i] == '\t':
				blank = true
			case strings.HasPrefix(text[i:to], "\u3000"):
				blank, size = true, len("\u3000")
			}
		}
		if blank && start >= 0 {
			out = append(out, doc.Text{Value: text[start:i], Span: f.Span(start, i)})
			start = -1
		} else if !blank && start < 0 {
			start = i
		}
		i += size
	}
	return out
}
