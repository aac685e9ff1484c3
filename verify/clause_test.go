//go:build verify

package verify

import (
	"math"
	"strings"
	"testing"
)

// The examples that the clauses are measured on.
const (
	notice   = "通知/2026年度安全生产巡查工作通知"
	urgent   = "通知/关于做好强降雨防范工作的紧急通知"
	issuing  = "通知/关于印发巡查工作方案的通知"
	unsealed = "通知/关于岁末年初风险隐患排查整治的通知"
	letter   = "函/关于商请选派专家的函"
	order    = "令/有限空间作业安全管理规定"
	minutes  = "纪要/安委会第二次全体会议纪要"
	request  = "请示/关于追加巡查工作经费的请示"
	monthly  = "月报/2026年3月督导检查情况"
)

// redHead are the examples in the general format.
var redHead = []string{notice, urgent, issuing, unsealed, request}

// slot is the upper edge of the line that characters of 三号 stand in.
func slot(l line) float64 { return l.first().top() - (pitch-three)/2 }

func TestClause51Sheet(t *testing.T) {
	for _, name := range files(t) {
		for i, s := range read(t, name) {
			if math.Abs(s.w-210) > 0.01 || math.Abs(s.h-297) > 0.01 {
				t.Errorf("5.1: %s page %d measures %.2f × %.2f mm, want A4", name, i+1, s.w, s.h)
			}
		}
	}
}

// areas are the text areas of the examples that do not use the standard's:
// left, top, right, bottom.
var areas = map[string][4]float64{
	monthly:        {28, 37, 182, 262},            // the template's margins: 37, 35, 28, 28 mm
	"报告/第一轮巡查情况报告": {28, 34.58, 184, 297 - 32.58}, // GB/T 33476.2, for screens
}

func area(name string) (l, t, r, b float64) {
	if a, ok := areas[name]; ok {
		return a[0], a[1], a[2], a[3]
	}
	if strings.HasSuffix(sourceOf(name), "督导检查情况") { // made from the ledger
		a := areas[monthly]
		return a[0], a[1], a[2], a[3]
	}
	return left, top, right, bottom
}

// letterBottom is where the text of a letter's first page ends: 7/8 of a
// character above the second red rule, which stands 20 mm above the edge of
// the sheet and is 4 pt thick (10.1).
const letterBottom = 297 - 20 - 4*25.4/72 - three*7/8

func TestClause521TextArea(t *testing.T) {
	for _, name := range files(t) {
		l, tp, r, b := area(name)
		for i, s := range read(t, name) {
			if name == letter && i == 0 {
				b = letterBottom // 10.1: text goes down to the red rule
			} else if name == letter {
				b = bottom
			}
			for _, g := range s.glyphs {
				if g.artefact || g.r == ' ' || g.r == '\u3000' {
					continue
				}
				x0, y0, x1, y1 := g.x, g.top(), g.right(), g.bottom()
				if g.upward {
					x0, y0, x1, y1 = g.x-above*g.em(), g.y-g.advance, g.x+below*g.em(), g.y
				}
				if closing(g.r) { // a mark at the end of a line takes half its place
					x1 -= g.em() / 2
				}
				if opening(g.r) {
					x0 += g.em() / 2
				}
				if x0 < l-tolerance || x1 > r+tolerance || y0 < tp-tolerance || y1 > b+tolerance {
					// The mark of a letter stands above its text area by rule.
					if g.red && y1 <= b {
						continue
					}
					t.Errorf("5.2.1: %s page %d: %q at %.2f–%.2f × %.2f–%.2f mm leaves the text area", name, i+1, g.r, x0, x1, y0, y1)
				}
			}
		}
	}
}

func closing(r rune) bool {
	return strings.ContainsRune("、，。：；！？’”」』）〕］｝》〉】〗", r)
}
func opening(r rune) bool { return strings.ContainsRune("‘“「『（〔［｛《〈【〖", r) }

