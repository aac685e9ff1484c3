package ledger

import (
	"testing"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/repo"
)

// example reads the data of the invented city.
func example(t testing.TB) *Ledger {
	t.Helper()
	set, err := repo.Open("../..")
	if err != nil {
		t.Fatal(err)
	}
	var bag diag.Bag
	l := Open(set, &bag)
	l.Check(&bag)
	if list := bag.Sorted(); len(list) > 0 {
		t.Fatal(diag.Text(list))
	}
	return l
}

func TestExampleIsClean(t *testing.T) {
	l := example(t)
	regimes := map[string]bool{}
	for _, want := range []struct {
		plan, regime           string
		objects, teams, rounds int
		findings, inspections  int
	}{
		{"云澜市2026年度安全生产巡查", "云澜", 29, 4, 4, 198, 16},
		{"云海县2026年度安全生产巡查", "盐城", 10, 2, 2, 17, 4},
		{"澜州市2026年度安全生产巡查", "漳州", 6, 4, 2, 17, 6},
		{"澜北区2026年度安全生产巡查", "峄城", 8, 2, 2, 15, 4},
		{"澜东区2026年督导检查", "荔城", 6, 3, 12, 20, 9},
	} {
		plan := l.Plan(want.plan)
		if plan == nil || plan.Regime == nil {
			t.Errorf("no %s under a regime", want.plan)
			continue
		}
		inspections := 0
		for _, i := range l.Inspections {
			if i.Plan == plan {
				inspections++
			}
		}
		got := want
		got.regime, got.objects, got.teams, got.rounds = plan.RegimeName.Value, len(plan.Units()), len(plan.Teams), len(plan.Rounds)
		got.findings, got.inspections = len(l.Select(Filter{Plan: plan})), inspections
		if got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
		regime := plan.Regime
		if !regime.Base.Empty() {
			regime = l.Regime(regime.Base.Value)
		}
		regimes[regime.Name.Value] = true
	}
	if len(regimes) != 5 || len(l.Plans) != 5 {
		t.Errorf("%d plans under %v", len(l.Plans), regimes)
	}
}

// TestExampleShowsEveryState: during the year every state of a finding comes
// up, and on each day every finding made by then has one.
func TestExampleShowsEveryState(t *testing.T) {
	l := example(t)
	seen := map[State]bool{}
	for _, on := range []calendar.Date{{Year: 2026, Month: 6, Day: 15}, {Year: 2026, Month: 7, Day: 15}, {Year: 2026, Month: 12, Day: 31}} {
		s := l.StatusOn(on, Filter{})
		total := 0
		for _, state := range States() {
			total += s.Count(state)
			seen[state] = seen[state] || s.Count(state) > 0
		}
		if total != len(l.Select(Filter{To: on})) {
			t.Errorf("%s: %d findings have a state", on, total)
		}
	}
	for _, state := range States() {
		if !seen[state] {
			t.Errorf("the example shows no finding that is %s", state)
		}
	}
}
