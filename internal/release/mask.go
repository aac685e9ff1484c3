package release

import (
	"regexp"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/doc"
)

// What 屏蔽 may name beside the kinds of personal data.
const (
	Names       = "姓名"
	Enterprises = "企业名称"
	Addresses   = "地址"
)

// MaskKinds are the words that 屏蔽 understands as kinds; any other word is
// hidden as it stands.
func MaskKinds() []string { return append([]string{Names, Enterprises, Addresses}, Kinds()...) }

// hidden stands for words that no usage says how to hide. It is the same for
// all, so that its length tells nothing.
const hidden = "×××"

// spot is a stretch of a text, in characters, and what stands in its place.
type spot struct {
	from, to int
	instead  string
}

// masker hides what a document asks to hide. The same words are hidden in the
// same way throughout one document.
type masker struct {
	kinds map[string]bool
	kept  kept
	words []word
	used  map[string]bool // masks of 屏蔽 that have hidden something
	any   bool
}

// word is one text that is hidden wherever it stands.
type word struct {
	text    string
	form    *regexp.Regexp // of names: the characters with blanks between; nil: the text itself
	instead string
	origin  string // the entry of 屏蔽 it comes from
}

// newMasker collects what is to be hidden in a document; nil when it asks for
// nothing.
func (r *Rules) newMasker(t *doc.Document) *masker {
	if len(t.Release.Masks) == 0 {
		return nil
	}
	m := &masker{kinds: map[string]bool{}, kept: r.kept(t), used: map[string]bool{}}
	var people, enterprises []string
	var own []doc.Mask
	for _, k := range t.Release.Masks {
		switch w := k.Word.Value; {
		case slices.Contains(MaskKinds(), w):
			m.kinds[w] = true
		case k.Instead.Empty() && surnameOf(w) != "":
			people = append(people, w)
		default:
			if end, _ := formOf(w); k.Instead.Empty() && end != "" {
				enterprises = append(enterprises, w)
				continue
			}
			own = append(own, k)
		}
	}
	asked := map[string]bool{}
	for _, w := range append(slices.Clone(people), enterprises...) {
		asked[w] = true
	}
	if m.kinds[Names] {
		people = append(append(people, persons(t)...), r.People...)
	}
	if m.kinds[Enterprises] {
		enterprises = append(append(enterprises, companies(t)...), r.Enterprises...)
	}
	for _, k := range own {
		m.words = append(m.words, word{text: k.Word.Value, instead: or(k.Instead.Value, hidden), origin: k.Word.Value})
	}
	all := everyText(t)
	m.words = append(m.words, m.nameWords(people, all, asked)...)
	m.words = append(m.words, m.enterpriseWords(enterprises, all, asked)...)
	sort.SliceStable(m.words, func(i, j int) bool { return len(m.words[i].text) > len(m.words[j].text) })
	return m
}

// everyText is all that a document says, for looking up words in it.
func everyText(t *doc.Document) string {
	var b strings.Builder
	eachText(t, func(runs []doc.Run) {
		b.WriteString(doc.PlainText(runs))
		b.WriteByte('\n')
	})
	return b.String()
}

// turn are what tells persons and enterprises of one document apart.
var turn = []rune("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥")

func turnOf(i, of int) string {
	if of < 2 {
		return ""
	}
	s := string(turn[i%len(turn)])
	for ; i >= len(turn); i -= len(turn) {
		s += string(turn[i%len(turn)])
	}
	return s
}

// nameWords hides names: 张某, and 张某甲, 张某乙 where one document has
// several of a surname. Only names that the document has are counted.
func (m *masker) nameWords(people []string, all string, asked map[string]bool) []word {
	var words []word
	places := map[string]int{} // name → where it first stands
	for _, name := range people {
		name = squeezed(name)
		if _, done := places[name]; done || utf8.RuneCountInString(name) < 2 || m.kept.words[name] {
			continue
		}
		form := spaced(name)
		at := form.FindStringIndex(all)
		if at == nil {
			continue
		}
		places[name] = at[0]
		words = append(words, word{text: name, form: form})
	}
	sort.SliceStable(words, func(i, j int) bool { return places[words[i].text] < places[words[j].text] })
	count, next := map[string]int{}, map[string]int{}
	surname := func(name string) string { return or(surnameOf(name), string([]rune(name)[:1])) }
	for _, w := range words {
		count[surname(w.text)]++
	}
	for i := range words {
		s := surname(words[i].text)
		words[i].instead = s + "某" + turnOf(next[s], count[s])
		next[s]++
		if asked[words[i].text] {
			words[i].origin = words[i].text
		}
	}
	return words
}

// spaced finds a name also where blanks stretch it: 许　安.
func spaced(name string) *regexp.Regexp {
	var parts []string
	for _, r := range name {
		parts = append(parts, regexp.QuoteMeta(string(r)))
	}
	return regexp.MustCompile(strings.Join(parts, `[ \x{3000}\x{00a0}]*`))
}

