package compose

import (
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
)

// letterhead makes 版头. A format without one keeps nothing of it, so that no
// edition shows what another does not.
func (c *composer) letterhead() doc.Letterhead {
	m := c.m
	if !c.format.Letterhead.Shown {
		for _, t := range []doc.Text{m.CopyNumber, m.Secrecy, m.Urgency} {
			if !t.Empty() {
				c.bag.Warn(diag.LetterheadAbsent, t.Span, "“"+c.format.Name+"”版式没有版头，“"+t.Value+"”不会印出来", "换用有版头的版式，或者删去这一行")
			}
		}
		return doc.Letterhead{}
	}
	out := doc.Letterhead{
		CopyNumber: m.CopyNumber, Secrecy: c.secrecy(), Urgency: m.Urgency,
		MarkSuffix: c.format.Letterhead.MarkSuffix, Number: c.number(),
	}
	if c.kind.MarkSuffix != nil {
		out.MarkSuffix = *c.kind.MarkSuffix
	}
	out.Marks = c.marks(out.MarkSuffix)
	if c.kind.Upward {
		out.Signatories = m.Signatories
	}
	return out
}

// marks gives 发文机关标志: what the document says, else the mark or the name
// of each organ. A suffix that was typed is not set twice.
func (c *composer) marks(suffix string) []doc.Text {
	marks := c.m.Marks
	if len(marks) == 0 {
		for _, o := range c.m.Organs {
			if known := c.project.Organ(o.Value); known != nil {
				if known.Mark.Empty() {
					o.Value = known.Name.Value
				} else {
					o.Value = known.Mark.Value
				}
			}
			marks = append(marks, o)
		}
	}
	if c.format.Letterhead.HostOnly && len(marks) > 1 {
		marks = marks[:1]
	}
	out := make([]doc.Text, len(marks))
	for i, t := range marks {
		if suffix != "" && t.Value != suffix {
			t.Value = strings.TrimSuffix(t.Value, suffix)
		}
		out[i] = t
	}
	return out
}

// secrecy joins 密级 and 保密期限 with ★ (GB/T 9704-2012 7.2.2).
func (c *composer) secrecy() doc.Text {
	t := c.m.Secrecy
	if !t.Empty() && !c.m.SecrecyPeriod.Empty() {
		t.Value += "★" + c.m.SecrecyPeriod.Value
	}
	return t
}

// number is the 发文字号, or the 令号 with the 第 that authors leave out.
func (c *composer) number() doc.Text {
	n := c.m.Number
	if c.kind.Numbered == layout.OrderNumber && !n.Empty() && !strings.HasPrefix(n.Value, "第") && startsWithDigit(n.Value) {
		n.Value = "第" + n.Value
	}
	return n
}
