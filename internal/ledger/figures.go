package ledger

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// A sum stands in a sentence that says so; one that names a team or a unit is
// about a part.
var (
	sentences = regexp.MustCompile(`[^。；;！？!?]+`)
	sums      = regexp.MustCompile(`共|总计|合计|累计`)
	figures   = regexp.MustCompile(`(问题隐患|重大隐患|突出隐患|一般隐患|机制性问题|违法行为)([0-9]+)(项|处|个|条)`)
	teamCount = regexp.MustCompile(`([0-9]+|[一二两三四五六七八九十]{1,3})个(?:巡查|督导|督查|检查)+组`)
)

// checkFigures compares the sums that a text states with the ledger. Only a
// text that names its round is held to the round's sums; one that names its
// plan, to the number of teams. A text can mean something else by the same
// words, so this warns.
func (l *Ledger) checkFigures(p Paper, bag *diag.Bag) {
	plan := l.plans[p.Plan.Value]
	if plan == nil && len(l.Plans) == 1 && !p.Round.Empty() {
		plan = l.Plans[0]
	}
	if plan == nil {
		return
	}
	round := plan.Round(p.Round.Value)
	counted := TallyOf(l.Select(Filter{Plan: plan, Round: round, Team: plan.Team(p.Team.Value), Units: l.unitsNamed(p.Units)}))
	for _, t := range p.Texts {
		for _, s := range sentences.FindAllStringIndex(t.Value, -1) {
			sentence := t.Value[s[0]:s[1]]
			if round != nil && sums.MatchString(sentence) && !plan.namesPart(sentence) {
				checkSums(t, s, counted, bag)
			}
		}
		for _, m := range teamCount.FindAllStringSubmatchIndex(t.Value, -1) {
			n, ok := chineseNumber(t.Value[m[2]:m[3]])
			if ok && len(plan.Teams) > 0 && n != len(plan.Teams) && p.Team.Empty() {
				bag.Warn(diag.TotalDiffers, within(t, m[0], m[1]), fmt.Sprintf("正文写的是%s，计划里有 %d 个组", t.Value[m[0]:m[1]], len(plan.Teams)), "请核对正文和计划。")
			}
		}
	}
}

// checkSums compares the figures of one sentence, the bytes s of a text.
func checkSums(t doc.Text, s []int, counted Tally, bag *diag.Bag) {
	for _, m := range figures.FindAllStringSubmatchIndex(t.Value[s[0]:s[1]], -1) {
		what := t.Value[s[0]+m[2] : s[0]+m[3]]
		written, err := strconv.Atoi(t.Value[s[0]+m[4] : s[0]+m[5]])
		if n := counted.named(what); err == nil && n != written {
			bag.Warn(diag.TotalDiffers, within(t, s[0]+m[0], s[0]+m[1]), fmt.Sprintf("正文写的是%s %d 项，台账里有 %d 项", what, written, n), "请核对正文和台账。")
		}
	}
}

// namesPart reports whether a sentence names one of the teams or units.
func (p *Plan) namesPart(sentence string) bool {
	for _, t := range p.Teams {
		if strings.Contains(sentence, t.Name.Value) {
			return true
		}
	}
	for _, u := range p.objects {
		if strings.Contains(sentence, u.Called()) {
			return true
		}
	}
	return false
}

// within is the place of a part of a text that stands in the source character
// for character.
func within(t doc.Text, from, to int) source.Span {
	if t.Span.Start.Line != t.Span.End.Line {
		return t.Span
	}
	s := t.Span.At(len([]rune(t.Value[:from])))
	s.End.Column = s.Start.Column + len([]rune(t.Value[from:to]))
	return s
}

// chineseNumber reads 6, 六, 十二, 两.
func chineseNumber(s string) (int, bool) {
	if n, ok := natural(s); ok {
		return n, true
	}
	if s == "两" {
		return 2, true
	}
	const ones = "零一二三四五六七八九"
	value := func(s string) int { return strings.Index(ones, s) / len("一") }
	tens, rest, ten := strings.Cut(s, "十")
	if !ten {
		return value(s), len(s) == len("一")
	}
	n := 10
	if tens != "" {
		n = 10 * value(tens)
	}
	if rest != "" {
		n += value(rest)
	}
	return n, len(tens) <= len("一") && len(rest) <= len("一")
}

// named is the number of a word used in texts.
func (t Tally) named(what string) int {
	switch what {
	case "重大隐患":
		return t.Major
	case "突出隐患":
		return t.Prominent
	case "一般隐患":
		return t.Ordinary
	}
	return t.of(what)
}

func (l *Ledger) unitsNamed(names []doc.Text) []*Unit {
	var out []*Unit
	for _, n := range names {
		if u := l.Unit(n.Value); u != nil {
			out = append(out, u)
		}
	}
	return out
}