func TestClause523LinesAndCharacters(t *testing.T) {
	// Page 2 of the notice is full: heading and body lines on one grid.
	seen := map[int]bool{}
	first := 0.0
	for _, l := range lines(read(t, notice)[1], 2) {
		if l.first().artefact {
			continue
		}
		n := (slot(l) - top) / pitch
		if math.Abs(n-math.Round(n))*pitch > tolerance {
			t.Errorf("5.2.3: “%s” stands on line %.3f, not on the grid", l.text(), n+1)
		}
		seen[int(math.Round(n))] = true
		if first == 0 {
			first = l.first().size
		}
	}
	if len(seen) < 21 {
		t.Errorf("5.2.3: only %d of 22 lines are used on the full page", len(seen))
	}
	if first != 16 {
		t.Errorf("5.2.2: the body is set in %.1f pt, want 16 (三号)", first)
	}
	// The pitch of characters shows where neither squeezing nor justification
	// touches it: in the last line of a paragraph.
	l := find(t, notice, "现将有关事项通知如下")
	near(t, "5.2.3", "28 characters in 156 mm: pitch", (l.last().x-l.x())/float64(len(l.glyphs)-1), char)
}

func TestClause724Mark(t *testing.T) {
	for name, text := range map[string]string{
		notice:   "云澜市人民政府办公室文件",
		urgent:   "云澜市人民政府文件",
		unsealed: "云澜市安全生产委员会办公室文件",
	} {
		mark := find(t, name, text)
		ink := inkOf(t, name, 1, mark.x()-2, mark.first().top()-3, mark.right()+2, mark.first().bottom()+3)
		near(t, "7.2.4", name+": ink of the mark's top below the text area's top", ink.y, top+35)
		near(t, "7.2.4", name+": middle of the mark", mark.middle(), (left+right)/2)
		for _, g := range mark.glyphs {
			if !g.red || !strings.HasPrefix(g.font, "GWTitleSerif") {
				t.Errorf("7.2.4: %s: %q of the mark is not red 小标宋 but %s", name, g.r, g.font)
			}
		}
		number := whole(t, name, "〔2026〕")
		near(t, "7.2.5", name+": two blank lines below the mark", slot(number)-(ink.y+ink.h), 2*pitch)
		near(t, "7.2.5", name+": number in the middle", number.middle(), (left+right)/2)
	}
}

func TestClause724JointMark(t *testing.T) {
	for _, c := range []struct{ name, host, second string }{
		{issuing, "中共云澜市委办公室", "云澜市人民政府办公室"},
		{request, "云澜市应急管理局", "云澜市消防救援大队"},
	} {
		host, second, word := find(t, c.name, c.host), find(t, c.name, c.second), find(t, c.name, "文件")
		if !host.first().red || host.y() >= second.y() {
			t.Errorf("7.2.4: %s: the host is not the first of the mark", c.name)
		}
		near(t, "7.2.4", c.name+": names begin together", host.x(), second.x())
		near(t, "7.2.4", c.name+": names end together", host.right(), second.right())
		ink := inkOf(t, c.name, 1, host.x()-1, host.first().top()-3, host.right()+1, second.first().bottom()+3)
		near(t, "7.2.4", c.name+": ink of the stack's top", ink.y, top+35)
		beside := inkOf(t, c.name, 1, word.x()-1, word.first().top()-3, word.right()+1, word.first().bottom()+3)
		near(t, "7.2.4", c.name+": 文件 in the middle beside the stack", beside.y+beside.h/2, ink.y+ink.h/2)
		if word.x() < host.right() {
			t.Errorf("7.2.4: %s: 文件 does not stand right of the names", c.name)
		}
	}
}

func TestClause727RedRule(t *testing.T) {
	for _, name := range redHead {
		rules := redRules(read(t, name)[0])
		if len(rules) != 1 {
			t.Errorf("7.2.7: %s has %d red rules on page 1, want 1", name, len(rules))
			continue
		}
		number := whole(t, name, "〔2026〕")
		near(t, "7.2.7", name+": rule below the number", rules[0].y-number.first().bottom(), 4)
		near(t, "7.2.7", name+": left end", rules[0].x, left)
		near(t, "7.2.7", name+": length", rules[0].w, right-left)
		for i, s := range read(t, name)[1:] {
			if n := len(redRules(s)); n > 0 {
				t.Errorf("7.2.7: %s page %d has %d red rules", name, i+2, n)
			}
		}
	}
}

