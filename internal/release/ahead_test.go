package release

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

func TestDaysAheadAreWarnedOf(t *testing.T) {
	on := func(day int) doc.Date { return doc.Date{Year: 2026, Month: 7, Day: day} }
	for name, c := range map[string]struct {
		change func(*doc.Document)
		day    calendar.Date
		said   string
	}{
		"made today":           {func(t *doc.Document) { t.Meta.Date = on(1) }, today, ""},
		"made tomorrow":        {func(t *doc.Document) { t.Meta.Date = on(2) }, today, "成文日期晚于这次生成的日期2026年7月1日"},
		"waits until tomorrow": {func(t *doc.Document) { t.Meta.Date, t.Release.Embargo = on(2), on(2) }, today, ""},
		"waited until today":   {func(t *doc.Document) { t.Meta.Date, t.Release.Embargo = on(2), on(1) }, today, "成文日期"},
		"published tomorrow":   {func(t *doc.Document) { t.Release.Date = on(2) }, today, "发布日期晚于"},
		"corrected tomorrow":   {func(t *doc.Document) { t.Release.Changes = []doc.Change{{Date: on(1)}, {Date: on(2)}} }, today, "更正日期晚于"},
		"withdrawn tomorrow":   {func(t *doc.Document) { t.Release.Withdrawn.Date = on(2) }, today, ""},
		"not public":           {func(t *doc.Document) { t.Meta.Date, t.Release.Mode.Value = on(2), "不予公开" }, today, ""},
		"an unknown day":       {func(t *doc.Document) { t.Meta.Date = on(2) }, calendar.Date{}, ""},
	} {
		d := released()
		c.change(d)
		var bag diag.Bag
		CheckAhead(d, c.day, &bag)
		said := diag.Text(bag.Sorted())
		if (said == "") != (c.said == "") || !strings.Contains(said, c.said) {
			t.Errorf("%s: %q", name, said)
		}
	}
}
