package columns

import (
	"testing"

	"yinfa.dev/yinfa/internal/unit"
)

func widths(edges []unit.Length) []unit.Length {
	var out []unit.Length
	for i := 1; i < len(edges); i++ {
		out = append(out, edges[i]-edges[i-1])
	}
	return out
}

func TestEdges(t *testing.T) {
	for _, c := range []struct {
		name   string
		wishes []Wish
		total  unit.Length
		want   []unit.Length
	}{
		{"what is left is shared alike", []Wish{{Best: 100}, {Best: 200}}, 500, []unit.Length{200, 300}},
		{"stated widths are kept", []Wish{{Best: 120, Fixed: true}, {Best: 100}}, 500, []unit.Length{120, 380}},
		{"a number keeps its room before a head does", []Wish{{Best: 90, Least: 90, Short: 10}, {Best: 90, Least: 90, Short: 10}, {Best: 400, Least: 10, Head: 40, Short: 10}}, 200, []unit.Length{90, 90, 20}},
		{"a short column keeps its line", []Wish{{Best: 80, Short: 100}, {Best: 4000}}, 400, []unit.Length{80, 320}},
	} {
		edges := Edges(c.wishes, c.total)
		if edges[0] != 0 || edges[len(edges)-1] != c.total {
			t.Errorf("%s: edges %v do not fill %d", c.name, edges, c.total)
		}
		for i, w := range widths(edges) {
			if w != c.want[i] {
				t.Errorf("%s: widths %v, want %v", c.name, widths(edges), c.want)
				break
			}
		}
	}
}

func TestWeightsShareWhatIsLeft(t *testing.T) {
	w := widths(Edges([]Wish{{Weight: 1, Best: 5000, Short: 10}, {Weight: 3, Best: 5000, Short: 10}}, 4000))
	if w[0] != 1000 || w[1] != 3000 {
		t.Errorf("widths %v", w)
	}
}

func TestCrowdedTablesStillFillTheirWidth(t *testing.T) {
	wishes := make([]Wish, 60)
	for i := range wishes {
		wishes[i] = Wish{Best: 1000, Least: 900, Weight: i % 2}
	}
	edges := Edges(wishes, 3000)
	for i := 1; i < len(edges); i++ {
		if edges[i] < edges[i-1] {
			t.Fatalf("edge %d lies left of the one before", i)
		}
	}
	if edges[60] != 3000 {
		t.Errorf("the last edge is %d", edges[60])
	}
}

func TestHeadsOnOneLine(t *testing.T) {
	for _, c := range []struct {
		name   string
		wishes []Wish
		total  unit.Length
		want   []unit.Length
	}{
		{"a long column gives way to 序号", []Wish{{Best: 15, Head: 15, Line: 25, Short: 60}, {Best: 4000, Head: 20, Line: 40, Short: 60}}, 400, []unit.Length{25, 375}},
		{"the stated weights too", []Wish{{Weight: 1, Best: 15, Head: 15, Line: 50, Short: 60}, {Weight: 9, Best: 4000, Line: 40, Short: 60}}, 400, []unit.Length{50, 350}},
		{"no more than a part of it", []Wish{{Best: 15, Head: 15, Line: 95, Short: 60}, {Best: 4000, Line: 40, Short: 60}}, 400, []unit.Length{15, 385}},
		{"the head that needs least comes first", []Wish{{Best: 50, Head: 50, Line: 90, Short: 60}, {Best: 20, Head: 20, Line: 30, Short: 60}, {Best: 4000, Line: 40, Short: 60}}, 400, []unit.Length{50, 30, 320}},
		{"room to spare", []Wish{{Best: 20, Head: 20, Line: 60}, {Best: 20, Head: 20, Line: 20}}, 100, []unit.Length{60, 40}},
		{"a name wraps rather than all heads are stacked", []Wish{{Best: 100, Line: 40, Short: 60}, {Best: 20, Head: 20, Line: 30, Short: 60}, {Best: 20, Head: 20, Line: 30, Short: 60}}, 140, []unit.Length{80, 30, 30}},
		{"it does not where that is not enough", []Wish{{Best: 100, Line: 40, Short: 60}, {Best: 20, Head: 20, Line: 40, Short: 60}, {Best: 20, Head: 20, Line: 40, Short: 60}}, 140, []unit.Length{100, 20, 20}},
		{"a stated width is kept", []Wish{{Best: 20, Fixed: true, Line: 40}, {Best: 4000, Line: 40}}, 400, []unit.Length{20, 380}},
	} {
		got := widths(Edges(c.wishes, c.total))
		for i, w := range got {
			if w != c.want[i] {
				t.Errorf("%s: widths %v, want %v", c.name, got, c.want)
				break
			}
		}
	}
}

// TestRoundingStacksNoHead: shares by weight are rounded, and their sum may
// be a unit above the room; that is no reason to stack 序号 over two lines
// beside a wide empty column.
func TestRoundingStacksNoHead(t *testing.T) {
	const em, pad = 12 * unit.Pt, 3 * unit.Mm
	column := func(weight, best, head int) Wish {
		w := Wish{Weight: weight, Least: em + pad, Short: ShortColumn*em + pad}
		w.Head, w.Line = (unit.Length(head)*em+em)/2+pad, unit.Length(head)*em+pad
		w.Best = max(unit.Length(best)*em+pad, w.Head)
		return w
	}
	wishes := []Wish{column(2, 1, 2), column(7, 10, 2), column(12, 14, 2), column(3, 2, 2), column(9, 0, 2), column(11, 20, 2), column(5, 3, 2)}
	for total := 220 * unit.Mm; total < 226*unit.Mm; total += unit.Mm / 3 {
		if e := Edges(wishes, total); e[1] < wishes[0].Line {
			t.Errorf("%s: 序号 has %s and needs %s", total, e[1], wishes[0].Line)
		}
	}
}

