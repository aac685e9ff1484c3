package typeset

import (
	"fmt"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/unit"
)

// Lines that are moved to the signature's page do not empty the first page.
func TestMovedLinesLeaveTextOnTheFirstPage(t *testing.T) {
	for lines := 1; lines <= 6; lines++ {
		for titles := 1; titles <= 7; titles++ {
			n := notice(para(strings.Repeat("全市安全", 7*lines-1)))
			n.Title = nil
			for i := range titles {
				if i > 0 {
					n.Title = append(n.Title, doc.Run{Break: true})
				}
				n.Title = append(n.Title, runs(fmt.Sprintf("关于第%d项工作的", i))...)
			}
			n.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts("云澜市应急管理局", "云澜市公安局", "云澜市教育局"), Date: date()}
			_, ds := set(t, n, "公文")
			if strings.Contains(codes(ds), string(diag.FirstPageEmpty)) {
				t.Errorf("%d lines below %d lines of title: %s", lines, titles, codes(ds))
			}
		}
	}
}

// 抄送 that lacks little room on the only page of a letter is not set alone on
// a second one.
func TestLetterImprintIsNotSetAlone(t *testing.T) {
	squeezed := false
	for lines := 6; lines <= 12; lines++ {
		n := notice(oneLiners(lines)...)
		n.Format = "信函"
		n.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts("云澜市应急管理局"), Date: date()}
		n.Imprint = doc.Imprint{Shown: true, CopyTo: texts("市教育局")}
		_, ds := set(t, n, "信函")
		squeezed = squeezed || strings.Contains(codes(ds), string(diag.ImprintSqueeze))
	}
	if !squeezed {
		t.Error("no letter is squeezed for its imprint")
	}
}

// A signature below 附件说明 stands on a page with text of the body.
func TestSignatureBelowNotesStandsWithText(t *testing.T) {
	for lines := 2; lines <= 8; lines++ {
		n := notice(para(strings.Repeat("全市安全", 7*lines-1)))
		n.AttachNotes = texts("名单", "安排")
		n.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts("云澜市应急管理局"), Date: date()}
		d, ds := set(t, n, "公文")
		if strings.Contains(codes(ds), string(diag.SignatureAlone)) {
			t.Errorf("%d lines: %s", lines, codes(ds))
		}
		last := find(t, d, "云澜市应急管理局").page
		found := false
		for _, b := range boxes(d) {
			found = found || b.page == last && strings.Contains(b.text, "全市")
		}
		if !found {
			t.Errorf("%d lines: the page of the signature holds no text", lines)
		}
	}
}

// A long 附件说明 begins under the text and runs on overleaf between entries;
// two lines of it stand on either side, and 署名 stands with its end.
func TestLongNotesRunOn(t *testing.T) {
	names := make([]string, 12)
	for i := range names {
		names[i] = fmt.Sprintf("第%d号巡查组巡查人员名单", i+1)
	}
	names[5] = strings.Repeat("重点行业领域安全生产", 5) + "清单"
	parted := 0
	for lines := 1; lines <= 22; lines++ {
		n := notice(oneLiners(lines)...)
		n.AttachNotes = texts(names...)
		n.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts("云澜市应急管理局"), Date: date()}
		d, ds := set(t, n, "公文")
		noErrors(t, ds)
		on := map[int]int{}
		for i := range names {
			on[find(t, d, fmt.Sprintf("%d.", i+1)).page]++
		}
		last := find(t, d, "12.").page
		if sign := find(t, d, "云澜市应急管理局").page; sign != last {
			t.Errorf("%d lines: the list ends on page %d, 署名 stands on page %d", lines, last, sign)
		}
		room := 22
		for _, b := range boxes(d) {
			if b.page == last-1 && strings.Contains(b.text, "全市各") {
				room = int((d.Pages[0].Height.Millimetres() - 35 - b.y.Millimetres()) / 10.2)
			}
		}
		if len(on) == 1 && room > 5 && last > 1 {
			t.Errorf("%d lines: the list leaves %d lines of page %d empty", lines, room, last-1)
		}
		if len(on) > 1 {
			parted++
			if d.Fall.Notes != on[last-1] {
				t.Errorf("%d lines: %d entries are told to stand before page %d, %d do", lines, d.Fall.Notes, last, on[last-1])
			}
		}
		for page, count := range on {
			if count < 2 {
				t.Errorf("%d lines: one entry alone on page %d", lines, page)
			}
		}
	}
	if parted < 5 {
		t.Errorf("the list is parted %d times only", parted)
	}
}

