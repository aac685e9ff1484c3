package typeset

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// attachment sets one 附件 from a new page: the label on the first line, the
// title on the line the format names, then its body (7.3.7). A printed text
// that is no 附件 (印发的方案) has no label and begins with its title. It is part
// number part of the document.
func (s *setter) attachment(a *doc.Attachment, part int) []piece {
	s.tree.open(page.Node{Tag: page.TagPart})
	defer s.tree.close()
	turned := len(a.Body) > 0 && onlyLandscape(a.Body)
	var out []piece
	pitch := s.f.Grid.Pitch
	used := unit.Length(0)
	if a.Label != "" {
		st := s.style(layout.AttachLabel)
		line := s.setOne(styled{runs: generated(a.Label), style: st, node: s.tree.paragraph()})
		p := piece{height: st.Pitch, line: &line, keep: true}
		out = append(out, p)
		used = st.Pitch
	}
	from := len(out)
	out = append(out, s.attachTitle(a.Title, s.textWidth(turned))...)
	if from < len(out) {
		out[from].before = 0
		if a.Label != "" {
			// The title's first line stands on line 3: one blank line between.
			out[from].before = max(0, pitch.MulDiv(int64(s.f.Attachment.TitleLine-1), 1)-used)
		}
		out[from].mark = &bookmark{level: 1, title: attachmentName(a)}
	}
	body := a.Body
	if turned {
		body = a.Body[0].(*doc.Landscape).Blocks
	}
	out = s.blocks(out, body, turned)
	for i := range out {
		out[i].part = part
		if turned {
			out[i].turned = true
		}
	}
	if len(out) > 0 {
		out[0].newPage = true
	}
	return out
}

// onlyLandscape reports whether an attachment is a landscape table as a
// whole: then its label and title stand on the landscape page too.
func onlyLandscape(body []doc.Block) bool {
	if len(body) != 1 {
		return false
	}
	_, ok := body[0].(*doc.Landscape)
	return ok
}

func attachmentName(a *doc.Attachment) string {
	if a.Label == "" {
		return doc.PlainText(a.Title)
	}
	return a.Label + "　" + doc.PlainText(a.Title)
}
