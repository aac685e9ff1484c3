//go:build verify

package docx

import (
	"encoding/xml"
	"strconv"
	"strings"
	"testing"
)

// samePictures holds the pages of pictures to the printed edition, where every
// seal stands on its date. Charts are drawn in print and pictures in Word
// files, so the latter may have more.
func samePictures(t *testing.T, p *pair) {
	t.Helper()
	ours, theirs := picturesOf(t, p.pdf), picturesOf(t, p.office)
	for page, n := range ours {
		if theirs[page] < n {
			t.Errorf("%s: page %s has %d pictures, the printed edition has %d", p.name, page, theirs[page], n)
		}
	}
}

// picturesOf counts the pictures of each page, by its number; masks are no
// pictures.
func picturesOf(t *testing.T, file string) map[string]int {
	t.Helper()
	out := map[string]int{}
	for _, line := range strings.Split(string(tool(t, "pdfimages", "-list", file)), "\n") {
		if f := strings.Fields(line); len(f) > 2 && f[2] == "image" {
			out[f[0]]++
		}
	}
	return out
}

// box is a stretch of a page from top to bottom, in points.
type box struct {
	page        int
	top, bottom float64
}

// chartsOf finds the charts of a Word file: pictures wider than any seal. In
// print they are drawn, and their words are lines of text.
func chartsOf(t *testing.T, file string) []box {
	t.Helper()
	var s struct {
		Pages []struct {
			Images []struct {
				Box string `xml:"bbox,attr"`
			} `xml:"image"`
		} `xml:"page"`
	}
	if err := xml.Unmarshal(tool(t, "mutool", "draw", "-q", "-F", "stext", "-O", "preserve-images", file), &s); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	var out []box
	for i, p := range s.Pages {
		for _, im := range p.Images {
			f := strings.Fields(im.Box)
			if len(f) != 4 {
				t.Fatalf("%s: a picture stands at %q", file, im.Box)
			}
			var at [4]float64
			for k := range f {
				var err error
				if at[k], err = strconv.ParseFloat(f[k], 64); err != nil {
					t.Fatal(err)
				}
			}
			if at[2]-at[0] > 200 {
				out = append(out, box{i + 1, at[1], at[3]})
			}
		}
	}
	return out
}

// besideCharts drops the lines that stand inside charts.
func besideCharts(lines []textLine, charts []box) []textLine {
	var out []textLine
	for _, l := range lines {
		inside := false
		for _, c := range charts {
			inside = inside || l.page == c.page && l.y > c.top-6 && l.y < c.bottom+3
		}
		if !inside {
			out = append(out, l)
		}
	}
	return out
}
