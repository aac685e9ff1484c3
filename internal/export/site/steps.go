package site

import (
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/doc"
)

// The steps of an inspection (环节), in the order of the chain.
const (
	StepPlan   = "计划"
	StepReport = "报告"
	StepMend   = "整改"
	StepResult = "结果"
)

// Steps are the steps of the chain, in order.
func Steps() []string { return doc.ReleaseSteps() }

// sign is what shows that a document belongs to a step.
type sign struct {
	step  string
	words []string // of titles
	kinds []string // 文种
}

// signs are tried in this order: what tells of a result usually names what
// was to be mended, too.
func signs() []sign {
	return []sign{
		{StepResult, []string{"销号", "整改情况", "整改落实", "整改结果", "回头看", "整改完成", "验收"}, nil},
		{StepMend, []string{"挂牌督办", "整改通知", "整改方案", "督办", "交办", "约谈", "限期整改", "责令整改"}, []string{"督办单", "整改通知", "工作交办单", "提醒单"}},
		{StepReport, []string{"巡查情况", "检查情况", "督导情况", "巡查报告", "反馈意见", "专题报告"}, []string{"巡查报告", "督导检查情况", "反馈意见", "动态信息", "通报", "报告"}},
		{StepPlan, nil, []string{"通知", "方案", "制度", "意见", "公告", "通告"}},
	}
}

// stepOf tells which step of an inspection a document belongs to: the one it
// names, else by its title and kind.
func stepOf(named, kind, title string) string {
	if slices.Contains(Steps(), named) {
		return named
	}
	for _, s := range signs() {
		if slices.Contains(s.kinds, kind) || slices.ContainsFunc(s.words, func(w string) bool { return strings.Contains(title, w) }) {
			return s.step
		}
	}
	return StepReport
}
