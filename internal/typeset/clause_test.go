package typeset

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// The tests of this file hold one clause of GB/T 9704-2012 each, measured on
// the pages, within 0.1 mm. A4 is 210 × 297 mm; the text area begins 28 mm
// from the left and 37 mm from the top, and measures 156 × 225 mm.
const (
	left, top     = 28.0, 37.0
	right, bottom = 184.0, 262.0
	pitch         = 28.95 * 25.4 / 72
	char          = 156.0 / 28
)

func TestClause521TextStaysInsideTheArea(t *testing.T) {
	var body []doc.Block
	for range 30 {
		body = append(body, para(sentence))
	}
	d, ds := set(t, notice(body...), "公文")
	noErrors(t, ds)
	for _, b := range boxes(d) {
		if b.item.Node == page.Artefact {
			continue
		}
		if b.x.Millimetres() < left-0.01 || (b.x+b.w).Millimetres() > right+0.1 {
			t.Errorf("page %d “%s” reaches from %v to %v", b.page, b.text, b.x, b.x+b.w)
		}
		if b.emTop.Millimetres() < top || b.emBottom.Millimetres() > bottom {
			t.Errorf("page %d “%s” reaches from %v down to %v", b.page, b.text, b.emTop, b.emBottom)
		}
	}
}

func TestClause523LinesAndCharacters(t *testing.T) {
	d, ds := set(t, notice(oneLiners(60)...), "公文")
	noErrors(t, ds)
	baselines := map[unit.Length]bool{}
	for _, b := range boxes(d) {
		if b.page == 2 && b.item.Node != page.Artefact {
			baselines[b.y] = true
		}
	}
	if len(baselines) != 22 {
		t.Errorf("5.2.3: %d lines on a page, want 22", len(baselines))
	}
	d, _ = set(t, notice(para(strings.Repeat("安", 28*3))), "公文")
	b := find(t, d, strings.Repeat("安", 28))
	if n := len(b.item.Glyphs); n != 28 {
		t.Fatalf("5.2.3: %d characters on a line, want 28", n)
	}
	near(t, "5.2.3", "pitch of characters", b.item.Glyphs[27].X, 27*char)
}

func TestClause72MarkAndNumber(t *testing.T) {
	d, ds := set(t, notice(para(sentence)), "公文")
	noErrors(t, ds)
	mark := find(t, d, "云澜市人民政府办公室文件")
	near(t, "7.2.4", "top of the mark below the text area's top", mark.inkTop, top+35)
	near(t, "7.2.4", "middle of the mark", mark.x+mark.w/2, (left+right)/2)
	if mark.item.Colour != page.Red || mark.item.Face.Family() != "GW Title Serif" {
		t.Errorf("7.2.4: the mark is not red 小标宋: %v", mark.item.Face.Family())
	}
	number := find(t, d, "云政办函〔")
	slotTop := number.emTop.Millimetres() - (pitch-16*25.4/72)/2
	if gap := slotTop - mark.inkBottom.Millimetres(); gap < 2*pitch-0.1 || gap > 2*pitch+0.1 {
		t.Errorf("7.2.5: %.2f mm of blank below the mark, want two lines (%.2f mm)", gap, 2*pitch)
	}
	rule := rules(d, 1, page.Red)
	if len(rule) != 1 {
		t.Fatalf("7.2.7: %d red rules on page 1", len(rule))
	}
	near(t, "7.2.7", "rule below the number", rule[0].Y-number.emBottom, 4)
	near(t, "7.2.7", "left end", rule[0].X, left)
	near(t, "7.2.7", "length", rule[0].W, 156)
}

func TestClause721To723Tags(t *testing.T) {
	n := notice(para(sentence))
	n.Letterhead.CopyNumber, n.Letterhead.Secrecy, n.Letterhead.Urgency = text("000001"), text("秘密★1年"), text("特急")
	d, ds := set(t, n, "公文")
	noErrors(t, ds)
	plain, _ := set(t, notice(para(sentence)), "公文")
	for i, s := range []string{"000001", "秘密★1年", "特急"} {
		b := find(t, d, s)
		near(t, "7.2.1–7.2.3", s+" flush left", b.x, left)
		line := (b.emTop.Millimetres() - (pitch-16*25.4/72)/2 - top) / pitch
		if line < float64(i)-0.02 || line > float64(i)+0.02 {
			t.Errorf("7.2.1–7.2.3: %s stands on line %.2f, want %d", s, line+1, i+1)
		}
		if i > 0 && b.item.Face.Family() != "GW Heading Sans" {
			t.Errorf("7.2.2: %s is set in %s, want 黑体", s, b.item.Face.Family())
		}
	}
	if a, b := find(t, d, "文件"), find(t, plain, "文件"); a.y != b.y {
		t.Errorf("7.2.4: the mark was pushed from %v to %v", b.y, a.y)
	}
}

