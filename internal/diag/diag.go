// Package diag is the one form in which anything is reported about content.
//
// In: findings of every stage. Out: a sorted list, as text for officers and
// as JSON for machines. It prints nothing, decides nothing and is not an
// error type: a broken environment (disk, network) is a Go error instead.
package diag

import (
	"sort"
	"strings"
	"sync"

	"yinfa.dev/yinfa/internal/source"
)

// Severity says what a finding does to a build.
type Severity int

// The severities. Only errors stop a document from being built.
const (
	Info Severity = iota
	Warning
	Error
)

// String is the Chinese word officers see.
func (s Severity) String() string { return [...]string{"提示", "警告", "错误"}[s] }

// Machine is the word used in JSON.
func (s Severity) Machine() string { return [...]string{"info", "warning", "error"}[s] }

// Code names one kind of finding, such as "key-unknown". Every code has an
// entry in the catalogue.
type Code string

// Diagnostic is one finding. Summary is one line without the place; Detail
// adds what the reader needs to see; Hint says what to do. All are Chinese.
type Diagnostic struct {
	Code     Code
	Severity Severity
	Span     source.Span
	Summary  string
	Detail   string
	Hint     string
}

// Bag collects findings; it is safe for use by several goroutines.
type Bag struct {
	mu   sync.Mutex
	list []Diagnostic
}

// Add appends one finding.
func (b *Bag) Add(d Diagnostic) {
	b.mu.Lock()
	b.list = append(b.list, d)
	b.mu.Unlock()
}

// Error adds an error.
func (b *Bag) Error(code Code, at source.Span, summary, hint string) {
	b.Add(Diagnostic{Code: code, Severity: Error, Span: at, Summary: summary, Hint: hint})
}

// Warn adds a warning.
func (b *Bag) Warn(code Code, at source.Span, summary, hint string) {
	b.Add(Diagnostic{Code: code, Severity: Warning, Span: at, Summary: summary, Hint: hint})
}

// Info adds a note.
func (b *Bag) Info(code Code, at source.Span, summary, hint string) {
	b.Add(Diagnostic{Code: code, Severity: Info, Span: at, Summary: summary, Hint: hint})
}

// Append adds findings collected elsewhere.
func (b *Bag) Append(list []Diagnostic) {
	b.mu.Lock()
	b.list = append(b.list, list...)
	b.mu.Unlock()
}

// HasErrors reports whether any finding is an error.
func (b *Bag) HasErrors() bool { return b.Count(Error) > 0 }

// Count returns how many findings have the severity.
func (b *Bag) Count(s Severity) int {
	b.mu.Lock()
	defer b.mu.Unlock()
	n := 0
	for _, d := range b.list {
		if d.Severity == s {
			n++
		}
	}
	return n
}

// Sorted returns a copy ordered by file, place, severity (errors first),
// code and text, without exact repetitions. The order is total: it does not
// depend on the order in which goroutines reported.
func (b *Bag) Sorted() []Diagnostic {
	b.mu.Lock()
	list := append([]Diagnostic(nil), b.list...)
	b.mu.Unlock()
	sort.SliceStable(list, func(i, j int) bool { return less(list[i], list[j]) })
	out := list[:0]
	for i, d := range list {
		if i == 0 || d != list[i-1] {
			out = append(out, d)
		}
	}
	return out
}

func less(a, b Diagnostic) bool {
	switch {
	case a.Span.File != b.Span.File:
		return a.Span.File < b.Span.File
	case a.Span.Start != b.Span.Start:
		return a.Span.Start.Before(b.Span.Start)
	case a.Severity != b.Severity:
		return a.Severity > b.Severity
	case a.Code != b.Code:
		return a.Code < b.Code
	case a.Summary != b.Summary:
		return a.Summary < b.Summary
	case a.Span.End != b.Span.End:
		return a.Span.End.Before(b.Span.End)
	case a.Detail != b.Detail:
		return a.Detail < b.Detail
	}
	return a.Hint < b.Hint
}

// Text formats findings as an officer reads them: place, severity, what, and
// on indented lines the detail and the remedy.
func Text(list []Diagnostic) string {
	var b strings.Builder
	for _, d := range list {
		if !d.Span.IsZero() {
			b.WriteString(d.Span.String() + "：")
		}
		b.WriteString(d.Severity.String() + "：" + d.Summary + "［" + string(d.Code) + "］\n")
		for _, line := range []string{d.Detail, d.Hint} {
			if line != "" {
				b.WriteString("    " + strings.ReplaceAll(line, "\n", "\n    ") + "\n")
			}
		}
	}
	return b.String()
}

type wire struct {
	Code      Code   `json:"code"`
	Severity  string `json:"severity"`
	File      string `json:"file"`
	Line      int    `json:"line"`
	Column    int    `json:"column"`
	EndLine   int    `json:"endLine"`
	EndColumn int    `json:"endColumn"`
	Summary   string `json:"summary"`
	Detail    string `json:"detail"`
	Hint      string `json:"hint"`
}

// JSON formats findings as one array.
func JSON(list []Diagnostic) []byte {
	out := make([]wire, len(list))
	for i, d := range list {
		s := d.Span
		out[i] = wire{d.Code, d.Severity.Machine(), s.File, s.Start.Line, s.Start.Column, s.End.Line, s.End.Column, d.Summary, d.Detail, d.Hint}
	}
	return encode(out)
}
