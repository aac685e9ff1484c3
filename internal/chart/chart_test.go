package chart

import (
	"fmt"
	"math/rand"
	"os"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

func names[T any](m map[string]T) []string {
	var out []string
	for name := range m {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

const textWidth = 156 * unit.Mm

func TestGolden(t *testing.T) {
	var b strings.Builder
	all := samples()
	for _, name := range names(all) {
		fmt.Fprintf(&b, "== %s\n%s%s\n", name, dump(Lay(all[name], Options{Width: textWidth, MaxHeight: 200 * unit.Mm})), Describe(all[name]))
	}
	const path = "testdata/drawings.txt"
	if os.Getenv("YINFA_GOLDEN") == "write" {
		if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("drawings differ from %s; YINFA_GOLDEN=write shows how\n%s", path, b.String())
	}
}

// TestForms: what does not fit in the form asked for takes another that shows
// everything.
func TestForms(t *testing.T) {
	all := samples()
	for _, test := range []struct {
		name       string
		horizontal bool
	}{{"columns", false}, {"columns, two", false}, {"columns, few", false}, {"columns, long", false}, {"columns, wide", true}} {
		d := Lay(all[test.name], Options{Width: textWidth})
		if got := d.Bars[0].X == d.Bars[len(d.Bars)-1].X; got != test.horizontal {
			t.Errorf("%s: horizontal %v", test.name, got)
		}
	}
	if d := Lay(all["thirty"], Options{Width: textWidth, MaxHeight: 200 * unit.Mm}); d.Height > 200*unit.Mm {
		t.Errorf("30 labels take %v", d.Height)
	}
	if d := Lay(all["empty"], Options{Width: textWidth}); len(d.Texts) != 1 || d.Texts[0].String != Empty || len(d.Fills) != 0 {
		t.Errorf("empty: %s", dump(d))
	}
}

func TestSamplesHold(t *testing.T) {
	for name, c := range samples() {
		for _, width := range []unit.Length{50 * unit.Mm, 116 * unit.Mm, textWidth, 225 * unit.Mm} {
			hold(t, fmt.Sprintf("%s in %v", name, width), c, Options{Width: width, MaxHeight: 200 * unit.Mm})
		}
	}
}

func TestAnyChartHolds(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for i := range 200 {
		c := anyChart(r)
		hold(t, fmt.Sprint("random ", i), c, Options{Width: unit.Length(100+r.Intn(130)) * unit.Mm, MaxHeight: unit.Length(r.Intn(220)) * unit.Mm})
		if t.Failed() {
			return
		}
	}
}

// hold says what is true of every chart: it is inside its box, no two texts
// overlap, every number is written once, and bars are as long as their
// numbers ask.
func hold(t *testing.T, name string, c *doc.Chart, o Options) {
	t.Helper()
	d := Lay(c, o)
	fail := func(format string, args ...any) { t.Errorf(name+": "+format+"\n%s", append(args, dump(d))...) }
	if again := Lay(c, o); dump(again) != dump(d) {
		fail("differs from itself")
	}
	inside := func(x, y unit.Length) bool { return x >= 0 && x <= d.Width && y >= 0 && y <= d.Height }
	const hair = unit.Pt / 2
	for _, f := range d.Fills {
		if f.Tint < 1 || f.Tint > 1000 {
			fail("tint %d", f.Tint)
		}
		for _, line := range f.Outlines {
			for _, p := range line {
				if !inside(max(p.X, 0), max(p.Y, 0)) || p.X < -hair || p.Y < -hair {
					fail("corner %v, %v is outside", p.X, p.Y)
					return
				}
			}
		}
	}
	boxes := make([]rect, len(d.Texts))
	numbers := map[string]int{}
	for i, s := range d.Texts {
		boxes[i] = rect{s.Left(), s.Y - s.Size.MulDiv(emAbove, 1000), s.Width, s.Size}
		b := boxes[i]
		// In the narrowest rooms the largest numbers find no place.
		if o.Width >= 100*unit.Mm && (!inside(b.x, b.y) || !inside(b.x+b.w, b.y+b.h)) {
			fail("“%s” is outside", s.String)
		}
		for j := range i {
			if a := boxes[j]; min(a.x+a.w, b.x+b.w)-max(a.x, b.x) > 0 && min(a.y+a.h, b.y+b.h)-max(a.y, b.y) > 0 {
				fail("“%s” overlaps “%s”", s.String, d.Texts[j].String)
			}
		}
		numbers[s.String]++
	}
	if c.Empty() {
		return
	}
	if len(d.Bars) != len(c.Labels)*len(c.Series) {
		fail("%d bars", len(d.Bars))
	}
	written := strings.Join(names(numbers), "\n")
	stacked := strings.Contains(written, "合计") || strings.Contains(written, "共")
	most, longest := int64(0), unit.Length(0)
	tall := c.Kind == doc.ChartColumns && d.Bars[0].W > 0 // columns are all of one width
	for _, b := range d.Bars {
		tall = tall && b.W == d.Bars[0].W
	}
	length := func(b Bar) unit.Length {
		if tall {
			return b.H
		}
		return b.W
	}
	if c.Rest && d.Bars[len(d.Bars)-1].W == 0 {
		d.Bars = d.Bars[:len(d.Bars)-len(c.Series)]
	}
	for _, b := range d.Bars {
		v := c.Series[b.Series].Value(b.Label)
		if v > most {
			most, longest = v, length(b)
		}
		if text := c.Number(v); !strings.Contains(written, text) && !(stacked && v == 0) && v > 0 {
			fail("number %s is not written", text)
		}
	}
	for _, b := range d.Bars {
		v := c.Series[b.Series].Value(b.Label)
		if want := scaled(longest, v, most); (want-length(b)) > 3 || want-length(b) < -3 {
			fail("bar of %d is %v long, want %v", v, length(b), want)
		}
	}
}

func TestScaled(t *testing.T) {
	for _, test := range []struct {
		room    unit.Length
		v, most int64
		want    unit.Length
	}{{100, 1, 3, 33}, {100, 2, 3, 67}, {100, 0, 3, 0}, {100, 0, 0, 0}, {100, 5, 3, 100}, {8_100_000, 6e15, 6e15, 8_100_000}, {8_100_000, 3e15, 6e15, 4_050_000}} {
		if got := scaled(test.room, test.v, test.most); got != test.want {
			t.Errorf("scaled(%d, %d, %d) = %d, want %d", test.room, test.v, test.most, got, test.want)
		}
	}
}

func TestHatchingStaysInside(t *testing.T) {
	for _, hole := range []rect{{}, {20_000, 30_000, 100_000, 60_000}} {
		for _, falling := range []bool{false, true} {
			r := rect{10_000, 20_000, 300_000, 150_000}
			lines := slanted(r, hole, falling)
			if len(lines) < 10 {
				t.Errorf("%d lines", len(lines))
			}
			for _, l := range lines {
				for _, p := range l {
					if p.X < r.x || p.X > r.x+r.w || p.Y < r.y || p.Y > r.y+r.h {
						t.Errorf("%v outside", p)
					}
					if p.X > hole.x && p.X < hole.x+hole.w && p.Y > hole.y && p.Y < hole.y+hole.h {
						t.Errorf("%v in the hole", p)
					}
				}
			}
		}
	}
}

func TestDescribe(t *testing.T) {
	c := made(doc.ChartStack, "望潮镇|2号楼", "已销号", []int64{12, 8}, "超期2", []int64{3, 0})
	if got, want := Describe(c), "堆叠条形图：图1。单位：项。望潮镇：已销号12、超期2 3；2号楼：已销号8、超期2 0。"; got != want {
		t.Errorf("got %s", got)
	}
	if got := Describe(&doc.Chart{}); got != "条形图。无数据。" {
		t.Errorf("got %s", got)
	}
}

func TestTableHoldsEveryNumber(t *testing.T) {
	for name, c := range samples() {
		table := Table(c, "")
		if c.Empty() {
			if table != nil {
				t.Errorf("%s: a table of nothing", name)
			}
			continue
		}
		if len(table.Rows) != len(c.Labels)+1 || len(table.Columns) != len(c.Series)+1 {
			t.Fatalf("%s: %d rows, %d columns", name, len(table.Rows), len(table.Columns))
		}
		for i := range c.Labels {
			for k, s := range c.Series {
				p := table.Rows[i+1].Cells[k+1].Blocks[0].(*doc.Paragraph)
				if got := doc.PlainText(p.Runs); got != c.Number(s.Value(i)) {
					t.Errorf("%s: %d/%d says %s", name, i, k, got)
				}
			}
		}
	}
}

// TestOnePartIsNoStrip: a bar of a single part tells nothing, and would hide
// that the others are none.
func TestOnePartIsNoStrip(t *testing.T) {
	for _, values := range [][2]int64{{3, 0}, {0, 3}} {
		d := Lay(made(doc.ChartStack, "望潮镇", "已整改", []int64{values[0]}, "未整改", []int64{values[1]}), Options{Width: textWidth})
		said := map[string]bool{}
		for _, text := range d.Texts {
			said[text.String] = true
		}
		for _, want := range []string{"已整改", "未整改", "3", "0"} {
			if !said[want] {
				t.Errorf("%v: %s is not drawn: %v", values, want, said)
			}
		}
	}
	if d := Lay(made(doc.ChartStack, "望潮镇", "已整改", []int64{3}, "未整改", []int64{1}), Options{Width: textWidth}); len(d.Bars) == 0 || d.Bars[0].W+d.Bars[len(d.Bars)-1].W < textWidth-textWidth/100 {
		t.Error("two parts are no strip across the width")
	}
}
