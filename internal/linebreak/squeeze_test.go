package linebreak

import (
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/unit"
)

// places shows the origins of a line in ems.
func places(l Line) string {
	s := make([]string, len(l.X))
	for i, x := range l.X {
		s[i] = ems(x)
	}
	return strings.Join(s, " ")
}

func TestSqueezedPlaces(t *testing.T) {
	for _, c := range []struct {
		name, text string
		measure    unit.Length
		policy     Policy
		first      string // origins of the first line
		width      string
	}{
		{"adjacent closing marks take 1.5 em", "汉）。汉", 9 * em, full, "0 1 1.5 2.5", "3.5"},
		{"closing before opening", "》（", 9 * em, full, "0 0.5", "1.5"},
		{"opening before opening", "“《汉", 9 * em, full, "0 0.5 1.5", "2.5"},
		{"three in a row", "》”。汉", 9 * em, full, "0 0.5 1 2", "3"},
		{"nothing between the brackets", "（）", 9 * em, full, "0 1", "2"},
		{"？！ take one em", "汉？！汉", 9 * em, full, "0 1 1.5 2", "3"},
		{"？！ before a bracket", "汉？！”汉", 9 * em, full, "0 1 1.5 2 3", "4"},
		{"！！！ take two em", "汉！！！汉", 9 * em, full, "0 1 1.5 2 3", "4"},
		{"no policy, no squeezing", "汉）。汉", 9 * em, Policy{}, "0 1 2 3", "4"},
		{"mark at the line end at half width", "一二三四，五", 9 * em / 2, full, "0 1 2 3 4", "4.5"},
		{"mark at the line end in full when it fits", "一二三四，五", 5 * em, full, "0 1 2 3 4", "5"},
		{"the last line too", "一二三四。", 9 * em / 2, full, "0 1 2 3 4", "4.5"},
		{"without the policy a character goes along", "一二三四，五", 9 * em / 2, Policy{MaxStretch: 800}, "0 1.75 3.5", "4.5"},
		{"inner comma gives way to a mark", "一，二三四。五六", 5 * em, full, "0 1 1.5 2.5 3.5 4.5", "5"},
		{"brackets give way before commas", "一，（二三四五。六七八", 15 * em / 2, full, "0 1 1.5 2.5 3.5 4.5 5.5 6.5", "7.5"},
		{"frozen marks keep their width", "汉）。汉", 9 * em, full, "0 1 2 3", "4"},
		{"centred marks keep their ink", "汉？”汉", 9 * em, full, "0 1 1.75 2.75", "3.75"},
		{"centred marks at the line end", "一二三四？五", 19 * em / 4, full, "0 1 2 3 4", "4.75"},
		{"slack goes evenly between characters", "一二（三四五六", 23 * em / 5, Policy{MaxStretch: 500}, "0 1.2 2.4 3.6", "4.6"},
		{"dot gives way at both sides", "一·二三。四五", 4 * em, full, "0 0.75 1.5 2.5 3.5", "4"},
	} {
		chars := text(c.text)
		if strings.HasPrefix(c.name, "frozen") {
			for i := range chars {
				chars[i].Hint = Frozen
			}
		}
		if strings.HasPrefix(c.name, "centred") {
			for i := range chars {
				if chars[i].Rune == '？' {
					chars[i].Hint = Centred
				}
			}
		}
		lines := Break(chars, c.measure, c.measure, c.policy)
		whole(t, chars, lines)
		if got := places(lines[0]); got != c.first || ems(lines[0].Width) != c.width {
			t.Errorf("%s: %s at %s em\n got %s｜%s\nwant %s｜%s\n%s", c.name, c.text, ems(c.measure),
				got, ems(lines[0].Width), c.first, c.width, dump(chars, lines))
		}
	}
}

// TestRigid holds that slack never opens units, connectors and pairs.
func TestRigid(t *testing.T) {
	for _, c := range []struct{ text, unit string }{
		{"汉汉汉ABC汉汉", "ABC"},
		{"汉汉汉98.5%汉", "98.5%"},
		{"汉汉汉￥100汉", "￥100"},
		{"汉汉——汉汉汉", "——"},
		{"汉汉……汉汉汉", "……"},
		{"汉9:00—17:00汉", "9:00—17:00"},
		{"汉〔2026〕8号汉", "〔2026〕8号"},
		{"汉GB 511—2015汉", "GB 511—2015"},
		{"汉±5汉汉汉汉汉", "±5"},
	} {
		chars := text(c.text + "汉汉汉汉汉汉汉汉汉汉汉汉")
		lines := Break(chars, 42*em/5, 42*em/5, Policy{MaxStretch: 900})
		from := slices.Index([]rune(c.text), []rune(c.unit)[0])
		n := len([]rune(c.unit))
		if lines[0].To < from+n {
			t.Errorf("%s: the unit is not in the first line\n%s", c.text, dump(chars, lines))
			continue
		}
		natural := unit.Length(0)
		for i := from; i < from+n-1; i++ {
			natural += chars[i].Width
		}
		if got := lines[0].X[from+n-1] - lines[0].X[from]; got != natural {
			t.Errorf("%s: %s is %s em long, want %s", c.text, c.unit, ems(got), ems(natural))
		}
		if lines[0].Width != 42*em/5 {
			t.Errorf("%s: line is %s em wide", c.text, ems(lines[0].Width))
		}
	}
}

