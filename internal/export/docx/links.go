package docx

import (
	"net/url"
	"strconv"
	"strings"
)

// links are the outside targets of a file, each once.
type links struct{ list []string }

// add returns the relationship of a target. ok is false for targets that
// Word could not open; their text is set without a link.
func (l *links) add(target string) (id string, ok bool) {
	u, err := url.Parse(strings.TrimSpace(target))
	if err != nil {
		return "", false
	}
	switch u.Scheme {
	case "http", "https":
		if u.Host == "" {
			return "", false
		}
	case "mailto", "tel":
	default:
		return "", false
	}
	escaped := u.String()
	for i, t := range l.list {
		if t == escaped {
			return "rIdL" + strconv.Itoa(i+1), true
		}
	}
	l.list = append(l.list, escaped)
	return "rIdL" + strconv.Itoa(len(l.list)), true
}
