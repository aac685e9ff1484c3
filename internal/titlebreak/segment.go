package titlebreak

// token is a piece of a title that is kept whole.
type token struct {
	from, to int
	tag      tag
	kind     kind
}

// kind sorts tokens by what they are made of.
type kind uint8

const (
	known   kind = iota // a word of the dictionary
	unknown             // a single Han character that no word covers
	western             // letters, figures and what belongs to them
	opening             // 《 “ （
	closing             // 》 ” ）
	mark                // 、 ， —
)

// kindOf sorts a character that no word covers.
func kindOf(r rune) kind {
	switch r {
	case '《', '〈', '“', '‘', '「', '『', '（', '〔', '［', '【', '(', '[':
		return opening
	case '》', '〉', '”', '’', '」', '』', '）', '〕', '］', '】', ')', ']':
		return closing
	case '、', '，', '。', '；', '：', '？', '！', '·', '—', '－', '～', '…', '•', ',', ';', ':', '?', '!':
		return mark
	}
	switch {
	case r > ' ' && r < 0x250, r >= '０' && r <= '９', r >= 'Ａ' && r <= 'ｚ':
		return western
	}
	return unknown
}

// inWestern reports whether r goes on a Western run: the - of 2019-2020 and
// the . of 3.15 belong to it, other marks do not.
func inWestern(text []rune, i int) bool {
	if kindOf(text[i]) == western {
		return true
	}
	switch text[i] {
	case '·', ':', '—', '～', ',':
		return i+1 < len(text) && kindOf(text[i+1]) == western
	}
	return false
}

// segment cuts a title into words: among all ways through the dictionary the
// cheapest, which is the one of few and frequent words.
func segment(text []rune, w *Words) []token {
	const alone = 40 // an unknown character costs more than any word
	type step struct {
		cost  int
		token token
	}
	best := make([]step, len(text)+1)
	for i := range best {
		best[i].cost = 1 << 30
	}
	best[0].cost = 0
	try := func(t token, cost int) {
		if c := best[t.from].cost + cost; c < best[t.to].cost {
			best[t.to] = step{c, t}
		}
	}
	for i := range text {
		k := kindOf(text[i])
		end := i + 1
		if k == western {
			for end < len(text) && inWestern(text, end) {
				end++
			}
		}
		try(token{from: i, to: end, kind: k}, alone)
		w.each(text[i:], func(entry *word) {
			try(token{from: i, to: i + len(entry.text), tag: entry.tag}, entry.cost)
		})
	}
	var tokens []token
	for i := len(text); i > 0; i = best[i].token.from {
		tokens = append(tokens, best[i].token)
	}
	for i, j := 0, len(tokens)-1; i < j; i, j = i+1, j-1 {
		tokens[i], tokens[j] = tokens[j], tokens[i]
	}
	return tokens
}