func TestClause721To723Tags(t *testing.T) {
	for i, tag := range []string{"000012", "秘密★1年", "特急"} {
		l := find(t, urgent, tag)
		near(t, "7.2.1–7.2.3", tag+" flush left", l.x(), left)
		near(t, "7.2.1–7.2.3", tag+": its line", slot(l), top+float64(i)*pitch)
		if i > 0 && !strings.HasPrefix(l.first().font, "GWHeadingSans") {
			t.Errorf("7.2.2: %s is set in %s, want 黑体", tag, l.first().font)
		}
	}
	// That they do not push the mark down is held by TestClause724Mark.
}

func TestClause726Signatories(t *testing.T) {
	label, names, number := find(t, request, "签发人："), find(t, request, "顾一鸣"), find(t, request, "云应急〔2026〕33号")
	near(t, "7.2.5", "number one character from the left", number.x(), left+char)
	near(t, "7.2.6", "names one character from the right", names.right(), right-char)
	near(t, "7.2.6", "number on the line of the last 签发人", number.y(), names.y())
	if !strings.HasPrefix(names.first().font, "GWFandolKai") || !strings.HasPrefix(label.first().font, "GWFandolFang") {
		t.Errorf("7.2.6: label in %s, names in %s; want 仿宋 and 楷体", label.first().font, names.first().font)
	}
}

func TestClause731Title(t *testing.T) {
	for _, name := range redHead {
		if name == unsealed {
			continue // its lines stand closer, for the imprint to find room
		}
		var title []line
		for _, l := range lines(read(t, name)[0], 1) {
			if math.Abs(l.first().size-22) < 0.01 {
				title = append(title, l)
				near(t, "7.3.1", name+": “"+l.text()+"” in the middle", l.middle(), (left+right)/2)
				if !strings.HasPrefix(l.first().font, "GWTitleSerif") {
					t.Errorf("7.3.1: %s: the title is set in %s", name, l.first().font)
				}
			}
		}
		if len(title) == 0 {
			t.Errorf("7.3.1: %s has no title in 二号", name)
			continue
		}
		const lead = (33.0 - 22) / 2 / mm // half the title's leading
		rule := redRules(read(t, name)[0])[0]
		near(t, "7.3.1", name+": two blank lines below the rule", title[0].first().top()-lead-rule.y-rule.h, 2*pitch)
		var next line
		for _, l := range lines(read(t, name)[0], 1) {
			if l.y() > title[len(title)-1].y()+1 && (next.glyphs == nil || l.y() < next.y()) {
				next = l
			}
		}
		near(t, "7.3.2", name+": addressees flush left", next.x(), left)
		near(t, "7.3.2", name+": one blank line below the title", slot(next)-title[len(title)-1].first().bottom()-lead, pitch)
		if !strings.Contains(next.text(), "：") {
			t.Errorf("7.3.2: %s: the line below the title, “%s”, has no colon", name, next.text())
		}
	}
}

func TestClause733Body(t *testing.T) {
	to, body := find(t, notice, "各乡镇人民政府"), find(t, notice, "为进一步压实")
	near(t, "7.3.3", "body on the line after the addressees", body.y()-to.y(), pitch)
	near(t, "7.3.3", "two characters in", body.x(), left+2*char)
	near(t, "7.3.3", "next lines flush left", find(t, notice, "事故之前").x(), left)
	for _, name := range redHead {
		// 5.2.3 note of 7.3: the first page shows body text.
		low := 0.0
		for _, g := range read(t, name)[0].glyphs {
			if g.size == 16 && !g.artefact {
				low = max(low, g.y)
			}
		}
		rule := redRules(read(t, name)[0])[0]
		if low < rule.y+4*pitch {
			t.Errorf("7.3.3: %s shows no body text on page 1", name)
		}
	}
	for _, c := range []struct{ text, face string }{
		{"一、巡查对象", "GWHeadingSans"}, {"（一）第一巡查组", "GWFandolKai"}, {"组织实施", "GWFandolFang"},
	} {
		l := find(t, notice, c.text)
		if !strings.HasPrefix(l.last().font, c.face) {
			t.Errorf("7.3.3: “%s” is set in %s, want %s", c.text, l.last().font, c.face)
		}
		if c.text != "组织实施" {
			near(t, "7.3.3", c.text+" two characters in", l.x(), left+2*char)
		}
	}
}

