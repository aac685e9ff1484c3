package output

import (
	"errors"
	"fmt"
	"io/fs"
	"path"

	"yinfa.dev/yinfa/internal/sysfault"
)

// Remove takes a file out of the folder, and the folders it leaves empty. A
// file that is not there is as good as removed.
func (s *Sink) Remove(name string) error {
	return s.inTurn(name, func() error {
		if err := s.root.Remove(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("删不了 %s（它可能正被别的程序打开）：%w", name, sysfault.Explain(err))
		}
		s.prune(path.Dir(name))
		return nil
	})
}

// prune removes a folder and those above it as long as they are empty.
func (s *Sink) prune(folder string) {
	for ; folder != "."; folder = path.Dir(folder) {
		// A folder that still holds something refuses to go, and so ends this.
		if s.root.Remove(folder) != nil {
			break
		}
	}
}
