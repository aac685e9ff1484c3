package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/repo"
	"yinfa.dev/yinfa/internal/spelling"
	"yinfa.dev/yinfa/internal/workbook"
)

// statusFlags are the flags of `yinfa status`.
type statusFlags struct {
	date, format      string
	plan, round, team string
	unit              string
}

// outputFlags say where a command that writes one file puts it.
type outputFlags struct {
	output string
	force  bool
}

func (a *app) statusCommand() *cobra.Command {
	var f statusFlags
	var to outputFlags
	cmd := &cobra.Command{
		Use:   "status [选项]",
		Short: "列出到期、超期、待验收和已销号的事项",
		Long: "按某一天的情况列出问题隐患和制度规定的事项：哪些超期、快到期、待验收、已销号，期限依据什么、怎么算出来的。\n" +
			"数据在 content/数据 里。有超期的事项时退出码是 1。\n" +
			"格式写 xlsx 时写成工作簿：汇总、超期、快到期、待验收、制度事项、按巡查组、按单位、按轮次各一张表，没有内容的不写。",
		Example: "  yinfa status --date 2026-07-15\n  yinfa status --date 2026-07-15 --unit 望潮镇\n  yinfa status --date 2026-07-15 -o 办理情况.xlsx\n  yinfa status --format json",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.status(cmd, f, to) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.date, "date", "", "按哪一天的情况，`日期`写作 2026-07-15（缺省：今天）")
	flags.StringVar(&f.format, "format", "", "输出`格式`：text、json、xlsx（缺省：看 -o 的文件名，看不出的为 text）")
	flags.StringVarP(&to.output, "output", "o", "", "写到哪个`文件`；“-”是标准输出（缺省：text、json 写到标准输出，xlsx 写到 办理情况.xlsx）")
	flags.BoolVar(&to.force, "force", false, "文件已经有了也覆盖")
	flags.StringVar(&f.plan, "plan", "", "只看一个`计划`")
	flags.StringVar(&f.round, "round", "", "只看一个`轮次`")
	flags.StringVar(&f.team, "team", "", "只看一个巡查`组`")
	flags.StringVar(&f.unit, "unit", "", "只看一个`单位`和它的下属")
	return cmd
}

func (a *app) status(cmd *cobra.Command, f statusFlags, to outputFlags) error {
	if f.format == "" {
		f.format = statusFormat(to.output)
	}
	if err := choice("format", f.format, "text", "json", "xlsx"); err != nil {
		return err
	}
	when, err := a.date(f.date)
	if err != nil {
		return err
	}
	root, err := a.projectRoot(nil)
	if err != nil {
		return err
	}
	set, err := repo.Open(root)
	if err != nil {
		return err
	}
	if len(set.List(ledger.Folder, "")) == 0 {
		return usage("这个项目还没有台账数据", "数据写在 "+ledger.Folder+" 里，写法见 yinfa explain 台账")
	}
	var bag diag.Bag
	l := ledger.Open(set, &bag)
	whole := !bag.HasErrors()
	l.Check(&bag)
	filter, err := statusFilter(l, f)
	if err != nil {
		return err
	}
	year, month, day := when.Date()
	s := l.StatusOn(calendar.Date{Year: year, Month: int(month), Day: day}, filter)
	// Warnings are for check; errors make the figures doubtful.
	fmt.Fprint(a.stderr, diag.Digest(slices.DeleteFunc(bag.Sorted(), func(d diag.Diagnostic) bool { return d.Severity != diag.Error })))
	if !whole && f.format == "xlsx" {
		// A workbook goes on to others, who see no message.
		return &failure{exitContent, "台账数据有错误，没有写工作簿", "先按上面的提示改好，再运行"}
	}
	data, err := statusData(s, whole, f.format)
	if err != nil {
		return environment("写不出结果："+err.Error(), "请检查磁盘空间（系统的临时文件夹），再试一次")
	}
	if to.output == "" {
		to.output = "-"
		if f.format == "xlsx" {
			to.output = "办理情况.xlsx"
		}
	}
	if err := a.deliver(data, to); err != nil {
		return err
	}
	if bag.HasErrors() || s.Late() {
		return contentErrors()
	}
	return nil
}

