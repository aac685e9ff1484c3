package build

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/output"
)

// listed are the entries of the manifest that is there. One that cannot be
// read is as good as none: the next whole build writes it anew.
func (r *run) listed() []output.Entry {
	data, err := os.ReadFile(filepath.Join(r.sink.Dir(), output.ManifestName))
	if err != nil {
		return nil
	}
	var m output.Manifest
	if json.Unmarshal(data, &m) != nil {
		return nil
	}
	return m.Files
}

// mostNamed bounds how many leftovers are named.
const mostNamed = 10

// leftovers warns about files of earlier builds that this one did not make:
// their documents are gone or have errors now, and somebody might send them.
func (r *run) leftovers(files []output.Entry) {
	made := map[string]bool{}
	for _, f := range files {
		made[f.Path] = true
	}
	var old []string
	dir := r.sink.Dir()
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || strings.HasPrefix(entry.Name(), ".") {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if rel = filepath.ToSlash(rel); err == nil && r.isResult(rel) && !made[rel] {
			old = append(old, rel)
		}
		return err
	})
	if err != nil || len(old) == 0 {
		// A folder that cannot be listed has just been written to: there is
		// nothing to warn about that writing would not have met.
		return
	}
	slices.Sort(old)
	names := strings.Join(old[:min(len(old), mostNamed)], "、")
	if len(old) > mostNamed {
		names += "等"
	}
	r.bag.Add(diag.Diagnostic{
		Code: diag.OutputLeftover, Severity: diag.Warning,
		Summary: fmt.Sprintf("成品文件夹里有 %d 个文件是以前生成的，这次没有生成：%s", len(old), names),
		Hint:    "对应的公文有错误，或者已经删去、改名；不要再用这些文件，改正错误后重新生成，没有用的请删去",
	})
}

// isResult reports whether a file looks like a result of this program.
func (r *run) isResult(name string) bool {
	return slices.ContainsFunc(r.formats(), func(f Format) bool { return strings.HasSuffix(name, "."+string(f)) })
}
