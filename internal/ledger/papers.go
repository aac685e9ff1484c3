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

// Paper is what the data checks need to know of a document.
type Paper struct {
	Kind   string   // 文种
	Plan   doc.Text // as the front matter names it; each of these may be empty
	Round  doc.Text
	Team   doc.Text
	Units  []doc.Text
	Public bool
	Texts  []doc.Text // everything that is read, a paragraph or a value each
	Span   source.Span
}

// CheckPaper compares one document with the data: contact data that must not
// be published, figures that differ from the ledger.
func (l *Ledger) CheckPaper(p Paper, bag *diag.Bag) {
	if p.Public {
		for _, t := range p.Texts {
			checkContacts(l.contacts, t, bag)
		}
	}
	l.checkFigures(p, bag)
}

// CheckDemands looks among all documents for the papers that a regime demands
// and nobody wrote.
func (l *Ledger) CheckDemands(papers []Paper, bag *diag.Bag) {
	for _, plan := range l.Plans {
		if plan.Regime == nil {
			continue
		}
		for _, rule := range plan.Regime.Papers {
			l.demand(plan, rule, papers, bag)
		}
	}
}

// contact is an internal number, as digits, or an address, and whose it is.
type contact struct{ text, who string }

// internal lists them all but the numbers that teams have made public.
func (l *Ledger) internal() []contact {
	public := map[string]bool{}
	for _, p := range l.Plans {
		for _, t := range p.Teams {
			public[digits(t.Phone.Value)] = true
		}
	}
	var out []contact
	add := func(who string, c Contact) {
		for _, secret := range c.each() {
			text := strings.TrimSpace(secret.Reveal().Value)
			if !strings.Contains(text, "@") {
				text = digits(text)
				if len(text) < fewestDigits {
					continue
				}
			}
			if !public[text] {
				out = append(out, contact{text, who})
			}
		}
	}
	for _, u := range l.Units {
		add(u.Called(), u.Contact)
	}
	for _, p := range l.People {
		add(p.Name.Value, p.Contact)
	}
	return out
}

// fewestDigits is the length of the shortest telephone number: a local one.
const fewestDigits = 7

// digits keeps the digits of a number, full-width ones too.
func digits(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case r >= '０' && r <= '９':
			b.WriteRune(r - '０' + '0')
		}
	}
	return b.String()
}