// Short cells stay on one line in a column that also holds longer ones, and
// heads of three characters are not stacked.
func TestShortCellsAmongLongOnes(t *testing.T) {
	const em, pad = 12 * unit.Pt, 3 * unit.Mm
	column := func(weight, head int, cells ...int) Wish {
		w := Wish{Weight: weight, Short: ShortColumn*em + pad}
		w.Head, w.Line = Stacked(unit.Length(head)*em, em)+pad, unit.Length(head)*em+pad
		for _, c := range cells {
			w.Cell(unit.Length(c)*em+pad, em+pad, 156*unit.Mm)
		}
		w.Best = max(w.Best, w.Head)
		return w
	}
	for _, weight := range []int{0, 1} {
		wishes := []Wish{column(weight, 2, 1), column(weight, 2, 40), column(weight, 2, 9, 30), column(weight, 4, 6, 7, 8), column(weight, 3, 1)}
		got := widths(Edges(wishes, 156*unit.Mm))
		if got[3] < wishes[3].Kept-2 || got[4] < wishes[4].Line-2 {
			t.Errorf("weight %d: widths %v, want at least %v and %v", weight, got, wishes[3].Kept, wishes[4].Line)
		}
	}
}

// Columns get what their pieces and heads need before long ones share the
// rest.
func TestPiecesAreKept(t *testing.T) {
	const em, pad = 12 * unit.Pt, 3 * unit.Mm
	column := func(head string, cells ...string) Wish {
		w := Wish{Short: ShortColumn*em + pad}
		n := unit.Length(len([]rune(head))) * em
		w.Head, w.Line = Stacked(n, em)+pad, n+pad
		for _, c := range cells {
			var p Pieces
			for _, r := range c {
				if r < 0x80 {
					p.Add(r, em/2, true)
				} else {
					p.Add(r, em, false)
				}
			}
			w.Cell(p.Line+pad, p.Longest+pad, 156*unit.Mm)
		}
		w.Best = max(w.Best, w.Head)
		return w
	}
	wishes := []Wish{
		column("序号", "1"), column("隐患问题", "二号楼塔式起重机第二道附着装置与第一道间距超过使用说明书规定"),
		column("整改措施", "立即停用，由原安装单位重新计算并加设一道附着"), column("整改时限", "2026年3月15日", "2026年12月31日前"),
		column("责任单位", "云澜宏达建设有限公司"), column("责任人", "欧阳若水"), column("联系电话", "0000-66010012"), column("备注", "已立案，罚款3.5万元"),
	}
	got := widths(Edges(wishes, 156*unit.Mm))
	for i, w := range wishes {
		if least := max(w.Least, w.Head); got[i] < least-2 {
			t.Errorf("column %d is %v wide and needs %v", i+1, got[i], least)
		}
	}
	if wishes[3].Least != 4*em+pad {
		t.Errorf("the longest piece of a date takes %v", wishes[3].Least)
	}
}

func TestCrowded(t *testing.T) {
	for _, c := range []struct {
		name   string
		wishes []Wish
		want   bool
	}{
		{"long texts can wrap", []Wish{{Best: 900, Short: 60}, {Best: 900, Short: 60}}, false},
		{"numbers cannot", []Wish{{Best: 80, Least: 80, Short: 60}, {Best: 900, Short: 60}}, true},
		{"texts keep some characters", []Wish{{Best: 900, Short: 60}, {Best: 900, Short: 60}, {Best: 900, Short: 60}, {Best: 900, Short: 60}}, true},
		{"short ones need no more", []Wish{{Best: 20, Short: 60}, {Best: 20, Short: 60}, {Best: 20, Short: 60}, {Best: 20, Short: 60}}, false},
		{"stated widths count", []Wish{{Best: 90, Fixed: true, Short: 60}, {Best: 900, Short: 60}}, true},
	} {
		if got := Crowded(c.wishes, 100); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// Where there is no room for telephone numbers beside texts, they are parted
// after the area code: 0000-|66010012.
func TestNumbersArePartedWhereColumnsAreCrowded(t *testing.T) {
	var p Pieces
	for _, r := range "电话0000-66010012" {
		p.Add(r, 10, r < 0x80)
	}
	if p.Longest != 130 || p.Seamed != 80 {
		t.Errorf("the longest piece is %d, %d at the seam", p.Longest, p.Seamed)
	}
	phone := Wish{Best: 130, Least: 130, Seamed: 80, Short: 60}
	text := Wish{Best: 900, Least: 10, Short: 60}
	for _, c := range []struct {
		total unit.Length
		least unit.Length
	}{{300, 130}, {150, 80}} {
		w := widths(Edges([]Wish{phone, text}, c.total))
		if w[0] < c.least || w[1] < 30 {
			t.Errorf("of %d: %v", c.total, w)
		}
	}
}
