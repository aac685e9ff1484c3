package layout

import (
	"fmt"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// baseKey is the key by which a format or a style names what it is based on.
const baseKey = "基于"

// merge lays one mapping over another. Values other than mappings replace
// what is below them. Neither argument is changed.
func merge(below, above *yaml.Node) *yaml.Node {
	if above == nil || below == nil || above.Kind != yaml.Mapping || below.Kind != yaml.Mapping {
		if above == nil {
			return below
		}
		return above
	}
	out := *above
	out.Entries = nil
	for _, e := range below.Entries {
		if over := entryOf(above, e.Key); over != nil {
			e = yaml.Entry{Key: e.Key, KeySpan: over.KeySpan, Value: merge(e.Value, over.Value)}
		}
		out.Entries = append(out.Entries, e)
	}
	for _, e := range above.Entries {
		if entryOf(below, e.Key) == nil {
			out.Entries = append(out.Entries, e)
		}
	}
	return &out
}

func entryOf(n *yaml.Node, key string) *yaml.Entry {
	for i := range n.Entries {
		if n.Entries[i].Key == key {
			return &n.Entries[i]
		}
	}
	return nil
}

// without drops keys of a mapping.
func without(n *yaml.Node, keys ...string) *yaml.Node {
	if n.Kind != yaml.Mapping {
		return n
	}
	out := *n
	out.Entries = nil
next:
	for _, e := range n.Entries {
		for _, key := range keys {
			if e.Key == key {
				continue next
			}
		}
		out.Entries = append(out.Entries, e)
	}
	return &out
}

// family is a set of named mappings that may be based on one another: the
// formats, or the styles of one format.
type family struct {
	kind string // 版式 or 样式, for messages
	all  map[string]*yaml.Node
	// implied is laid under members that name no base.
	implied func(name string) *yaml.Node
	// own lists keys that are not inherited.
	own   []string
	names []string // every name, for hints
	bag   *diag.Bag
}

// flatten returns a member with everything it is based on laid under it and
// the baseKey dropped. ok is false when the chain is broken; the reason is
// then in the bag.
func (f family) flatten(name string) (out *yaml.Node, ok bool) {
	return f.walk(name, nil)
}

func (f family) walk(name string, chain []string) (*yaml.Node, bool) {
	n := f.all[name]
	if n == nil || n.Kind != yaml.Mapping {
		return nil, false
	}
	chain = append(chain, name)
	self := without(n, baseKey)
	base := n.Find(baseKey)
	if base == nil {
		if f.implied != nil {
			return merge(f.implied(name), self), true
		}
		return self, true
	}
	at, baseName := base.Span, strings.TrimSpace(base.Value)
	// An office's 公文 that is based on 公文 means the shipped one.
	if shipped := builtinFolder + baseName; baseName == name && f.all[shipped] != nil {
		baseName = shipped
	}
	if slices.Contains(chain, baseName) {
		// Every member of a circle comes by here; one of them reports it.
		if baseName == chain[0] && baseName == slices.Min(chain) {
			f.bag.Error(diag.LayoutCycle, at, fmt.Sprintf("%s的“基于”绕成了圈：%s", f.kind, strings.Join(append(chain, baseName), " → ")), "请把其中一个的“基于”改成别的")
		}
		return nil, false
	}
	if _, known := f.all[baseName]; !known || base.Kind != yaml.Scalar {
		hint := "可以写：" + strings.Join(f.names, "、")
		if near := yaml.Nearest(baseName, f.names); near != "" {
			hint = "是不是“" + near + "”？"
		}
		f.bag.Error(diag.LayoutBase, at, fmt.Sprintf("没有名为“%s”的%s", baseName, f.kind), hint)
		return nil, false
	}
	below, ok := f.walk(baseName, chain)
	if !ok {
		return nil, false
	}
	return merge(without(below, f.own...), self), true
}
