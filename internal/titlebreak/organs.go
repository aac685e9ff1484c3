package titlebreak

// organs makes the places inside the name of an organ dear: the name of the
// issuing organ before the first 关于, and wherever places and organs follow
// each other (云澜市|应急管理局).
func (t *title) organs(tokens []token) {
	for i := 1; i < len(tokens); i++ {
		a, b := &tokens[i-1], &tokens[i]
		if b.tag&organ != 0 && (a.tag&organ != 0 || t.place(a)) {
			t.raise(b.from, insideOrgan)
		}
	}
	start := 0
	for i := range tokens {
		k := &tokens[i]
		ends := i > start && tokens[i-1].tag&organ != 0
		switch {
		case t.is(k, "关于"):
			if ends {
				t.raiseAll(tokens[start:i])
			}
			return
		case k.kind == mark:
			if ends {
				t.raiseAll(tokens[start:i])
			}
			start = i + 1
		case i > 0 && k.from > tokens[i-1].to:
			if ends {
				t.raiseAll(tokens[start:i])
			}
			start = i
		case t.is(k, "转发") || t.is(k, "批转"):
			start = i + 1
		}
	}
}

// place reports whether a token ends the name of a place.
func (t *title) place(k *token) bool {
	switch t.text[k.to-1] {
	case '省', '市', '县', '区', '州', '盟', '旗', '镇', '乡', '村':
		return true
	}
	return k.to-k.from >= 2 && t.text[k.to-2] == '街' && t.text[k.to-1] == '道'
}

func (t *title) raise(at, cost int) { t.cost[at] = max(t.cost[at], cost) }

func (t *title) raiseAll(tokens []token) {
	for i := 1; i < len(tokens); i++ {
		t.raise(tokens[i].from, insideOrgan)
	}
}
