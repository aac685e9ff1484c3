package titlebreak

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