func TestClause734AttachNotes(t *testing.T) {
	l := find(t, request, "附件：")
	near(t, "7.3.4", "two characters in", l.x(), left+2*char)
	near(t, "7.3.4", "one blank line below the body", l.y()-find(t, request, "妥否，请批示").y(), 2*pitch)
	if w := whole(t, request, "附件："); !strings.HasSuffix(w.text(), "测算表") {
		t.Errorf("7.3.4: a mark follows the name: “%s”", w.text())
	}
	one, two := find(t, issuing, "1.安全生产巡查内容"), find(t, issuing, "2.安全生产巡查组人员条件")
	near(t, "7.3.4", "names aligned", glyphOf(one, '安').x, glyphOf(two, '安').x)
}

func glyphOf(l line, r rune) glyph {
	for _, g := range l.glyphs {
		if g.r == r {
			return g
		}
	}
	return glyph{x: math.NaN()}
}

func TestClause7351Stamped(t *testing.T) {
	for _, c := range []struct {
		name, organ, date string
		diameter          float64
	}{
		{notice, "云澜市人民政府办公室", "2026年3月6日", 42},
		{urgent, "云澜市人民政府", "2026年6月18日", 45},
		{letter, "云澜市安全生产委员会办公室", "2026年5月28日", 42},
	} {
		date := find(t, c.name, c.date)
		var organ line
		for _, l := range lines(read(t, c.name)[date.page-1], date.page) {
			if l.text() == c.organ && l.y() < date.y() {
				organ = l
			}
		}
		if organ.glyphs == nil {
			t.Errorf("7.3.5.1: %s: no line “%s” above the date", c.name, c.organ)
			continue
		}
		near(t, "7.3.5.1", c.name+": date four characters from the right", date.right(), right-4*char)
		near(t, "7.3.5.1", c.name+": organ on the line above", date.y()-organ.y(), pitch)
		near(t, "7.3.5.1", c.name+": organ centred on the date", organ.middle(), date.middle())
		seals := read(t, c.name)[date.page-1].images
		if len(seals) != 1 {
			t.Errorf("7.3.5.1: %s has %d seals on its page, want 1", c.name, len(seals))
			continue
		}
		seal := seals[0]
		near(t, "7.3.5.1", c.name+": size of the seal", seal.w, c.diameter)
		near(t, "7.3.5.1", c.name+": seal in the middle of the date", seal.x+seal.w/2, date.middle())
		if middle := seal.y + seal.h/2; middle > date.y() || middle < organ.first().top()-1 {
			t.Errorf("7.3.5.1: %s: name and date do not stand a little below the seal's middle", c.name)
		}
		above := -1.0
		for _, l := range lines(read(t, c.name)[date.page-1], date.page) {
			if l.y() < organ.y()-0.1 && l.y() > above && !l.first().artefact {
				above = l.y()
			}
		}
		if above > 0 {
			gap := seal.y - (above + below*three + (pitch-three)/2)
			if gap < -tolerance || gap > pitch+tolerance {
				t.Errorf("7.3.5.1: %s: the seal's top is %.2f mm below the text, want at most one line (%.2f mm)", c.name, gap, pitch)
			}
		}
	}
}

func TestClause7351Joint(t *testing.T) {
	for _, c := range []struct {
		name, date string
		organs     []string
	}{
		{issuing, "2026年4月16日", []string{"中共云澜市委办公室", "云澜市人民政府办公室"}},
		{request, "2026年5月12日", []string{"云澜市应急管理局", "云澜市消防救援大队"}},
	} {
		date := find(t, c.name, c.date)
		seals := read(t, c.name)[date.page-1].images
		if len(seals) != len(c.organs) {
			t.Errorf("7.3.5.1: %s: %d seals, want %d", c.name, len(seals), len(c.organs))
			continue
		}
		for i, organ := range c.organs {
			var at line
			for _, l := range lines(read(t, c.name)[date.page-1], date.page) {
				if p, ok := l.part(organ); ok {
					at = p
				}
			}
			if at.glyphs == nil {
				t.Errorf("7.3.5.1: %s: %s is not on the page of the date", c.name, organ)
				continue
			}
			near(t, "7.3.5.1", c.name+": seal centred over "+organ, seals[i].x+seals[i].w/2, at.middle())
			if seals[i].x < left-tolerance || seals[i].x+seals[i].w > right+tolerance {
				t.Errorf("7.3.5.1: %s: seal %d leaves the text area", c.name, i+1)
			}
			for j := range i {
				dx, dy := seals[i].x+seals[i].w/2-seals[j].x-seals[j].w/2, seals[i].y+seals[i].h/2-seals[j].y-seals[j].h/2
				if math.Hypot(dx, dy) <= (seals[i].w+seals[j].w)/2 {
					t.Errorf("7.3.5.1: %s: seals %d and %d touch", c.name, j+1, i+1)
				}
			}
		}
		near(t, "7.3.5.1", c.name+": seals level", seals[0].y+seals[0].h/2, seals[1].y+seals[1].h/2)
		last := seals[len(seals)-1]
		near(t, "7.3.5.1", c.name+": the last seal covers the date", last.x+last.w/2, date.middle())
	}
}

