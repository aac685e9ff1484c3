package yaml

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	lib "go.yaml.in/yaml/v4"

	"yinfa.dev/yinfa/internal/diag"
)

// converter turns the library's nodes into ours: places in the file, text as
// typed, and complaints about what the product does not take from YAML.
type converter struct {
	draft *draft
	bag   *diag.Bag
	// referred are the anchors that an alias names. The alias is what has to
	// be written out, so it alone is reported.
	referred map[string]bool
}

// newConverter looks through a document for what its values refer to.
func newConverter(d *draft, root *lib.Node, bag *diag.Bag) *converter {
	c := &converter{draft: d, bag: bag, referred: map[string]bool{}}
	c.refer(root, 1)
	return c
}

func (c *converter) refer(n *lib.Node, depth int) {
	if n.Kind == lib.AliasNode {
		c.referred[n.Value] = true
	}
	if depth > maxDepth {
		return
	}
	for _, child := range n.Content {
		c.refer(child, depth+1)
	}
}

// node converts one value; it never returns nil.
func (c *converter) node(n *lib.Node, depth int) *Node {
	at := c.draft.copy.offsetOf(n.Line, n.Column)
	here := c.draft.span(at, at)
	if depth > maxDepth {
		c.bag.Error(diag.YAMLLimit, here, fmt.Sprintf("数据套了超过 %d 层", maxDepth), "请检查括号和缩进，减少层次。")
		return &Node{Span: here}
	}
	if n.Anchor != "" && n.Kind != lib.AliasNode && !c.referred[n.Anchor] {
		c.bag.Error(diag.YAMLAlias, c.draft.span(at, at+1+len(n.Anchor)),
			fmt.Sprintf("“&%s”会被当作给数据起的代号，本程序不用这种写法", n.Anchor),
			"如果“&”是文字的一部分，请把整个值用双引号括起来；否则请删去。")
	}
	switch n.Kind {
	case lib.AliasNode:
		return c.alias(n, at)
	case lib.MappingNode:
		return c.mapping(n, at, depth)
	case lib.SequenceNode:
		return c.sequence(n, at, depth)
	case lib.ScalarNode:
		return c.scalar(n, at)
	}
	return &Node{Span: here}
}

// maxRepeated bounds the bytes of a text that an alias takes over: names are
// short, and a long text referred to a million times would fill the memory of
// whoever joins them.
const maxRepeated = 1000

// alias reports a reference to a value elsewhere. A piece of text is taken
// over all the same, and a list or mapping leaves a gap that counts as
// written, so that one fault gives one message.
func (c *converter) alias(n *lib.Node, at int) *Node {
	here := c.draft.span(at, at+1+len(n.Value))
	hint := "如果“*”是文字的一部分，请把整个值用双引号括起来；否则请把内容写全。"
	if n.Alias != nil {
		named := c.draft.copy.offsetOf(n.Alias.Line, n.Alias.Column)
		hint = fmt.Sprintf("请把第 %d 行“&%s”后面的内容在这里照写一遍，并删去那里的“&%s”；如果“*”是文字的一部分，请把整个值用双引号括起来。",
			c.draft.span(named, named).Start.Line, n.Value, n.Value)
	}
	c.bag.Error(diag.YAMLAlias, here, fmt.Sprintf("“*%s”会被当作引用别处的数据，本程序不用这种写法", n.Value), hint)
	if n.Alias == nil || n.Alias.Kind != lib.ScalarNode || len(n.Alias.Value) > maxRepeated {
		return &Node{Span: here, Damaged: true}
	}
	return &Node{Kind: Scalar, Value: n.Alias.Value, Span: here}
}

