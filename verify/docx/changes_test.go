//go:build verify

package docx

import (
	"archive/zip"
	"bytes"
	_ "embed"
	"encoding/xml"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	reader "yinfa.dev/yinfa/internal/syntax/docx"
	"yinfa.dev/yinfa/internal/syntax/docx/judge"
)

// accepting holds macros that change a file and accept changes.
//
//go:embed testdata/accept.bas
var accepting string

const changedNotice = `---
文种: 通知
标题: 关于开展安全生产巡查的通知
发文机关: 云澜市应急管理局
发文字号: 云应急〔2026〕3号
成文日期: 2026-03-06
主送: [市有关单位]
---
## 巡查对象
全市29个乡镇、街道和功能区，限期30日整改。

此段不要。

### 巡查方式。采取“四不两直”方式进行。

压实责任。

| 序号 | 隐患 |
|---|---|
| 1 | 配电箱门缺失 |
| 2 | 安全带低挂高用 |
`

// notice1 builds the notice that is changed.
func notice1(t *testing.T, dir string) *pair {
	t.Helper()
	project := t.TempDir()
	put(t, project, "yinfa.yaml", office)
	put(t, project, "content/a.md", changedNotice)
	pairs := written(t, project, dir)
	if len(pairs) != 1 {
		t.Fatalf("%d files", len(pairs))
	}
	return pairs[0]
}

// tracked are the changes that Word makes in the markup of the notice: old
// for new.
var tracked = []struct{ old, new string }{
	// One word for another, and a remark on it.
	{`<w:r><w:t xml:space="preserve">全市29个乡镇、街道和功能区，限期30日整改。</w:t></w:r>`,
		`<w:r><w:t xml:space="preserve">全市29个乡镇、街道和功能区，</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:t>限期</w:t></w:r><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:del w:id="101" w:author="叶义" w:date="2026-03-05T09:00:00Z"><w:r><w:delText>30</w:delText></w:r></w:del><w:ins w:id="102" w:author="叶义" w:date="2026-03-05T09:00:00Z"><w:r><w:t>15</w:t></w:r></w:ins><w:r><w:t>日整改。</w:t></w:r>`},
	// A paragraph struck with its end.
	{`<w:p><w:pPr><w:pStyle w:val="BodyText"/></w:pPr><w:r><w:t xml:space="preserve">此段不要。</w:t></w:r></w:p>`,
		`<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:rPr><w:del w:id="103" w:author="叶义" w:date="2026-03-05T09:00:00Z"/></w:rPr></w:pPr><w:del w:id="104" w:author="叶义" w:date="2026-03-05T09:00:00Z"><w:r><w:delText xml:space="preserve">此段不要。</w:delText></w:r></w:del></w:p>` +
			// And two typed, one of which becomes a heading.
			`<w:p><w:pPr><w:pStyle w:val="Heading1"/><w:rPr><w:ins w:id="105" w:author="叶义" w:date="2026-03-05T09:00:00Z"/></w:rPr><w:pPrChange w:id="106" w:author="叶义" w:date="2026-03-05T09:00:00Z"><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:pPrChange></w:pPr><w:ins w:id="107" w:author="叶义" w:date="2026-03-05T09:00:00Z"><w:r><w:t>二、新的要求</w:t></w:r></w:ins></w:p>` +
			`<w:p><w:pPr><w:pStyle w:val="BodyText"/><w:rPr><w:ins w:id="108" w:author="叶义" w:date="2026-03-05T09:00:00Z"/></w:rPr></w:pPr><w:ins w:id="109" w:author="叶义" w:date="2026-03-05T09:00:00Z"><w:r><w:rPr><w:b/><w:rPrChange w:id="110" w:author="叶义" w:date="2026-03-05T09:00:00Z"><w:rPr/></w:rPrChange></w:rPr><w:t>从严从快。</w:t></w:r></w:ins></w:p>`},
}

