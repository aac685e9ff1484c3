package papers

import "slices"

// figures are all words that may stand in {{ }}. The guide lists them; a test
// holds the two together.
var figures = slices.Concat(countFigures(), sumFigures(), workFigures(), planFigures(), itemFigures(), dateFigures())

// Figures lists the words with what they stand for, for guides and editors.
func Figures() [][2]string {
	var out [][2]string
	for _, f := range figures {
		out = append(out, [2]string{f.name, f.doc})
	}
	return out
}

// asWords is the choice of numbers in characters: 写法=汉字.
var asWords = []string{"写法"}
