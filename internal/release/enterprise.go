package release

import (
	"regexp"
	"strings"

	"yinfa.dev/yinfa/internal/doc"
)

// forms are the ends of names of enterprises and what is said instead, the
// longer ones first.
var forms = [][2]string{
	{"有限责任公司", "公司"}, {"股份有限公司", "公司"}, {"有限公司", "公司"}, {"公司", "公司"}, {"集团", "集团"}, {"加油站", "加油站"},
	{"医院", "医院"}, {"学校", "学校"}, {"幼儿园", "幼儿园"}, {"酒店", "酒店"}, {"宾馆", "宾馆"}, {"饭店", "饭店"}, {"商场", "商场"}, {"超市", "超市"},
	{"项目", "项目"}, {"工程", "工程"}, {"厂", "厂"}, {"店", "店"}, {"矿", "矿"}, {"企业", "企业"},
}

// formOf is the kind of enterprise that a name ends with; "" when its end
// does not tell.
func formOf(name string) (end, kind string) {
	for _, f := range forms {
		if strings.HasSuffix(name, f[0]) && len(name) > len(f[0]) {
			return f[0], f[1]
		}
	}
	return "", ""
}

// place is what names of enterprises begin with and do not share with their
// short forms.
var place = regexp.MustCompile(`^\p{Han}{2,4}?(?:省|市|县|区)`)

// coreOf is the distinctive part of a full name: 永丰纺织 of
// 云澜市永丰纺织有限公司; "" when it is too short to be looked for alone.
func coreOf(name string) string {
	end, _ := formOf(name)
	if end == "" {
		return ""
	}
	core := place.ReplaceAllString(strings.TrimSuffix(name, end), "")
	if len([]rune(core)) < 4 || core == name {
		return ""
	}
	return core
}

// limited finds the end of a full name of an enterprise.
var limited = regexp.MustCompile(`[\p{Han}（）()]{2,}?(?:有限责任公司|股份有限公司|有限公司)`)

var enterpriseHead = regexp.MustCompile(`^(?:企业|企业名称|单位名称|企业（单位）|生产经营单位|被检查企业|被检查单位|当事人)$`)

// companies lists the enterprises that the tables of a document name in a
// column of their own.
func companies(t *doc.Document) []string {
	var out []string
	var blocks func([]doc.Block)
	table := func(b *doc.Table) {
		columns := map[int]bool{}
		for i, row := range b.Rows {
			for _, c := range row.Cells {
				text := squeezed(cellText(c))
				switch {
				case i < max(b.HeadRows, 1) && enterpriseHead.MatchString(text):
					columns[c.Column] = true
				case columns[c.Column] && text != "":
					if end, _ := formOf(text); end != "" {
						out = append(out, text)
					}
				}
				blocks(c.Blocks)
			}
		}
	}
	blocks = func(list []doc.Block) {
		for _, b := range list {
			switch b := b.(type) {
			case *doc.Table:
				table(b)
			case *doc.Landscape:
				blocks(b.Blocks)
			}
		}
	}
	blocks(t.Body)
	for _, a := range t.Attachments {
		blocks(a.Body)
	}
	return out
}
