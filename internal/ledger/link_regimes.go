package ledger

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
)

// registerRegimes lets an office's regime replace the shipped one of its
// name, and fills each from its base.
func (n *linker) registerRegimes() {
	shipped := map[string]*Regime{}
	n.regimes = map[string]*Regime{}
	var kept []*Regime
	for _, r := range n.Regimes {
		name := r.Name.Value
		old := n.regimes[name]
		switch {
		case name == "":
			continue
		case strings.HasPrefix(r.Span.File, builtinFolder):
			shipped[name] = r
		case old != nil && !strings.HasPrefix(old.Span.File, builtinFolder):
			n.bag.Error(diag.RegimeTwice, r.Name.Span, fmt.Sprintf("制度“%s”写了两次", name), "先写的在 "+old.Span.String()+"，请只留一处。")
			continue
		}
		n.regimes[name] = r
		if old == nil {
			kept = append(kept, r)
			continue
		}
		for i := range kept {
			if kept[i] == old {
				kept[i] = r
			}
		}
	}
	n.Regimes = kept
	for _, r := range kept {
		n.base(r, shipped, 0)
	}
}

// base fills a regime from the one it is based on; a regime may be based on
// the shipped one of its own name.
func (n *linker) base(r *Regime, shipped map[string]*Regime, depth int) {
	name := r.Base.Value
	if name == "" {
		return
	}
	under := n.regimes[name]
	if under == r {
		under = shipped[name]
	}
	switch {
	case under == nil || under == r:
		n.bag.Error(diag.RegimeUnknown, r.Base.Span, fmt.Sprintf("没有“%s”这套制度", name), nearHint(name, n.regimeNames()))
	case depth > len(n.Regimes):
		n.bag.Error(diag.RegimeUnknown, r.Base.Span, "几套制度互为底本", "请删去其中一处“基于”。")
	default:
		n.base(under, shipped, depth+1)
		r.over(under)
	}
}

func (n *linker) regimeNames() []string {
	var out []string
	for _, r := range n.Regimes {
		out = append(out, r.Name.Value)
	}
	return out
}
