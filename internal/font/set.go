package font

import (
	"slices"
	"strings"
	"sync"
	"sync/atomic"
)

// Set says which face serves which role. What it answers does not change
// after Find, and any number of goroutines may use it. Files are opened when
// a face is first needed.
type Set struct {
	lines    [6]Faces // in the order of Roles
	slots    []*slot  // every chosen face, in the order of files
	troubles []Problem
}

// Faces are the faces of one role, best first.
type Faces struct {
	role   Role
	wanted string
	slots  []*slot
	ranks  []rank
	wrong  [][]rune // characters of each slot that are not what they look like
	own    int      // how many of the slots are the role's own candidates
	cache  cache
}

// slot is one face that was found, loaded on first use.
type slot struct {
	found
	begun atomic.Bool
	once  sync.Once
	src   *disk
	face  *Face // nil when it could not be loaded
	err   error
}

// load opens the face; nil when that fails, which Problems tells.
func (s *slot) load() *Face {
	s.once.Do(func() {
		s.begun.Store(true)
		if s.src, s.err = openDisk(s.path); s.err != nil {
			return
		}
		if s.face, s.err = parse(s.src, s.index); s.err != nil {
			// The file was only read; closing it loses nothing.
			_ = s.src.file.Close()
			return
		}
	})
	return s.face
}

// Find looks for the faces of every role in the folders, best folder first;
// SearchPath computes the usual list. A role takes the first face of its
// chain that is in any folder, and of several files of one face the one in
// the better folder. It reads the names in the files only. Files that cannot
// be used and roles without any face are listed by Problems.
func Find(dirs []string) *Set {
	plan := chains()
	index := wantedNames(plan)
	all, troubles := scan(dirs, func(n names) bool {
		return slices.ContainsFunc(n.all, func(name string) bool { return index[foldName(name)] })
	})
	s := &Set{troubles: troubles}
	b := &builder{byName: map[string][]*slot{}}
	for i := range all {
		b.add(all[i])
	}
	for i, c := range plan {
		b.fill(&s.lines[i], c, &s.troubles)
	}
	s.slots = b.used
	slices.SortFunc(s.slots, func(x, y *slot) int {
		if c := strings.Compare(x.path, y.path); c != 0 {
			return c
		}
		return x.index - y.index
	})
	for i := range s.lines {
		if l := &s.lines[i]; l.own == 0 {
			s.troubles = append(s.troubles, absentProblem(l))
		}
	}
	return s
}

// builder turns found faces into lines.
type builder struct {
	byName  map[string][]*slot
	used    []*slot
	refused []*slot
}

func (b *builder) add(f found) {
	s := &slot{found: f}
	for _, name := range f.names.all {
		key := foldName(name)
		b.byName[key] = append(b.byName[key], s)
	}
}

// fill resolves the candidates of one chain.
func (b *builder) fill(l *Faces, c chain, troubles *[]Problem) {
	l.role, l.wanted = c.role, c.wanted
	for i, list := range [][]candidate{c.own, c.fallback} {
		for _, want := range list {
			s, refused := b.pick(want)
			// A face that would only come after those in use is not missed.
			if refused != nil && len(l.slots) == 0 && !slices.Contains(b.refused, refused) {
				b.refused = append(b.refused, refused)
				*troubles = append(*troubles, refused.refusalProblem())
			}
			if s == nil || slices.Contains(l.slots, s) {
				continue
			}
			l.slots, l.ranks, l.wrong = append(l.slots, s), append(l.ranks, want.rank), append(l.wrong, want.wrong)
			if !slices.Contains(b.used, s) {
				b.used = append(b.used, s)
			}
		}
		if i == 0 {
			l.own = len(l.slots)
		}
	}
}

// pick chooses among the files that hold a candidate: the upright one of
// regular weight, and the one in the better folder. When the only files are
// ones that cannot be used, refused is the first of them.
func (b *builder) pick(want candidate) (best, refused *slot) {
	for _, name := range want.names {
		for _, s := range b.byName[foldName(name)] {
			switch {
			case s.slanted || s.bold && want.rank != free:
			case s.cff || s.refusal != "":
				if refused == nil || s.better(refused) {
					refused = s
				}
			case best == nil || s.better(best):
				best = s
			}
		}
	}
	if best != nil {
		return best, nil
	}
	return nil, refused
}

// refusalProblem words why a face is passed over.
func (s *slot) refusalProblem() Problem {
	if s.cff {
		return fileProblem(s.path, cffError(s.names.full))
	}
	return restrictedProblem(s.found)
}

// better orders the files of one candidate; the search path decides first.
func (s *slot) better(t *slot) bool {
	switch {
	case s.folder != t.folder:
		return s.folder < t.folder
	case s.variable != t.variable:
		return t.variable
	case offRegular(s.weight) != offRegular(t.weight):
		return offRegular(s.weight) < offRegular(t.weight)
	case s.path != t.path:
		return s.path < t.path
	}
	return s.index < t.index
}

func offRegular(weight int) int { return max(weight-400, 400-weight) }

// wantedNames are the folded names of every candidate.
func wantedNames(plan []chain) map[string]bool {
	index := map[string]bool{}
	for _, c := range plan {
		for _, list := range [][]candidate{c.own, c.fallback} {
			for _, want := range list {
				for _, name := range want.names {
					index[foldName(name)] = true
				}
			}
		}
	}
	return index
}

// foldName makes names comparable: case, spaces, hyphens and underscores
// differ between systems.
func foldName(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '_', 0x3000:
			return -1
		}
		return r
	}, strings.ToLower(name))
}
