package papers

import (
	"os"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/compose"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/source"
)

// office is an office with the small ledger of testdata.
func office(tb testing.TB) *Office {
	tb.Helper()
	return officeOf(tb, ledgerText(tb))
}

func ledgerText(tb testing.TB) string {
	tb.Helper()
	text, err := os.ReadFile("testdata/台账.yaml")
	if err != nil {
		tb.Fatal(err)
	}
	return string(text)
}

func officeOf(tb testing.TB, text string) *Office {
	tb.Helper()
	var bag diag.Bag
	l := ledger.Load([]*source.File{source.NewFile("content/数据/台账.yaml", text)}, &bag)
	if bag.HasErrors() {
		tb.Fatal(diag.Text(bag.Sorted()))
	}
	return New(l, nil)
}

// shop holds what documents are made with.
type shop struct {
	tb      testing.TB
	office  *Office
	layouts *layout.Layouts
	own     map[string]string // templates of the office
}

func newShop(tb testing.TB) *shop {
	tb.Helper()
	var bag diag.Bag
	s := &shop{tb: tb, office: office(tb), layouts: layout.Load(nil, model.CommonKeys(), &bag), own: map[string]string{}}
	if bag.HasErrors() {
		tb.Fatal(diag.Text(bag.Sorted()))
	}
	return s
}

const file = "content/文.md"

func (s *shop) fetch(name string) *source.File {
	if text, ok := s.own[name]; ok {
		return source.NewFile(name, text)
	}
	return nil
}

// open reads a draft.
func (s *shop) open(text string) (*Draft, []diag.Diagnostic) {
	var bag diag.Bag
	d := s.office.Open(source.NewFile(file, text), s.fetch, &bag)
	return d, bag.Sorted()
}

// make takes a document, or one of a batch, to its tree.
func (s *shop) make(d *Draft, item *Item) (*doc.Document, []diag.Diagnostic) {
	var filling, bag, all diag.Bag
	p := d.Paper(item)
	m := p.Read(&filling, &bag)
	var tree *doc.Document
	if m != nil {
		tree, _ = compose.Compose(compose.Input{Doc: m, Layouts: s.layouts, Handlers: p.Handlers(),
			Load: func(target doc.Text, _ *diag.Bag) *source.File {
				if f := Beside(target, s.fetch); f != nil {
					return p.Fill(f, &filling)
				}
				return nil
			}}, &bag)
	}
	all.Append(filling.Sorted())
	all.Append(p.Restore(bag.Sorted()))
	return tree, p.Own(all.Sorted())
}

// all makes every document of a text.
func (s *shop) all(text string) (trees []*doc.Document, items []*Item, found []diag.Diagnostic) {
	d, found := s.open(text)
	if d == nil {
		return nil, nil, found
	}
	items = []*Item{nil}
	if d.batch != nil {
		var bag diag.Bag
		items = d.Items(&bag)
		found = append(found, bag.Sorted()...)
	}
	for _, item := range items {
		tree, more := s.make(d, item)
		trees, found = append(trees, tree), append(found, more...)
	}
	return trees, items, found
}

// sound makes documents in which nothing may be wrong.
func (s *shop) sound(text string) []*doc.Document {
	s.tb.Helper()
	trees, _, found := s.all(text)
	for _, d := range found {
		// The ledger of testdata holds commas that YAML and Markdown must not
		// read.
		if d.Severity != diag.Info && d.Code != diag.HalfWidthMark {
			s.tb.Fatalf("%s\n%s", diag.Text([]diag.Diagnostic{d}), text)
		}
	}
	return trees
}

// head is the front matter of a sound document, with more keys.
func head(keys string) string {
	return "---\n文种: 通知\n版式: 文稿\n标题: 关于情况的通知\n发文机关: 云澜市安全生产委员会办公室\n发文字号: 云安委办〔2026〕1号\n成文日期: 2026-04-10\n主送: [市有关单位]\n" + keys + "---\n"
}

// body is what a body sets, a paragraph a line; cells of a row are divided by
// bars.
func body(blocks []doc.Block) string {
	var out strings.Builder
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			out.WriteString(doc.PlainText(b.Runs) + "\n")
		case *doc.Heading:
			out.WriteString(b.Number + doc.PlainText(b.Head) + doc.PlainText(b.Tail) + "\n")
		case *doc.Roster:
			for _, line := range b.Lines {
				out.WriteString(line.Label.Value + "：" + doc.PlainText(line.Text) + "\n")
			}
		case *doc.Landscape:
			out.WriteString(body(b.Blocks))
		case *doc.Figure:
			out.WriteString("图 " + b.Target.Value + " " + doc.PlainText(b.Caption) + "\n")
		case *doc.Chart:
			out.WriteString([]string{"横条", "竖条", "堆叠"}[b.Kind] + " " + b.Unit.Value + " " + doc.PlainText(b.Caption) + "\n")
			for i, l := range b.Labels {
				out.WriteString(l.Value)
				for _, s := range b.Series {
					out.WriteString("|" + s.Name.Value + b.Number(s.Value(i)))
				}
				out.WriteString("\n")
			}
		case *doc.Table:
			if len(b.Caption) > 0 {
				out.WriteString("表 " + doc.PlainText(b.Caption) + "\n")
			}
			for _, row := range b.Rows {
				for i, c := range row.Cells {
					if i > 0 {
						out.WriteString("|")
					}
					out.WriteString(strings.TrimSuffix(body(c.Blocks), "\n"))
				}
				out.WriteString("\n")
			}
		}
	}
	return out.String()
}