// value converts what is not a key. Blanks around a value without quotes are
// not part of it, and that holds for the wide ones of Chinese input methods
// as well.
func (c *converter) value(n *lib.Node, depth int) *Node {
	out := c.node(n, depth)
	if !out.plain || out.Kind != Scalar {
		return out
	}
	rest := strings.TrimLeft(out.Value, wideBlanks)
	trimmed := strings.TrimRight(rest, wideBlanks)
	if out.Span.Start.Line == out.Span.End.Line {
		out.Span.Start.Column += utf8.RuneCountInString(out.Value) - utf8.RuneCountInString(rest)
		out.Span.End.Column -= utf8.RuneCountInString(rest) - utf8.RuneCountInString(trimmed)
	}
	out.Value = trimmed
	if trimmed == "" {
		out.Kind, out.Tag = Null, TagNull
		out.Span.End = out.Span.Start
	}
	c.checkWideBrackets(out)
	return out
}

// wideBlanks are the blanks that YAML takes for text.
const wideBlanks = "\u3000\u00A0 \t"

func (c *converter) sequence(n *lib.Node, at, depth int) *Node {
	out := &Node{Kind: Sequence, Span: c.draft.span(at, at+1)}
	c.checkTag(n, at, "!!seq")
	for _, item := range n.Content {
		child := c.value(item, depth+1)
		out.Items = append(out.Items, child)
		out.Span = out.Span.To(child.Span)
	}
	return out
}

func (c *converter) mapping(n *lib.Node, at, depth int) *Node {
	out := &Node{Kind: Mapping, Span: c.draft.span(at, at+1)}
	c.checkTag(n, at, "!!map")
	seen := map[string]Entry{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if c.merged(n.Content[i]) {
			out.Damaged = true
			continue
		}
		key := c.node(n.Content[i], depth+1)
		value := c.value(n.Content[i+1], depth+1)
		out.Span = out.Span.To(value.Span)
		if out.Span.End.Before(key.Span.End) {
			out.Span = out.Span.To(key.Span)
		}
		entry := c.mendEntry(Entry{Key: c.key(key), KeySpan: key.Span, Value: value})
		if key.Kind != Scalar || entry.Key == "" {
			c.bag.Error(diag.KeyName, key.Span, "冒号前面应当是一个名称（键）", "请写成“名称: 内容”。内容里有方括号或大括号时，请把整个值用双引号括起来。")
			continue
		}
		if first, twice := seen[entry.Key]; twice {
			c.bag.Add(diag.Diagnostic{
				Code: diag.KeyDuplicate, Severity: diag.Error, Span: key.Span,
				Summary: fmt.Sprintf("“%s”写了两次", entry.Key),
				Detail:  fmt.Sprintf("第一次在第 %d 行。", first.KeySpan.Start.Line),
				Hint:    "请只留一处。",
			})
			continue
		}
		seen[entry.Key] = entry
		out.Entries = append(out.Entries, entry)
	}
	return out
}

// merged reports a key that would lay other data under a mapping.
func (c *converter) merged(key *lib.Node) bool {
	const mark = "<<"
	if key.Kind != lib.ScalarNode || key.Value != mark {
		return false
	}
	at := c.draft.copy.offsetOf(key.Line, key.Column)
	c.bag.Error(diag.YAMLAlias, c.draft.span(at, at+len(mark)), "“<<”会被当作合并别处的数据，本程序不用这种写法", "请删去这一行，把要合并的各项在这里写全。")
	return true
}

// mendEntry reports a mistyped colon between braces: {方式：主动公开} is one
// key without a value to the library.
func (c *converter) mendEntry(e Entry) Entry {
	s, slipped := findSlip(e.Key)
	if e.Value.Kind != Null || !slipped {
		return e
	}
	reportSlip(c.bag, e.KeySpan, s)
	rest := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(e.Key[s.offset:], "："), ":"))
	return Entry{Key: s.key, KeySpan: e.KeySpan, Value: &Node{Kind: Scalar, Value: rest, Span: e.KeySpan}}
}

