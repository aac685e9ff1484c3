package site

import (
	"yinfa.dev/yinfa/internal/diag"
)

// Snapshot is a site as it is at one moment. Its files are made when they are
// asked for. Like the site it is from it is used by one goroutine at a time.
type Snapshot struct {
	tasks map[string]task
}

// Snapshot plans the site without making its files.
func (s *Site) Snapshot() (*Snapshot, []diag.Diagnostic) {
	var bag diag.Bag
	shot := &Snapshot{tasks: map[string]task{}}
	for _, t := range s.plan(&bag) {
		shot.tasks[t.path] = t
	}
	return shot, bag.Sorted()
}

// File makes one file; there is false when the site has none at the path. The
// error is a *TemplateError.
func (s *Snapshot) File(path string) (data []byte, there bool, err error) {
	t, there := s.tasks[path]
	if !there {
		return nil, false, nil
	}
	data, err = t.make()
	return data, true, err
}