func TestClause726SignatoryColumns(t *testing.T) {
	n := notice(para(sentence))
	n.Letterhead.Signatories = texts("叶义", "林知远", "欧阳若水", "顾一鸣", "沈立", "白露")
	d, ds := set(t, n, "公文")
	noErrors(t, ds)
	first, second := find(t, d, "叶义"), find(t, d, "林知远")
	for _, name := range []string{"欧阳若水", "沈立"} {
		near(t, "7.2.6", name+" under the first name", find(t, d, name).x-first.x, 0)
	}
	for _, name := range []string{"顾一鸣", "白露"} {
		near(t, "7.2.6", name+" under the second name", find(t, d, name).x-second.x, 0)
	}
	long := find(t, d, "欧阳若水")
	near(t, "7.2.6", "a character between the columns", second.x-long.x, 5*char)
	near(t, "7.2.6", "names one character from the right", second.x+second.w, right-char)
}

func TestClause726Signatories(t *testing.T) {
	n := notice(para(sentence))
	n.Letterhead.Signatories = texts("周明远", "叶　青", "沈　立")
	d, ds := set(t, n, "公文")
	noErrors(t, ds)
	number, first, second, last := find(t, d, "云政办函〔"), find(t, d, "周明远"), find(t, d, "叶　青"), find(t, d, "沈　立")
	near(t, "7.2.5", "number one character from the left", number.x, left+char)
	near(t, "7.2.6", "names one character from the right", second.x+second.w, right-char)
	near(t, "7.2.6", "rows aligned on the first name", last.x-first.x, 0)
	if last.y != number.y {
		t.Errorf("7.2.6: the number is not on the line of the last 签发人")
	}
	if first.item.Face.Family() != "GW Fandol Kai" {
		t.Errorf("7.2.6: names are set in %s, want 楷体", first.item.Face.Family())
	}
	near(t, "7.2.7", "rule below the last line", rules(d, 1, page.Red)[0].Y-number.emBottom, 4)
}

func TestClause724JointMark(t *testing.T) {
	n := notice(para(sentence))
	n.Letterhead.Marks = texts("云澜市应急管理局", "云澜市公安局", "云澜市消防救援大队")
	d, ds := set(t, n, "公文")
	noErrors(t, ds)
	host, second, third, word := find(t, d, "云澜市应急管理局"), find(t, d, "云澜市公安局"), find(t, d, "云澜市消防救援大队"), find(t, d, "文件")
	near(t, "7.2.4", "top of the stack", host.inkTop, top+35)
	if !(host.y < second.y && second.y < third.y) {
		t.Error("7.2.4: the host is not first")
	}
	near(t, "7.2.4", "names spread to one width", host.x+host.w-third.x-third.w, 0)
	middle := (host.inkTop + third.inkBottom) / 2
	near(t, "7.2.4", "文件 centred beside the stack", (word.inkTop+word.inkBottom)/2-middle, 0)
	if word.x < host.x+host.w {
		t.Error("7.2.4: 文件 does not stand right of the names")
	}
}

func TestClause731And732TitleAndAddressees(t *testing.T) {
	d, ds := set(t, notice(para(sentence)), "公文")
	noErrors(t, ds)
	rule := rules(d, 1, page.Red)[0]
	first := find(t, d, "云澜市人民政府办公室关于")
	const titlePitch = 33 * 25.4 / 72
	slot := first.emTop.Millimetres() - (titlePitch-22*25.4/72)/2
	near(t, "7.3.1", "two blank lines below the rule", unit.FromMm(slot)-rule.Y-rule.H, 2*pitch)
	for _, b := range boxes(d) {
		if b.item.Size == unit.FromPt(22) {
			near(t, "7.3.1", "title centred: "+b.text, b.x+b.w/2, (left+right)/2)
		}
	}
	lastTitle := find(t, d, "的通知")
	to := find(t, d, "各乡镇人民政府")
	near(t, "7.3.2", "flush left", to.x, left)
	gap := to.emTop.Millimetres() - (pitch-16*25.4/72)/2 - (lastTitle.emBottom.Millimetres() + (titlePitch-22*25.4/72)/2)
	near(t, "7.3.2", "one blank line below the title", unit.FromMm(gap), pitch)
	if line := lineOf(d, 1, to.y); !strings.HasSuffix(line, "：") {
		t.Errorf("7.3.2: the addressees end with “%s”", line)
	}
	body := find(t, d, "各巡查组")
	near(t, "7.3.3", "paragraph indented two characters", body.x, left+2*char)
	near(t, "7.3.3", "on the line after the addressees", body.y-to.y, pitch)
}

