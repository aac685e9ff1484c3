package output

import (
	"os"
	"path/filepath"
	"testing"
)

func TestStageShowsNothingBeforePlace(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	if err := s.Write("site/a.html", []byte("old")); err != nil {
		t.Fatal(err)
	}
	g := s.Stage()
	for name, text := range map[string]string{"site/a.html": "new", "site/b/c.html": "added"} {
		if err := g.Write(name, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if got := read(t, dir, "site/a.html"); got != "old" {
		t.Errorf("the file in place holds %q", got)
	}
	if list, err := s.List(""); err != nil || len(list) != 1 {
		t.Errorf("%v, %v", list, err)
	}
	if err := g.Place(); err != nil {
		t.Fatal(err)
	}
	if err := g.Discard(); err != nil {
		t.Fatal(err)
	}
	if read(t, dir, "site/a.html") != "new" || read(t, dir, "site/b/c.html") != "added" || leftovers(t, dir) != 0 {
		t.Error("not placed, or something is left over")
	}
}

func TestStageIsDiscarded(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	if err := s.Write("site/a.html", []byte("old")); err != nil {
		t.Fatal(err)
	}
	g := s.Stage()
	for _, text := range []string{"new", "old"} { // the second time it is what stands there
		if err := g.Write("site/a.html", []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	if n := leftovers(t, dir); n != 0 {
		t.Errorf("%d files wait that are in place", n)
	}
	for _, name := range []string{"site/b/c.html", "site/a.html"} {
		if err := g.Write(name, []byte("new")); err != nil {
			t.Fatal(err)
		}
	}
	if err := g.Discard(); err != nil {
		t.Fatal(err)
	}
	if read(t, dir, "site/a.html") != "old" || leftovers(t, dir) != 0 {
		t.Error("a discarded stage left a trace")
	}
	if _, err := os.Stat(filepath.Join(dir, "site", "b")); !os.IsNotExist(err) {
		t.Error("its folder stays")
	}
	if err := g.Place(); err != nil || read(t, dir, "site/a.html") != "old" {
		t.Errorf("placed after it was discarded: %v", err)
	}
	if err := g.Write("../x", nil); err == nil {
		t.Error("a path that leads out is staged")
	}
}

func TestStageOfAKilledBuildIsSwept(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Stage().Write("site/wj/a.pdf", []byte("new")); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	open(t, dir)
	if n := leftovers(t, dir); n != 0 {
		t.Errorf("%d files left", n)
	}
}
