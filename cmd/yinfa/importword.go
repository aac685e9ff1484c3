package main

import (
	"fmt"
	"path"
	"strings"

	"yinfa.dev/yinfa/internal/syntax/docx"
)

// wordFile answers a Word file that is given to import: its text is not read
// back, but what a leader changed and remarked in it is listed, so that it can
// be put into the source by hand. ok is false for files of other kinds.
func (a *app) wordFile(typed string, data []byte) (ok bool, err error) {
	const remedy = "import 只把工作簿（.xlsx）和 CSV 读进台账；公文要在 content 里的源文件上改，改好以后重新生成"
	switch strings.ToLower(path.Ext(typed)) {
	case ".doc", ".wps", ".rtf":
		return true, &failure{exitContent, "没有导入：“" + typed + "”是旧格式的文字文件", "要看里面的修订和批注，请用 Word 或 WPS 打开，另存为 .docx，再运行一次；" + remedy}
	}
	if _, err = docx.Part(data, "word/document.xml"); err != nil {
		return false, nil
	}
	d, err := docx.Read(data)
	if err != nil {
		return true, &failure{exitContent, "“" + typed + "”读不了：这个 Word 文件已经损坏", "请用 Word 或 WPS 打开，另存一份，再运行一次"}
	}
	edits := d.Edits()
	fmt.Fprint(a.stdout, editsText(edits, d.Comments))
	if len(edits)+len(d.Comments) == 0 {
		return true, &failure{exitContent, "没有导入：“" + typed + "”是 Word 文件，里面没有修订，也没有批注", remedy}
	}
	return true, &failure{exitContent, fmt.Sprintf("没有导入：“%s”是 Word 文件，有 %d 处修订、%d 条批注，都列在上面", typed, len(edits), len(d.Comments)),
		"请照着改 content 里的源文件（与成品同名，扩展名是 .md），改好以后重新生成"}
}

// editsText lists changes and comments, a line each.
func editsText(edits []docx.Edit, comments []docx.Comment) string {
	var b strings.Builder
	for i, e := range edits {
		if i == mostChanges {
			fmt.Fprintf(&b, "（还有 %d 处修订没有列出）\n", len(edits)-i)
			break
		}
		fmt.Fprintf(&b, "修订 %s%s：%s\n", strings.Join(e.Authors(), "、"), editPlace(e), editText(e))
	}
	for i, c := range comments {
		if i == mostChanges {
			fmt.Fprintf(&b, "（还有 %d 条批注没有列出）\n", len(comments)-i)
			break
		}
		fmt.Fprintf(&b, "批注 %s", c.Author)
		if c.On != "" {
			fmt.Fprintf(&b, "（针对“%s”）", oneLine(c.On))
		}
		fmt.Fprintf(&b, "：%s\n", oneLine(c.Text))
	}
	return b.String()
}

func editPlace(e docx.Edit) string {
	if e.Table == 0 {
		return ""
	}
	return fmt.Sprintf("（第%d张表第%d行）", e.Table, e.Row)
}

// editText is a changed paragraph or row, what was inserted and struck in
// brackets.
func editText(e docx.Edit) string {
	if row := e.Whole; row != nil {
		word := "增一行"
		if row.Change == docx.Deleted {
			word = "删一行"
		}
		var cells []string
		for _, c := range row.Cells {
			text := ""
			for _, block := range c.Blocks {
				if p, ok := block.(*docx.Paragraph); ok {
					text += allText(p)
				}
			}
			cells = append(cells, oneLine(text))
		}
		return word + "：" + strings.Join(cells, "｜")
	}
	if p := e.Paragraph; p.Mark == docx.Deleted && p.Text() == "" {
		return "［删去整段：" + oneLine(allText(p)) + "］"
	}
	var b strings.Builder
	restyled := e.Paragraph.Restyled
	for i, runs := 0, e.Paragraph.Runs; i < len(runs); {
		// Programs cut what was typed at once into several runs.
		from := i
		text := ""
		for ; i < len(runs) && runs[i].Change == runs[from].Change; i++ {
			text += runs[i].Text
			restyled = restyled || runs[i].Restyled
		}
		switch runs[from].Change {
		case docx.Inserted:
			b.WriteString("［增：" + text + "］")
		case docx.Deleted:
			b.WriteString("［删：" + text + "］")
		default:
			b.WriteString(text)
		}
	}
	out := oneLine(b.String())
	switch e.Paragraph.Mark {
	case docx.Inserted:
		out += "［新的一段］"
	case docx.Deleted:
		out += "［与下一段相连］"
	}
	if restyled {
		out += "［改了格式］"
	}
	return out
}

// allText is the text of a paragraph, struck or not.
func allText(p *docx.Paragraph) string {
	var b strings.Builder
	for _, r := range p.Runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// oneLine joins the lines of a text, without characters that nobody sees:
// LibreOffice marks rows with them.
func oneLine(s string) string {
	return invisible.Replace(strings.Join(strings.Fields(s), " "))
}

var invisible = strings.NewReplacer("\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "")
