package output

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

func open(t *testing.T, dir string) *Sink {
	t.Helper()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func read(t *testing.T, parts ...string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(parts...))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// leftovers counts the temporary files under a folder.
func leftovers(t *testing.T, dir string) int {
	t.Helper()
	n := 0
	err := filepath.WalkDir(dir, func(p string, entry fs.DirEntry, err error) error {
		if err == nil && strings.HasPrefix(entry.Name(), tempPrefix) {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func TestWrite(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "新", "output")
	s := open(t, dir)
	long := strings.Repeat("长", 80) + ".pdf"
	for _, name := range []string{"a.pdf", "通知/子/b.pdf", long} {
		for _, text := range []string{"first", "second, longer", ""} {
			if err := s.Write(name, []byte(text)); err != nil {
				t.Fatal(err)
			}
			if got := read(t, dir, name); got != text {
				t.Errorf("%s holds %q, want %q", name, got, text)
			}
		}
	}
	if n := leftovers(t, dir); n != 0 {
		t.Errorf("%d temporary files left", n)
	}
}

func TestUnchangedIsNotTouched(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	if err := s.Write("a.pdf", []byte("same")); err != nil {
		t.Fatal(err)
	}
	old := time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)
	p := filepath.Join(dir, "a.pdf")
	if err := os.Chtimes(p, old, old); err != nil {
		t.Fatal(err)
	}
	if err := s.Write("a.pdf", []byte("same")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(p); err != nil || !info.ModTime().Equal(old) {
		t.Errorf("an unchanged file was written again: %v", err)
	}
	if err := s.Write("a.pdf", []byte("diff")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(p); err != nil || info.ModTime().Equal(old) {
		t.Errorf("a changed file kept its time: %v", err)
	}
}

func TestRefusedPaths(t *testing.T) {
	dir := t.TempDir()
	s := open(t, filepath.Join(dir, "output"))
	for _, name := range []string{"", ".", "..", "../x", "/x", "a/../x", "a//b", "a/", `a\b`, "c:x", "a?", "a\x00", tempPrefix + "x", lockName} {
		if err := s.Write(name, []byte("x")); err == nil {
			t.Errorf("%q was written", name)
		}
	}
	if runtime.GOOS == "windows" {
		return
	}
	if err := os.Symlink(dir, filepath.Join(dir, "output", "link")); err != nil {
		t.Fatal(err)
	}
	if err := s.Write("link/x", []byte("x")); err == nil {
		t.Error("a link led out of the folder")
	}
	if _, err := os.Stat(filepath.Join(dir, "x")); err == nil {
		t.Error("a file was written outside the folder")
	}
}

func TestFailedWriteLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	if err := os.MkdirAll(filepath.Join(dir, "a.pdf", "taken"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := s.Write("a.pdf", []byte("x")); err == nil {
		t.Error("a folder was replaced by a file")
	}
	if n := leftovers(t, dir); n != 0 {
		t.Errorf("%d temporary files left", n)
	}
}

func TestConcurrentWrites(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	texts := [][]byte{bytes.Repeat([]byte("甲"), 10000), bytes.Repeat([]byte("乙"), 20000)}
	var all sync.WaitGroup
	errs := make(chan error, 64)
	for i := range 64 {
		all.Go(func() {
			errs <- s.Write(fmt.Sprintf("%d/same.pdf", i%4), texts[i%2])
		})
	}
	all.Wait()
	for range 64 {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
	for i := range 4 {
		got := read(t, dir, fmt.Sprint(i), "same.pdf")
		if got != string(texts[0]) && got != string(texts[1]) {
			t.Errorf("file %d is a mixture of %d bytes", i, len(got))
		}
	}
}

func TestSecondBuildIsRefused(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	if _, err := Open(dir); !errors.Is(err, ErrBusy) || !strings.Contains(err.Error(), dir) {
		t.Errorf("second Open: %v", err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if err := s.Write("a", nil); err == nil {
		t.Error("wrote after Close")
	}
	open(t, dir)
}

// TestKilledBuild lets a second process lock the folder, leave a half-written
// file and be killed.
func TestKilledBuild(t *testing.T) {
	if dir := os.Getenv("YINFA_TEST_HOLD"); dir != "" {
		s, err := Open(dir)
		if err == nil {
			err = s.writeWhole("通知/"+tempPrefix+"half", []byte("half"))
		}
		fmt.Println("held:", err)
		select {}
	}
	dir := t.TempDir()
	if err := os.MkdirAll(filepath.Join(dir, "通知"), 0o755); err != nil {
		t.Fatal(err)
	}
	child := exec.Command(os.Args[0], "-test.run=^TestKilledBuild$")
	child.Env = append(os.Environ(), "YINFA_TEST_HOLD="+dir)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || line != "held: <nil>\n" {
		t.Errorf("child said %q, %v", line, err)
	}
	if _, err := Open(dir); !errors.Is(err, ErrBusy) {
		t.Errorf("Open beside a living build: %v", err)
	}
	if leftovers(t, dir) != 1 {
		t.Error("a refused Open swept the files of the build that runs")
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	// The exit state of a killed process is an error by definition.
	_ = child.Wait()
	open(t, dir)
	if n := leftovers(t, dir); n != 0 {
		t.Errorf("%d half-written files left", n)
	}
}

func TestManifest(t *testing.T) {
	dir := t.TempDir()
	s := open(t, dir)
	b := NewEntry("b.pdf", []byte("乙"))
	b.Source, b.Number = "content/b.md", "云政办函〔2026〕8号"
	b.Fonts = []string{"FandolSong", "FandolFang"}
	b.Substituted = []Substitution{{"方正小标宋", "FandolSong"}, {"仿宋_GB2312", "FandolFang"}}
	m := Manifest{Files: []Entry{b, NewEntry("a.pdf", nil)}}
	if _, err := s.WriteManifest(m); err != nil {
		t.Fatal(err)
	}
	want := `{"files": [
{"path":"a.pdf","sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0},
{"path":"b.pdf","sha256":"` + b.SHA256 + `","size":3,"source":"content/b.md","number":"云政办函〔2026〕8号","fonts":["FandolFang","FandolSong"],"substituted":[{"wanted":"仿宋_GB2312","used":"FandolFang"},{"wanted":"方正小标宋","used":"FandolSong"}]}
]}
`
	if got := read(t, dir, ManifestName); got != want {
		t.Errorf("manifest:\n%s\nwant:\n%s", got, want)
	}
	if again, err := s.Manifest(); err != nil || len(again.Files) != 2 || again.Files[1].Number != b.Number {
		t.Errorf("read back: %+v", again)
	}
	if m.Files[0].Path != "b.pdf" || m.Files[0].Fonts[0] != "FandolSong" {
		t.Error("the manifest given was changed")
	}
	m.Files = append(m.Files, b)
	if _, err := s.WriteManifest(m); err == nil {
		t.Error("two results of one path passed")
	}
	if _, err := s.WriteManifest(Manifest{}); err != nil || !strings.Contains(read(t, dir, ManifestName), `"files": []`) {
		t.Errorf("empty manifest: %v", err)
	}
}
