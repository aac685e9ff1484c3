package main

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/watch"
)

// keepBuilding is `yinfa build --watch`: it builds, and builds again whatever
// was saved, until the context ends.
func (a *app) keepBuilding(ctx context.Context, options build.Options, quiet bool) error {
	// Before anything is read: what is saved from now on is seen.
	watcher := watch.New(options.Root, inside(options.Root, options.Output), watch.Eager)
	p := a.newProgress()
	if !quiet {
		options.Progress = p.step
	}
	series := build.NewSeries(options)
	result, err := series.Build(ctx, build.Saved{})
	p.finish()
	if err != nil {
		return err
	}
	a.report(options, result, quiet)
	if !quiet {
		fmt.Fprintln(a.stderr, summary("生成", result))
		fmt.Fprintln(a.stderr, "保存原稿后自动重新生成；按 Ctrl+C 结束")
	}
	for {
		saved, ok := nextSave(ctx, watcher)
		if !ok {
			return nil
		}
		began := a.now()
		now, err := series.Build(ctx, saved)
		switch {
		case ctx.Err() != nil:
			return nil
		case err != nil:
			a.finish(err)
			fmt.Fprintln(a.stderr, "改好以后，再保存一次原稿，就重新生成")
			continue
		}
		a.reportAgain(options, result, now, a.now().Sub(began), quiet)
		result = now
	}
}

// inside is a folder as a project path; "" when it lies outside.
func inside(root, folder string) string {
	rel, err := filepath.Rel(root, folder)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return ""
	}
	return filepath.ToSlash(rel)
}

// nextSave waits until something was saved; false when the context ended.
func nextSave(ctx context.Context, w *watch.Watcher) (build.Saved, bool) {
	tick := time.NewTicker(watch.Pause)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return build.Saved{}, false
		case <-tick.C:
		}
		if found := w.Look(nil); found.Any() {
			return build.Saved{Files: slices.Sorted(maps.Keys(found.Files)), Names: found.Names}, true
		}
	}
}

// reportAgain tells what a build has changed: files that are new or different,
// and findings that were not there before.
func (a *app) reportAgain(o build.Options, before, now *build.Result, took time.Duration, quiet bool) {
	fmt.Fprint(a.stderr, told(newFindings(before, now), quiet))
	sums := map[string]string{}
	for _, f := range before.Files {
		sums[f.Path] = f.SHA256
	}
	for _, f := range now.Files {
		if sums[f.Path] != f.SHA256 {
			fmt.Fprintln(a.stdout, a.show(filepath.Join(o.Output, filepath.FromSlash(f.Path))))
		}
	}
	if quiet {
		return
	}
	s := fmt.Sprintf("重新生成 %d 份，用了 %.2f 秒", now.Made, took.Seconds())
	if now.Site > 0 {
		s += "，网站也已更新"
	}
	fmt.Fprintln(a.stderr, s+"；全部 "+totals(now.Built, "没有生成", now))
}

func newFindings(before, now *build.Result) []diag.Diagnostic {
	told := map[diag.Diagnostic]bool{}
	for _, d := range before.Diagnostics {
		told[d] = true
	}
	return slices.DeleteFunc(slices.Clone(now.Diagnostics), func(d diag.Diagnostic) bool { return told[d] })
}
