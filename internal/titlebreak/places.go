package titlebreak

import "slices"

// Places returns where a line of a text may end when its width is not known,
// as on a screen: before these characters, in order. None is inside a word or
// a name, behind an opening mark, before a closing one or before 的. A nil
// dictionary stands for Builtin.
func Places(text []rune, w *Words) []int {
	if w == nil {
		w = Builtin()
	}
	t := &title{text: text}
	t.weigh(w)
	var out []int
	for i := 1; i < len(text); i++ {
		if t.cost[i] <= insideOrgan {
			out = append(out, i)
		}
	}
	return out
}

// organEnds are what names of organs end in and are best parted before.
var organEnds = [...]string{
	"人民政府", "人民法院", "人民检察院", "办事处", "办公室", "办公厅", "工作局", "建设局", "开发区", "管理局", "管理委员会", "管委会", "规划局",
	"救援支队", "救援大队", "监督局", "监管局", "税务局", "委员会", "信息化局", "运输局", "农村局", "总公司", "有限公司", "集团公司",
}

// NamePlaces returns where a line of a list of organs may end within a name
// that has to be parted: before these characters, in order. Besides the places
// between words it knows those before 委员会 and the like, with which names
// end that the dictionary holds as one word.
func NamePlaces(text []rune) []int {
	out := Places(text, nil)
	for i := 1; i < len(text); i++ {
		for _, end := range organEnds {
			e := []rune(end)
			if i+len(e) <= len(text) && slices.Equal(text[i:i+len(e)], e) && (i+len(e) == len(text) || kindOf(text[i+len(e)]) == mark) {
				at := i
				if i > 1 && text[i-1] == '和' {
					at--
				}
				out = append(out, at)
				break
			}
		}
	}
	// 各 and 和 belong to what follows.
	out = slices.DeleteFunc(out, func(i int) bool { return slices.Contains([]rune("各全有和与及"), text[i-1]) })
	for i := 1; i < len(text); i++ {
		if text[i] == '各' && kindOf(text[i-1]) == unknown {
			out = append(out, i)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
