package build

import (
	"bytes"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// shape says what the example of an entry is a part of.
type shape int

const (
	keys   shape = iota // lines of the front matter, over those of a sound notice
	bare                // all lines of the front matter there are
	body                // the text of a sound notice
	whole               // a document
	office              // yinfa.yaml
)

// typedExamples are the codes whose examples are what officers type and
// whose stage is this one or below it, unless the tests of that stage read
// them: those of package yaml and markdown.
var typedExamples = map[diag.Code]shape{
	diag.AttachmentNumber: keys, diag.AttachmentPunctuation: keys, diag.AttachmentUnbound: keys, diag.AttachmentUntitled: keys,
	diag.CopyNumberForm: keys, diag.DateOrder: keys, diag.DocNumberForm: keys, diag.FormatUnknown: keys,
	diag.ImprintOffice: keys, diag.ImprintPlace: keys, diag.IssuedShape: keys, diag.KeyUnknown: keys,
	diag.KindUnknown: keys, diag.LetterheadAbsent: keys, diag.ListWanted: keys, diag.NumberKind: keys,
	diag.SealCount: keys, diag.SecrecyForm: keys, diag.SignatoryUnused: keys,
	diag.TitleBar: keys, diag.UrgencyForm: keys, diag.ValueChoice: keys, diag.ValueDate: keys, diag.ValueType: keys,
	diag.ImageBroken: keys, diag.ReadMissing: keys, diag.ReadNotFile: keys, diag.ReadPath: keys,
	diag.KeyRequired:      bare,
	diag.ReadOutside:      body,
	diag.ReadCase:         body,
	diag.ReadCharacter:    body,
	diag.ReadLost:         body,
	diag.DirectiveUse:     body,
	diag.DirectiveUnknown: body,
	diag.RosterForm:       body,
	diag.PartRepeated:     body,
	diag.PhoneDigits:      body,
	diag.MarkStray:        body,
	diag.NumberCited:      body,
	diag.DateZero:         body,
	diag.WordDoubled:      body,
	diag.BodyEmpty:        whole,
	diag.FileUnused:       whole,
	diag.FrontMatterFence: whole, diag.FrontMatterMissing: whole, diag.FrontMatterUnclosed: whole,
	diag.DefaultKey: office,
	diag.OrganTwice: office,
	diag.KeyMissing: office,
}

// TestExplanations types the examples of `yinfa explain`: the wrong one is
// reported under its code, the right one is not.
func TestExplanations(t *testing.T) {
	for _, e := range diag.Catalogue() {
		s, typed := typedExamples[e.Code]
		if !typed {
			continue
		}
		for text, want := range map[string]bool{e.Wrong: true, e.Right: false} {
			found := findings(t, s, text)
			got := slices.ContainsFunc(found, func(d diag.Diagnostic) bool {
				return d.Code == e.Code && (d.Span.File == "content/a.md" || d.Span.File == "yinfa.yaml")
			})
			if got != want {
				t.Errorf("%s: reported %v, want %v\n%s\n%s", e.Code, got, want, text, diag.Text(found))
			}
		}
	}
}

// findings checks a project with the example in it.
func findings(t *testing.T, s shape, example string) []diag.Diagnostic {
	t.Helper()
	example = strings.TrimSuffix(example, "\n") + "\n"
	files := map[string]string{
		"content/附件/名单.md": "组长：叶义\n", "content/附件/方案.md": "略。\n", "content/印发/方案.md": "略。\n",
		"yinfa.yaml": "机关:\n  - 名称: 云澜市应急管理局\n",
	}
	switch s {
	case keys:
		files["content/a.md"] = "---\n" + overlay(example) + "---\n定于近日召开会议。\n"
	case bare:
		files["content/a.md"] = "---\n" + example + "---\n定于近日召开会议。\n"
	case body:
		files["content/a.md"] = "---\n" + overlay("") + "---\n" + example
	case whole:
		files["content/a.md"] = example
	case office:
		files["yinfa.yaml"] = example
	}
	root := project(t, files)
	for _, name := range []string{"图片/1.jpg", "图片/印章.png", "图片/seal.png", "印章/公章.png", "甲.png", "乙.png"} {
		writePicture(t, filepath.Join(root, "content", filepath.FromSlash(name)))
	}
	if err := os.WriteFile(filepath.Join(root, "content", "印章", "公章.bmp"), []byte("BM"), 0o644); err != nil {
		t.Fatal(err)
	}
	o := options(t, root)
	o.CheckOnly = true
	if s == whole && !strings.Contains(example, "---") {
		// A text without front matter is an attachment unless it is asked for.
		o.Paths = []string{"content/a.md"}
	}
	return mustRun(t, o).Diagnostics
}

// overlay puts lines of front matter over those of a sound notice.
func overlay(example string) string {
	text := example
	for _, line := range []string{
		"文种: 通知", "标题: 关于召开会议的通知", "发文机关: 云澜市应急管理局", "发文字号: 云应急〔2026〕1号", "成文日期: 2026-03-06", "主送: [市有关单位]",
	} {
		key, _, _ := strings.Cut(line, ":")
		if !strings.Contains("\n"+example, "\n"+key+":") {
			text += line + "\n"
		}
	}
	return text
}

func writePicture(t *testing.T, name string) {
	t.Helper()
	var data bytes.Buffer
	if err := png.Encode(&data, image.NewGray(image.Rect(0, 0, 8, 8))); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, data.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
