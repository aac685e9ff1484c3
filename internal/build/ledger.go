package build

import (
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
)

// readLedger reads and checks the office's data. A project without any has
// none.
func (p *Project) readLedger() {
	if len(ledger.Paths(p.Repo)) == 0 {
		return
	}
	var bag diag.Bag
	p.Ledger = ledger.Open(p.Repo, &bag)
	p.Ledger.Check(&bag)
	p.ledgerFindings = bag.Sorted()
}

// dataFindings are those about the data files among the paths; all of them
// when there are no paths.
func (p *Project) dataFindings(paths []string) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, d := range p.ledgerFindings {
		if wanted(d.Span.File, paths) {
			out = append(out, d)
		}
	}
	return out
}

// isData reports whether a path is that of data files: they are checked, but
// nothing is built of them alone.
func (p *Project) isData(path string) bool {
	if !strings.HasPrefix(path+"/", ledger.Folder) {
		return false
	}
	for _, name := range ledger.Paths(p.Repo) {
		if wanted(name, []string{path}) {
			return true
		}
	}
	return false
}
