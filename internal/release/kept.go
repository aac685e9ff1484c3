package release

import (
	"slices"

	"yinfa.dev/yinfa/internal/doc"
)

// kept is what a document publishes on purpose (照登), and what the office has
// published already.
type kept struct {
	kinds   map[string]bool
	words   map[string]bool // names and other words
	numbers map[string]bool // by their digits
}

// fewestInNumber is how many digits an entry of 照登 must have to stand for
// one number.
const fewestInNumber = 5

func (r *Rules) kept(t *doc.Document) kept {
	k := keptIn(t)
	for _, n := range r.Released {
		if d := digitsOf(n); len(d) >= fewestDigits {
			k.numbers[d] = true
		}
	}
	return k
}

// keptIn is what the document itself says.
func keptIn(t *doc.Document) kept {
	k := kept{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	if t.Release == nil {
		return k
	}
	for _, w := range t.Release.Kept {
		switch {
		case slices.Contains(Kinds(), w.Value):
			k.kinds[w.Value] = true
		default:
			k.words[squeezed(w.Value)] = true
			if d := digitsOf(w.Value); len(d) >= fewestInNumber {
				k.numbers[d] = true
			}
		}
	}
	return k
}

// number reports whether the very number, or address, is published.
func (k kept) number(data string) bool {
	return k.words[squeezed(data)] || k.numbers[digitsOf(data)]
}

// Numbers are the telephone numbers in a text, as Rules.Released takes them.
func Numbers(text string) []string {
	var out []string
	for _, l := range Leaks("电话：" + text) {
		if l.Kind == Phone || l.Kind == Mobile {
			out = append(out, string([]rune("电话：" + text)[l.From:l.To]))
		}
	}
	return out
}

// leak reports whether personal data may leave.
func (k kept) leak(l Leak, data string) bool { return k.kinds[l.Kind] || k.number(data) }
