package watch

import (
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// folder is a project in the making.
type folder struct {
	t    *testing.T
	root string
	day  int
}

// save writes files, later each time.
func (f *folder) save(names ...string) {
	f.day++
	at := time.Date(2026, 3, f.day, 0, 0, 0, 0, time.UTC)
	for _, name := range names {
		p := filepath.Join(f.root, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(p), 0o755)
		if err == nil {
			err = os.WriteFile(p, []byte("x"), 0o644)
		}
		if err == nil {
			err = os.Chtimes(p, at, at)
		}
		if err != nil {
			f.t.Fatal(err)
		}
	}
}

// all looks at everything, whenever that was done before.
func all(w *Watcher, hot ...string) Changes {
	w.looked = time.Time{}
	return w.Look(hot)
}

func names(c Changes) string {
	slices.Sort(c.Moved)
	return strings.Join(slices.Sorted(maps.Keys(c.Files)), " ") + "|" + strings.Join(c.Moved, " ")
}

func TestLook(t *testing.T) {
	f := &folder{t: t, root: t.TempDir()}
	f.save("yinfa.yaml", "content/甲.md", "content/乙.md", "output/甲.pdf", "成品/甲.pdf", ".git/HEAD")
	w := New(f.root, "成品", Eager)
	for _, c := range []struct {
		say  string
		do   func()
		want string
	}{
		{"nothing", func() {}, "|"},
		{"saved", func() { f.save("content/甲.md", "yinfa.yaml") }, "content/甲.md yinfa.yaml|"},
		{"seen once", func() {}, "|"},
		{"results and hidden folders", func() { f.save("output/甲.pdf", "output/乙.pdf", "成品/甲.pdf", ".git/HEAD", ".vscode/a") }, "|"},
		{"come", func() { f.save("content/丙/丁.md") }, "|content/丙/丁.md"},
		{"gone", func() {
			if err := os.Remove(filepath.Join(f.root, "content", "乙.md")); err != nil {
				t.Fatal(err)
			}
		}, "|content/乙.md"},
	} {
		c.do()
		found := all(w)
		if got := names(found); got != c.want || found.Names != (len(found.Moved) > 0) || found.Any() != (c.want != "|") {
			t.Errorf("%s: %+v, want %q", c.say, found, c.want)
		}
	}
}

// TestHotFilesAreSeenAtOnce: others wait for the look at everything.
func TestHotFilesAreSeenAtOnce(t *testing.T) {
	f := &folder{t: t, root: t.TempDir()}
	f.save("content/甲.md", "content/乙.md")
	w := New(f.root, "", Eager)
	w.looked = time.Now().Add(time.Hour)
	f.save("content/甲.md", "content/乙.md")
	if got := names(w.Look([]string{"content/甲.md"})); got != "content/甲.md|" {
		t.Errorf("hot: %q", got)
	}
	if got := names(all(w)); got != "content/乙.md|" {
		t.Errorf("all: %q", got)
	}
	w.looked = time.Now().Add(time.Hour)
	f.save("content/丙.md")
	if got := names(w.Look([]string{"content/丙.md"})); got != "|content/丙.md" {
		t.Errorf("a hot file that came: %q", got)
	}
}
