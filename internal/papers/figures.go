package papers

import (
	"slices"
)

// figures are all words that may stand in {{ }}. The guide lists them; a test
// holds the two together.
var figures = slices.Concat(countFigures(), workFigures(), planFigures(), itemFigures(), dateFigures())

// Figures lists the words with what they stand for, for guides and editors.
func Figures() [][2]string {
	var out [][2]string
	for _, f := range figures {
		out = append(out, [2]string{f.name, f.doc})
	}
	return out
}

// written is the choice of figures in characters.
var asWords = []string{"写法"}
