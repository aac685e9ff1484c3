package papers

import (
	"slices"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/spelling"
)

// selection is which part of the ledger a paper, a block or a figure is
// about. What is left empty is not asked.
type selection struct {
	plan       *ledger.Plan
	round      *ledger.Round
	team       *ledger.Team
	units      []*ledger.Unit
	kinds      []string
	levels     []string
	industries []string
	states     []ledger.State
	listed     bool
	month      [2]int // year, month
	from, to   calendar.Date
	on         calendar.Date // the day of the states; zero: the date of the document
	later      bool          // findings made after that day are wanted too
	anyPlan    bool          // 计划=全部: all plans together
}

// pair is one condition: 等级=重大、突出.
type pair struct {
	key    doc.Text
	values []doc.Text
}

// conditions are the keys that select.
func conditions() []string {
	return []string{"计划", "轮次", "组", "单位", "等级", "类别", "行业", "状态", "月", "自", "至", "截至", "挂牌"}
}

// open is the state word for everything that is not closed.
const open = "未销号"

// every undoes a condition that a wider scope set.
const every = "全部"

// reading reads conditions one by one into a selection.
type reading struct {
	office *Office
	to     *selection
	year   int // of months written without one
	// published is the day of what a public document says; zero: it is not
	// public, or says no day.
	published calendar.Date
	bag       *diag.Bag
	sound     bool
}

func (r *reading) wrong(at doc.Text, summary, hint string) {
	r.sound = false
	r.bag.Error(diag.SelectionValue, at.Span, summary, hint)
}

// mostListed is how many words a hint lists.
const mostListed = 25

func near(word string, among []string) string {
	hint := ""
	switch {
	case len(among) > mostListed:
		hint = "可以写的名称见“台账数据”的说明。"
	case len(among) > 0:
		hint = "可以写：" + strings.Join(among, "、") + "。"
	}
	if n := spelling.Nearest(word, among); n != "" {
		return "是不是“" + n + "”？" + hint
	}
	return hint
}

// read takes one condition; false when the key is none.
func (r *reading) read(p pair) bool {
	if !slices.Contains(conditions(), p.key.Value) && p.key.Value != "月份" && p.key.Value != "巡查组" {
		return false
	}
	if len(p.values) == 0 {
		r.wrong(p.key, "“"+p.key.Value+"”后面没有写内容", "写作 "+p.key.Value+"=……")
		return true
	}
	all := len(p.values) == 1 && p.values[0].Value == every
	one := func() doc.Text {
		if len(p.values) > 1 {
			r.wrong(p.values[1], "“"+p.key.Value+"”只能写一个", "删去多余的。")
		}
		return p.values[0]
	}
	switch p.key.Value {
	case "计划":
		if r.to.anyPlan = all; all {
			r.to.plan, r.to.round, r.to.team = nil, nil, nil
			return true
		}
		r.plan(one())
	case "轮次":
		if r.to.round = nil; !all {
			r.round(one())
		}
	case "组", "巡查组":
		if r.to.team = nil; !all {
			r.team(one())
		}
	case "单位":
		if r.to.units = nil; !all {
			r.units(p.values)
		}
	case "等级":
		r.to.levels = r.words(p, ledger.Levels(), all)
	case "类别":
		r.to.kinds = r.words(p, ledger.Kinds(), all)
	case "行业":
		r.to.industries = r.words(p, r.office.industries(), all)
	case "状态":
		r.states(p, all)
	case "挂牌":
		r.to.listed = p.values[0].Value == "是" && !all
	case "月", "月份":
		if r.to.month = [2]int{}; !all {
			r.month(one())
		}
	case "自":
		r.to.from = r.date(one())
	case "至":
		r.to.to = r.date(one())
	case "截至":
		r.on(one())
	}
	return true
}

// on takes the day of the states. What was published knows nothing of the
// days after: one of the two days is wrong.
func (r *reading) on(t doc.Text) {
	r.to.on = r.date(t)
	if !r.published.IsZero() && r.published.Before(r.to.on) {
		r.bag.Add(diag.Diagnostic{
			Code: diag.DataAsOf, Severity: diag.Warning, Span: t.Span, Summary: "“截至”" + r.to.on.Chinese() + "，晚于发布日期" + r.published.Chinese(),
			Detail: "公开的公文写不了发布以后的事，两个日期有一个不对", Hint: "核对“截至”的年、月、日；发布推迟了的，改“发布日期”",
		})
	}
}

func (r *reading) plan(t doc.Text) {
	if r.to.plan = r.office.ledger.Plan(t.Value); r.to.plan != nil {
		r.to.round, r.to.team = nil, nil
		return
	}
	var names []string
	for _, p := range r.office.ledger.Plans {
		names = append(names, p.Name.Value)
	}
	r.wrong(t, "没有“"+t.Value+"”这个计划", near(t.Value, names))
}

// wantPlan says that rounds and teams are those of a plan.
func (r *reading) wantPlan(t doc.Text) bool {
	if r.to.plan == nil {
		r.wrong(t, "不知道“"+t.Value+"”是哪个计划的", "在文件头写明“计划”，或者在前面加上 计划=……")
		return false
	}
	return true
}

