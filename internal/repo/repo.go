// Package repo gives the files of an office's project as a source set.
//
// In: the project's folder. Out: names, decoded text and bytes, by paths with
// forward slashes relative to the project; whatever is wrong with a file or
// with a path that a file names becomes a diagnostic with a remedy. Nothing
// outside the project is ever opened, and nothing is written.
package repo

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"yinfa.dev/yinfa/internal/sysfault"
)

// ConfigName is the file that makes a folder a project.
const ConfigName = "yinfa.yaml"

// Limits on the size of single files, in bytes.
const (
	MaxText  = 8 << 20
	MaxBytes = 32 << 20
)

// ErrNoProject is what Discover returns when no folder upwards is a project.
var ErrNoProject = errors.New("没有找到项目")

// Set is the files of one project. The names are those found when the set was
// opened; contents are read when asked for. It is safe for several goroutines
// and holds nothing open.
type Set struct {
	root    string
	store   store
	entries map[string]kind // by path
	paths   []string        // of regular files, sorted
}

// store is where the files come from. A folder is one; a revision in a git
// repository can be another.
type store interface {
	// scan lists everything that may be named, hidden folders and results
	// left out.
	scan() (map[string]kind, error)
	// read returns the contents of a regular file, or errTooLarge when they
	// are longer than most.
	read(path string, most int64) ([]byte, error)
	// head returns at most the first bytes of a regular file, and whether
	// they are all of it.
	head(path string, most int) (data []byte, whole bool, err error)
}

// kind is what stands under a name.
type kind int

const (
	regular    kind = iota
	folder          // a folder
	linkOut         // a symbolic link that is dangling or leads out of the project
	linkFolder      // a symbolic link to a folder, which is not followed
	special         // a pipe, a device
)

var errTooLarge = errors.New("file too large")

// Open reads the names in a project's folder. The error is for a broken
// environment only: a folder that is missing or cannot be read.
func Open(dir string) (*Set, error) {
	root, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("找不到项目文件夹 %s：%w", dir, sysfault.Explain(err))
	}
	info, err := os.Stat(root)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, fmt.Errorf("项目文件夹 %s 不存在", root)
	case err != nil:
		return nil, fmt.Errorf("打不开项目文件夹 %s：%w", root, sysfault.Explain(err))
	case !info.IsDir():
		return nil, fmt.Errorf("%s 不是文件夹", root)
	}
	return open(root, folderStore{root})
}

func open(root string, from store) (*Set, error) {
	entries, err := from.scan()
	if err != nil {
		return nil, fmt.Errorf("读取项目文件夹 %s 时出错：%w", root, sysfault.Explain(err))
	}
	s := &Set{root: root, store: from, entries: entries}
	for path, k := range entries {
		if k == regular {
			s.paths = append(s.paths, path)
		}
	}
	sort.Strings(s.paths)
	return s, nil
}

// Discover returns the nearest folder, from start upwards, that holds
// yinfa.yaml. Start may be a file.
func Discover(start string) (string, error) {
	from, err := filepath.Abs(start)
	if err != nil {
		return "", fmt.Errorf("找不到 %s：%w", start, sysfault.Explain(err))
	}
	for dir := from; ; dir = filepath.Dir(dir) {
		info, err := os.Stat(filepath.Join(dir, ConfigName))
		if err == nil && info.Mode().IsRegular() {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", fmt.Errorf("%w：%s 和它的上级文件夹里都没有 %s", ErrNoProject, from, ConfigName)
		}
	}
}

// Root is the project's folder, as an absolute path of the system.
func (s *Set) Root() string { return s.root }

// List returns the paths of the files that begin with prefix and end with
// suffix, sorted.
func (s *Set) List(prefix, suffix string) []string {
	var out []string
	for _, p := range s.paths[sort.SearchStrings(s.paths, prefix):] {
		if !strings.HasPrefix(p, prefix) {
			break
		}
		if strings.HasSuffix(p, suffix) {
			out = append(out, p)
		}
	}
	return out
}

// Differing lists the files that one of two sets has and the other has not.
func (s *Set) Differing(other *Set) []string {
	var out []string
	for _, sets := range [][2]*Set{{s, other}, {other, s}} {
		for _, name := range sets[0].paths {
			if !sets[1].Exists(name) {
				out = append(out, name)
			}
		}
	}
	return out
}

// Exists reports whether a project path names a regular file, letter case and
// all.
func (s *Set) Exists(path string) bool {
	k, found := s.entries[path]
	return found && k == regular
}
