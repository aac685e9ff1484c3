package linebreak

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/unit"
)

// narrow breaks text as a cell of so many halves of an em does.
func narrow(s string, halves int64) string {
	chars := text(s)
	p := full
	p.Ragged = true
	measure := unit.Length(halves) * em / 2
	var lines []string
	for _, l := range Break(chars, measure, measure, p) {
		line := ""
		for _, c := range chars[l.From:l.To] {
			line += string(c.Rune)
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "/")
}

// In a narrow cell a date is parted after its year or month, and numbers stay
// with their units as long as they fit in a line.
func TestUnitsInNarrowCells(t *testing.T) {
	for _, c := range []struct {
		text   string
		halves int64
		want   string
	}{
		{"3月15日前", 8, "3月15日/前"},
		{"3月15日前", 6, "3月/15日前"},
		{"2026年3月15日", 8, "2026年/3月15日"},
		{"2026年3月15日前", 10, "2026年3月/15日前"},
		{"2026年3月15日前", 15, "2026年3月15日前"},
		{"4月20日销号", 8, "4月20日/销号"},
		{"投入34.4万元", 8, "投入/34.4万元"},
		{"限24小时内", 6, "限/24小时/内"},
		{"建筑面积2800平方米", 12, "建筑面积/2800平方米"},
		{"由第14组负责", 6, "由/第14组/负责"},
		{"见附件1和附件2", 8, "见附件1/和附件2"},
	} {
		if got := narrow(c.text, c.halves); got != c.want {
			t.Errorf("%s at %d halves: %s, want %s", c.text, c.halves, got, c.want)
		}
	}
}

// A ragged line is neither opened nor squeezed hard, and a lone character gets
// company.
func TestRaggedLines(t *testing.T) {
	chars := text("制定整改方案，报市安委办。")
	p := full
	p.Ragged = true
	for _, l := range Break(chars, 10*em, 10*em, p) {
		if l.Loose || places(l) != ramp(len(l.X)) {
			t.Errorf("places %s", places(l))
		}
	}
	if got := narrow("明确一名负责同志包保方案。", 23); got != "明确一名负责同志包保/方案。" {
		t.Errorf("got %s", got)
	}
}

// ramp is n characters one em apart.
func ramp(n int) string {
	s := make([]string, n)
	for i := range s {
		s[i] = ems(unit.Length(i) * em)
	}
	return strings.Join(s, " ")
}

// A line that nothing can fill is left short rather than torn apart.
func TestLooseLinesAreLeftAsTheyCome(t *testing.T) {
	chars := text(strings.Repeat("汉", 20) + strings.Repeat("a", 40) + "汉")
	l := Break(chars, 28*em, 28*em, full)[0]
	if !l.Loose || l.Width != 20*em {
		t.Errorf("loose %v, width %s", l.Loose, ems(l.Width))
	}
	chars = text("jiancha@yunlan.example.cn，联系电话：0000-66010012、0000-66010013。")
	l = Break(chars, 28*em, 28*em, full)[0]
	if !l.Loose || l.X[len(l.X)-2]-l.X[len(l.X)-3] != em/2 || l.Width > 26*em {
		t.Errorf("loose %v, width %s", l.Loose, ems(l.Width))
	}
}

// A telephone number is parted only when it is wider than a line, and then at
// its hyphen.
func TestTelephoneIsPartedLast(t *testing.T) {
	chars := text(strings.Repeat("汉", 23) + "0000-66010012。")
	if l := Break(chars, 28*em, 28*em, full)[0]; l.To != 23 {
		t.Errorf("the line ends at %d", l.To)
	}
	if got := narrow("0000-66010012", 10); got != "0000-/66010012" {
		t.Errorf("in a narrow cell: %s", got)
	}
}

// The last line but one gives up a character rather than be squeezed hard to
// take one in.
func TestLoneCharacterGetsCompany(t *testing.T) {
	for _, c := range []struct{ text, last string }{
		{"20日，3项已全部整改销号，整改率百分之百。现将有关情况报告如下：", "下："},
		{strings.Repeat("汉", 24) + "式样见附件1。", "附件1。"},
	} {
		chars := text(c.text)
		lines := Break(chars, 28*em, 28*em, full)
		got := ""
		for _, k := range chars[lines[len(lines)-1].From:] {
			got += string(k.Rune)
		}
		if !strings.HasSuffix(got, c.last) || len(lines) != 2 && c.last == "附件1。" {
			t.Errorf("last line %s\n%s", got, dump(chars, lines))
		}
	}
}

// Marks of a ragged line are not squeezed to end it at a place that the eye
// would rather not have: 第三十|五条.
func TestRaggedLinesAreNotSqueezedForAWeakEnd(t *testing.T) {
	chars := text("《建设工程安全生产管理条例》第三十五条")
	p := full
	p.Ragged = true
	measure := em * 88 / 10
	lines := Break(chars, measure, measure, p)
	if last := lines[len(lines)-1]; string(chars[last.From].Rune) != "第" {
		t.Errorf("the last line begins with %c", chars[last.From].Rune)
	}
}
