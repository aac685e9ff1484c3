package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"math/rand/v2"
	"testing"

	"yinfa.dev/yinfa/internal/font"
)

// inflate is the standard library's, which shares no code with the coder.
func inflate(t testing.TB, data []byte) []byte {
	t.Helper()
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestStrungOutlines(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var cache outlineCache
	var pool deflaters
	z, err := pool.get(DefaultLevel)
	if err != nil {
		t.Fatal(err)
	}
	strung := 0
	for _, name := range []string{"GWFandolFang.ttf", "GWFandolKai.ttf", "GWHeadingSans.ttf", "GWSymbols.ttf", "GWTitleSerif.ttf",
		"GWKaiSupplement.ttf", "LiberationSerif-Regular.ttf", "NotoSerifSC-Regular.ttf"} {
		face := loadFace(t, name)
		for _, count := range []int{0, 40, 300, 300} {
			glyphs := []font.GlyphID{0}
			used := map[font.GlyphID]bool{}
			for tries := 0; len(glyphs) < count && tries < 8*count; tries++ {
				// Latin letters with accents are composites.
				r := rune(0x4E00 + random.IntN(0x5200))
				if tries%8 == 0 {
					r = rune(0x20 + random.IntN(0x240))
				}
				if g, ok := face.Glyph(r); ok && !used[g] {
					used[g] = true
					glyphs = append(glyphs, g)
				}
			}
			subset, err := face.Subset(glyphs)
			if err != nil {
				t.Fatal(err)
			}
			data, ok, err := cache.compress(face, glyphs, subset, nil, z)
			if err != nil {
				t.Fatal(err)
			}
			if !ok {
				continue
			}
			strung++
			if !bytes.Equal(inflate(t, data), subset) {
				t.Fatalf("%s: a subset of %d glyphs is damaged", name, count)
			}
			if plain, _ := z.compress(subset); len(data) > len(plain)*114/100 {
				t.Errorf("%s: %d glyphs take %d bytes, by deflate %d", name, len(glyphs), len(data), len(plain))
			}
		}
	}
	if strung < 8 {
		t.Errorf("only %d subsets were strung together", strung)
	}
}

// Every symbol of deflate is reached: long repetitions, far ones, all bytes.
func TestCoderWritesAnything(t *testing.T) {
	var cache outlineCache
	face := loadFace(t, "GWFandolFang.ttf")
	c := cache.coder(face)
	random := rand.New(rand.NewPCG(3, 4))
	noise := make([]byte, 40000)
	for i := range noise {
		noise[i] = byte(random.Uint32())
	}
	var samples [][]byte
	for _, n := range []int{1, 2, 3, 4, 5, 257, 258, 259, 600, 32767, 32768, 32769, 40000} {
		samples = append(samples, noise[:n], bytes.Repeat([]byte{7}, n), append(bytes.Clone(noise[:n]), noise[:n]...))
	}
	for length := 3; length < 300; length += 5 {
		samples = append(samples, append(append(bytes.Clone(noise[:length]), noise[9000:9000+37*length]...), noise[:length]...))
	}
	for i, sample := range samples {
		w := bitWriter{out: []byte{0x78, 1}}
		w.putRun(c.head, c.headN)
		c.write(&w, sample)
		w.put(uint64(c.lits.codes[endOfBlock]), uint(c.lits.lengths[endOfBlock]))
		w.put(1, 3)
		w.align()
		sum := joinSums(joinSums(1, 1, 0), adler(sample), len(sample))
		data := append(w.out, 0, 0, 0xFF, 0xFF, byte(sum>>24), byte(sum>>16), byte(sum>>8), byte(sum))
		if !bytes.Equal(inflate(t, data), sample) {
			t.Fatalf("sample %d of %d bytes is damaged", i, len(sample))
		}
	}
}

// adler is the definition of RFC 1950.
func adler(data []byte) uint32 {
	a, b := uint32(1), uint32(0)
	for _, c := range data {
		a = (a + uint32(c)) % 65521
		b = (b + a) % 65521
	}
	return b<<16 | a
}

func TestPrefixCodeIsWholeAndShort(t *testing.T) {
	fibonacci := []int{1, 1}
	for len(fibonacci) < 30 {
		n := len(fibonacci)
		fibonacci = append(fibonacci, fibonacci[n-1]+fibonacci[n-2])
	}
	for name, c := range map[string]struct {
		frequencies []int
		limit       int
	}{
		"two": {[]int{1, 9}, 15}, "equal": {[]int{1, 1, 1, 1, 1}, 7}, "steep": {fibonacci, 15}, "steeper": {fibonacci, 7}, "just": {fibonacci[:16], 4},
	} {
		lengths := newPrefixCode(c.frequencies, c.limit).lengths
		sum := 0
		for i, l := range lengths {
			if l == 0 || int(l) > c.limit {
				t.Errorf("%s: symbol %d has %d bits", name, i, l)
			}
			sum += 1 << (c.limit - int(l))
		}
		if sum != 1<<c.limit {
			t.Errorf("%s: the code is not whole: %v", name, lengths)
		}
	}
}

func FuzzStrungBytes(f *testing.F) {
	f.Add([]byte("abcabcabcabc"), []byte{0, 1, 2})
	var cache outlineCache
	c := cache.coder(loadFace(f, "GWFandolFang.ttf"))
	f.Fuzz(func(t *testing.T, a, b []byte) {
		w := bitWriter{out: []byte{0x78, 1}}
		w.putRun(c.head, c.headN)
		var piece bitWriter
		c.write(&piece, a)
		w.putRun(piece.finish())
		c.write(&w, b)
		w.put(uint64(c.lits.codes[endOfBlock]), uint(c.lits.lengths[endOfBlock]))
		w.put(1, 3)
		w.align()
		sum := adler(append(bytes.Clone(a), b...))
		data := append(w.out, 0, 0, 0xFF, 0xFF, byte(sum>>24), byte(sum>>16), byte(sum>>8), byte(sum))
		if !bytes.Equal(inflate(t, data), append(bytes.Clone(a), b...)) {
			t.Fatal("damaged")
		}
	})
}

func FuzzSplitSubset(f *testing.F) {
	face := loadFace(f, "GWSymbols.ttf")
	data, err := face.Subset([]font.GlyphID{0, 1, 2})
	if err != nil {
		f.Fatal(err)
	}
	f.Add(data)
	f.Fuzz(func(t *testing.T, data []byte) {
		parts, ok := splitSubset(data)
		if !ok {
			return
		}
		for i := range parts.count() {
			parts.glyph(i)
		}
	})
}
