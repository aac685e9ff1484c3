package compose

import (
	"strconv"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/model"
)

// attachments makes the lines of 附件说明 and the parts that begin on a new
// page: first the text of 印发, which has no label, then every 附件 that has a
// file (GB/T 9704-2012 7.3.4 and 7.3.7). unnoted are the lines of attachments
// that stay inside when the document is made public.
func (c *composer) attachments() (notes []doc.Text, unnoted []int, parts []doc.Attachment) {
	if i := c.m.Issued; i != nil {
		if part, ok := c.attachment(*i); ok {
			parts = append(parts, part)
		}
	}
	list := c.m.Attachments
	for i, a := range list {
		label := "附件"
		if len(list) > 1 {
			label += strconv.Itoa(i + 1)
		}
		part := doc.Attachment{Title: a.Title, Span: a.Span}
		bound := !a.File.Empty()
		if bound {
			part, bound = c.attachment(a)
		} else {
			c.bag.Info(diag.AttachmentUnbound, a.Span, "“"+doc.PlainText(a.Title)+"”只有标题，印在附件说明里，不附在公文后面", "要附在后面的，写明 文件: 附件/名单.md")
		}
		if len(part.Title) > 0 {
			if a.Withheld {
				unnoted = append(unnoted, len(notes))
			}
			notes = append(notes, doc.Text{Value: doc.PlainText(part.Title), Span: part.Title[0].Span})
		}
		if bound {
			part.Label, part.Withheld = label, a.Withheld
			parts = append(parts, part)
		}
	}
	return notes, unnoted, parts
}

// attachment loads and composes the file of one attachment. The part has its
// title even when the file cannot be had.
func (c *composer) attachment(a model.Attachment) (doc.Attachment, bool) {
	out := doc.Attachment{Title: a.Title, Span: a.Span}
	if c.in.Load == nil {
		return out, false
	}
	f := c.in.Load(a.File, c.bag)
	if f == nil {
		return out, false
	}
	fragment := model.ReadFragment(f, c.bag)
	if fragment == nil {
		return out, false
	}
	out.Title = c.attachmentTitle(a, fragment)
	s := c.scope()
	for _, line := range fragment.Subtitle {
		out.Body = append(out.Body, &doc.Paragraph{Runs: []doc.Run{run(line)}, NoIndent: true, Align: doc.AlignCentre, Span: line.Span})
	}
	if !fragment.Landscape {
		out.Body = append(out.Body, s.Blocks(fragment.Body)...)
		return out, true
	}
	s.landscape = true
	out.Body = []doc.Block{&doc.Landscape{Blocks: append(out.Body, s.Blocks(fragment.Body)...), Span: f.Whole()}}
	return out, true
}

// attachmentTitle settles the title between the document and the file: they
// have to agree, and the file may say where its lines break.
func (c *composer) attachmentTitle(a model.Attachment, f *model.Fragment) []doc.Run {
	said, own := doc.PlainText(a.Title), doc.PlainText(f.Title)
	switch {
	case own == "" && said == "":
		c.bag.Error(diag.AttachmentUntitled, a.Span, "附件没有写标题", "写作 标题: ……")
		return nil
	case own == "" || len(a.Title) > 1:
	case said == "" || said == own:
		return f.Title
	}
	if own != "" && said != own {
		c.bag.Add(diag.Diagnostic{Code: diag.AttachmentTitle, Severity: diag.Warning, Span: f.Title[0].Span,
			Summary: "附件标题与公文里写的不一致",
			Detail:  "公文里写的是“" + said + "”，这里写的是“" + own + "”；印的是公文里的",
			Hint:    "两处改为一致，或者删去这里的标题"})
	}
	return a.Title
}
