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
// documents is sorted by numbers and not by strings, and remembers the index
// last made. The numbers depend on the order of work and never reach a file.
type corpusCache struct {
	number map[string]uint32
	words  []string
	hashes []uint32

	order   []*Page  // of the last index, oldest first
	encoded []string // by word
	total   int      // of encoded, with the words
	groups  [][]uint32
	shards  []shard
}

// shard is one file of the index.
type shard struct {
	data []byte
	sum  digest
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
			return searchEntry(i, p)
		})
	}
	shards := w.site.cache.index(w.pages)
	for i, s := range shards {
		w.add(fmt.Sprintf("%ss/%d.js", searchFolder, i), s.sum, func() ([]byte, error) { return s.data, nil })
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

// searchEntry is document n as results show it.
func searchEntry(n int, p *Page) ([]byte, error) {
	return script(fmt.Sprintf("doc(%d,", n), map[string]string{
		"u": p.Path(), "t": p.title, "d": p.pub.String(), "k": p.kind, "o": p.organs, "n": p.number, "s": p.state, "x": firstRunes(p.text, inSnippet),
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

// index makes the shards of the documents, given newest first. Their number
// is a power of two. What has not changed since the last call is kept; the
// result is the same as if nothing had been.
func (c *corpusCache) index(pages []*Page) []shard {
	order := slices.Clone(pages)
	slices.Reverse(order)
	affected := c.affected(order)
	c.order = order
	for len(c.encoded) < len(c.words) {
		c.encoded = append(c.encoded, "")
	}
	c.encode(affected)
	n := 1
	for n*shardSize < c.total {
		n *= 2
	}
	if n != len(c.shards) {
		c.groups, c.shards = make([][]uint32, n), make([]shard, n)
		for word, s := range c.encoded {
			if s != "" {
				at := c.hashes[word] & uint32(n-1)
				c.groups[at] = append(c.groups[at], uint32(word))
			}
		}
		parallel(n, c.write)
		return c.shards
	}
	var stale []int
	marked := make([]bool, n)
	for word, hit := range affected {
		if at := int(c.hashes[word] & uint32(n-1)); hit {
			if !marked[at] {
				marked[at] = true
				stale = append(stale, at)
			}
			c.regroup(at, uint32(word))
		}
	}
	parallel(len(stale), func(i int) { c.write(stale[i]) })
	return c.shards
}

// affected marks the words whose lists may differ from those last made. A
// document changed in its place, or a new one after all others, affects its
// own words; anything else moves numbers and affects all.
func (c *corpusCache) affected(order []*Page) []bool {
	out := make([]bool, len(c.words))
	mark := func(p *Page) {
		for _, t := range p.postings {
			out[t>>2] = true
		}
	}
	same := len(order) >= len(c.order) && len(c.order) > 0
	for i := 0; same && i < len(c.order); i++ {
		same = order[i].source == c.order[i].source
	}
	if !same {
		for i := range out {
			out[i] = true
		}
		return out
	}
	for i, p := range order {
		switch {
		case i >= len(c.order):
			mark(p)
		case p != c.order[i]:
			mark(p)
			mark(c.order[i])
		}
	}
	return out
}

// encode makes the lists of the affected words.
func (c *corpusCache) encode(affected []bool) {
	starts := make([]uint32, len(affected)+1)
	for _, p := range c.order {
		for _, t := range p.postings {
			if affected[t>>2] {
				starts[t>>2+1]++
			}
		}
	}
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	lists := make([]uint32, starts[len(affected)]) // document<<2 | weight, grouped by word
	next := slices.Clone(starts)
	for i, p := range c.order {
		for _, t := range p.postings {
			if affected[t>>2] {
				lists[next[t>>2]] = uint32(i)<<2 | t&3
				next[t>>2]++
			}
		}
	}
	for word, hit := range affected {
		if hit {
			c.total -= c.weight(word)
		}
	}
	const parts = 64
	size := (len(affected) + parts - 1) / parts
	parallel(parts, func(part int) {
		var buffer []byte
		for word := part * size; word < min((part+1)*size, len(affected)); word++ {
			if !affected[word] {
				continue
			}
			c.encoded[word] = ""
			if list := lists[starts[word]:starts[word+1]]; len(list) > 0 {
				buffer = encodeList(buffer[:0], list)
				c.encoded[word] = base64.RawStdEncoding.EncodeToString(buffer)
			}
		}
	})
	for word, hit := range affected {
		if hit {
			c.total += c.weight(word)
		}
	}
}

// weight is what a word takes in its shard.
func (c *corpusCache) weight(word int) int {
	if c.encoded[word] == "" {
		return 0
	}
	return len(c.encoded[word]) + len(c.words[word]) + len(`"":"",`)
}

// regroup puts a word into its shard, or takes it out when no document has it.
func (c *corpusCache) regroup(at int, word uint32) {
	i := slices.Index(c.groups[at], word)
	switch {
	case i < 0 && c.encoded[word] != "":
		c.groups[at] = append(c.groups[at], word)
	case i >= 0 && c.encoded[word] == "":
		c.groups[at] = slices.Delete(c.groups[at], i, i+1)
	}
}

// write makes the file of one shard.
func (c *corpusCache) write(at int) {
	slices.SortFunc(c.groups[at], func(a, b uint32) int { return strings.Compare(c.words[a], c.words[b]) })
	var b strings.Builder
	fmt.Fprintf(&b, "yinfa.shard(%d,{", at)
	for k, word := range c.groups[at] {
		if k > 0 {
			b.WriteByte(',')
		}
		// Words are letters, digits and Han characters: nothing to escape.
		b.WriteString(`"` + c.words[word] + `":"` + c.encoded[word] + `"`)
	}
	b.WriteString("});\n")
	c.shards[at] = shard{[]byte(b.String()), sum(b.String())}
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
