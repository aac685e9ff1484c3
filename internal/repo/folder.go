package repo

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"strings"

	"yinfa.dev/yinfa/internal/sysfault"
)

// resultsFolder is where builds go; results are no sources.
const resultsFolder = "output"

// folderStore serves a folder on disk. Every access goes through os.Root, so
// that neither a path nor a symbolic link can lead out of the folder, even if
// it is swapped between looking and reading.
type folderStore struct{ dir string }

func (f folderStore) scan() (map[string]kind, error) {
	root, err := os.OpenRoot(f.dir)
	if err != nil {
		return nil, err
	}
	entries := map[string]kind{}
	err = fs.WalkDir(root.FS(), ".", func(p string, entry fs.DirEntry, err error) error {
		if err != nil {
			return fmt.Errorf("%s：%w", p, sysfault.Explain(err))
		}
		if p == "." {
			return nil
		}
		if strings.HasPrefix(path.Base(p), ".") || p == resultsFolder {
			if entry.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		entries[p] = kindOf(root, p, entry.Type())
		return nil
	})
	if closing := root.Close(); err == nil {
		err = closing
	}
	return entries, err
}

func kindOf(root *os.Root, p string, mode fs.FileMode) kind {
	switch {
	case mode.IsRegular():
		return regular
	case mode.IsDir():
		return folder
	case mode&fs.ModeSymlink != 0:
		info, err := root.Stat(p)
		switch {
		case err != nil:
			return linkOut
		case info.IsDir():
			return linkFolder
		case info.Mode().IsRegular():
			return regular
		}
	}
	return special
}

func (f folderStore) head(p string, most int) (data []byte, whole bool, err error) {
	file, err := os.OpenInRoot(f.dir, p)
	if err != nil {
		return nil, false, err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	data = make([]byte, most+1)
	n, err := io.ReadFull(file, data)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		return data[:n], true, nil
	}
	return data[:min(n, most)], false, err
}

func (f folderStore) read(p string, most int64) (data []byte, err error) {
	file, err := os.OpenInRoot(f.dir, p)
	if err != nil {
		return nil, err
	}
	defer func() {
		if closing := file.Close(); err == nil && closing != nil {
			data, err = nil, closing
		}
	}()
	// What the file says of its size saves growing; a pipe says nothing, and
	// a file may grow while it is read.
	room := int64(bytes.MinRead)
	if info, err := file.Stat(); err == nil {
		room += min(info.Size(), most)
	}
	into := bytes.NewBuffer(make([]byte, 0, room))
	if _, err := into.ReadFrom(io.LimitReader(file, most+1)); err != nil {
		return nil, err
	}
	if int64(into.Len()) > most {
		return nil, errTooLarge
	}
	return into.Bytes(), nil
}
