package compose

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// mention finds where a text speaks of the document's own attachments. After
// 》 the word belongs to another document.
var mention = regexp.MustCompile(`(?:^|[^》])(附件)([0-9]{0,2})`)

// sure is a mention that cannot be anything else: 见附件, （附件）, 附件2.
var sure = regexp.MustCompile(`(?:[见按照写报（(])附件|(?:^|[^》])附件[0-9]`)

// checkMentions compares what the body says about attachments with what is
// declared.
func (c *composer) checkMentions(d *doc.Document) {
	declared := len(c.m.Attachments)
	order := c.mentions()
	look := func(r doc.Run) {
		if r.Generated || !strings.Contains(r.Text, "附件") {
			return
		}
		for _, m := range mention.FindAllStringSubmatchIndex(r.Text, -1) {
			at := span(r, m[2], m[5])
			n, _ := strconv.Atoi(r.Text[m[4]:m[5]])
			switch {
			case declared == 0 && sure.MatchString(r.Text):
				c.bag.Warn(diag.AttachmentUndeclared, at, "正文提到了附件，文件头里没有列出附件", "在文件头加上 附件: 并逐个列出；提到的是别的文件的附件时，可以不管")
			case declared > 0 && n > declared:
				c.bag.Warn(diag.AttachmentUndeclared, at, fmt.Sprintf("正文提到了附件%d，文件头里只列出%d个附件", n, declared), "补上缺的附件，或者改正这里的序号")
			default:
				order.check(n, r.Text[:m[2]], at, c.bag)
			}
		}
	}
	eachRun(d.Body, look)
	if d.Form != nil {
		eachRun([]doc.Block{d.Form.Table}, look)
	}
	for _, a := range d.Attachments {
		if a.Label == "" {
			eachRun(a.Body, look)
		}
	}
}

// span is the place of bytes of a run.
func span(r doc.Run, from, to int) source.Span {
	at := r.Span.At(utf8.RuneCountInString(r.Text[:from]))
	at.End.Column = at.Start.Column + utf8.RuneCountInString(r.Text[from:to])
	return at
}

// eachRun visits every run of the blocks in reading order.
func eachRun(blocks []doc.Block, visit func(doc.Run)) {
	runs := func(list []doc.Run) {
		for _, r := range list {
			visit(r)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			runs(b.Runs)
		case *doc.Heading:
			runs(b.Head)
			runs(b.Tail)
		case *doc.List:
			for _, item := range b.Items {
				eachRun(item.Blocks, visit)
			}
		case *doc.Table:
			runs(b.Caption)
			for _, row := range b.Rows {
				for _, cell := range row.Cells {
					eachRun(cell.Blocks, visit)
				}
			}
		case *doc.Figure:
			runs(b.Caption)
		case *doc.Chart:
			runs(b.Caption)
			for _, l := range b.Labels {
				visit(run(l))
			}
		case *doc.Roster:
			for _, line := range b.Lines {
				runs(line.Text)
			}
		case *doc.Landscape:
			eachRun(b.Blocks, visit)
		}
	}
}
