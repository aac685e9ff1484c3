package publish

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/output"
)

// Folder is a target that a web server on this machine or a mounted disk
// shows. The folder itself is a link to the version that is shown; versions
// stand beside it, in a hidden folder. Switching is one rename of the link,
// so a reader sees the old site or the new one, never half of each.
type Folder struct {
	path  string // the link
	store string // the folder of versions
}

// NewFolder is the target at an absolute path.
func NewFolder(dir string) *Folder {
	dir = filepath.Clean(dir)
	return &Folder{dir, filepath.Join(filepath.Dir(dir), "."+filepath.Base(dir)+".yinfa")}
}

const folderHint = "请检查文件夹权限和磁盘空间"

// Look measures the version that is shown.
func (f *Folder) Look(ctx context.Context) (*State, error) {
	now := &State{Files: map[string]Held{}}
	live, ours, err := f.live()
	if err != nil {
		return nil, err
	}
	if live == "" {
		return now, nil
	}
	now.Foreign = !ours
	names, err := list(live)
	if err != nil {
		return nil, failure("目标文件夹 "+f.path+" 读不了", folderHint, err)
	}
	if len(names) == 0 {
		now.Foreign = false
		return now, nil
	}
	var owned map[string]output.Entry
	if data, err := os.ReadFile(filepath.Join(live, ManifestName)); err == nil && ours {
		// Without a manifest that can be read nothing counts as ours, and
		// nothing is removed.
		owned, _ = parseManifest(data)
	}
	for _, name := range names {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		held, err := measure(live, name)
		if err != nil {
			return nil, failure("目标文件夹里的 "+name+" 读不了", folderHint, err)
		}
		_, held.Owned = owned[name]
		now.Files[name] = held
	}
	versions, err := f.versions()
	if err != nil {
		return nil, err
	}
	_, err = os.Lstat(filepath.Join(f.store, stage))
	now.Unfinished = err == nil || len(versions) > 0 && versions[len(versions)-1] != filepath.Base(live)
	return now, nil
}

// live is the folder that is shown, "" when there is none, and whether it is
// a version of ours.
func (f *Folder) live() (dir string, ours bool, err error) {
	info, err := os.Lstat(f.path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", false, nil
	case err != nil:
		return "", false, failure("目标文件夹 "+f.path+" 读不了", folderHint, err)
	case info.Mode()&fs.ModeSymlink != 0:
		to, err := os.Readlink(f.path)
		if err != nil {
			return "", false, failure("目标文件夹 "+f.path+" 读不了", folderHint, err)
		}
		if !filepath.IsAbs(to) {
			to = filepath.Join(filepath.Dir(f.path), to)
		}
		if filepath.Dir(to) != f.store {
			return "", false, &Refusal{"“" + f.path + "”是一个指向别处的链接", "请在 yinfa.yaml 里直接写它指向的文件夹，或者删去这个链接"}
		}
		if _, err := os.Stat(to); errors.Is(err, fs.ErrNotExist) {
			return "", false, nil
		}
		return to, true, nil
	case !info.IsDir():
		return "", false, &Refusal{"“" + f.path + "”是一个文件，不是文件夹", "请在 yinfa.yaml 里换一个文件夹"}
	}
	return f.path, false, nil
}

// list names the files below a folder, by paths with forward slashes.
func list(dir string) ([]string, error) {
	var names []string
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, p)
		if rel = filepath.ToSlash(rel); err == nil {
			names = append(names, rel)
		}
		return err
	})
	return names, err
}

func measure(dir, name string) (Held, error) {
	p := filepath.Join(dir, filepath.FromSlash(name))
	info, err := os.Lstat(p)
	if err != nil || !info.Mode().IsRegular() {
		return Held{}, err // a link or a device equals no file
	}
	file, err := os.Open(p)
	if err != nil {
		return Held{}, err
	}
	defer file.Close() // read only
	sum := sha256.New()
	_, err = io.Copy(sum, file)
	return Held{Size: info.Size(), Digest: Digest{SHA256: hex.EncodeToString(sum.Sum(nil))}}, err
}

// versions are the whole versions in the store, oldest first.
func (f *Folder) versions() ([]string, error) {
	entries, err := os.ReadDir(f.store)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	} else if err != nil {
		return nil, failure("存放各个版本的文件夹 "+f.store+" 读不了", folderHint, err)
	}
	var names []string
	for _, e := range entries {
		if n := number(e.Name()); e.IsDir() && n > 0 {
			names = append(names, e.Name())
		}
	}
	slices.SortFunc(names, func(a, b string) int { return cmp.Compare(number(a), number(b)) })
	return names, nil
}

// name is that of a version: its number, which grows, and the
// beginning of the sum of its manifest.
func name(n int, sum string) string { return fmt.Sprintf("%06d-%s", n, sum[:min(12, len(sum))]) }

// number is that of a version, or 0.
func number(name string) int {
	figures, _, found := strings.Cut(name, "-")
	n, err := strconv.Atoi(figures)
	if !found || err != nil || n < 1 || figures != fmt.Sprintf("%06d", n) {
		return 0
	}
	return n
}

// lock keeps a second run out.
func (f *Folder) lock() (*output.Sink, error) {
	sink, err := output.Open(f.store)
	if errors.Is(err, output.ErrBusy) {
		return nil, &Failure{Summary: "另一个发布正在写 " + f.path, Hint: "请等它结束，再发布一次", Err: err}
	} else if err != nil {
		return nil, failure("写不进目标文件夹旁边的 "+f.store, folderHint, err)
	}
	return sink, nil
}

// show makes the link point to a version, in one step.
func (f *Folder) show(version string) error {
	next := filepath.Join(f.store, ".yinfa-next")
	err := os.Remove(next)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		// A relative link stays right when the whole place is moved.
		err = os.Symlink(path.Join(filepath.Base(f.store), version), next)
	}
	if err != nil {
		return failure("建不了指向新版本的链接", "这块磁盘或这个用户可能不能建链接（Windows 须打开“开发人员模式”）；换一个目标，或请管理员处理", err)
	}
	if err := os.Rename(next, f.path); err != nil {
		return failure("切换不到新版本，旧网站没有变动", folderHint, err)
	}
	return nil
}
