package yaml

import (
	"fmt"
	"strings"
	"unicode/utf8"

	lib "go.yaml.in/yaml/v4"

	"yinfa.dev/yinfa/internal/diag"
)

const quoteHint = "如果这是文字的一部分，请把整个值用双引号括起来。"

// complain says in Chinese why the library stopped.
func complain(d *draft, failure *lib.LoadError, bag *diag.Bag) {
	at := d.copy.offsetOf(failure.Mark.Line, failure.Mark.Column)
	from := at
	if failure.ContextMark.Line > 0 {
		from = d.copy.offsetOf(failure.ContextMark.Line, failure.ContextMark.Column)
	}
	code, where, summary, hint := explain(d, failure, from, at)
	end := where
	if where < len(d.text) && d.text[where] != '\n' {
		_, n := utf8.DecodeRuneInString(d.text[where:])
		end += n
	}
	if line, _ := d.copy.place(where); code == diag.YAMLIndent && d.tabbed[line] {
		return // how wide its tabs are meant to be only the author knows
	}
	bag.Error(code, d.span(where, end), summary, hint)
}

// explain finds the code, the place and the words for a failure. Places are
// offsets of the draft: from is where the construct began, at where the
// library stopped.
func explain(d *draft, failure *lib.LoadError, from, at int) (code diag.Code, where int, summary, hint string) {
	is := func(part string) bool { return strings.Contains(failure.Message, part) }
	in := func(part string) bool { return strings.Contains(failure.ContextMsg, part) }
	char := charAt(d.text, at)
	switch {
	case is("depth"):
		return diag.YAMLLimit, at, fmt.Sprintf("数据套了超过 %d 层", maxDepth), "请检查括号和缩进，减少层次。"
	case is("tab character"), char == "\t":
		return diag.YAMLTab, at, "这里用了制表符（Tab 键）", "请改用半角空格，每层缩进两格。"
	case is("could not find expected ':'"):
		return diag.YAMLSyntax, from, "这一行不是“键: 值”的写法", "请写成“键: 值”（半角冒号加空格）；如果是上一项内容的续行，行首请比上一项多缩进两格。"
	case is("mapping values are not allowed"):
		line := strings.TrimLeft(d.copy.lineText(failure.Mark.Line), " -")
		if wide, found := strings.CutPrefix(line, "｛"); found && strings.ContainsAny(wide, "}｝") {
			return diag.YAMLBracket, d.copy.lines[failure.Mark.Line-1] + len(d.copy.lineText(failure.Mark.Line)) - len(line), "花括号“｛｝”是全角的", "请改用半角的 { }，各项之间用半角逗号加空格隔开。"
		}
		if colonInValue(d, failure.Mark.Line, at) {
			return diag.YAMLValueColon, at, "值里有半角冒号加空格，程序分不清哪里是值", "请把整个值用双引号括起来，或者把值里的冒号改为全角“：”。"
		}
		return diag.YAMLIndent, at, "这一行的缩进与上面不一致", "同一层的键要左边对齐；下一层的键比上一层多缩进两格，并且上一层的冒号后面不能再写内容。"
	case in("quoted scalar") && (is("end of stream") || is("document indicator")):
		return diag.YAMLQuote, from, fmt.Sprintf("引号“%s”没有配对", charAt(d.text, from)), "请在值的末尾补上同样的半角引号；如果引号是文字的一部分，请改用中文引号“”。"
	case in("quoted scalar"):
		return diag.YAMLQuote, at, "双引号里的反斜杠“\\”后面的字符不认识", "请把反斜杠写成两个“\\\\”，或者改用单引号。"
	case is("expected ',' or ']'"), is("expected ',' or '}'"):
		mark := "["
		if is("'}'") {
			mark = "{"
		}
		if comma := wideComma(d, from); comma >= 0 {
			return diag.YAMLBracket, comma, "各项之间用了全角逗号“，”", "请改为半角逗号加空格。" + quoteHint
		}
		return diag.YAMLBracket, from, bracketSummary(mark), bracketHint(mark)
	case is("cannot start any token"):
		return diag.YAMLValueStart, at, fmt.Sprintf("值不能以“%s”开头", char), quoteHint
	case is("unknown anchor"), in("anchor"), in("alias"):
		// The library may stop after the mark.
		if at > 0 && char != "*" && char != "&" && strings.ContainsAny(d.text[at-1:at], "*&") {
			at--
			char = charAt(d.text, at)
		}
		return diag.YAMLAlias, at, fmt.Sprintf("值以“%s”开头会被当作引用别处的数据，本程序不用这种写法", char), quoteHint
	case in("tag"), is("tag handle"):
		return diag.YAMLTag, at, "值以“!”开头会被当作类型标记，本程序不用这种写法", quoteHint
	case in("block scalar"):
		return diag.YAMLSyntax, at, "“|”或“>”后面同一行不能写内容", "内容请从下一行开始，并缩进两格。"
	case is("expected '-' indicator"):
		// Only an item can stand here, so its mark needs no blank to be known.
		if mark := charAt(d.text, at); mark != "" && strings.Contains(listMarks+"-", mark) {
			return diag.YAMLListMark, at, listMarkSummary(mark), listMarkHint
		}
		return diag.YAMLIndent, at, "列表中间混入了不是“- ”开头的行", "列表的每一项都以“- ”开头并左边对齐；如果是上一项的续行，请再缩进两格。"
	case is("block sequence entries are not allowed"):
		return diag.YAMLSyntax, at, "“-”列表不能与键写在同一行", "请把“- ”移到下一行，并缩进两格。"
	case is("did not find expected key"):
		return explainStray(d, failure, at)
	case is("expected node content"):
		return diag.YAMLBracket, at, fmt.Sprintf("这里多了“%s”", char), "请检查括号和逗号。" + quoteHint
	case in("directive"), is("directive"):
		return diag.YAMLValueStart, at, "行首不能用“%”", quoteHint
	}
	return diag.YAMLSyntax, at, "这里的写法读不懂", "请检查冒号、引号、括号和缩进。" + quoteHint
}