// TestUnits holds which places end a line and which do not.
func TestUnits(t *testing.T) {
	marks := map[uint8]string{never: "", inner: "", seam: "", soft: "¦", weak: "╎", free: "|"}
	for _, c := range []struct{ text, want string }{
		{"云安委办〔2026〕8号文", "云¦安¦委¦办¦〔2026〕8号|文"},
		{"请按照市安委会云安委办〔2026〕8号", "请|按|照|市|安|委|会|云|安|委¦办¦〔2026〕8号"},
		{"达到50%和37.3℃", "达|到|50%|和|37.3℃"},
		{"罚￥10或±5米", "罚|￥10|或|±5╎米"},
		{"于2026年3月1日起", "于|2026╎年|3╎月|1╎日|起"},
		{"每日8:00—18:00开", "每|日|8:00—╎18:00|开"},
		{"每日8：00～18：00开", "每|日|8：00～|18：00|开"},
		{"按GB 51142—2015办", "按|GB 51142—2015|办"},
		{"按GB51142-2015办", "按|GB51142-2015|办"},
		{"按GB/T 9704—2012办", "按|GB/T 9704—2012|办"},
		{"电话0575-88886666，", "电|话|0575-88886666，"},
		{"电话（0575）88886666，", "电|话|（0575）88886666，"},
		{"发a.b@yunlan.example.cn。", "发|a.b@¦yunlan.¦example.¦cn。"},
		{"见https://a.cn/b?c=d&e", "见|https://¦a.¦cn/¦b?¦c=¦d&¦e"},
		{"共1,286.5万元", "共|1,286.5╎万╎元"},
		{"“严”字——好……了", "“严”|字|——|好……|了"},
		{"甲·乙", "甲·|乙"},
		{"按第三十六条办", "按|第╎三╎十╎六╎条|办"},
		{"第14组第一", "第╎14╎组|第╎一"},
		{"建筑面积100㎡内", "建|筑|面|积|100㎡|内"},
		{"the end of", "the |end |of"},
		{"长2×3米", "长|2×3╎米"},
		{"Tom’s 书", "Tom’s |书"},
		{"汉\u00a0汉", "汉\u00a0汉"},
	} {
		chars := text(c.text)
		cells := make([]cell, len(chars))
		grade(chars, cells, Basic)
		var got strings.Builder
		for i, ch := range chars {
			if i > 0 {
				got.WriteString(marks[cells[i].flags&gradeMask])
			}
			got.WriteRune(ch.Rune)
		}
		if got.String() != c.want {
			t.Errorf("got  %s\nwant %s", got.String(), c.want)
		}
	}
}

func TestHints(t *testing.T) {
	chars := text("一二三四五六七八\n九十")
	chars[4].Hint |= Glue
	lines := Break(chars, 4*em, 4*em, full)
	whole(t, chars, lines)
	if got := dump(chars, lines); got != "一二三｜3 loose\n四五六七｜4\n八｜1\n九十｜2\n" {
		t.Error(got)
	}
	lines = Break(chars, 4*em, 4*em, Policy{MaxStretch: 600})
	if got := dump(chars, lines); got != "一二三｜4\n四五六七｜4\n八｜1\n九十｜2\n" {
		t.Error(got)
	}
}

func TestLonely(t *testing.T) {
	chars := text(strings.Repeat("汉", 26) + strings.Repeat("字", 28) + "人。")
	lines := Break(chars, 26*em, 28*em, full)
	if n := len(lines); n != 3 || lines[2].From != 53 {
		t.Error(dump(chars, lines))
	}
	chars = text(strings.Repeat("汉", 26) + strings.Repeat("字", 10) + "，" + strings.Repeat("字", 10) + "，" + strings.Repeat("字", 5) + "人。")
	lines = Break(chars, 26*em, 28*em, full)
	if len(lines) != 2 {
		t.Error(dump(chars, lines))
	}
}

func TestLongRuns(t *testing.T) {
	for _, s := range []string{
		"https://www.yunlan.example.gov.cn/" + strings.Repeat("a", 200),
		strings.Repeat("…", 40), "））））", "“““", strings.Repeat("7", 30), strings.Repeat("—", 31),
	} {
		for _, width := range []unit.Length{0, em / 2, em, 3 * em, 10 * em} {
			chars := text(s)
			lines := Break(chars, width, width, full)
			whole(t, chars, lines)
			for _, l := range lines {
				if width >= em && l.Overfull {
					t.Errorf("overfull at %s em\n%s", ems(width), dump(chars, lines))
				}
				if width == 0 && !l.Overfull {
					t.Errorf("silent overflow\n%s", dump(chars, lines))
				}
			}
		}
	}
}

func TestLatinGap(t *testing.T) {
	chars := text("汉2026年")
	p := Policy{LatinGap: 250}
	if got := places(Break(chars, 9*em, 9*em, p)[0]); got != "0 1.25 1.75 2.25 2.75 3.5" {
		t.Error(got)
	}
	if Break(nil, em, em, p) != nil {
		t.Error("lines of nothing")
	}
}
