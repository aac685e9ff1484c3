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
	plan := l.Plan("云澜市2026年度安全生产巡查")
	if plan == nil || len(plan.Units()) != 29 || len(plan.Teams) != 4 || len(plan.Rounds) != 4 {
		t.Fatalf("plan %+v", plan)
	}
	if n := len(l.Findings); n < 50 || n > 80 {
		t.Errorf("%d findings", n)
	}
	first := TallyOf(l.Select(Filter{Plan: plan, Round: plan.Round("第一轮")}))
	if first.Major != 12 || first.Systemic != 9 {
		t.Errorf("the first round found %+v", first)
	}
	s := l.StatusOn(calendar.Date{Year: 2026, Month: 7, Day: 15}, Filter{})
	total := 0
	for _, state := range States() {
		t.Logf("%s %d", state, s.Count(state))
		total += s.Count(state)
	}
	if total != len(l.Findings) {
		t.Errorf("%d of %d findings have a state", total, len(l.Findings))
	}
	for _, state := range []State{Mending, ToAccept, Closed, Overdue} {
		if s.Count(state) == 0 {
			t.Errorf("the example shows no finding that is %s", state)
		}
	}
}