func TestClause7352Unstamped(t *testing.T) {
	date := find(t, unsealed, "2026年11月20日")
	var organ line
	for _, l := range lines(read(t, unsealed)[date.page-1], date.page) {
		if l.text() == "云澜市安全生产委员会办公室" {
			organ = l
		}
	}
	if organ.glyphs == nil {
		t.Fatal("7.3.5.2: no organ on the page of the date")
	}
	near(t, "7.3.5.2", "organ two characters from the right", organ.right(), right-2*char)
	near(t, "7.3.5.2", "date two characters right of the organ", date.x()-organ.x(), 2*char)
}

func TestClause7353Chop(t *testing.T) {
	title, date := find(t, order, "市长"), find(t, order, "2026年1月12日")
	s := read(t, order)[title.page-1]
	if len(s.images) != 1 {
		t.Fatalf("7.3.5.3: %d pictures, want the 签名章", len(s.images))
	}
	chop := s.images[0]
	near(t, "7.3.5.3", "签名章 four characters from the right", chop.x+chop.w, right-4*char)
	near(t, "7.3.5.3", "title two characters left of it", chop.x-title.right(), 2*char)
	near(t, "7.3.5.3", "title in its middle", title.first().top()+three/2, chop.y+chop.h/2)
	near(t, "7.3.5.3", "date four characters from the right", date.right(), right-4*char)
}

func TestClause736Note(t *testing.T) {
	note, date := find(t, notice, "（此件公开发布）"), find(t, notice, "2026年3月6日")
	near(t, "7.3.6", "two characters in", note.x()+squeeze(note), left+2*char)
	near(t, "7.3.6", "on the line below the date", note.y()-date.y(), pitch)
}

func TestClause736NoteClearOfSeals(t *testing.T) {
	for name, text := range map[string]string{notice: "（此件公开发布）", request: "（联系人：许安"} {
		note := whole(t, name, text)
		for _, seal := range read(t, name)[note.page-1].images {
			for _, g := range note.glyphs {
				dx, dy := (g.x+g.right())/2-seal.x-seal.w/2, (g.top()+g.bottom())/2-seal.y-seal.h/2
				if math.Hypot(dx, dy) < seal.w/2 {
					t.Errorf("7.3.6: %s: %q of the note stands in a seal", name, g.r)
				}
			}
		}
	}
}

// TestAdjacentMarks holds that two marks in a row take one and a half em
// wherever they meet, so that a page shows one rhythm.
func TestAdjacentMarks(t *testing.T) {
	for _, name := range files(t) {
		for _, l := range all(t, name) {
			for i := range len(l.glyphs) - 1 {
				a, b := l.glyphs[i], l.glyphs[i+1]
				if gap := (b.x - a.x) / a.em(); closing(a.r) && closing(b.r) && gap > 0.65 && gap < 1.2 {
					t.Errorf("%s page %d: “%c%c” of “%s” stand %.2f em apart, want 0.5", name, l.page, a.r, b.r, l.text(), gap)
				}
			}
		}
	}
}

// squeeze is what an opening mark at the start of a line gives up on its left.
func squeeze(l line) float64 {
	if opening(l.first().r) && l.first().x < left+2*char-tolerance {
		return l.first().em() / 2
	}
	return 0
}

