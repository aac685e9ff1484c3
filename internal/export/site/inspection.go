package site

import (
	"fmt"
	"slices"
)

// inspection is the released documents of one plan, by rounds and steps. The
// first part is about the plan as a whole.
type inspection struct {
	overview *Overview
	parts    []inspectionPart
}

type inspectionPart struct {
	round string // "": the plan as a whole
	steps [][]*Page
}

func (i *inspectionPart) count() int {
	n := 0
	for _, list := range i.steps {
		n += len(list)
	}
	return n
}

// inspections groups the released documents by the plans that the office
// tells of. Documents of other plans and rounds stand in no chain: the names
// of those were not released.
func (w *planner) inspections() {
	w.chains = map[string]*inspection{}
	for k := range w.site.config.Overviews {
		o := &w.site.config.Overviews[k]
		in := &inspection{overview: o}
		for _, round := range append([]string{""}, o.Rounds...) {
			in.parts = append(in.parts, inspectionPart{round, make([][]*Page, len(Steps()))})
		}
		w.chains[o.Plan] = in
	}
	for i := len(w.pages) - 1; i >= 0; i-- {
		p := w.pages[i]
		in := w.chains[p.plan]
		if in == nil {
			continue
		}
		if part := in.part(p.round); part != nil {
			step := slices.Index(Steps(), p.step)
			part.steps[step] = append(part.steps[step], p)
		}
	}
}

// part finds the documents of a round; nil when the office does not tell of
// it.
func (i *inspection) part(round string) *inspectionPart {
	for k := range i.parts {
		if i.parts[k].round == round {
			return &i.parts[k]
		}
	}
	return nil
}

// onChain bounds the documents of one step that a chain shows; a round of
// many units has one paper of each kind for every one of them.
const onChain = 6

// chainView is the documents of one inspection, step by step.
type chainView struct {
	ID    string
	Name  string // of the round, or of the plan
	Count int
	Steps []stepView
}

type stepView struct {
	Name string
	Rows []row
	Left int // more than Rows
}

// stepsOf makes the view of some parts of an inspection together: those of
// the plan as a whole stand before those of a round. Of each step it shows
// the oldest documents, or those about the one that is read.
func stepsOf(parts []*inspectionPart, around *Page, most int, root string) []stepView {
	var out []stepView
	for s, name := range Steps() {
		var list []*Page
		for _, part := range parts {
			list = append(list, part.steps[s]...)
		}
		if len(list) == 0 {
			continue
		}
		from := 0
		if at := slices.Index(list, around); at >= most {
			from = min(at-most/2, len(list)-most)
		}
		view := stepView{Name: name, Left: len(list) - min(most, len(list))}
		for _, p := range list[from:min(from+most, len(list))] {
			line := p.inList(root)
			line.Current = p == around
			view.Rows = append(view.Rows, line)
		}
		out = append(out, view)
	}
	return out
}

// chainOf is the chain of the inspection that a document belongs to, as its
// page shows it: that of its round and of the plan as a whole, or all of it
// when the document is about the whole; nil when nothing else is in it.
func (w *planner) chainOf(p *Page) []*inspectionPart {
	in := w.chains[p.plan]
	if in == nil || in.part(p.round) == nil {
		return nil
	}
	var parts []*inspectionPart
	n := 0
	for k := range in.parts {
		if part := &in.parts[k]; p.round == "" || part.round == "" || part.round == p.round {
			parts = append(parts, part)
			n += part.count()
		}
	}
	if n < 2 {
		return nil
	}
	return parts
}

// inspectionID is the place of an overview on the page of its year.
func (s *Site) inspectionID(o *Overview) string {
	n := 0
	for i := range s.config.Overviews {
		other := &s.config.Overviews[i]
		if other.Year == o.Year {
			n++
		}
		if other == o {
			break
		}
	}
	return fmt.Sprintf("xc-%d", n)
}

// roundID is the place of a round on the page of its year.
func (s *Site) roundID(o *Overview, round string) string {
	if at := slices.Index(o.Rounds, round); at >= 0 {
		return fmt.Sprintf("%s-%d", s.inspectionID(o), at+1)
	}
	return s.inspectionID(o) + "-0"
}

// digest stands for the documents of a part as lists show them.
func (i *inspectionPart) digest() string {
	parts := []string{i.round}
	for _, list := range i.steps {
		for _, p := range list {
			parts = append(parts, string(p.row[:]))
		}
		parts = append(parts, "")
	}
	d := sum(parts...)
	return string(d[:])
}

// inspectionOf is the chain that a document's page shows, with the way to all
// of it.
func (s *Site) inspectionOf(p *Page, parts []*inspectionPart, root string) *chainView {
	o := s.config.overviewOf(p.plan)
	v := &chainView{Name: o.Title, ID: root + yearPath(o.Year) + "#" + s.roundID(o, p.round), Steps: stepsOf(parts, p, onChain, root)}
	if p.round != "" {
		v.Name += p.round
	}
	return v
}

// onYear bounds the documents of one step that the page of a year shows.
const onYear = 40

// chainViews are the chains of an overview: one of the plan as a whole, and
// one of each round.
func (w *planner) chainViews(o *Overview, root string) []chainView {
	var out []chainView
	in := w.chains[o.Plan]
	for k := range in.parts {
		part := &in.parts[k]
		if part.count() == 0 {
			continue
		}
		name := part.round
		if name == "" {
			name = "全年"
		}
		out = append(out, chainView{ID: w.site.roundID(o, part.round), Name: name, Count: part.count(), Steps: stepsOf([]*inspectionPart{part}, nil, onYear, root)})
	}
	return out
}
