package calendar

import (
	"strconv"
	"strings"
)

// parse reads the embedded list. Its form is our own, and a test reads every
// line of it, so a line that does not fit is left out here.
func parse(text string) *Calendar {
	c := &Calendar{days: map[Date]mark{}, announced: map[int]bool{}}
	for line := range strings.Lines(text) {
		c.line(strings.Fields(line))
	}
	return c
}

// line takes one line of the list and reports whether it was understood.
func (c *Calendar) line(words []string) bool {
	if len(words) < 2 || words[0] == "#" {
		return len(words) == 0 || words[0] == "#"
	}
	if words[0] == "year" {
		year, err := strconv.Atoi(words[1])
		if err == nil {
			c.announced[year] = true
		}
		return err == nil
	}
	first, ok := ParseDate(words[1])
	switch {
	case ok && words[0] == "work" && len(words) == 3:
		c.days[first] = mark{name: words[2]}
		return true
	case ok && words[0] == "off" && len(words) == 4:
		n, err := strconv.Atoi(words[2])
		for i := range n {
			c.days[first.AddDays(i)] = mark{off: true, name: words[3]}
		}
		return err == nil
	}
	return false
}
