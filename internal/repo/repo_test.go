package repo

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// project writes files into a new folder and opens it.
func project(t *testing.T, files map[string]string) *Set {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// only returns the one finding of a bag.
func only(t *testing.T, bag *diag.Bag) diag.Diagnostic {
	t.Helper()
	list := bag.Sorted()
	if len(list) != 1 {
		t.Fatalf("findings: %d, want 1\n%s", len(list), diag.Text(list))
	}
	return list[0]
}

func TestList(t *testing.T) {
	s := project(t, map[string]string{
		"yinfa.yaml": "", "content/b.md": "", "content/a.md": "", "content/附件/名单.md": "", "content/图.png": "",
		"output/a.pdf": "", ".git/config": "", "content/.草稿/c.md": "", "content/.DS_Store": "", "content2/x.md": "", "content/output/y.md": "",
	})
	got := s.List("content/", ".md")
	want := []string{"content/a.md", "content/b.md", "content/output/y.md", "content/附件/名单.md"}
	if !slices.Equal(got, want) {
		t.Errorf("List: %q, want %q", got, want)
	}
	if all := s.List("", ""); len(all) != 7 {
		t.Errorf("List of everything: %q", all)
	}
	if s.Exists("content") || s.Exists("output/a.pdf") || !s.Exists("yinfa.yaml") {
		t.Error("Exists takes only visible regular files")
	}
}

func TestDecode(t *testing.T) {
	tests := []struct {
		name, data string
		text       string // when readable
		code       diag.Code
		pos        source.Pos
		says       string
	}{
		{name: "plain", data: "标题: 甲\n正文", text: "标题: 甲\n正文"},
		{name: "empty", data: "", text: ""},
		{name: "mark dropped", data: "\xEF\xBB\xBF标题", text: "标题"},
		{name: "line ends", data: "甲\r\n乙\r丙\n丁\r\r\n", text: "甲\n乙\n丙\n丁\n\n"},
		{name: "GBK", data: "\xB1\xEA\xCC\xE2: \xCD\xA8\xD6\xAA\n", code: diag.ReadGBK, says: "另存为 UTF-8"},
		{name: "UTF-16 little", data: "\xFF\xFE\x07\x68\x98\x98", code: diag.ReadUTF16, says: "Unicode"},
		{name: "UTF-16 big", data: "\xFE\xFF\x68\x07", code: diag.ReadUTF16},
		{name: "UTF-16 without mark", data: "\x07\x68\x0A\x00\x98\x98", code: diag.ReadUTF16},
		{name: "damaged", data: "甲乙\n丙\xFF丁", code: diag.ReadEncoding, pos: source.Pos{Line: 2, Column: 2}},
		{name: "cut short", data: "甲乙\xE4\xB8", code: diag.ReadEncoding, pos: source.Pos{Line: 1, Column: 3}},
		{name: "zero byte", data: "甲\x00乙", code: diag.ReadBinary},
		{name: "docx", data: "PK\x03\x04rest", code: diag.ReadBinary, says: "Word"},
		{name: "doc", data: "\xD0\xCF\x11\xE0", code: diag.ReadBinary, says: "旧版"},
		{name: "PDF", data: "%PDF-1.7\n", code: diag.ReadBinary, says: "PDF"},
		{name: "control character", data: "甲\n乙\x0B丙", text: "甲\n乙 丙", code: diag.ReadCharacter, pos: source.Pos{Line: 2, Column: 2}},
		{name: "zero-width space", data: "𠮷\u200B", text: "𠮷\u200B", code: diag.ReadCharacter, pos: source.Pos{Line: 1, Column: 2}},
		{name: "line separator", data: "甲\u2028", text: "甲 ", code: diag.ReadCharacter, says: "换行符"},
		{name: "lost character", data: "洪\uFFFD", text: "洪\uFFFD", code: diag.ReadLost},
		{name: "private character", data: "3\uE01065", text: "3\uE01065"},
		{name: "rare but standard", data: "䑩𠮷𬭩䶮㛃〔2026〕　&emsp;é\u200D", text: "䑩𠮷𬭩䶮㛃〔2026〕　&emsp;é\u200D"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			s := project(t, map[string]string{"a.md": test.data})
			var bag diag.Bag
			f := s.Text("a.md", &bag)
			readable := test.text != "" || test.data == ""
			if (f != nil) != readable || f != nil && f.Text != test.text {
				t.Fatalf("text: %+v, want %q", f, test.text)
			}
			if test.code == "" {
				if n := len(bag.Sorted()); n != 0 {
					t.Errorf("unexpected findings:\n%s", diag.Text(bag.Sorted()))
				}
				return
			}
			d := only(t, &bag)
			if d.Code != test.code || d.Span.File != "a.md" || d.Span.Start != test.pos && test.pos.Line > 0 || !strings.Contains(d.Summary+d.Hint, test.says) {
				t.Errorf("got %+v, want %s at %v saying %q", d, test.code, test.pos, test.says)
			}
			if d.Severity != diag.Error {
				t.Errorf("severity of %s: %v", d.Code, d.Severity)
			}
		})
	}
}

