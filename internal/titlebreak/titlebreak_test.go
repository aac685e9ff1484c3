package titlebreak

import (
	"strings"
	"sync"
	"testing"

	"yinfa.dev/yinfa/internal/unit"
)

var names = []string{"云澜市", "湖滨区", "恒泰化工有限公司", "鑫源冷链物流有限公司", "周明远"}

// TestHeadsOfTables: a head wraps before its unit, not in it.
func TestHeadsOfTables(t *testing.T) {
	for head, want := range map[string]string{"罚款（万元）": "罚款｜（万元）", "面积（平方米）": "面积｜（平方米）"} {
		text := []rune(head)
		var lines []string
		for _, l := range Break(text, widths(text), 6*size, nil) {
			lines = append(lines, string(text[l[0]:l[1]]))
		}
		if got := strings.Join(lines, "｜"); got != want {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestBreak(t *testing.T) {
	words := Builtin().With(names)
	for _, c := range []struct{ title, want string }{
		{"函", "函"},
		{"问题清单", "问题清单"},
		{"云澜市安全生产巡查问题整改督办单", "云澜市安全生产巡查问题整改督办单"},
		{"关于同意设立云澜市应急救援中心的批复", "关于同意设立云澜市应急救援中心的批复"},
		{"云澜市人民政府办公室关于开展2026年度安全生产巡查工作的通知",
			"云澜市人民政府办公室｜关于开展2026年度安全生产巡查工作的通知"},
		{"云澜市人民政府办公室关于印发《云澜市安全生产巡查工作办法》的通知",
			"云澜市人民政府办公室关于印发｜《云澜市安全生产巡查工作办法》的通知"},
		{"云澜市安全生产委员会办公室关于2026年第一季度安全生产巡查情况的通报",
			"云澜市安全生产委员会办公室关于2026年｜第一季度安全生产巡查情况的通报"},
		{"云澜市安全生产委员会关于对恒泰化工有限公司重大事故隐患实施挂牌督办的通知",
			"云澜市安全生产委员会｜关于对恒泰化工有限公司重大事故隐患｜实施挂牌督办的通知"},
		{"云澜市应急管理局 云澜市消防救援支队关于开展人员密集场所动火作业安全专项整治的通知",
			"云澜市应急管理局 云澜市消防救援支队｜关于开展人员密集场所动火作业｜安全专项整治的通知"},
		{"云澜市安全生产委员会办公室关于转发《国务院安全生产委员会办公室关于印发〈工贸行业重大事故隐患专项整治工作方案〉的通知》的通知",
			"云澜市安全生产委员会办公室｜关于转发《国务院安全生产委员会办公室｜关于印发〈工贸行业重大事故隐患专项整治｜工作方案〉的通知》的通知"},
		{"云澜市防汛抗旱指挥部关于启动防汛防台四级应急响应的通知",
			"云澜市防汛抗旱指挥部｜关于启动防汛防台四级应急响应的通知"},
		{"关于责令云澜市鑫源冷链物流有限公司限期整改的决定",
			"关于责令云澜市鑫源冷链物流有限公司｜限期整改的决定"},
		{"云澜市人民政府关于进一步加强消防安全工作的若干意见（试行）",
			"云澜市人民政府关于进一步加强｜消防安全工作的若干意见（试行）"},
		{"关于印发《云澜市安全生产巡查工作方案（试行）》的通知",
			"关于印发《云澜市｜安全生产巡查工作方案（试行）》的通知"},
		{"报送联络员回执（请于2026年10月20日前填写并加盖公章后传真至市应急局办公室）",
			"报送联络员回执（请于2026年10月20日前｜填写并加盖公章后传真至市应急局办公室）"},
		{"云澜市人民政府办公室关于提请审议××××的议案",
			"云澜市人民政府办公室｜关于提请审议××××的议案"},
		{"云澜市人民政府关于做好国庆中秋假期及党的二十届五中全会期间安全生产工作的通知",
			"云澜市人民政府关于做好国庆中秋假期｜及党的二十届五中全会期间｜安全生产工作的通知"},
		{"  关于 做好工作的通知　", "关于 做好工作的通知"},
		{"   ", ""},
	} {
		if got := strings.Join(split(c.title, words), "｜"); got != c.want {
			t.Errorf("got  %s\nwant %s", got, c.want)
		}
	}
}

// TestNames holds that a name given by the caller is whole where the
// dictionary would part it.
func TestNames(t *testing.T) {
	for _, name := range []string{"上官和平", "新时代安全", "恒泰通知服务有限公司", "云澜经济技术开发区管理委员会"} {
		words := Builtin().With([]string{name})
		for _, title := range []string{
			"关于同意" + name + "承担2026年度安全生产巡查任务的批复",
			"云澜市人民政府办公室关于" + name + "有关情况的通报",
			"关于2026年第一季度全市重大事故隐患整改情况和" + name + "的通知",
		} {
			lines := split(title, words)
			if !strings.Contains(strings.Join(lines, "｜"), name) {
				t.Errorf("%s parted: %s", name, strings.Join(lines, "｜"))
			}
		}
	}
}

func TestExtremes(t *testing.T) {
	long := strings.Repeat("关于印发安全生产专项整治方案的通知", 12)
	for _, c := range []struct {
		text    string
		measure unit.Length
	}{
		{long, measure}, {long, 5 * size}, {long, size}, {long, size / 2}, {long, 0},
		{strings.Repeat(long, 40), measure}, {strings.Repeat(" ", 5000) + "字" + strings.Repeat(" ", 5000) + "字", measure},
		{strings.Repeat("》", 60), measure}, {strings.Repeat("字", 200), measure},
		{strings.Repeat("a", 200), measure}, {"《" + strings.Repeat("〈", 40) + "字", 3 * size},
		{"a b c d e f g h i j k l m n o p q r s t u v w x y z 字", measure},
	} {
		text := []rune(c.text)
		at := 0
		for _, l := range Break(text, widths(text), c.measure, nil) {
			if l[0] < at || l[1] <= l[0] {
				t.Fatalf("%.10s: range %v after %d", c.text, l, at)
			}
			check(t, text, at, l[0])
			at = l[1]
		}
		check(t, text, at, len(text))
	}
	if Break([]rune("关于"), nil, measure, nil) != nil {
		t.Error("characters without widths are set")
	}
}

// check fails when more than spaces lies between two lines.
func check(t *testing.T, text []rune, from, to int) {
	t.Helper()
	if f, e := trim(text, from, to); f < e {
		t.Fatalf("%q is in no line", string(text[f:e]))
	}
}

func FuzzBreak(f *testing.F) {
	f.Add("云澜市人民政府办公室关于开展2026年度安全生产巡查工作的通知", uint16(200))
	f.Add("《〈“”〉》、、关于关于的的", uint16(31))
	f.Add("2 0 2 6 年 a b", uint16(10))
	f.Add("0 0", uint16(6))
	f.Fuzz(func(t *testing.T, s string, tenths uint16) {
		text := []rune(s)
		if len(text) > 300 {
			return
		}
		limit := size * unit.Length(tenths) / 10
		w := widths(text)
		at := 0
		for _, l := range Break(text, w, limit, nil) {
			if l[0] < at || l[1] <= l[0] || l[1] > len(text) {
				t.Fatalf("range %v after %d", l, at)
			}
			check(t, text, at, l[0])
			at = l[1]
			sum, inked := unit.Length(0), 0
			for i := l[0]; i < l[1]; i++ {
				sum += w[i]
				if !isSpace(text[i]) {
					inked++
				}
			}
			if sum > limit && inked > 1 {
				t.Fatalf("%q is wider than the measure", string(text[l[0]:l[1]]))
			}
		}
		check(t, text, at, len(text))
	})
}

func TestParseWords(t *testing.T) {
	w := ParseWords("安全\t12\nabc\n\n\t5\n督办\tx\tvh\r\n")
	count := 0
	for _, text := range []string{"安全", "abc", "督办"} {
		w.each([]rune(text), func(entry *word) { count++ })
	}
	if count != 3 {
		t.Errorf("%d words found", count)
	}
	w.each([]rune("督办"), func(entry *word) {
		if entry.tag != verb|head {
			t.Errorf("tag %b", entry.tag)
		}
	})
}

// TestShared runs the dictionary in many goroutines for the race detector.
func TestShared(t *testing.T) {
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			split("云澜市人民政府办公室关于开展2026年度安全生产巡查工作的通知", Builtin().With(names))
		})
	}
	group.Wait()
}

func BenchmarkBreak(b *testing.B) {
	text := []rune("云澜市安全生产委员会办公室关于转发《国务院安全生产委员会办公室关于印发〈工贸行业重大事故隐患专项整治工作方案〉的通知》的通知")
	w := widths(text)
	words := Builtin().With(names)
	b.ReportAllocs()
	for range b.N {
		Break(text, w, measure, words)
	}
}
