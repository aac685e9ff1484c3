// Package ledger reads what a supervision office keeps as data: its units and
// people, the rules it works by, its plan, what its teams did and what they
// found.
//
// In: the YAML files of content/数据 and the shipped regimes (制度). Out: one
// typed Ledger in which every name is resolved, every value knows its place,
// and every deadline can be shown with its arithmetic; findings about the
// data. It writes nothing, knows no paper and asks for no date: the state of
// a finding is always that of a day it is given.
package ledger

import (
	"yinfa.dev/yinfa/internal/calendar"
)

// Folder is where an office keeps its data, from the root of its project.
// Every .yaml or .yml file below it is read; how they are divided is up to the
// office, because the first-level keys say what a file holds.
const Folder = "content/数据/"

// RegimeFolder is where an office may keep regimes beside its page formats.
const RegimeFolder = "layouts/制度/"

// Ledger is all data of one office. It does not change after loading and is
// safe for several goroutines.
type Ledger struct {
	Units       []*Unit
	People      []*Person
	Regimes     []*Regime // shipped ones first; an office's own replaces the shipped one of its name
	Plans       []*Plan
	Inspections []*Inspection
	Findings    []*Finding // in the order of files and lines
	Calendar    *calendar.Calendar

	units   map[string][]*Unit
	people  map[string][]*Person
	regimes map[string]*Regime
	plans   map[string]*Plan
	ids     map[string]*Finding
	work    map[workKey][]*Inspection
	found   map[workKey][]*Finding

	damaged  bool // parts of the files could not be read, so that what is missing proves nothing
	contacts []contact
	secrets  map[[2]rune][]internalText
}

// workKey finds the inspections and findings of a team in a round.
type workKey struct {
	round *Round
	team  *Team
}

// Unit finds a unit by its name, short name or alias; nil when there is none
// or the name belongs to several.
func (l *Ledger) Unit(name string) *Unit {
	if found := l.units[name]; len(found) == 1 {
		return found[0]
	}
	return nil
}

// Regime finds a regime by name, or nil.
func (l *Ledger) Regime(name string) *Regime { return l.regimes[name] }

// Plan finds a plan by name, or nil.
func (l *Ledger) Plan(name string) *Plan { return l.plans[name] }

// Finding finds a finding by its number, or nil.
func (l *Ledger) Finding(id string) *Finding { return l.ids[id] }

// Work returns what a team did in a round, in the order written.
func (l *Ledger) Work(round *Round, team *Team) []*Inspection {
	return l.work[workKey{round, team}]
}
