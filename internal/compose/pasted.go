package compose

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// Whole documents are pasted with their first and last lines, which the
// front matter states as well: then they would be printed twice.

// endBlocks is how many blocks of the end are looked at, longestAddressee how
// long, in characters, a line of addressees may be.
const (
	endBlocks        = 8
	longestAddressee = 200
)

// dateLine is a line that is nothing but a date, perhaps with 附注 run into it; issueLine ends 版记.
var (
	dateLine  = regexp.MustCompile(`^(?:[0-9]{4}|[〇○零一二三四五六七八九]{4})年[0-9一二三四五六七八九十]{1,3}月[0-9一二三四五六七八九十]{1,3}日(?:（[^（）]*）)?$`)
	issueLine = regexp.MustCompile(`[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日印发$`)
)

// checkPasted warns of lines of the body that repeat what the front matter
// states and the page format sets.
func (c *composer) checkPasted(d *doc.Document) {
	body := d.Body[c.pastedTitle(d):]
	if len(d.Addressees)+len(d.Imprint.Addressees) > 0 && len(body) > 1 {
		if p, ok := body[0].(*doc.Paragraph); ok && addressees(plainOf(p.Runs)) {
			c.repeated(p, "主送机关", "主送")
		}
	}
	for _, b := range body[max(0, len(body)-endBlocks):] {
		p, ok := b.(*doc.Paragraph)
		if !ok {
			continue
		}
		switch text := plainOf(p.Runs); {
		case closes(d, text):
			c.repeated(p, "落款", "发文机关”和“成文日期")
		case len(d.AttachNotes) > 0 && (strings.HasPrefix(text, "附件：") || strings.HasPrefix(text, "附件:")):
			c.repeated(p, "附件说明", "附件")
		case d.Imprint.Shown && (strings.HasPrefix(text, "抄送：") || strings.HasPrefix(text, "抄送:")):
			c.repeated(p, "抄送", "抄送")
		case d.Imprint.Shown && issueLine.MatchString(text):
			c.repeated(p, "印发机关和印发日期", "印发机关")
		case !d.Note.Empty() && text == "（"+d.Note.Value+"）":
			c.repeated(p, "附注", "附注")
		}
	}
}

// titleBlocks is over how many paragraphs a pasted title may be spread.
const titleBlocks = 4

// pastedTitle warns of a title that begins the body and returns how many
// blocks it has.
func (c *composer) pastedTitle(d *doc.Document) int {
	rest := plainOf(d.Title)
	for i, b := range d.Body[:min(len(d.Body), titleBlocks)] {
		p, ok := b.(*doc.Paragraph)
		if !ok || rest == "" {
			return 0
		}
		text := plainOf(p.Runs)
		if text == "" || !strings.HasPrefix(rest, text) {
			return 0
		}
		if rest = rest[len(text):]; rest == "" {
			c.repeated(d.Body[0].(*doc.Paragraph), "标题", "标题")
			return i + 1
		}
	}
	return 0
}

func (c *composer) repeated(p *doc.Paragraph, what, keys string) {
	c.bag.Warn(diag.PartRepeated, p.Span, "正文里的这一行像是"+what+"，"+what+"由文件头的“"+keys+"”排出，会排两次", "请删去正文里的这一行；文件头里没有写的，补到文件头里")
}

// closes reports whether a line is a name under the text, a date, or both.
func closes(d *doc.Document, text string) bool {
	if d.Signature.Mode == doc.NoSignature {
		return false
	}
	rest := text
	for _, o := range d.Signature.Organs {
		rest = strings.ReplaceAll(rest, o.Value, "")
	}
	return text != "" && (rest == "" || dateLine.MatchString(rest))
}

// addressees reports whether a line addresses the readers: 各乡镇人民政府，市
// 有关单位：
func addressees(text string) bool {
	name, ok := strings.CutSuffix(text, "：")
	return ok && utf8.RuneCountInString(name) <= longestAddressee && !strings.ContainsAny(name, "。：；！？“《") &&
		!strings.Contains(name, "如下") && !strings.Contains(name, "下列") && !strings.Contains(name, "以下")
}

// plainOf is the text of runs without any blanks.
func plainOf(runs []doc.Run) string {
	return strings.Join(strings.Fields(doc.PlainText(runs)), "")
}
