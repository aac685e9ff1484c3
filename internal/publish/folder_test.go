package publish

import (
	"bufio"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func filesOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	// A link is not walked into, so its target is.
	real, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	names, err := list(real)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(real, name))
		if err != nil {
			t.Fatal(err)
		}
		got[name] = string(data)
	}
	return got
}

func TestFolder(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "www", "云澜")
	one, two := openSite(t, first), openSite(t, second)

	wantPlan(t, publish(t, one, NewFolder(dir), Options{DryRun: true}), 7, 0, 0, 0)
	if _, err := os.Lstat(filepath.Dir(dir)); err == nil {
		t.Error("a dry run made a folder")
	}
	steps := 0
	wantPlan(t, publish(t, one, NewFolder(dir), Options{Step: func(done, total int) {
		if steps++; done != steps || total != 7 {
			t.Errorf("step %d of %d", done, total)
		}
	}}), 7, 0, 0, 0)
	wantFiles(t, filesOf(t, dir), withManifest(one, first))
	link, err := os.Readlink(dir)
	if err != nil {
		t.Fatal(err)
	}

	wantPlan(t, publish(t, one, NewFolder(dir), Options{}), 0, 0, 0, 7)
	if again, _ := os.Readlink(dir); again != link {
		t.Error("a second run switched")
	}

	wantPlan(t, publish(t, two, NewFolder(dir), Options{}), 1, 3, 1, 3)
	wantFiles(t, filesOf(t, dir), withManifest(two, second))

	if _, err := NewFolder(dir).Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, filesOf(t, dir), withManifest(one, first))
	_, err = NewFolder(dir).Rollback(t.Context())
	wantRefusal(t, err, "没有更早的版本")

	// After a rollback the version rolled back is not the one before.
	publish(t, two, NewFolder(dir), Options{})
	if _, err := NewFolder(dir).Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, filesOf(t, dir), withManifest(one, first))
}

func TestFolderKeepsWhatIsNotOurs(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "www")
	publish(t, openSite(t, first), NewFolder(dir), Options{})
	writeSite(t, dir, map[string]string{"verify-abc.txt": "of a search engine", "通知/甲.html": "damaged"})
	two := openSite(t, second)
	p := publish(t, two, NewFolder(dir), Options{})
	wantPlan(t, p, 1, 4, 1, 2)
	want := withManifest(two, second)
	want["verify-abc.txt"] = "of a search engine"
	wantFiles(t, filesOf(t, dir), want)
}

func TestFolderRefusesWhatOthersMade(t *testing.T) {
	dir := writeSite(t, filepath.Join(t.TempDir(), "www"), map[string]string{"old.html": "old", "index.html": "old"})
	one := openSite(t, first)
	_, err := Run(t.Context(), one, NewFolder(dir), Options{})
	wantRefusal(t, err, "不是本程序发布的")
	wantFiles(t, filesOf(t, dir), map[string]string{"old.html": "old", "index.html": "old"})

	publish(t, one, NewFolder(dir), Options{Adopt: true})
	want := withManifest(one, first)
	want["old.html"] = "old"
	wantFiles(t, filesOf(t, dir), want)
	wantPlan(t, publish(t, one, NewFolder(dir), Options{}), 0, 0, 0, 7)
	if _, err := NewFolder(dir).Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	wantFiles(t, filesOf(t, dir), map[string]string{"old.html": "old", "index.html": "old"})

	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, err = NewFolder(file).Look(t.Context())
	wantRefusal(t, err, "是一个文件")
	elsewhere := filepath.Join(t.TempDir(), "link")
	if err := os.Symlink(t.TempDir(), elsewhere); err != nil {
		t.Fatal(err)
	}
	_, err = NewFolder(elsewhere).Look(t.Context())
	wantRefusal(t, err, "指向别处")
	empty := t.TempDir()
	publish(t, one, NewFolder(empty), Options{})
	wantFiles(t, filesOf(t, empty), withManifest(one, first))
}

func TestFolderIsLocked(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "www")
	lock, err := NewFolder(dir).lock()
	if err != nil {
		t.Fatal(err)
	}
	var failed *Failure
	if _, err := Run(t.Context(), openSite(t, first), NewFolder(dir), Options{}); !errors.As(err, &failed) || !strings.Contains(failed.Summary, "另一个发布") {
		t.Errorf("got %v", err)
	}
	if err := lock.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestFolderKilled publishes in a second process and kills it after so many
// files: the old site stands, and the next run completes the work.
func TestFolderKilled(t *testing.T) {
	if dir := os.Getenv("YINFA_TEST_PUBLISH"); dir != "" {
		site, err := Open(os.Getenv("YINFA_TEST_SITE"))
		if err != nil {
			fmt.Println(err)
			return
		}
		stopAt := os.Getenv("YINFA_TEST_STOP")
		_, err = Run(t.Context(), site, NewFolder(dir), Options{Step: func(done, _ int) {
			if fmt.Sprint(done) == stopAt {
				fmt.Println("reached")
				select {}
			}
		}})
		fmt.Println("ended", err)
		return
	}
	dir := filepath.Join(t.TempDir(), "www")
	one, two := openSite(t, first), openSite(t, second)
	publish(t, one, NewFolder(dir), Options{})
	source := writeSite(t, t.TempDir(), second)
	for _, stopAt := range []int{1, 4, 7} {
		child := exec.Command(os.Args[0], "-test.run=^TestFolderKilled$")
		child.Env = append(os.Environ(), "YINFA_TEST_PUBLISH="+dir, "YINFA_TEST_SITE="+source, fmt.Sprint("YINFA_TEST_STOP=", stopAt))
		out, err := child.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := child.Start(); err != nil {
			t.Fatal(err)
		}
		line, err := bufio.NewReader(out).ReadString('\n')
		if err != nil || line != "reached\n" {
			t.Errorf("the child said %q, %v", line, err)
		}
		if err := child.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		// The exit state of a killed process is an error by definition.
		_ = child.Wait()
		wantFiles(t, filesOf(t, dir), withManifest(one, first))
		now, err := NewFolder(dir).Look(t.Context())
		if err != nil || !now.Unfinished {
			t.Errorf("nothing unfinished is seen: %v", err)
		}
	}
	publish(t, two, NewFolder(dir), Options{})
	wantFiles(t, filesOf(t, dir), withManifest(two, second))
	if now, err := NewFolder(dir).Look(t.Context()); err != nil || now.Unfinished {
		t.Errorf("something is left: %v", err)
	}

	// Another run of the old site only clears the stage of a broken one.
	publish(t, one, NewFolder(dir), Options{})
	if err := os.Mkdir(filepath.Join(NewFolder(dir).store, stage), 0o755); err != nil {
		t.Fatal(err)
	}
	wantPlan(t, publish(t, one, NewFolder(dir), Options{}), 0, 0, 0, 7)
	if _, err := os.Stat(filepath.Join(NewFolder(dir).store, stage)); err == nil {
		t.Error("the stage of a broken run is left")
	}
}

func TestVersionNames(t *testing.T) {
	for text, want := range map[string]int{"000001-ab": 1, "000012-ab": 12, "000000-ab": 0, "stage": 0, "12-ab": 0, "1000000-x": 1000000, "-00001-a": 0} {
		if got := number(text); got != want {
			t.Errorf("%s: %d, want %d", text, got, want)
		}
	}
	if maps.Equal(first, second) {
		t.Error("the two editions must differ")
	}
}
