package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/publish"
	"yinfa.dev/yinfa/internal/spelling"
)

// publishFlags are the flags of `yinfa publish`.
type publishFlags struct {
	site, verify, manifest  string
	dryRun, rollback, adopt bool
	build, asIs             bool
}

func (a *app) publishCommand() *cobra.Command {
	var f publishFlags
	cmd := &cobra.Command{
		Use:   "publish [选项] 目标",
		Short: "把公开网站发布出去",
		Long: "把 output/site 里已经生成的公开网站送到 yinfa.yaml“发布”里的一个目标：文件夹、git 分支或对象存储。\n" +
			"原稿在生成以后有改动时不发布；--build 先重新生成再发布。\n" +
			"只送有变化的文件；中途断了，旧网站照常，再运行一次即可完成。\n" +
			"--verify 按网站的清单（manifest.json）核对每个文件，有不同时退出码是 1。",
		Example: "  yinfa publish 外网 --dry-run\n  yinfa publish 外网\n  yinfa publish 内网 --rollback\n  yinfa publish --verify https://www.example.gov.cn/gk/",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.publish(cmd, f, args) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.site, "site", "", "网站所在的`文件夹`（缺省：项目的 output/site）")
	flags.BoolVar(&f.dryRun, "dry-run", false, "只列出会有什么变化，不改动目标")
	flags.BoolVar(&f.build, "build", false, "先按上次的格式重新生成网站，再发布")
	flags.BoolVar(&f.asIs, "as-is", false, "不核对原稿和网址，发布现有的网站")
	flags.BoolVar(&f.rollback, "rollback", false, "恢复前一个版本（用于文件夹和 git）")
	flags.BoolVar(&f.adopt, "adopt", false, "目标里有别人放的文件也发布，同名的会被替换")
	flags.StringVar(&f.verify, "verify", "", "核对一个`网址或文件夹`里的网站，不发布")
	flags.StringVar(&f.manifest, "manifest", "", "核对时依据的清单`文件`（缺省：网站自己的 manifest.json）")
	return cmd
}

func (a *app) publish(cmd *cobra.Command, f publishFlags, args []string) error {
	ctx := cmd.Context()
	if f.verify != "" {
		if len(args) > 0 || f.dryRun || f.rollback || f.adopt || f.build || f.asIs || f.site != "" {
			return usage("“--verify”只核对，不能和目标、其他选项一起用", "例如：yinfa publish --verify "+f.verify)
		}
		return a.verifySite(ctx, f)
	}
	if f.manifest != "" {
		return usage("“--manifest”要和“--verify”一起用", helpHint(cmd))
	}
	root, err := a.projectRoot(nil)
	if err != nil {
		return err
	}
	t, err := a.target(root, cmd, args)
	if err != nil {
		return err
	}
	site := filepath.Join(root, "output", "site")
	if f.site != "" {
		site = a.abs(f.site)
	}
	to, err := a.destination(root, site, t)
	if err != nil {
		return worded(err)
	}
	if f.rollback {
		if f.dryRun || f.adopt || f.build || f.asIs || f.site != "" {
			return usage("“--rollback”不能和其他选项一起用", helpHint(cmd))
		}
		return a.rollback(ctx, t, to)
	}
	switch {
	case f.build && (f.asIs || f.site != ""):
		return usage("“--build”不能和“--as-is”“--site”一起用", helpHint(cmd))
	case f.build:
		if err := a.buildFirst(ctx, root, resultsOf(site)); err != nil {
			return err
		}
	}
	return a.send(ctx, root, site, t, to, f)
}

// target finds the target named in yinfa.yaml.
func (a *app) target(root string, cmd *cobra.Command, args []string) (model.Target, error) {
	project, err := build.Load(root)
	if err != nil {
		return model.Target{}, err
	}
	var bag diag.Bag
	bag.Append(project.Diagnostics)
	var targets []model.Target
	if project.Usable() {
		targets = project.Model.Targets(&bag)
	}
	if bag.HasErrors() {
		fmt.Fprint(a.stderr, diag.Text(bag.Sorted()))
		return model.Target{}, contentErrors()
	}
	var names []string
	for _, t := range targets {
		if len(args) == 1 && t.Name.Value == args[0] {
			return t, nil
		}
		names = append(names, t.Name.Value)
	}
	hint := "yinfa.yaml 里的目标：" + strings.Join(names, "、")
	if len(names) == 0 {
		hint = "先在 yinfa.yaml 的“发布”里写上目标，例如：\n发布:\n  内网: {方式: 文件夹, 文件夹: /srv/www/gk}"
	}
	if len(args) != 1 {
		if err := exactArgs("目标的名称")(cmd, args); err != nil && len(args) > 0 {
			return model.Target{}, err
		}
		return model.Target{}, usage("“publish”后面还要写目标的名称", hint)
	}
	if near := spelling.Nearest(args[0], names); near != "" {
		hint = "是不是“" + near + "”？\n" + hint
	}
	return model.Target{}, usage("没有叫“"+args[0]+"”的发布目标", hint)
}

