package workbook

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/spelling"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// headDepth is how many rows may stand above the heads: a title, a date, the
// name of the unit, grouped heads.
const headDepth = 20

// Mapping says which head of a hand-made sheet stands for which key.
type Mapping struct {
	Sheet string
	List  string // what the sheet holds; empty: it is guessed
	head  int    // number of the head row, 0: found
	to    map[string]string
	spans map[string]source.Span
	order []string
	skip  map[string]bool
}

// ReadMapping reads a mapping file; nil when it has errors.
func ReadMapping(f *source.File, bag *diag.Bag) *Mapping {
	var found diag.Bag
	defer func() { bag.Append(found.Sorted()) }()
	r := yaml.Read(yaml.Parse(f, 0, len(f.Text), &found), "对应文件", &found)
	if r == nil {
		if !found.HasErrors() {
			found.Error(diag.WorkbookMapping, f.Whole(), "对应文件是空的", "写法见 yinfa explain Excel。")
		}
		return nil
	}
	m := &Mapping{Sheet: r.Text("工作表").Value, to: map[string]string{}, spans: map[string]source.Span{}, skip: map[string]bool{}}
	if n, ok := r.Int("表头行", 1, maxRows); ok {
		m.head = n
	}
	known := findingList().titles
	if what := r.Choice("内容", Readable()); what != "" {
		m.List, known = what, listOf(what).titles
	}
	if pairs := r.Map("对应"); pairs != nil {
		for _, e := range pairs.Rest() {
			to := e.Value.Text()
			if e.Value.Kind != yaml.Scalar || !contains(known, to.Value) {
				hint := "可以对应：" + strings.Join(known, "、") + "。"
				if near := spelling.Nearest(to.Value, known); near != "" {
					hint = "是不是“" + near + "”？" + hint
				}
				found.Error(diag.WorkbookMapping, e.Value.Span, "台账里没有“"+to.Value+"”", hint)
				continue
			}
			head := simple(e.Key)
			m.to[head], m.spans[head] = to.Value, e.KeySpan
			m.order = append(m.order, head)
		}
	}
	for _, t := range r.Texts("不导入") {
		m.skip[simple(t.Value)] = true
	}
	r.Finish()
	if found.HasErrors() {
		return nil
	}
	return m
}

func contains(list []string, s string) bool {
	for _, one := range list {
		if one == s {
			return true
		}
	}
	return false
}

// simple is a head without blanks, line ends, brackets and marks: what two
// people write differently for the same column.
func simple(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" \t\r\n\u3000\u00A0*＊:：()（）[]【】《》", r) {
			return -1
		}
		return r
	}, s)
}

// usual are heads that offices write over findings, by the title they stand
// for: those of the keys, and those of columns that are no key.
func usual() map[string][]string {
	all := ledger.UsualForFindings()
	all[titleState] = []string{"整改情况", "整改状态", "办理状态", "当前状态", "进展", "销号情况"}
	all[titleStateDay] = []string{"办理日期", "销号日期", "状态变更日期"}
	all[titleStepNote] = []string{"整改说明", "进展说明", "情况说明"}
	all[titleStepProof] = []string{"验收凭证", "证明材料", "销号凭证"}
	all[titleStepDue] = []string{"延期", "延期期限"}
	return all
}

// usualOfTeams are heads over teams: a sheet calls 巡查组 what the files call
// 名称, and has the plan as a column.
func usualOfTeams() map[string][]string {
	all := ledger.UsualForTeams()
	all[titleTeam] = all[titleName]
	delete(all, titleName)
	all[titlePlan] = []string{"所属计划", "年度计划"}
	return all
}

// guess is the title that a head most likely means, and why.
func (l *list) guess(head string) (title, why string) {
	h := simple(head)
	if h == "" {
		return "", ""
	}
	var names []string
	owner := map[string]string{}
	for _, t := range l.titles {
		names = append(names, t)
		owner[t] = t
		for _, alias := range l.usual[t] {
			if alias == h {
				return t, "常见叫法"
			}
			names = append(names, alias)
			owner[alias] = t
		}
	}
	if near := spelling.Nearest(h, names); near != "" {
		return owner[near], "与“" + near + "”相近"
	}
	return "", ""
}

