package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/object"
)

// restores begins the line of a commit's message that shows which publication
// a rollback shows again.
const restores = "Yinfa-Restores: "

// history bounds how many publications back a rollback looks.
const history = 50

// Rollback publishes the version before the one that is shown, as a new commit
// on the branch: nothing of the history is lost. It returns the beginning of
// the name of the commit it shows again.
func (g *Git) Rollback(ctx context.Context) (version string, err error) {
	g.depth = history
	if err := g.fetch(ctx); err != nil {
		return "", g.failure("远程仓库读不了", err)
	}
	if g.tip.IsZero() {
		return "", noCommit()
	}
	tip, err := object.GetCommit(g.store, g.tip)
	if err != nil {
		return "", g.failure("远程仓库的分支读不了", err)
	}
	before, err := g.before(tip)
	if err != nil {
		return "", err
	}
	files, err := g.restored(tip, before)
	if err != nil {
		return "", g.failure("远程仓库的分支读不了", err)
	}
	root, fresh, err := g.trees(files)
	if err != nil {
		return "", g.failure("提交写不成", err)
	}
	commit, err := g.write(root, fmt.Sprintf("恢复网站：回到 %s 的版本\n\n%s%s\n%s%s\n", short(before.Hash), restores, before.Hash, trailer, valueOf(before.Message, trailer)))
	if err != nil {
		return "", g.failure("提交写不成", err)
	}
	if err := g.push(ctx, commit, append(fresh, commit), func(int, int) {}); err != nil {
		return "", g.failure("推送不到远程仓库", err)
	}
	return short(before.Hash), nil
}

// before is the publication before the one that a commit shows.
func (g *Git) before(tip *object.Commit) (*object.Commit, error) {
	shown := tip
	for range history {
		again := valueOf(shown.Message, restores)
		if again == "" {
			break
		}
		c, err := object.GetCommit(g.store, plumbing.NewHash(again))
		if err != nil {
			return nil, noCommit()
		}
		shown = c
	}
	if valueOf(shown.Message, trailer) == "" || len(shown.ParentHashes) == 0 {
		return nil, noCommit()
	}
	before, err := object.GetCommit(g.store, shown.ParentHashes[0])
	if err != nil || valueOf(before.Message, trailer) == "" {
		return nil, noCommit()
	}
	return before, nil
}

// restored are the files of a publication with those of the host's own that
// stand there now.
func (g *Git) restored(tip, before *object.Commit) (map[string]plumbing.Hash, error) {
	files := map[string]plumbing.Hash{}
	err := each(before, func(name string, blob plumbing.Hash) {
		if !kept(name) {
			files[name] = blob
		}
	})
	return files, errors.Join(err, each(tip, func(name string, blob plumbing.Hash) {
		if kept(name) {
			files[name] = blob
		}
	}))
}

// each shows every file of a commit.
func each(c *object.Commit, see func(name string, blob plumbing.Hash)) error {
	tree, err := c.Tree()
	if err != nil {
		return err
	}
	walker := object.NewTreeWalker(tree, true, nil)
	defer walker.Close()
	for {
		name, entry, err := walker.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if entry.Mode.IsFile() {
			see(name, entry.Hash)
		}
	}
}

// valueOf is what a commit's message says behind a mark; "" when it does not.
func valueOf(message, mark string) string {
	_, rest, found := strings.Cut(message, "\n"+mark)
	if !found {
		return ""
	}
	value, _, _ := strings.Cut(rest, "\n")
	return strings.TrimSpace(value)
}

func short(h plumbing.Hash) string { return h.String()[:10] }

func noCommit() error {
	return &Refusal{"这个分支上没有更早的版本可以恢复", "从存放公文的 git 里取出以前的内容，重新生成，再发布一次：git worktree add ../以前 提交号"}
}