// phones finds what may be a telephone number, with the marks people put in
// it; mails finds addresses.
var (
	phones = regexp.MustCompile(`[0-9０-９][0-9０-９ \-－—]{5,}[0-9０-９]`)
	mails  = regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+`)
)

// mobileDigits is the length of a mobile number. One that long is recognised
// inside a longer run of digits, where two numbers stand side by side.
const mobileDigits = 11

func checkContacts(contacts []contact, t doc.Text, bag *diag.Bag) {
	numbers, addresses := phones.FindAllStringIndex(t.Value, -1), mails.FindAllStringIndex(t.Value, -1)
	if len(numbers)+len(addresses) == 0 {
		return
	}
	for _, c := range contacts {
		for _, m := range numbers {
			if n := digits(t.Value[m[0]:m[1]]); n == c.text || len(c.text) >= mobileDigits && strings.Contains(n, c.text) {
				c.report(t, m, bag)
			}
		}
		for _, m := range addresses {
			if strings.EqualFold(t.Value[m[0]:m[1]], c.text) {
				c.report(t, m, bag)
			}
		}
	}
}

func (c contact) report(t doc.Text, at []int, bag *diag.Bag) {
	bag.Error(diag.ContactPublished, within(t, at[0], at[1]), fmt.Sprintf("公开的公文里有%s的内部联系方式：%s", c.who, t.Value[at[0]:at[1]]), "请删去；要公布的电话写在巡查组的“公布电话”里。")
}

var (
	figures   = regexp.MustCompile(`(问题隐患|重大隐患|突出隐患|一般隐患|机制性问题|违法行为)([0-9]+)(项|处|个|条)`)
	teamCount = regexp.MustCompile(`([0-9]+|[一二三四五六七八九十]{1,3})个(?:巡查|督导|督查|检查)+组`)
)

// checkFigures compares the sums that a text states with the ledger. Only a
// text that names its plan is held to it, and its sums are those of the round
// and the units it names.
func (l *Ledger) checkFigures(p Paper, bag *diag.Bag) {
	plan := l.plans[p.Plan.Value]
	if plan == nil && len(l.Plans) == 1 && !p.Round.Empty() {
		plan = l.Plans[0]
	}
	if plan == nil {
		return
	}
	counted := TallyOf(l.Select(Filter{Plan: plan, Round: plan.Round(p.Round.Value), Team: plan.Team(p.Team.Value), Units: l.unitsNamed(p.Units)}))
	for _, t := range p.Texts {
		for _, m := range figures.FindAllStringSubmatchIndex(t.Value, -1) {
			what := t.Value[m[2]:m[3]]
			written, err := strconv.Atoi(t.Value[m[4]:m[5]])
			if n := counted.named(what); err == nil && n != written && !p.Round.Empty() {
				bag.Error(diag.TotalDiffers, within(t, m[0], m[1]), fmt.Sprintf("正文写的是%s %d 项，台账里有 %d 项", what, written, n), "请核对正文和台账。")
			}
		}
		for _, m := range teamCount.FindAllStringSubmatchIndex(t.Value, -1) {
			n, ok := chineseNumber(t.Value[m[2]:m[3]])
			if ok && len(plan.Teams) > 0 && n != len(plan.Teams) && p.Team.Empty() {
				bag.Error(diag.TotalDiffers, within(t, m[0], m[1]), fmt.Sprintf("正文写的是%s，计划里有 %d 个组", t.Value[m[0]:m[1]], len(plan.Teams)), "请核对正文和计划。")
			}
		}
	}
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

// chineseNumber reads 6, 六, 十二.
func chineseNumber(s string) (int, bool) {
	if n, ok := natural(s); ok {
		return n, true
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

// demand looks for the papers of one rule.
func (l *Ledger) demand(plan *Plan, rule *PaperRule, papers []Paper, bag *diag.Bag) {
	missing := func(at source.Span, forWhat string) {
		bag.Warn(diag.PaperMissing, at, fmt.Sprintf("制度“%s”要求有%s的%s，没有找到", plan.Regime.Name.Value, forWhat, rule.Kind.Value), "请写这份公文，并在文件头写明计划、轮次和单位。")
	}
	has := func(r *Round, t *Team, u *Unit) bool {
		for _, p := range papers {
			if p.Kind == rule.Kind.Value && l.about(p, plan, r, t, u) {
				return true
			}
		}
		return false
	}
	if rule.Step == stepPlan {
		if !has(nil, nil, nil) {
			missing(spanOf(plan.Name, plan.Span), plan.Name.Value)
		}
		return
	}
	told := map[string]bool{}
	for _, i := range l.Inspections {
		if i.Plan != plan || i.Round == nil || i.Team == nil {
			continue
		}
		for _, u := range i.Units {
			day := i.eventDay(rule.Step, u.Unit)
			if day.IsZero() || u.Unit == nil {
				continue
			}
			forWhat, ok := i.Round.Name.Value, false
			switch rule.Per {
			case PaperPerUnit:
				forWhat, ok = forWhat+u.Unit.Called(), has(i.Round, nil, u.Unit)
			case PaperPerTeam:
				forWhat, ok = forWhat+i.Team.Name.Value, has(i.Round, i.Team, nil)
			case PaperPerYear:
				forWhat, ok = plan.Name.Value, has(nil, nil, nil)
			default:
				ok = has(i.Round, nil, nil)
			}
			if !ok && !told[forWhat] {
				told[forWhat] = true
				missing(i.Span, forWhat)
			}
		}
	}
}

// about reports whether a paper is about a plan, and about the round, team
// and unit where these are asked for.
func (l *Ledger) about(p Paper, plan *Plan, r *Round, t *Team, u *Unit) bool {
	if named := l.plans[p.Plan.Value]; named != plan && (named != nil || !p.Plan.Empty() || len(l.Plans) > 1) {
		return false
	}
	if p.Plan.Empty() && p.Round.Empty() {
		return false
	}
	if r != nil && plan.Round(p.Round.Value) != r || t != nil && plan.Team(p.Team.Value) != t {
		return false
	}
	if u == nil {
		return true
	}
	for _, named := range l.unitsNamed(p.Units) {
		if named == u {
			return true
		}
	}
	return false
}
