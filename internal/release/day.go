package release

import (
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// Limit is how long an office may take to publish what it must: 20 working
// days from the day the information came to be or was changed
// (《中华人民共和国政府信息公开条例》第二十六条).
var Limit = calendar.Term{N: 20, Unit: calendar.Workdays}

// Embargoed reports whether a document waits for its 发布时间 on a day. On a
// day that is not known it waits.
func Embargoed(r *doc.Release, day calendar.Date) bool {
	return r != nil && !r.Embargo.IsZero() && (day.IsZero() || day.Before(dayOf(r.Embargo)))
}

// Withdrawn reports whether a document has been withdrawn by a day. On a day
// that is not known it has.
func Withdrawn(r *doc.Release, day calendar.Date) bool {
	return r != nil && !r.Withdrawn.Date.IsZero() && (day.IsZero() || !day.Before(dayOf(r.Withdrawn.Date)))
}

// unfinished are words in 状态 of documents that are not signed yet.
var unfinished = []string{"草稿", "起草", "待签", "待审", "审核", "送审", "会签", "征求意见", "作废"}

// Unfinished reports whether 状态 says that a document is a draft, or no
// longer anything.
func Unfinished(status string) bool {
	for _, word := range unfinished {
		if strings.Contains(status, word) {
			return true
		}
	}
	return false
}

// CheckState reports a document that releases itself and must not leave: with
// 密级, which is an error, or before it is signed, which is how drafts are.
func CheckState(t *doc.Document, status doc.Text, bag *diag.Bag) {
	if !t.Release.Open() {
		return
	}
	if s := t.Letterhead.Secrecy; !s.Empty() {
		bag.Error(diag.SiteSecret, s.Span, "标了密级的公文不能主动公开", "删去密级，或者把公开方式改为不予公开")
	}
	if Unfinished(status.Value) {
		bag.Info(diag.SiteDraft, status.Span, "状态是“"+status.Value+"”，这次不上网", "签发以后改了状态，才会公开")
	}
}

// Published is the day a document is made public: 发布日期, else 发布时间, else
// its own date.
func Published(t *doc.Document) doc.Date {
	switch r := t.Release; {
	case r != nil && !r.Date.IsZero():
		return r.Date
	case r != nil && !r.Embargo.IsZero():
		return r.Embargo
	}
	return t.Meta.Date
}

// CheckDay holds a released document against the limit of publication and
// its own dates, on a day; an unknown day leaves out what depends on it.
func CheckDay(t *doc.Document, status doc.Text, day calendar.Date, c *calendar.Calendar, bag *diag.Bag) {
	r := t.Release
	if !r.Open() {
		return
	}
	checkChanges(t, bag)
	if !r.Embargo.IsZero() && !r.Date.IsZero() && dayOf(r.Date) != dayOf(r.Embargo) {
		bag.Warn(diag.ReleaseDate, r.Date.Span, "发布日期和发布时间不是同一天", "发布日期是网页上写的日期，发布时间是从哪一天起放出去；只写发布时间即可")
	}
	if Embargoed(r, day) {
		note := diag.Diagnostic{Code: diag.ReleaseEmbargo, Severity: diag.Info, Span: r.Embargo.Span, Summary: dayOf(r.Embargo).Chinese() + "才发布，这次不上网", Hint: "到了那一天，用 --date 写明日期再生成"}
		if !day.IsZero() {
			note.Detail = "这次按" + day.Chinese() + "生成"
		}
		bag.Add(note)
	}
	made := dayOf(t.Meta.Date)
	if made.IsZero() {
		return
	}
	due := c.Due(made, Limit)
	late := func(at doc.Date, summary string) {
		bag.Add(diag.Diagnostic{
			Code: diag.ReleaseLate, Severity: diag.Warning, Span: at.Span, Summary: summary, Detail: due.Explain("成文日期"),
			Hint: "应当在" + due.Last.Chinese() + "以前公开；法律、法规对期限另有规定的，从其规定，可以不管",
		})
	}
	switch published := Published(t); {
	case due.Last.Before(dayOf(published)):
		late(published, "发布日期超过了公开的期限：成文以后20个工作日")
	case Unfinished(status.Value) && due.Last.Before(day):
		late(doc.Date{Span: status.Span}, "到"+day.Chinese()+"还没有公开，超过了期限：成文以后20个工作日")
	}
}

// CheckAhead warns about a document that leaves although it bears a day after
// the one on which it is published. That day must be known for certain: the
// zero day leaves the check out.
func CheckAhead(t *doc.Document, day calendar.Date, bag *diag.Bag) {
	r := t.Release
	if !r.Open() || day.IsZero() || Embargoed(r, day) {
		return
	}
	warn := func(what string, d doc.Date) bool {
		if !day.Before(dayOf(d)) {
			return false
		}
		// Papers of one batch share a place, and what is said of it.
		bag.Warn(diag.ReleaseAhead, d.Span, what+"晚于这次生成的日期"+day.Chinese()+"，公文却已经公开",
			"核对日期；到那一天才公开的，在“公开”里写“发布时间”；日期没有错的，用 --date 写明生成的日期")
		return true
	}
	if warn("成文日期", t.Meta.Date) || warn("发布日期", r.Date) {
		return
	}
	for _, c := range r.Changes {
		if warn("更正日期", c.Date) {
			return
		}
	}
}

// checkChanges looks at the corrections: they come after the publication, one
// after another.
func checkChanges(t *doc.Document, bag *diag.Bag) {
	published, last := dayOf(Published(t)), calendar.Date{}
	for _, ch := range t.Release.Changes {
		d := dayOf(ch.Date)
		switch {
		case d.IsZero():
			continue
		case !published.IsZero() && d.Before(published):
			bag.Warn(diag.ReleaseDate, ch.Date.Span, "更正的日期早于发布日期", "发布以后的改正才写“更正”，请核对日期")
		case d.Before(last):
			bag.Warn(diag.ReleaseDate, ch.Date.Span, "更正没有按日期先后写", "先更正的写在前面")
		}
		last = d
	}
	if w := dayOf(t.Release.Withdrawn.Date); !w.IsZero() && !published.IsZero() && w.Before(published) {
		bag.Warn(diag.ReleaseDate, t.Release.Withdrawn.Date.Span, "撤回的日期早于发布日期", "请核对日期；没有发布过的，不写“撤回”，改为不予公开")
	}
}

func dayOf(d doc.Date) calendar.Date { return calendar.Date{Year: d.Year, Month: d.Month, Day: d.Day} }
