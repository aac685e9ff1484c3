// Package spelling finds the known word that a mistyped one was meant to be.
//
// In: a word and the words that would have been right. Out: the nearest of
// them, or none. It reports nothing and knows no grammar and no language.
package spelling

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// longest is how many characters a word may have; much longer than any key or
// file name, it is a text, and not worth the square of its length.
const longest = 256

// Nearest returns the word of among that is fewest edits away from word, the
// earlier one when two are equally near, or "" when none is near enough to be
// offered in earnest. A word that is one of among but for its blanks is that
// one, and so is one that only one of among begins with, or, from three
// characters on, ends in: 交办单 is 工作交办单 before it is 督办单.
func Nearest(word string, among []string) string {
	if near := Near(word, among); len(near) > 0 {
		return near[0]
	}
	return ""
}

// Near returns all words of among that Nearest could have returned, in their
// order there: 通之 is no nearer to 通知 than to 通告.
func Near(word string, among []string) []string {
	if slices.Contains(among, word) {
		return []string{word}
	}
	if whole := cutShort(word, among); whole != "" {
		return []string{whole}
	}
	target := []rune(word)
	var best []string
	bestCost := 0
	for _, candidate := range among {
		runes := []rune(candidate)
		cost := distance(target, runes)
		if cost > 1 && sameCharacters(target, runes) {
			cost = 1
		}
		switch {
		case cost > allowance(len(target), len(runes)) || slices.Contains(best, candidate):
		case len(best) == 0 || cost < bestCost:
			best, bestCost = []string{candidate}, cost
		case cost == bestCost:
			best = append(best, candidate)
		}
	}
	return best
}

// cutShort returns the word that another is, blanks aside, or the only one
// that it is the beginning or the end of.
func cutShort(word string, among []string) string {
	const begin, end = 2, 3 // characters that a word must have in common
	word = withoutBlanks(word)
	n := utf8.RuneCountInString(word)
	if n > longest {
		return ""
	}
	for _, candidate := range among {
		if word != "" && withoutBlanks(candidate) == word {
			return candidate
		}
	}
	if n >= end {
		if whole := only(among, func(c string) bool { return strings.HasSuffix(c, word) }); whole != "" {
			return whole
		}
	}
	if n >= begin {
		return only(among, func(c string) bool { return strings.HasPrefix(c, word) })
	}
	return ""
}

// only returns the one word that fits, "" when none or several do.
func only(among []string, fits func(string) bool) string {
	whole := ""
	for _, candidate := range among {
		if candidate == whole || !fits(candidate) {
			continue
		}
		if whole != "" {
			return ""
		}
		whole = candidate
	}
	return whole
}

func withoutBlanks(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// sameCharacters reports whether two words are the same characters in another
// order: 文字发号 is 发文字号 to every reader.
func sameCharacters(a, b []rune) bool {
	if len(a) != len(b) {
		return false
	}
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}

// allowance is how many edits may lie between two words that are still taken
// for the same: a Chinese key has two to four characters, so one of two may
// differ, but never all.
func allowance(a, b int) int {
	longest, shortest := max(a, b), min(a, b)
	if shortest == 0 || longest < 2 {
		return 0
	}
	return max(1, longest/3)
}

// distance counts insertions, deletions, replacements and swaps of
// neighbours (optimal string alignment).
func distance(a, b []rune) int {
	if len(a) > longest || len(b) > longest {
		return len(a) + len(b)
	}
	before, previous, current := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range previous {
		previous[j] = j
	}
	for i := 1; i <= len(a); i++ {
		current[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			current[j] = min(previous[j]+1, current[j-1]+1, previous[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				current[j] = min(current[j], before[j-2]+1)
			}
		}
		before, previous, current = previous, current, before
	}
	return previous[len(b)]
}
