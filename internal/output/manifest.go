package output

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// ManifestName is the file that lists a build's results.
const ManifestName = "manifest.json"

// Manifest lists every file of a build. It holds nothing that differs between
// two builds of the same sources: no time, no machine.
type Manifest struct {
	Files []Entry `json:"files"`
	// Unreleased are the documents of which nothing is public. This manifest
	// stays inside; the one that is published with a site has no such list.
	Unreleased []Held `json:"unreleased,omitempty"`

	written []byte // the file, when the manifest is that of one
}

// Held is a document that stays inside.
type Held struct {
	Document string `json:"document"` // its name in the project; papers of one batch share a source and not this
	Source   string `json:"source"`
	Number   string `json:"number,omitempty"` // 发文字号
	Reason   string `json:"reason"`
	Until    string `json:"until,omitempty"` // the day it is published, when one is set
}

// Entry is one result.
type Entry struct {
	Path        string         `json:"path"`
	SHA256      string         `json:"sha256"`
	Size        int            `json:"size"` // bytes
	Source      string         `json:"source,omitempty"`
	Number      string         `json:"number,omitempty"`      // 发文字号
	Fonts       []string       `json:"fonts,omitempty"`       // families used
	Substituted []Substitution `json:"substituted,omitempty"` // faces that stood in for the official ones
}

// Substitution says which face stood in for which official one.
type Substitution struct {
	Wanted string `json:"wanted"`
	Used   string `json:"used"`
}

// NewEntry measures a result.
func NewEntry(path string, data []byte) Entry {
	sum := sha256.Sum256(data)
	return Entry{Path: path, SHA256: hex.EncodeToString(sum[:]), Size: len(data)}
}

// WriteManifest writes the manifest, files by path and fonts by name, and
// returns it so; the one given is not changed. Two entries of one path are an
// error: one result would have overwritten the other.
func (s *Sink) WriteManifest(m Manifest) (Manifest, error) {
	m, err := m.encoded()
	if err != nil {
		return m, err
	}
	return m, s.Write(ManifestName, m.written)
}

func (m Manifest) encoded() (Manifest, error) {
	m.Files = append([]Entry{}, m.Files...)
	if byPath := func(a, b Entry) int { return strings.Compare(a.Path, b.Path) }; !slices.IsSortedFunc(m.Files, byPath) {
		slices.SortStableFunc(m.Files, byPath)
	}
	for i := range m.Files {
		f := &m.Files[i]
		if i > 0 && f.Path == m.Files[i-1].Path {
			return m, fmt.Errorf("两份材料编译成了同一个文件 %s（%s、%s）", f.Path, m.Files[i-1].Source, f.Source)
		}
		f.Fonts = slices.Sorted(slices.Values(f.Fonts))
		f.Substituted = slices.SortedFunc(slices.Values(f.Substituted), func(a, b Substitution) int {
			return cmp.Or(strings.Compare(a.Wanted, b.Wanted), strings.Compare(a.Used, b.Used))
		})
	}
	m.Unreleased = slices.Clone(m.Unreleased)
	slices.SortStableFunc(m.Unreleased, func(a, b Held) int { return strings.Compare(a.Document, b.Document) })
	var w lineWriter
	w.list(`{"files": [`, len(m.Files), func(i int) any { return &m.Files[i] })
	if len(m.Unreleased) > 0 {
		w.list(`, "unreleased": [`, len(m.Unreleased), func(i int) any { return &m.Unreleased[i] })
	}
	w.out.WriteString("}\n")
	if w.err != nil {
		return m, fmt.Errorf("写不了 %s：%w", ManifestName, w.err)
	}
	m.written = w.out.Bytes()
	return m, nil
}

// lineWriter writes JSON with one line for each member of a list: that is what
// people look for and compare.
type lineWriter struct {
	out bytes.Buffer
	err error
}

func (w *lineWriter) list(head string, n int, member func(i int) any) {
	w.out.WriteString(head)
	enc := json.NewEncoder(&w.out)
	enc.SetEscapeHTML(false)
	for i := range n {
		if i > 0 {
			w.out.WriteByte(',')
		}
		w.out.WriteByte('\n')
		if err := enc.Encode(member(i)); err != nil {
			w.err = err
			return
		}
		w.out.Truncate(w.out.Len() - 1) // the encoder ends a line
	}
	if n > 0 {
		w.out.WriteByte('\n')
	}
	w.out.WriteByte(']')
}
