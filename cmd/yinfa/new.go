package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/papers"
	"yinfa.dev/yinfa/internal/spelling"
)

func (a *app) newCommand() *cobra.Command {
	var date, organ string
	cmd := &cobra.Command{
		Use:     "new [选项] 文种 路径",
		Short:   "新建一份公文",
		Long:    "按文种新建一份公文，写好它需要的各项，照着填即可。已有的文件不会被覆盖。\n只写 yinfa new 时，列出有哪些文种、各在什么时候用。",
		Example: "  yinfa new 通知 content/通知/开展巡查.md\n  yinfa new 函 content/函/商请支持.md --date 2026-03-06\n  yinfa new",
		ValidArgsFunction: func(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
			return a.completeKinds(args)
		},
	}
	cmd.Flags().StringVar(&date, "date", "", "成文`日期`，例如 2026-03-06（缺省：今天）")
	cmd.Flags().StringVar(&organ, "organ", "", "发文`机关`，yinfa.yaml 里的名称或简称（缺省：第一个）")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return a.listKinds()
		}
		if err := exactArgs("文种", "文件路径")(cmd, args); err != nil {
			return err
		}
		day, err := a.date(date)
		if err != nil {
			return err
		}
		root, err := a.projectRoot(args[1:])
		if err != nil {
			return err
		}
		return a.newDocument(root, args[0], args[1], organ, day)
	}
	return cmd
}

// listKinds shows which types and formats the project knows.
func (a *app) listKinds() error {
	root, err := a.projectRoot(nil)
	if err != nil {
		return err
	}
	project, err := a.usable(root)
	if err != nil {
		return err
	}
	var kinds, formats [][2]string
	for _, name := range startable(project) {
		kinds = append(kinds, [2]string{name, project.Layouts.Types[name].Summary})
	}
	for name, f := range project.Layouts.Formats {
		formats = append(formats, [2]string{name, f.Summary})
	}
	slices.SortFunc(formats, func(x, y [2]string) int { return strings.Compare(x[0], y[0]) })
	var b strings.Builder
	section(&b, "文种（yinfa new 文种 路径）", kinds)
	section(&b, "版式（一般不写，由文种决定；要换的，在文件头写“版式: 名称”）", formats)
	fmt.Fprint(a.stdout, strings.TrimPrefix(b.String(), "\n"))
	return nil
}

// completeKinds offers the types for the first word and paths for the second.
func (a *app) completeKinds(args []string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveDefault
	}
	root, err := a.projectRoot(nil)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	project, err := build.Load(root)
	if err != nil {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return startable(project), cobra.ShellCompDirectiveNoFileComp
}

// usable is a project; what is wrong with its settings and layouts is shown.
func (a *app) usable(root string) (*build.Project, error) {
	project, err := build.Load(root)
	if err != nil {
		return nil, err
	}
	if !project.Usable() {
		fmt.Fprint(a.stderr, diag.Text(project.Diagnostics))
		return nil, contentErrors()
	}
	return project, nil
}

// startable lists the types that a new document can be made of.
func startable(p *build.Project) []string {
	var names []string
	for name, t := range p.Layouts.Types {
		if t.Starter != "" {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

func (a *app) newDocument(root, kind, target, organ string, day time.Time) error {
	file, err := a.newPath(root, target)
	if err != nil {
		return err
	}
	project, err := a.usable(root)
	if err != nil {
		return err
	}
	starter, err := starterOf(project, kind)
	if err != nil {
		return err
	}
	o, err := organOf(project, organ)
	if err != nil {
		return err
	}
	text := layout.Fill(starter, placeholders(o, day))
	switch err := writeNew(file, text); {
	case errors.Is(err, fs.ErrExist):
		return usage("“"+target+"”已经有了，没有改动它", "换一个文件名")
	case err != nil:
		return environment("文件写不了："+a.show(file), "请检查磁盘空间和文件夹权限")
	}
	fmt.Fprintln(a.stdout, a.show(file))
	fmt.Fprintln(a.stderr, "已新建，请打开填写；填好后运行 yinfa build")
	return nil
}

// newPath checks where a new document may stand: in content/, ending in .md.
func (a *app) newPath(root, target string) (string, error) {
	inside, err := a.projectPaths(root, []string{target})
	if err != nil {
		return "", err
	}
	if !strings.HasPrefix(inside[0], "content/") {
		return "", usage("公文要放在 content 文件夹里", "例如：content/"+path.Base(filepath.ToSlash(target)))
	}
	file := filepath.Join(root, filepath.FromSlash(inside[0]))
	switch ext := filepath.Ext(file); ext {
	case ".md":
	case "":
		file += ".md"
	default:
		return "", usage("公文的文件名要以 .md 结尾，不能是“"+ext+"”", "例如："+strings.TrimSuffix(target, ext)+".md")
	}
	return file, nil
}

func starterOf(p *build.Project, kind string) (string, error) {
	if t, ok := p.Layouts.Types[kind]; ok && t.Starter != "" {
		return t.Starter, nil
	}
	names := startable(p)
	hint := "可用的文种：" + strings.Join(names, "、")
	if meant := diag.Meant(spelling.Near(kind, names)); meant != "" {
		hint = meant + "\n" + hint
	}
	if papers.Shipped(kind) {
		hint = "“" + kind + "”是公文模板：自己新建一个 .md 文件，文件头写 模板: " + kind + "，写法见 yinfa explain 数据块\n" + hint
	}
	return "", usage("没有“"+kind+"”这个文种", hint)
}

func organOf(p *build.Project, name string) (model.Organ, error) {
	if name == "" {
		if len(p.Model.Organs) == 0 {
			return model.Organ{}, usage("yinfa.yaml 里没有写机关", "在“机关”下写上名称、简称和代字")
		}
		return p.Model.Organs[0], nil
	}
	if o := p.Model.Organ(name); o != nil {
		return *o, nil
	}
	var names []string
	for _, o := range p.Model.Organs {
		names = append(names, o.Name.Value)
	}
	return model.Organ{}, usage("yinfa.yaml 里没有“"+name+"”这个机关", "可以写："+strings.Join(names, "、"))
}

// placeholders are the values a starter text may name.
func placeholders(o model.Organ, day time.Time) map[string]string {
	short := o.Short.Value
	if short == "" {
		short = o.Name.Value
	}
	return map[string]string{
		"年": day.Format("2006"), "日期": day.Format("2006-01-02"),
		"机关": o.Name.Value, "简称": short, "代字": o.Code.Value,
	}
}
