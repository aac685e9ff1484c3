package build

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPreview(t *testing.T) {
	root := project(t, map[string]string{
		"content/a.md":     notice("附件:\n  - 标题: 名单\n    文件: 附件/名单.md\n", "名单见附件。"),
		"content/附件/名单.md": "组长由洪洁同志担任。",
		"content/b.md":     notice("抄报: 市委\n", ""),
	})
	p, err := OpenPreview(root, shippedFonts(t))
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(p.Names(), " "); got != "content/a.md content/b.md" {
		t.Fatalf("names: %s", got)
	}
	a := p.Make("content/a.md")
	if a.Broken || a.Pages == nil || len(a.Read) != 1 || a.Read[0] != "content/附件/名单.md" {
		t.Fatalf("%+v", a)
	}
	data, found := p.Write(a, PDF)
	built := mustRun(t, options(t, root))
	if len(found) > 0 || built.Built != 1 {
		t.Fatalf("%v %+v", found, built)
	}
	if want := results(t, filepath.Join(root, "output"))["a.pdf"]; !bytes.Equal(data, []byte(want)) {
		t.Error("the preview's PDF is not that of the build")
	}
	if word, found := p.Write(a, DOCX); len(word) == 0 || len(found) > 0 {
		t.Errorf("no Word file: %v", found)
	}
	if b := p.Make("content/b.md"); !b.Broken || b.Pages == nil {
		t.Errorf("%+v", b)
	}
	if p.Make("content/c.md") != nil || p.Text("../x") != nil || p.Text("content/a.md") == nil {
		t.Error("what is not there was found, or the reverse")
	}

	// Documents are read anew; names only when opened again.
	writeText(t, root, "content/b.md", notice("", ""))
	writeText(t, root, "content/c.md", notice("", ""))
	if b := p.Make("content/b.md"); b.Broken {
		t.Errorf("%+v", b.Findings)
	}
	if p, err = p.Reopen(); err != nil || len(p.Names()) != 3 {
		t.Errorf("%v %v", err, p.Names())
	}

	writeText(t, root, "yinfa.yaml", "机关: [")
	if p, err = p.Reopen(); err != nil || len(p.Names()) != 0 || len(p.Findings()) == 0 {
		t.Errorf("%v %v", err, p.Names())
	}
}

func writeText(t *testing.T, root, name, text string) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(root, filepath.FromSlash(name)), []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
