package build

import (
	"regexp"
	"sync"

	"yinfa.dev/yinfa/internal/calendar"
)

// publication is the day on which documents become public.
type publication struct {
	day  func() calendar.Date // asked for only when a document depends on it
	sure func() calendar.Date // the same when somebody said it: the user or a commit; else none
}

// publication tells the day. given is the one that the user names; without it
// the day is that of the commit, or, outside of git, the latest that the
// documents and the data speak of. It is never that of the clock, so that the
// same sources make the same site.
func (p *Project) publication(given calendar.Date) publication {
	sure := sync.OnceValue(func() calendar.Date {
		if given.IsZero() {
			given, _ = p.Repo.CommitDay()
		}
		return given
	})
	return publication{
		sure: sure,
		day: sync.OnceValue(func() calendar.Date {
			if day := sure(); !day.IsZero() {
				return day
			}
			return p.latestDay()
		}),
	}
}

// same reports whether all documents become public as on the other day.
func (p publication) same(other publication) bool {
	return p.sure() == other.sure() && p.day() == other.day()
}

// headDays remembers the latest date that the front matter of each document
// speaks of. It is safe for use by several goroutines.
type headDays struct {
	mu sync.Mutex
	of map[string]calendar.Date // by file; none: no date
}

// forget drops what is known of a file that was changed.
func (h *headDays) forget(name string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.of, name)
}

// latestDay is the latest day on which something is written to have happened.
func (p *Project) latestDay() calendar.Date {
	var last calendar.Date
	p.days.mu.Lock()
	defer p.days.mu.Unlock()
	for _, name := range p.Repo.List(contentDir, ".md") {
		day, known := p.days.of[name]
		if !known {
			day = p.headDay(name)
			p.days.of[name] = day
		}
		last = later(last, day)
	}
	if p.Ledger != nil {
		last = later(last, p.Ledger.LatestDay())
	}
	return last
}

// dated finds the dates of documents in their front matter.
var dated = regexp.MustCompile(`^(?:成文日期|印发日期)[ \t]*[:：][ \t]*["']?([0-9]{4}[-年][0-9]{1,2}[-月][0-9]{1,2}日?)`)

func (p *Project) headDay(name string) calendar.Date {
	var last calendar.Date
	f := p.peek(name)
	if f == nil {
		return last
	}
	for n := 1; n <= min(f.LineCount(), headLines); n++ {
		if m := dated.FindStringSubmatch(f.Line(n)); m != nil {
			if d, ok := calendar.ParseDate(m[1]); ok {
				last = later(last, d)
			}
		}
	}
	return last
}

func later(a, b calendar.Date) calendar.Date {
	if a.Before(b) {
		return b
	}
	return a
}
