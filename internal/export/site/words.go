package site

import (
	"slices"
	"strings"
	"unicode"
)

// token is a word of the search index with its weight in one document.
type token struct {
	word   string
	weight uint8 // 1: in the text, 2: often in the text, 3: in the title
}

const (
	inText, inTextOften, inTitle = 1, 2, 3
	often                        = 3
	longestWord                  = 32
)

// tokenize cuts a document into what the search index knows: pairs of
// neighbouring Han characters, whole words of letters and digits, and, from
// the title and from stretches of one character, single Han characters.
// layouts/site/search.js cuts queries in the same way.
func tokenize(title, text string) []token {
	weights := map[string]int{}
	eachWord(title, true, func(w string) { weights[w] = 1 << 20 })
	eachWord(text, false, func(w string) { weights[w]++ })
	out := make([]token, 0, len(weights))
	for w, n := range weights {
		t := token{w, inText}
		switch {
		case n >= 1<<20:
			t.weight = inTitle
		case n >= often:
			t.weight = inTextOften
		}
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b token) int { return strings.Compare(a.word, b.word) })
	return out
}

// eachWord gives the words of a text in order.
func eachWord(text string, single bool, give func(string)) {
	text = strings.ToLower(halfWidth(text))
	start, han := -1, false
	previous := -1 // where the previous Han character of the stretch begins
	count := 0
	end := func(at int) {
		switch {
		case start < 0:
		case !han:
			if at-start <= longestWord {
				give(text[start:at])
			}
		case count == 1 && !single:
			give(text[start:at])
		}
		start, previous, count = -1, -1, 0
	}
	for i, r := range text {
		isHan := unicode.Is(unicode.Han, r)
		isWord := !isHan && r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r))
		if start >= 0 && (isHan != han || !isHan && !isWord) {
			end(i)
		}
		switch {
		case isHan:
			if start < 0 {
				start, han = i, true
			}
			size := len(string(r))
			if single {
				give(text[i : i+size])
			}
			if previous >= 0 {
				give(text[previous : i+size])
			}
			previous = i
			count++
		case isWord && start < 0:
			start, han = i, false
		}
	}
	end(len(text))
}

// halfWidth maps full-width digits and letters, character for character.
func halfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' && r != '（' && r != '）' {
			return r - '！' + '!'
		}
		return r
	}, s)
}
