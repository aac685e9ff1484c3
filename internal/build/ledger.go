package build

import (
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
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

// dataFindings are those about the data files and the links among the paths;
// all of them when there are no paths.
func (p *Project) dataFindings(paths []string) []diag.Diagnostic {
	var out []diag.Diagnostic
	for _, d := range slices.Concat(p.ledgerFindings, p.linkFindings) {
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

// checkPaper compares a document and its attachments with the data, line by
// line as they are written.
func (p *Project) checkPaper(d *model.Document, f *source.File, attached []string, bag *diag.Bag) {
	if p.Ledger == nil {
		return
	}
	paper := ledger.Paper{Kind: d.Kind.Value, Plan: d.Plan, Round: d.Round, Span: f.Whole()}
	paper.Texts = lines(f)
	for _, name := range attached {
		if strings.HasSuffix(name, ".md") {
			if a := p.peek(name); a != nil {
				paper.Texts = append(paper.Texts, lines(a)...)
			}
		}
	}
	p.Ledger.CheckPaper(paper, bag)
}

func lines(f *source.File) []doc.Text {
	out := make([]doc.Text, f.LineCount())
	for n := range out {
		start := f.LineStart(n + 1)
		text := f.Line(n + 1)
		out[n] = doc.Text{Value: text, Span: f.Span(start, start+len(text))}
	}
	return out
}