// key returns the name of a key without the invisible spaces that word
// processors leave around it.
func (c *converter) key(n *Node) string {
	name := strings.Trim(n.Value, "\u3000\u00A0\u200B \t")
	if n.Kind == Scalar && name != n.Value && name != "" {
		c.bag.Error(diag.YAMLWideSpace, n.Span,
			fmt.Sprintf("“%s”前后有全角空格等看不见的空白", name), "请删去；需要缩进时用半角空格。")
	}
	return name
}

func (c *converter) scalar(n *lib.Node, at int) *Node {
	c.checkTag(n, at, "!!str", "!!int", "!!float", "!!bool", "!!null", "!!timestamp")
	e := extentOf(c.draft.text, at, n)
	out := &Node{Kind: Scalar, Value: e.value, Span: c.draft.span(e.start, e.end), Literal: e.block}
	for _, line := range e.lines {
		out.LineSpans = append(out.LineSpans, c.draft.span(line[0], line[1]))
	}
	quoted := n.Style&(lib.SingleQuotedStyle|lib.DoubleQuotedStyle|lib.LiteralStyle|lib.FoldedStyle) != 0
	if !quoted {
		out.plain = true
		out.Tag = tagOf(out.Value)
		c.checkListMark(out)
	}
	if out.Tag == TagNull {
		out.Kind = Null
	}
	return out
}

// listMarks are written before the items of a list in place of "-".
const listMarks = "－–—‐•·●▪"

const listMarkHint = "每一项写成“- 内容”，一行一项。" + quoteHint

func listMarkSummary(mark string) string {
	return fmt.Sprintf("列表项要以半角“-”加一个空格开头，这里是“%s”", mark)
}

// wrongListMark is what stands at the head of a text for the dash of a list
// and is none to YAML, or "".
func wrongListMark(text string) string {
	mark, size := utf8.DecodeRuneInString(text)
	next, _ := utf8.DecodeRuneInString(text[size:])
	switch {
	case mark == '-' && unicode.Is(unicode.Han, next):
		return text[:size]
	case strings.ContainsRune(listMarks, mark) && (next == ' ' || next == '\u3000'):
		return text[:size]
	}
	return ""
}

// checkListMark reports a list whose dashes are not YAML's: its lines would
// run together as one text.
func (c *converter) checkListMark(n *Node) {
	if mark := wrongListMark(n.Value); mark != "" {
		c.bag.Error(diag.YAMLListMark, n.Span, listMarkSummary(mark), listMarkHint)
	}
}

// checkWideBrackets reports a list or mapping between the brackets of Chinese
// input methods, which would be printed with them.
func (c *converter) checkWideBrackets(n *Node) {
	for _, pair := range [][3]string{{"【", "】", "[ ]"}, {"［", "］", "[ ]"}, {"｛", "｝", "{ }"}} {
		inside, opened := strings.CutPrefix(n.Value, pair[0])
		inside, shut := strings.CutSuffix(inside, pair[1])
		if opened && shut && !strings.Contains(inside, pair[0]) {
			c.bag.Error(diag.YAMLBracket, n.Span, fmt.Sprintf("“%s%s”是全角括号，会照样印出来", pair[0], pair[1]),
				"写几项的，请改用半角的 "+pair[2]+"，各项之间用半角逗号加空格隔开，如 [各乡镇人民政府, 市有关单位]。"+quoteHint)
			return
		}
	}
}

// checkTag refuses explicit tags other than the ones given.
func (c *converter) checkTag(n *lib.Node, at int, allowed ...string) {
	if n.Style&lib.TaggedStyle == 0 {
		return
	}
	for _, tag := range allowed {
		if n.ShortTag() == tag {
			return
		}
	}
	end := at + len(c.draft.text[at:]) - len(strings.TrimLeft(c.draft.text[at:], "!"))
	c.bag.Error(diag.YAMLTag, c.draft.span(at, max(at+1, end)),
		"值以“!”开头会被当作类型标记，本程序不用这种写法", "如果“!”是文字的一部分，请把整个值用双引号括起来。")
}
