package site

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"unicode/utf16"
)

// searchFolder holds the index: s/N.js are shards of words, t/N.js the
// documents as results show them. They are scripts, not data, because pages
// opened from a disk may load scripts and nothing else.
const searchFolder = "ss/"

// shardSize is what a shard should weigh at most on average, in bytes; a
// query loads one for each word.
const shardSize = 10_000

// inSnippet is how many characters of a document the index keeps for the
// excerpt of a result.
const inSnippet = 3000

// corpusCache gives words numbers, so that the index of ten thousand
// documents is sorted by numbers and not by strings. The numbers depend on
// the order of work and never reach a file.
type corpusCache struct {
	number map[string]uint32
	words  []string
	hashes []uint32
}

func newCorpusCache() *corpusCache { return &corpusCache{number: map[string]uint32{}} }

// intern turns the words of a page into numbers with weights.
func (c *corpusCache) intern(tokens []token) []uint32 {
	out := make([]uint32, len(tokens))
	for i, t := range tokens {
		n, known := c.number[t.word]
		if !known {
			word := strings.Clone(t.word)
			n = uint32(len(c.words))
			c.number[word] = n
			c.words = append(c.words, word)
			c.hashes = append(c.hashes, hashWord(word))
		}
		out[i] = n<<2 | uint32(t.weight)
	}
	return out
}

// hashWord is FNV-1a over the UTF-16 units of a word, which scripts see too.
func hashWord(s string) uint32 {
	h := uint32(2166136261)
	for _, u := range utf16.Encode([]rune(s)) {
		h = (h ^ uint32(u&0xff)) * 16777619
		h = (h ^ uint32(u>>8)) * 16777619
	}
	return h
}

// search plans the index and the search page. Documents are numbered from the
// oldest, so that a new one changes no other's number.
func (w *planner) search() {
	n := len(w.pages)
	years := [][2]int{}
	for i := range n {
		p := w.pages[n-1-i]
		if len(years) == 0 || years[len(years)-1][0] != p.pub.year {
			years = append(years, [2]int{p.pub.year, i})
		}
		w.add(fmt.Sprintf("%st/%d.js", searchFolder, i), sum(string(p.row[:]), string(p.sum[:])), func() ([]byte, error) {
			return script(fmt.Sprintf("doc(%d,", i), map[string]string{
				"u": p.Path(), "t": p.title, "d": p.pub.String(), "k": p.kind, "o": p.organs, "n": p.number, "s": p.state, "x": firstRunes(p.text, inSnippet),
			})
		})
	}
	shards := w.site.cache.shards(w.pages)
	for i, s := range shards {
		w.bytes(fmt.Sprintf("%ss/%d.js", searchFolder, i), s)
	}
	index, err := script("index(", map[string]any{"docs": n, "shards": len(shards), "years": years})
	w.add(searchFolder+"index.js", sum(string(index)), func() ([]byte, error) { return index, err })
	w.add("search.html", w.frame, func() ([]byte, error) {
		v := w.site.page("search.html", "搜索", nil)
		v.Here = "搜索"
		v.columnMeta("搜索", "在"+w.site.config.Name+"公开的全部文件里搜索。", "信息公开目录", []string{"搜索"})
		v.open("website", "搜索")
		return w.site.templates.execute("search", v)
	})
}

// script wraps a value in the call that the search page waits for.
func script(call string, v any) ([]byte, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("site: search index: %w", err)
	}
	return []byte("yinfa." + call + string(data) + ");\n"), nil
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// shards makes the index of the documents, newest first, in a number of
// shards that is a power of two.
func (c *corpusCache) shards(pages []*Page) [][]byte {
	counts := make([]uint32, len(c.words)+1)
	for _, p := range pages {
		for _, t := range p.postings {
			counts[t>>2+1]++
		}
	}
	for i := 1; i < len(counts); i++ {
		counts[i] += counts[i-1]
	}
	lists := make([]uint32, counts[len(counts)-1]) // document<<2 | weight, grouped by word
	next := slices.Clone(counts)
	for i := range pages {
		for _, t := range pages[len(pages)-1-i].postings {
			lists[next[t>>2]] = uint32(i)<<2 | t&3
			next[t>>2]++
		}
	}
	encoded := make([]string, len(c.words))
	chunk := (len(c.words) + 63) / 64
	parallel(64, func(part int) {
		var buffer []byte
		for word := part * chunk; word < min((part+1)*chunk, len(c.words)); word++ {
			if list := lists[counts[word]:counts[word+1]]; len(list) > 0 {
				buffer = encodeList(buffer[:0], list)
				encoded[word] = base64.RawStdEncoding.EncodeToString(buffer)
			}
		}
	})
	total := 0
	for word, s := range encoded {
		if s != "" {
			total += len(s) + len(c.words[word]) + 6
		}
	}
	n := 1
	for n*shardSize < total {
		n *= 2
	}
	groups := make([][]uint32, n)
	for word, s := range encoded {
		if s != "" {
			at := c.hashes[word] & uint32(n-1)
			groups[at] = append(groups[at], uint32(word))
		}
	}
	out := make([][]byte, n)
	parallel(n, func(i int) {
		slices.SortFunc(groups[i], func(a, b uint32) int { return strings.Compare(c.words[a], c.words[b]) })
		var b strings.Builder
		fmt.Fprintf(&b, "yinfa.shard(%d,{", i)
		for k, word := range groups[i] {
			if k > 0 {
				b.WriteByte(',')
			}
			// Words are letters, digits and Han characters: nothing to escape.
			b.WriteString(`"` + c.words[word] + `":"` + encoded[word] + `"`)
		}
		b.WriteString("});\n")
		out[i] = []byte(b.String())
	})
	return out
}

// The two forms of a list of documents; the shorter one is taken.
const (
	sparse = 0 // the steps from document to document, each <<2 | weight, as variable-length numbers
	dense  = 1 // two bits for every document from 0, four to a byte; 0: not there
)

// encodeList writes a list whose documents rise.
func encodeList(out []byte, list []uint32) []byte {
	last := list[len(list)-1] >> 2
	denseSize := int(last/4) + 1
	out = append(out, sparse)
	previous := uint32(0)
	for _, t := range list {
		step := (t>>2-previous)<<2 | t&3
		previous = t >> 2
		for step >= 0x80 {
			out = append(out, byte(step)|0x80)
			step >>= 7
		}
		out = append(out, byte(step))
		if len(out) > denseSize+1 {
			break
		}
	}
	if len(out) <= denseSize+1 {
		return out
	}
	out = append(out[:0], dense)
	out = append(out, make([]byte, denseSize)...)
	for _, t := range list {
		d := t >> 2
		out[1+d/4] |= byte(t&3) << (2 * (d % 4))
	}
	return out
}