// head finds the row of heads of a list: the one with the most cells that are
// known or look like a known one. The score is 0 when no row has enough of
// them, or when none of them is essential.
func (t *Table) head(l *list, m *Mapping) (at, score int) {
	at = -1
	for i, r := range t.rows[:min(len(t.rows), headDepth)] {
		n, essential := 0, false
		for c := range r.cells {
			title := ""
			switch h := simple(r.cells[c]); {
			case m != nil && m.to[h] != "":
				title = m.to[h]
			case contains(l.titles, h):
				title = h
			default:
				title, _ = l.guess(h)
			}
			if title != "" {
				n++
				essential = essential || contains(l.essential, title)
			}
		}
		if essential && n >= l.fewest && n > score {
			at, score = i, n
		}
	}
	return at, score
}

// Match is what one column of the sheet stands for.
type Match struct {
	Column  int    // from 0
	Head    string // as the sheet has it
	Title   string // of the ledger; empty: not read
	Why     string
	Guessed bool
}

// Matching is what all columns stand for.
type Matching struct {
	Matches []Match
	first   int // index of the first row below the heads
	at      map[string]int
}

// Guessed reports whether any column is a guess that wants confirming.
func (m *Matching) Guessed() bool {
	for _, one := range m.Matches {
		if one.Guessed {
			return true
		}
	}
	return false
}

// Match finds what the columns stand for: what the mapping says, what is
// written letter for letter, and guesses. Nil when there are no heads, which
// is reported.
func (t *Table) Match(m *Mapping, bag *diag.Bag) *Matching {
	whole := source.Span{File: t.File}
	l := t.list
	at, _ := t.head(l, m)
	if m != nil && m.head > 0 {
		at = -1
		for i, r := range t.rows {
			if r.number == m.head {
				at = i
			}
		}
	}
	if at < 0 {
		bag.Error(diag.WorkbookHead, whole, "找不到表头", "表头是写着“"+strings.Join(l.titles[:2], "”“")+"”等列名的一行；列名不同的，写一份对应文件，写法见 yinfa explain Excel。")
		return nil
	}
	out := &Matching{first: at + 1, at: map[string]int{}}
	heads := t.rows[at]
	used := map[string]bool{}
	for c := range heads.cells {
		head := strings.TrimSpace(heads.cells[c])
		h := simple(head)
		if h == "" {
			continue
		}
		used[h] = true
		one := Match{Column: c, Head: head}
		switch {
		case m != nil && m.skip[h]:
			one.Why = "对应文件：不导入"
		case m != nil && m.to[h] != "":
			one.Title, one.Why = m.to[h], "对应文件"
		case contains(l.titles, h):
			one.Title, one.Why = h, "列名相同"
		case worked(h), h == "序号":
			one.Why = "只供查看"
		default:
			one.Title, one.Why = l.guess(h)
			one.Guessed = one.Title != ""
		}
		out.Matches = append(out.Matches, one)
	}
	out.resolve(t, heads, bag)
	if m != nil {
		for _, h := range m.order {
			if !used[h] {
				bag.Error(diag.WorkbookMapping, m.spans[h], "表里没有“"+h+"”这一列", "请照表头的写法填写。")
			}
		}
	}
	for _, key := range l.keys {
		if _, ok := out.at[key]; !ok && (key != titlePlan || l.name != SheetTeams) {
			bag.Error(diag.WorkbookHead, t.span(heads, 0), "表里没有“"+key+"”一列", "每一行要靠“"+strings.Join(l.keys, "”“")+"”认出是哪一条，请加上这一列；列名不同的，写一份对应文件，写法见 yinfa explain Excel。")
		}
	}
	return out
}

// resolve settles which column a title is read from: a certain one before
// the guesses, an earlier guess before a later one. Columns that are not read
// are reported.
func (m *Matching) resolve(t *Table, heads row, bag *diag.Bag) {
	for _, guesses := range []bool{false, true} {
		for i := range m.Matches {
			one := &m.Matches[i]
			if one.Title == "" || one.Guessed != guesses {
				continue
			}
			first, taken := m.at[one.Title]
			switch {
			case !taken:
				m.at[one.Title] = one.Column
			case guesses:
				one.Title, one.Guessed, one.Why = "", false, ""
			default:
				t.complain(bag, diag.Error, diag.WorkbookColumn, heads, one.Column, fmt.Sprintf("“%s”和第 %s 列都对应“%s”", one.Head, letters(first+1), one.Title), "请在对应文件里把其中一列写进“不导入”。")
			}
		}
	}
	for _, one := range m.Matches {
		if one.Title == "" && one.Why == "" {
			t.complain(bag, diag.Warning, diag.WorkbookColumn, heads, one.Column, "“"+one.Head+"”这一列不认识，没有导入", "要导入的，在对应文件里写明；不要的，写进“不导入”。")
		}
	}
}
