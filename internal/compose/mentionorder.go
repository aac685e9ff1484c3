package compose

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// mentioned follows the numbers by which a text speaks of its attachments.
type mentioned struct {
	titles []string // of the attachments, in their order
	last   int      // the highest number so far
	told   bool
}

func (c *composer) mentions() *mentioned {
	m := &mentioned{}
	for _, a := range c.m.Attachments {
		m.titles = append(m.titles, doc.PlainText(a.Title))
	}
	return m
}

// check looks at a mention of attachment n behind some text: is it the turn of
// that number, and is the attachment named before it that one.
func (m *mentioned) check(n int, before string, at source.Span, bag *diag.Bag) {
	if n < 1 || n > len(m.titles) {
		return
	}
	if named := m.named(before, n); named > 0 {
		bag.Warn(diag.AttachmentOrder, at, fmt.Sprintf("这里说“%s”是附件%d，文件头里它是附件%d", m.titles[named-1], n, named), "改正这里的序号，或者调整文件头里附件的先后")
	} else if n > m.last+1 && !m.told {
		m.told = true
		bag.Info(diag.AttachmentOrder, at, fmt.Sprintf("正文先提到附件%d，还没有提到附件%d", n, m.last+1), "附件通常按正文提到的先后编号；请核对附件的先后")
	}
	m.last = max(m.last, n)
}

// leading are the words between the name of an attachment and its number.
var leading = [...]string{"详见", "具体见", "见", "即", "（", "(", "，", "、", " "}

// named is the attachment whose title ends the text, when it is another than
// number n; 0 when none is named.
func (m *mentioned) named(before string, n int) int {
	for trimmed := true; trimmed; {
		trimmed = false
		for _, word := range leading {
			if rest, cut := strings.CutSuffix(before, word); cut {
				before, trimmed = rest, true
			}
		}
	}
	before = strings.TrimRight(before, "》”")
	found, longest := 0, 0
	for i, title := range m.titles {
		if title != "" && strings.HasSuffix(before, title) && len(title) > longest {
			found, longest = i+1, len(title)
		}
	}
	if found == n {
		return 0
	}
	return found
}
