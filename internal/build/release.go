package build

import (
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/output"
	"yinfa.dev/yinfa/internal/release"
)

// releasing is what the office knows for making documents public.
type releasing struct {
	rules    *release.Rules
	calendar *calendar.Calendar
	publication
}

// newReleasing reads what the rules of release need. given is the day that the
// user names.
func (p *Project) newReleasing(given calendar.Date) *releasing {
	r := &releasing{rules: &release.Rules{}, calendar: calendar.Builtin(), publication: p.publication(given)}
	if l := p.Ledger; l != nil {
		r.calendar = l.Calendar
		r.rules.People, r.rules.Enterprises = l.Names()
		r.rules.Released = l.PublicPhones()
		r.rules.Internal = func(text string) []release.Found {
			var out []release.Found
			for _, f := range l.Inside(text) {
				from := utf8.RuneCountInString(text[:f.From])
				out = append(out, release.Found{From: from, To: from + utf8.RuneCountInString(text[f.From:f.To]), Code: f.Code, Summary: f.Summary, Hint: f.Hint})
			}
			return out
		}
	}
	if p.Model != nil {
		var said diag.Bag // what is wrong with 站点 is said where the site is made
		if s := p.Model.Site(&said); s != nil {
			r.rules.Released = append(r.rules.Released, s.Contact.Value)
			r.rules.Released = append(r.rules.Released, release.Numbers(s.Contact.Value)...)
		}
	}
	return r
}

// dayOf is the day when a document depends on it, else none.
func (r *releasing) dayOf(s *sheet) calendar.Date {
	said := s.tree.Release
	if said == nil || said.Embargo.IsZero() && said.Withdrawn.Date.IsZero() && !release.Unfinished(s.status.Value) {
		return calendar.Date{}
	}
	return r.day()
}

// leave decides what the public gets of a document that has been set: its
// edition, or nothing.
func (p *Project) leave(s *sheet) {
	if s.tree == nil || !s.tree.Release.Open() {
		return
	}
	day := p.releasing.dayOf(s)
	release.CheckState(s.tree, s.status, s.bag)
	release.CheckDay(s.tree, s.status, day, p.releasing.calendar, s.bag)
	if release.Unfinished(s.status.Value) || release.Embargoed(s.tree.Release, day) {
		return
	}
	release.CheckAhead(s.tree, p.releasing.sure(), s.bag)
	edition, found := p.releasing.rules.Edition(s.tree, day)
	s.bag.Append(found)
	s.edition = edition
}

// fact is what the chain of documents needs to know of this one.
func (p *Project) fact(s *sheet, name string) *release.Fact {
	f := release.FactOf(name, s.tree, s.status.Value, p.releasing.dayOf(s))
	return &f
}

// why says why nothing of a document leaves; nil when it does.
func (p *Project) why(s *sheet, j job) *output.Held {
	h := &output.Held{Document: j.name, Source: j.source, Number: s.tree.Meta.Number}
	switch r := s.tree.Release; {
	case r == nil:
		h.Reason = "没有写公开"
	case !r.Open():
		h.Reason = r.Mode.Value
	case release.Unfinished(s.status.Value):
		h.Reason = s.status.Value
	case !s.tree.Letterhead.Secrecy.Empty():
		h.Reason = s.tree.Letterhead.Secrecy.Value
	case release.Embargoed(r, p.releasing.dayOf(s)):
		h.Reason, h.Until = "还没有到发布时间", ledger.Day(r.Embargo).String()
	default:
		return nil
	}
	return h
}
