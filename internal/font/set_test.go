package font

import (
	"crypto/sha256"
	"encoding/hex"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/unit"
)

// install copies shipped fonts into a folder of their own under other names.
func install(t *testing.T, files ...string) string {
	t.Helper()
	dir := t.TempDir()
	for _, file := range files {
		from, to, _ := strings.Cut(file, ">")
		data, err := os.ReadFile(filepath.Join(shipped, from))
		if err != nil {
			t.Fatal(err)
		}
		if to == "" {
			to = from
		}
		if err := os.WriteFile(filepath.Join(dir, to), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFindShipped(t *testing.T) {
	s := Find([]string{shipped, "no such folder"})
	if p := s.Problems(); len(p) != 0 {
		t.Errorf("problems: %v", p)
	}
	want := map[Role]string{
		Title: "GW Title Serif", Fang: "GW Fandol Fang", Kai: "GW Fandol Kai",
		Hei: "GW Heading Sans", Song: "Noto Serif SC", Latin: "Liberation Serif",
	}
	report := s.Report()
	if len(report) != len(Roles()) {
		t.Fatalf("%d rows", len(report))
	}
	for i, r := range report {
		if r.Role != Roles()[i] || r.Family != want[r.Role] || !r.Substituted || r.Wanted == "" {
			t.Errorf("%+v", r)
		}
		if r.File == "" || s.Face(r.Role).ID() != r.FaceID {
			t.Errorf("%+v", r)
		}
	}
}

func TestLookupFallsBack(t *testing.T) {
	s := Find([]string{shipped})
	for _, c := range []struct {
		role Role
		r    rune
		want string // "" when no face has it
	}{
		{Fang, '云', "GW Fandol Fang"},
		{Fang, '　', "GW Fandol Fang"},
		{Fang, '䶮', "GW Kai Supplement"},
		{Fang, '𠮷', "GW Kai Supplement"},
		{Fang, '𬭩', "GW Kai Supplement"},
		{Fang, '䑩', "Noto Serif SC"},
		{Fang, '…', "Noto Serif SC"},
		{Fang, '①', "Noto Serif SC"},
		{Fang, '\u00A0', "Noto Serif SC"},
		{Fang, '☑', "GW Symbols"},
		{Kai, '楷', "GW Fandol Kai"},
		{Kai, '䶮', "GW Kai Supplement"},
		{Title, '云', "GW Title Serif"},
		{Title, '䶮', "GW Title Serif"},
		{Title, '䑩', "Noto Serif SC"},
		{Title, '𠮷', "GW Kai Supplement"},
		{Hei, '黑', "GW Heading Sans"},
		{Hei, '䑩', "Noto Serif SC"},
		{Hei, '𠮷', "GW Kai Supplement"},
		{Song, '䑩', "Noto Serif SC"},
		{Song, '𠮷', "GW Kai Supplement"},
		{Song, '☑', "GW Symbols"},
		{Latin, 'A', "Liberation Serif"},
		{Latin, '云', "Noto Serif SC"},
		{Fang, 0xE000, ""},
		{Fang, '￥', "Noto Serif SC"}, // the Fandol faces hold a dollar sign there
		{Kai, '￥', "Noto Serif SC"},
		{Fang, 0xF0001, ""},
		{Fang, 0x10FFFF, ""},
		{Fang, 0x110000, ""},
		{Fang, -1, ""},
		{Fang, '😀', ""},
		{"隶书", '云', ""},
	} {
		for range 2 { // the second answer is a remembered one
			face, g, ok := s.Lookup(c.role, c.r)
			if ok != (c.want != "") {
				t.Errorf("%s %s: %v", c.role, string(c.r), ok)
				continue
			}
			if !ok {
				continue
			}
			if face.Family() != c.want {
				t.Errorf("%s %s: %s", c.role, string(c.r), face.Family())
			}
			if own, found := face.Glyph(c.r); !found || own != g {
				t.Errorf("%s %s: glyph %d, the face says %d", c.role, string(c.r), g, own)
			}
			if fell := s.FellBack(c.role, face); fell != (face.Family() != s.Face(c.role).Family()) {
				t.Errorf("%s %s: fell back %v", c.role, string(c.r), fell)
			}
		}
	}
}

func TestLookupTogether(t *testing.T) {
	s := Find([]string{shipped})
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for r := rune(0x4E00); r < 0x5200; r++ {
				face, g, ok := s.Lookup(Fang, r)
				if !ok {
					t.Errorf("%s missing", string(r))
					return
				}
				if _, ink := face.Bounds(g); !ink {
					t.Errorf("%c blank", r)
				}
			}
		})
	}
	group.Wait()
}