// wideComma looks for a full-width comma before a key, on the line where a
// list or mapping between brackets begins.
func wideComma(d *draft, from int) int {
	line, _, _ := strings.Cut(d.text[min(from, len(d.text)):], "\n")
	for at := 0; ; {
		i := strings.Index(line[at:], "，")
		if i < 0 {
			return -1
		}
		i += at
		at = i + len("，")
		if key, _, ok := strings.Cut(line[at:], ": "); ok && !strings.ContainsAny(key, ",，{}[]\"'") {
			return from + i
		}
	}
}

// closing is the bracket that ends what another begins.
func closing(mark string) string {
	if mark == "{" {
		return "}"
	}
	return "]"
}

func bracketSummary(mark string) string {
	return fmt.Sprintf("“%s”没有配上“%s”，或者各项之间缺少半角逗号", mark, closing(mark))
}

func bracketHint(mark string) string {
	return "各项之间用半角逗号“,”隔开，末尾补上“" + closing(mark) + "”。" + quoteHint
}

// leftOpen looks above the place where the library stopped for a bracket that
// is not closed on its line and has swallowed what follows: the next line is
// indented no further, and the line does not end as one that goes on. It gives
// the line and the offset of the bracket, or an offset below 0.
func leftOpen(d *draft, failure *lib.LoadError) (line, offset int) {
	if strings.Contains(failure.ContextMsg, "quoted scalar") {
		return 0, -1
	}
	below := ""
	for line = min(failure.Mark.Line, len(d.copy.lines)); line > 0; line-- {
		text := d.copy.lineText(line)
		if strings.TrimSpace(text) == "" {
			continue
		}
		if open := openBracket(text); open >= 0 && below != "" && keyColumn(below) <= keyColumn(text) {
			return line, d.copy.lines[line-1] + open
		}
		if startsEntry(text) && line < failure.Mark.Line {
			break
		}
		below = text
	}
	return 0, -1
}

// openBracket is the offset of the first bracket of a line that nothing on it
// closes, or below 0. A line that ends in a comma or a bracket goes on.
func openBracket(line string) int {
	var open []int
	quote := byte(0)
	line, _, _ = strings.Cut(line, " #")
	line = strings.TrimRight(line, " ")
	if line == "" || strings.ContainsRune(",[{", rune(line[len(line)-1])) {
		return -1
	}
	for i := range len(line) {
		switch c := line[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			quote = c
		case (c == '{' || c == '[') && (i == 0 || strings.ContainsRune(" ,[{", rune(line[i-1]))):
			open = append(open, i)
		case (c == '}' || c == ']') && len(open) > 0:
			open = open[:len(open)-1]
		}
	}
	if len(open) == 0 {
		return -1
	}
	return open[0]
}

// keyColumn is where the key of a line begins, the dashes of a list passed
// over.
func keyColumn(line string) int { return len(line) - len(strings.TrimLeft(line, " -")) }

// explainStray tells content after a finished value from a wrong indent.
func explainStray(d *draft, failure *lib.LoadError, at int) (diag.Code, int, string, string) {
	before := d.copy.lineText(failure.Mark.Line)
	if start := d.copy.lines[max(1, min(failure.Mark.Line, len(d.copy.lines)))-1]; at >= start && at-start <= len(before) {
		before = strings.TrimSpace(before[:at-start])
	}
	switch {
	case strings.HasSuffix(before, "\"") || strings.HasSuffix(before, "'"):
		return diag.YAMLQuote, at, "引号括起来的值后面还有内容", "请把整个值括在一对引号里；文字里的引号请用中文引号“”。"
	case strings.HasSuffix(before, "]") || strings.HasSuffix(before, "}"):
		return diag.YAMLBracket, at, "括号后面还有内容", "值以方括号或大括号开头时，请把整个值用双引号括起来；发文字号请用六角括号〔〕。"
	}
	return diag.YAMLIndent, at, "这一行的缩进与上面不一致", "同一层的键要左边对齐；列表项“- ”也要左边对齐。"
}

// colonInValue reports whether the line already had its key before the colon
// at the offset.
func colonInValue(d *draft, line, at int) bool {
	if line < 1 || line > len(d.copy.lines) {
		return false
	}
	start := d.copy.lines[line-1]
	return at > start && at <= len(d.text) && strings.Contains(d.text[start:at], ": ")
}

// charAt returns the character at an offset, "" at the end.
func charAt(text string, at int) string {
	if at < 0 || at >= len(text) {
		return ""
	}
	_, n := utf8.DecodeRuneInString(text[at:])
	return text[at : at+n]
}
