// Package output puts results on disk so that no half-written file is ever
// seen.
//
// In: paths relative to the results folder, and finished bytes. Out: files,
// each replaced in one step or left alone when nothing changed, and the
// manifest of a build. It knows no file format, and a content's problems are
// none of its business: its errors are those of a broken environment.
package output

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"yinfa.dev/yinfa/internal/sysfault"
)

// Names of the package's own files. A file that is being written carries
// tempPrefix until it is whole; lockName stays in place and is empty.
const (
	tempPrefix = ".yinfa-"
	lockName   = ".yinfa.lock"
)

// ErrBusy is what Open returns while another process builds into the folder.
var ErrBusy = errors.New("另一个编译正在写这个文件夹")

// Sink writes into one results folder. Write is safe for several goroutines.
type Sink struct {
	dir  string
	root *os.Root
	lock *os.File

	mu     sync.Mutex
	closed bool
	busy   map[string]*sync.Mutex // one for each path, so that two writes of one path take turns
}

// Open makes the folder when it is missing, locks it against a second build
// at the same time, and removes what a killed build left half-written.
func Open(dir string) (*Sink, error) {
	s, err := OpenAgain(dir)
	if err != nil {
		return nil, err
	}
	if err := s.sweep(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

// OpenAgain is Open for a process that has opened and closed the folder
// before: what others left half-written was removed then, and looking for it
// takes long in a large folder.
func OpenAgain(dir string) (*Sink, error) {
	absolute, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("找不到输出文件夹 %s：%w", dir, sysfault.Explain(err))
	}
	if err := os.MkdirAll(absolute, 0o755); err != nil {
		return nil, fmt.Errorf("建不了输出文件夹 %s：%w", absolute, sysfault.Explain(err))
	}
	root, err := os.OpenRoot(absolute)
	if err != nil {
		return nil, fmt.Errorf("打不开输出文件夹 %s：%w", absolute, sysfault.Explain(err))
	}
	lock, err := lockFolder(root)
	if err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return &Sink{dir: absolute, root: root, lock: lock, busy: map[string]*sync.Mutex{}}, nil
}

// lockFolder takes the lock, which the system drops when the process ends in
// whatever way: a killed build leaves nothing to clear by hand.
func lockFolder(root *os.Root) (*os.File, error) {
	lock, err := root.OpenFile(lockName, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return nil, fmt.Errorf("写不进输出文件夹 %s：%w", root.Name(), sysfault.Explain(err))
	}
	taken, err := tryLock(lock)
	switch {
	case err != nil:
		return nil, errors.Join(fmt.Errorf("锁不上输出文件夹 %s：%w", root.Name(), sysfault.Explain(err)), lock.Close())
	case !taken:
		return nil, errors.Join(fmt.Errorf("%w：%s。请等它结束，或者用 -o 另指定一个文件夹", ErrBusy, root.Name()), lock.Close())
	}
	return lock, nil
}

// sweep removes the temporary files of builds that were killed. Only the
// holder of the lock may do so.
func (s *Sink) sweep() error {
	return fs.WalkDir(s.root.FS(), ".", func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil && p == ".":
			return fmt.Errorf("读不了输出文件夹 %s：%w", s.dir, sysfault.Explain(err))
		case err != nil:
			// A folder that may not be read holds nothing of ours.
			return fs.SkipDir
		}
		if entry.Type().IsRegular() && strings.HasPrefix(entry.Name(), tempPrefix) {
			if err := s.root.Remove(p); err != nil {
				return fmt.Errorf("清理不了上次没有写完的文件 %s：%w", p, sysfault.Explain(err))
			}
		}
		return nil
	})
}

// Dir is the results folder as an absolute path of the system.
func (s *Sink) Dir() string { return s.dir }

// Write puts a file at a path with forward slashes, relative to the folder.
// Folders are made as needed. A file that already holds the same bytes is not
// touched, so that its time tells when it last changed.
func (s *Sink) Write(name string, data []byte) error {
	return s.inTurn(name, func() error {
		if same, err := s.ready(name, data); same || err != nil {
			return err
		}
		return s.reveal(name)
	})
}

