package main

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"yinfa.dev/yinfa/internal/layout"
)

// template is what a new project holds. Names that would mean something to
// this repository's own tools end in .txt here.
//
//go:embed all:template
var template embed.FS

func (a *app) initCommand() *cobra.Command {
	var date string
	cmd := &cobra.Command{
		Use:     "init [选项] 文件夹",
		Short:   "新建一个项目",
		Long:    "新建一个项目：yinfa.yaml（单位的信息）、content（公文，内有一份通知的样子）、README.md（给同事的说明）。\n文件夹必须还没有，或是空的。",
		Example: "  yinfa init 我的项目",
		Args:    exactArgs("文件夹"),
	}
	cmd.Flags().StringVar(&date, "date", "", "样例通知的成文`日期`，例如 2026-03-06（缺省：今天）")
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		day, err := a.date(date)
		if err != nil {
			return err
		}
		dir := a.abs(args[0])
		if err := refuseFilled(dir, args[0]); err != nil {
			return err
		}
		if err := writeTemplate(dir, map[string]string{"日期": day.Format("2006-01-02"), "年": day.Format("2006")}); err != nil {
			return environment("项目文件夹写不了："+args[0], "请检查磁盘空间和文件夹权限")
		}
		fmt.Fprintln(a.stdout, a.show(dir))
		build := "yinfa build -C " + a.show(dir) + "，成品在其中的 output 文件夹"
		if a.show(dir) == "." {
			build = "yinfa build，成品在 output 文件夹"
		}
		fmt.Fprintln(a.stderr, "已新建项目。接下来：\n  1. 打开 "+a.show(filepath.Join(dir, "yinfa.yaml"))+"，改成本单位的信息\n  2. 运行 "+build)
		return nil
	}
	return cmd
}

// refuseFilled refuses a place that holds anything already.
func refuseFilled(dir, typed string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		if info, statErr := os.Stat(dir); statErr == nil && !info.IsDir() {
			return usage("“"+typed+"”是一个文件，不是文件夹", "换一个名称")
		}
		return environment("文件夹读不了："+typed, "请检查文件夹权限")
	case len(entries) > 0:
		return usage("“"+typed+"”里已经有文件，没有改动它们", "换一个新的文件夹名称")
	}
	return nil
}

func writeTemplate(dir string, values map[string]string) error {
	return fs.WalkDir(template, "template", func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := template.ReadFile(path)
		if err != nil {
			return err
		}
		name := strings.TrimSuffix(strings.TrimPrefix(path, "template/"), ".txt")
		return writeNew(filepath.Join(dir, filepath.FromSlash(name)), layout.Fill(string(data), values))
	})
}