// spoken adds to the package what the remark needs.
var spoken = map[string]struct{ old, new string }{
	"[Content_Types].xml":          {`</Types>`, `<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>`},
	"word/_rels/document.xml.rels": {`</Relationships>`, `<Relationship Id="rId90" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>`},
}

const remark = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:comment w:id="0" w:author="叶义" w:date="2026-03-05T09:00:00Z" w:initials="叶"><w:p><w:r><w:t>请核对。</w:t></w:r></w:p></w:comment></w:comments>`

// rewritten copies a Word file through a function of its parts, and adds one.
func rewritten(t *testing.T, from, to string, change func(name, text string) string, added map[string]string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	add := func(name, text string) {
		m, err := w.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := io.WriteString(m, text); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range z.File {
		part, err := reader.Part(data, f.Name)
		if err != nil {
			t.Fatal(err)
		}
		add(f.Name, change(f.Name, string(part)))
	}
	for name, text := range added {
		add(name, text)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, out.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}

// TestChangesOfWord has a Word file of ours changed with “修订” as Word does
// it: it is valid, is read with every change accepted, and is the same when
// LibreOffice has accepted them, with every style.
func TestChangesOfWord(t *testing.T) {
	dir := work(t, "changes")
	p := notice1(t, dir)
	file := filepath.Join(dir, "tracked.docx")
	rewritten(t, p.word, file, func(name, text string) string {
		if s, ok := spoken[name]; ok {
			return strings.Replace(text, s.old, s.new, 1)
		}
		if name != "word/document.xml" {
			return text
		}
		for _, c := range tracked {
			if !strings.Contains(text, c.old) {
				t.Fatalf("the notice has no %s", c.old)
			}
			text = strings.Replace(text, c.old, c.new, 1)
		}
		// A row as Word adds it: like the one above, all of it inserted.
		rows := strings.Split(text, "<w:tr>")
		last, rest, _ := strings.Cut(rows[len(rows)-1], "</w:tr>")
		row := strings.Replace(last, "</w:trPr>", `<w:ins w:id="120" w:author="叶义" w:date="2026-03-05T09:00:00Z"/></w:trPr>`, 1)
		row = strings.NewReplacer("安全带低挂高用", "消防通道被占", ">2<", ">3<").Replace(row)
		for i, parts := 0, strings.Split(row, "<w:r>"); i+1 < len(parts); i++ {
			row = strings.Replace(row, "<w:r><", `<w:ins w:id="12`+string(rune('1'+i))+`" w:author="叶义" w:date="2026-03-05T09:00:00Z"><w:r ><`, 1)
			row = strings.Replace(row, "</w:r><", "</w:r ></w:ins><", 1)
		}
		return strings.Join(rows[:len(rows)-1], "<w:tr>") + "<w:tr>" + last + "</w:tr><w:tr>" + row + "</w:tr>" + rest
	}, map[string]string{"word/comments.xml": remark})
	d := sound(t, file)
	edits, authors := d.Edits(), map[string]bool{}
	for _, e := range edits {
		authors[strings.Join(e.Authors(), "、")] = true
	}
	if len(edits) != 5 || len(authors) != 1 || len(d.Comments) != 1 || d.Comments[0] != (reader.Comment{Author: "叶义", Text: "请核对。", On: "限期"}) {
		t.Errorf("%d changes by %v, remarks %v", len(edits), authors, d.Comments)
	}
	accepted(t, dir, file, d, []string{"限期15日整改。", "二、新的要求\n从严从快。\n", "3\t消防通道被占"})
}

// TestChangesOfLibreOffice has LibreOffice record changes in a Word file of
// ours, write it, and accept them.
func TestChangesOfLibreOffice(t *testing.T) {
	dir := work(t, "changes")
	p := notice1(t, dir)
	file := filepath.Join(dir, "recorded.docx")
	macro(t, dir, accepting, `Standard.Module1.Change("`+p.word+`","`+file+`")`)
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	d, err := reader.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(d.Edits()); n < 4 || len(d.Comments) != 1 || d.Comments[0].Text != "请核对。" {
		t.Errorf("%d changes, remarks %v", n, d.Comments)
	}
	accepted(t, dir, file, d, []string{"限期15日整改。", "压实责任。\n新的一段。\n", "消防通道被占"})
}

// sound reads a file that must be valid and without faults.
func sound(t *testing.T, name string) *reader.Document {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range judge.Faults(data) {
		t.Errorf("%s: %s", filepath.Base(name), fault)
	}
	if schemas := schemaFolder(); schemas != "" {
		lists := map[string][]string{}
		unzip(t, name, t.TempDir(), lists)
		holdTo(t, schemas, lists)
	}
	d, err := reader.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// extensions is the attribute that names what the schemas do not know.
var extensions = regexp.MustCompile(` mc:Ignorable="[^"]*"`)