func TestClause733Levels(t *testing.T) {
	heading := func(level int, n, s string) doc.Block {
		return &doc.Heading{Level: level, Number: n, Head: runs(s), Marked: true}
	}
	d, ds := set(t, notice(heading(1, "一、", "巡查对象"), heading(2, "（一）", "巡查方式"), heading(3, "1.", "巡查时间"), heading(4, "（1）", "巡查要求"), para(sentence)), "公文")
	noErrors(t, ds)
	for _, want := range []struct{ text, face string }{
		{"巡查对象", "GW Heading Sans"}, {"巡查方式", "GW Fandol Kai"}, {"巡查时间", "GW Fandol Fang"}, {"巡查要求", "GW Fandol Fang"},
	} {
		b := find(t, d, want.text)
		if b.item.Face.Family() != want.face {
			t.Errorf("7.3.3: %s is set in %s, want %s", want.text, b.item.Face.Family(), want.face)
		}
		for _, f := range boxes(d) {
			if f.page == b.page && f.y == b.y {
				near(t, "7.3.3", want.text+" two characters in", f.x, left+2*char)
				break
			}
		}
	}
}

func TestClause734AttachNotes(t *testing.T) {
	n := notice(para("全市。"))
	n.AttachNotes = texts("巡查组人员名单", "巡查发现问题清单以及一个特别长的附件名称用来检验回行时是否与首字对齐")
	d, ds := set(t, n, "公文")
	noErrors(t, ds)
	body, label := find(t, d, "全市。"), find(t, d, "附件：")
	near(t, "7.3.4", "one blank line below the body", label.y-body.y, 2*pitch)
	near(t, "7.3.4", "two characters in", label.x, left+2*char)
	one, two, wrapped := find(t, d, "巡查组人员名单"), find(t, d, "巡查发现问题清单"), find(t, d, "首字对齐")
	oneX, twoX := glyphX(one, '巡'), glyphX(two, '巡')
	near(t, "7.3.4", "names aligned", oneX-twoX, 0)
	near(t, "7.3.4", "wrapped under the first character", wrapped.x-twoX, 0)
	if !strings.HasSuffix(lineOf(d, one.page, one.y), "名单") {
		t.Error("7.3.4: a mark follows the name")
	}
}

// glyphX is where a character of a fragment stands on the sheet.
func glyphX(b box, r rune) unit.Length {
	for _, g := range b.item.Glyphs {
		if g.Rune == r {
			return b.x + g.X
		}
	}
	return 0
}

func TestClause7351StampedSingle(t *testing.T) {
	n := notice(para("全市。"))
	n.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts("云澜市人民政府办公室"), Date: date(), Seals: []doc.Seal{{Image: seal(t), Diameter: 42 * unit.Mm}}}
	d, ds := set(t, n, "公文")
	noErrors(t, ds)
	body, organ, day := find(t, d, "全市。"), find(t, d, "云澜市人民政府办公室"), lineExtent(d, "2026", "6日")
	for _, b := range boxes(d) {
		if b.text == "云澜市人民政府办公室" && b.item.Size == unit.FromPt(16) {
			organ = b
		}
	}
	near(t, "7.3.5.1", "date four characters from the right", day.end, right-4*char)
	near(t, "7.3.5.1", "organ centred on the date", organ.x+organ.w/2-(day.start+day.end)/2, 0)
	im := images(d)[0]
	near(t, "7.3.5.1", "seal of its real size", im.W, 42)
	near(t, "7.3.5.1", "seal centred on the date", im.X+im.W/2-(day.start+day.end)/2, 0)
	above := im.Y - body.emBottom - unit.FromMm((pitch-16*25.4/72)/2)
	if mm := above.Millimetres(); mm < 0 || mm > pitch {
		t.Errorf("7.3.5.1: the seal's top is %.2f mm below the text, want at most one line (%.2f mm)", mm, pitch)
	}
	if middle := im.Y + im.H/2; !(middle < day.y && middle > organ.emTop-unit.Mm) {
		t.Errorf("7.3.5.1: name and date do not stand a little below the seal's centre")
	}
}

// extent of the fragments on the line that holds both strings.
type lineBox struct{ start, end, y unit.Length }

func lineExtent(d *page.Document, first, last string) lineBox {
	all := boxes(d)
	for i := len(all) - 1; i >= 0; i-- {
		line := lineOf(d, all[i].page, all[i].y)
		if !strings.HasPrefix(line, first) || !strings.HasSuffix(line, last) {
			continue
		}
		out := lineBox{start: all[i].x, y: all[i].y}
		for _, b := range all {
			if b.page == all[i].page && b.y == all[i].y {
				out.start, out.end = min(out.start, b.x), max(out.end, b.x+b.w)
			}
		}
		return out
	}
	return lineBox{}
}

func images(d *page.Document) []*page.Image {
	var out []*page.Image
	for i := range d.Pages {
		for _, it := range d.Pages[i].Items {
			if im, ok := it.(*page.Image); ok {
				out = append(out, im)
			}
		}
	}
	return out
}

