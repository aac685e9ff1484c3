package titlebreak

// short is the length of a remark, （试行） or （2024—2026年）, that stays with what
// it belongs to.
const short = 12

// brackets makes the places inside short brackets dear: a line does not end
// inside 《…》 or “…” when it need not, and not at all inside very short
// ones.
func (t *title) brackets() {
	var stack []int
	for i, r := range t.text {
		switch kindOf(r) {
		case opening:
			stack = append(stack, i)
		case closing:
			if len(stack) == 0 {
				continue
			}
			from := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			extra := 90
			switch n := i - from - 1; {
			case n <= 4:
				extra = 1200
			case n <= 8:
				extra = 500
			case n <= 13:
				extra = 220
			}
			if t.text[from] == '（' && i-from-1 <= short && t.cost[from] < insideUnit {
				t.cost[from] = max(t.cost[from], aside)
			}
			for k := from + 1; k <= i; k++ {
				if t.cost[k] < insideUnit {
					t.cost[k] += extra
				}
			}
		}
	}
}

// crossing adds to places that lie inside a word of the dictionary although
// the words chosen part there: the choice may be wrong.
func (t *title) crossing(w *Words) {
	for i := range t.text {
		w.each(t.text[i:], func(entry *word) {
			for k := i + 1; k < i+len(entry.text); k++ {
				if t.cost[k] < insideUnit {
					t.cost[k] = max(t.cost[k], unknownEdge) + 600
				}
			}
		})
	}
}
