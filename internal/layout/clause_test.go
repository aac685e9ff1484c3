package layout_test

import (
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

const mm, pt = unit.Mm, unit.Pt

// length is one stated measure: what the clause says and what was loaded.
type length struct {
	clause    string
	want, got unit.Length
}

func checkLengths(t *testing.T, format string, list []length) {
	t.Helper()
	for _, l := range list {
		if l.want != l.got {
			t.Errorf("%s %s: want %v, got %v", format, l.clause, l.want, l.got)
		}
	}
}

func TestLengthsOfTheStandard(t *testing.T) {
	l, _ := load(t)
	f := l.Formats["公文"]
	s, h, g := f.Styles, f.Letterhead, f.Signature
	cell := 156 * mm / 28
	checkLengths(t, "公文", []length{
		{"5.1 宽", 210 * mm, f.Page.Width},
		{"5.1 高", 297 * mm, f.Page.Height},
		{"5.2.1 天头", 37 * mm, f.Page.Top},
		{"5.2.1 订口", 28 * mm, f.Page.Left},
		{"5.2.1 版心宽", 156 * mm, f.Page.TextWidth},
		{"5.2.1 版心高", 225 * mm, f.Page.TextHeight},
		{"5.2.2 三号", 16 * pt, f.Grid.Size},
		{"5.2.3 行距", 579 * unit.Twip, f.Grid.Pitch},
		{"5.2.3 一字", cell, f.Cell()},
		{"7.2.4 标志", 72 * mm, h.MarkTop},
		{"7.2.4 标志字号", 42 * pt, s[layout.Mark].Size},
		{"7.2.5 标志下空二行", 2 * f.Grid.Pitch, h.NumberGap},
		{"7.2.7 红线", 4 * mm, h.Rule.Gap},
		{"7.2.7 红线宽", 156 * mm, h.Rule.Width},
		{"7.3.1 红线下空二行", 2 * f.Grid.Pitch, h.BodyGap},
		{"7.3.1 二号", 22 * pt, s[layout.Title].Size},
		{"7.3.2 标题下空一行", f.Grid.Pitch, s[layout.Title].After},
		{"7.3.2 主送顶格", 0, s[layout.Addressee].FirstIndent + s[layout.Addressee].Left},
		{"7.3.3 正文空二字", 156 * mm * 2 / 28, s[layout.Body].FirstIndent},
		{"7.3.3 标题空二字", 156 * mm * 2 / 28, s[layout.Heading1].FirstIndent},
		{"7.3.4 附件说明下空一行", f.Grid.Pitch, s[layout.AttachNote].Before},
		{"7.3.4 附件说明左空二字", 156 * mm * 2 / 28, s[layout.AttachNote].FirstIndent},
		{"7.3.5.1 右空四字", 156 * mm * 4 / 28, g.StampedRight},
		{"7.3.5.2 空一行", f.Grid.Pitch, g.Gap},
		{"7.3.5.2 右空二字", 156 * mm * 2 / 28, g.PlainRight},
		{"7.3.5.2 右移二字", 156 * mm * 2 / 28, g.DateShift},
		{"7.3.5.3 空二行", 2 * f.Grid.Pitch, g.ChopGap},
		{"7.3.5.3 右空四字", 156 * mm * 4 / 28, g.ChopRight},
		{"7.3.6 附注左空二字", 156 * mm * 2 / 28, s[layout.Note].FirstIndent},
		{"7.4.1 粗线", 35 * mm / 100, f.Imprint.Thick},
		{"7.4.1 细线", 25 * mm / 100, f.Imprint.Thin},
		{"7.4.2 四号", 14 * pt, s[layout.Imprinted].Size},
		{"7.4.2 左空一字", 14 * pt, s[layout.Imprinted].Left},
		{"7.4.3 右空一字", 14 * pt, s[layout.Imprinted].Right},
		{"7.5 四号", 14 * pt, s[layout.FolioText].Size},
		{"7.5 7 毫米", 7 * mm, f.Folio.Gap},
		{"7.5 空一字", 14 * pt, f.Folio.Inset},
	})
	f = l.Formats["信函"]
	h = f.Letterhead
	checkLengths(t, "信函", []length{
		{"10.1 标志", 30 * mm, h.MarkTop},
		{"10.1 第一条红色双线", 4 * mm, h.Rule.Gap},
		{"10.1 线长", 170 * mm, h.Rule.Width},
		{"10.1 第二条红色双线", 20 * mm, h.FootRule.Gap},
		{"10.1 线长", 170 * mm, h.FootRule.Width},
		{"10.1 三号字高的 7/8", 14 * pt, h.TagsGap},
		{"10.1 二行", 2 * f.Grid.Pitch, h.BodyGap},
	})
	f = l.Formats["命令"]
	h = f.Letterhead
	checkLengths(t, "命令", []length{
		{"10.2 标志", 57 * mm, h.MarkTop},
		{"10.2 令号", 2 * f.Grid.Pitch, h.NumberGap},
		{"10.2 正文", 2 * f.Grid.Pitch, h.BodyGap},
	})
	f = l.Formats["纪要"]
	checkLengths(t, "纪要", []length{
		{"10.3 标志", 72 * mm, f.Letterhead.MarkTop},
		{"10.3 空一行", f.Grid.Pitch, f.Styles[layout.Attendee].Before},
		{"10.3 左空二字", 156 * mm * 2 / 28, f.Styles[layout.AttendeeTag].Left},
	})
	f = l.Formats["督导检查情况报告"]
	p := f.Page
	checkLengths(t, "督导检查情况报告", []length{
		{"上 3.7 厘米", 37 * mm, p.Top},
		{"下 3.5 厘米", 35 * mm, p.Height - p.Top - p.TextHeight},
		{"左 2.8 厘米", 28 * mm, p.Left},
		{"右 2.8 厘米", 28 * mm, p.Width - p.Left - p.TextWidth},
		{"行距 30 磅", 30 * pt, f.Grid.Pitch},
		{"标题行距 30 磅", 30 * pt, f.Styles[layout.Title].Pitch},
		{"一字不收紧", 16 * pt, f.Cell()},
		{"空二字", 32 * pt, f.Styles[layout.Body].FirstIndent},
	})
	f = l.Formats["电子公文"]
	p = f.Page
	checkLengths(t, "电子公文", []length{
		{"上 34.58 毫米", unit.FromMm(34.58), p.Top},
		{"下 32.58 毫米", unit.FromMm(32.58), p.Height - p.Top - p.TextHeight},
		{"左 28 毫米", 28 * mm, p.Left},
		{"右 26 毫米", 26 * mm, p.Width - p.Left - p.TextWidth},
		{"行距 29.45 磅", unit.FromPt(29.45), f.Grid.Pitch},
		{"二行随行距", 2 * f.Grid.Pitch, f.Letterhead.NumberGap},
		{"页码不动", 269 * mm, p.Top + p.TextHeight + f.Folio.Gap},
	})
}

func TestFacesOfTheStandard(t *testing.T) {
	l, _ := load(t)
	for _, c := range []struct {
		clause, format string
		style          layout.StyleName
		face           doc.Face
		bold, red      bool
		align          doc.Align
	}{
		{"5.2.2", "公文", layout.Body, doc.FaceFang, false, false, doc.AlignDefault},
		{"7.2.1", "公文", layout.CopyNumber, doc.FaceFang, false, false, doc.AlignLeft},
		{"7.2.2", "公文", layout.Secrecy, doc.FaceHei, false, false, doc.AlignLeft},
		{"7.2.3", "公文", layout.Urgency, doc.FaceHei, false, false, doc.AlignLeft},
		{"7.2.4", "公文", layout.Mark, doc.FaceTitle, false, true, doc.AlignCentre},
		{"7.2.5", "公文", layout.Number, doc.FaceFang, false, false, doc.AlignCentre},
		{"7.2.6", "公文", layout.SignatoryTag, doc.FaceFang, false, false, doc.AlignRight},
		{"7.2.6", "公文", layout.SignatoryName, doc.FaceKai, false, false, doc.AlignRight},
		{"7.3.1", "公文", layout.Title, doc.FaceTitle, false, false, doc.AlignCentre},
		{"7.3.3", "公文", layout.Heading1, doc.FaceHei, false, false, doc.AlignDefault},
		{"7.3.3", "公文", layout.Heading2, doc.FaceKai, false, false, doc.AlignDefault},
		{"7.3.3", "公文", layout.Heading3, doc.FaceFang, false, false, doc.AlignDefault},
		{"7.3.3", "公文", layout.Heading4, doc.FaceFang, false, false, doc.AlignDefault},
		{"7.3.7", "公文", layout.AttachLabel, doc.FaceHei, false, false, doc.AlignLeft},
		{"7.3.7", "公文", layout.AttachTitle, doc.FaceTitle, false, false, doc.AlignCentre},
		{"7.4.2", "公文", layout.Imprinted, doc.FaceFang, false, false, doc.AlignDefault},
		{"7.5", "公文", layout.FolioText, doc.FaceSong, false, false, doc.AlignDefault},
		{"10.1", "信函", layout.Number, doc.FaceFang, false, false, doc.AlignRight},
		{"10.2", "命令", layout.Number, doc.FaceFang, false, false, doc.AlignCentre},
		{"10.3", "纪要", layout.AttendeeTag, doc.FaceHei, false, false, doc.AlignDefault},
		{"10.3", "纪要", layout.Attendee, doc.FaceFang, false, false, doc.AlignDefault},
		{"模板", "督导检查情况报告", layout.Subtitle, doc.FaceKai, true, false, doc.AlignCentre},
		{"模板", "督导检查情况报告", layout.Heading1, doc.FaceHei, false, false, doc.AlignDefault},
		{"模板", "督导检查情况报告", layout.Heading2, doc.FaceKai, true, false, doc.AlignDefault},
		{"模板", "督导检查情况报告", layout.Heading3, doc.FaceFang, true, false, doc.AlignDefault},
	} {
		s := l.Formats[c.format].Styles[c.style]
		if s.Face != c.face || s.Bold != c.bold || s.Red != c.red || s.Align != c.align {
			t.Errorf("%s %s %s: %+v", c.format, c.clause, c.style, s)
		}
	}
}

func TestChoicesOfTheStandard(t *testing.T) {
	l, _ := load(t)
	common, letter, order, minutes := l.Formats["公文"], l.Formats["信函"], l.Formats["命令"], l.Formats["纪要"]
	report, form, plain := l.Formats["督导检查情况报告"], l.Formats["表单"], l.Formats["文稿"]
	for clause, ok := range map[string]bool{
		"5.2.3 22 行 28 字":     common.Grid.Lines == 22 && common.Grid.Chars == 28,
		"6.2 版记在偶数页":          common.Imprint.EvenPage,
		"7.2.4 文件":            common.Letterhead.MarkSuffix == "文件" && !common.Letterhead.HostOnly,
		"7.2.5 标志下":           common.Letterhead.NumberAt == layout.NumberBelowMark && common.Letterhead.TagsAt == layout.TagsAtTop,
		"7.2.7 单线":            common.Letterhead.Rule.Shown && common.Letterhead.Rule.Thin == 0 && !common.Letterhead.FootRule.Shown,
		"7.3.7 第三行":           common.Attachment.TitleLine == 3,
		"7.4 版记":              common.Imprint.Shown && common.Imprint.Rules && common.Imprint.ShowIssue,
		"7.5 单双页":             common.Folio.Shown && common.Folio.Mirrored && common.Folio.FirstPage && !common.Folio.ImprintToo,
		"7.5 页码用宋体的数字":        common.Styles[layout.FolioText].Latin == layout.LatinOwn,
		"正文数字用西文字体":           common.Styles[layout.Body].Latin == layout.LatinRole,
		"断行":                  common.Break == layout.BreakPolicy{Level: "基本", SqueezePairs: true, SqueezeLineEnd: true, MaxStretch: 125},
		"10.1 无后缀、主办机关":       letter.Letterhead.MarkSuffix == "" && letter.Letterhead.HostOnly,
		"10.1 字号、密级在线下":       letter.Letterhead.NumberAt == layout.NumberBelowRule && letter.Letterhead.TagsAt == layout.TagsBelowRule,
		"10.1 上粗下细":           letter.Letterhead.Rule.ThickFirst && letter.Letterhead.Rule.Thin > 0,
		"10.1 上细下粗":           letter.Letterhead.FootRule.Shown && !letter.Letterhead.FootRule.ThickFirst && letter.Letterhead.FootRule.Thin > 0,
		"10.1 首页无页码":          !letter.Folio.FirstPage && letter.Folio.Shown,
		"10.1 版记无线无印发":        letter.Imprint.Shown && !letter.Imprint.Rules && !letter.Imprint.ShowIssue,
		"10.2 令，无红线":          order.Letterhead.MarkSuffix == "令" && !order.Letterhead.Rule.Shown,
		"10.3 纪要":             minutes.Letterhead.MarkSuffix == "纪要",
		"模板 21 行，不收紧":         report.Grid.Lines == 21 && report.Grid.Chars == 0,
		"模板 无红头、无版记":          !report.Letterhead.Shown && !report.Imprint.Shown,
		"表单 有红头":              form.Letterhead.Shown && form.Letterhead.Rule.Shown && form.Table.Frame > 0,
		"文稿 无红头、无版记":          !plain.Letterhead.Shown && !plain.Imprint.Shown,
		"说明不继承":               letter.Summary != common.Summary && letter.Summary != "",
		"26 字之后还能排下首行缩进":      common.Page.TextWidth-common.Styles[layout.Body].FirstIndent >= 26*common.Cell(),
		"标志最小字号不大于字号":         common.Letterhead.MarkMin <= common.Styles[layout.Mark].Size,
		"标志不超出版心":             common.Letterhead.MarkWidth <= common.Page.TextWidth,
		"行数撑满版心":              common.Page.TextHeight-22*common.Grid.Pitch < 1*mm,
		"电子公文仍是 22 行":         l.Formats["电子公文"].Grid.Lines == 22,
		"二级标题、三级标题在公文里不加粗":    !common.Styles[layout.Heading2].Bold && !common.Styles[layout.Heading3].Bold,
		"附件标题与标题同样式":          common.Styles[layout.AttachTitle] == common.Styles[layout.Title],
		"紧急程度与密级同样式":          common.Styles[layout.Urgency] == common.Styles[layout.Secrecy],
		"份号三号":                common.Styles[layout.CopyNumber].Size == 16*pt,
		"发文字号左右空一字":           common.Styles[layout.Number].Left == common.Cell(),
		"命令没有首页底线":            !order.Letterhead.FootRule.Shown,
		"信函没有偶数页":             !letter.Imprint.EvenPage,
		"表单编号在标志下":            form.Letterhead.NumberAt == layout.NumberBelowMark,
		"督导检查情况报告标题紧跟副标题":     report.Styles[layout.Title].After == 0 && report.Styles[layout.Subtitle].After > 0,
		"公文的行距是 0 以外的正文以网格为准": common.Styles[layout.Body].Pitch == 0,
		"督导检查情况报告的正文也以自己的网格为准": report.Styles[layout.Body].Pitch == 0,
	} {
		if !ok {
			t.Errorf("does not hold: %s", clause)
		}
	}
}
