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

// manifest lists what was written. A run over some of the documents leaves
// the lines of the others as they were.
func (r *run) manifest(made []output.Entry) error {
	files := slices.Clone(made)
	if !r.whole() {
		before, err := r.sink.Manifest()
		if err != nil {
			return err
		}
		for _, e := range before.Files {
			if !slices.Contains(r.found.documents, e.Source) && r.project.Repo.Exists(e.Source) {
				files = append(files, e)
			}
		}
	}
	return r.sink.WriteManifest(output.Manifest{Files: files})
}
