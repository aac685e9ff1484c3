package papers

import (
	"fmt"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/compose"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
)

// demands says what the regime of a plan demands: its quotas as a sentence,
// its deadlines as items. A regime that demands nothing sets nothing.
func demands(c *call, s *compose.Scope, _ *doc.Directive) []doc.Block {
	p := c.wantPlan()
	if p == nil || p.Regime == nil {
		return nil
	}
	allowed := []string{"定额", "期限"}
	want := c.list("写")
	for _, t := range want {
		if !slices.Contains(allowed, t.Value) {
			c.bag.Error(diag.SelectionValue, t.Span, "“写”后面没有“"+t.Value+"”这一项", near(t.Value, allowed))
			return nil
		}
	}
	wants := func(name string) bool {
		return len(want) == 0 || slices.ContainsFunc(want, func(t doc.Text) bool { return t.Value == name })
	}
	level := c.level(3)
	var out []doc.Block
	if sentence := quotas(p.Regime); wants("定额") && sentence != "" {
		out = append(out, c.paragraph(c.made(sentence)))
	}
	if wants("期限") {
		for _, rule := range p.Regime.Deadlines {
			out = append(out, &doc.Heading{Level: level, Head: c.made(rule.Item.Value + "。"), Tail: c.made(deadlineWords(rule)), Span: c.span})
		}
	}
	return s.Blocks(out)
}

// quotas are the quotas of a regime as a sentence.
func quotas(r *ledger.Regime) string {
	var sentences []string
	for _, per := range []string{ledger.PerTeamRound, ledger.PerRound} {
		var parts []string
		for _, q := range r.Quotas {
			if q.Per != per {
				continue
			}
			if q.What == ledger.CountFocus {
				parts = append(parts, fmt.Sprintf("确定%s不少于%d个", q.What, q.Least.N))
				continue
			}
			parts = append(parts, fmt.Sprintf("发现%s不少于%d项", q.What, q.Least.N))
		}
		if len(parts) > 0 {
			sentences = append(sentences, per+strings.Join(parts, "，")+"。")
		}
	}
	return strings.Join(sentences, "")
}

// deadlineWords is a deadline as a sentence.
func deadlineWords(rule *ledger.Rule) string {
	actor := ""
	if !rule.Actor.Empty() {
		actor = "由" + rule.Actor.Value
	}
	if rule.Limit.Term.Unit == calendar.NextMonth {
		return fmt.Sprintf("%s于%s前提交。", actor, rule.Limit.Term)
	}
	return fmt.Sprintf("%s自%s之日起%s内提交。", actor, eventName(rule.Limit.Event), rule.Limit.Term)
}

// eventName is an event as sentences call it.
func eventName(event string) string {
	switch event {
	case ledger.EventEnded:
		return "巡查结束"
	case ledger.EventReported:
		return "报告提交"
	case ledger.EventApproved:
		return "巡查报告审定"
	case ledger.EventIssued:
		return "整改通知下发"
	}
	return event
}
