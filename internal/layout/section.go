package layout

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
	"yinfa.dev/yinfa/internal/unit"
)

// section reads one mapping of a layout file. A key is required unless the
// method's name says otherwise; what is wrong goes to the bag.
type section struct {
	r    *yaml.Reader
	name string      // of the mapping, for messages: 版心
	at   source.Span // where a missing key is reported
	bag  *diag.Bag
	m    measure
}

// sub opens a mapping inside. When it is missing or no mapping that is
// reported, and ok is false.
func (s section) sub(key string) (out section, ok bool) {
	if !s.need(key) {
		return section{}, false
	}
	r := s.r.Map(key)
	return section{r: r, name: key, at: s.r.Span(key), bag: s.bag, m: s.m}, r != nil
}

// need reports a missing key.
func (s section) need(key string) bool {
	if s.r.Has(key) {
		return true
	}
	where := ""
	if s.name != "" {
		where = "“" + s.name + "”里"
	}
	s.bag.Error(diag.LayoutKeyMissing, s.at, fmt.Sprintf("%s没有写“%s”", where, key), "请补上；只改几处的版式可以在文件开头写“基于: 公文”，没写的就取公文的")
	return false
}

// length reads a length that is not negative.
func (s section) length(key string) unit.Length {
	if !s.need(key) {
		return 0
	}
	return s.optional(key)
}

// positive reads a length above zero.
func (s section) positive(key string) unit.Length {
	l := s.length(key)
	if l == 0 && s.r.Has(key) {
		s.wrong(key, "应当大于 0")
	}
	return l
}

// optional reads a length that is not negative, 0 when it is left out.
func (s section) optional(key string) unit.Length {
	l := s.signedOr(key, 0)
	if l < 0 {
		s.wrong(key, "不能小于 0")
		return 0
	}
	return l
}

// signedOr reads a length that may be negative and may be left out.
func (s section) signedOr(key string, otherwise unit.Length) unit.Length {
	if !s.r.Has(key) {
		return otherwise
	}
	n := s.r.Node(key)
	l, ok := s.m.parse(n.Value)
	if !ok {
		s.bag.Error(diag.LayoutLength, n.Span, fmt.Sprintf("“%s”的长度“%s”写法不对", key, n.Value),
			"长度写成数字加单位，如 37毫米、3.7厘米、28.95磅、2字、1行、7/8字高，或写字号，如 三号；最长 2 米")
		return otherwise
	}
	return l
}

// text reads one piece of text without the blanks around it.
func (s section) text(key string) string { return strings.TrimSpace(s.r.Text(key).Value) }

// yes reads 是 or 否.
func (s section) yes(key string) bool {
	return s.need(key) && s.yesOr(key, false)
}

func (s section) yesOr(key string, otherwise bool) bool {
	if v, ok := s.r.Bool(key); ok {
		return v
	}
	return otherwise
}

// number reads a whole number from least to most.
func (s section) number(key string, least, most int) int {
	if !s.need(key) {
		return 0
	}
	n, _ := s.r.Int(key, least, most)
	return n
}

func (s section) wrong(key, why string) {
	at := s.r.Span(key)
	if n := s.r.Node(key); n != nil {
		at = n.Span
	}
	s.bag.Error(diag.LayoutValue, at, fmt.Sprintf("“%s”%s，现在是“%s”", key, why, s.text(key)), "请改正这个数值")
}

// choice is one of the words a key may take.
type choice[T any] struct {
	word  string
	value T
}

// pick reads one of several words; the first is taken when it is none.
func pick[T any](s section, key string, among []choice[T]) T {
	words := make([]string, len(among))
	for i, c := range among {
		words[i] = c.word
	}
	word := s.r.Choice(key, words)
	for _, c := range among {
		if c.word == word {
			return c.value
		}
	}
	return among[0].value
}

// require is pick for a key that must be there.
func require[T any](s section, key string, among []choice[T]) T {
	s.need(key)
	return pick(s, key, among)
}