// enterpriseWords hides enterprises: 某公司, and 某甲公司, 某乙公司 where there
// are several of a kind. The distinctive part of a full name is hidden too.
func (m *masker) enterpriseWords(names []string, all string, asked map[string]bool) []word {
	var words []word
	places := map[string]int{}
	for _, name := range names {
		name = squeezed(name)
		if _, done := places[name]; done || utf8.RuneCountInString(name) < 2 || m.kept.words[name] {
			continue
		}
		at := strings.Index(all, name)
		if core := coreOf(name); at < 0 && core != "" {
			at = strings.Index(all, core)
		}
		if at < 0 {
			continue
		}
		places[name] = at
		words = append(words, word{text: name})
	}
	sort.SliceStable(words, func(i, j int) bool { return places[words[i].text] < places[words[j].text] })
	kind := func(name string) string {
		_, k := formOf(name)
		return or(k, "企业")
	}
	count, next := map[string]int{}, map[string]int{}
	for _, w := range words {
		count[kind(w.text)]++
	}
	var cores []word
	for i := range words {
		k := kind(words[i].text)
		words[i].instead = "某" + turnOf(next[k], count[k]) + k
		next[k]++
		if asked[words[i].text] {
			words[i].origin = words[i].text
		}
		if core := coreOf(words[i].text); core != "" {
			cores = append(cores, word{text: core, instead: words[i].instead, origin: words[i].origin})
		}
	}
	return append(words, cores...)
}

// spots finds what is hidden in a text, in order, none overlapping another.
func (m *masker) spots(text string) []spot {
	var out []spot
	taken := make([]bool, utf8.RuneCountInString(text))
	add := func(from, to int, instead, origin string) {
		for i := from; i < to; i++ {
			if taken[i] {
				return
			}
		}
		for i := from; i < to; i++ {
			taken[i] = true
		}
		out = append(out, spot{from, to, instead})
		m.used[origin] = true
		m.any = true
	}
	for _, w := range m.words {
		for _, at := range w.find(text) {
			from := utf8.RuneCountInString(text[:at[0]])
			add(from, from+utf8.RuneCountInString(text[at[0]:at[1]]), w.instead, w.origin)
		}
	}
	runes := []rune(text)
	for _, l := range Leaks(text) {
		data := string(runes[l.From:l.To])
		if (m.kinds[l.Kind] || l.Kind == Mobile && m.kinds[Phone]) && !m.kept.number(data) {
			add(l.From, l.To, maskedNumber(l.Kind, data), l.Kind)
		}
	}
	if m.kinds[Addresses] {
		for _, at := range address.FindAllStringSubmatchIndex(text, -1) {
			from := utf8.RuneCountInString(text[:at[2]])
			add(from, from+utf8.RuneCountInString(text[at[2]:at[3]]), "", Addresses)
		}
	}
	sort.Slice(out, func(i, j int) bool { return out[i].from < out[j].from })
	return out
}

func (w *word) find(text string) [][]int {
	if w.form != nil {
		return w.form.FindAllStringIndex(text, -1)
	}
	var out [][]int
	for from := 0; ; {
		i := strings.Index(text[from:], w.text)
		if i < 0 {
			return out
		}
		out = append(out, []int{from + i, from + i + len(w.text)})
		from += i + len(w.text)
	}
}

// address is what follows the name of a township in a postal address: it is
// told down to the township.
var address = regexp.MustCompile(`(?:镇|乡|街道)((?:[\p{Han}A-Za-z0-9]{1,16}?(?:村|社区|路|街|巷|弄|大道|小区))?[\p{Han}A-Za-z]{0,10}?\d+[-\d]*(?:号|弄|幢|栋|单元|室|组)(?:[\d-]+(?:号|弄|幢|栋|楼|单元|室))*)`)

// maskedNumber hides a number as notices do: 138****1234, 35*************123.
func maskedNumber(kind, data string) string {
	plain := halfWidth(data)
	switch kind {
	case Identity:
		return starred(plain, 2, 3)
	case Account:
		return starred(plain, 0, 4)
	case Mobile:
		return starred(digitsOf(plain), 3, 4)
	case Phone:
		// The area code tells nothing of a person; the last four digits do.
		out := []rune(plain)
		for i, n := len(out)-1, 0; i >= 0 && n < 4; i-- {
			if out[i] >= '0' && out[i] <= '9' {
				out[i] = '*'
				n++
			}
		}
		return string(out)
	}
	name, host, _ := strings.Cut(plain, "@")
	return name[:min(1, len(name))] + "***@" + host
}

// starred keeps the first and last characters of a number without its marks.
func starred(data string, first, last int) string {
	data = strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' || r == 'X' || r == 'x' {
			return r
		}
		return -1
	}, data)
	if len(data) <= first+last {
		return strings.Repeat("*", len(data))
	}
	return data[:first] + strings.Repeat("*", len(data)-first-last) + data[len(data)-last:]
}

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}
