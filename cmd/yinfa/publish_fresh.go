package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/output"
	"yinfa.dev/yinfa/internal/publish"
	"yinfa.dev/yinfa/internal/sysfault"
)

// buildFirst makes the site anew before it is sent, in the formats in which it
// was made last.
func (a *app) buildFirst(ctx context.Context, root, results string) error {
	o, err := a.options(nil)
	if err != nil {
		return err
	}
	before, err := originOf(results)
	if err != nil {
		return err
	}
	o.Root, o.Output, o.Formats = root, results, []build.Format{build.HTML}
	if before != nil {
		o.Formats = before.Formats
		if day, ok := calendar.ParseDate(before.Day); ok {
			o.Day = day
		}
	}
	result, err := a.run(ctx, o, false)
	if result != nil {
		fmt.Fprint(a.stderr, told(result.Diagnostics, false))
	}
	if err != nil {
		return err
	}
	fmt.Fprintln(a.stderr, summary("生成", result))
	return verdict(result)
}

// fresh refuses a site that is not that of the sources as they are now: what
// was withdrawn or corrected since would go out as it was.
func (a *app) fresh(root, results string, site *publish.Site) error {
	const remedy = "先重新生成并看过：yinfa build -f html（要带 Word 下载，写 -f pdf,docx,html）；或者加 --build，先生成再发布；确实要发布现有的，加 --as-is"
	o, err := originOf(results)
	if err != nil {
		return err
	}
	if o == nil {
		return usage("不知道网站是不是由现在的原稿生成的：上次生成没有完成，或者不是本程序生成的", remedy)
	}
	files := map[string]string{}
	for _, f := range site.Files {
		if f.Path != output.ManifestName {
			files[f.Path] = f.SHA256
		}
	}
	if build.SumSite(files) != o.Site {
		return usage("网站的文件在生成以后被改动过", remedy)
	}
	now, err := build.SourcesOf(root, program())
	if err != nil {
		return environment(err.Error(), "")
	}
	if now != o.Sources {
		return usage("原稿在生成网站以后有改动，网站还是以前的", remedy)
	}
	return nil
}

// originOf reads what a results folder says of its site; nil when it says
// nothing.
func originOf(results string) (*build.Origin, error) {
	data, err := os.ReadFile(filepath.Join(results, build.OriginName))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, environment("成品文件夹 "+results+" 读不了："+sysfault.Explain(err).Error(), "请检查文件夹权限")
	}
	return build.ParseOrigin(data), nil
}

// resultsOf is the results folder that a site stands in.
func resultsOf(site string) string { return filepath.Dir(site) }
