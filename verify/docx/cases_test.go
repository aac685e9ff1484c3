//go:build verify

package docx

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// front is put before each text.
const front = `---
文种: 通知
标题: 关于印发有关材料的通知
发文机关: 云澜市人民政府办公室
发文字号: 云政办〔2026〕1号
成文日期: 2026-03-06
主送: [市有关单位]
印发机关: 云澜市人民政府办公室
---
`

// TestCases compares both editions of real texts; those with errors, of which
// nothing is built, are left out.
func TestCases(t *testing.T) {
	from := os.Getenv("YINFA_CASES")
	if from == "" {
		t.Skip("YINFA_CASES names no folder")
	}
	names, err := filepath.Glob(filepath.Join(from, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	project := t.TempDir()
	put := func(name, text string) {
		file := filepath.Join(project, name)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	put("yinfa.yaml", "机关: {名称: 云澜市人民政府办公室, 简称: 市政府办, 代字: 云政办}\n")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text := string(data)
		for strings.HasPrefix(text, "# ") {
			_, text, _ = strings.Cut(text, "\n")
		}
		put("content/"+strings.TrimSuffix(filepath.Base(name), ".txt")+".md", front+text)
	}
	dir := work(t, "cases")
	pairs := written(t, project, dir)
	print(t, pairs, dir)
	compare(t, pairs)
}
