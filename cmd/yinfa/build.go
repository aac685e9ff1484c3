package main

import (
	"context"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
)

// buildFlags are the flags of `yinfa build`.
type buildFlags struct {
	formats    []string
	output     string
	workers    int
	strict     bool
	quiet      bool
	watch      bool
	date       string
	cpuProfile string
	memProfile string
}

func (a *app) buildCommand() *cobra.Command {
	var f buildFlags
	cmd := &cobra.Command{
		Use:     "build [选项] [路径…]",
		Short:   "生成公文",
		Long:    "生成 content 文件夹里的公文；写了路径时只生成这些文件或文件夹里的。\n有错误的公文不生成，其他公文照常生成。",
		Example: "  yinfa build\n  yinfa build content/通知/开展巡查.md\n  yinfa build -f pdf                只要 PDF\n  yinfa build --strict -o 成品\n  yinfa build -f html --watch       一边改一边更新网站",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.build(cmd, f, args) },
	}
	flags := cmd.Flags()
	flags.StringSliceVarP(&f.formats, "format", "f", []string{"pdf", "docx"}, "成品的`格式`：pdf，docx（可以在 Word、WPS 里接着改），html（公开网站，在成品文件夹的 site 里）；几种格式用逗号隔开")
	flags.StringVarP(&f.output, "output", "o", "", "成品`文件夹`（缺省：项目文件夹里的 output）")
	flags.IntVarP(&f.workers, "jobs", "j", 0, "同时处理的`份数`（缺省：处理器的个数）")
	flags.BoolVar(&f.strict, "strict", false, "用了代替字体也算错误")
	flags.BoolVarP(&f.quiet, "quiet", "q", false, "只报告错误，不报告进度、警告和提示")
	flags.BoolVarP(&f.watch, "watch", "w", false, "一直运行，保存原稿后自动重新生成改动到的公文")
	flags.StringVar(&f.date, "date", "", dateUsage)
	flags.StringVar(&f.cpuProfile, "cpuprofile", "", "把处理器剖析写到`文件`")
	flags.StringVar(&f.memProfile, "memprofile", "", "把内存剖析写到`文件`")
	for _, name := range []string{"cpuprofile", "memprofile"} {
		flags.Lookup(name).Hidden = true
	}
	return cmd
}

func (a *app) build(cmd *cobra.Command, f buildFlags, args []string) error {
	formats, err := outputFormats(cmd, f.formats)
	if err != nil {
		return err
	}
	if f.workers < 0 || cmd.Flags().Changed("jobs") && f.workers == 0 {
		return usage(fmt.Sprintf("选项“--jobs”不能是 %d", f.workers), "应是 1 以上的整数")
	}
	options, err := a.options(args)
	if err != nil {
		return err
	}
	options.Formats, options.Workers, options.Strict = formats, f.workers, f.strict
	if options.Day, err = a.dayOfRelease(f.date); err != nil {
		return err
	}
	options.Output = filepath.Join(options.Root, "output")
	if f.output != "" {
		options.Output = a.abs(f.output)
	}
	if f.watch {
		return a.keepBuilding(cmd.Context(), options, f.quiet)
	}
	stop, err := startProfiles(a.path(f.cpuProfile), a.path(f.memProfile))
	if err != nil {
		return environment("剖析文件写不了："+err.Error(), "")
	}
	result, err := a.run(cmd.Context(), options, f.quiet)
	if stopErr := stop(); err == nil && stopErr != nil {
		err = environment("剖析文件写不了："+stopErr.Error(), "")
	}
	if result != nil {
		a.report(options, result, f.quiet)
	}
	if err != nil {
		return err
	}
	if !f.quiet {
		fmt.Fprintln(a.stderr, summary("生成", result))
	}
	return verdict(result)
}

// report tells what was found and made.
func (a *app) report(o build.Options, r *build.Result, quiet bool) {
	fmt.Fprint(a.stderr, told(r.Diagnostics, quiet))
	for _, file := range r.Files {
		fmt.Fprintln(a.stdout, a.show(filepath.Join(o.Output, filepath.FromSlash(file.Path))))
	}
	if r.Site > 0 {
		fmt.Fprintln(a.stdout, a.show(filepath.Join(o.Output, "site", "index.html")))
	}
}

// told is what officers are told of findings.
func told(list []diag.Diagnostic, quiet bool) string {
	if quiet {
		list = diag.Errors(list)
	}
	return diag.Digest(list)
}

// outputFormats checks -f.
func outputFormats(cmd *cobra.Command, names []string) ([]build.Format, error) {
	var out []build.Format
	for _, name := range names {
		switch name = strings.ToLower(strings.TrimSpace(name)); name {
		case "pdf":
			out = append(out, build.PDF)
		case "html":
			out = append(out, build.HTML)
		case "docx":
			out = append(out, build.DOCX)
		default:
			return nil, choice("format", name, "pdf", "docx", "html")
		}
	}
	if len(out) == 0 {
		return nil, usage("选项“--format”是空的", "可以写：pdf、docx、html")
	}
	return out, nil
}

// options fills what every command that runs the stages needs.
func (a *app) options(args []string) (build.Options, error) {
	root, err := a.projectRoot(args)
	if err != nil {
		return build.Options{}, err
	}
	paths, err := a.projectPaths(root, args)
	if err != nil {
		return build.Options{}, err
	}
	return build.Options{Root: root, Paths: paths, FontDirs: a.fontDirs(root), Program: program()}, nil
}

// run builds with a progress bar on a terminal and plain lines elsewhere;
// without either when quiet.
func (a *app) run(ctx context.Context, options build.Options, quiet bool) (*build.Result, error) {
	p := a.newProgress()
	if !quiet {
		options.Progress = p.step
	}
	result, err := build.Run(ctx, options)
	p.finish()
	return result, err
}

// verdict turns findings into an exit code.
func verdict(r *build.Result) error {
	for _, d := range r.Diagnostics {
		if d.Severity == diag.Error {
			return contentErrors()
		}
	}
	return nil
}

// summary says in one line what was done.
func summary(verb string, r *build.Result) string {
	if verb == "检查" {
		return verb + " " + totals(r.Built+r.Failed, "", r)
	}
	return verb + " " + totals(r.Built, "没有"+verb, r)
}

// totals counts documents, pages and findings. What is said of the documents
// with errors may be empty: then they are among the others.
func totals(documents int, failed string, r *build.Result) string {
	counts := map[diag.Severity]int{}
	for _, d := range r.Diagnostics {
		if !d.Follows() {
			counts[d.Severity]++
		}
	}
	s := fmt.Sprintf("%d 份公文", documents)
	if r.Pages > 0 {
		s += fmt.Sprintf("，共 %d 页", r.Pages)
	}
	if r.Failed > 0 && failed != "" {
		s += fmt.Sprintf("；%d 份有错误，%s", r.Failed, failed)
	}
	for _, severity := range []diag.Severity{diag.Error, diag.Warning, diag.Info} {
		if n := counts[severity]; n > 0 {
			s += fmt.Sprintf("；%s %d 条", severity, n)
		}
	}
	return s
}

func (a *app) path(p string) string {
	if p == "" {
		return ""
	}
	return a.abs(p)
}
