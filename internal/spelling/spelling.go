// Package spelling finds the known word that a mistyped one was meant to be.
//
// In: a word and the words that would have been right. Out: the nearest of
// them, or none. It reports nothing and knows no grammar and no language.
package spelling

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Nearest returns the word of among that is fewest edits away from word, the
// earlier one when two are equally near, or "" when none is near enough to be
// offered in earnest. A word of three characters and more that only one of
// among ends in is that one cut short: 交办单 is 工作交办单 before it is 督办单.
func Nearest(word string, among []string) string {
	if whole := endsIn(word, among); whole != "" && !slices.Contains(among, word) {
		return whole
	}
	target := []rune(word)
	best, bestCost := "", -1
	for _, candidate := range among {
		runes := []rune(candidate)
		cost := distance(target, runes)
		if cost > 1 && sameCharacters(target, runes) {
			cost = 1
		}
		if cost > allowance(len(target), len(runes)) || bestCost >= 0 && cost >= bestCost {
			continue
		}
		best, bestCost = candidate, cost
	}
	return best
}

// endsIn returns the only word that ends in one of three characters or more.
func endsIn(word string, among []string) string {
	whole := ""
	if utf8.RuneCountInString(word) < 3 {
		return ""
	}
	for _, candidate := range among {
		if candidate == whole || !strings.HasSuffix(candidate, word) {
			continue
		}
		if whole != "" {
			return ""
		}
		whole = candidate
	}
	return whole
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
	// Words much longer than any key or file name are not worth the square.
	const longest = 256
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
