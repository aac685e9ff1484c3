package publish

import (
	"errors"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// git runs the real git, which is not ours: it judges what was pushed.
func git(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.Command("git", args...)
	cmd.Env = append(os.Environ(), "GIT_CONFIG_NOSYSTEM=1", "HOME="+t.TempDir(),
		"GIT_AUTHOR_NAME=n", "GIT_AUTHOR_EMAIL=e@example.org", "GIT_COMMITTER_NAME=n", "GIT_COMMITTER_EMAIL=e@example.org")
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return string(out)
}

// bare makes a bare repository.
func bare(t *testing.T) string {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal(err)
		}
		t.Skip("git is needed to judge what was pushed")
	}
	dir := filepath.Join(t.TempDir(), "site.git")
	git(t, "init", "-q", "--bare", "-b", "main", dir)
	return dir
}

func gitTarget(t *testing.T, dir string) *Git {
	t.Helper()
	g, err := NewGit(GitOptions{URL: dir, Branch: "pages", Author: "云澜市人民政府办公室", Email: "gk@example.org", Time: time.Unix(1772755200, 0).UTC()})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// branch is what the branch holds, as git checks it out.
func branch(t *testing.T, dir, name string) map[string]string {
	t.Helper()
	git(t, "--git-dir", dir, "fsck", "--strict")
	got := map[string]string{}
	for line := range strings.SplitSeq(git(t, "--git-dir", dir, "ls-tree", "-r", "-z", "--name-only", name), "\x00") {
		if line != "" {
			got[line] = git(t, "--git-dir", dir, "show", name+":"+line)
		}
	}
	return got
}

func TestGit(t *testing.T) {
	for _, filter := range []string{"true", "false"} {
		t.Run("filter="+filter, func(t *testing.T) {
			dir := bare(t)
			git(t, "--git-dir", dir, "config", "uploadpack.allowFilter", filter)
			one, two := openSite(t, first), openSite(t, second)
			wantPlan(t, publish(t, one, gitTarget(t, dir), Options{DryRun: true}), 7, 0, 0, 0)
			if refs := git(t, "--git-dir", dir, "for-each-ref"); refs != "" {
				t.Errorf("a dry run pushed %s", refs)
			}
			wantPlan(t, publish(t, one, gitTarget(t, dir), Options{}), 7, 0, 0, 0)
			want := withManifest(one, first)
			want[noProcessing] = ""
			wantFiles(t, branch(t, dir, "pages"), want)
			tip := git(t, "--git-dir", dir, "rev-parse", "pages")

			wantPlan(t, publish(t, one, gitTarget(t, dir), Options{}), 0, 0, 0, 7)
			if again := git(t, "--git-dir", dir, "rev-parse", "pages"); again != tip {
				t.Error("a second run pushed")
			}
			wantPlan(t, publish(t, two, gitTarget(t, dir), Options{}), 1, 3, 1, 3)
			want = withManifest(two, second)
			want[noProcessing] = ""
			wantFiles(t, branch(t, dir, "pages"), want)
			log := git(t, "--git-dir", dir, "log", "--format=%an <%ae> %P %s", "pages")
			if n := strings.Count(log, "\n"); n != 2 || !strings.Contains(log, "云澜市人民政府办公室 <gk@example.org> "+strings.TrimSpace(tip)+" 发布网站：新增 1 个、更改 3 个、删去 1 个文件") {
				t.Errorf("history:\n%s", log)
			}
		})
	}
}

func TestGitKeepsTheHostsFiles(t *testing.T) {
	dir := bare(t)
	publish(t, openSite(t, first), gitTarget(t, dir), Options{})
	work := filepath.Join(t.TempDir(), "work")
	git(t, "clone", "-q", "-b", "pages", dir, work)
	// Somebody adds a file of the host's to a commit of ours.
	writeSite(t, work, map[string]string{"CNAME": "www.example.org"})
	git(t, "-C", work, "add", "CNAME")
	git(t, "-C", work, "commit", "-q", "--amend", "--no-edit")
	git(t, "-C", work, "push", "-q", "-f", "origin", "pages")
	two := openSite(t, second)
	publish(t, two, gitTarget(t, dir), Options{})
	want := withManifest(two, second)
	want[noProcessing], want["CNAME"] = "", "www.example.org"
	wantFiles(t, branch(t, dir, "pages"), want)
}

func TestGitRefusesWhatOthersMade(t *testing.T) {
	dir := bare(t)
	work := filepath.Join(t.TempDir(), "work")
	git(t, "clone", "-q", dir, work)
	writeSite(t, work, map[string]string{"src/main.c": "int main;", "index.html": "old"})
	git(t, "-C", work, "add", ".")
	git(t, "-C", work, "commit", "-q", "-m", "source")
	git(t, "-C", work, "push", "-q", "origin", "HEAD:pages")
	one := openSite(t, first)
	_, err := Run(t.Context(), one, gitTarget(t, dir), Options{})
	wantRefusal(t, err, "不是本程序发布的")
	publish(t, one, gitTarget(t, dir), Options{Adopt: true})
	want := withManifest(one, first)
	want[noProcessing], want["src/main.c"] = "", "int main;"
	wantFiles(t, branch(t, dir, "pages"), want)
}

// TestGitMovedMeanwhile lets somebody else move the branch between Look and
// Send: nothing of theirs may be lost.
func TestGitMovedMeanwhile(t *testing.T) {
	dir := bare(t)
	publish(t, openSite(t, first), gitTarget(t, dir), Options{})
	two := openSite(t, second)
	late := gitTarget(t, dir)
	now, err := late.Look(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	publish(t, two, gitTarget(t, dir), Options{})
	tip := git(t, "--git-dir", dir, "rev-parse", "pages")
	third := openSite(t, map[string]string{"index.html": "third"})
	err = late.Send(t.Context(), third, now, compare(third, now), func(int, int) {})
	var failed *Failure
	if !errors.As(err, &failed) {
		t.Errorf("got %v", err)
	}
	if git(t, "--git-dir", dir, "rev-parse", "pages") != tip {
		t.Error("the branch moved")
	}
}

// TestGitBroken ends a push in the middle: the branch stays, the next run
// completes the work.
func TestGitBroken(t *testing.T) {
	dir := bare(t)
	one := openSite(t, first)
	publish(t, one, gitTarget(t, dir), Options{})
	source := writeSite(t, t.TempDir(), second)
	two, err := Open(source)
	if err != nil {
		t.Fatal(err)
	}
	defer two.Close()
	if err := os.Remove(filepath.Join(source, "feed.xml")); err != nil {
		t.Fatal(err)
	}
	if err := os.Remove(filepath.Join(source, "index.html")); err != nil {
		t.Fatal(err)
	}
	if _, err := Run(t.Context(), two, gitTarget(t, dir), Options{}); err == nil {
		t.Error("a site that vanished was pushed")
	}
	want := withManifest(one, first)
	want[noProcessing] = ""
	wantFiles(t, branch(t, dir, "pages"), want)
	whole := openSite(t, second)
	publish(t, whole, gitTarget(t, dir), Options{})
	want = withManifest(whole, second)
	want[noProcessing] = ""
	wantFiles(t, branch(t, dir, "pages"), want)
}

func TestNewGitRefuses(t *testing.T) {
	for _, o := range []GitOptions{
		{URL: "http://git.example.org/a.git", Branch: "pages", Login: Login{Password: "秘密"}},
		{URL: "https://git.example.org/a.git", Branch: ""},
		{URL: "https://git.example.org/a.git", Branch: "a..b"},
	} {
		if _, err := NewGit(o); err == nil || strings.Contains(err.Error(), "秘密") {
			t.Errorf("%+v: %v", o, err)
		}
	}
	if _, err := NewGit(GitOptions{URL: "http://127.0.0.1:3000/a.git", Branch: "pages", Login: Login{Password: "x"}}); err != nil {
		t.Error(err)
	}
	var failed *Failure
	g := gitTarget(t, filepath.Join(t.TempDir(), "none.git"))
	if _, err := g.Look(t.Context()); !errors.As(err, &failed) {
		t.Errorf("got %v", err)
	}
}

func TestLogin(t *testing.T) {
	home := t.TempDir()
	writeSite(t, home, map[string]string{
		".netrc":           "machine other login x password y\nmachine git.example.org\n  login li\n  password hush\ndefault login d password e",
		".git-credentials": "https://wang:quiet%21@code.example.org\n",
	})
	none := func(string) string { return "" }
	for address, want := range map[string][2]string{
		"https://git.example.org/a.git": {"li", "hush"},
		"git@git.example.org:a.git":     {"", ""},
	} {
		if l := FindLogin(address, none, home); l.User != want[0] || l.Password != want[1] {
			t.Errorf("%s: %s %s", address, l.User, l.Password)
		}
	}
	u, err := url.Parse("https://code.example.org/a/b.git")
	if err != nil {
		t.Fatal(err)
	}
	if user, password := fromGitCredentials(text(filepath.Join(home, ".git-credentials")), u); user != "wang" || password != "quiet!" {
		t.Errorf("%s %s", user, password)
	}
	env := func(name string) string {
		return map[string]string{"YINFA_GIT_USER": "zhao", "YINFA_GIT_PASSWORD": "token"}[name]
	}
	if l := FindLogin("https://git.example.org/a.git", env, home); l.User != "zhao" || l.Password != "token" || strings.Contains(l.String(), "token") {
		t.Errorf("%+v", l)
	}
	if got := hidePassword("https://li:hush@git.example.org/a"); got != "https://li@git.example.org/a" {
		t.Error(got)
	}
}