func TestManyBadCharactersAreCounted(t *testing.T) {
	s := project(t, map[string]string{"a.md": strings.Repeat("甲\u200B", 1000)})
	var bag diag.Bag
	s.Text("a.md", &bag)
	if n := len(bag.Sorted()); n != 21 {
		t.Errorf("findings: %d, want 20 and a last one", n)
	}
}

func TestTooLarge(t *testing.T) {
	s := project(t, map[string]string{"big.md": strings.Repeat("x", MaxText+1), "fits.md": strings.Repeat("x", MaxText)})
	var bag diag.Bag
	if s.Text("big.md", &bag) != nil {
		t.Error("a text over the limit was read")
	}
	if d := only(t, &bag); d.Code != diag.ReadTooLarge {
		t.Errorf("got %+v", d)
	}
	bag = diag.Bag{}
	if s.Text("fits.md", &bag) == nil || bag.HasErrors() {
		t.Error("a text at the limit was refused")
	}
	if data, ok := s.Bytes("big.md", source.Span{}, &bag); !ok || len(data) != MaxText+1 {
		t.Error("images have a limit of their own")
	}
}

func TestResolve(t *testing.T) {
	files := map[string]string{
		"yinfa.yaml": "", "content/通知/a.md": "", "content/通知/附件/名单.md": "", "content/图片/seal.png": "",
		"content/通知/é.md": "", "content/通知/两 份.md": "", "output/a.pdf": "", "content/.私/b.md": "",
	}
	tests := []struct {
		target string
		want   string
		code   diag.Code
		says   string
	}{
		{target: "附件/名单.md", want: "content/通知/附件/名单.md"},
		{target: " ./附件/../附件/名单.md ", want: "content/通知/附件/名单.md"},
		{target: "../图片/seal.png", want: "content/图片/seal.png"},
		{target: "../../yinfa.yaml", want: "yinfa.yaml"},
		{target: "%E9%99%84%E4%BB%B6/%E5%90%8D%E5%8D%95.md", want: "content/通知/附件/名单.md"},
		{target: "两%20份.md", want: "content/通知/两 份.md"},
		{target: "", code: diag.ReadPath, says: "没有写文件名"},
		{target: "../../../etc/passwd", code: diag.ReadOutside},
		{target: "../../..", code: diag.ReadOutside},
		{target: "/etc/passwd", code: diag.ReadPath, says: "以“/”开头"},
		{target: `附件\名单.md`, code: diag.ReadPath, says: "附件/名单.md"},
		{target: `D:\公文\名单.md`, code: diag.ReadPath, says: "绝对路径"},
		{target: "D:公文", code: diag.ReadPath, says: "绝对路径"},
		{target: `\\共享\名单.md`, code: diag.ReadPath, says: "共享盘"},
		{target: "https://example.gov.cn/a.png", code: diag.ReadPath, says: "下载"},
		{target: "附件/\x01.md", code: diag.ReadPath, says: "控制字符"},
		{target: "附件", code: diag.ReadNotFile, says: "文件夹"},
		{target: "附件/名单", code: diag.ReadMissing, says: "是不是“附件/名单.md”"},
		{target: "附件/名单.doc", code: diag.ReadMissing, says: "是不是“附件/名单.md”"},
		{target: "附件/名单.jpg", code: diag.ReadMissing, says: "请检查文件名"},
		{target: "附件/名単.md", code: diag.ReadMissing, says: "是不是“附件/名单.md”"},
		{target: "附件/方案.md", code: diag.ReadMissing, says: "请检查文件名"},
		{target: "名单.md", code: diag.ReadMissing, says: "是不是“附件/名单.md”"},
		{target: "content/图片/seal.png", code: diag.ReadMissing, says: "是不是“../图片/seal.png”"},
		{target: "../图片/Seal.PNG", code: diag.ReadCase, says: "有一个“../图片/seal.png”"},
		{target: "e\u0301.md", code: diag.ReadCase, says: "组合方式"},
		{target: "../../output/a.pdf", code: diag.ReadMissing, says: "编译结果"},
		{target: "../.私/b.md", code: diag.ReadMissing, says: "以“.”开头"},
		{target: "毫不相干的名字.xlsx", code: diag.ReadMissing, says: "从本文件所在的文件夹算起"},
		{target: "a\x00", code: diag.ReadPath},
		{target: "%00.md", code: diag.ReadMissing},
	}
	s := project(t, files)
	at := source.Span{File: "content/通知/a.md", Start: source.Pos{Line: 3, Column: 7}}
	for _, test := range tests {
		t.Run(test.target, func(t *testing.T) {
			var bag diag.Bag
			got, ok := s.Resolve("content/通知/a.md", test.target, at, &bag)
			if got != test.want || ok != (test.want != "") {
				t.Fatalf("got %q %v, want %q\n%s", got, ok, test.want, diag.Text(bag.Sorted()))
			}
			if test.code == "" {
				if bag.HasErrors() {
					t.Error(diag.Text(bag.Sorted()))
				}
				return
			}
			d := only(t, &bag)
			if d.Code != test.code || d.Span != at || !strings.Contains(d.Summary+d.Detail+d.Hint, test.says) {
				t.Errorf("got %+v, want %s saying %q", d, test.code, test.says)
			}
		})
	}
}

