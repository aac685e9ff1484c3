package compose

import (
	"slices"
	"strings"
	"unicode"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// wide is the space that brings a name of two characters to the width of
// three.
const wide = "\u3000"

// roster reads :::名单: a line for each label, its people after a colon. A
// line without a label goes on with the people of the line before.
func roster(s *Scope, d *doc.Directive) []doc.Block {
	s.noArgs(d)
	out := &doc.Roster{Span: d.Span}
	var lines []doc.Text
	var labels []doc.Text
	for _, line := range rawLines(d) {
		line = unbulleted(line)
		label, people, ok := cutLabel(line)
		switch {
		case ok && label.Empty():
			s.c.bag.Error(diag.RosterForm, line.Span, "名单的这一行冒号前没有称谓", "写作 组长：洪洁（市应急管理局）")
		case ok && people.Empty():
			s.c.bag.Error(diag.RosterForm, line.Span, "“"+label.Value+"”后面没有写人员", "写作 "+label.Value+"：洪洁（市应急管理局），或者删去这一行")
		case !ok && len(lines) == 0:
			s.c.bag.Error(diag.RosterForm, line.Span, "名单的这一行没有称谓", "每行写作 称谓：人员、人员，如 组长：洪洁（市应急管理局）")
		case !ok:
			labels, lines = append(labels, doc.Text{Span: line.Span}), append(lines, line)
		default:
			labels, lines = append(labels, label), append(lines, people)
		}
	}
	if len(lines) == 0 && strings.TrimSpace(d.Raw) == "" {
		s.c.bag.Error(diag.RosterForm, d.Span, "“:::名单”里面没有内容", "每行写作 称谓：人员、人员，如 组长：洪洁（市应急管理局）")
	}
	out.Lines = rosterLines(labels, lines)
	return []doc.Block{out}
}

// Roster sets people under labels as :::名单 does: names and labels spaced to
// one width. An empty label goes on with the label before.
func Roster(labels, people []doc.Text, at source.Span) *doc.Roster {
	return &doc.Roster{Lines: rosterLines(labels, people), Span: at}
}

func rosterLines(labels, lines []doc.Text) []doc.RosterLine {
	var out []doc.RosterLine
	spread := anyLong(labels, lines)
	three := false
	for _, l := range labels {
		three = three || len(bare([]rune(l.Value))) == 3
	}
	for i, line := range lines {
		text := []doc.Run{run(line)}
		if spread && isPeople(labelOf(labels, i)) {
			text = spaced(line)
		}
		out = append(out, doc.RosterLine{Label: spacedLabel(labels[i], three), Text: text, Span: labels[i].Span.To(line.Span)})
	}
	return out
}

// labelOf is the label a line belongs to: its own, or that of a line above.
func labelOf(labels []doc.Text, i int) string {
	for ; i > 0 && labels[i].Empty(); i-- {
	}
	return labels[i].Value
}

// unbulleted drops the mark of a Markdown list, which means nothing here.
func unbulleted(t doc.Text) doc.Text {
	for _, mark := range []string{"- ", "* ", "+ "} {
		if rest, ok := strings.CutPrefix(t.Value, mark); ok {
			cut := len(mark) + len(rest) - len(strings.TrimLeft(rest, " "))
			return part(t, cut, len([]rune(t.Value)))
		}
	}
	return t
}

// part is the stretch of a text from one character to another, blanks at its
// ends left off.
func part(t doc.Text, from, to int) doc.Text { return partOf(t, []rune(t.Value), from, to) }

// partOf is part of a text whose characters are known.
func partOf(t doc.Text, runes []rune, from, to int) doc.Text {
	for from < to && isBlank(runes[from]) {
		from++
	}
	for to > from && isBlank(runes[to-1]) {
		to--
	}
	at := t.Span.At(from)
	at.End.Column = at.Start.Column + to - from
	return doc.Text{Value: string(runes[from:to]), Span: at}
}

// cutLabel cuts a line at its first colon outside brackets.
func cutLabel(t doc.Text) (label, people doc.Text, ok bool) {
	runes := []rune(t.Value)
	depth := 0
	for i, r := range runes {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			depth--
		case '：', ':':
			if depth <= 0 {
				return partOf(t, runes, 0, i), partOf(t, runes, i+1, len(runes)), true
			}
		}
	}
	return doc.Text{}, t, false
}