// ready writes a file whole under its temporary name, unless the one in place
// holds the same bytes.
func (s *Sink) ready(name string, data []byte) (same bool, err error) {
	if same, err = s.holds(name, data); err != nil {
		return false, fmt.Errorf("读不了已有的 %s：%w", name, sysfault.Explain(err))
	}
	if same {
		return true, nil
	}
	if folder := path.Dir(name); folder != "." {
		if err := s.root.MkdirAll(folder, 0o755); err != nil {
			return false, fmt.Errorf("建不了文件夹 %s：%w", folder, sysfault.Explain(err))
		}
	}
	temp := tempName(name)
	if err := s.writeWhole(temp, data); err != nil {
		return false, errors.Join(fmt.Errorf("写不了 %s：%w", name, sysfault.Explain(err)), s.discard(temp))
	}
	return false, nil
}

// reveal gives a file that is ready its own name.
func (s *Sink) reveal(name string) error {
	temp := tempName(name)
	if err := s.root.Rename(temp, name); err != nil {
		return errors.Join(fmt.Errorf("写不了 %s（它可能正被别的程序打开）：%w", name, sysfault.Explain(err)), s.discard(temp))
	}
	return nil
}

// inTurn does something with a path that may be written, while nothing else
// does.
func (s *Sink) inTurn(name string, do func() error) error {
	if err := checkPath(name); err != nil {
		return err
	}
	turn, err := s.turn(name)
	if err != nil {
		return err
	}
	turn.Lock()
	defer turn.Unlock()
	return do()
}

// turn returns the mutex of a path.
func (s *Sink) turn(name string) (*sync.Mutex, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil, fmt.Errorf("写不了 %s：输出文件夹已经关闭", name)
	}
	turn, found := s.busy[name]
	if !found {
		turn = new(sync.Mutex)
		s.busy[name] = turn
	}
	return turn, nil
}

// holds reports whether the file is there with exactly these bytes.
func (s *Sink) holds(name string, data []byte) (bool, error) {
	info, err := s.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return false, nil
	case err != nil:
		return false, err
	case !info.Mode().IsRegular() || info.Size() != int64(len(data)):
		return false, nil
	}
	file, err := s.root.Open(name)
	if err != nil {
		return false, err
	}
	same, err := equals(file, data)
	return same, errors.Join(err, file.Close())
}

// equals reports whether a reader gives exactly these bytes. It reads in
// small steps: most files that differ do so at once.
func equals(r io.Reader, data []byte) (bool, error) {
	var step [16 << 10]byte
	for {
		n, err := r.Read(step[:])
		if n > len(data) || !bytes.Equal(step[:n], data[:n]) {
			return false, nil
		}
		data = data[n:]
		switch {
		case err == io.EOF:
			return len(data) == 0, nil
		case err != nil:
			return false, err
		}
	}
}

func (s *Sink) writeWhole(temp string, data []byte) error {
	file, err := s.root.OpenFile(temp, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Close())
}

// tempName is the name under which a file is written before it is whole. It
// stands in the same folder, for a rename is one step only there; it is ours
// alone, for the path's turn and the folder's lock are; and it is short, for
// a long Chinese title leaves no room for a prefix.
func tempName(name string) string {
	sum := sha256.Sum256([]byte(name))
	return path.Join(path.Dir(name), tempPrefix+hex.EncodeToString(sum[:12]))
}

// discard removes a temporary file; that there is none is no error.
func (s *Sink) discard(temp string) error {
	err := s.root.Remove(temp)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// Close lets the next build in. Closing twice is harmless.
func (s *Sink) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	// Closing the file drops its lock. The file stays: removing it would let
	// two builds lock two files of one name.
	return errors.Join(s.lock.Close(), s.root.Close())
}

// checkPath refuses paths that a results folder must not hold on any system.
func checkPath(name string) error {
	switch {
	case !fs.ValidPath(name) || name == ".":
		return fmt.Errorf("输出路径“%s”不在输出文件夹里", name)
	case strings.ContainsAny(name, "\\:*?\"<>|") || strings.ContainsFunc(name, func(r rune) bool { return r < 0x20 || r == 0x7F }):
		return fmt.Errorf("输出路径“%s”里有 Windows 文件名不能用的字符", name)
	case strings.HasPrefix(path.Base(name), tempPrefix) || name == lockName:
		return fmt.Errorf("输出路径“%s”是程序自己用的名字", name)
	}
	return nil
}