func TestMissingText(t *testing.T) {
	s := project(t, map[string]string{"content/通知.md": ""})
	var bag diag.Bag
	if s.Text("content/通告.md", &bag) != nil {
		t.Error("a file from nowhere")
	}
	if d := only(t, &bag); d.Code != diag.ReadMissing || d.Span.File != "content/通告.md" {
		t.Errorf("got %+v", d)
	}
	for _, p := range []string{"../x", "/etc/passwd", "", ".", "content"} {
		var bag diag.Bag
		if s.Text(p, &bag) != nil || !bag.HasErrors() {
			t.Errorf("%q was read", p)
		}
	}
}

func TestSymbolicLinks(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("making links needs a privilege there")
	}
	outside := t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "秘密.md"), []byte("秘密"), 0o644); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	inside := filepath.Join(dir, "真.md")
	if err := os.WriteFile(inside, []byte("真"), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "夹"), 0o755); err != nil {
		t.Fatal(err)
	}
	for name, target := range map[string]string{"内.md": "真.md", "外.md": filepath.Join(outside, "秘密.md"), "外夹": outside, "断.md": "无.md", "夹链": "夹", "上.md": "../" + filepath.Base(outside) + "/秘密.md"} {
		if err := os.Symlink(target, filepath.Join(dir, name)); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if got := s.List("", ""); !slices.Equal(got, []string{"内.md", "真.md"}) {
		t.Errorf("List: %q", got)
	}
	for path, code := range map[string]diag.Code{"外.md": diag.ReadOutside, "上.md": diag.ReadOutside, "断.md": diag.ReadOutside, "外夹": diag.ReadOutside, "外夹/秘密.md": diag.ReadMissing, "夹链": diag.ReadNotFile, "夹链/x.md": diag.ReadOutside} {
		var bag diag.Bag
		if s.Text(path, &bag) != nil {
			t.Errorf("%s was read", path)
		}
		if d := only(t, &bag); d.Code != code {
			t.Errorf("%s: got %s, want %s", path, d.Code, code)
		}
	}
	// Swapped after looking: the guard is at the reading, too.
	if err := os.Remove(inside); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, "秘密.md"), inside); err != nil {
		t.Fatal(err)
	}
	var bag diag.Bag
	if f := s.Text("真.md", &bag); f != nil {
		t.Errorf("read %q through a link that leads out", f.Text)
	}
	if d := only(t, &bag); d.Code != diag.ReadFailed {
		t.Errorf("got %+v", d)
	}
}