// name is a stretch of a text that can be a person's name: Han characters up
// to a mark, blanks inside left off.
type name struct {
	from, to int // characters of the text
	letters  []rune
}

// names finds the candidates of one line: what stands between the marks,
// brackets skipped.
func names(text string) []name {
	runes := []rune(text)
	var out []name
	start, depth := 0, 0
	take := func(end int) {
		if letters := bare(runes[start:end]); len(letters) > 0 && allHan(letters) {
			out = append(out, name{start, end, letters})
		}
	}
	open := true // a name may still begin or go on at start
	for i, r := range runes {
		switch {
		case r == '（' || r == '(':
			if open && depth == 0 {
				take(i)
				open = false
			}
			depth++
		case r == '）' || r == ')':
			depth = max(0, depth-1)
		case depth > 0:
		case r == '、' || r == '，' || r == '；' || r == '。' || r == ',' || r == ';':
			if open {
				take(i)
			}
			start, open = i+1, true
		}
	}
	if open {
		take(len(runes))
	}
	return out
}

// bare leaves the blanks out of a text, which is not changed.
func bare(runes []rune) []rune {
	blank := slices.IndexFunc(runes, isBlank)
	if blank < 0 {
		return runes // as most are
	}
	out := slices.Clone(runes[:blank])
	for _, r := range runes[blank:] {
		if !isBlank(r) {
			out = append(out, r)
		}
	}
	return out
}

func isBlank(r rune) bool { return r < firstHan && strings.ContainsRune(blanks, r) }

// firstHan is the first of the common Chinese characters.
const firstHan = 0x4E00

func allHan(runes []rune) bool {
	for _, r := range runes {
		if !unicode.Is(unicode.Han, r) {
			return false
		}
	}
	return true
}

// isPeople tells the labels of people from those of places and things; only
// names of people are spaced.
func isPeople(label string) bool {
	s := string(bare([]rune(label)))
	for _, word := range []string{"单位", "部门", "地区", "区域", "范围", "对象", "镇街", "企业", "地点", "时间", "电话", "内容", "行业", "领域"} {
		if strings.HasSuffix(s, word) {
			return false
		}
	}
	return true
}

// anyLong reports whether a name of three characters stands among the
// people: with names of two only there is nothing to align with.
func anyLong(labels, lines []doc.Text) bool {
	for i, line := range lines {
		if !isPeople(labelOf(labels, i)) {
			continue
		}
		for _, n := range names(line.Value) {
			if len(n.letters) == 3 {
				return true
			}
		}
	}
	return false
}

// spaced sets a space inside every name of two characters. A space typed
// there by hand gives way to it.
func spaced(t doc.Text) []doc.Run {
	runes := []rune(t.Value)
	var out []doc.Run
	done := 0
	add := func(from, to int) {
		if from < to {
			at := t.Span.At(from)
			at.End.Column = at.Start.Column + to - from
			out = append(out, doc.Run{Text: string(runes[from:to]), Span: at})
		}
	}
	for _, n := range names(t.Value) {
		if len(n.letters) != 2 {
			continue
		}
		first := n.from
		for isBlank(runes[first]) {
			first++
		}
		second := first + 1
		for isBlank(runes[second]) {
			second++
		}
		add(done, first+1)
		out = append(out, generated(wide, t.Span.At(second)))
		done = second
	}
	add(done, len(runes))
	return out
}

// spacedLabel brings a label of two characters to the width of three when
// the roster has labels of three.
func spacedLabel(t doc.Text, three bool) doc.Text {
	letters := bare([]rune(t.Value))
	if three && len(letters) == 2 && allHan(letters) {
		t.Value = string(letters[0]) + wide + string(letters[1])
	}
	return t
}
