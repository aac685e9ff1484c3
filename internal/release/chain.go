package release

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/spelling"
)

// Fact is what the chain of documents needs to know of one of them.
type Fact struct {
	Name     string // of the document in the project, unique
	Number   doc.Text
	Date     doc.Date
	Validity doc.Text // 有效性 as the document itself says
	Acts     []doc.Act
	Valid    bool // it is signed and not waiting for its day: what it does to others holds
	Open     bool // it stands on the public site
	Released bool // it says that it is made public, whether its day has come or not
}

// Standing is how a document stands among the others. The zero value is that
// of a document that nobody touches.
type Standing struct {
	State   string // 已废止, 已失效; empty: nobody repeals it
	Amended bool
	Links   []Link // to documents on the public site, those that act on it first
}

// Link is one document in relation to another: what a reader is told, and the
// name of the document.
type Link struct {
	How, Name string
	Acts      bool // that document acts on this one, not this one on it
}

// The states of documents that others act on.
const (
	StateRepealed  = "已废止"
	StateExpired   = "已失效"
	StateWithdrawn = "已撤回"
)

// acted is one act found among the documents: who, what, to whom.
type acted struct {
	by, to int // indexes of facts
	act    doc.Act
}

// Chain works out how documents stand after all that they do to each other,
// and reports what cannot be. Only a whole project tells which numbers there
// are. The standings are by name.
func Chain(facts []Fact, bag *diag.Bag) map[string]Standing {
	facts = slices.Clone(facts)
	sort.SliceStable(facts, func(i, j int) bool { return facts[i].Name < facts[j].Name })
	byNumber, numbers := numbered(facts, bag)
	var acts []acted
	for i, f := range facts {
		seen := map[string]bool{}
		for _, a := range f.Acts {
			n := a.Number.Value
			to, known := byNumber[n]
			switch {
			case seen[n]:
				bag.Error(diag.ReleaseChain, a.Number.Span, "“"+n+"”写了两次", "同一件公文只写在 废止、失效、修改 中的一处")
				continue
			case n == f.Number.Value:
				bag.Error(diag.ReleaseChain, a.Number.Span, "公文不能"+string(a.Kind)+"自己", "写被"+string(a.Kind)+"的那件公文的发文字号")
				continue
			case !known:
				hint := "核对发文字号；本项目里确实没有那件公文的，可以不管"
				if near := spelling.Nearest(n, numbers); near != "" {
					hint = "是不是“" + near + "”？" + hint
				}
				bag.Warn(diag.ReleaseUnknown, a.Number.Span, "项目里没有发文字号是“"+n+"”的公文", hint)
				continue
			}
			seen[n] = true
			if !f.Date.IsZero() && !facts[to].Date.IsZero() && dayOf(f.Date).Before(dayOf(facts[to].Date)) {
				bag.Error(diag.ReleaseChain, a.Number.Span, "被"+string(a.Kind)+"的公文比这件公文还晚："+dayOf(facts[to].Date).Chinese(), "核对发文字号和成文日期")
				continue
			}
			acts = append(acts, acted{i, to, a})
		}
	}
	checkCycles(facts, acts, bag)
	checkTwice(facts, acts, bag)
	return standings(facts, acts, bag)
}

// numbered finds documents by their numbers. Two of one number are an error
// only where somebody speaks of that number.
func numbered(facts []Fact, bag *diag.Bag) (map[string]int, []string) {
	spoken := map[string]bool{}
	for _, f := range facts {
		for _, a := range f.Acts {
			spoken[a.Number.Value] = true
		}
	}
	byNumber := map[string]int{}
	var numbers []string
	for i, f := range facts {
		n := f.Number.Value
		if n == "" {
			continue
		}
		if first, twice := byNumber[n]; twice {
			if spoken[n] {
				bag.Error(diag.ReleaseChain, f.Number.Span, "发文字号“"+n+"”已经给了 "+facts[first].Number.Span.File, "别的公文要废止或修改这个号，不知道是哪一件；改正其中一件的发文字号")
			}
			continue
		}
		byNumber[n] = i
		numbers = append(numbers, n)
	}
	return byNumber, numbers
}

