package main

import (
	"bytes"
	"context"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"

	"yinfa.dev/yinfa/internal/build"
)

// TestEveryTypeChecks makes a new document of every 文种: it must be found
// sound as it is, whatever its author then fills in.
func TestEveryTypeChecks(t *testing.T) {
	fonts, err := filepath.Abs(filepath.Join("..", "..", "fonts"))
	if err != nil {
		t.Fatal(err)
	}
	env := map[string]string{"YINFA_FONTS": fonts, "YINFA_NO_SYSTEM_FONTS": "1"}
	root := filepath.Join(t.TempDir(), "p")
	run := func(args ...string) (int, string, string) {
		var out, errs bytes.Buffer
		code := Main(context.Background(), append([]string{"-C", root}, args...), world{
			stdout: &out, stderr: &errs, dir: filepath.Dir(root),
			getenv: func(name string) string { return env[name] },
			now:    func() time.Time { return time.Date(2026, 3, 6, 12, 0, 0, 0, time.UTC) },
		})
		return code, out.String(), errs.String()
	}
	if code, _, errs := run("init", root); code != exitDone {
		t.Fatalf("init: %s", errs)
	}
	project, err := build.Load(root)
	if err != nil {
		t.Fatal(err)
	}
	var kinds []string
	for kind := range project.Layouts.Types {
		kinds = append(kinds, kind)
	}
	sort.Strings(kinds)
	for _, kind := range kinds {
		file := filepath.Join(root, "content", kind+".md")
		if code, _, errs := run("new", kind, file); code != exitDone {
			t.Errorf("new %s: %s", kind, errs)
			continue
		}
		// What a starting text leaves to be written is all there is to say.
		if code, out, errs := run("check", file); code != exitDone || strings.Count(out, "：警告：") != strings.Count(out, "没有填［text-unfilled］")+strings.Count(out, "还没有编顺序号［document-number］") {
			t.Errorf("check %s: exit code %d\n%s%s", kind, code, out, errs)
		}
	}
	if len(kinds) < 20 {
		t.Errorf("only %d types", len(kinds))
	}
}
