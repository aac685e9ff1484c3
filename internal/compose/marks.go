package compose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// halfWidth are marks that Chinese text takes at full width.
const halfWidth = `,;:?!.("-`

// mostLines is how many lines a finding names.
const mostLines = 8

// slip is one way to mistype a character or a word.
type slip struct {
	code     diag.Code
	severity diag.Severity
	find     func(doc.Run) []int // offsets in the text of the run
	summary  string              // with the number and an example
	hint     string
	shown    int // characters of the example from the place on; 0: few
}

// fewestShown is how many characters of an example show what it is about.
const fewestShown = 3

func slips() []slip {
	return []slip{
		{diag.HalfWidthMark, diag.Warning, inText(halfWidthMarks), "中文里有%d处半角标点，如“%s”", "改为全角的 ，；：？！。（）“”—；数字、英文里的不用改", 0},
		{diag.FullWidthDigit, diag.Warning, inText(fullWidthWords), "有%d处全角的数字、字母，如“%s”", "用半角的数字和字母", 0},
		{diag.MarkSuperfluous, diag.Info, inText(superfluousMarks), "并列的书名号、引号之间通常不用顿号，这里有%d处，如“%s”", "删去顿号：《甲》《乙》，“甲”“乙”", 0},
		{diag.MarkStray, diag.Warning, strayMarks, "有%d处标点重复或者在行首，如“%s”", "删去多余的标点", 0},
		{diag.NumberCited, diag.Warning, citedNumbers, "文中有%d处文号写法不规范，如“%s”", "年份用六角括号〔〕，顺序号前不加“第”、不加0，如 云政办〔2024〕3号", 9},
		{diag.DateZero, diag.Warning, zeroDates, "有%d处月、日前面多写了0，如“%s”", "写作 4月5日", 6},
		{diag.WordDoubled, diag.Info, doubledWords, "有%d处词语连写了两次，如“%s”", "多半是改稿时多留了一个，请核对；有意重复的不必改", 4},
	}
}

// inText looks at the text of a run alone.
func inText(find func(string) []int) func(doc.Run) []int {
	return func(r doc.Run) []int { return find(r.Text) }
}

// checkMarks warns of characters and words that were mistyped, once for each
// kind of slip and file, with the lines where they stand. Marks after letters and figures are
// left alone: 8:00, 1,200, Excel.
func (c *composer) checkMarks(d *doc.Document) {
	faults := slips()
	found := make([]misplaced, len(faults))
	look := func(r doc.Run) {
		// What comes from the ledger is not the author's of this text.
		if r.Generated || r.Link != "" || !strings.HasSuffix(r.Span.File, ".md") {
			return
		}
		for k, fault := range faults {
			for _, i := range fault.find(r) {
				found[k].add(r, i, max(fault.shown, fewestShown))
			}
		}
	}
	for _, r := range d.Title {
		look(r)
	}
	eachRun(d.Body, look)
	if d.Form != nil {
		eachRun([]doc.Block{d.Form.Table}, look)
	}
	for _, a := range d.Attachments {
		eachRun(a.Body, look)
	}
	for k, fault := range faults {
		for _, p := range found[k] {
			c.bag.Add(diag.Diagnostic{Code: fault.code, Severity: fault.severity, Span: p.at,
				Summary: fmt.Sprintf(fault.summary, p.n, p.word), Detail: "在第" + lineList(p.lines) + "行", Hint: fault.hint})
		}
	}
}

// misplaced is where characters of one fault stand: an entry a file, in the
// order of reading.
type misplaced []*misplacedIn

type misplacedIn struct {
	at    source.Span // of the first
	word  string      // the first between its neighbours
	lines []int
	n     int
}

// add notes the character at an offset of a run.
func (m *misplaced) add(r doc.Run, offset, shown int) {
	at := span(r, offset, offset+1)
	i := slices.IndexFunc(*m, func(p *misplacedIn) bool { return p.at.File == at.File })
	if i < 0 {
		i = len(*m)
		*m = append(*m, &misplacedIn{at: at, word: around(r.Text, offset, shown)})
	}
	p := (*m)[i]
	p.n++
	if line := at.Start.Line; len(p.lines) == 0 || p.lines[len(p.lines)-1] != line {
		p.lines = append(p.lines, line)
	}
}

// fullWidthWords are the offsets of the stretches of full-width digits and
// letters in a text.
func fullWidthWords(s string) []int {
	var out []int
	end := 0 // of the stretch before
	for i := nextByte(s, 0, fullWidthLead); i < len(s); i = nextByte(s, i+1, fullWidthLead) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ' {
			if len(out) == 0 || i != end {
				out = append(out, i)
			}
			end = i + size
		}
	}
	return out
}

// fullWidthLead is the first byte of every full-width letter, digit and mark
// in UTF-8.
const fullWidthLead = 0xEF

// halfWidthMarks are the offsets of the marks in a text that follow a
// Chinese character or mark, and of brackets and quotation marks beside one.
func halfWidthMarks(s string) []int {
	var out []int
	for i := 0; i < len(s); i++ {
		if s[i] >= wideLead {
			i += wideSize - 1
			continue
		}
		if s[i] >= utf8.RuneSelf || strings.IndexByte(halfWidth, s[i]) < 0 {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[i+1:])
		wrong := chineseRune(before)
		switch s[i] {
		case '(', '"':
			wrong = wrong || chineseRune(after)
		case '-':
			// 最低-3℃ is a negative number.
			wrong = chineseRune(before) && chineseRune(after) || strings.ContainsRune("年月日时分号条章", before) && after >= '0' && after <= '9'
		case '.':
			wrong = wrong && (after == utf8.RuneError || chineseRune(after))
		}
		if wrong {
			out = append(out, i)
		}
	}
	return out
}

// chineseRune reports whether a character belongs to Chinese text.
func chineseRune(r rune) bool {
	return unicode.Is(unicode.Han, r) || strings.ContainsRune("”’）》〉】〕“‘（《〈【〔，。；：、？！", r)
}

// superfluousMarks are the offsets of 、 between titles or between quotations
// (GB/T 15834-2011 4.5.3.5).
func superfluousMarks(s string) []int {
	var out []int
	for i := 0; ; {
		at := strings.Index(s[i:], "、")
		if at < 0 {
			return out
		}
		i += at
		end := i + len("、")
		if strings.HasSuffix(s[:i], "》") && strings.HasPrefix(s[end:], "《") || strings.HasSuffix(s[:i], "”") && strings.HasPrefix(s[end:], "“") {
			out = append(out, i)
		}
		i = end
	}
}

// around shows a character between its neighbours, so many from it on.
func around(s string, at, shown int) string {
	before, rest := []rune(s[:at]), []rune(s[at:])
	return string(before[max(0, len(before)-3):]) + string(rest[:min(shown, len(rest))])
}

// lineList names lines: 3、5、8.
func lineList(lines []int) string {
	var words []string
	for _, n := range lines[:min(len(lines), mostLines)] {
		words = append(words, strconv.Itoa(n))
	}
	out := strings.Join(words, "、")
	if len(lines) > mostLines {
		out += "……"
	}
	return out
}
