package site

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"strings"
	"testing"
)

func TestWords(t *testing.T) {
	for text, want := range map[string]string{
		"安全生产":                  "安全 全生 生产",
		"安":                     "安",
		"GB 50028—2006逐项核查":     "gb 50028 2006 逐项 项核 核查",
		"ＧＢ５００":                 "gb500",
		"第8号，共12件。":             "第 8 号 共 12 件",
		"":                      "",
		"，。":                    "",
		"\U00020bb7野家㐂":         "\U00020bb7野 野家 家㐂",
		strings.Repeat("a", 33): "",
	} {
		var got []string
		eachWord(text, false, func(w string) { got = append(got, w) })
		if strings.Join(got, " ") != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	weights := map[string]uint8{}
	for _, tk := range tokenize("整改公示", "整改情况。整改措施。措施落实，措施到位。") {
		weights[tk.word] = tk.weight
	}
	for w, want := range map[string]uint8{"整改": inTitle, "整": inTitle, "措施": inTextOften, "落实": inText, "措": 0} {
		if weights[w] != want {
			t.Errorf("%s weighs %d, want %d", w, weights[w], want)
		}
	}
}

// decodeList is what layouts/site/search.js does.
func decodeList(data []byte) []uint32 {
	var out []uint32
	if data[0] == dense {
		for i, b := range data[1:] {
			for k := range 4 {
				if w := b >> (2 * k) & 3; w != 0 {
					out = append(out, uint32(i*4+k)<<2|uint32(w))
				}
			}
		}
		return out
	}
	doc, n, shift := uint32(0), uint32(0), 0
	for _, b := range data[1:] {
		n |= uint32(b&0x7f) << shift
		if shift += 7; b&0x80 == 0 {
			doc += n >> 2
			out = append(out, doc<<2|n&3)
			n, shift = 0, 0
		}
	}
	return out
}

func TestListsComeBack(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for _, share := range []int{1, 2, 3, 10, 100, 1000, 20000} {
		var list []uint32
		for d := range 20000 {
			if r.Intn(share) == 0 {
				list = append(list, uint32(d)<<2|uint32(1+r.Intn(3)))
			}
		}
		if len(list) == 0 {
			list = []uint32{19999<<2 | 1}
		}
		data := encodeList(nil, list)
		if !reflect.DeepEqual(decodeList(data), list) {
			t.Errorf("one in %d does not come back", share)
		}
		if len(data) > 5002 {
			t.Errorf("one in %d takes %d bytes", share, len(data))
		}
	}
}

func TestIndexFindsEveryWord(t *testing.T) {
	files := built(t, Input{Config: testConfig(), Documents: samples(100)})
	var index struct{ Docs, Shards int }
	unwrap(t, files[searchFolder+"index.js"], &index)
	shards := make([]map[string]string, index.Shards)
	for i := range shards {
		unwrap(t, files[fmt.Sprintf("%ss/%d.js", searchFolder, i)], &shards[i])
	}
	for i := range index.Docs {
		var d map[string]string
		unwrap(t, files[fmt.Sprintf("%st/%d.js", searchFolder, i)], &d)
		eachWord(d["x"], false, func(w string) {
			data, err := base64.RawStdEncoding.DecodeString(shards[hashWord(w)&uint32(index.Shards-1)][w])
			if err != nil || len(data) == 0 || !slices.ContainsFunc(decodeList(data), func(v uint32) bool { return v>>2 == uint32(i) }) {
				t.Errorf("%s of document %d is not found", w, i)
			}
		})
		if !strings.Contains(files[d["u"]], d["t"]) {
			t.Errorf("document %d is not at %s", i, d["u"])
		}
	}
}

func unwrap(t *testing.T, script string, v any) {
	t.Helper()
	from, to := strings.IndexByte(script, '{'), strings.LastIndexByte(script, '}')
	if from < 0 || to < from {
		t.Fatalf("no script: %.40q", script)
	}
	if err := json.Unmarshal([]byte(script[from:to+1]), v); err != nil {
		t.Fatal(err)
	}
}

// corpus is documents of about a thousand characters in invented words of two
// to four characters: a few in every document, most hardly anywhere, as
// language has them.
func corpus(n int) ([]Document, *rand.Rand) {
	r := rand.New(rand.NewSource(7))
	vocabulary := make([]string, 4000)
	for i := range vocabulary {
		for range 2 + i%3 {
			vocabulary[i] += string(rune(0x4e00 + r.Intn(2500)))
		}
	}
	zipf := rand.NewZipf(r, 1.2, 8, uint64(len(vocabulary)-1))
	out := make([]Document, n)
	for i := range out {
		d := sample(i)
		var b strings.Builder
		for k := range 250 {
			b.WriteString(vocabulary[zipf.Uint64()])
			if k%12 == 11 {
				b.WriteString("，")
			}
		}
		d.Tree.Body = append(d.Tree.Body, paragraph(b.String()))
		out[i] = d
	}
	return out, r
}

// loaded is what a query fetches, as layouts/site/search.js does: the index,
// a shard for each of its first ten words, and ten documents.
func loaded(files map[string]int, shards int, query string, documents []int) int {
	total := files[searchFolder+"index.js"]
	seen := map[uint32]bool{}
	var words []string
	eachWord(query, false, func(w string) {
		if !slices.Contains(words, w) && len(words) < 10 {
			words = append(words, w)
		}
	})
	for _, w := range words {
		if n := hashWord(w) & uint32(shards-1); !seen[n] {
			seen[n] = true
			total += files[fmt.Sprintf("%ss/%d.js", searchFolder, n)]
		}
	}
	for _, d := range documents {
		total += files[fmt.Sprintf("%st/%d.js", searchFolder, d)]
	}
	return total
}

func TestQueryFetchesLittle(t *testing.T) {
	n := queryDocuments
	s, _ := New(testConfig(), nil)
	docs, r := corpus(n)
	pages := make([]*Page, n)
	parallel(n, func(i int) { pages[i], _ = s.Prepare(docs[i]) })
	for _, p := range pages {
		s.Put(p)
	}
	files := map[string]int{}
	for i, shard := range s.cache.index(pages) {
		files[fmt.Sprintf("%ss/%d.js", searchFolder, i)] = len(shard.data)
	}
	shards := len(files)
	for i, p := range pages {
		data, err := searchEntry(i, p)
		if err != nil {
			t.Fatal(err)
		}
		files[fmt.Sprintf("%st/%d.js", searchFolder, i)] = len(data)
	}
	files[searchFolder+"index.js"] = 200
	queries := []string{"安全生产", "隐患整改情况", "起重机附着装置间距超过规定", "云安委办〔2026〕17号", "各单位要压实责任，举一反三，全面排查同类隐患，严格落实措施", "一丁七万丈三上下不与丐丑专且丕世丘丙业", "巡查"}
	worst := 0
	for _, q := range queries {
		var ten []int
		for range 10 {
			ten = append(ten, r.Intn(n))
		}
		size := loaded(files, shards, q, ten)
		worst = max(worst, size)
		if size > 300_000 {
			t.Errorf("%s fetches %d bytes", q, size)
		}
	}
	t.Logf("%d documents, %d shards, at worst %d bytes", n, shards, worst)
}
