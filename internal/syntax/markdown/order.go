package markdown

import (
	"fmt"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// order follows the numbers of each level through a stretch of blocks.
type order struct {
	last [5]int  // the number reached at each level; 0 is none
	item [5]bool // the paragraph before at this level ended with ；
	ever [5]int  // the number reached at each level under any parent
	skip bool    // “1.” right under “一、” was mentioned
	told [5]bool // numbers that go on under the next parent were mentioned
}

// enter opens everything below a heading of the level.
func (o *order) enter(level int) {
	for l := level + 1; l < len(o.last); l++ {
		o.last[l], o.item[l] = 0, false
	}
	if level == 0 {
		o.last[1] = 0
	}
}

// automatic counts a heading whose number the program sets.
func (o *order) automatic(level int) {
	if level > 0 {
		o.last[level]++
		o.ever[level] = o.last[level]
	}
	o.enter(level)
}

// above is the nearest level above the given one that is open; 0 when there
// is none.
func (o *order) above(level int) int {
	for l := level - 1; l > 0; l-- {
		if o.last[l] > 0 {
			return l
		}
	}
	return 0
}

// checkSkipped reports a heading of # marks that leaves out a level between
// itself and the one it stands under. Numbers typed by hand are left alone:
// points of a sentence are often numbered (1) wherever they stand.
func (r *reader) checkSkipped(level int, at source.Span) {
	upper := r.order.above(level)
	if upper == 0 || level-upper < 2 {
		return
	}
	marks := func(level int) string { return "“" + strings.Repeat("#", level+1) + "”" }
	summary := "这里的" + marks(level) + "直接排在" + marks(upper) + "下面，中间跳过了" + marks(upper+1)
	hint := "请改为" + marks(upper+1) + "，排出来是“" + levelForm(upper+1, 1) + "”一层"
	if upper != 1 || level != 3 {
		r.bag.Warn(diag.HeadingSkipped, at, summary, hint)
		return
	}
	// Papers of two levels often go from 一、 to 1. on purpose.
	if !r.order.skip {
		r.order.skip = true
		r.bag.Info(diag.HeadingSkipped, at, summary, hint+"；有意在“一、”下面直接用“1.”的，不必改")
	}
}

// checkOrder checks a number typed by hand against those before it.
func (r *reader) checkOrder(n number, at source.Span) {
	o := &r.order
	want := o.last[n.level] + 1
	switch {
	case n.value == want:
	case n.value == want-1:
		r.bag.Warn(diag.NumberRepeat, at,
			"序号“"+n.form+"”重复了",
			"按顺序这里应为“"+levelForm(n.level, want)+"”；不写序号、用“##”标记，程序会自动编号")
	case n.value == 1:
		// Lists of points in the body begin anew as often as they like;
		// the parts of a document do not.
		if n.level == 1 {
			r.bag.Warn(diag.NumberRestart, at,
				"“"+n.form+"”在同一份公文里又从头编起，前面已经编到“"+levelForm(n.level, want-1)+"”",
				"接着编的，请改为“"+levelForm(n.level, want)+"”；是另一份文件的，请移到附件里")
		}
	case n.value < want:
		r.bag.Warn(diag.NumberOrder, at,
			"序号“"+n.form+"”倒退了，前面已经编到“"+levelForm(n.level, want-1)+"”",
			"按顺序这里应为“"+levelForm(n.level, want)+"”")
	case want == 1 && n.value == o.ever[n.level]+1:
		// Some offices number points through the whole document.
		if !o.told[n.level] {
			o.told[n.level] = true
			r.bag.Info(diag.NumberContinued, at,
				"序号“"+n.form+"”接着上一部分往下编",
				"每一部分的下一层通常从“"+levelForm(n.level, 1)+"”重新编起；本来就是全文连续编号的，不必改")
		}
	case want == 1:
		r.bag.Warn(diag.NumberOrder, at,
			"这一级序号从“"+n.form+"”开始，前面没有“"+levelForm(n.level, 1)+"”",
			"请补上前面的内容，或者改为“"+levelForm(n.level, 1)+"”")
	default:
		r.bag.Warn(diag.NumberOrder, at,
			fmt.Sprintf("序号跳了：“%s”前面应有“%s”", n.form, levelForm(n.level, want)),
			"请补上缺的内容，或者改为“"+levelForm(n.level, want)+"”")
	}
	o.last[n.level], o.ever[n.level] = n.value, n.value
	o.enter(n.level)
}

// spelling reports a number that is not written as the standard writes it.
func (r *reader) spelling(n number, typed string, at source.Span) {
	if n.asIs {
		return
	}
	// A pasted text writes all its numbers alike; the first is enough.
	shape := strings.Map(func(c rune) rune {
		if arabic(c) >= 0 || isChineseDigit(c) {
			return -1
		}
		return c
	}, typed) + strconv.Itoa(n.level)
	if r.shapes[shape] {
		return
	}
	if r.shapes == nil {
		r.shapes = map[string]bool{}
	}
	r.shapes[shape] = true
	r.bag.Info(diag.NumberForm, at,
		"序号“"+typed+"”已按规范改排为“"+n.form+"”，同样写法的都照此改排",
		"结构层次序数依次为“一、”“（一）”“1.”“（1）”；不是序号的，请在前面加反斜杠，如 \\"+typed)
}

// ended notes how the paragraph of a level ended; level 0 is a paragraph
// without a number, which breaks every row of points.
func (o *order) ended(level int, item bool) {
	for l := level + 1; l < len(o.item); l++ {
		o.item[l] = false
	}
	if level > 0 {
		o.item[level] = item
	}
}
