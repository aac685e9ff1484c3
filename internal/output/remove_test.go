package output

import (
	"os"
	"path/filepath"
	"testing"
)

func TestRemove(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for _, name := range []string{"a/b/c.html", "a/d.html"} {
		if err := s.Write(name, []byte("x")); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"a/b/c.html", "a/b/c.html", "never.html"} {
		if err := s.Remove(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := os.Stat(filepath.Join(dir, "a", "b")); !os.IsNotExist(err) {
		t.Error("the empty folder stays")
	}
	if _, err := os.Stat(filepath.Join(dir, "a", "d.html")); err != nil {
		t.Error(err)
	}
	for _, name := range []string{"../x", "/x", ".", ""} {
		if err := s.Remove(name); err == nil {
			t.Errorf("%q is let through", name)
		}
	}
}
