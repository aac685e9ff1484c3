package publish

import (
	"bytes"
	"encoding/json"
	"errors"
	"sort"

	"yinfa.dev/yinfa/internal/output"
)

// ManifestName is the file of a site that lists all others with their sums.
const ManifestName = output.ManifestName

// addManifest makes the manifest of the files measured. It says what the
// public sees anyway: paths, sizes and sums, and nothing of their sources.
func (s *Site) addManifest() error {
	sort.Slice(s.Files, func(i, j int) bool { return s.Files[i].Path < s.Files[j].Path })
	list := output.Manifest{Files: []output.Entry{}}
	for _, f := range s.Files {
		list.Files = append(list.Files, output.Entry{Path: f.Path, SHA256: f.SHA256, Size: int(f.Size)})
	}
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	if err := enc.Encode(list); err != nil {
		return err
	}
	s.manifest = out.Bytes()
	f, err := sums(ManifestName, int64(out.Len()), bytes.NewReader(s.manifest))
	if err != nil {
		return err
	}
	s.Files = append(s.Files, f)
	sort.Slice(s.Files, func(i, j int) bool { return s.Files[i].Path < s.Files[j].Path })
	return nil
}

var errManifest = errors.New("not a manifest of a site")

// parseManifest reads a manifest that came from outside.
func parseManifest(data []byte) (map[string]output.Entry, error) {
	var list output.Manifest
	if err := json.Unmarshal(data, &list); err != nil {
		return nil, err
	}
	if list.Files == nil {
		return nil, errManifest
	}
	files := map[string]output.Entry{}
	for _, e := range list.Files {
		if !sound(e.Path) || len(e.SHA256) != 64 || e.Size < 0 {
			return nil, errManifest
		}
		files[e.Path] = e
	}
	return files, nil
}
