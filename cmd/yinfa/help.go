package main

import (
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// printHelp writes what --help shows.
func printHelp(cmd *cobra.Command, _ []string) {
	text := cmd.Long
	if text == "" {
		text = cmd.Short
	}
	fmt.Fprintf(cmd.OutOrStdout(), "%s\n\n%s", text, usageText(cmd))
}

// printUsage writes the usage alone.
func printUsage(cmd *cobra.Command) error {
	_, err := io.WriteString(cmd.OutOrStderr(), usageText(cmd))
	return err
}

// usageText is cobra's usage in Chinese, with columns that are straight when
// a Chinese character is as wide as two letters.
func usageText(cmd *cobra.Command) string {
	var b strings.Builder
	b.WriteString("用法：\n  ")
	if !cmd.HasAvailableSubCommands() {
		b.WriteString(cmd.UseLine() + "\n")
	} else {
		b.WriteString(cmd.CommandPath() + " 命令 [选项]\n")
		var rows [][2]string
		for _, c := range cmd.Commands() {
			if c.IsAvailableCommand() || c.Name() == "help" {
				rows = append(rows, [2]string{c.Name(), c.Short})
			}
		}
		section(&b, "命令", rows)
	}
	if cmd.HasExample() {
		b.WriteString("\n例子：\n" + cmd.Example + "\n")
	}
	section(&b, "选项", flagRows(cmd.LocalFlags()))
	section(&b, "通用选项", flagRows(cmd.InheritedFlags()))
	if cmd.HasAvailableSubCommands() {
		b.WriteString("\n某个命令的用法：" + cmd.CommandPath() + " 命令 --help\n")
	}
	return b.String()
}

func flagRows(flags *pflag.FlagSet) [][2]string {
	var rows [][2]string
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, text := pflag.UnquoteUsage(f)
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if f.Value.Type() != "bool" {
			name += " " + value
		}
		rows = append(rows, [2]string{name, text})
	})
	return rows
}

func section(b *strings.Builder, title string, rows [][2]string) {
	if len(rows) == 0 {
		return
	}
	widest := 0
	for _, row := range rows {
		widest = max(widest, columns(row[0]))
	}
	b.WriteString("\n" + title + "：\n")
	for _, row := range rows {
		b.WriteString("  " + row[0] + strings.Repeat(" ", widest-columns(row[0])+2) + row[1] + "\n")
	}
}

// columns is the width of a text on a terminal.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n++
		if unicode.Is(unicode.Han, r) {
			n++
		}
	}
	return n
}