// checkCycles reports documents that end each other.
func checkCycles(facts []Fact, acts []acted, bag *diag.Bag) {
	next := map[int][]acted{}
	for _, a := range acts {
		if a.act.Kind != doc.Amends {
			next[a.by] = append(next[a.by], a)
		}
	}
	const (
		fresh = iota
		open
		done
	)
	state := make([]int, len(facts))
	var path []int
	var visit func(i int)
	visit = func(i int) {
		state[i] = open
		path = append(path, i)
		for _, a := range next[i] {
			switch state[a.to] {
			case fresh:
				visit(a.to)
			case open:
				var round []string
				for _, k := range path[slices.Index(path, a.to):] {
					round = append(round, "“"+facts[k].Number.Value+"”")
				}
				bag.Error(diag.ReleaseChain, a.act.Number.Span, "几件公文互相废止："+strings.Join(append(round, round[0]), "废止"), "改正其中写错的一处")
			}
		}
		path = path[:len(path)-1]
		state[i] = done
	}
	for i := range facts {
		if state[i] == fresh {
			visit(i)
		}
	}
}

// checkTwice reports documents repealed by two others, and papers whose own
// repeal does not bring back what they repealed.
func checkTwice(facts []Fact, acts []acted, bag *diag.Bag) {
	ended := map[int]acted{}
	for _, a := range acts {
		if a.act.Kind == doc.Amends {
			continue
		}
		if first, twice := ended[a.to]; twice {
			bag.Warn(diag.ReleaseTwice, a.act.Number.Span, "“"+a.act.Number.Value+"”已经被“"+or(facts[first.by].Number.Value, facts[first.by].Name)+"”"+string(first.act.Kind), "一件公文只能废止一次，核对发文字号，删去多余的一处")
			continue
		}
		ended[a.to] = a
	}
	for _, a := range acts {
		by, repealed := ended[a.by]
		if a.act.Kind == doc.Amends || !repealed {
			continue
		}
		bag.Info(diag.ReleaseRevived, a.act.Number.Span, fmt.Sprintf("这件公文自己已经被“%s”%s，它废止的“%s”不因此恢复效力", or(facts[by.by].Number.Value, facts[by.by].Name), by.act.Kind, a.act.Number.Value),
			"要恢复的，另发公文写明；不恢复的，可以不管")
	}
}

// standings tells how each document stands. A document that is not public
// itself still ends a public one; the page says so without naming it.
func standings(facts []Fact, acts []acted, bag *diag.Bag) map[string]Standing {
	out := map[string]Standing{}
	for _, a := range acts {
		by, to := facts[a.by], facts[a.to]
		if !by.Valid {
			continue
		}
		s := out[to.Name]
		switch a.act.Kind {
		case doc.Repeals:
			s.State = or(s.State, StateRepealed)
		case doc.Expires:
			s.State = or(s.State, StateExpired)
		case doc.Amends:
			s.Amended = true
		}
		if by.Open {
			s.Links = append(s.Links, Link{passive(a.act.Kind), by.Name, true})
		}
		out[to.Name] = s
		if to.Open && !by.Released {
			bag.Warn(diag.ReleaseHidden, a.act.Number.Span, "“"+to.Number.Value+"”是公开的，"+string(a.act.Kind)+"它的这件公文没有公开", "网页上只写“"+or(s.State, "已修改")+"”，不写是哪件公文；应当公开的，写上“公开”")
		}
		if a.act.Kind != doc.Amends && to.Validity.Value == "有效" {
			bag.Warn(diag.ReleaseChain, to.Validity.Span, "写着有效，但是已经被“"+or(by.Number.Value, by.Name)+"”"+string(a.act.Kind), "删去“有效性”，由程序按废止它的公文写明")
		}
	}
	for _, a := range acts {
		by, to := facts[a.by], facts[a.to]
		if by.Valid && to.Open {
			s := out[by.Name]
			s.Links = append(s.Links, Link{active(a.act.Kind), to.Name, false})
			out[by.Name] = s
		}
	}
	return out
}

func passive(k doc.ActKind) string {
	switch k {
	case doc.Repeals:
		return "废止本文"
	case doc.Expires:
		return "宣布本文失效"
	}
	return "修改本文"
}

func active(k doc.ActKind) string {
	switch k {
	case doc.Repeals:
		return "本文废止"
	case doc.Expires:
		return "本文宣布失效"
	}
	return "本文修改"
}

// FactOf is what a document tells of itself on a day.
func FactOf(name string, t *doc.Document, status string, day calendar.Date) Fact {
	f := Fact{Name: name, Number: t.Letterhead.Number, Date: t.Meta.Date, Acts: t.Acts}
	if f.Number.Empty() {
		f.Number = doc.Text{Value: t.Meta.Number, Span: source.Span{File: t.Source}}
	}
	if t.Release != nil {
		f.Validity = t.Release.Validity
	}
	f.Released = t.Release.Open()
	f.Valid = !Unfinished(status) && !Embargoed(t.Release, day)
	f.Open = f.Released && f.Valid
	return f
}
