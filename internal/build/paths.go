package build

import (
	"maps"
	"path"
	"slices"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/output"
	"yinfa.dev/yinfa/internal/papers"
	"yinfa.dev/yinfa/internal/source"
)

// contentDir is the folder of documents inside a project.
const contentDir = "content/"

// job is one document to build.
type job struct {
	source string // content/a/b.md
	name   string // the same, and for a document of a batch content/a/b/望潮镇.md
	target string // a/b, to which the ending of a format is added
	draft  *papers.Draft
	item   *papers.Item
}

// targetOf says where the results of a source go, without the ending.
func targetOf(source string) string {
	return strings.TrimSuffix(strings.TrimPrefix(source, contentDir), path.Ext(source))
}

// distinct leaves out jobs whose results would stand in each other's way: the
// same file on disks that ignore case or composition, or a file where another
// needs a folder.
func (r *run) distinct(all []job) []job {
	taken := map[string]string{output.ManifestName: ""} // folded result → name
	folders := map[string]string{}                      // folded folder → a name that needs it
	clash := map[string]string{}                        // name → the one in its way
	meet := func(a, b string) {
		clash[a] = b
		if b != "" {
			clash[b] = a
		}
	}
	if r.site != nil {
		// The site has its folder to itself.
		taken[strings.TrimSuffix(siteFolder, "/")] = ""
	}
	for _, j := range all {
		for _, format := range r.formats() {
			name := fold(j.target + "." + string(format))
			if other, ok := taken[name]; ok {
				meet(j.name, other)
			}
			taken[name] = j.name
			for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
				if _, ok := folders[dir]; !ok {
					folders[dir] = j.name
				}
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(taken)) {
		if other, ok := folders[name]; ok {
			meet(other, taken[name])
		}
	}
	var jobs []job
	for _, j := range all {
		other, bad := clash[j.name]
		if !bad {
			jobs = append(jobs, j)
			continue
		}
		r.dropped++
		what := "“" + other + "”"
		if other == j.source {
			what = "另一个文件批量生成的一份"
		}
		if other == "" {
			what = "成品清单 " + output.ManifestName + " 或者网站的文件夹"
		}
		r.bag.Error(diag.OutputDuplicate, source.Span{File: j.source}, "这份公文和"+what+"会生成到同一个位置",
			"改其中一个的文件名或文件夹名；只有大小写不同也算重名")
	}
	return jobs
}

// portable leaves out sources whose names some system does not allow.
func (r *run) portable(sources []string) []string {
	var good []string
	for _, s := range sources {
		if i := strings.IndexAny(s, `\:*?"<>|`); i >= 0 {
			r.dropped++
			r.bag.Error(diag.OutputName, source.Span{File: s}, "文件名或文件夹名里有“"+s[i:i+1]+"”，有的电脑不允许", "改名，例如把半角的冒号、问号改成全角的，或去掉")
			continue
		}
		good = append(good, s)
	}
	return good
}

// fold is the form in which two names are the same on some disk.
func fold(name string) string { return norm.NFC.String(cases.Fold().String(norm.NFC.String(name))) }

// formats are those of which every document has a file of its own.
func (r *run) formats() []Format {
	if len(r.options.Formats) == 0 {
		return []Format{PDF}
	}
	return slices.DeleteFunc(slices.Clone(r.options.Formats), func(f Format) bool { return f == HTML })
}
