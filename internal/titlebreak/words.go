package titlebreak

import (
	_ "embed"
	"math/bits"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed words.tsv
var builtin string

// tag says what a word does in a title.
type tag uint16

const (
	organ    tag = 1 << iota // o: ends the name of an organ
	function                 // f: leans on what follows: 对 在 将
	document                 // t: a type of document: 通知 办法
	joint                    // c: joins: 和 与
	particle                 // p: leans on what goes before: 的 等
	leading                  // a: describes what follows: 有关 全市
	verb                     // v: opens a phrase: 开展 印发
	head                     // h: closes a phrase: 工作 情况
	name                     // given by the caller: never broken
)

var tags = map[byte]tag{
	'o': organ, 'f': function, 't': document, 'c': joint, 'p': particle, 'a': leading, 'v': verb, 'h': head,
}

// word is one entry of the dictionary.
type word struct {
	text []rune
	cost int // in the choice of words; less for frequent words
	tag  tag
}

// Words is a dictionary of words and names. It does not change after it is
// made and may be shared among goroutines.
type Words struct {
	byFirst map[rune][]word // longest first
	base    *Words          // looked in too
}

// Builtin returns the dictionary of the program: the general and official
// words that titles are made of.
var Builtin = sync.OnceValue(func() *Words { return ParseWords(builtin) })

// ParseWords reads a dictionary: one word a line, with its count in a body of
// titles and its tags (letters of oftcpavh) in further columns, parted by
// tabs. Columns that are missing or not understood count as absent.
func ParseWords(tsv string) *Words {
	var list []word
	for line := range strings.Lines(tsv) {
		text, rest, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		count, letters, _ := strings.Cut(rest, "\t")
		n, err := strconv.Atoi(count)
		if err != nil || n < 1 {
			n = 1
		}
		w := word{text: []rune(text), cost: 24 - min(bits.Len(uint(n)), 12)}
		for i := range len(letters) {
			w.tag |= tags[letters[i]]
		}
		list = append(list, w)
	}
	return newWords(list, nil)
}

// With returns a dictionary that also holds names, which are kept whole
// before anything else. The receiver is unchanged.
func (w *Words) With(names []string) *Words {
	var list []word
	for _, n := range names {
		list = append(list, word{text: []rune(strings.TrimSpace(n)), tag: name})
	}
	return newWords(list, w)
}

func newWords(list []word, base *Words) *Words {
	w := &Words{byFirst: make(map[rune][]word), base: base}
	for _, entry := range list {
		if len(entry.text) > 0 {
			w.byFirst[entry.text[0]] = append(w.byFirst[entry.text[0]], entry)
		}
	}
	for _, bucket := range w.byFirst {
		slices.SortStableFunc(bucket, func(a, b word) int {
			if len(a.text) != len(b.text) {
				return len(b.text) - len(a.text)
			}
			return slices.Compare(a.text, b.text)
		})
	}
	return w
}

// each calls found for every word at the start of text.
func (w *Words) each(text []rune, found func(*word)) {
	for ; w != nil; w = w.base {
		bucket := w.byFirst[text[0]]
		for i := range bucket {
			entry := &bucket[i]
			if len(entry.text) <= len(text) && slices.Equal(entry.text, text[:len(entry.text)]) {
				found(entry)
			}
		}
	}
}