// The lines of a letter's first page are moved apart where the page is full,
// and keep their pitch where lines went overleaf for the signature.
func TestLinesOfALetterKeepTheirPitch(t *testing.T) {
	for lines := 8; lines <= 18; lines++ {
		n := notice(oneLiners(lines)...)
		n.Format = "信函"
		n.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts("云澜市应急管理局"), Date: date()}
		d, _ := set(t, n, "信函")
		var ys []float64
		for _, b := range boxes(d) {
			if b.page == 1 && strings.Contains(b.text, "全市各") {
				ys = append(ys, b.y.Millimetres())
			}
		}
		for i := 1; i < len(ys); i++ {
			if pitch := ys[i] - ys[i-1]; pitch > 10.22*1.25 {
				t.Errorf("%d lines: the lines of the first page stand %.2f mm apart", lines, pitch)
				break
			}
		}
	}
}

// 抄送 of a letter never stands alone on a page.
func TestCopiesOfALetterStandWithText(t *testing.T) {
	moved := 0
	for lines := 4; lines <= 30; lines++ {
		n := notice(oneLiners(lines)...)
		n.Format = "信函"
		n.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts("云澜市应急管理局"), Date: date()}
		n.Imprint = doc.Imprint{Shown: true, CopyTo: texts("市教育局")}
		d, ds := set(t, n, "信函")
		last := find(t, d, "市教育局").page
		if sign := find(t, d, "2026年").page; sign != last && find(t, d, "云澜市应急管理局").page != last {
			body := false
			for _, b := range boxes(d) {
				body = body || b.page == last && strings.Contains(b.text, "全市各")
			}
			if !body {
				t.Errorf("%d lines: 抄送 stands alone on page %d", lines, last)
			}
		}
		for _, f := range ds {
			if strings.Contains(f.Summary, "抄送原会单独成页") {
				moved++
			}
		}
	}
	if moved == 0 {
		t.Error("no letter needed it: the test does not test")
	}
}

// A text without a signature has no last page of three lines or fewer where the
// pitch could take them in; what is under a signature is not touched.
func TestNoLastPageOfAFewLines(t *testing.T) {
	saved := 0
	for lines := 60; lines <= 80; lines++ {
		n := notice(oneLiners(lines)...)
		d, ds := set(t, n, "公文")
		noErrors(t, ds)
		on := 0
		for _, b := range boxes(d) {
			if b.page == len(d.Pages) && strings.Contains(b.text, "全市各") {
				on++
			}
		}
		told := strings.Contains(codes(ds), string(diag.LastPageShort))
		if told {
			saved++
		}
		if on <= 2 && !told {
			t.Errorf("%d lines: %d of them stand on the last page", lines, on)
		}
	}
	if saved != 3 {
		t.Errorf("%d texts were tightened, want 3", saved)
	}
}

// A signature that is raised runs into no text: a name of several lines begins
// right under the text already.
func TestRaisedSignatureClearsTheText(t *testing.T) {
	raised := 0
	for lines := 1; lines <= 24; lines++ {
		for _, organ := range []string{"云澜市应急管理局", strings.Repeat("云澜市安全生产委员会办公室巡查工作领导小组", 5)} {
			n := notice(oneLiners(lines)...)
			n.Signature = doc.Signature{Mode: doc.Stamped, Organs: texts(organ), Date: date(), Seals: []doc.Seal{{Image: seal(t), Diameter: 42 * unit.Mm}}}
			d, _ := set(t, n, "公文")
			if d.Fall.Rise > 0 {
				raised++
			}
			low := map[int]unit.Length{}
			for _, b := range boxes(d) {
				if strings.Contains(b.text, "全市各") {
					low[b.page] = max(low[b.page], b.emBottom)
				}
			}
			for _, b := range boxes(d) {
				if b.page == len(d.Pages) && strings.Contains(b.text, "委员会") && b.emTop < low[b.page] {
					t.Errorf("%d lines: the name runs into the text", lines)
				}
			}
			for _, it := range d.Pages[len(d.Pages)-1].Items {
				if im, ok := it.(*page.Image); ok && im.Y < low[len(d.Pages)] {
					t.Errorf("%d lines: the seal runs into the text", lines)
				}
			}
		}
	}
	if raised == 0 {
		t.Error("no signature was raised: the test does not test")
	}
}
