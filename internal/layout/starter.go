package layout

import (
	"fmt"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// Placeholders are the words a starting text may hold between {{ and }}: the
// year, the date as 2026年3月6日, and the office's name, short name and 代字.
func Placeholders() []string { return []string{"年", "日期", "机关", "简称", "代字"} }

// Fill gives a starting text with its placeholders replaced by values, by
// word. Placeholders without a value stay as they are, and so does what a
// value holds.
func Fill(text string, values map[string]string) string {
	var out strings.Builder
	eachPlaceholder(text, func(text, word string, _ int) {
		out.WriteString(text)
		if value, ok := values[word]; ok {
			out.WriteString(value)
		} else if word != "" {
			out.WriteString("{{" + word + "}}")
		}
	})
	return out.String()
}

// Columns is how many columns the form has; 0 without a form.
func (t *DocType) Columns() int {
	if len(t.Form) == 0 {
		return 0
	}
	n := 0
	for _, c := range t.Form[0].Cells {
		n += c.Span
	}
	return n
}

// eachPlaceholder walks through a text: each call gets the text before a
// placeholder, its word and the byte offset of its {{. The last call has no
// word.
func eachPlaceholder(s string, visit func(text, word string, at int)) {
	done := 0
	for {
		from := strings.Index(s[done:], "{{")
		if from < 0 {
			break
		}
		from += done
		n := strings.Index(s[from:], "}}")
		if n < 0 || strings.Contains(s[from:from+n], "\n") {
			visit(s[done:from]+"{{", "", from)
			done = from + 2
			continue
		}
		if word := s[from+2 : from+n]; word == "" {
			visit(s[done:from]+"{{}}", "", from)
		} else {
			visit(s[done:from], word, from)
		}
		done = from + n + 2
	}
	visit(s[done:], "", done)
}

// starter checks and keeps the starting text of the type read from file.
func (l *typeReader) starter(file, text *source.File) {
	t := l.kind
	if text == nil {
		l.bag.Warn(diag.StarterMissing, file.Whole(), fmt.Sprintf("文种“%s”没有样稿", t.Name), fmt.Sprintf("需要用“yinfa new %s”新建文件时，请补上同名的 .md 文件", t.Name))
		return
	}
	t.Starter = text.Text
	eachPlaceholder(text.Text, func(_, word string, at int) {
		if word != "" && !slices.Contains(Placeholders(), word) {
			l.bag.Warn(diag.StarterPlaceholder, text.Span(at, at+len(word)+4), fmt.Sprintf("不认识的占位“{{%s}}”", word), l.nearest(word, Placeholders()))
		}
	})
	keys := frontKeys(text.Text)
	required := append([]string{"文种"}, t.Required...)
	for _, f := range t.Fields {
		if f.Required && !slices.Contains(required, f.Key) {
			required = append(required, f.Key)
		}
	}
	for _, key := range required {
		if !slices.Contains(keys, key) {
			l.bag.Warn(diag.StarterKey, text.Whole(), fmt.Sprintf("样稿没有写必填的“%s”", key), fmt.Sprintf("请在样稿开头补上“%s: …”", key))
		}
	}
}

// frontKeys lists the keys between the two --- lines that open a text. It
// looks at lines only: placeholders are not YAML before they are filled.
func frontKeys(text string) []string {
	lines := strings.Split(text, "\n")
	if strings.TrimSpace(lines[0]) != "---" {
		return nil
	}
	var keys []string
	for _, line := range lines[1:] {
		if strings.TrimSpace(line) == "---" {
			return keys
		}
		if key, _, ok := strings.Cut(line, ":"); ok && key == strings.TrimSpace(key) {
			keys = append(keys, key)
		}
	}
	return nil
}
