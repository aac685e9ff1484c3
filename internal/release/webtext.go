package release

import (
	"encoding/json"
	"html"
	"net/url"
	"path"
	"regexp"
	"strings"
)

// webFile takes a file of a site apart by its ending. A kind of file that is
// not known gives all of its bytes as one text.
func webFile(name string, data []byte) *Finished {
	switch path.Ext(name) {
	case ".html", ".svg", ".xml", ".atom", ".rss":
		return &Finished{Texts: webTexts(string(data))}
	case ".json":
		return &Finished{Texts: jsonTexts(data)}
	case ".js":
		return &Finished{Texts: quotedTexts(string(data))}
	case ".png", ".jpg":
		return &Finished{Pictures: [][]byte{data}}
	}
	return &Finished{Texts: strings.Split(string(data), "\n")}
}

// inline are tags that do not end a text: a number may stand in several.
var inline = map[string]bool{"a": true, "abbr": true, "b": true, "em": true, "i": true, "mark": true, "small": true, "span": true, "strong": true, "sub": true, "sup": true, "tspan": true, "u": true, "wbr": true}

// drawn are attributes that hold numbers by which something is drawn.
var drawn = map[string]bool{"d": true, "points": true, "transform": true, "viewbox": true}

// webTexts gives the texts of a page: what stands between tags, in comments,
// in scripts and in attributes, whoever wrote the template.
func webTexts(s string) []string {
	var out []string
	var text strings.Builder
	say := func(t string) {
		if strings.TrimSpace(t) != "" {
			out = append(out, t)
		}
	}
	end := func() {
		addressed(html.UnescapeString(text.String()), say)
		text.Reset()
	}
	for s != "" {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			text.WriteString(s)
			break
		}
		text.WriteString(s[:open])
		s = s[open:]
		if strings.HasPrefix(s, "<!--") {
			note, rest, _ := strings.Cut(s[4:], "-->")
			end()
			say(note)
			s = rest
			continue
		}
		shut := tagEnd(s)
		tag := s[1:shut]
		s = s[min(shut+1, len(s)):]
		name := strings.ToLower(strings.TrimPrefix(tag[:nameEnd(tag)], "/"))
		if !inline[name] {
			end()
		}
		eachAttribute(tag[nameEnd(tag):], func(name, value string) {
			if !drawn[name] {
				addressed(html.UnescapeString(value), say)
			}
		})
		if name == "script" && !strings.HasPrefix(tag, "/") {
			body, _, _ := strings.Cut(s, "</script")
			for _, t := range quotedTexts(body) {
				say(t)
			}
			s = s[len(body):]
		}
	}
	end()
	return out
}

// tagEnd is where the tag that a text begins with ends; a > in a quoted
// attribute does not end it.
func tagEnd(s string) int {
	var quote byte
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '"' || c == '\'':
			if s[i-1] == '=' {
				quote = c
			}
		case c == '>':
			return i
		}
	}
	return len(s)
}

func nameEnd(tag string) int {
	if i := strings.IndexAny(tag, " \t\r\n"); i >= 0 {
		return i
	}
	return len(tag)
}

// eachAttribute gives the attributes of a tag that have a value, quoted or not.
func eachAttribute(tag string, give func(name, value string)) {
	for {
		i := strings.IndexByte(tag, '=')
		if i < 0 {
			return
		}
		name := strings.TrimRight(tag[:i], " \t\r\n")
		name = name[strings.LastIndexAny(name, " \t\r\n\"'/")+1:]
		tag = strings.TrimLeft(tag[i+1:], " \t\r\n")
		value, rest := tag, ""
		if tag != "" && (tag[0] == '"' || tag[0] == '\'') {
			value, rest, _ = strings.Cut(tag[1:], tag[:1])
		} else if i := strings.IndexAny(tag, " \t\r\n"); i >= 0 {
			value, rest = tag[:i], tag[i:]
		}
		give(strings.ToLower(name), value)
		tag = rest
	}
}

// jsonTexts gives every name and every string of a JSON file.
func jsonTexts(data []byte) []string {
	var v any
	if json.Unmarshal(data, &v) != nil {
		return []string{string(data)}
	}
	var out []string
	var walk func(any)
	walk = func(v any) {
		switch v := v.(type) {
		case string:
			addressed(v, func(t string) { out = append(out, t) })
		case []any:
			for _, e := range v {
				walk(e)
			}
		case map[string]any:
			for name, e := range v {
				out = append(out, name)
				walk(e)
			}
		}
	}
	walk(v)
	return out
}

// quotedTexts gives the strings of a script, and its lines as they are
// without them.
func quotedTexts(s string) []string {
	var out []string
	var bare strings.Builder
	for {
		open := strings.IndexByte(s, '"')
		if open < 0 {
			break
		}
		bare.WriteString(s[:open+1])
		n := stringEnd(s[open+1:])
		text := s[open+1 : open+1+n]
		s = s[min(open+n+2, len(s)):]
		var plain string
		if strings.IndexByte(text, '\\') >= 0 && json.Unmarshal([]byte(`"`+text+`"`), &plain) == nil {
			text = plain
		}
		addressed(text, func(t string) { out = append(out, t) })
	}
	bare.WriteString(s)
	return append(out, strings.Split(bare.String(), "\n")...)
}

// stringEnd is where a string of a script ends: at the quotation mark that no
// backslash is before, or at the end of the line.
func stringEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"', '\n':
			return i
		}
	}
	return len(s)
}

// ownPath is a path in the site. The program makes it of sums, which may look
// like any number; what authors put into addresses is looked at where they
// wrote it.
var ownPath = regexp.MustCompile(`\b(?:wj|tp|zy|lm|qb|zt|nd|ss)/[0-9a-z./-]*`)

// addressed gives a text without the paths of the site in it, and, of an
// address, also what it says in percent signs.
func addressed(s string, give func(string)) {
	if s == "" {
		return
	}
	if strings.IndexByte(s, '/') >= 0 && mayHold(s) {
		s = ownPath.ReplaceAllString(s, "/")
	}
	give(s)
	if plain, ok := unescaped(s); ok {
		give(plain)
	}
}

// unescaped is an address without percent signs, if it has any.
func unescaped(s string) (string, bool) {
	if strings.IndexByte(s, '%') < 0 {
		return "", false
	}
	plain, err := url.PathUnescape(s)
	return plain, err == nil && plain != s
}
