package build

import (
	"context"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/repo"
)

// Series builds one project again and again and makes anew only what a change
// concerns. After each build the results, the manifest and the findings are
// those that Run would leave there at that moment. It is for one goroutine.
type Series struct {
	options  Options
	last     *run // whose outcomes the next build may go by; nil: none
	jobs     []job
	outcomes []*outcome // of the jobs; nil: to be made again, whatever was saved
}

// Saved are the files that were saved since the last build.
type Saved struct {
	Files []string // project paths
	Names bool     // files have come or gone
}

// NewSeries begins a series; its first build makes everything.
func NewSeries(o Options) *Series { return &Series{options: o} }

// Build builds what is there now. The result and the error are those of Run.
// After an error everything is made again.
func (s *Series) Build(ctx context.Context, saved Saved) (*Result, error) {
	r := s.next(saved)
	if r == nil {
		s.last = nil
		var err error
		if r, err = prepare(s.options); err != nil {
			return nil, err
		}
		if !r.project.Usable() {
			return r.run(ctx)
		}
		s.jobs = r.plan()
		s.outcomes = make([]*outcome, len(s.jobs))
	}
	todo := missing(s.outcomes)
	result, err := r.deliver(ctx, s.jobs, s.outcomes)
	s.last = nil
	if err != nil {
		return result, err
	}
	s.last = r
	for _, i := range todo {
		out := s.outcomes[i]
		out.lost = r.site != nil && r.siteEntries == nil && len(out.siteFiles) > 0
	}
	// The day is read now, of the files as they were built.
	r.project.releasing.day()
	return result, nil
}

// next is a run that goes by the outcomes of the last one, without those that
// the change concerns; nil when the change concerns what all documents share.
func (s *Series) next(saved Saved) *run {
	if s.last == nil {
		return nil
	}
	set, touched := s.last.project.Repo, saved.Files
	if saved.Names {
		var err error
		if set, err = repo.Open(s.options.Root); err != nil || len(s.options.Paths) > 0 {
			return nil // the whole run says what is wrong
		}
		touched = append(slices.Clone(touched), set.Differing(s.last.project.Repo)...)
	}
	touched = slices.Compact(slices.Sorted(slices.Values(touched)))
	if slices.ContainsFunc(touched, concernsAll) {
		return nil
	}
	r := s.last.following(set, touched)
	if !r.project.releasing.same(s.last.project.releasing.publication) {
		return nil
	}
	jobs := r.plan()
	s.jobs, s.outcomes = jobs, s.kept(jobs, touched)
	return r
}

// concernsAll reports whether any document may be made from a file, or known
// by another name because of it.
func concernsAll(name string) bool {
	for _, folder := range []string{ledger.Folder, layout.Folder, fontFolder} {
		if strings.HasPrefix(name, folder) {
			return true
		}
	}
	// A name with %20 in it is looked for in two ways.
	return name == repo.ConfigName || strings.Contains(name, "%")
}

// fontFolder holds the office's own fonts.
const fontFolder = "fonts/"

// kept are the outcomes that jobs may have from the last build; nil: to be
// made.
func (s *Series) kept(jobs []job, touched []string) []*outcome {
	before := make(map[string]int, len(s.jobs))
	for i, j := range s.jobs {
		before[j.name] = i
	}
	changed := map[string]bool{}
	for _, name := range touched {
		changed[name] = true
	}
	kept := make([]*outcome, len(jobs))
	for n, j := range jobs {
		i, there := before[j.name]
		if !there || changed[j.source] || s.jobs[i].source != j.source || (s.jobs[i].item == nil) != (j.item == nil) {
			continue
		}
		out := s.outcomes[i]
		if out != nil && !out.failed && !slices.ContainsFunc(out.read, func(name string) bool { return changed[name] }) {
			kept[n] = out
		}
	}
	return kept
}

// following is a run over the same shared things and the files of a set, of
// which some were touched since.
func (r *run) following(set *repo.Set, touched []string) *run {
	n := &run{
		options: r.options, project: r.project, fonts: r.fonts, set: r.set, again: r.again, write: r.write,
		site: r.site, sums: r.sums, left: r.left, opened: true, siteSaid: r.siteSaid,
	}
	n.options.Progress = nil // a few documents are done before anybody looks
	for _, name := range touched {
		r.project.days.forget(name)
		delete(r.sums, name)
	}
	n.project = r.project.over(set, r.options.Day)
	n.stages(newPipeline(n.project, r.fonts.set, r.options.Strict))
	if n.site != nil {
		n.site.project = n.project
	}
	n.found = r.found.anew(n.project, touched, r.options.Paths)
	n.begin()
	return n
}

// missing are the outcomes that are to be made.
func missing(outcomes []*outcome) []int {
	var todo []int
	for i, out := range outcomes {
		if out == nil {
			todo = append(todo, i)
		}
	}
	return todo
}
