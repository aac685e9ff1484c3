package release

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// telephone is a number as it is written or hidden.
var telephone = regexp.MustCompile(`(?:\+?86[- ]?)?(?:1[\d*]{10}|[（(]?0\d{2,3}[)）]?[-— ]?[\d*]{7,8})`)

// What may stand before a name, and between it and a number: marks, verbs, and
// the word for the number. The first group is the name, blanks in it or not.
const (
	named   = `[ \x{3000}]*(\p{Han}(?:[ \x{3000}]{0,2}\p{Han}){1,3})`
	between = `[ \x{3000}]*[（(，,、:：]?[ \x{3000}]*(?:联系)?(?:电话|手机)?(?:号码?)?[:：]?[ \x{3000}]*$`
)

var (
	alone  = regexp.MustCompile(`(?:^|[^\p{Han} \x{3000}])` + named + between)
	called = regexp.MustCompile(`(?:联系|请找|致电|[找问请由向])` + named + between)
	behind = regexp.MustCompile(`^[ \x{3000}]*[（(，,、]` + named + `(?:$|[^\p{Han}])`)
)

// person finds a name before the word by which persons are called, or
// before what only persons have: 许安同志, 许安，男，45岁.
var person = regexp.MustCompile(`(\p{Han}{2,4})(?:同志|先生|女士|[，,（(](?:男|女)[，,）)、；;])`)

// everyday words begin like names and stand beside numbers: 全天, 单位电话.
var everyday = []string{
	"单位", "时间", "全天", "白天", "平时", "全年", "常年", "安全", "安监", "应急", "信访", "万一", "石化", "水利", "文旅", "农业", "交通", "卫健", "党政", "商务", "温馨", "谈话",
	"周一", "周二", "周三", "周四", "周五", "周六", "周日", "周末", "元旦", "关于", "方式", "计划", "简称", "金融", "广电", "国庆", "成员", "司机", "全体", "全部", "相关", "党员", "干部", "公安", "管理", "安保",
}

// likelyNames finds what looks like the name of a person: right beside a
// telephone number, hidden or not (许安 138****1234, 找许安，电话：0000-66010012,
// 0000-66010012（许安）), or called one. It is no proof, so nothing is hidden by
// it: the officer has to say.
func likelyNames(text string) [][2]int {
	var out [][2]int
	for _, n := range telephone.FindAllStringIndex(text, -1) {
		for _, form := range []*regexp.Regexp{alone, called} {
			if m := form.FindStringSubmatchIndex(text[:n[0]]); m != nil && personal(text[m[2]:m[3]]) {
				out = append(out, [2]int{m[2], m[3]})
				break
			}
		}
		if m := behind.FindStringSubmatchIndex(text[n[1]:]); m != nil && personal(text[n[1]+m[2]:n[1]+m[3]]) {
			out = append(out, [2]int{n[1] + m[2], n[1] + m[3]})
		}
	}
	for _, m := range person.FindAllStringSubmatchIndex(text, -1) {
		if from := nameEnding(text[m[2]:m[3]]); from >= 0 {
			out = append(out, [2]int{m[2] + from, m[3]})
		}
	}
	for i := range out {
		from := utf8.RuneCountInString(text[:out[i][0]])
		out[i] = [2]int{from, from + utf8.RuneCountInString(text[out[i][0]:out[i][1]])}
	}
	return out
}

// personal reports whether a word is formed like the name of a person, not
// hidden, and no word of every day.
func personal(word string) bool {
	name := squeezed(word)
	return surnameOf(name) != "" && !unitEnd(name) && !strings.ContainsRune(name, '某') && !slices.Contains(everyday, name)
}

// nameEnding is where the name begins that a stretch of characters ends with,
// the longest that is formed like one; -1 when there is none.
func nameEnding(s string) int {
	runes := []rune(s)
	for n := min(len(runes), 4); n >= 2; n-- {
		if name := string(runes[len(runes)-n:]); personal(name) {
			return len(s) - len(name)
		}
	}
	return -1
}

// checkNames asks about names that 屏蔽: [姓名] does not know: those of the
// ledger, of rosters and behind words such as 联系人 are hidden already.
func checkNames(n *doc.Document, m *masker, bag *diag.Bag) {
	eachText(n, func(runs []doc.Run) {
		text := doc.PlainText(runs)
		for _, at := range likelyNames(text) {
			name := squeezed(string([]rune(text)[at[0]:at[1]]))
			if m.kept.words[name] {
				continue
			}
			bag.Error(diag.ReleaseMask, placeIn(runs, at[0], at[1], n.Source), "写了屏蔽姓名，这里的“"+name+"”像是姓名，没有遮住",
				"是姓名的，也写进“屏蔽”：屏蔽: [姓名, "+name+"]；不是姓名、或者应当公开的，写进“照登”")
		}
	})
}
