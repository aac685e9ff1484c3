package ledger

import (
	"sort"
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// Inside is a stretch of a text that the office keeps to itself, in bytes.
// Summary goes on after words that say where it was found.
type Inside struct {
	From, To      int
	Code          diag.Code
	Summary, Hint string
}

// Inside finds the internal data of the ledger in a text that is about to
// leave: contact data that no team has made public, persons marked 内部, those
// responsible for findings, and what only the office writes of findings. A
// person who also stands among the people that inspect is no secret.
func (l *Ledger) Inside(text string) []Inside {
	out := l.findContacts(text)
	solid, at := solidText(text)
	for i := range solid {
		first, size := utf8.DecodeRuneInString(solid[i:])
		second, _ := utf8.DecodeRuneInString(solid[i+size:])
		for _, s := range l.secrets[[2]rune{first, second}] {
			if strings.HasPrefix(solid[i:], s.text) {
				// The end is that of the last character, before any blank.
				_, size := utf8.DecodeLastRuneInString(s.text)
				out = append(out, Inside{at(i), at(i+len(s.text)-size) + size, diag.ReleaseInternal, "有台账里只供内部使用的内容：" + s.what, s.hint})
				break
			}
		}
	}
	return out
}

// solidText is a text without the blanks by which names are stretched, as in
// 石　磊, and the place in the text of each of its bytes.
func solidText(text string) (solid string, at func(int) int) {
	if !strings.ContainsFunc(text, isBlank) {
		return text, func(i int) int { return i }
	}
	var b strings.Builder
	var places []int
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if !isBlank(r) {
			b.WriteString(text[i : i+size])
			for k := range size {
				places = append(places, i+k)
			}
		}
		i += size
	}
	return b.String(), func(i int) int { return places[i] }
}

func isBlank(r rune) bool { return r == ' ' || r == '\u3000' || r == '\u00a0' }

// internalText is one text that must not leave, under its first two
// characters.
type internalText struct{ text, what, hint string }

// fewestCharacters is how long a text of the ledger must be to be known again
// in another text; a short one may stand there by chance.
const fewestCharacters = 8

// inside collects the texts that must not leave, by their first two
// characters, the longest first.
func (l *Ledger) inside() map[[2]rune][]internalText {
	out := map[[2]rune][]internalText{}
	known := map[string]bool{}
	add := func(text, what, hint string, fewest int) {
		text, _ = solidText(strings.TrimSpace(text))
		if utf8.RuneCountInString(text) < fewest || known[text] {
			return
		}
		known[text] = true
		r := []rune(text)
		key := [2]rune{r[0], r[1]}
		out[key] = append(out[key], internalText{text, what, hint})
	}
	const name = "删去；要遮住的，在“公开”里写 屏蔽: [姓名]；确实应当公开的，把姓名写进“照登”。"
	public := map[string]bool{}
	for _, p := range l.People {
		if p.Internal {
			add(p.Name.Value, "标了“内部”的人员", name, 2)
		} else {
			public[p.Name.Value] = true
		}
	}
	const rest = "删去，或者改写成可以公开的话。"
	for _, f := range l.Findings {
		if !public[f.Person.Value] {
			add(f.Person.Value, "责任人", name, 2)
		}
		add(f.Funds.Value, "整改资金", rest, fewestCharacters)
		add(f.Emergency.Value, "应急预案", rest, fewestCharacters)
		if f.Kind == KindClue {
			for _, t := range []doc.Text{f.Description, f.Basis, f.Measures} {
				add(t.Value, "问题线索", rest, fewestCharacters)
			}
		}
	}
	for _, list := range out {
		sort.SliceStable(list, func(i, j int) bool { return len(list[i].text) > len(list[j].text) })
	}
	return out
}

// PublicPhones are the numbers that teams have made public.
func (l *Ledger) PublicPhones() []string {
	var out []string
	for _, p := range l.Plans {
		for _, t := range p.Teams {
			if !t.Phone.Empty() {
				out = append(out, t.Phone.Value)
			}
		}
	}
	return out
}

// Names are the persons and the enterprises that the ledger knows, for
// hiding them in public editions: each once, in the order of the files.
func (l *Ledger) Names() (people, enterprises []string) {
	seen := map[string]bool{}
	add := func(list *[]string, name string) {
		if utf8.RuneCountInString(name) > 1 && !seen[name] {
			seen[name] = true
			*list = append(*list, name)
		}
	}
	for _, p := range l.People {
		add(&people, p.Name.Value)
	}
	for _, u := range l.Units {
		if u.Kind == Enterprise {
			for _, n := range u.names() {
				add(&enterprises, n.Value)
			}
		}
	}
	for _, f := range l.Findings {
		add(&people, f.Person.Value)
		add(&enterprises, f.Enterprise.Value)
	}
	return people, enterprises
}
