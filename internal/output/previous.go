package output

import (
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
func (s *Sink) Manifest() (Manifest, error) {
	var m Manifest
	data, err := s.root.ReadFile(ManifestName)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return m, nil
	case err != nil:
		return m, fmt.Errorf("读不了 %s：%w", ManifestName, sysfault.Explain(err))
	}
	if json.Unmarshal(data, &m) != nil {
		return Manifest{}, nil
	}
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
