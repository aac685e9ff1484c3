package workbook

import "strings"

// create writes a new finding as an item of a list, "" when a cell is wrong.
func (in *importer) create(r row) string {
	var lines, listing, step []string
	sound := true
	for _, f := range in.fields {
		v, there, ok := in.get(r, f.spec)
		if !ok {
			sound = false
			continue
		}
		if v.empty() {
			if f.must {
				sound = false
				if column, known := in.matching.at[f.title], there; known {
					in.wrong(r, column, "是空的，“"+f.title+"”必须填写", "请填写“"+f.title+"”。")
				} else {
					in.wrong(r, in.matching.at[titleID], "是新的隐患，表里却没有“"+f.title+"”这一列", "请加上这一列，或者在对应文件里写明。")
				}
			}
			continue
		}
		switch pair := f.keys[len(f.keys)-1] + ": " + token(f.spec, v); f.keys[0] {
		case keyListing:
			listing = append(listing, pair)
		case keyHistory:
			step = append(step, pair)
		default:
			lines = append(lines, pair)
		}
	}
	has := func(pairs []string, key string) bool {
		return len(pairs) == 0 || strings.HasPrefix(strings.Join(pairs, "\n")+"\n", key+": ") || strings.Contains("\n"+strings.Join(pairs, "\n"), "\n"+key+": ")
	}
	column := in.matching.at[titleID]
	if !has(listing, "日期") {
		in.wrong(r, column, "这一行写了挂牌，没有写挂牌日期", "请填写挂牌日期。")
		sound = false
	}
	if !has(step, "状态") || !has(step, "日期") {
		in.wrong(r, column, "这一行的状态和状态日期没有写全", "请把状态和状态日期都写上，或者都不写（就是待交办）。")
		sound = false
	}
	if !sound {
		return ""
	}
	if len(listing) > 0 {
		lines = append(lines, keyListing+": {"+strings.Join(listing, ", ")+"}")
	}
	if len(step) > 0 {
		step[0], step[1] = step[1], step[0] // the day first, as people write it
		lines = append(lines, keyHistory+":\n  - {"+strings.Join(step, ", ")+"}")
	}
	return "- " + strings.ReplaceAll(strings.Join(lines, "\n"), "\n", "\n  ") + "\n"
}
