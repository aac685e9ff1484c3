// Package watch finds out which files of a project were saved.
//
// In: the project's folder. Out: which files changed, came or went since the
// last look. It reads names, times and sizes and never contents, and it
// decides nothing about what a change means.
package watch

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"
)

// Watcher finds out what was saved by asking for times and sizes: that works
// on every system and on disks of other machines, where notices of the system
// do not. The few files somebody is looking at are asked for often, all
// others as often as the size of the project allows. It is for one goroutine.
type Watcher struct {
	root   string
	except string // a folder of results, as a project path
	share  int
	known  map[string]stamp
	cost   time.Duration // of the last look at everything
	looked time.Time     // when that was
}

// stamp is what changes when a file is saved.
type stamp struct {
	size int64
	time time.Time
}

const (
	// Pause is the time to let pass between two looks.
	Pause = 30 * time.Millisecond
	// settle is how long a saved file must stay the same: editors write in
	// several steps.
	settle = 10 * time.Millisecond
	// settleMost bounds the waiting for a file that keeps growing.
	settleMost = 80 * time.Millisecond
)

// How much longer than a look at everything the pause after it is: Patient
// takes a tenth of one processor at most, Eager a quarter.
const (
	Patient = 10
	Eager   = 4
)

// New knows the files of a project as they are now. except is a folder of
// results inside of it, as a project path; empty: none but output. share is
// Patient or Eager.
func New(root, except string, share int) *Watcher {
	w := &Watcher{root: filepath.Clean(root), except: except, share: share}
	w.known = w.scan()
	w.looked = time.Now()
	return w
}

// Changes are what a look has found, by project paths.
type Changes struct {
	Files map[string]bool // saved
	Names bool            // files have come or gone
	Moved []string        // those that have, as far as they are known
}

// Any reports whether something changed.
func (c Changes) Any() bool { return c.Names || len(c.Files) > 0 }

// Look finds what changed among the hot files, and now and then among all.
func (w *Watcher) Look(hot []string) Changes {
	found := Changes{Files: map[string]bool{}}
	for _, name := range hot {
		now, there := w.stampOf(name)
		old, was := w.known[name]
		if there != was {
			found.Names = true
		} else if there && now != old {
			found.Files[name] = true
			w.known[name] = w.settled(name, now)
		}
	}
	pause := max(8*Pause, time.Duration(w.share)*w.cost)
	if !found.Names && time.Since(w.looked) < pause {
		return found
	}
	all := w.scan()
	w.looked = time.Now()
	for name, now := range all {
		old, was := w.known[name]
		if !was {
			found.Moved = append(found.Moved, name)
		} else if now != old {
			found.Files[name] = true
			all[name] = w.settled(name, now)
		}
	}
	for name := range w.known {
		if _, still := all[name]; !still {
			found.Moved = append(found.Moved, name)
		}
	}
	found.Names = found.Names || len(found.Moved) > 0
	w.known = all
	return found
}

// settled waits until a file that is being written is whole.
func (w *Watcher) settled(name string, now stamp) stamp {
	for end := time.Now().Add(settleMost); time.Now().Before(end); {
		time.Sleep(settle)
		again, there := w.stampOf(name)
		if !there || again == now {
			break
		}
		now = again
	}
	return now
}

func (w *Watcher) stampOf(name string) (stamp, bool) {
	info, err := os.Stat(filepath.Join(w.root, filepath.FromSlash(name)))
	if err != nil || !info.Mode().IsRegular() {
		return stamp{}, false
	}
	return stamp{info.Size(), info.ModTime()}, true
}

// scan looks at every file of the project; results and hidden folders are
// none of it.
func (w *Watcher) scan() map[string]stamp {
	began := time.Now()
	all := map[string]stamp{}
	// What cannot be read now is as good as gone; the stages say why.
	_ = filepath.WalkDir(w.root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil
		}
		if p == w.root {
			return nil
		}
		rel := filepath.ToSlash(strings.TrimPrefix(strings.TrimPrefix(p, w.root), string(filepath.Separator)))
		if strings.HasPrefix(path.Base(rel), ".") || rel == "output" || rel == w.except {
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		}
		if d.IsDir() {
			return nil
		}
		if d.Type()&fs.ModeSymlink != 0 {
			if now, there := w.stampOf(rel); there {
				all[rel] = now
			}
			return nil
		}
		if info, err := d.Info(); err == nil {
			all[rel] = stamp{info.Size(), info.ModTime()}
		}
		return nil
	})
	w.cost = time.Since(began)
	return all
}
