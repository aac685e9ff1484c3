//go:build verify

package docx

import (
	"regexp"
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

var pageOrImage = regexp.MustCompile(`<page (mediabox)=|<fill_image [^>]*transform="([^"]*)"`)

// chartsOf finds the charts of a Word file: pictures wider than any seal. In
// print they are drawn, and their words are lines of text.
func chartsOf(t *testing.T, file string) []box {
	t.Helper()
	var out []box
	page := 0
	for _, m := range pageOrImage.FindAllStringSubmatch(string(tool(t, "mutool", "draw", "-q", "-F", "trace", file)), -1) {
		if m[1] != "" {
			page++
			continue
		}
		// The matrix puts a square of one point where the picture stands.
		f := strings.Fields(m[2])
		if len(f) != 6 {
			t.Fatalf("%s: a picture stands at %q", file, m[2])
		}
		var at [6]float64
		for k := range f {
			var err error
			if at[k], err = strconv.ParseFloat(f[k], 64); err != nil {
				t.Fatal(err)
			}
		}
		if width, top, low := at[0], at[5], at[5]+at[3]; width > 200 {
			out = append(out, box{page, min(top, low), max(top, low)})
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
