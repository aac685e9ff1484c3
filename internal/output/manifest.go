package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"sort"
)

// ManifestName is the file that lists a build's results.
const ManifestName = "manifest.json"

// Manifest lists every file of a build. It holds nothing that differs between
// two builds of the same sources: no time, no machine.
type Manifest struct {
	Commit string  `json:"commit,omitempty"` // the revision built, when it is known
	Files  []Entry `json:"files"`
	// Unreleased are the documents of which nothing is public. This manifest
	// stays inside; the one that is published with a site has no such list.
	Unreleased []Held `json:"unreleased,omitempty"`
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

// WriteManifest writes the manifest, files by path and fonts by name; the one
// given is not changed. Two entries of one path are an error: one result
// would have overwritten the other.
func (s *Sink) WriteManifest(m Manifest) error {
	data, err := m.encode()
	if err != nil {
		return err
	}
	return s.Write(ManifestName, data)
}

func (m Manifest) encode() ([]byte, error) {
	files := append([]Entry{}, m.Files...)
	sort.SliceStable(files, func(i, j int) bool { return files[i].Path < files[j].Path })
	for i := range files {
		if i > 0 && files[i].Path == files[i-1].Path {
			return nil, fmt.Errorf("两份材料编译成了同一个文件 %s（%s、%s）", files[i].Path, files[i-1].Source, files[i].Source)
		}
		fonts := append([]string(nil), files[i].Fonts...)
		sort.Strings(fonts)
		files[i].Fonts = fonts
		instead := append([]Substitution(nil), files[i].Substituted...)
		sort.Slice(instead, func(a, b int) bool {
			return instead[a].Wanted < instead[b].Wanted || instead[a].Wanted == instead[b].Wanted && instead[a].Used < instead[b].Used
		})
		files[i].Substituted = instead
	}
	m.Files = files
	m.Unreleased = append([]Held(nil), m.Unreleased...)
	sort.SliceStable(m.Unreleased, func(i, j int) bool { return m.Unreleased[i].Document < m.Unreleased[j].Document })
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(m); err != nil {
		return nil, fmt.Errorf("写不了 %s：%w", ManifestName, err)
	}
	return out.Bytes(), nil
}

// ReadManifest returns the manifest of the last build. There being none, or
// one that cannot be read, gives an empty one: the next whole build writes it
// anew.
func (s *Sink) ReadManifest() Manifest {
	data, err := s.root.ReadFile(ManifestName)
	if err != nil {
		return Manifest{}
	}
	var m Manifest
	if json.Unmarshal(data, &m) != nil {
		return Manifest{}
	}
	return m
}