func TestClause7351StampedJoint(t *testing.T) {
	n := notice(para("全市。"))
	organs := []string{"云澜市应急管理局", "云澜市公安局", "云澜市消防救援大队", "云澜市交通运输局", "云澜市总工会"}
	var seals []doc.Seal
	for range organs {
		seals = append(seals, doc.Seal{Image: seal(t), Diameter: 42 * unit.Mm})
	}
	n.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts(organs...), Date: date(), Seals: seals}
	d, ds := set(t, n, "公文")
	noErrors(t, ds)
	ims := images(d)
	if len(ims) != len(organs) {
		t.Fatalf("7.3.5.1: %d seals, want %d", len(ims), len(organs))
	}
	for i, a := range ims {
		if a.X.Millimetres() < left-0.01 || (a.X+a.W).Millimetres() > right+0.01 {
			t.Errorf("7.3.5.1: seal %d leaves the text area: %v–%v", i+1, a.X, a.X+a.W)
		}
		organ := find(t, d, organs[i])
		near(t, "7.3.5.1", "seal centred over "+organs[i], a.X+a.W/2-organ.x-organ.w/2, 0)
		for j := range i {
			b := ims[j]
			dx, dy := (a.X - b.X).Millimetres(), (a.Y - b.Y).Millimetres()
			if dx*dx+dy*dy <= 42*42 {
				t.Errorf("7.3.5.1: seals %d and %d touch", j+1, i+1)
			}
		}
	}
	day := lineExtent(d, "2026", "6日")
	last := ims[len(ims)-1]
	near(t, "7.3.5.1", "the last seal covers the date", last.X+last.W/2-(day.start+day.end)/2, 0)
}

func TestClause7351SealsOfARowStandLevel(t *testing.T) {
	n := notice(para("全市。"))
	n.Signature = doc.Signature{
		Mode: doc.Stamped, Organs: texts("云澜市应急管理局", "云澜市消防救援大队"), Date: date(),
		Seals: []doc.Seal{{Image: seal(t), Diameter: 42 * unit.Mm}, {Image: seal(t), Diameter: 42 * unit.Mm}},
	}
	d, ds := set(t, n, "公文")
	noErrors(t, ds)
	ims, body := images(d), find(t, d, "全市。")
	near(t, "7.3.5.1", "second seal level with the first", ims[1].Y-ims[0].Y, 0)
	above := ims[0].Y - body.emBottom - unit.FromMm((pitch-16*25.4/72)/2)
	if mm := above.Millimetres(); mm < 0 || mm > pitch {
		t.Errorf("7.3.5.1: the seals' top is %.2f mm below the text, want at most one line (%.2f mm)", mm, pitch)
	}
}

func TestClause736NoteStaysClearOfTheSeal(t *testing.T) {
	for _, c := range []struct {
		note  string
		lines float64 // below the date
	}{
		{"此件公开发布", 1},
		{"联系人：许安，电话：0000-66010012，传真：0000-66010013", 2},
	} {
		n := notice(para("全市。"))
		n.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts("云澜市人民政府办公室"), Date: date(), Seals: []doc.Seal{{Image: seal(t), Diameter: 42 * unit.Mm}}}
		n.Note = text(c.note)
		d, ds := set(t, n, "公文")
		noErrors(t, ds)
		day, note := lineExtent(d, "2026", "6日"), find(t, d, c.note[:9])
		near(t, "7.3.6", c.note, note.y-day.y, c.lines*pitch)
	}
}

func TestAdjacentMarksTakeOneAndAHalf(t *testing.T) {
	n := notice(para("全市。"))
	n.Attendance = []doc.LabelLine{{Label: "出席", Text: runs("周明远（市政府）、叶义（市应急局）")}}
	n.Title = runs("关于印发《云澜市安全生产巡查工作方案（试行）》的通知")
	d, ds := set(t, n, "纪要")
	noErrors(t, ds)
	for _, pair := range []string{"）、", "）》"} {
		b := find(t, d, pair)
		for i := range b.item.Glyphs[1:] {
			if string(b.item.Glyphs[i].Rune)+string(b.item.Glyphs[i+1].Rune) == pair {
				near(t, "标点挤压", pair, b.item.Glyphs[i+1].X-b.item.Glyphs[i].X, b.item.Size.Millimetres()/2)
			}
		}
	}
}

