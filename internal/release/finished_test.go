package release

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// onePage is a PDF file as the writer makes them, in small: a page, its font
// with two characters, its properties, its outline, a picture.
func onePage(tb testing.TB, content, picture string) []byte {
	tb.Helper()
	var out bytes.Buffer
	stream := func(num int, dict, body string, packed bool) {
		if packed {
			var z bytes.Buffer
			w := zlib.NewWriter(&z)
			if _, err := w.Write([]byte(body)); err != nil {
				tb.Fatal(err)
			}
			if err := w.Close(); err != nil {
				tb.Fatal(err)
			}
			dict, body = dict+"/Filter/FlateDecode", z.String()
		}
		fmt.Fprintf(&out, "%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n", num, dict, len(body), body)
	}
	out.WriteString("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n")
	stream(1, "", content, true)
	stream(2, "", "begincmap\n<0000><FFFF>\n1 beginbfrange\n<0001><0003>[<5BC6><4EF6><D83DDE00>]\nendbfrange\n", true)
	stream(3, "/Type/Metadata/Subtype/XML", "<x><dc:title>标题&amp;属性</dc:title></x>", false)
	stream(4, "/Type/XObject/Subtype/Image/Filter/DCTDecode", picture, false)
	objects := []string{"<</F1 11 0 R>>", "<</Type/Font/Subtype/Type0/ToUnicode 2 0 R>>", "<</Title<FEFF4E66>/Alt(plain \\(alt\\))>>"}
	var head, body string
	for i, o := range objects {
		head += fmt.Sprintf("%d %d ", 10+i, len(body))
		body += o + "\n"
	}
	stream(5, fmt.Sprintf("/Type/ObjStm/N %d/First %d", len(objects), len(head)), head+body, true)
	out.WriteString("startxref\n0\n%%EOF\n")
	return out.Bytes()
}

func TestReadPDF(t *testing.T) {
	f, err := ReadFinished("pdf", onePage(t, "/P<</MCID 0>>BDC\nBT\n/F1 16 Tf\n1 2 Td\n[(\x00\x01)-9(\x00\x02)]TJ\n[(\x00\x03)]TJ\n/Span<</ActualText<FEFF7B7E>>>BDC\nET\n", "\xff\xd8"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"密件", "😀", "签", "标题&属性", "书", "plain (alt)"} {
		if !slices.Contains(f.Texts, want) {
			t.Errorf("%q is not in %q", want, f.Texts)
		}
	}
	if len(f.Pictures) != 1 || f.Clean() {
		t.Error("the picture is lost, or taken for clean")
	}
	whole := onePage(t, "BT\n/F1 16 Tf\n[(\x00\x01)]TJ\n", "")
	for name, data := range map[string][]byte{
		"no PDF": []byte("PK"), "empty": nil, "cut off": whole[:len(whole)-40], "a code without a character": onePage(t, "BT\n/F1 16 Tf\n[(\x00\x09)]TJ\n", ""),
		"a font that is not there": onePage(t, "BT\n/F9 16 Tf\n[(\x00\x01)]TJ\n", ""), "damaged": bytes.Replace(whole, []byte("/Filter/FlateDecode/Length"), []byte("/Filter/FlateDecode/Lengte"), 1),
	} {
		if _, err := ReadFinished("pdf", data); err == nil {
			t.Errorf("%s is read", name)
		}
	}
	if _, err := ReadFinished("odt", nil); err == nil {
		t.Error("an unknown format is read")
	}
}

func TestReadDOCX(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range map[string]string{
		"word/document.xml":     `<w:p><w:r><w:t>电话：</w:t></w:r><w:r><w:t>1380000</w:t></w:r><w:r><w:t>0000</w:t></w:r></w:p><w:p><wp:docPr descr="图&quot;一&quot;"/></w:p>`,
		"docProps/core.xml":     `<dc:creator>云澜市</dc:creator>`,
		"word/media/image1.png": string(plainPNG(t)),
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
	f, err := ReadFinished("docx", b.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"电话：13800000000", `图"一"`, "word/media/image1.png"} {
		if !slices.Contains(f.Texts, want) {
			t.Errorf("%q is not in %q", want, f.Texts)
		}
	}
	if !strings.Contains(strings.Join(f.Texts, "\n"), "云澜市") || !f.Clean() || len(f.Pictures) != 1 {
		t.Errorf("%+v", f)
	}
	if _, err := ReadFinished("docx", b.Bytes()[:50]); err == nil {
		t.Error("half a file is read")
	}
}

func FuzzReadFinished(f *testing.F) {
	f.Add("pdf", onePage(f, "BT\n/F1 16 Tf\n[(\x00\x01)]TJ\n<FEFF7B>(\\", "\xff\xd8"))
	f.Add("docx", []byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, format string, data []byte) {
		if held, err := ReadFinished(format, data); err == nil && held == nil {
			t.Error("nothing, and no error")
		}
	})
}
