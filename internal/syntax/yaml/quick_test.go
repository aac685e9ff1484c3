package yaml

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// agree holds what the quick reader made of a stretch against what the
// library and the converter make of it; false when it left the stretch to
// them.
func agree(t *testing.T, text string, from, to int) bool {
	t.Helper()
	f := source.NewFile("a.yaml", text)
	quick, ok := readQuick(f, from, to)
	if !ok {
		return false
	}
	bag := new(diag.Bag)
	slow := parseSlow(f, from, to, bag)
	if list := bag.Sorted(); len(list) > 0 {
		t.Fatalf("%q is read without the complaints\n%s", text[from:to], diag.Text(list))
	}
	if got, want := detailed(quick), detailed(slow); got != want {
		t.Fatalf("%q\nis read as\n%s\nnot as\n%s", text[from:to], got, want)
	}
	return true
}

// detailed is a dump with what dump leaves out.
func detailed(n *Node) string {
	var b strings.Builder
	var walk func(*Node)
	walk = func(n *Node) {
		fmt.Fprintf(&b, "%v %q %v %v %v\n", n.Kind, n.Value, n.Literal, n.Damaged, n.plain)
		for _, item := range n.Items {
			walk(item)
		}
		for _, e := range n.Entries {
			walk(e.Value)
		}
	}
	if n != nil {
		walk(n)
	}
	return dump(n) + b.String()
}

// TestQuick reads what officers write every day; all of it must be read
// quickly, and alike.
func TestQuick(t *testing.T) {
	for _, text := range []string{
		"甲: 乙\n", "甲: 乙", "# 说明\n\n甲: 乙   # 说明\n\n# 完\n", "甲:\n乙: 1\n", "甲:   # 空着\n", "甲:\n  乙: 2026-03-06\n  丙: 2026年3月6日\n丁: 1.5\n",
		"甲:\n- 乙\n- 丙\n丁: x\n", "甲:\n  - 乙\n  - 丙 # 说明\n", "- 甲: 1\n  乙: 2\n\n- 甲: 3\n", "甲:\n  - 乙:\n      - 丙: 1\n        丁: 2\n  - 乙: [a, b]\n",
		"甲: {乙: 1, 丙: [丁, '戊', \"己\"], 庚: {}, 辛: []}\n", "- {日期: 2026-04-21, 状态: 待整改}   # 督办单\n- [a]\n", "甲: \"\"\n乙: ''\n", "甲: '引: 号 # 不是说明'\n",
		"甲: |\n  第一行\n\n    第二行：x: y # z\n  第三行\n\n# 说明\n乙: 1\n", "甲:\n  - 乙: |\n      x\n    丙: 1\n", "甲: |\n  x",
		"甲: ~\n乙: null\n丙: 是\n丁: true\n", "甲: 8:30至9:00\n乙: http://a.example/b#c\n", "甲: -5℃以下\n", "2026: x\nabc-d.e/f_g: 1\n", "甲: a, b [c] {d} e\n", "甲: “引”：号\n", "甲: 0123\n乙: 1_000\n",
		"甲: [8:30, a b]\n", "甲: 一\n\n\n乙:\n    丙: x\n",
	} {
		if !agree(t, text, 0, len(text)) {
			t.Errorf("%q is left to the library", text)
		}
	}
	before := "---\n"
	text := before + "文种: 通知\n标题: 关于\n---\n正文\n"
	if !agree(t, text, len(before), strings.Index(text, "---\n正")) {
		t.Error("front matter is left to the library")
	}
}

// TestQuickLeavesDoubt holds texts that look simple and are not.
func TestQuickLeavesDoubt(t *testing.T) {
	for _, text := range []string{
		"", "\n", "# 只有说明\n", "文字\n", "甲: 乙\n  续行\n", "甲: 乙: 丙\n", "甲: 乙:\n", "甲：乙\n", "甲: 1\n甲: 2\n", "甲:\t乙\n", "甲: &乙 丙\n", "甲: *乙\n", "甲: !!str x\n", "? 甲\n", "甲: >\n  x\n", "甲: |-\n  x\n",
		"甲: |\n乙: 1\n", "甲: [a,\n b]\n", "甲: {乙}\n", "甲: [a: 1]\n", "甲: [a,]\n", "甲: \"x\\n\"\n", "甲: 'it''s'\n", "甲: 'x' y\n", "甲:\n   乙: 1\n  丙: 2\n", "- 甲\n乙: 1\n", "甲: 1\n- 乙\n", "甲: 1\n---\n乙: 2\n", "---\n甲: 1\n", "...\n", "%YAML 1.2\n",
		"甲: 1\r\n", "甲: \u3000乙\n", "甲: 乙\u3000\n", "－ 甲: 1\n", "甲: －乙\n", "~: 1\n", "<<: 1\n", "甲: @x\n", "甲: `x\n", "甲: %x\n", "甲: a\u2028b\n", "甲: \xff\n", "甲:\n  乙\n", "-\n  甲: 1\n", "- - 甲\n",
		strings.Repeat("[", 50) + strings.Repeat("]", 50) + "\n", "甲: " + strings.Repeat("[", 50) + strings.Repeat("]", 50) + "\n",
	} {
		if agree(t, text, 0, len(text)) {
			t.Errorf("%q is read quickly", text)
		}
	}
}

// TestQuickReadsTheExample asks that the example office is read quickly, file
// by file: a way of writing that officers use and this reader leaves is slow.
func TestQuickReadsTheExample(t *testing.T) {
	root := filepath.Join("..", "..", "..")
	files, quick := 0, 0
	for _, folder := range []string{"content", "layouts"} {
		err := filepath.WalkDir(filepath.Join(root, folder), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || filepath.Ext(path) != ".yaml" {
				return err
			}
			data, err := os.ReadFile(path)
			if err != nil {
				return err
			}
			files++
			if agree(t, string(data), 0, len(data)) {
				quick++
			} else {
				t.Logf("%s is left to the library", path)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if files == 0 || quick*10 < files*7 {
		t.Errorf("%d of %d files are read quickly", quick, files)
	}
}

// FuzzQuick asks that the quick reader and the library agree.
func FuzzQuick(f *testing.F) {
	files, err := filepath.Glob("testdata/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		text, _, _ := strings.Cut(string(data), "\n========\n")
		f.Add(text)
	}
	for _, seed := range []string{"甲: 乙\n丙:\n- {a: 1, b: [c, \"d\", 'e']}  # f\n- 丁: |\n    x\n\n    y\n  戊: 2026-01-02\n", "a: b:c\n\nd:\n  e: ~\n", "- a: 1\n  b:\n  c: 2\n-  - d\n", "a:\n  - b\n c: 1\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if utf8.ValidString(text) {
			agree(t, text, 0, len(text))
		}
	})
}
