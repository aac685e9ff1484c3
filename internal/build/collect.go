package build

import (
	"slices"
	"sort"
)

// collect puts the outcomes together, in the order of the documents and not
// of the workers. Only when the run is complete and covers the whole project
// is it known which files no document takes in.
func (r *run) collect(outcomes []*outcome, complete bool) *Result {
	result := &Result{Failed: r.dropped}
	read := map[string]bool{}
	var used usedFaces
	var bold []string
	for _, out := range outcomes {
		if out == nil {
			continue
		}
		r.bag.Append(out.findings)
		for _, name := range out.read {
			read[name] = true
		}
		bold = append(bold, out.bold...)
		for _, face := range out.used {
			if !slices.Contains(used, face) {
				used = append(used, face)
			}
		}
		if out.failed {
			result.Failed++
			continue
		}
		result.Built++
		result.Pages += out.pages
		result.Files = append(result.Files, out.entries...)
	}
	used.sort()
	listBold(bold, &r.bag)
	r.fonts.list(used, r.options.Strict, &r.bag)
	r.fonts.warnings(&r.bag)
	if complete && r.whole() {
		r.unused(read, broken(outcomes))
		r.demands(outcomes)
		r.numbers(outcomes)
		r.stand(outcomes)
	}
	sort.Slice(result.Files, func(i, j int) bool { return result.Files[i].Path < result.Files[j].Path })
	return result
}

// whole reports whether the run covers the whole project.
func (r *run) whole() bool { return len(r.options.Paths) == 0 }
