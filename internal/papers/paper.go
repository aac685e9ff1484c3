package papers

import (
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/compose"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/spelling"
)

// Item is what one document of a batch is about.
type Item struct {
	Name     string // of the file, the same as long as the ledger names it so
	Number   int    // in the sequence of the batch
	Unit     *ledger.Unit
	Team     *ledger.Team
	Finding  *ledger.Finding
	Findings []*ledger.Finding
}

// Paper is one document while it is made. A Paper is used by one goroutine.
type Paper struct {
	*Draft
	item   *Item // nil when the document belongs to no batch
	parts  map[string]*doc.Directive
	places places

	unclosed bool // a block of the text has no end
	inPart   bool // a part that the document wrote is being composed
	data     bool // something was asked of the ledger
}

// Paper begins one document of the draft; item is nil when the draft is no
// batch.
func (d *Draft) Paper(item *Item) *Paper {
	p := &Paper{Draft: d, item: item, places: places{}, parts: map[string]*doc.Directive{}}
	if item != nil {
		scoped := d.batch.scope
		if item.Unit != nil {
			scoped.units = []*ledger.Unit{item.Unit}
		}
		if item.Team != nil {
			scoped.team = item.Team
		}
		copied := *d
		copied.scope = scoped
		p.Draft = &copied
		p.ownHead()
	}
	return p
}

// ownHead finds the date and the organ of a document of a batch that come
// from the data: each document has its own.
func (p *Paper) ownHead() {
	organ := organFromData(p.file)
	if !p.date.IsZero() && !organ {
		return
	}
	// What is wrong is said when the document is read.
	var unsaid diag.Bag
	m := model.ReadFrontMatter(p.Fill(p.file, &unsaid), &unsaid)
	if m == nil {
		return
	}
	if p.date.IsZero() && !m.Date.IsZero() {
		p.date = ledger.Day(m.Date)
	}
	if organ && len(m.Organs) > 0 {
		head := *p.head
		head.Organs = m.Organs
		p.head = &head
	}
}

// organFromData reports whether the line 发文机关 of a front matter holds a
// figure.
func organFromData(f *source.File) bool {
	found := false
	walk(f, func(_ int, line string, where region) {
		found = found || where != inBody && strings.HasPrefix(line, organKey) && strings.Contains(line, opening)
	})
	return found
}

// organKey begins the line of a front matter that names the issuing organ.
const organKey = "发文机关:"

// Read fills the document and reads it; nil when its front matter is broken.
// Figures that cannot be filled are reported to figures, at places in the
// file; everything else to bag, at places in the filled text.
func (p *Paper) Read(figures, bag *diag.Bag) *model.Document {
	if p.said != nil && p.item == nil {
		// Nothing in the text is to be filled, so that its front matter says
		// what it said when the draft was opened.
		m := *p.own
		bag.Append(p.said.Sorted())
		m.ReadBody(bag)
		return &m
	}
	var base *source.File
	if p.base != nil {
		base = p.Fill(p.base, figures)
	}
	m := model.ReadDocumentOver(p.Fill(p.file, figures), base, bag)
	if m == nil {
		return nil
	}
	p.lay(m, bag)
	return m
}

// lay puts the body of the template into a document that has none of its own,
// or only parts for it.
func (p *Paper) lay(m *model.Document, bag *diag.Bag) {
	if p.base == nil {
		return
	}
	var parts []*doc.Directive
	for _, b := range m.Body {
		d, ok := b.(*doc.Directive)
		if !ok || d.Name.Value != partName {
			return // its own body
		}
		parts = append(parts, d)
	}
	m.Body = m.BaseBody
	p.unclosed = slices.ContainsFunc(bag.Sorted(), func(d diag.Diagnostic) bool { return d.Code == diag.DirectiveUnclosed })
	wanted := map[string]bool{}
	partNames(m.Body, wanted)
	only := p.onlyGap(parts, m.Body)
	for _, d := range parts {
		name := argOf(d)
		if !wanted[name.Value] {
			at := name.Span
			if at.IsZero() {
				at = d.Name.Span
			}
			hint := "模板里可以填的部分：" + joinNames(sortedKeys(wanted), "、") + "。"
			near := spelling.Nearest(name.Value, sortedKeys(wanted))
			if near == "" {
				near = only
			}
			if near != "" {
				hint = "是不是“" + near + "”？" + hint
				if p.parts[near] == nil {
					p.parts[near] = d // it is not missing besides
				}
			}
			bag.Error(diag.PartUnused, at, "模板里没有“:::内容 "+name.Value+"”，这一部分不会印出来", hint)
			continue
		}
		p.parts[name.Value] = d
	}
}

