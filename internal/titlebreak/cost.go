package titlebreak

// What a line end costs at a place. A place inside a word costs so much that
// no shape is bought with it.
const (
	forbidden   = 1 << 20 // a mark would start or end a line wrongly
	insideWord  = 1 << 14
	insideUnit  = 1 << 13 // 2026|年度, 第|3|届
	unknownPair = 1500    // perhaps inside a name
	insideOrgan = 700
	unknownEdge = 260
	hangingOn   = 900 // 的 at a line start, 关于 at a line end
	aside       = 700 // （试行） parted from what it belongs to
	leaning     = 350 // 对 or 有关 at a line end
	plain       = 100
	wanted      = -150 // the writer left a space here
	good        = 20
)

// weigh finds what a line end before each character costs.
func (t *title) weigh(w *Words) {
	t.cost = make([]int, len(t.text)+1)
	for i := range t.cost {
		t.cost[i] = insideWord
	}
	tokens := t.tokens(w)
	for i := 1; i < len(tokens); i++ {
		t.cost[tokens[i].from] = t.between(&tokens[i-1], &tokens[i], tokens, i)
	}
	t.organs(tokens)
	t.brackets()
	t.crossing(w)
	for i, r := range t.text {
		switch {
		case isSpace(r):
			t.cost[i] = forbidden // the line ends behind the space
		case i > 1 && isSpace(t.text[i-1]) && t.cost[i] == insideWord && latinWord(t.text, i):
			t.cost[i] = plain
		}
	}
}

// latinWord reports whether letters meet over the space before text[i].
func latinWord(text []rune, i int) bool {
	letter := func(r rune) bool { return r|32 >= 'a' && r|32 <= 'z' }
	return letter(text[i]) && letter(text[i-2])
}

// tokens segments the title as if it had no spaces: a stray one does not
// part a word.
func (t *title) tokens(w *Words) []token {
	solid := make([]rune, 0, len(t.text))
	index := make([]int, 0, len(t.text))
	for i, r := range t.text {
		if !isSpace(r) {
			solid = append(solid, r)
			index = append(index, i)
		}
	}
	tokens := segment(solid, w)
	for i := range tokens {
		tokens[i].from, tokens[i].to = index[tokens[i].from], index[tokens[i].to-1]+1
	}
	return tokens
}

// between weighs the place between two tokens, a and b = tokens[i].
func (t *title) between(a, b *token, tokens []token, i int) int {
	switch {
	case b.kind == closing || b.kind == mark || a.kind == opening:
		return forbidden
	case b.from > a.to && a.kind != western && b.kind != western:
		return wanted // a space beside figures is but a habit of typing
	}
	first, last := t.text[b.from], t.text[a.to-1]
	switch {
	case t.is(b, "关于"):
		return -120
	case t.is(a, "关于"):
		return hangingOn
	case a.kind == mark:
		if last == '、' {
			return enumerated(tokens, i)
		}
		return 0
	case a.kind == western && counts(first), a.to-a.from == 1 && numeral(last) && counts(first):
		return insideUnit
	case b.kind == western && last == '第':
		return insideUnit
	case b.tag&particle != 0:
		return hangingOn
	case t.is(a, "的"):
		return plain - 20
	case b.tag&joint != 0:
		return good + 20
	case a.tag&joint != 0:
		return 260
	case a.tag&function != 0 && a.tag&verb == 0:
		return leaning
	case a.tag&leading != 0:
		return 240
	case b.kind == opening:
		if first == '（' || first == '(' || first == '〔' {
			return 300
		}
		return good
	case a.kind == closing:
		if b.tag&head != 0 || b.tag&document != 0 {
			return 200
		}
		return plain - 40
	case a.kind == unknown && b.kind == unknown:
		return unknownPair
	case a.kind == unknown || b.kind == unknown:
		if b.tag&verb != 0 && b.to-b.from > 1 {
			return plain
		}
		return unknownEdge
	case b.tag&document != 0:
		return 220
	case b.tag&head != 0 && b.tag&verb == 0:
		return 170
	case b.tag&verb != 0 && b.tag&head == 0:
		if a.tag&verb != 0 {
			return plain + 70
		}
		return good + 10
	case a.tag&verb != 0 && a.tag&head == 0:
		return plain + 40
	case b.tag&function != 0:
		return good + 10
	case b.tag&leading != 0:
		return good + 40
	}
	return plain
}

// enumerated weighs the place before tokens[i], behind a 、: parts of one
// word each (高一、高二) stay together sooner than longer ones.
func enumerated(tokens []token, i int) int {
	short := func(k int) bool {
		return k >= 0 && k < len(tokens) && tokens[k].to-tokens[k].from <= 3
	}
	if short(i) && short(i-2) {
		return 190
	}
	return plain - 20
}

// is reports whether the token is the word.
func (t *title) is(k *token, word string) bool {
	return string(t.text[k.from:k.to]) == word
}

// counts reports whether r follows a number to count or name it.
func counts(r rune) bool {
	switch r {
	case '年', '月', '日', '号', '期', '届', '个', '名', '次', '起', '周', '批', '项', '学', '家', '级', '季', '类', '条', '版', '点', '时', '分', '天', '班', '人', '元', '万', '亿', '件', '轮', '处', '度', '后', '省', '市', '县', '所', '化', '大', '中':
		return true
	}
	return false
}

// numeral reports whether r is a Han numeral.
func numeral(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '〇', '零', '两':
		return true
	}
	return false
}
