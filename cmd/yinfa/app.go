package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/repo"
)

// The exit codes of every command.
const (
	exitDone        = 0
	exitContent     = 1
	exitUsage       = 2
	exitEnvironment = 3
)

// world is everything a command knows of its surroundings.
type world struct {
	stdout, stderr io.Writer
	getenv         func(string) string
	dir            string // the working folder
	executable     string // path of the running program, or ""
	home           string // the user's home folder, or ""
	now            func() time.Time
	terminal       bool // whether stderr is a terminal
}

// app is one run of the program.
type app struct {
	world
	root string // value of --root
}

// failure ends a command with an exit code. An empty summary prints nothing:
// the findings have been printed already.
type failure struct {
	code          int
	summary, hint string
}

func (f *failure) Error() string { return f.summary }

// usage is a failure of whoever typed the command.
func usage(summary, hint string) error { return &failure{exitUsage, summary, hint} }

// environment is a failure of disk, fonts or network.
func environment(summary, hint string) error { return &failure{exitEnvironment, summary, hint} }

// contentErrors ends a command whose findings are printed already.
func contentErrors() error { return &failure{code: exitContent} }

// Main runs one command and returns the exit code.
func Main(ctx context.Context, args []string, w world) int {
	a := &app{world: w}
	root := a.rootCommand()
	root.SetArgs(args)
	root.SetOut(w.stdout)
	root.SetErr(w.stderr)
	err := unknownCommand(root, args)
	if err == nil {
		err = root.ExecuteContext(ctx)
	}
	return a.finish(err)
}

// finish prints an error the way officers read it and chooses the exit code.
func (a *app) finish(err error) int {
	if err == nil {
		return exitDone
	}
	var f *failure
	if !errors.As(err, &f) {
		f = a.failureOf(err)
	}
	if f.summary != "" {
		fmt.Fprintln(a.stderr, "错误："+f.summary)
		if f.hint != "" {
			fmt.Fprintln(a.stderr, "    "+strings.ReplaceAll(f.hint, "\n", "\n    "))
		}
	}
	return f.code
}

// failureOf translates errors that are not written for officers.
func (a *app) failureOf(err error) *failure {
	var (
		wrong *build.UsageError
		fonts *build.FontError
	)
	switch {
	case errors.As(err, &wrong):
		return &failure{exitUsage, wrong.Summary, wrong.Hint}
	case errors.Is(err, repo.ErrNoProject):
		return &failure{exitUsage, "找不到项目：从这里逐级向上都没有 yinfa.yaml", "请进入项目文件夹再运行，或用 -C 指明项目文件夹；新建项目用 yinfa init"}
	case errors.As(err, &fonts):
		return &failure{exitEnvironment, "字体有问题，公文无法排版", fonts.Error()}
	case errors.Is(err, context.Canceled):
		return &failure{exitEnvironment, "已按要求中断", "已生成的文件是完整的；重新运行即可继续"}
	}
	return &failure{exitEnvironment, "运行环境有问题：" + err.Error(), "请检查磁盘空间、文件夹权限和字体文件"}
}

// projectRoot finds the project folder: --root, or the nearest folder with
// yinfa.yaml upwards from the working folder, or from the first path given.
func (a *app) projectRoot(paths []string) (string, error) {
	if a.root != "" {
		return repo.Discover(a.abs(a.root))
	}
	root, err := repo.Discover(a.dir)
	if err != nil && len(paths) > 0 {
		if fromPath, err := repo.Discover(a.abs(paths[0])); err == nil {
			return fromPath, nil
		}
	}
	return root, err
}

// abs resolves a path typed by the user.
func (a *app) abs(path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(a.dir, path)
}

// show turns an absolute path into what the user would type from here.
func (a *app) show(path string) string {
	if rel, err := filepath.Rel(a.dir, path); err == nil && !strings.HasPrefix(rel, "..") {
		return filepath.ToSlash(rel)
	}
	return filepath.ToSlash(path)
}

// projectPaths turns paths typed by the user into paths inside the project.
func (a *app) projectPaths(root string, typed []string) ([]string, error) {
	var out []string
	for _, path := range typed {
		rel, err := filepath.Rel(root, a.abs(path))
		if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
			return nil, usage("“"+path+"”不在项目文件夹里", "项目文件夹是 "+a.show(root)+"；只能处理其中的文件")
		}
		out = append(out, filepath.ToSlash(rel))
	}
	return out, nil
}

// noArgs refuses arguments.
func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) > 0 {
		hint := helpHint(cmd)
		if cmd.Flags().Lookup("output") != nil && filepath.Ext(args[0]) != "" {
			hint = "写到这个文件的，前面加 -o：-o " + args[0] + "\n" + hint
		}
		return usage("“"+cmd.Name()+"”后面不需要“"+args[0]+"”", hint)
	}
	return nil
}

// exactArgs demands arguments by name.
func exactArgs(names ...string) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < len(names):
			return usage("“"+cmd.Name()+"”后面还要写"+strings.Join(names[len(args):], "和"), "用法："+cmd.UseLine())
		case len(args) > len(names):
			return usage("“"+args[len(names)]+"”是多余的", "用法："+cmd.UseLine()+"\n路径里有空格时，请用引号把它括起来")
		}
		return nil
	}
}
