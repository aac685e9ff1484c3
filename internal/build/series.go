package build

import (
	"context"
	"path"
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
		if r.project.Usable() {
			s.jobs = r.plan()
			s.outcomes = make([]*outcome, len(s.jobs))
		}
	}
	if !r.project.Usable() {
		return r.run(ctx)
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

// next is a run that goes by the outcomes of the last one; nil when the change
// is not of single documents alone. It drops the outcomes that the change
// concerns.
func (s *Series) next(saved Saved) *run {
	r := s.last
	if r == nil || saved.Names {
		return nil
	}
	for _, name := range saved.Files {
		if !r.ofDocuments(name) {
			return nil
		}
		r.project.days.forget(name)
		delete(r.sums, name)
	}
	if !r.project.publication(r.options.Day).same(r.project.releasing.publication) {
		return nil
	}
	for i, out := range s.outcomes {
		switch {
		case out == nil || out.failed:
			s.outcomes[i] = nil
		case slices.Contains(saved.Files, s.jobs[i].source) || slices.ContainsFunc(out.read, func(name string) bool { return slices.Contains(saved.Files, name) }):
			if s.jobs[i].item != nil {
				return nil // a batch is planned from its files
			}
			s.outcomes[i] = nil
		}
	}
	return r.following()
}

// ofDocuments reports whether a file that was changed concerns none but the
// documents that were made from it: it is nothing that all share, and it
// still is what it was, a document or none.
func (r *run) ofDocuments(name string) bool {
	switch {
	case name == repo.ConfigName, strings.HasPrefix(name, ledger.Folder), strings.HasPrefix(name, layout.Folder), strings.HasPrefix(name, "fonts/"):
		return false
	case !strings.HasPrefix(name, contentDir) || path.Ext(name) != ".md" || !wanted(name, r.options.Paths):
		return true
	}
	now := r.project.glance(name)
	_, is := slices.BinarySearch(r.found.documents, name)
	return !now.batch && !r.found.batches[name] && is == (now.document || isNamed(name, r.options.Paths))
}

// following is a run over the same shared things.
func (r *run) following() *run {
	n := &run{
		options: r.options, project: r.project, found: r.found, fonts: r.fonts, set: r.set, again: r.again, write: r.write,
		site: r.site, sums: r.sums, left: r.left, opened: true, said: r.said, dropped: r.dropped,
	}
	n.options.Progress = nil // a few documents are done before anybody looks
	n.bag.Append(r.said)
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
