package font

import "slices"

// RoleReport says which face serves a role.
type RoleReport struct {
	Role        Role
	Wanted      string // the face an office is expected to own
	Family      string // the face in use; empty when there is none
	File        string
	Substituted bool   // the face in use is not of the official design
	FaceID      string // identity of the face in use
}

// Report lists every role in the order of Roles. It opens the first face of
// each role to be sure of it.
func (s *Set) Report() []RoleReport {
	list := make([]RoleReport, 0, len(s.lines))
	for i := range s.lines {
		l := &s.lines[i]
		r := RoleReport{Role: l.role, Wanted: l.wanted, Substituted: true}
		if at := l.first(); at >= 0 {
			f := l.slots[at].face
			r.Family, r.File, r.FaceID = f.Family(), l.slots[at].path, f.ID()
			r.Substituted = l.ranks[at] != official || at >= l.own
		}
		list = append(list, r)
	}
	return list
}

// Face is the first face of a role; nil when the role has none.
func (s *Set) Face(role Role) *Face {
	l := s.In(role)
	if l == nil {
		return nil
	}
	if at := l.first(); at >= 0 {
		return l.slots[at].face
	}
	return nil
}

// first is the place of the first face that can be loaded, or -1.
func (l *Faces) first() int {
	return slices.IndexFunc(l.slots, func(s *slot) bool { return s.load() != nil })
}

// FellBack reports whether a face that Lookup returned for a role is not the
// one that serves the role: a character was taken from elsewhere.
func (s *Set) FellBack(role Role, face *Face) bool { return face != s.Face(role) }

// Official reports whether a face is of the design that a role asks for: its
// first face or, behind it, another official one.
func (s *Set) Official(role Role, face *Face) bool {
	l := s.In(role)
	if l == nil || face == nil {
		return false
	}
	for i, slot := range l.slots[:l.own] {
		if l.ranks[i] == official && slot.load() == face {
			return true
		}
	}
	return false
}

// Problems lists what is wrong with font files: those of the search first,
// then those met when faces were opened and read so far. Ask again when the
// work is done.
func (s *Set) Problems() []Problem {
	list := slices.Clone(s.troubles)
	for _, slot := range s.slots {
		if err := slot.trouble(); err != nil {
			p := fileProblem(slot.path, err)
			// A chosen face that fails changes what documents look like.
			p.Error = true
			list = append(list, p)
		}
	}
	return list
}

// trouble is the error of loading or reading a face. It waits for a load that
// is under way, and does not begin one.
func (s *slot) trouble() error {
	if !s.begun.Load() {
		return nil
	}
	s.load()
	if s.err != nil {
		return s.err
	}
	return s.src.trouble()
}
