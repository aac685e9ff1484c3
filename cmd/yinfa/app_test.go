package main

import (
	"bytes"
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestFontDirs(t *testing.T) {
	env := map[string]string{"YINFA_FONTS": "own" + string(filepath.ListSeparator) + string(filepath.ListSeparator) + "more"}
	dir := t.TempDir()
	a := &app{world: world{dir: dir, home: filepath.Join(dir, "home"), executable: filepath.Join(dir, "bin", "yinfa"), getenv: func(name string) string { return env[name] }}}
	all := a.fontDirs(filepath.Join(dir, "project"))
	want := []string{filepath.Join(dir, "project", "fonts"), filepath.Join(dir, "own"), filepath.Join(dir, "more"), filepath.Join(dir, "bin", "fonts")}
	if len(all) < len(want)+2 || !slices.Equal(all[:len(want)], want) {
		t.Errorf("got %q", all)
	}
	env["YINFA_NO_SYSTEM_FONTS"] = "1"
	fewer := a.fontDirs(filepath.Join(dir, "project"))
	if len(fewer) >= len(all) || !slices.Equal(fewer, all[:len(fewer)]) || !slices.Equal(fewer[:len(want)], want) {
		t.Errorf("without the system's: %q", fewer)
	}
	for _, d := range fewer {
		if strings.HasPrefix(d, a.home) || strings.HasPrefix(d, "/usr") {
			t.Errorf("%s is the system's", d)
		}
	}
}

func TestInterrupted(t *testing.T) {
	fonts, err := filepath.Abs(filepath.Join("..", "..", "fonts"))
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	writeProject(t, root, 3)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	var out, errs bytes.Buffer
	code := Main(ctx, []string{"build", "-C", root}, world{stdout: &out, stderr: &errs, dir: root, getenv: func(name string) string {
		if name == "YINFA_FONTS" {
			return fonts
		}
		return ""
	}})
	if code != exitEnvironment || out.Len() > 0 || !strings.Contains(errs.String(), "已按要求中断") {
		t.Errorf("exit code %d\n%s%s", code, out.String(), errs.String())
	}
}

func TestFailures(t *testing.T) {
	for _, test := range []struct {
		err  error
		code int
		want string
	}{
		{nil, exitDone, ""},
		{contentErrors(), exitContent, ""},
		{usage("甲", "乙\n丙"), exitUsage, "错误：甲\n    乙\n    丙\n"},
		{environment("甲", ""), exitEnvironment, "错误：甲\n"},
		{errors.New("disk on fire"), exitEnvironment, "错误：运行环境有问题：disk on fire\n    请检查磁盘空间、文件夹权限和字体文件\n"},
	} {
		var errs bytes.Buffer
		a := &app{world: world{stderr: &errs}}
		if code := a.finish(test.err); code != test.code || errs.String() != test.want {
			t.Errorf("%v: exit code %d, %q", test.err, code, errs.String())
		}
	}
}