// accepted has LibreOffice accept the changes of a file, and holds what it
// writes to the schemas and to the file as it is read: its text, the name of every
// paragraph's style, and what must be in it.
func accepted(t *testing.T, dir, file string, d *reader.Document, want []string) {
	t.Helper()
	out := strings.TrimSuffix(file, ".docx") + "-accepted.docx"
	macro(t, dir, accepting, `Standard.Module1.Accept("`+file+`","`+out+`")`)
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	after, err := reader.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	for _, fault := range judge.Faults(data) {
		// LibreOffice rounds the grid of a table, and orders the archive otherwise.
		if !strings.Contains(fault, "has a grid of 8843") && !strings.HasPrefix(fault, "archive: begins with") {
			t.Errorf("%s: %s", filepath.Base(out), fault)
		}
	}
	if schemas := schemaFolder(); schemas != "" {
		plain, lists := filepath.Join(t.TempDir(), "plain.docx"), map[string][]string{}
		rewritten(t, out, plain, func(_, text string) string { return extensions.ReplaceAllString(text, "") }, nil)
		unzip(t, plain, t.TempDir(), lists)
		holdTo(t, schemas, lists)
	}
	if n := len(after.Edits()); n > 0 {
		t.Errorf("%d changes are left", n)
	}
	ours, theirs := reader.Text(d.Blocks), reader.Text(after.Blocks)
	if ours != theirs {
		t.Errorf("the text reads\n%s\nand with the changes accepted\n%s", ours, theirs)
	}
	for _, w := range want {
		if !strings.Contains(theirs, w) {
			t.Errorf("%q is not in\n%s", w, theirs)
		}
	}
	a, b := styled(t, file, d), styled(t, out, after)
	if !slices.Equal(a, b) {
		t.Errorf("the styles are\n%s\nand with the changes accepted\n%s", strings.Join(a, "\n"), strings.Join(b, "\n"))
	}
}

// styled lists the paragraphs of a text with the names of their styles, as
// with every change accepted.
func styled(t *testing.T, file string, d *reader.Document) []string {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	part, err := reader.Part(data, "word/styles.xml")
	if err != nil {
		t.Fatal(err)
	}
	var sheet struct {
		Styles []struct {
			ID   string `xml:"styleId,attr"`
			Name struct {
				Val string `xml:"val,attr"`
			} `xml:"name"`
		} `xml:"style"`
	}
	if err := xml.Unmarshal(part, &sheet); err != nil {
		t.Fatal(err)
	}
	names := map[string]string{}
	for _, s := range sheet.Styles {
		names[s.ID] = strings.ToLower(s.Name.Val) // LibreOffice writes Heading 1
	}
	var out []string
	var list func(blocks []reader.Block)
	list = func(blocks []reader.Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *reader.Paragraph:
				if text := b.Text(); text != "" {
					out = append(out, names[b.Style]+" "+text)
				}
			case *reader.Table:
				for _, row := range b.Rows {
					for _, c := range row.Cells {
						if row.Change != reader.Deleted {
							list(c.Blocks)
						}
					}
				}
			}
		}
	}
	list(d.Blocks)
	return out
}
