package output

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"yinfa.dev/yinfa/internal/sysfault"
)

// Manifest reads the manifest that an earlier build left. Without one, and
// with one that cannot be understood, it is empty: the next whole build
// writes it anew.
func (s *Sink) Manifest() (Manifest, error) { return s.ManifestAfter(Manifest{}) }

// ManifestAfter is Manifest for who knows the last one, which is taken apart
// no second time when the folder still holds it.
func (s *Sink) ManifestAfter(last Manifest) (Manifest, error) {
	var m Manifest
	data, err := s.root.ReadFile(ManifestName)
	if err == nil && last.written != nil && bytes.Equal(data, last.written) {
		return last, nil
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return m, nil
	case err != nil:
		return m, fmt.Errorf("读不了 %s：%w", ManifestName, sysfault.Explain(err))
	}
	if json.Unmarshal(data, &m) != nil {
		return Manifest{}, nil
	}
	m.written = data
	return m, nil
}

// List returns the paths of the files in the folder that end with suffix,
// sorted. Hidden files, the package's own among them, are left out.
func (s *Sink) List(suffix string) ([]string, error) {
	var list []string
	err := fs.WalkDir(s.root.FS(), ".", func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && p == ".":
			return err
		case err != nil:
			return fs.SkipDir
		}
		if entry.Type().IsRegular() && strings.HasSuffix(p, suffix) && !strings.HasPrefix(entry.Name(), ".") {
			list = append(list, p)
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("读不了输出文件夹 %s：%w", s.dir, sysfault.Explain(err))
	}
	return list, nil
}