// statusFormat is the format that a file name asks for.
func statusFormat(output string) string {
	switch ext := strings.ToLower(filepath.Ext(output)); ext {
	case ".xlsx", ".json":
		return ext[1:]
	}
	return "text"
}

// statusData is the status in a format; whole says that all data could be
// read.
func statusData(s *ledger.Status, whole bool, format string) ([]byte, error) {
	switch format {
	case "json":
		text, err := statusJSON(s, whole)
		return []byte(text), err
	case "xlsx":
		return workbook.StatusXLSX(s)
	}
	text := statusText(s)
	if !whole {
		text = "台账数据有错误，没有读全：下面的数字不可靠，改好以后再用\n\n" + text
	}
	return []byte(text), nil
}

// onePlan asks for the plan where several have the round or the team named.
func onePlan(plans []*ledger.Plan, f statusFlags) error {
	for _, part := range []struct {
		name string
		has  func(*ledger.Plan) bool
	}{
		{f.round, func(p *ledger.Plan) bool { return p.Round(f.round) != nil }},
		{f.team, func(p *ledger.Plan) bool {
			return p.Team(f.team) != nil && (f.round == "" || p.Round(f.round) != nil)
		}},
	} {
		if part.name == "" {
			continue
		}
		found := slices.DeleteFunc(slices.Clone(plans), func(p *ledger.Plan) bool { return !part.has(p) })
		if len(found) > 1 {
			return usage("几个计划都有“"+part.name+"”", "请用 --plan 写明是哪一个："+strings.Join(names(found, func(p *ledger.Plan) string { return p.Name.Value }), "、"))
		}
	}
	return nil
}

// statusFilter turns names typed by the user into a filter.
func statusFilter(l *ledger.Ledger, f statusFlags) (ledger.Filter, error) {
	var out ledger.Filter
	plans := l.Plans
	if f.plan != "" {
		if out.Plan = l.Plan(f.plan); out.Plan == nil {
			return out, unknownName("计划", f.plan, names(l.Plans, func(p *ledger.Plan) string { return p.Name.Value }))
		}
		plans = []*ledger.Plan{out.Plan}
	}
	if err := onePlan(plans, f); err != nil {
		return out, err
	}
	var rounds, teams []string
	for _, p := range plans {
		rounds = append(rounds, names(p.Rounds, func(r *ledger.Round) string { return r.Name.Value })...)
		teams = append(teams, names(p.Teams, func(t *ledger.Team) string { return t.Name.Value })...)
		if r := p.Round(f.round); r != nil && out.Round == nil {
			out.Plan, out.Round = p, r
		}
		if t := p.Team(f.team); t != nil && out.Team == nil && (f.round == "" || out.Plan == p) {
			out.Plan, out.Team = p, t
		}
	}
	switch {
	case f.round != "" && out.Round == nil:
		return out, unknownName("轮次", f.round, rounds)
	case f.team != "" && out.Team == nil:
		return out, unknownName("巡查组", f.team, teams)
	case f.unit == "":
		return out, nil
	}
	u := l.Unit(f.unit)
	if u == nil {
		return out, unknownName("单位", f.unit, names(l.Units, (*ledger.Unit).Called))
	}
	out.Units = []*ledger.Unit{u}
	return out, nil
}

func names[T any](list []*T, name func(*T) string) []string {
	var out []string
	for _, v := range list {
		out = append(out, name(v))
	}
	return out
}

// mostNames bounds the names offered in a hint.
const mostNames = 12

func unknownName(what, typed string, known []string) error {
	hint := "数据里没有" + what
	if near := spelling.Nearest(typed, known); near != "" {
		hint = "是不是“" + near + "”？"
	} else if len(known) > 0 {
		hint = "有：" + strings.Join(known[:min(len(known), mostNames)], "、")
	}
	return usage("没有“"+typed+"”这个"+what, hint)
}
