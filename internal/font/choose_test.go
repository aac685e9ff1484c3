package font

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// folder writes synthetic fonts into a folder.
func folder(t *testing.T, fonts map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	for name, data := range fonts {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func row(s *Set, role Role) RoleReport {
	for _, r := range s.Report() {
		if r.Role == role {
			return r
		}
	}
	return RoleReport{}
}

func TestOfficialFacesWin(t *testing.T) {
	system := folder(t, map[string][]byte{
		"simfang.ttf":    synthetic{family: "FangSong", ps: "FangSong", cmap: cmap12('云')}.build(),
		"deep/sub/f.TTF": synthetic{family: "方正小标宋简体", ps: "FZXBSJW--GB1-0", cmap: cmap12('云')}.build(),
		"simsun.ttc":     collection(synthetic{family: "NSimSun", ps: "NSimSun"}.build(), synthetic{family: "宋体", ps: "SimSun", cmap: cmap12('云')}.build()),
		"stzhongs.ttf":   synthetic{family: "华文中宋", ps: "STZhongsong"}.build(),
		"timesbd.ttf":    synthetic{family: "Times New Roman", ps: "TimesNewRomanPS-BoldMT", bold: true, weight: 700}.build(),
		"timesi.ttf":     synthetic{family: "Times New Roman", ps: "TimesNewRomanPS-ItalicMT", italic: true}.build(),
		"times.ttf":      synthetic{family: "Times New Roman", ps: "TimesNewRomanPSMT", cmap: cmap12('A')}.build(),
		"readme.txt":     []byte("不是字体"),
	})
	s := Find([]string{shipped, system})
	if p := s.Problems(); len(p) != 0 {
		t.Errorf("problems %v", p)
	}
	for role, want := range map[Role]string{
		Fang: "simfang.ttf", Title: "f.TTF", Song: "simsun.ttc", Latin: "times.ttf", Kai: "GWFandolKai.ttf", Hei: "GWHeadingSans.ttf",
	} {
		r := row(s, role)
		if filepath.Base(r.File) != want {
			t.Errorf("%s: %s, want %s", role, r.File, want)
		}
		if fromShipped := filepath.Dir(r.File) == filepath.Clean(shipped); r.Substituted != fromShipped {
			t.Errorf("%s: substituted %v", role, r.Substituted)
		}
	}
	// What the official face lacks comes from the free one of the role.
	face, _, ok := s.Lookup(Fang, '澜')
	if !ok || face.Family() != "GW Fandol Fang" || !s.FellBack(Fang, face) {
		t.Error("澜 did not come from the free face")
	}
	if face, _, _ := s.Lookup(Fang, '云'); face.Family() != "FangSong" || s.FellBack(Fang, face) {
		t.Error("云 did not come from the official face")
	}
}

func TestEarlierFolderWins(t *testing.T) {
	hei := func(ps string) []byte { return synthetic{family: "黑体", ps: ps}.build() }
	first, second := folder(t, map[string][]byte{"b.ttf": hei("B"), "a.ttf": hei("A")}), folder(t, map[string][]byte{"0.ttf": hei("C")})
	if r := row(Find([]string{first, second}), Hei); filepath.Base(r.File) != "a.ttf" {
		t.Error(r.File)
	}
	if r := row(Find([]string{second, first}), Hei); filepath.Base(r.File) != "0.ttf" {
		t.Error(r.File)
	}
}

func TestStaticRegularWins(t *testing.T) {
	dir := folder(t, map[string][]byte{
		"1.ttf": synthetic{family: "Noto Serif SC", ps: "NotoSerifSC-VF", variable: true}.build(),
		"2.ttf": synthetic{family: "Noto Serif SC", ps: "NotoSerifSC-Light", weight: 300}.build(),
		"3.ttf": synthetic{family: "Noto Serif SC", ps: "NotoSerifSC-Regular"}.build(),
	})
	if r := row(Find([]string{dir}), Song); filepath.Base(r.File) != "3.ttf" {
		t.Error(r.File)
	}
}

func TestUnusableFacesAreNamed(t *testing.T) {
	for name, c := range map[string]struct {
		font synthetic
		code diag.Code
	}{
		"cff":        {synthetic{family: "黑体", ps: "SimHei", cff: true}, diag.FontCFF},
		"restricted": {synthetic{family: "黑体", ps: "SimHei", fsType: 2}, diag.FontRestricted},
	} {
		dir := folder(t, map[string][]byte{"x.otf": c.font.build()})
		s := Find([]string{dir, shipped})
		p := s.Problems()
		if len(p) != 1 || p[0].Code != c.code || p[0].Error || !strings.Contains(p[0].Summary, filepath.Join(dir, "x.otf")) || p[0].Hint == "" {
			t.Errorf("%s: %+v", name, p)
		}
		if r := row(s, Hei); r.Family != "GW Heading Sans" || !r.Substituted {
			t.Errorf("%s: %+v", name, r)
		}
		// A usable file of the same face makes the other one unimportant.
		usable := folder(t, map[string][]byte{"x.ttf": synthetic{family: "黑体", ps: "SimHei"}.build()})
		if p := Find([]string{dir, usable, shipped}).Problems(); len(p) != 0 {
			t.Errorf("%s: %+v", name, p)
		}
	}
}

func TestDamagedChosenFaceIsAnError(t *testing.T) {
	data := synthetic{family: "黑体", ps: "SimHei"}.build()
	for i := range view(data).u16(4) {
		if record := data[12+16*i:]; string(record[:4]) == "maxp" {
			copy(record, "maxq")
		}
	}
	s := Find([]string{folder(t, map[string][]byte{"x.ttf": data}), shipped})
	if r := row(s, Hei); r.Family != "GW Heading Sans" {
		t.Errorf("%+v", r)
	}
	p := s.Problems()
	if len(p) != 1 || p[0].Code != diag.FontUnreadable || !p[0].Error {
		t.Errorf("%+v", p)
	}
}

func TestLinkedFolder(t *testing.T) {
	dir := folder(t, map[string][]byte{"x.ttf": synthetic{family: "黑体", ps: "SimHei"}.build()})
	link := filepath.Join(t.TempDir(), "fonts")
	if err := os.Symlink(dir, link); err != nil {
		t.Skip("no links on this system")
	}
	if r := row(Find([]string{link}), Hei); r.File != filepath.Join(link, "x.ttf") {
		t.Errorf("%+v", r)
	}
}
