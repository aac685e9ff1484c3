package repo

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/go-git/go-git/v5"
	"github.com/go-git/go-git/v5/plumbing/object"

	"yinfa.dev/yinfa/internal/calendar"
)

func TestCommitDay(t *testing.T) {
	root := t.TempDir()
	project := filepath.Join(root, "office")
	if err := os.MkdirAll(project, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(project, ConfigName), []byte("词语: []\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	set, err := Open(project)
	if err != nil {
		t.Fatal(err)
	}
	if day, there := set.CommitDay(); there {
		t.Errorf("%v without a repository", day)
	}
	r, err := git.PlainInit(root, false)
	if err != nil {
		t.Fatal(err)
	}
	if day, there := set.CommitDay(); there {
		t.Errorf("%v without a commit", day)
	}
	tree, err := r.Worktree()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := tree.Add("office/" + ConfigName); err != nil {
		t.Fatal(err)
	}
	// Shortly after midnight in Beijing it is still yesterday in Greenwich.
	when := time.Date(2026, 7, 1, 0, 30, 0, 0, time.FixedZone("", 8*60*60))
	who := &object.Signature{Name: "许安", Email: "xu@yunlan.example", When: when}
	if _, err := tree.Commit("开工", &git.CommitOptions{Author: who, Committer: who}); err != nil {
		t.Fatal(err)
	}
	if day, there := set.CommitDay(); !there || day != (calendar.Date{Year: 2026, Month: 7, Day: 1}) {
		t.Errorf("%v %v", day, there)
	}
}
