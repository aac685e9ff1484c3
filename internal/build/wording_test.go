package build_test

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"testing"
)

// wordingSlips are slips of wording that no officer signs; each was found in
// published documents or comes of a template whose figure is empty.
var wordingSlips = []struct {
	what    string
	pattern *regexp.Regexp
	wrong   string
	right   string
}{
	{"a month or day with a nought", regexp.MustCompile(`年0\d月|月0\d日|(?:^|[^\d.])0\d月`), "2026年04月", "2026年4月10日"},
	{"a year in wrong brackets", regexp.MustCompile(`[\[［【(（]20\d\d[\]］】)）]\d+号`), "云安办[2024]8号", "云安办〔2024〕8号"},
	{"English punctuation between Chinese", regexp.MustCompile(`\p{Han}[,;:!?()]|[,;:!?()]\p{Han}`), "组长:叶义", "组长：叶义"},
	{"two marks in a row", regexp.MustCompile(`[，。、；：]{2}`), "完成。。", "完成。”"},
	{"empty brackets", regexp.MustCompile(`（[\s　]*）|〔[\s　]*〕|《[\s　]*》|“[\s　]*”`), "附件（）", "附件（一）"},
	{"a mark at the start", regexp.MustCompile(`(?m)(?:^|[|（“《])[，。、；：]`), "|，其中", "|其中"},
	{"a mark before a closing bracket", regexp.MustCompile(`[，、；：][）”》]`), "（镇，）", "（镇）"},
	{"a doubled particle", regexp.MustCompile(`的的|了了|和和|及及|在在|为为|于于`), "整改的的情况", "整改的情况"},
	{"a doubled unit", regexp.MustCompile(`[项个家处][项个家处](?:[，。、；]|$)|\d[项个家处][项个家处](?:[^目]|$)`), "共3项项", "共3项"},
	{"an office called twice", regexp.MustCompile(`人民政府人民政府|办事处办事处|街道街道|镇镇人民政府|局局`), "望潮镇镇人民政府", "望潮镇人民政府"},
	{"a figure left open", regexp.MustCompile(`\{\{|\}\}|<nil>|%!|NaN`), "共{{项数}}项", "共3项"},
}

// doubledWord finds a word of two to eight characters said twice running; Go
// patterns have no back references.
func doubledWord(s string) string {
	runes := []rune(s)
	for n := 8; n >= 2; n-- {
		for i := 0; i+2*n <= len(runes); i++ {
			word := runes[i : i+n]
			if slices.Equal(word, runes[i+n:i+2*n]) && allHan(word) {
				return string(runes[max(0, i-8):min(len(runes), i+2*n+8)])
			}
		}
	}
	return ""
}

func allHan(word []rune) bool {
	for _, r := range word {
		if r < 0x4E00 || r > 0x9FFF {
			return false
		}
	}
	return true
}

func TestWordingSlipsAreRecognised(t *testing.T) {
	for _, slip := range wordingSlips {
		if !slip.pattern.MatchString(slip.wrong) {
			t.Errorf("%s: not found in %s", slip.what, slip.wrong)
		}
		if slip.pattern.MatchString(slip.right) {
			t.Errorf("%s: found in %s", slip.what, slip.right)
		}
	}
	for text, want := range map[string]bool{"推动推动整改": true, "二层二层": true, "各镇、各街道": false, "月月有检查": false, "厨房|厨房灶具": false} {
		if got := doubledWord(text) != ""; got != want {
			t.Errorf("%s: doubled %v", text, got)
		}
	}
}

// No paper of the example made from the ledger has a slip of wording.
func TestPapersAreWordedAsOfficersWrite(t *testing.T) {
	for _, source := range slices.Sorted(maps.Keys(papers(t))) {
		said := text(papers(t)[source])
		for _, slip := range wordingSlips {
			if at := slip.pattern.FindStringIndex(said); at != nil {
				t.Errorf("%s: %s: %s", source, slip.what, around(said, at))
			}
		}
		if s := doubledWord(said); s != "" {
			t.Errorf("%s: a word said twice: %s", source, s)
		}
	}
}

// around is what stands before and after a place.
func around(s string, at []int) string {
	before, after := []rune(s[:at[0]]), []rune(s[at[1]:])
	return fmt.Sprintf("%s>%s<%s", string(before[max(0, len(before)-12):]), s[at[0]:at[1]], string(after[:min(len(after), 12)]))
}
