// Package yaml reads YAML as officers write it: Chinese keys, text values
// kept as typed, and every slip answered in Chinese with its place.
//
// In: a stretch of a source file. Out: a tree of nodes that know their place,
// typed readers over it, and diagnostics. It knows no key by name: what a key
// means is the business of the packages that read it. It never guesses a
// value: what cannot be read is reported, and the rest is still returned.
package yaml

import "yinfa.dev/yinfa/internal/source"

// Kind is the shape of a node.
type Kind int

// The shapes. Null is a key without a value.
const (
	Null Kind = iota
	Scalar
	Sequence
	Mapping
)

// Tag says what a scalar would be in plain YAML. It is a hint only: Value is
// the text as typed whatever the tag, so that 0123 stays 0123.
type Tag int

// The tags. Quoted and block scalars are always TagString.
const (
	TagString Tag = iota
	TagNull
	TagInt
	TagFloat
	TagBool
	TagDate
)

// Node is one value.
type Node struct {
	Kind  Kind
	Tag   Tag    // of a Scalar
	Value string // of a Scalar: its text, without quotes and without the last line end of a block

	Entries []Entry // of a Mapping, in the order written, without repeated keys
	Items   []*Node // of a Sequence

	// Span covers the text of a scalar without its quotes, or a whole list or
	// mapping from its first key to its last value.
	Span source.Span

	// Literal marks a block written under | or >. LineSpans then holds the
	// place of each source line of the block, indentation left off; under |
	// they match the lines of Value one to one.
	Literal   bool
	LineSpans []source.Span

	// Damaged marks a mapping some entries of which could not be read, so that
	// the absence of a key proves nothing, and a Null of which the value could
	// not be read, so that it is not empty. The reason is in the bag.
	Damaged bool

	plain bool // a Scalar without quotes and not a block
}

// Entry is one key and its value. Value is never nil.
type Entry struct {
	Key     string
	KeySpan source.Span
	Value   *Node
}

// Find returns the value of a key, or nil.
func (n *Node) Find(key string) *Node {
	if n == nil {
		return nil
	}
	for i := range n.Entries {
		if n.Entries[i].Key == key {
			return n.Entries[i].Value
		}
	}
	return nil
}
