package diag

import (
	"fmt"
	"strings"
)

// GitHub's workflow commands separate properties with commas and end them
// with colons, so both are escaped inside a property.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

// GitHub formats findings as workflow commands, one a line, which GitHub
// shows as annotations beside the lines of a change.
func GitHub(list []Diagnostic) string {
	var b strings.Builder
	for _, d := range list {
		b.WriteString("::" + githubLevel(d.Severity) + " ")
		if s := d.Span; !s.IsZero() {
			b.WriteString("file=" + githubProperty.Replace(s.File) + ",")
			if s.Start.Line > 0 {
				fmt.Fprintf(&b, "line=%d,col=%d,", s.Start.Line, s.Start.Column)
				if s.End.Line >= s.Start.Line {
					fmt.Fprintf(&b, "endLine=%d,", s.End.Line)
				}
				// An end column is only read on the line of the start.
				if s.End.Line == s.Start.Line && s.End.Column > s.Start.Column {
					fmt.Fprintf(&b, "endColumn=%d,", s.End.Column)
				}
			}
		}
		b.WriteString("title=" + githubProperty.Replace(string(d.Code)) + "::" + githubData.Replace(d.message()) + "\n")
	}
	return b.String()
}

func githubLevel(s Severity) string {
	if s == Info {
		return "notice"
	}
	return s.Machine()
}
