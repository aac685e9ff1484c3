package build

import (
	"fmt"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/output"
)

// mostNamed bounds how many leftovers are named.
const mostNamed = 10

// leftovers warns about files of earlier builds that this one did not make:
// their documents are gone or have errors now, and somebody might send them.
func (r *run) leftovers(files []output.Entry) error {
	made := map[string]bool{}
	for _, f := range files {
		made[f.Path] = true
	}
	var old []string
	for _, format := range r.formats() {
		there, err := r.sink.List("." + string(format))
		if err != nil {
			return err
		}
		for _, name := range there {
			if !made[name] && !inSite(name) {
				old = append(old, name)
			}
		}
	}
	if len(old) == 0 {
		return nil
	}
	names := strings.Join(old[:min(len(old), mostNamed)], "、")
	if len(old) > mostNamed {
		names += "等"
	}
	r.bag.Add(diag.Diagnostic{
		Code: diag.OutputLeftover, Severity: diag.Warning,
		Summary: fmt.Sprintf("成品文件夹里有 %d 个文件是以前生成的，这次没有生成：%s", len(old), names),
		Hint:    "对应的公文有错误，或者已经删去、改名；不要再用这些文件，改正错误后重新生成，没有用的请删去",
	})
	return nil
}

// manifest lists what the results folder holds. What the run did not make
// keeps its lines: the site when none was asked for, the documents' own files
// when only the site was, and everything of documents that were not looked at.
func (r *run) manifest(made []output.Entry, outcomes []*outcome) error {
	before, err := r.manifestBefore()
	if err != nil {
		return err
	}
	m := output.Manifest{Files: append(slices.Clone(made), r.siteEntries...)}
	for _, out := range outcomes {
		if out != nil && out.held != nil {
			m.Unreleased = append(m.Unreleased, *out.held)
		}
	}
	untouched := func(source string) bool {
		return !r.whole() && !slices.Contains(r.found.documents, source) && r.project.Repo.Exists(source)
	}
	for _, e := range before.Files {
		switch {
		case inSite(e.Path) && r.siteEntries == nil, !inSite(e.Path) && (len(r.formats()) == 0 || untouched(e.Source)):
			m.Files = append(m.Files, e)
		}
	}
	for _, h := range before.Unreleased {
		if untouched(h.Source) {
			m.Unreleased = append(m.Unreleased, h)
		}
	}
	r.left, err = r.sink.WriteManifest(m)
	return err
}

// manifestBefore is the manifest that the results folder has now.
func (r *run) manifestBefore() (output.Manifest, error) {
	before, err := r.sink.ManifestAfter(r.left)
	r.left = before
	return before, err
}
