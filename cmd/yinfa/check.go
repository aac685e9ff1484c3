package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"yinfa.dev/yinfa/internal/diag"
)

func (a *app) checkCommand() *cobra.Command {
	var format, date string
	var strict, quiet bool
	cmd := &cobra.Command{
		Use:     "check [选项] [路径…]",
		Short:   "检查公文，不生成文件",
		Long:    "从头到尾检查公文，包括排版、要公开的公文会放出去什么，但不写任何文件。写了路径时只检查这些文件或文件夹里的。",
		Example: "  yinfa check\n  yinfa check content/通知 --format json",
	}
	cmd.Flags().StringVar(&format, "format", "text", "检查结果的`格式`：text、json、sarif、github")
	cmd.Flags().BoolVar(&strict, "strict", false, "用了代替字体也算错误")
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "只报告错误，不报告进度、警告和提示；对 json、sarif、github 格式的内容没有影响")
	cmd.Flags().StringVar(&date, "date", "", dateUsage)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := choice("format", format, "text", "json", "sarif", "github"); err != nil {
			return err
		}
		options, err := a.options(args)
		if err != nil {
			return err
		}
		options.CheckOnly, options.Strict = true, strict
		if options.Day, err = a.dayOfRelease(date); err != nil {
			return err
		}
		result, err := a.run(cmd.Context(), options, quiet)
		if err != nil {
			return err
		}
		fmt.Fprint(a.stdout, formatted(format, result.Diagnostics, quiet))
		if !quiet {
			fmt.Fprintln(a.stderr, summary("检查", result))
		}
		return verdict(result)
	}
	return cmd
}

func formatted(format string, list []diag.Diagnostic, quiet bool) string {
	switch format {
	case "json":
		return string(diag.JSON(list))
	case "sarif":
		return string(diag.SARIF(list))
	case "github":
		return diag.GitHub(list)
	}
	return told(list, quiet)
}
