package main

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"yinfa.dev/yinfa/docs"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/spelling"
)

func (a *app) explainCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "explain [代码|说明]",
		Short:   "解释一条检查消息；显示一篇使用说明",
		Long:    "每条消息末尾的方括号里有一个代码。explain 说明它的含义、错误和正确的写法、所依据的条款。\n写说明的名称时，显示这一篇使用说明。什么都不写时，列出全部说明和代码。",
		Example: "  yinfa explain key-unknown\n  yinfa explain 台账\n  yinfa explain",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return append(guides(), codes()...), cobra.ShellCompDirectiveNoFileComp
		},
	}
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		switch len(args) {
		case 0:
			a.listGuides()
			a.listCodes()
			return nil
		case 1:
			return a.explain(strings.Trim(args[0], "［］[] "))
		}
		return exactArgs("一个代码或说明的名称")(cmd, args)
	}
	return cmd
}

func codes() []string {
	var all []string
	for _, e := range diag.Catalogue() {
		all = append(all, string(e.Code))
	}
	return all
}

func guides() []string {
	var all []string
	for _, g := range docs.Guides() {
		all = append(all, g.Name)
	}
	return all
}

func (a *app) listGuides() {
	var rows [][2]string
	for _, g := range docs.Guides() {
		rows = append(rows, [2]string{g.Name, g.Title})
	}
	var b strings.Builder
	section(&b, "使用说明", rows)
	fmt.Fprint(a.stdout, strings.TrimPrefix(b.String(), "\n"))
}

// guideCommand is how a guide is asked for.
func guideCommand(g docs.Guide) string { return "yinfa explain " + g.Name }

func (a *app) listCodes() {
	fmt.Fprintln(a.stdout, "\n消息的代码：")
	width := 0
	for _, e := range diag.Catalogue() {
		width = max(width, len(e.Code))
	}
	for _, e := range diag.Catalogue() {
		fmt.Fprintf(a.stdout, "  %-*s  %s\n", width, e.Code, e.Title)
	}
}

func (a *app) explain(code string) error {
	if g, ok := docs.Find(code); ok {
		fmt.Fprint(a.stdout, g.Text(guideCommand))
		return nil
	}
	e, ok := diag.Lookup(diag.Code(code))
	if !ok {
		hint := "运行 yinfa explain，列出全部代码和说明"
		if near := nearCodes(code); len(near) > 0 {
			hint = "相近的代码：" + strings.Join(near, "、") + "\n" + hint
		} else if about := codesAbout(code); len(about) > 0 {
			hint = "说到它的代码：\n  " + strings.Join(about, "\n  ") + "\n" + hint
		}
		return usage("没有“"+code+"”这个代码或说明", hint)
	}
	fmt.Fprintf(a.stdout, "%s　%s\n\n%s\n", e.Code, e.Title, e.Text)
	for _, part := range [][2]string{{"错误的写法", e.Wrong}, {"正确的写法", e.Right}, {"依据", e.Clause}} {
		if part[1] != "" {
			fmt.Fprintf(a.stdout, "\n%s：\n    %s\n", part[0], strings.ReplaceAll(strings.TrimRight(part[1], "\n"), "\n", "\n    "))
		}
	}
	return nil
}

// nearCodes offers the nearest code and those that share a word with the one
// that was typed.
func nearCodes(code string) []string {
	all := codes()
	var near []string
	if best := spelling.Nearest(code, all); best != "" {
		near = append(near, best)
	}
	for _, c := range all {
		if len(near) < 5 && sharesWord(c, code) && (len(near) == 0 || near[0] != c) {
			near = append(near, c)
		}
	}
	return near
}

// codesAbout lists the codes of which the title holds the words that were
// typed instead of a code.
func codesAbout(words string) []string {
	var about []string
	for _, e := range diag.Catalogue() {
		if words != "" && strings.Contains(e.Title, words) {
			about = append(about, string(e.Code)+"　"+e.Title)
		}
	}
	return about
}

func sharesWord(a, b string) bool {
	for _, x := range strings.Split(a, "-") {
		for _, y := range strings.Split(b, "-") {
			if x == y && len(x) > 2 {
				return true
			}
		}
	}
	return false
}