func TestOpenAndDiscover(t *testing.T) {
	s := project(t, map[string]string{"yinfa.yaml": "", "content/通知/a.md": ""})
	for _, start := range []string{"", "content", "content/通知", "content/通知/a.md", "content/没有"} {
		got, err := Discover(filepath.Join(s.Root(), start))
		if err != nil || got != s.Root() {
			t.Errorf("Discover(%q): %q %v", start, got, err)
		}
	}
	if _, err := Discover(t.TempDir()); !errors.Is(err, ErrNoProject) {
		t.Errorf("Discover outside a project: %v", err)
	}
	for _, dir := range []string{filepath.Join(s.Root(), "没有"), filepath.Join(s.Root(), "yinfa.yaml")} {
		if _, err := Open(dir); err == nil {
			t.Errorf("Open(%q) worked", dir)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"", "标题", "\xEF\xBB\xBF\r\r\n", "\xB1\xEA\xCC\xE2", "\xFF\xFE\x00", "甲\xFF", "\u200B\uE010\uFFFD\x01"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var bag diag.Bag
		text, ok := decode("a.md", data, &bag)
		if ok == bag.HasErrors() {
			t.Fatalf("ok %v with findings %v", ok, bag.Sorted())
		}
		if strings.ContainsAny(text, "\r\x00") {
			t.Fatalf("text holds what decoding takes out: %q", text)
		}
		reportCharacters(source.NewFile("a.md", text), &bag)
	})
}

// TestUnremarkable holds the look at bytes against the judgement of every
// character.
func TestUnremarkable(t *testing.T) {
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		code, _, _ := character(r)
		fine := unremarkable("甲" + string(r) + "a")
		if fine && (code != "" || control(r)) {
			t.Errorf("U+%04X passes", r)
		}
		// Neighbours of such characters may be looked at twice, but not the
		// characters that texts are made of.
		if !fine && code == "" && strings.ContainsRune("，。：；、“”‘’—…（）《》〔〕①・　㎡", r) {
			t.Errorf("%c is looked at twice", r)
		}
	}
}

func TestHead(t *testing.T) {
	dir := t.TempDir()
	long := strings.Repeat("字", 100)
	for name, text := range map[string]string{
		ConfigName: "", "长.md": long, "短.md": "\xEF\xBB\xBF一\r\n二\n", "旧.md": "\xB9\xAB\xCE\xC4\xB9\xAB\xCE\xC4",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, text string
		most       int
		whole, ok  bool
	}{
		{"长.md", long[:12], 12, false, true},
		{"长.md", long[:12], 13, false, true},
		{"长.md", long[:12], 14, false, true},
		{"长.md", long, 300, true, true},
		{"长.md", long[:297], 299, false, true},
		{"短.md", "一\n二\n", 100, true, true},
		{"旧.md", "", 100, true, false},
		{"无.md", "", 100, false, false},
	} {
		text, whole, ok := s.Head(c.name, c.most)
		if text != c.text || whole != c.whole || ok != c.ok {
			t.Errorf("Head(%s, %d) = %q, %v, %v", c.name, c.most, text, whole, ok)
		}
	}
}
