package judge

import "strconv"

// span are the least and the greatest value of an attribute.
type span struct{ least, most int }

// most is the largest measure of Word, 22 inches, in twips.
const most = 22 * 1440

// limits are Word's, of attributes by element (the ranges that its dialogues
// take; [MS-OI29500] 2.1 says where they are narrower than the standard's).
var limits = map[string]map[string]span{
	"w:pgSz":       {"w:w": {144, most}, "w:h": {144, most}},
	"w:pgMar":      {"w:top": {-most, most}, "w:bottom": {-most, most}, "w:left": {0, most}, "w:right": {0, most}, "w:header": {0, most}, "w:footer": {0, most}, "w:gutter": {0, most}},
	"w:spacing":    {"w:before": {0, most}, "w:after": {0, most}, "w:line": {1, most}, "w:val": {-most, most}},
	"w:ind":        {"w:left": {-most, most}, "w:right": {-most, most}, "w:firstLine": {0, most}, "w:hanging": {0, most}},
	"w:sz":         {"w:val": {2, 3276}},
	"w:szCs":       {"w:val": {2, 3276}},
	"w:w":          {"w:val": {1, 600}},
	"w:tab":        {"w:pos": {-most, most}},
	"w:trHeight":   {"w:val": {0, most}},
	"w:tcW":        {"w:w": {0, most}},
	"w:tblW":       {"w:w": {0, most}},
	"w:gridCol":    {"w:w": {1, most}},
	"w:gridSpan":   {"w:val": {1, mostColumns}},
	"w:framePr":    {"w:w": {0, most}, "w:h": {0, most}},
	"w:tblpPr":     {"w:tblpX": {-most, most}, "w:tblpY": {-most, most}},
	"w:top":        {"w:sz": {2, 96}, "w:space": {0, 31}},
	"w:bottom":     {"w:sz": {2, 96}, "w:space": {0, 31}},
	"w:left":       {"w:sz": {2, 96}, "w:space": {0, 31}},
	"w:right":      {"w:sz": {2, 96}, "w:space": {0, 31}},
	"w:insideH":    {"w:sz": {2, 96}},
	"w:insideV":    {"w:sz": {2, 96}},
	"w:outlineLvl": {"w:val": {0, 9}},
	"w:zoom":       {"w:percent": {10, 500}},
	"w:docGrid":    {"w:linePitch": {1, most}},
	// 22 inches in English metric units.
	"wp:extent": {"cx": {1, 22 * 914400}, "cy": {1, 22 * 914400}},
	"a:ext":     {"cx": {1, 22 * 914400}, "cy": {1, 22 * 914400}},
}

// longest are the longest values of attributes, in characters.
var longest = map[string]int{"w:altName": 31, "w:name": 253, "w:aliases": 253}

// measures holds the attributes of an element to Word's limits.
func (f *file) measures(part string, n *node) {
	rule := limits[n.name]
	for _, a := range n.attrs {
		name := qualified(a.Name)
		if k, ok := rule[name]; ok {
			if v, err := strconv.Atoi(a.Value); err != nil || v < k.least || v > k.most {
				f.fault(part, "%s has %s=%q, which Word has no room for", n.name, name, a.Value)
			}
		}
	}
	if limit, ok := longest[n.name]; ok && len([]rune(n.attr("w:val"))) > limit {
		f.fault(part, "%s is longer than %d characters", n.name, limit)
	}
}

// number is a whole number, 0 when it is none.
func number(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
