package publish

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestGitRollback(t *testing.T) {
	for _, filter := range []string{"true", "false"} {
		t.Run("filter="+filter, func(t *testing.T) {
			dir := bare(t)
			git(t, "--git-dir", dir, "config", "uploadpack.allowFilter", filter)
			_, err := gitTarget(t, dir).Rollback(t.Context())
			wantRefusal(t, err, "没有更早的版本")
			one, two := openSite(t, first), openSite(t, second)
			third := map[string]string{"index.html": "<h1>三</h1>"}
			three := openSite(t, third)
			shows := func(s *Site, files map[string]string) {
				t.Helper()
				want := withManifest(s, files)
				want[noProcessing] = ""
				wantFiles(t, branch(t, dir, "pages"), want)
			}
			back := func() error { t.Helper(); _, err := gitTarget(t, dir).Rollback(t.Context()); return err }

			publish(t, one, gitTarget(t, dir), Options{})
			wantRefusal(t, back(), "没有更早的版本")
			publish(t, two, gitTarget(t, dir), Options{})
			publish(t, three, gitTarget(t, dir), Options{})
			tip := strings.TrimSpace(git(t, "--git-dir", dir, "rev-parse", "pages"))
			if err := back(); err != nil {
				t.Fatal(err)
			}
			shows(two, second)
			// Nothing of the history is lost, and again means further back.
			if log := git(t, "--git-dir", dir, "log", "-1", "--format=%P %s", "pages"); !strings.HasPrefix(log, tip+" 恢复网站：回到 ") {
				t.Errorf("history: %s", log)
			}
			if err := back(); err != nil {
				t.Fatal(err)
			}
			shows(one, first)
			wantRefusal(t, back(), "没有更早的版本")
			// A publication after that is one like any other.
			wantPlan(t, publish(t, one, gitTarget(t, dir), Options{}), 0, 0, 0, 7)
			publish(t, three, gitTarget(t, dir), Options{})
			shows(three, third)
			if err := back(); err != nil {
				t.Fatal(err)
			}
			shows(one, first)
		})
	}
}

func TestGitRollbackKeepsTheHostsFiles(t *testing.T) {
	dir := bare(t)
	one := openSite(t, first)
	publish(t, one, gitTarget(t, dir), Options{})
	publish(t, openSite(t, second), gitTarget(t, dir), Options{})
	work := filepath.Join(t.TempDir(), "work")
	git(t, "clone", "-q", "-b", "pages", dir, work)
	if err := os.WriteFile(filepath.Join(work, "CNAME"), []byte("www.example.org"), 0o644); err != nil {
		t.Fatal(err)
	}
	git(t, "-C", work, "add", "CNAME")
	git(t, "-C", work, "commit", "-q", "--amend", "--no-edit")
	git(t, "-C", work, "push", "-q", "-f", "origin", "pages")
	if _, err := gitTarget(t, dir).Rollback(t.Context()); err != nil {
		t.Fatal(err)
	}
	want := withManifest(one, first)
	want[noProcessing], want["CNAME"] = "", "www.example.org"
	wantFiles(t, branch(t, dir, "pages"), want)
}

func TestGitRollbackRefusesWhatOthersMade(t *testing.T) {
	dir := bare(t)
	work := filepath.Join(t.TempDir(), "work")
	git(t, "clone", "-q", dir, work)
	writeSite(t, work, map[string]string{"src/main.c": "int main;"})
	git(t, "-C", work, "add", ".")
	git(t, "-C", work, "commit", "-q", "-m", "source")
	git(t, "-C", work, "push", "-q", "origin", "HEAD:pages")
	publish(t, openSite(t, first), gitTarget(t, dir), Options{Adopt: true})
	_, err := gitTarget(t, dir).Rollback(t.Context())
	wantRefusal(t, err, "没有更早的版本")
}
