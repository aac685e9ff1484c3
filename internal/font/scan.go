package font

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"yinfa.dev/yinfa/internal/diag"
)

// The bounds of a search: folders deep, files in all, and bytes of a name
// table.
const (
	maxFolders   = 6
	maxFiles     = 20000
	maxNameTable = 1 << 20
)

// found is one face in a file, known by its names only.
type found struct {
	path     string
	index    int
	folder   int // which folder of the search path
	names    names
	cff      bool
	variable bool
	slanted  bool
	bold     bool
	weight   int
	refusal  string // why it may not be embedded
}

// listFiles lists the font files of the folders in order, each file once. A
// folder that does not exist holds none.
func listFiles(dirs []string) (paths []string, folders []int, troubles []Problem) {
	seen := map[string]bool{}
	for i, dir := range dirs {
		// The separator makes a folder out of a link to one.
		root := filepath.Clean(dir) + string(filepath.Separator)
		err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil && path == root:
				return err
			case err != nil:
				return fs.SkipDir
			case entry.IsDir():
				if rel, _ := filepath.Rel(root, path); strings.Count(filepath.ToSlash(rel), "/") >= maxFolders {
					return fs.SkipDir
				}
				return nil
			case !fontFile(path) || seen[filepath.Clean(path)]:
				return nil
			case len(paths) == maxFiles:
				return fs.SkipAll
			}
			seen[filepath.Clean(path)] = true
			paths, folders = append(paths, path), append(folders, i)
			return nil
		})
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			troubles = append(troubles, Problem{
				Code:    diag.FontUnreadable,
				Summary: "字体文件夹“" + dir + "”不能读取",
				Hint:    "请检查文件夹的权限，或从字体查找路径中去掉它。",
			})
		}
	}
	return paths, folders, troubles
}

func fontFile(path string) bool {
	switch strings.ToLower(filepath.Ext(path)) {
	case ".ttf", ".ttc", ".otf", ".otc":
		return true
	}
	return false
}

// scan reads the names of every face in the folders. wanted says which names
// matter; the style of other faces is not read. The result is in the order
// of the search path, then of paths.
func scan(dirs []string, wanted func(names) bool) ([]found, []Problem) {
	paths, folders, troubles := listFiles(dirs)
	faces := make([][]found, len(paths))
	errs := make([]error, len(paths))
	var group sync.WaitGroup
	// Reading names waits for the disk more than it computes.
	workers := min(4*runtime.GOMAXPROCS(0), len(paths))
	for w := range workers {
		group.Go(func() {
			buf := make([]byte, startBytes)
			for i := w; i < len(paths); i += workers {
				faces[i], errs[i] = scanFile(paths[i], buf, wanted)
			}
		})
	}
	group.Wait()
	var all []found
	for i := range paths {
		for _, f := range faces[i] {
			f.path, f.folder = paths[i], folders[i]
			all = append(all, f)
		}
		// An office cannot mend the fonts of its system.
		if errs[i] != nil && !systemFolder(dirs[folders[i]]) {
			troubles = append(troubles, fileProblem(paths[i], errs[i]))
		}
	}
	return all, troubles
}

// startBytes of a file hold its directory and often the small tables: one
// read in place of four.
const startBytes = 4096

// begun is a file whose start has been read already.
type begun struct {
	file  io.ReaderAt
	start []byte
}

func (b begun) ReadAt(p []byte, at int64) (int, error) {
	if at >= 0 && at <= int64(len(b.start)) && len(p) <= len(b.start)-int(at) {
		return copy(p, b.start[at:]), nil
	}
	return b.file.ReadAt(p, at)
}

// scanFile reads the wanted faces of one file. buf is for its use.
func scanFile(path string, buf []byte, wanted func(names) bool) ([]found, error) {
	// Asked before opening: opening a pipe waits for a writer.
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil, err
	}
	opened, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer opened.Close()
	size := info.Size()
	n, err := opened.ReadAt(buf, 0)
	if err != nil && !errors.Is(err, io.EOF) {
		return nil, err
	}
	file := begun{opened, buf[:n]}
	members, err := memberOffsets(file, size)
	if err != nil {
		return nil, err
	}
	var list []found
	for i, at := range members {
		dir, err := readDirectory(file, size, at)
		if err != nil {
			return list, err
		}
		table, err := dir.read(file, "name", maxNameTable)
		if err != nil {
			return list, err
		}
		f := found{index: i, names: readNames(table), cff: dir.cff(), weight: 400}
		if !wanted(f.names) {
			continue
		}
		_, f.variable = dir.tables["fvar"]
		head, err := dir.read(file, "head", 1024)
		if err != nil {
			return list, err
		}
		os2, err := dir.read(file, "OS/2", 1024)
		if err != nil {
			return list, err
		}
		// head macStyle and OS/2 fsSelection.
		f.bold = head.u16(44)&1 != 0 || os2.u16(62)&0x20 != 0
		f.slanted = head.u16(44)&2 != 0 || os2.u16(62)&0x01 != 0
		f.refusal = embedRefusal(os2)
		if len(os2) >= 6 {
			f.weight = os2.u16(4)
		}
		list = append(list, f)
	}
	return list, nil
}
