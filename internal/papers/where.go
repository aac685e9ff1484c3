package papers

import (
	"strings"

	"yinfa.dev/yinfa/internal/ledger"
)

// where is the enterprise or place of a finding.
func where(f *ledger.Finding, exact bool) string {
	name := f.Enterprise.Value
	if name == "" {
		name = called(f.Unit)
	}
	if exact {
		name = within(name, f.Place.Value)
	}
	return name
}

// spot names the unit, the enterprise and the place before a problem.
func spot(f *ledger.Finding) string {
	return within(within(called(f.Unit), f.Enterprise.Value), f.Place.Value)
}

// within names an inner place after the outer one, which is not said twice
// when the inner name begins with it: 南溪镇敬老院 lies in 南溪镇.
func within(outer, inner string) string {
	if strings.HasPrefix(inner, outer) {
		return inner
	}
	return outer + inner
}
