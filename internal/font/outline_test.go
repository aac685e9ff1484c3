package font

import (
	"errors"
	"testing"
)

func TestGlyphNeedsInk(t *testing.T) {
	cut := triangle()
	noExtent := triangle()
	copy(noExtent[2:], words(50, 50, 50, 50))
	chain := [][]byte{nil, triangle()}
	for len(chain) < 14 {
		chain = append(chain, composed(len(chain)-1))
	}
	wide := make([]int, maxComponents+1)
	for i := range wide {
		wide[i] = 1
	}
	for name, c := range map[string]struct {
		glyphs [][]byte
		glyph  int
		r      rune
		want   bool
	}{
		"ink":                {[][]byte{nil, triangle()}, 1, '云', true},
		"blank":              {[][]byte{nil, nil}, 1, '云', false},
		"space":              {[][]byte{nil, nil}, 1, '　', true},
		"zero width":         {[][]byte{nil, nil}, 1, 0x200B, true},
		"no contours":        {[][]byte{nil, words(0, 0, 0, 0, 0)}, 1, '云', false},
		"no extent":          {[][]byte{nil, noExtent}, 1, '云', false},
		"cut off":            {[][]byte{nil, cut[:len(cut)-4]}, 1, '云', false},
		"cut off in head":    {[][]byte{nil, cut[:8]}, 1, '云', false},
		"composite":          {[][]byte{nil, triangle(), composed(1, 1)}, 2, '云', true},
		"composite of blank": {[][]byte{nil, nil, composed(1, 1)}, 2, '云', false},
		"composite of none":  {[][]byte{nil, composed(9)}, 1, '云', false},
		"composite cut off":  {[][]byte{nil, triangle(), composed(1)[:12]}, 2, '云', false},
		"composite of self":  {[][]byte{nil, composed(1)}, 1, '云', false},
		"composite in ring":  {[][]byte{nil, composed(2, 2), composed(1, 1)}, 1, '云', false},
		"nested":             {chain, 1 + maxDepth, '云', true},
		"nested too deep":    {chain, 3 + maxDepth, '云', false},
		"too many parts":     {[][]byte{nil, triangle(), composed(wide...)}, 2, '云', false},
	} {
		f, err := Parse(synthetic{glyphs: c.glyphs, cmap: cmapOf(3, 10, join(words(12, 0), long(28), long(0), long(1), long(int(c.r)), long(int(c.r)), long(c.glyph)))}.build(), 0)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		g, ok := f.Glyph(c.r)
		if ok != c.want {
			t.Errorf("%s: found %v", name, ok)
		}
		if !ok {
			continue
		}
		data, err := f.Subset([]GlyphID{0, g, g})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		back, err := Parse(data, 0)
		if err != nil {
			t.Fatal(err)
		}
		same(t, f, g, back, 1)
		same(t, f, g, back, 2)
	}
}

func TestSubsetOfBroken(t *testing.T) {
	f, err := Parse(synthetic{glyphs: [][]byte{triangle()[:20], composed(1), nil}}.build(), 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Subset([]GlyphID{0, 1}); !errors.Is(err, ErrDamaged) {
		t.Errorf("a ring of composites: %v", err)
	}
	data, err := f.Subset([]GlyphID{0, 2})
	if err != nil {
		t.Fatal(err)
	}
	back, err := Parse(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, ink := back.Bounds(0); ink {
		t.Error("a broken .notdef is kept")
	}
}

func TestComponentsComeLast(t *testing.T) {
	f, err := Parse(synthetic{glyphs: [][]byte{nil, triangle(), triangle(), composed(1, 2), composed(3)}}.build(), 0)
	if err != nil {
		t.Fatal(err)
	}
	data, err := f.Subset([]GlyphID{0, 4, 2})
	if err != nil {
		t.Fatal(err)
	}
	back, err := Parse(data, 0)
	if err != nil {
		t.Fatal(err)
	}
	// 4 needs 3, which needs 1 and 2; only 3 and 1 are new.
	if back.glyphs != 5 {
		t.Fatalf("%d glyphs", back.glyphs)
	}
	var got []GlyphID
	for _, g := range []GlyphID{1, 3} {
		components(back.outline(g).data, func(_ int, part GlyphID) bool { got = append(got, part); return true })
	}
	if len(got) != 3 || got[0] != 3 || got[1] != 4 || got[2] != 2 {
		t.Errorf("components %v", got)
	}
}

func TestCollection(t *testing.T) {
	data := collection(
		synthetic{family: "甲", ps: "A", cmap: cmap12('甲')}.build(),
		synthetic{family: "乙", ps: "B", cmap: cmap12('乙')}.build(),
	)
	for i, want := range []rune{'甲', '乙'} {
		f, err := Parse(data, i)
		if err != nil {
			t.Fatal(err)
		}
		if _, ok := f.Glyph(want); !ok || f.Family() != string(want) {
			t.Errorf("member %d is %q", i, f.Family())
		}
	}
	if _, err := Parse(data, 2); !errors.Is(err, ErrNoMember) {
		t.Error(err)
	}
}

func TestEmbedding(t *testing.T) {
	for bits, want := range map[int]bool{0: true, 2: false, 4: true, 8: true, 6: true, 0x100: false, 0x200: false, 0x104: false} {
		f, err := Parse(synthetic{fsType: bits}.build(), 0)
		if err != nil {
			t.Fatal(err)
		}
		if (f.EmbedRefusal() == "") != want {
			t.Errorf("fsType %#x: %q", bits, f.EmbedRefusal())
		}
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ family, ps, wantFamily, wantPS string }{
		{"仿宋_GB2312", "FangSong_GB2312", "仿宋_GB2312", "FangSong_GB2312"},
		{"坏\x00\x07名", "a/b (c) <d>#1", "坏名", "abcd1"},
		{"", "", "无名字体", "Unnamed"},
		{"Only Family", "", "Only Family", "OnlyFamily"},
	} {
		f, err := Parse(synthetic{family: c.family, ps: c.ps}.build(), 0)
		if err != nil {
			t.Fatal(err)
		}
		if f.Family() != c.wantFamily || f.PostScript() != c.wantPS {
			t.Errorf("%q %q", f.Family(), f.PostScript())
		}
	}
	gbk := join(words(0, 1, 18, 1, 25, 33, nameFamily, 4, 0), []byte{0xBA, 0xDA, 0xCC, 0xE5})
	if n := readNames(gbk); n.family != "黑体" {
		t.Errorf("GBK name %q", n.family)
	}
	if f, err := Parse(synthetic{noNames: true}.build(), 0); err != nil || f.PostScript() != "Unnamed" {
		t.Errorf("no names: %v", err)
	}
}
