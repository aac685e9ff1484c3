package yaml

import (
	"fmt"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// MaxHand bounds, in bytes, what people write by hand: a project file, a
// layout, the head of a document. The largest ones seen have a few thousand.
const MaxHand = 256 << 10

// ParseHand is Parse for what people write by hand. A stretch that is far
// longer is data in the wrong place, and is refused at once.
func ParseHand(f *source.File, from, to int, bag *diag.Bag) *Node {
	if to-from > MaxHand {
		bag.Error(diag.YAMLLimit, f.Span(from, from),
			fmt.Sprintf("这部分太长，有 %d 千字节（上限 %d 千字节）", (to-from)>>10, MaxHand>>10),
			"这里只写设置和公文的要素；大批数据请放进 content/数据，长文字请放进正文。")
		return nil
	}
	return Parse(f, from, to, bag)
}