// TestMarksInTheMiddleOfTheirEmAreNotStruck: the ？ of the free 仿宋 stands in
// the middle, so that a quotation mark half an em after it would be drawn
// over it.
func TestMarksInTheMiddleOfTheirEmAreNotStruck(t *testing.T) {
	d, ds := set(t, notice(para("有人问：“这是谁的责任？”答：“所有人的！”")), "公文")
	noErrors(t, ds)
	for pair, ems := range map[string]float64{"？”": 0.75, "！”": 0.5} {
		b := find(t, d, pair)
		for i := range b.item.Glyphs[1:] {
			if string(b.item.Glyphs[i].Rune)+string(b.item.Glyphs[i+1].Rune) == pair {
				near(t, "标点挤压", pair, b.item.Glyphs[i+1].X-b.item.Glyphs[i].X, ems*b.item.Size.Millimetres())
			}
		}
	}
}

func TestClause7352Unstamped(t *testing.T) {
	for _, c := range []struct {
		organ      string
		organRight float64
		dateStart  float64 // right of the name's first character
	}{
		{"云澜市安全生产委员会办公室", 2 * char, 2 * char},
		{"市安委会", 0, 2 * char},
	} {
		n := notice(para("全市。"))
		n.Signature = doc.Signature{Mode: doc.Unstamped, Organs: texts(c.organ), Date: date()}
		d, ds := set(t, n, "公文")
		noErrors(t, ds)
		body, organ, day := find(t, d, "全市。"), find(t, d, c.organ), lineExtent(d, "2026", "6日")
		near(t, "7.3.5.2", "one blank line below the body", organ.y-body.y, 2*pitch)
		near(t, "7.3.5.2", c.organ+": date right of the name", day.start-organ.x, c.dateStart)
		if c.organRight > 0 {
			near(t, "7.3.5.2", c.organ+": two characters from the right", organ.x+organ.w, right-c.organRight)
		} else {
			near(t, "7.3.5.2", c.organ+": the longer date two characters from the right", day.end, right-2*char)
		}
	}
}

func TestClause7352UnstampedJoint(t *testing.T) {
	n := notice(para("全市。"))
	n.Signature = doc.Signature{Mode: doc.Unstamped, Organs: texts("云澜市应急管理局", "云澜市公安局"), Date: date()}
	d, ds := set(t, n, "公文")
	noErrors(t, ds)
	host, second := find(t, d, "云澜市应急管理局"), find(t, d, "云澜市公安局")
	near(t, "7.3.5.2", "the second organ below the host", second.y-host.y, pitch)
}

func TestClause7353Chop(t *testing.T) {
	n := notice(para("全市。"))
	n.Signature = doc.Signature{Mode: doc.Chopped, Organs: texts("云澜市人民政府"), Date: date(), Chops: []doc.NameStamp{{Title: text("市长"), Name: text("周明远"), Image: seal(t), Height: 20 * unit.Mm}}}
	d, ds := set(t, n, "公文")
	noErrors(t, ds)
	title, day, im := find(t, d, "市长"), lineExtent(d, "2026", "6日"), images(d)[0]
	near(t, "7.3.5.3", "stamp four characters from the right", im.X+im.W, right-4*char)
	near(t, "7.3.5.3", "title two characters left of it", im.X-title.x-title.w, 2*char)
	near(t, "7.3.5.3", "title in the middle of it", (title.emTop+title.emBottom)/2-im.Y-im.H/2, 0)
	near(t, "7.3.5.3", "date four characters from the right", day.end, right-4*char)
}

func TestClause736Note(t *testing.T) {
	n := notice(para("全市。"))
	n.Signature = doc.Signature{Mode: doc.Unstamped, Organs: texts("云澜市应急管理局"), Date: date()}
	n.Note = text("此件公开发布")
	d, _ := set(t, n, "公文")
	note, day := find(t, d, "（此件公开发布）"), lineExtent(d, "2026", "6日")
	near(t, "7.3.6", "two characters in", note.x, left+2*char)
	near(t, "7.3.6", "on the line after the date", note.y-day.y, pitch)
}

func TestClause737Attachment(t *testing.T) {
	n := notice(para("全市。"))
	n.Attachments = []doc.Attachment{{Label: "附件1", Title: runs("巡查组人员名单"), Body: []doc.Block{para(sentence)}}}
	d, ds := set(t, n, "公文")
	noErrors(t, ds)
	label, title := find(t, d, "附件"), find(t, d, "巡查组人员名单")
	if label.page != 2 {
		t.Fatalf("7.3.7: the attachment stands on page %d", label.page)
	}
	near(t, "7.3.7", "label flush left", label.x, left)
	near(t, "7.3.7", "label on the first line", label.emTop-unit.FromMm((pitch-16*25.4/72)/2), top)
	const titlePitch = 33 * 25.4 / 72
	near(t, "7.3.7", "title on the third line", title.emTop-unit.FromMm((titlePitch-22*25.4/72)/2), top+2*pitch)
	near(t, "7.3.7", "title centred", title.x+title.w/2, (left+right)/2)
}

