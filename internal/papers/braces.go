package papers

import (
	"regexp"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// wideBraces is a figure between braces of which some are full-width.
var wideBraces = regexp.MustCompile(`[{｛]{1,2}([^{}｛｝\n]*)[}｝]{1,2}`)

// braces reports figures whose braces are not {{ and }}: full-width ones, which
// Chinese input methods type, and single ones around the name of a figure.
// Both would be printed as they are.
func braces(f *source.File, bag *diag.Bag) {
	if !strings.ContainsRune(f.Text, '{') && !strings.ContainsRune(f.Text, '｛') {
		return
	}
	for _, m := range wideBraces.FindAllStringSubmatchIndex(f.Text, -1) {
		typed, inside := f.Text[m[0]:m[1]], f.Text[m[2]:m[3]]
		words := strings.Fields(inside)
		if len(words) == 0 || !isFigure(words[0]) || m[0] > 0 && f.Text[m[0]-1] == '\\' {
			continue
		}
		right := opening + strings.TrimSpace(inside) + closing
		switch {
		case strings.HasPrefix(typed, opening): // closed rightly, or reported where it is filled
		case strings.ContainsAny(typed, "｛｝"):
			bag.Error(diag.FigureForm, f.Span(m[0], m[1]), "“"+typed+"”用了全角的花括号", "写作 "+right)
		default:
			bag.Error(diag.FigureForm, f.Span(m[0], m[1]), "“"+typed+"”的花括号不是各两个", "写作 "+right+"；要印出花括号本身，写作 \\"+typed)
		}
	}
}

func isFigure(name string) bool {
	for _, f := range figures {
		if f.name == name {
			return true
		}
	}
	return false
}