func (r *reading) round(t doc.Text) {
	if !r.wantPlan(t) {
		return
	}
	plan := r.to.plan
	if r.to.round = plan.Round(t.Value); r.to.round != nil {
		return
	}
	// 1, 一, 第1轮 and 第一轮 are the same round.
	var names []string
	bare := strings.TrimRight(strings.TrimPrefix(t.Value, "第"), "轮批次")
	for i, round := range plan.Rounds {
		names = append(names, round.Name.Value)
		if n, err := strconv.Atoi(bare); err == nil && n == i+1 || bare == chinese(i+1) {
			r.to.round = round
			return
		}
	}
	r.wrong(t, "计划“"+plan.Name.Value+"”没有轮次“"+t.Value+"”", near(t.Value, names))
}

func (r *reading) team(t doc.Text) {
	if !r.wantPlan(t) {
		return
	}
	plan := r.to.plan
	if r.to.team = plan.Team(t.Value); r.to.team != nil {
		return
	}
	var names []string
	for i, team := range plan.Teams {
		names = append(names, team.Name.Value)
		if t.Value == strconv.Itoa(i+1) || t.Value == chinese(i+1) {
			r.to.team = team
			return
		}
	}
	r.wrong(t, "计划“"+plan.Name.Value+"”没有“"+t.Value+"”这个组", near(t.Value, names))
}

func (r *reading) units(list []doc.Text) {
	for _, t := range list {
		u := r.office.ledger.Unit(t.Value)
		if u == nil {
			var names []string
			for _, other := range r.office.ledger.Units {
				names = append(names, other.Name.Value, other.Called())
			}
			hint := "请核对名称，或者先在“单位”里登记。"
			if n := spelling.Nearest(t.Value, names); n != "" {
				hint = "是不是“" + n + "”？"
			}
			r.wrong(t, "没有登记“"+t.Value+"”这个单位", hint)
			continue
		}
		r.to.units = append(r.to.units, u)
	}
}

func (r *reading) words(p pair, allowed []string, all bool) []string {
	if all {
		return nil
	}
	var out []string
	for _, t := range p.values {
		if !slices.Contains(allowed, t.Value) {
			r.wrong(t, "“"+p.key.Value+"”里没有“"+t.Value+"”", near(t.Value, allowed))
			continue
		}
		out = append(out, t.Value)
	}
	return out
}

func (r *reading) states(p pair, all bool) {
	r.to.states = nil
	if all {
		return
	}
	var allowed []string
	for _, s := range ledger.States() {
		allowed = append(allowed, string(s))
	}
	for _, word := range r.words(p, append(allowed, open), false) {
		if word != open {
			r.to.states = append(r.to.states, ledger.State(word))
			continue
		}
		for _, s := range ledger.States() {
			if s != ledger.Closed {
				r.to.states = append(r.to.states, s)
			}
		}
	}
}

// month reads 2026-03, 2026年3月, 3月, 3.
func (r *reading) month(t doc.Text) {
	s := strings.TrimSuffix(strings.NewReplacer("年", "-", "月", "").Replace(t.Value), "-")
	year, month := r.year, s
	if y, m, ok := strings.Cut(s, "-"); ok {
		year, _ = strconv.Atoi(y)
		month = m
	}
	n, err := strconv.Atoi(month)
	if err != nil || n < 1 || n > 12 || year < 2000 || year > 2199 {
		r.wrong(t, "“"+t.Value+"”不是月份", "写作 2026-03 或 2026年3月。")
		return
	}
	r.to.month = [2]int{year, n}
}

func (r *reading) date(t doc.Text) calendar.Date {
	d, ok := calendar.ParseDate(t.Value)
	if !ok {
		r.wrong(t, "“"+t.Value+"”不是日期", "写作 2026-03-31。")
	}
	return d
}

// industries are all that findings name, in the order of first appearance.
func (o *Office) industries() []string {
	var out []string
	seen := map[string]bool{}
	for _, f := range o.ledger.Findings {
		if v := f.Industry.Value; v != "" && !seen[v] {
			seen[v] = true
			out = append(out, v)
		}
	}
	return out
}

// splitArg takes an argument apart: 等级=重大、突出. Without = it is no condition.
func splitArg(t doc.Text) (pair, bool) {
	key, value, ok := strings.Cut(t.Value, "=")
	size := 1
	if !ok {
		key, value, ok = strings.Cut(t.Value, "＝")
		if !ok {
			return pair{}, false
		}
	}
	n := len([]rune(key))
	p := pair{key: part(t, 0, n)}
	at := n + size
	runes := []rune(value)
	start := 0
	for i := 0; i <= len(runes); i++ {
		if i < len(runes) && !strings.ContainsRune("、,，/", runes[i]) {
			continue
		}
		if i > start {
			p.values = append(p.values, part(t, at+start, at+i))
		}
		start = i + 1
	}
	return p, true
}

// part is a stretch of a text, by characters.
func part(t doc.Text, from, to int) doc.Text {
	runes := []rune(t.Value)
	at := t.Span.At(from)
	at.End = at.Start
	at.End.Column += to - from
	return doc.Text{Value: string(runes[from:to]), Span: at}
}
