package docx

import (
	"archive/zip"
	"bytes"
	"slices"
	"strings"
	"testing"
)

// with adds a part to a file.
func with(t *testing.T, data []byte, name, text string) []byte {
	t.Helper()
	from, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range from.File {
		if err := z.Copy(f); err != nil {
			t.Fatal(err)
		}
	}
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

const changed = `<w:p><w:pPr><w:pStyle w:val="Title"/><w:pPrChange w:id="1" w:author="甲"><w:pPr><w:pStyle w:val="BodyText"/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>标题</w:t></w:r></w:p>` +
	`<w:p><w:pPr><w:rPr><w:del w:id="2" w:author="乙"/></w:rPr></w:pPr><w:del w:id="3" w:author="乙"><w:r><w:delText>整段删去。</w:delText></w:r></w:del></w:p>` +
	`<w:p><w:pPr><w:rPr><w:del w:id="4" w:author="乙"/></w:rPr></w:pPr><w:r><w:t>前半段，</w:t></w:r></w:p><w:p><w:r><w:t>后半段。</w:t></w:r></w:p>` +
	`<w:p><w:pPr><w:rPr><w:ins w:id="5" w:author="甲"/></w:rPr></w:pPr><w:ins w:id="6" w:author="甲"><w:r><w:t>添了一段</w:t></w:r><w:del w:id="7" w:author="乙"><w:r><w:delText>又删了</w:delText></w:r></w:del></w:ins></w:p>` +
	`<w:p><w:commentRangeStart w:id="0"/><w:r><w:rPr><w:b/><w:rPrChange w:id="8" w:author="丙"><w:rPr/></w:rPrChange></w:rPr><w:t>限期</w:t></w:r><w:del w:id="9" w:author="丙"><w:r><w:delText>30</w:delText></w:r></w:del><w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r></w:p>` +
	`<w:tbl><w:tr><w:tc><w:p><w:r><w:t>一</w:t></w:r></w:p></w:tc></w:tr>` +
	`<w:tr><w:trPr><w:ins w:id="10" w:author="甲"/></w:trPr><w:tc><w:p><w:ins w:id="11" w:author="甲"><w:r><w:t>二</w:t></w:r></w:ins></w:p></w:tc></w:tr>` +
	`<w:tr><w:trPr><w:del w:id="12" w:author="甲"/></w:trPr><w:tc><w:p><w:del w:id="13" w:author="甲"><w:r><w:delText>三</w:delText></w:r></w:del></w:p></w:tc></w:tr>` +
	`<w:tr><w:tc><w:p><w:r><w:t>四</w:t></w:r><w:ins w:id="14" w:author="丁"><w:r><w:t>五</w:t></w:r></w:ins></w:p></w:tc></w:tr></w:tbl>`

// TestChangesAreAccepted: the text reads as after “接受所有修订”: a deleted
// end joins paragraphs, a deleted row is gone.
func TestChangesAreAccepted(t *testing.T) {
	d, err := Read(with(t, file(t, changed), commentsPart, `<w:comments xmlns:w="w"><w:comment w:id="0" w:author="丙"><w:p><w:r><w:t>请核对。</w:t></w:r></w:p></w:comment></w:comments>`))
	if err != nil {
		t.Fatal(err)
	}
	if got, want := Text(d.Blocks), "标题\n前半段，后半段。\n添了一段\n限期\n一\n二\n四五\n"; got != want {
		t.Errorf("the text is %q, want %q", got, want)
	}
	if want := []Comment{{"丙", "请核对。", "限期"}}; !slices.Equal(d.Comments, want) {
		t.Errorf("comments %v", d.Comments)
	}
}

func TestEditsHaveTheirPlaces(t *testing.T) {
	d, err := Read(with(t, file(t, changed), commentsPart, `<w:comments xmlns:w="w"/>`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range d.Edits() {
		what := "row"
		if e.Paragraph != nil {
			what = e.Paragraph.Text()
		}
		got = append(got, strings.Join(e.Authors(), "、")+" "+string(rune('0'+e.Table))+"/"+string(rune('0'+e.Row))+" "+what)
	}
	want := []string{"甲 0/0 标题", "乙 0/0 ", "乙 0/0 前半段，", "甲、乙 0/0 添了一段", "丙 0/0 限期", "甲 1/2 row", "甲 1/3 row", "丁 1/4 四五"}
	if !slices.Equal(got, want) {
		t.Errorf("edits %q\nwant %q", got, want)
	}
}

// A text that names comments which the file does not have is read all the same.
func TestMissingComments(t *testing.T) {
	data := file(t, `<w:p><w:r><w:t>公文</w:t><w:commentReference w:id="7"/></w:r></w:p>`)
	for _, data := range [][]byte{data, with(t, data, commentsPart, `<w:comments xmlns:w="w"/>`)} {
		if d, err := Read(data); err != nil || len(d.Comments) > 0 || Text(d.Blocks) != "公文\n" {
			t.Errorf("%v %v", d, err)
		}
	}
}
