package yaml

import (
	"fmt"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/spelling"
)

// Reader takes typed values out of one mapping and reports what does not fit.
// A nil Reader stands for a mapping that is absent or was already reported:
// all its methods are silent and return nothing.
type Reader struct {
	node  *Node
	what  string
	item  int // which one of a list that what names, from 1; 0: no list
	bag   *diag.Bag
	known []string // keys asked for, in order; with repetitions unless fixed
	fixed bool     // known was given beforehand
	next  int      // the entry after the one found last, where the next key most likely stands
	asked uint64   // which of the first entries were asked for
	more  map[int]bool

	excused []string // required keys, not written, that an unknown key may stand for
}

// Read begins reading a mapping; what names it in messages (机关, 附件). A nil
// node gives a nil Reader without a word; anything but a mapping is reported.
func Read(n *Node, what string, bag *diag.Bag) *Reader {
	switch {
	case n == nil:
		return nil
	case n.Kind == Mapping, n.Kind == Null:
		return &Reader{node: n, what: what, bag: bag}
	}
	complainKind(bag, n, what, "若干“键: 值”")
	return nil
}

// Knows says beforehand which keys the mapping can have, in the order of
// messages. It saves noting them one by one; keys must not change afterwards.
func (r *Reader) Knows(keys []string) {
	if r != nil {
		r.known, r.fixed = keys, true
	}
}

// name is what the mapping is called in messages.
func (r *Reader) name() string {
	if r.item == 0 {
		return r.what
	}
	return fmt.Sprintf("“%s”第 %d 项", r.what, r.item)
}

// at is the index of a key among the entries, -1 when it is not written.
func (r *Reader) at(key string) int {
	n := len(r.node.Entries)
	for i := range n {
		if at := (r.next + i) % n; r.node.Entries[at].Key == key {
			r.next = at + 1
			return at
		}
	}
	return -1
}

// bits is how many entries a word of bits stands for.
const bits = 64

func (r *Reader) note(i int) {
	if i < bits {
		r.asked |= 1 << i
		return
	}
	if r.more == nil {
		r.more = map[int]bool{}
	}
	r.more[i] = true
}

func (r *Reader) noted(i int) bool {
	if i < bits {
		return r.asked&(1<<i) != 0
	}
	return r.more[i]
}

// Node returns the value of a key as it is, or nil when the key is not
// written, and counts the key as known.
func (r *Reader) Node(key string) *Node {
	if r == nil {
		return nil
	}
	if !r.fixed {
		r.known = append(r.known, key)
	}
	i := r.at(key)
	if i < 0 {
		return nil
	}
	r.note(i)
	return r.node.Entries[i].Value
}

// Has reports whether a key is written with a value.
func (r *Reader) Has(key string) bool {
	n := r.Node(key)
	return n != nil && n.Kind != Null
}

// Span is where a key is written; where the mapping begins when it is not.
func (r *Reader) Span(key string) source.Span {
	if r == nil {
		return source.Span{}
	}
	for _, e := range r.node.Entries {
		if e.Key == key {
			return e.KeySpan
		}
	}
	return r.Place()
}

// Place is where the mapping begins: its first key.
func (r *Reader) Place() source.Span {
	if r == nil {
		return source.Span{}
	}
	if len(r.node.Entries) > 0 {
		return r.node.Entries[0].KeySpan
	}
	return r.node.Span
}

// Require reports the keys that are missing or empty.
func (r *Reader) Require(keys ...string) {
	if r == nil {
		return
	}
	for _, key := range keys {
		n := r.Node(key)
		switch {
		case n == nil && !r.node.Damaged && !slices.Contains(r.excused, key):
			r.bag.Error(diag.KeyMissing, r.Place(), fmt.Sprintf("%s缺少“%s”", r.name(), key), fmt.Sprintf("请加上一行“%s: …”。", key))
		case n != nil && n.Empty() && !n.Damaged:
			r.bag.Error(diag.KeyMissing, r.Span(key), fmt.Sprintf("%s的“%s”没有填写", r.name(), key), fmt.Sprintf("请在“%s:”后面填写内容。", key))
		}
	}
}

// Rest returns the entries that nothing has asked for so far.
func (r *Reader) Rest() []Entry {
	if r == nil {
		return nil
	}
	var rest []Entry
	for i, e := range r.node.Entries {
		if !r.noted(i) {
			rest = append(rest, e)
		}
	}
	return rest
}

// Finish reports every entry that nothing has asked for as an unknown key,
// with the nearest key that is known.
func (r *Reader) Finish() { r.Recover(nil, nil) }

// Recover reports what Finish does. usual gives the key that another word is
// used for, "" for none. An entry that can only have been meant for one key,
// which is not written, stands for it from then on, so that one slip does not
// also count as a gap; Recover returns those keys, to be read again. Beside a
// key that may have been meant for any of the required ones, those that are
// not written are named with it, and Require is silent about them.
func (r *Reader) Recover(usual func(word string) string, required []string) []string {
	rest := r.Rest()
	if len(rest) == 0 {
		return nil
	}
	known := once(r.known)
	var recovered []string
	for _, e := range rest {
		var near []string
		if usual != nil {
			if key := usual(e.Key); key != "" {
				near = []string{key}
			}
		}
		if near == nil {
			near = spelling.Near(e.Key, known)
		}
		hint := diag.Meant(near)
		if hint == "" {
			for _, key := range required {
				if r.at(key) < 0 && !slices.Contains(r.excused, key) {
					r.excused = append(r.excused, key)
				}
			}
			if len(r.excused) > 0 {
				hint = fmt.Sprintf("还没有写的是“%s”，是不是换了叫法？", strings.Join(r.excused, "”“"))
			}
			hint += fmt.Sprintf("%s可以写的键：%s。", r.name(), listed(known))
		}
		r.bag.Error(diag.KeyUnknown, e.KeySpan, fmt.Sprintf("%s里没有“%s”这个键", r.name(), e.Key), hint)
		if len(near) == 1 && r.at(near[0]) < 0 {
			r.rename(e.Key, near[0])
			recovered = append(recovered, near[0])
		}
	}
	return recovered
}

// rename lets an entry stand for another key, in a copy: the tree is others'
// as well.
func (r *Reader) rename(from, to string) {
	node := *r.node
	node.Entries = slices.Clone(node.Entries)
	for i := range node.Entries {
		if node.Entries[i].Key == from {
			node.Entries[i].Key = to
			r.note(i)
		}
	}
	r.node = &node
}

// once leaves out words that stood earlier.
func once(words []string) []string {
	var out []string
	for _, w := range words {
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

// Nearest returns the word among those given that the word was most likely
// meant to be, or "" when none is near.
func Nearest(word string, among []string) string { return spelling.Nearest(word, among) }