// onlyGap is the one part that a template demands and the document does not
// write, when the document writes one that the template does not know; "" when
// there is no such pair. The two are most likely one.
func (p *Paper) onlyGap(parts []*doc.Directive, template []doc.Block) string {
	demanded, known := map[string]bool{}, map[string]bool{}
	partNames(template, known)
	demandedParts(template, demanded)
	strays := 0
	for _, d := range parts {
		name := argOf(d).Value
		if !known[name] {
			strays++
		}
		delete(demanded, name)
	}
	if strays != 1 || len(demanded) != 1 {
		return ""
	}
	return sortedKeys(demanded)[0]
}

// UsesData reports whether anything in the document came from the ledger.
func (p *Paper) UsesData() bool { return p.data || p.item != nil }

// About is what the paper is about, for the checks of the ledger: what the
// document says of itself, and what it takes from the data.
func (p *Paper) About(m *model.Document) ledger.Paper {
	out := ledger.Paper{Kind: m.Kind.Value, Plan: m.Plan, Round: m.Round, Span: m.FrontMatter}
	out.Title = doc.PlainText(m.Title)
	out.Open = m.Release != nil && m.Release.Mode.Value == doc.ReleaseOpen
	if m.Issued != nil {
		out.Issued = doc.PlainText(m.Issued.Title)
	}
	if !p.usesData() {
		return out
	}
	if plan := p.scope.plan; plan != nil {
		out.Plan = plan.Name
	}
	if r := p.scope.round; r != nil {
		out.Round = r.Name
	}
	if t := p.scope.team; t != nil {
		out.Team = t.Name
	}
	for _, u := range p.scope.units {
		out.Units = append(out.Units, u.Name)
	}
	return out
}

// partName is the directive that marks a part of a template that each
// document writes itself.
const partName = "内容"

func partNames(blocks []doc.Block, into map[string]bool) {
	for _, b := range blocks {
		if d, ok := b.(*doc.Directive); ok {
			if d.Name.Value == partName {
				into[argOf(d).Value] = true
			}
			partNames(d.Blocks, into)
		}
	}
}

// demandedParts are those for which the template itself has no text.
func demandedParts(blocks []doc.Block, into map[string]bool) {
	for _, b := range blocks {
		if d, ok := b.(*doc.Directive); ok {
			if d.Name.Value == partName && len(d.Blocks) == 0 {
				into[argOf(d).Value] = true
			}
			demandedParts(d.Blocks, into)
		}
	}
}

func argOf(d *doc.Directive) doc.Text {
	if len(d.Args) == 0 {
		return doc.Text{}
	}
	return d.Args[0]
}

// part is :::内容 in a template: what the document wrote for it, else what the
// template says.
func (p *Paper) part(s *compose.Scope, d *doc.Directive) []doc.Block {
	name := argOf(d)
	if p.inPart {
		// It stands in a part that the document wrote, where it is no place to
		// be filled: a part put into itself would have no end.
		if !p.unclosed {
			s.Bag().Error(diag.DirectiveUse, d.Name.Span, "“:::内容”里面不能再放“:::内容”", "把里面的一块移出来，与外面的并列")
		}
		return nil
	}
	if own := p.parts[name.Value]; own != nil && own != d {
		p.inPart = true
		defer func() { p.inPart = false }()
		return s.Blocks(own.Blocks)
	}
	if len(d.Blocks) == 0 && p.unclosed {
		return nil // an earlier part swallowed it
	}
	if len(d.Blocks) == 0 {
		s.Bag().Error(diag.PartMissing, s.Document().FrontMatter, "模板要求写“"+name.Value+"”，公文里没有", "在正文里写上：\n:::内容 "+name.Value+"\n……\n:::")
		return nil
	}
	return s.Blocks(d.Blocks)
}