func TestClause737Attachments(t *testing.T) {
	for _, c := range []struct{ name, label, title string }{
		{request, "附件", "2026年度安全生产巡查工作经费测算表"},
		{issuing, "附件1", "安全生产巡查内容"},
		{issuing, "附件2", "安全生产巡查组人员条件"},
	} {
		label, title := findLast(t, c.name, c.label), findLast(t, c.name, c.title)
		if label.page != title.page {
			t.Errorf("7.3.7: %s: %s and its title are on pages %d and %d", c.name, c.label, label.page, title.page)
			continue
		}
		near(t, "7.3.7", c.label+" flush left", label.x(), left)
		near(t, "7.3.7", c.label+" on line 1", slot(label), top)
		if !strings.HasPrefix(label.first().font, "GWHeadingSans") || label.first().size != 16 {
			t.Errorf("7.3.7: %s is set in %s %.1f pt, want 三号黑体", c.label, label.first().font, label.first().size)
		}
		near(t, "7.3.7", c.title+" in the middle", title.middle(), (left+right)/2)
		// A line of 33 points that begins with the third line of the text area,
		// or one centred on it: both put the characters on line 3.
		middle := title.first().top() + title.first().em()/2
		if middle < top+2*pitch || middle > top+3*pitch {
			t.Errorf("7.3.7: “%s” has its middle %.2f mm below the text area's top, not on line 3 (%.2f–%.2f mm)", c.title, middle-top, 2*pitch, 3*pitch)
		}
	}
}

func TestClause74Imprint(t *testing.T) {
	for _, c := range []struct{ name, copies, office, date string }{
		{notice, "抄送：市委办公室", "云澜市人民政府办公室", "2026年3月6日印发"},
		{issuing, "抄送：市人大常委会办公室", "中共云澜市委办公室", "2026年4月16日印发"},
		{minutes, "抄送：市委办公室", "云澜市安全生产委员会办公室", "2026年4月9日印发"},
		{order, "", "云澜市人民政府办公室", "2026年1月12日印发"},
	} {
		pages := read(t, c.name)
		if len(pages)%2 != 0 {
			t.Errorf("7.4.1: %s: the imprint stands on page %d, want an even page", c.name, len(pages))
		}
		rules := blackRules(pages[len(pages)-1])
		want := 3
		if c.copies == "" {
			want = 2
		}
		if len(rules) != want {
			t.Errorf("7.4.1: %s has %d imprint rules, want %d", c.name, len(rules), want)
			continue
		}
		for i, r := range rules {
			thick := 0.35
			if i > 0 && i < len(rules)-1 {
				thick = 0.25
			}
			if math.Abs(r.h-thick) > 0.02 {
				t.Errorf("7.4.1: %s: rule %d is %.3f mm thick, want %.2f mm", c.name, i+1, r.h, thick)
			}
			near(t, "7.4.1", c.name+": left end of a rule", r.x, left)
			near(t, "7.4.1", c.name+": length of a rule", r.w, right-left)
		}
		last := rules[len(rules)-1]
		// The rule coincides with the edge; either of its own edges may be meant.
		if last.y-tolerance > bottom || last.y+last.h+tolerance < bottom {
			t.Errorf("7.4.1: %s: the last rule covers %.2f–%.2f mm, want the text area's lower edge %.2f mm", c.name, last.y, last.y+last.h, bottom)
		}
		office := findLast(t, c.name, c.office)
		date := findLast(t, c.name, c.date)
		near(t, "7.4.3", c.name+": office one character in", office.x(), left+four)
		near(t, "7.4.3", c.name+": date one character from the right", date.right(), right-four)
		near(t, "7.4.3", c.name+": one line", office.y(), date.y())
		if office.first().size != 14 {
			t.Errorf("7.4.3: %s: the office is set in %.1f pt, want 14 (四号)", c.name, office.first().size)
		}
		if c.copies == "" {
			continue
		}
		copies := findLast(t, c.name, c.copies)
		near(t, "7.4.2", c.name+": 抄送 one character in", copies.x(), left+four)
		var end line
		for _, l := range lines(pages[len(pages)-1], len(pages)) {
			if l.y() < office.y()-0.1 && (end.glyphs == nil || l.y() > end.y()) {
				end = l
			}
		}
		if end.last().r != '。' {
			t.Errorf("7.4.2: %s: 抄送 ends with “%c”, want “。”", c.name, end.last().r)
		}
		if end.y() > copies.y()+0.1 {
			near(t, "7.4.2", c.name+": wrapped under the first name", end.x(), copies.glyphs[3].x)
		}
	}
}

