//go:build verify

package docx

import (
	"encoding/xml"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// textLine is one line of a printed page.
type textLine struct {
	page int // from 1
	x, y float64
	size float64
	text string    // without spaces
	xs   []float64 // of its characters
}

type stext struct {
	Pages []struct {
		Width  float64 `xml:"width,attr"`
		Blocks []struct {
			Lines []struct {
				Dir   string `xml:"dir,attr"`
				Fonts []struct {
					Size  float64 `xml:"size,attr"`
					Chars []struct {
						C string  `xml:"c,attr"`
						X float64 `xml:"x,attr"`
						Y float64 `xml:"y,attr"`
					} `xml:"char"`
				} `xml:"font"`
			} `xml:"line"`
		} `xml:"block"`
	} `xml:"page"`
}

// linesOf reads the lines of a PDF file as mupdf sees them: characters on one
// baseline, from left to right. It also returns the number of pages.
func linesOf(t testing.TB, file string) ([]textLine, int) {
	t.Helper()
	var s stext
	if err := xml.Unmarshal(tool(t, "mutool", "draw", "-q", "-F", "stext", file), &s); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	type char struct {
		x float64
		c string
	}
	var out []textLine
	for i, p := range s.Pages {
		rows := map[int][]char{}
		sizes := map[int]float64{}
		for _, b := range p.Blocks {
			for _, l := range b.Lines {
				if !strings.HasPrefix(l.Dir, "1 ") {
					continue
				}
				for _, f := range l.Fonts {
					for _, c := range f.Chars {
						if strings.TrimSpace(c.C) == "" || c.C == "\u3000" || c.C == noWidth {
							continue
						}
						key := int(c.Y*2 + 0.5)
						for _, near := range []int{key - 1, key + 1} {
							if _, ok := rows[near]; ok {
								key = near
							}
						}
						rows[key] = append(rows[key], char{c.X, c.C})
						sizes[key] = max(sizes[key], f.Size)
					}
				}
			}
		}
		var keys []int
		for k := range rows {
			keys = append(keys, k)
		}
		slices.Sort(keys)
		for _, k := range keys {
			row := rows[k]
			slices.SortStableFunc(row, func(a, b char) int { return int((a.x - b.x) * 100) })
			var b strings.Builder
			xs := make([]float64, len(row))
			for n, c := range row {
				b.WriteString(c.c)
				xs[n] = c.x
			}
			out = append(out, textLine{page: i + 1, x: row[0].x, y: float64(k) / 2, size: sizes[k], text: b.String(), xs: xs})
		}
	}
	return out, len(s.Pages)
}

// isFolio tells page numbers.
func isFolio(s string) bool {
	n, err := strconv.Atoi(strings.Trim(s, "—"))
	return err == nil && n < 1000 && strings.HasPrefix(s, "—")
}
