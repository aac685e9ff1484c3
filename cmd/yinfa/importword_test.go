package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"
)

// wordWith packs a body as a Word file with one comment.
func wordWith(t *testing.T, body string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for name, text := range map[string]string{
		"word/document.xml": `<w:document xmlns:w="w"><w:body>` + body + `</w:body></w:document>`,
		"word/comments.xml": `<w:comments xmlns:w="w"><w:comment w:id="0" w:author="叶义"><w:p><w:r><w:t>请核对。</w:t></w:r></w:p></w:comment></w:comments>`,
	} {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestImportListsWhatLeadersChanged: a Word file is no table, but what was
// changed and remarked in it is listed.
func TestImportListsWhatLeadersChanged(t *testing.T) {
	changed := `<w:p><w:commentRangeStart w:id="0"/><w:r><w:t>限期</w:t></w:r><w:commentRangeEnd w:id="0"/><w:del w:author="叶义"><w:r><w:delText>30</w:delText></w:r></w:del><w:ins w:author="叶义"><w:r><w:t>1</w:t></w:r><w:r><w:t>5</w:t></w:r></w:ins><w:r><w:t>日整改。</w:t><w:commentReference w:id="0"/></w:r></w:p>` +
		`<w:p><w:pPr><w:rPr><w:del w:author="洪洁"/></w:rPr></w:pPr><w:del w:author="洪洁"><w:r><w:delText>此段不要。</w:delText></w:r></w:del></w:p>` +
		`<w:p><w:pPr><w:pPrChange w:author="洪洁"/></w:pPr><w:r><w:t>一、总体要求</w:t></w:r></w:p>` +
		`<w:tbl><w:tr><w:trPr><w:ins w:author="洪洁"/></w:trPr><w:tc><w:p><w:ins w:author="洪洁"><w:r><w:t>3‍</w:t></w:r></w:ins></w:p></w:tc><w:tc><w:p><w:ins w:author="洪洁"><w:r><w:t>消防通道被占</w:t></w:r></w:ins></w:p></w:tc></w:tr></w:tbl>`
	for _, c := range []struct {
		name, file string
		data       []byte
		want, says string
	}{
		{"changed", "通知.docx", wordWith(t, changed), "修订 叶义：限期［删：30］［增：15］日整改。\n修订 洪洁：［删去整段：此段不要。］\n修订 洪洁：一、总体要求［改了格式］\n修订 洪洁（第1张表第1行）：增一行：3｜消防通道被占\n批注 叶义（针对“限期”）：请核对。\n", "有 4 处修订、1 条批注"},
		{"unchanged", "通知.docx", wordWith(t, `<w:p/>`), "", "里面没有修订，也没有批注"},
		{"old", "通知.doc", []byte("\xD0\xCF\x11\xE0"), "", "旧格式"},
		{"damaged", "通知.docx", wordWith(t, `<w:p>`), "", "已经损坏"},
	} {
		var out bytes.Buffer
		a := &app{world: world{stdout: &out}}
		ok, err := a.wordFile(c.file, c.data)
		var f *failure
		if !ok || !errors.As(err, &f) || f.code != exitContent || !strings.Contains(f.summary, c.says) || f.hint == "" {
			t.Errorf("%s: %v", c.name, err)
		}
		if out.String() != c.want {
			t.Errorf("%s: listed\n%swant\n%s", c.name, out.String(), c.want)
		}
	}
	a := &app{}
	if ok, err := a.wordFile("台账.xlsx", []byte("PK\x03\x04")); ok || err != nil {
		t.Errorf("a workbook is taken for a Word file: %v", err)
	}
}
