package compose

import (
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// addressees makes 主送 and 版记, where 主送 may be moved (GB/T 9704-2012
// 7.4.2).
func (c *composer) addressees() ([]doc.Text, doc.Imprint) {
	m := c.m
	to, copies := levelled(m.Addressees), levelled(m.CopyTo)
	if !c.format.Imprint.Shown {
		if m.AddresseesInImprint && len(to) > 0 {
			c.bag.Error(diag.ImprintPlace, to[0].Span, "“"+c.format.Name+"”版式没有版记，主送机关不能移到版记里", "删去“主送在版记”这一行")
		}
		if own, ok := m.Entry("抄送"); ok && len(m.CopyTo) > 0 && own.KeySpan.File == m.File.Path {
			c.bag.Warn(diag.ImprintPlace, own.KeySpan, "“"+c.format.Name+"”版式没有版记，抄送机关不会印出来", "换用有版记的版式，或者删去“抄送”")
		}
		return to, doc.Imprint{}
	}
	out := doc.Imprint{CopyTo: copies}
	if m.AddresseesInImprint {
		out.Addressees, to = to, nil
	}
	if c.format.Imprint.ShowIssue {
		out.Office, out.Date = c.office(), m.IssueDate
		if out.Date.IsZero() {
			out.Date = m.Date
		}
		// A host whose name is wrong has been reported.
		wrongHost := len(m.Organs) > 0 && strings.ContainsAny(m.Organs[0].Value, "，、,；;") || c.nearHost() != ""
		if out.Office.Empty() && !m.Damaged && !wrongHost {
			example := "云澜市人民政府办公室"
			if len(m.Organs) > 0 {
				example = m.Organs[0].Value
			}
			c.bag.Warn(diag.ImprintOffice, c.head(), "没有写明印发机关，版记不全", "在文件头加上一行，如 印发机关: "+example+"；也可以写在 yinfa.yaml 的“默认”里")
		}
	}
	out.Shown = len(out.Addressees) > 0 || len(out.CopyTo) > 0 || !out.Office.Empty()
	return to, out
}

// office is the 印发机关 of the document, of its host organ, or of the
// project.
func (c *composer) office() doc.Text {
	if c.in.Doc.Says("印发机关") {
		return c.project.InFull(c.in.Doc.Office)
	}
	if len(c.m.Organs) > 0 {
		if host := c.project.Organ(c.m.Organs[0].Value); host != nil && !host.Office.Empty() {
			return c.project.InFull(host.Office)
		}
	}
	return c.project.InFull(c.m.Office)
}

// levelled ends every entry but the last with ， where an entry is itself a
// list joined by 、: organs of one level are divided by 、 and levels by ，.
// Entries without a mark are joined with 、 by whoever sets them.
func levelled(list []doc.Text) []doc.Text {
	inner := false
	for _, t := range list {
		inner = inner || strings.Contains(t.Value, "、")
	}
	if !inner || len(list) < 2 {
		return list
	}
	out := append([]doc.Text(nil), list...)
	for i := range out[:len(out)-1] {
		if !strings.ContainsAny(lastRune(out[i].Value), "，、；") {
			out[i].Value += "，"
		}
	}
	return out
}

func lastRune(s string) string {
	r, _ := utf8.DecodeLastRuneInString(s)
	return string(r)
}
