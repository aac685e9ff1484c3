package main

import (
	"bytes"
	"encoding/json"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/ledger"
)

// The JSON of `yinfa status`. Dates are 2026-07-15, or empty.
type (
	jsonStatus struct {
		Date     string         `json:"date"`
		Whole    bool           `json:"whole"` // all data could be read
		Counts   map[string]int `json:"counts"`
		Findings []jsonFinding  `json:"findings"`
		Duties   []jsonDuty     `json:"duties"`
		Groups   []jsonGroup    `json:"groups"`
	}
	jsonDue struct {
		Due        string `json:"due"`
		Rule       string `json:"rule"`
		Arithmetic string `json:"arithmetic"`
		Estimated  bool   `json:"estimated"`
		WaitingFor string `json:"waitingFor"`
	}
	jsonFinding struct {
		ID    string `json:"id"`
		File  string `json:"file"`
		Line  int    `json:"line"`
		Unit  string `json:"unit"`
		Team  string `json:"team"`
		Round string `json:"round"`
		Kind  string `json:"kind"`
		Level string `json:"level"`
		State string `json:"state"`
		jsonDue
		DaysLeft int    `json:"daysLeft"`
		Closed   string `json:"closed"`
		Late     bool   `json:"late"`
	}
	jsonDuty struct {
		Round string   `json:"round"`
		Team  string   `json:"team"`
		Units []string `json:"units"`
		Item  string   `json:"item"`
		Actor string   `json:"actor"`
		State string   `json:"state"`
		jsonDue
		Done string `json:"done"`
	}
	jsonGroup struct {
		By     string         `json:"by"`
		Name   string         `json:"name"`
		Total  int            `json:"total"`
		Counts map[string]int `json:"counts"`
	}
)

func statusJSON(s *ledger.Status, whole bool) (string, error) {
	out := jsonStatus{Date: s.On.String(), Whole: whole, Counts: map[string]int{}, Findings: []jsonFinding{}, Duties: []jsonDuty{}, Groups: []jsonGroup{}}
	for _, state := range ledger.States() {
		out.Counts[string(state)] = s.Count(state)
	}
	for _, i := range s.Items {
		f := i.Finding
		row := jsonFinding{ID: f.ID.Value, File: f.Span.File, Line: f.Span.Start.Line, Unit: f.Unit.String(), Team: f.TeamIs.Value, Round: f.RoundIs.Value,
			Kind: f.Kind, Level: f.Level, State: string(i.State), jsonDue: dueJSON(i.Due), DaysLeft: i.Left, Closed: dateJSON(i.Closed), Late: i.Late}
		if f.Unit.Unit != nil {
			row.Unit = f.Unit.Unit.Called()
		}
		out.Findings = append(out.Findings, row)
	}
	for _, d := range s.Duties {
		row := jsonDuty{Round: d.Inspection.RoundIs.Value, Team: d.Inspection.TeamIs.Value, Units: []string{}, Item: d.Item, Actor: d.Actor, State: d.State, jsonDue: dueJSON(d.Due), Done: dateJSON(d.Done)}
		for _, u := range d.Units {
			row.Units = append(row.Units, u.Called())
		}
		out.Duties = append(out.Duties, row)
	}
	for _, g := range s.Groups {
		row := jsonGroup{By: g.By, Name: g.Name, Total: g.Total, Counts: map[string]int{}}
		for state, n := range g.Counts {
			row.Counts[string(state)] = n
		}
		out.Groups = append(out.Groups, row)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	err := e.Encode(out)
	return b.String(), err
}

func dueJSON(d ledger.Due) jsonDue {
	return jsonDue{dateJSON(d.Date), d.Rule, d.Arithmetic, d.Estimated, d.Waiting}
}

func dateJSON(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}