// destination is the target as package publish knows it.
func (a *app) destination(root, site string, t model.Target) (publish.Target, error) {
	switch t.Kind {
	case model.TargetFolder:
		dir := within(root, t.Folder.Value)
		if overlaps(dir, root) || overlaps(dir, site) {
			return nil, usage("发布目标的文件夹“"+t.Folder.Value+"”和项目重叠", "网站要发布到项目以外的文件夹，否则会和公文的文件混在一起")
		}
		return publish.NewFolder(dir), nil
	case model.TargetGit:
		remote := t.Remote.Value
		if !strings.Contains(remote, ":") {
			remote = within(root, remote)
		}
		author, email := t.Author.Value, t.Email.Value
		if author == "" {
			author = "yinfa"
		}
		if email == "" {
			email = "yinfa@localhost"
		}
		return publish.NewGit(publish.GitOptions{
			URL: remote, Branch: t.Branch.Value, Author: author, Email: email, Time: a.now(),
			Login: publish.FindLogin(remote, a.getenv, a.home),
		})
	}
	return publish.NewS3(publish.S3Options{
		Endpoint: t.Endpoint.Value, Bucket: t.Bucket.Value, Prefix: t.Prefix.Value, Region: t.Region.Value,
		Login: publish.S3Login(a.getenv, a.home),
	})
}

// within is a path that yinfa.yaml gives, seen from the project's folder.
func within(root, path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(root, filepath.FromSlash(path))
}

// overlaps reports whether one folder is the other or lies inside it.
func overlaps(a, b string) bool {
	inside := func(inner, outer string) bool {
		rel, err := filepath.Rel(outer, inner)
		return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
	}
	return inside(a, b) || inside(b, a)
}

func (a *app) rollback(ctx context.Context, t model.Target, to publish.Target) error {
	kept, ok := to.(publish.Restorer)
	if !ok {
		return usage("对象存储不保留以前的版本，不能用“--rollback”", "从存放公文的 git 里取出以前的内容，重新生成，再发布：\n  git worktree add ../以前 提交号\n  cd ../以前 && yinfa build -f html && yinfa publish "+t.Name.Value)
	}
	version, err := kept.Rollback(ctx)
	if err != nil {
		return worded(err)
	}
	fmt.Fprintln(a.stderr, "“"+t.Name.Value+"”已恢复到前一个版本 "+version)
	return nil
}

func (a *app) send(ctx context.Context, root, dir string, t model.Target, to publish.Target, f publishFlags) (err error) {
	site, err := publish.Open(dir)
	if err != nil {
		return worded(err)
	}
	defer func() { err = errors.Join(err, site.Close()) }()
	if !f.asIs {
		if err := a.fresh(root, resultsOf(dir), site); err != nil {
			return err
		}
	}
	plan, err := publish.Run(ctx, site, to, publish.Options{DryRun: f.dryRun, Adopt: f.adopt, Moves: f.asIs})
	if plan != nil && (err == nil || f.dryRun) {
		for _, group := range []struct {
			word  string
			names []string
		}{{"新增", plan.Add}, {"更改", plan.Change}, {"删去", plan.Remove}} {
			for _, name := range group.names {
				fmt.Fprintln(a.stdout, group.word+" "+name)
			}
		}
	}
	if err != nil {
		return worded(err)
	}
	fmt.Fprintln(a.stderr, sent(t, plan, f.dryRun))
	return nil
}

// sent says in one line what was done.
func sent(t model.Target, p *publish.Plan, dryRun bool) string {
	name := "“" + t.Name.Value + "”"
	counts := fmt.Sprintf("新增 %d 个、更改 %d 个、删去 %d 个文件，%d 个没有变化", len(p.Add), len(p.Change), len(p.Remove), p.Same)
	if len(p.Keep) > 0 {
		counts += fmt.Sprintf("；另有 %d 个不是本程序发布的，保持原样", len(p.Keep))
	}
	switch {
	case p.Empty():
		return name + "已经是最新的，没有变化"
	case dryRun:
		return "发布到" + name + "将" + counts + "（没有改动目标）"
	}
	return "已发布到" + name + "：" + counts
}

// verifySite compares a site with a manifest.
func (a *app) verifySite(ctx context.Context, f publishFlags) error {
	var trusted []byte
	if f.manifest != "" {
		var err error
		if trusted, err = os.ReadFile(a.abs(f.manifest)); err != nil {
			return usage("清单“"+f.manifest+"”读不了", "写发布时的 manifest.json 的路径")
		}
	}
	where := f.verify
	if !strings.HasPrefix(where, "http://") && !strings.HasPrefix(where, "https://") {
		where = a.abs(where)
	}
	report, err := publish.Verify(ctx, where, trusted, func(int, int) {})
	if err != nil {
		return worded(err)
	}
	for _, d := range report.Differences {
		fmt.Fprintln(a.stdout, d.Fault.String()+" "+d.Path)
	}
	if n := len(report.Differences); n > 0 {
		fmt.Fprintf(a.stderr, "核对了 %d 个文件，%d 个和清单不符\n", report.Checked, n)
		return contentErrors()
	}
	fmt.Fprintf(a.stderr, "核对了 %d 个文件，都和清单相符\n", report.Checked)
	return nil
}

// worded turns the errors of package publish into exit codes.
func worded(err error) error {
	var refused *publish.Refusal
	var failed *publish.Failure
	switch {
	case errors.As(err, &refused):
		return usage(refused.Summary, refused.Hint)
	case errors.As(err, &failed):
		hint := failed.Hint
		if failed.Err != nil {
			hint += "\n原因：" + failed.Err.Error()
		}
		return environment(failed.Summary, hint)
	}
	return err
}