func TestClause75Folios(t *testing.T) {
	for _, name := range files(t) {
		_, _, r, _ := area(name)
		for i, s := range read(t, name) {
			var folio []glyph
			for _, g := range s.glyphs {
				if g.artefact && g.size == 14 && g.y > bottom {
					folio = append(folio, g)
				}
			}
			if len(folio) == 0 {
				if name == letter && i == 0 || len(s.glyphs) == 0 {
					continue // 10.1: page 1 of a letter; 7.5: a blank page
				}
				if blankBefore(read(t, name), i) {
					continue // 7.5: the imprint after a blank page
				}
				t.Errorf("7.5: %s page %d has no number", name, i+1)
				continue
			}
			if name == letter && i == 0 {
				t.Errorf("10.1: page 1 of a letter has a number")
			}
			l := line{i + 1, folio}
			if got := digits(l.text()); got != itoa(i+1) {
				t.Errorf("7.5: %s page %d has the number %s", name, i+1, got)
			}
			dash := l.first()
			ink := inkOf(t, name, i+1, dash.x, dash.y-4, dash.right(), dash.y)
			near(t, "7.5", name+": dash below the text area", ink.y, bottom+7)
			if i%2 == 0 {
				near(t, "7.5", name+": odd page, one character from the right", l.right(), r-four)
			} else {
				near(t, "7.5", name+": even page, one character from the left", l.x(), left+four)
			}
			if !strings.HasPrefix(dash.font, "NotoSerifSC") {
				t.Errorf("7.5: %s: the number is set in %s, want 宋体", name, dash.font)
			}
		}
	}
}

func blankBefore(pages []sheet, i int) bool { return i > 0 && len(pages[i-1].glyphs) == 0 }

func digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

func TestClause8Landscape(t *testing.T) {
	turned := 0
	for i, s := range read(t, monthly) {
		if !s.turned {
			continue
		}
		turned++
		// TestClause75Folios holds the place of the number; it must not be
		// turned with the table.
		for _, g := range s.glyphs {
			if !g.artefact && !g.upward {
				t.Errorf("8: page %d: %q of the table is not turned", i+1, g.r)
			}
			if g.artefact && g.y > bottom && g.upward {
				t.Errorf("8: page %d: the number is turned", i+1)
			}
		}
		// The sheet is turned clockwise, so the head lies on the left of the
		// sheet: at the binding of an odd page, at the fore-edge of an even one.
		head, low := math.Inf(1), math.Inf(1)
		for _, g := range s.glyphs {
			if !g.upward {
				continue
			}
			if strings.HasPrefix(g.font, "GWHeadingSans") {
				head = min(head, g.x)
			} else if strings.HasPrefix(g.font, "GWFandolFang") {
				low = min(low, g.x)
			}
		}
		if head > low {
			t.Errorf("8: page %d: the head of the table is not on the left of the sheet", i+1)
		}
	}
	if turned < 2 {
		t.Errorf("8: %d landscape pages in the example, want an odd and an even one", turned)
	}
}

func TestClause101Letter(t *testing.T) {
	mark := find(t, letter, "云澜市安全生产委员会办公室")
	ink := inkOf(t, letter, 1, mark.x()-1, mark.first().top()-3, mark.right()+1, mark.first().bottom()+2)
	near(t, "10.1", "ink of the mark below the sheet's edge", ink.y, 30)
	near(t, "10.1", "mark in the middle", mark.middle(), 105)
	rules := redRules(read(t, letter)[0])
	if len(rules) != 4 {
		t.Fatalf("10.1: %d red strokes, want two double rules", len(rules))
	}
	near(t, "10.1", "first rule below the mark", rules[0].y-ink.y-ink.h, 4)
	near(t, "10.1", "second rule above the sheet's edge", 297-rules[3].y-rules[3].h, 20)
	if rules[0].h <= rules[1].h || rules[2].h >= rules[3].h {
		t.Error("10.1: the first rule is thick over thin, the second thin over thick")
	}
	for i, r := range rules {
		near(t, "10.1", "length of stroke "+itoa(i+1), r.w, 170)
		near(t, "10.1", "middle of stroke "+itoa(i+1), r.x+r.w/2, 105)
	}
	number := find(t, letter, "云安委办函〔2026〕15号")
	near(t, "10.1", "number flush right", number.right(), right)
	near(t, "10.1", "7/8 of a character below the rule", number.first().top()-rules[1].y-rules[1].h, three*7/8)
	low := 0.0
	for _, g := range read(t, letter)[0].glyphs {
		low = max(low, g.bottom())
	}
	if gap := rules[2].y - low; gap < three*7/8-tolerance {
		t.Errorf("10.1: the last line is %.2f mm above the second rule, want at least 7/8 of a character", gap)
	}
	last := read(t, letter)[len(read(t, letter))-1]
	if n := len(blackRules(last)); n != 0 {
		t.Errorf("10.1: %d imprint rules in a letter", n)
	}
	copies := find(t, letter, "抄送：")
	if copies.first().bottom() > letterBottom+tolerance || copies.first().bottom() < letterBottom-pitch {
		t.Errorf("10.1: 抄送 stands at %.2f mm, not at the very bottom of the text area", copies.first().bottom())
	}
}