func TestFindAbsent(t *testing.T) {
	s := Find([]string{install(t, "LiberationSerif-Regular.ttf")})
	if s.Face(Fang) != nil || s.Face("隶书") != nil {
		t.Error("a face serves a role that has none")
	}
	if _, _, ok := s.Lookup(Fang, '云'); ok {
		t.Error("a glyph without a face")
	}
	absent := 0
	for _, p := range s.Problems() {
		if p.Code == diag.FontAbsent && p.Error {
			absent++
		}
	}
	if absent != 5 {
		t.Errorf("%d roles absent", absent)
	}
}

func TestFindDamaged(t *testing.T) {
	dir := install(t, "LiberationSerif-Regular.ttf")
	if err := os.WriteFile(filepath.Join(dir, "坏.ttf"), []byte("不是字体的文件"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, p := range Find([]string{dir}).Problems() {
		if p.Code == diag.FontUnreadable {
			if p.Error || !strings.Contains(p.Summary, "坏.ttf") || p.Hint == "" {
				t.Errorf("%+v", p)
			}
			return
		}
	}
	t.Error("the damaged file is not reported")
}

func TestChangedWhileOpen(t *testing.T) {
	dir := install(t, "GWFandolFang.ttf")
	s := Find([]string{dir})
	if _, _, ok := s.Lookup(Fang, '云'); !ok {
		t.Fatal("云 missing")
	}
	if err := os.Truncate(filepath.Join(dir, "GWFandolFang.ttf"), 1000); err != nil {
		t.Fatal(err)
	}
	if _, _, ok := s.Lookup(Fang, '澜'); ok {
		t.Error("a glyph from a file that was cut off")
	}
	for _, p := range s.Problems() {
		if p.Code == diag.FontChanged && p.Error {
			return
		}
	}
	t.Errorf("not reported: %v", s.Problems())
}

func TestChecksums(t *testing.T) {
	list, err := os.ReadFile(filepath.Join(shipped, "SHA256SUMS"))
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, row := range strings.Split(strings.TrimSpace(string(list)), "\n") {
		want, file, _ := strings.Cut(row, "  ")
		data, err := os.ReadFile(filepath.Join(shipped, file))
		if err != nil {
			t.Error(err)
			continue
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != want {
			t.Errorf("%s: checksum differs", file)
		}
		listed[file] = true
	}
	// Office fonts may be dropped in; the shipped ones must all be listed.
	for _, c := range chains() {
		for _, want := range append(c.own, c.fallback...) {
			if want.rank != free {
				continue
			}
			file := strings.ReplaceAll(want.names[0], " ", "") + ".ttf"
			if !listed[file] && !listed[want.names[1]+".ttf"] && !listed[want.names[1]+"-Regular.ttf"] {
				t.Errorf("%s has no checksum", want.names[0])
			}
		}
	}
}

func TestSearchPath(t *testing.T) {
	for _, c := range []struct {
		project, env, executable, home, goos, want string
	}{
		{"/项目", "/a:/b", "/opt/yinfa/yinfa", "/home/云", "linux",
			"/项目/fonts|/a|/b|/opt/yinfa/fonts|/opt/yinfa/../share/yinfa/fonts|/home/云/.local/share/yinfa/fonts|/home/云/.local/share/fonts|/home/云/.fonts|/usr/local/share/fonts|/usr/share/fonts"},
		{`D:\项目\`, `E:\字体;`, `C:\yinfa\yinfa.exe`, `C:\Users\云`, "windows",
			`D:\项目\fonts|E:\字体|C:\yinfa\fonts|C:\Users\云\AppData\Local\yinfa\fonts|C:\Users\云\AppData\Local\Microsoft\Windows\Fonts|C:\Windows\Fonts`},
		{"/项目", "", "/opt/yinfa/bin/yinfa", "", "linux",
			"/项目/fonts|/opt/yinfa/bin/fonts|/opt/yinfa/fonts|/opt/yinfa/bin/../share/yinfa/fonts|/usr/local/share/fonts|/usr/share/fonts"},
		{"", "", `C:\yinfa\bin\yinfa.exe`, "", "windows", `C:\yinfa\bin\fonts|C:\yinfa\fonts|C:\Windows\Fonts`},
		{"", "", "", "", "darwin", "/Library/Fonts|/System/Library/Fonts"},
	} {
		if got := strings.Join(SearchPath(c.project, c.env, c.executable, c.home, c.goos), "|"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.goos, got, c.want)
		}
	}
}

func TestRuneName(t *testing.T) {
	for r, want := range map[rune]string{
		'䶮': "汉字扩展A区", '𠮷': "汉字扩展B区", '云': "汉字基本区", 0xE000: "私用区字符", 0x10FFFD: "私用区字符",
		'☃': "SNOWMAN", 0x200B: "ZERO WIDTH SPACE", 7: "控制字符", 0xFFFD: "替换字符，原文已丢失", 0xFFFE: "非字符",
		0x301: "COMBINING ACUTE ACCENT", 0x0378: "未收录的字符", 0xD800: "不完整的字符", -1: "不是字符",
	} {
		if got := RuneName(r); got != want {
			t.Errorf("U+%04X: %q, want %q", r, got, want)
		}
	}
}

// TestMeasure holds that characters are as wide as their glyphs, whether an
// answer was remembered or not.
func TestMeasure(t *testing.T) {
	set := Find([]string{shipped})
	for _, role := range Roles() {
		for range 2 {
			for _, r := range "安A1，“—〇\u200b𠀀é " {
				face, g, found := set.Lookup(role, r)
				for _, size := range []unit.Length{unit.FromPt(16), unit.FromPt(10.5)} {
					f, id, width, ok := set.In(role).Measure(r, size)
					if ok != found || f != face || id != g || ok && width != face.Width(g, size) {
						t.Errorf("role %v, %q: %v %d %v", role, r, id, width, ok)
					}
				}
			}
		}
	}
}

func BenchmarkLookup(b *testing.B) {
	s := Find([]string{shipped})
	text := []rune("云澜市人民政府办公室关于开展年度安全生产巡查工作的通知，…䶮𠮷")
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		if i++; i == len(text) {
			i = 0
		}
		if _, _, ok := s.Lookup(Fang, text[i]); !ok {
			b.Fatal(text[i])
		}
	}
}

func BenchmarkFind(b *testing.B) {
	for b.Loop() {
		Find([]string{shipped}).Face(Fang)
	}
}

// BenchmarkFirstPage is what a fresh process pays: finding the faces and the
// glyphs of a page in four of them.
func BenchmarkFirstPage(b *testing.B) {
	text := []rune{}
	for r := rune(0x5000); r < 0x5000+300; r++ {
		text = append(text, r)
	}
	b.ReportAllocs()
	for b.Loop() {
		s := Find([]string{shipped})
		for _, role := range []Role{Fang, Kai, Hei, Title} {
			for _, r := range text {
				s.Lookup(role, r)
			}
		}
	}
}
