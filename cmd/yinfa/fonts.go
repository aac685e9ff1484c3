package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"yinfa.dev/yinfa/internal/font"
)

func (a *app) fontsCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{
		Use:   "fonts [选项]",
		Short: "列出各种字体由哪个文件提供，哪些用了代替",
		Long:  "列出公文用到的各种字体由哪个文件提供，哪些用了代替的字体，哪些没有。\n查找的顺序：项目的 fonts 文件夹、环境变量 YINFA_FONTS、程序旁边的 fonts 文件夹、用户和系统的字体。\n设了环境变量 YINFA_NO_SYSTEM_FONTS=1 时不用后两种，各台电脑生成的文件就完全相同。",
		Args:  noArgs,
	}
	cmd.Flags().StringVar(&format, "format", "text", "输出`格式`：text、json")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := choice("format", format, "text", "json"); err != nil {
			return err
		}
		// Fonts can be asked about outside a project too.
		root, err := a.projectRoot(nil)
		if err != nil && a.root != "" {
			return err
		}
		dirs := a.fontDirs(root)
		set := font.Find(dirs)
		report := set.Report()
		for _, p := range font.Join(set.Problems()) {
			fmt.Fprintln(a.stderr, p.Summary)
			fmt.Fprintln(a.stderr, "    "+p.Hint)
		}
		if format == "json" {
			if err := writeFontsJSON(a.stdout, report); err != nil {
				return environment("写不出结果："+err.Error(), "")
			}
		} else {
			writeFonts(a.stdout, report)
		}
		if missing := missingRoles(report); len(missing) > 0 {
			return environment("没有字体可用："+strings.Join(missing, "、"), fontHint(a, dirs))
		}
		return nil
	}
	return cmd
}

func fontHint(a *app, dirs []string) string {
	hint := "把字体文件放进下面任何一个文件夹："
	for _, dir := range dirs {
		hint += "\n  " + a.show(dir)
	}
	return hint
}

func missingRoles(report []font.RoleReport) []string {
	var missing []string
	for _, r := range report {
		if r.Family == "" {
			missing = append(missing, string(r.Role))
		}
	}
	return missing
}

func writeFonts(w io.Writer, report []font.RoleReport) {
	for _, r := range report {
		switch {
		case r.Family == "":
			fmt.Fprintf(w, "%s：没有（应为 %s）\n", r.Role, r.Wanted)
		case r.Substituted:
			fmt.Fprintf(w, "%s：%s（代替 %s） %s\n", r.Role, r.Family, r.Wanted, filepath.ToSlash(r.File))
		default:
			fmt.Fprintf(w, "%s：%s %s\n", r.Role, r.Family, filepath.ToSlash(r.File))
		}
	}
}

func writeFontsJSON(w io.Writer, report []font.RoleReport) error {
	type row struct {
		Role        string `json:"role"`
		Wanted      string `json:"wanted"`
		Family      string `json:"family"`
		File        string `json:"file"`
		Substituted bool   `json:"substituted"`
	}
	rows := make([]row, len(report))
	for i, r := range report {
		rows[i] = row{string(r.Role), r.Wanted, r.Family, filepath.ToSlash(r.File), r.Substituted}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(rows)
}
