package release

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/doc"
)

// labelled finds a name behind the word that says what it is.
var labelled = regexp.MustCompile(`(?:姓名|联系人|负责人|责任人|代表人|当事人|投诉人|举报人|申请人|经办人|联络员|副?组长|成员|专家|法人)[:：][ \x{3000}]*([\p{Han} \x{3000}、]{2,60})`)

// nameHead tells columns of persons by their heads.
var nameHead = regexp.MustCompile(`^(?:姓名|人员|.{0,6}(?:联系人|负责人|责任人|代表人|当事人|联络员|组长|成员))$`)

// persons lists the names of persons in a document that its own form tells:
// in rosters, behind words such as 联系人, in columns of a table.
func persons(t *doc.Document) []string {
	var out []string
	seen := map[string]bool{}
	add := func(s string) {
		if s = squeezed(s); surnameOf(s) != "" && !unitEnd(s) && !seen[s] {
			seen[s] = true
			out = append(out, s)
		}
	}
	list := func(s string) {
		for _, part := range strings.FieldsFunc(withoutBrackets(s), func(r rune) bool { return strings.ContainsRune("、，,；;。/", r) }) {
			add(part)
		}
	}
	w := &nameWalk{list: list}
	w.blocks(t.Body)
	if t.Form != nil && t.Form.Table != nil {
		w.table(t.Form.Table)
	}
	for _, a := range t.Attachments {
		w.blocks(a.Body)
	}
	for _, l := range t.Attendance {
		list(doc.PlainText(l.Text))
	}
	eachText(t, func(runs []doc.Run) {
		for _, m := range labelled.FindAllStringSubmatch(doc.PlainText(runs), -1) {
			list(m[1])
		}
	})
	return out
}

// unitEnd tells places and offices from persons: 白鹤镇, 江东街道.
func unitEnd(s string) bool {
	last, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune("镇乡街村市县区局委办院站所厂司队会组部处科店", last) || strings.HasSuffix(s, "街道") || strings.HasSuffix(s, "社区")
}

type nameWalk struct{ list func(string) }

func (w *nameWalk) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Roster:
			for _, l := range b.Lines {
				w.list(doc.PlainText(l.Text))
			}
		case *doc.Table:
			w.table(b)
		case *doc.Landscape:
			w.blocks(b.Blocks)
		case *doc.List:
			for _, item := range b.Items {
				w.blocks(item.Blocks)
			}
		}
	}
}

// table takes names from the columns whose head says so, and from the cell
// beside such a label in a form.
func (w *nameWalk) table(t *doc.Table) {
	columns := map[int]bool{}
	for i, row := range t.Rows {
		for k, c := range row.Cells {
			text := squeezed(cellText(c))
			switch {
			case nameHead.MatchString(text) && i < max(t.HeadRows, 1):
				columns[c.Column] = true
			case columns[c.Column] && i >= t.HeadRows:
				w.list(cellText(c))
			case k > 0 && nameHead.MatchString(squeezed(cellText(row.Cells[k-1]))):
				w.list(cellText(c))
			}
			for _, b := range c.Blocks {
				w.blocks([]doc.Block{b})
			}
		}
	}
}

func cellText(c doc.Cell) string {
	s := ""
	for _, b := range c.Blocks {
		if p, ok := b.(*doc.Paragraph); ok {
			s += doc.PlainText(p.Runs)
		}
	}
	return s
}

func squeezed(s string) string {
	return strings.Map(func(r rune) rune {
		if r == ' ' || r == '\u3000' || r == '\u00a0' {
			return -1
		}
		return r
	}, s)
}

// withoutBrackets drops what stands in brackets: 许安（市应急局）.
func withoutBrackets(s string) string {
	depth := 0
	return strings.Map(func(r rune) rune {
		switch r {
		case '（', '(':
			depth++
			return -1
		case '）', ')':
			depth = max(depth-1, 0)
			return -1
		}
		if depth > 0 {
			return -1
		}
		return r
	}, s)
}