// A landscape 附件 begins at the left edge of the sheet: line 3 is counted
// from there.
func TestClause737LandscapeAttachment(t *testing.T) {
	n := notice(para("全市。"))
	n.Attachments = []doc.Attachment{{Label: "附件", Title: runs("四个清单"), Body: []doc.Block{&doc.Landscape{Blocks: []doc.Block{para(sentence)}}}}}
	d, ds := set(t, n, "公文")
	noErrors(t, ds)
	label, title := find(t, d, "附件"), find(t, d, "四个清单")
	const labelSize, titleSize, titlePitch = 16 * 25.4 / 72, 22 * 25.4 / 72, 33 * 25.4 / 72
	near(t, "7.3.7", "label on the first line", label.x, left+(pitch-labelSize)/2+labelSize*emAbove/100)
	near(t, "7.3.7", "title on the third line", title.x, left+2*pitch+(titlePitch-titleSize)/2+titleSize*emAbove/100)
}

func TestClause74Imprint(t *testing.T) {
	n := notice(para("全市。"))
	n.Imprint = doc.Imprint{Shown: true, CopyTo: texts("市委办公室", "市人大常委会办公室", "市政协办公室", "市中级人民法院", "市人民检察院", "各人民团体"), Office: text("云澜市人民政府办公室"), Date: date()}
	d, ds := set(t, n, "公文")
	noErrors(t, ds)
	if len(d.Pages) != 2 {
		t.Fatalf("7.4.1: %d pages, want the imprint on page 2", len(d.Pages))
	}
	rs := rules(d, 2, page.Black)
	if len(rs) != 3 {
		t.Fatalf("7.4.1: %d rules, want 3", len(rs))
	}
	for i, thick := range []float64{0.35, 0.25, 0.35} {
		near(t, "7.4.1", "length of a rule", rs[i].W, 156)
		if got := rs[i].H.Millimetres(); got < thick-0.005 || got > thick+0.005 {
			t.Errorf("7.4.1: rule %d is %.3f mm thick, want %.2f", i+1, got, thick)
		}
	}
	near(t, "7.4.1", "the last rule on the bottom edge", rs[2].Y+rs[2].H, bottom)
	label := find(t, d, "抄送：")
	const four = 14 * 25.4 / 72
	near(t, "7.4.2", "one character in", label.x, left+four)
	wrapped := find(t, d, "民团体。")
	first := glyphX(label, '市')
	if first == 0 {
		first = find(t, d, "市委办公室").x
	}
	near(t, "7.4.2", "wrapped after the colon", wrapped.x-first, 0)
	day := lineExtent(d, "云澜市人民政府办公室", "印发")
	near(t, "7.4.3", "office one character in", day.start, left+four)
	near(t, "7.4.3", "date one character from the right", day.end, right-four)
}

func TestClause75Folios(t *testing.T) {
	d, _ := set(t, notice(oneLiners(50)...), "公文")
	for p := 1; p <= 3; p++ {
		var folio box
		for _, b := range boxes(d) {
			if b.page == p && b.item.Node == page.Artefact {
				folio = b
			}
		}
		near(t, "7.5", "一字线 below the text area", dashOf(folio), bottom+7)
		const four = 14 * 25.4 / 72
		if p%2 == 1 {
			near(t, "7.5", "odd page one character from the right", folio.x+folio.w, right-four)
		} else {
			near(t, "7.5", "even page one character from the left", folio.x, left+four)
		}
		if folio.item.Size != unit.FromPt(14) {
			t.Errorf("7.5: size %v", folio.item.Size.Points())
		}
	}
}

// dashOf is the upper edge of the dash of a folio.
func dashOf(b box) unit.Length {
	for _, g := range b.item.Glyphs {
		if ink, ok := b.item.Face.Bounds(g.ID); ok && g.Rune == '—' {
			return b.y - b.item.Size.MulDiv(int64(ink.YMax), int64(b.item.Face.UnitsPerEm()))
		}
	}
	return 0
}

func TestClause75BlankPageBeforeTheImprint(t *testing.T) {
	for lines := 10; lines < 70; lines++ {
		n := notice(oneLiners(lines)...)
		n.Imprint = doc.Imprint{Shown: true, CopyTo: texts("市委办公室"), Office: text("云澜市人民政府办公室"), Date: date()}
		d, ds := set(t, n, "公文")
		noErrors(t, ds)
		last := len(d.Pages)
		if last%2 != 0 {
			t.Fatalf("7.4.1: %d lines: the imprint stands on page %d", lines, last)
		}
		blank := 0
		for i, p := range d.Pages {
			folio := false
			for _, it := range p.Items {
				if tx, ok := it.(*page.Text); ok && tx.Node == page.Artefact {
					folio = true
				}
			}
			switch {
			case len(p.Items) == 0:
				blank = i + 1
			case i+1 == last && blank > 0:
				if folio {
					t.Errorf("7.5: %d lines: the imprint after a blank page has a number", lines)
				}
			case !folio:
				t.Errorf("7.5: %d lines: page %d has no number", lines, i+1)
			}
		}
		if blank > 0 && blank != last-1 {
			t.Errorf("7.5: %d lines: the blank page is %d of %d", lines, blank, last)
		}
	}
}