func TestClause102Order(t *testing.T) {
	mark, number, body := find(t, order, "云澜市人民政府令"), whole(t, order, "第8号"), find(t, order, "《云澜市有限空间")
	ink := inkOf(t, order, 1, mark.x()-1, mark.first().top()-3, mark.right()+1, mark.first().bottom()+3)
	near(t, "10.2", "ink of the mark below the text area's top", ink.y, top+20)
	near(t, "10.2", "mark in the middle", mark.middle(), (left+right)/2)
	near(t, "10.2", "number in the middle", number.middle(), (left+right)/2)
	near(t, "10.2", "two blank lines below the mark", slot(number)-ink.y-ink.h, 2*pitch)
	if gap := slot(body) - slot(number) - pitch; math.Abs(gap-2*pitch) > pitch/2 {
		t.Errorf("10.2: %.2f mm of blank between number and body, want two lines (%.2f mm)", gap, 2*pitch)
	}
	if n := len(redRules(read(t, order)[0])); n != 0 {
		t.Errorf("10.2: %d red rules in an order", n)
	}
}

func TestClause103Minutes(t *testing.T) {
	mark := find(t, minutes, "云澜市安全生产委员会会议纪要")
	ink := inkOf(t, minutes, 1, mark.x()-1, mark.first().top()-3, mark.right()+1, mark.first().bottom()+3)
	near(t, "10.3", "ink of the mark below the text area's top", ink.y, top+35)
	label := find(t, minutes, "出席：")
	near(t, "10.3", "two characters in", label.x(), left+2*char)
	if !strings.HasPrefix(label.first().font, "GWHeadingSans") {
		t.Errorf("10.3: the label is set in %s, want 黑体", label.first().font)
	}
	body := find(t, minutes, "局要保障巡查经费")
	if label.page == body.page {
		lastBody := 0.0
		for _, l := range lines(read(t, minutes)[label.page-1], label.page) {
			if l.y() < label.y()-0.1 {
				lastBody = max(lastBody, l.y())
			}
		}
		near(t, "10.3", "one blank line below the body", label.y()-lastBody, 2*pitch)
	}
	first := whole(t, minutes, "出席：").glyphs[3]
	for _, l := range lines(read(t, minutes)[label.page-1], label.page) {
		if math.Abs(l.y()-label.y()-pitch) < 0.1 {
			near(t, "10.3", "wrapped after the colon", l.x()+half(l), first.x)
		}
	}
}

// half is what an opening mark at the start of a line has given up.
func half(l line) float64 {
	if opening(l.first().r) {
		return l.first().em() / 2
	}
	return 0
}

func TestReportTemplate(t *testing.T) {
	var ys []float64
	for _, l := range lines(read(t, monthly)[1], 2) {
		if !l.first().artefact {
			ys = append(ys, l.y())
		}
	}
	for i := 1; i < len(ys); i++ {
		n := (ys[i] - ys[0]) / (30 / mm)
		if math.Abs(n-math.Round(n))*30/mm > tolerance {
			t.Errorf("template: line %d is %.2f mm below the first, not on the pitch of 30 pt", i+1, ys[i]-ys[0])
		}
	}
	near(t, "template", "first line at the top margin of 37 mm", ys[0]-above*three-(30/mm-three)/2, 37)
	l := find(t, monthly, "2026年3月督导检查情况")
	near(t, "template", "title in the middle of 28 and 28 mm", l.middle(), 105)
}
