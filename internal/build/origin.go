package build

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"hash"
	"slices"
	"strings"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/output"
	"yinfa.dev/yinfa/internal/repo"
	"yinfa.dev/yinfa/internal/source"
)

// OriginName is the file of the results folder that says what the site there
// was made from. It is there only beside a site that was written to its end.
const OriginName = "site.json"

// Origin says what a site was made from, so that whoever sends it out knows
// whether it is that of now.
type Origin struct {
	// Sources is the sum of every file that a site can be made from, the day
	// of the commit and the program.
	Sources string `json:"sources"`
	// Site is the sum of every file of the site.
	Site    string   `json:"site"`
	Formats []Format `json:"formats"`       // that were asked for
	Day     string   `json:"day,omitempty"` // that was named, of publication
}

// ParseOrigin reads what OriginName holds; nil when it says nothing that can be
// understood.
func ParseOrigin(data []byte) *Origin {
	o := &Origin{}
	if json.Unmarshal(data, o) != nil || o.Sources == "" || o.Site == "" {
		return nil
	}
	return o
}

// SourcesOf sums what a project makes its site from: the contents of its files,
// never their times. Fonts outside of the project are not among them.
func SourcesOf(root, program string) (string, error) {
	set, err := repo.Open(root)
	if err != nil {
		return "", err
	}
	return sourcesOf(set, program, sums{}), nil
}

// sums are those of files, by project path.
type sums map[string]string

// of sums a file unless it is known.
func (s sums) of(set *repo.Set, name string) string {
	if known, there := s[name]; there {
		return known
	}
	var unsaid diag.Bag // a build says what cannot be read
	data, _ := set.Bytes(name, source.Span{File: name}, &unsaid)
	sum := sha256.Sum256(data)
	s[name] = hex.EncodeToString(sum[:])
	return s[name]
}

func sourcesOf(set *repo.Set, program string, known sums) string {
	h := sha256.New()
	line(h, "program", program)
	if day, there := set.CommitDay(); there {
		line(h, "commit", day.String())
	}
	for _, prefix := range []string{repo.ConfigName, contentDir, "layouts/", "fonts/"} {
		for _, name := range set.List(prefix, "") {
			line(h, name, known.of(set, name))
		}
	}
	return hex.EncodeToString(h.Sum(nil))
}

func line(h hash.Hash, name, value string) {
	var room [160]byte
	b := append(room[:0], name...)
	b = append(b, 0) // is in no name
	b = append(b, value...)
	h.Write(append(b, '\n'))
}

// SumSite sums the files of a site by their own sums, by path.
func SumSite(files map[string]string) string {
	entries := make([]output.Entry, 0, len(files))
	for name, sum := range files {
		entries = append(entries, output.Entry{Path: name, SHA256: sum})
	}
	slices.SortFunc(entries, func(a, b output.Entry) int { return strings.Compare(a.Path, b.Path) })
	return sumSorted(entries, "")
}

// sumSorted sums files that are sorted by path; a folder that all of them are
// in is left out of their paths.
func sumSorted(files []output.Entry, folder string) string {
	h := sha256.New()
	for _, e := range files {
		line(h, strings.TrimPrefix(e.Path, folder), e.SHA256)
	}
	return hex.EncodeToString(h.Sum(nil))
}

// unsettle takes away what was said of the site: from now on it is being
// changed.
func (r *run) unsettle() error { return r.sink.Remove(OriginName) }

// settle says what the site that was just written, its entries sorted by path,
// was made from.
func (r *run) settle(entries []output.Entry) error {
	o := Origin{Sources: sourcesOf(r.project.Repo, r.options.Program, r.sums), Site: sumSorted(entries, siteFolder), Formats: slices.Clone(r.options.Formats)}
	if r.options.Day != (calendar.Date{}) {
		o.Day = r.options.Day.String()
	}
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetIndent("", "  ")
	if err := enc.Encode(o); err != nil {
		return err
	}
	return r.sink.Write(OriginName, b.Bytes())
}