func TestClause8LandscapeTables(t *testing.T) {
	cell := func(c int, s string) doc.Cell {
		return doc.Cell{Column: c, ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{para(s)}}
	}
	tb := &doc.Table{HeadRows: 1, Columns: make([]doc.Column, 2), Rows: []doc.Row{{Cells: []doc.Cell{cell(0, "序号"), cell(1, "隐患问题")}}}}
	for range 40 {
		tb.Rows = append(tb.Rows, doc.Row{Cells: []doc.Cell{cell(0, "1"), cell(1, "配电箱门敞开")}})
	}
	d, ds := set(t, notice(para("全市。"), &doc.Landscape{Blocks: []doc.Block{tb}}), "公文")
	noErrors(t, ds)
	turned := 0
	for i := range d.Pages {
		p := &d.Pages[i]
		if !p.Turned {
			continue
		}
		turned++
		var folio, head *page.Text
		for _, it := range p.Items {
			tx, ok := it.(*page.Text)
			switch {
			case ok && strings.Contains(tx.String(), "—"):
				folio = tx
			case ok && strings.Contains(tx.String(), "隐患问题"):
				head = tx
			}
		}
		if folio == nil || folio.Turned {
			t.Fatalf("8: page %d: the number is not where the portrait pages have it", i+1)
		}
		if head == nil || !head.Turned {
			t.Fatalf("8: page %d has no turned head", i+1)
		}
		for _, it := range p.Items {
			if tx, ok := it.(*page.Text); ok && tx.Turned && tx.X < head.X-unit.Mm {
				t.Errorf("8: page %d: “%s” stands left of the head", i+1, tx)
			}
		}
	}
	if turned < 2 {
		t.Fatalf("8: %d landscape pages, want at least 2", turned)
	}
}

func TestClause101Letter(t *testing.T) {
	n := notice(oneLiners(50)...)
	n.Letterhead.MarkSuffix, n.Letterhead.Marks = "", texts("云澜市应急管理局", "云澜市公安局")
	n.Letterhead.CopyNumber, n.Letterhead.Secrecy = text("000001"), text("秘密★1年")
	d, ds := set(t, n, "信函")
	noErrors(t, ds)
	mark := find(t, d, "云澜市应急管理局")
	near(t, "10.1", "mark below the sheet's edge", mark.inkTop, 30)
	near(t, "10.1", "mark in the middle of the sheet", mark.x+mark.w/2, 105)
	for _, b := range boxes(d) {
		if strings.Contains(b.text, "云澜市公安局") {
			t.Error("10.1: a joint letter shows more than the host's mark")
		}
	}
	rs := rules(d, 1, page.Red)
	if len(rs) != 4 {
		t.Fatalf("10.1: %d strokes, want two double rules", len(rs))
	}
	near(t, "10.1", "first rule below the mark", rs[0].Y-mark.inkBottom, 4)
	near(t, "10.1", "length", rs[0].W, 170)
	near(t, "10.1", "centred", rs[0].X+rs[0].W/2, 105)
	if rs[0].H <= rs[1].H || rs[2].H >= rs[3].H {
		t.Error("10.1: the first rule is thick over thin, the second thin over thick")
	}
	near(t, "10.1", "second rule above the sheet's edge", unit.FromMm(297)-rs[3].Y-rs[3].H, 20)
	number, tag := find(t, d, "云政办函〔"), find(t, d, "000001")
	ext := lineExtent(d, "000001", "号")
	near(t, "10.1", "number flush right", ext.end, right)
	near(t, "10.1", "tags flush left", tag.x, left)
	near(t, "10.1", "7/8 of a character below the rule", number.emTop-rs[1].Y-rs[1].H, 16*25.4/72*7/8)
	low := unit.Length(0)
	for _, b := range boxes(d) {
		if b.page == 1 {
			low = max(low, b.emBottom)
		}
	}
	near(t, "10.1", "last line above the second rule", rs[2].Y-low, 16*25.4/72*7/8)
	for _, b := range boxes(d) {
		if b.page == 1 && b.item.Node == page.Artefact {
			t.Error("10.1: page 1 has a number")
		}
	}
}

