package diag

import "strings"

// Meant asks whether a mistyped word was meant to be one of others, "" when
// there are none. Of more than a few none is offered: that is no help.
func Meant(words []string) string {
	const most = 4
	switch n := len(words); {
	case n == 0 || n > most:
		return ""
	case n == 1:
		return "是不是“" + words[0] + "”？"
	default:
		return "是不是“" + strings.Join(words[:n-1], "”“") + "”或者“" + words[n-1] + "”？"
	}
}