func TestClause102Order(t *testing.T) {
	n := notice(oneLiners(4)...)
	n.Letterhead.Marks, n.Letterhead.MarkSuffix, n.Letterhead.Number = texts("云澜市人民政府"), "令", text("第8号")
	n.Title, n.Addressees = nil, nil
	d, ds := set(t, n, "命令")
	noErrors(t, ds)
	mark, number, body := find(t, d, "云澜市人民政府令"), find(t, d, "号"), find(t, d, "全市各乡镇")
	near(t, "10.2", "mark below the text area's top", mark.inkTop, top+20)
	ext := lineExtent(d, "第", "号")
	near(t, "10.2", "number centred", (ext.start+ext.end)/2, (left+right)/2)
	slot := number.emTop - unit.FromMm((pitch-16*25.4/72)/2)
	near(t, "10.2", "two blank lines below the mark", slot-mark.inkBottom, 2*pitch)
	if gap := (body.emTop - number.emBottom).Millimetres(); gap < 2*pitch || gap > 3*pitch {
		t.Errorf("10.2: %.2f mm between number and body, want two blank lines", gap)
	}
	if len(rules(d, 1, page.Red)) != 0 {
		t.Error("10.2: an order has no red rule")
	}
}

func TestClause103Minutes(t *testing.T) {
	n := notice(para("全市。"))
	n.Letterhead.Marks, n.Letterhead.MarkSuffix = texts("云澜市安全生产委员会会议"), "纪要"
	n.Attendance = []doc.LabelLine{{Label: "出席", Text: runs("市应急局叶青，市公安局沈立，市交通运输局林知远，市住房和城乡建设局周明远。")}, {Label: "请假", Text: runs("市总工会洪洁。")}}
	d, ds := set(t, n, "纪要")
	noErrors(t, ds)
	mark := find(t, d, "会议纪要")
	near(t, "10.3", "mark below the text area's top", mark.inkTop, top+35)
	body, label := find(t, d, "全市。"), find(t, d, "出席：")
	near(t, "10.3", "one blank line below the body", label.y-body.y, 2*pitch)
	near(t, "10.3", "two characters in", label.x, left+2*char)
	if label.item.Face.Family() != "GW Heading Sans" {
		t.Errorf("10.3: the label is set in %s, want 黑体", label.item.Face.Family())
	}
	near(t, "10.3", "wrapped after the colon", find(t, d, "周明远").x-find(t, d, "市应急局").x, 0)
}

func TestReportPitchIsNeverAdjusted(t *testing.T) {
	for n := 1; n < 60; n++ {
		d := notice(oneLiners(n)...)
		d.Letterhead, d.AttachNotes = doc.Letterhead{}, texts("四个清单")
		p, ds := set(t, d, "督导检查情况报告")
		noErrors(t, ds)
		var last box
		for _, b := range boxes(p) {
			if strings.HasPrefix(b.text, "全市各乡镇") {
				if last.page == b.page {
					near(t, "template", "fixed pitch", b.y-last.y, 30*25.4/72)
				}
				last = b
			}
		}
		if note := find(t, p, "附件："); note.page != last.page {
			t.Errorf("%d lines: 附件说明 stands alone on page %d", n, note.page)
		}
	}
}

func TestReportTemplate(t *testing.T) {
	n := notice(oneLiners(50)...)
	n.Letterhead, n.Addressees = doc.Letterhead{}, nil
	n.Title, n.Subtitle = runs("2026年3月督导检查情况"), texts("云澜市应急管理局", "（2026年4月3日）")
	d, ds := set(t, n, "督导检查情况报告")
	noErrors(t, ds)
	baselines := map[unit.Length]bool{}
	var ys []unit.Length
	for _, b := range boxes(d) {
		if b.page == 2 && b.item.Node != page.Artefact && !baselines[b.y] {
			baselines[b.y] = true
			ys = append(ys, b.y)
		}
	}
	if len(ys) != 21 {
		t.Errorf("template: %d lines on a page, want 21", len(ys))
	}
	near(t, "template", "fixed pitch", ys[1]-ys[0], 30*25.4/72)
	sub := find(t, d, "（2026年4月3日）"[:3])
	if !sub.item.Bold || sub.item.Face.Family() != "GW Fandol Kai" {
		t.Errorf("template: the date line is not 楷体 bold")
	}
}

// TestReportAttachmentTitle: the title of an attachment, below which no organ
// stands, keeps its distance from a list.
func TestReportAttachmentTitle(t *testing.T) {
	n := notice(oneLiners(3)...)
	n.Letterhead, n.Addressees = doc.Letterhead{}, nil
	n.Title = runs("2026年3月督导检查情况")
	n.Attachments = []doc.Attachment{{Label: "附件", Title: runs("四个清单"), Body: []doc.Block{para("第一行。")}}}
	d, ds := set(t, n, "督导检查情况报告")
	noErrors(t, ds)
	title, body := find(t, d, "四个清单"), find(t, d, "第一行。")
	if lines := (body.y - title.y).Millimetres() / (30 * 25.4 / 72); lines < 1.9 {
		t.Errorf("template: the list begins %.2f lines below the title, want 2", lines)
	}
}
