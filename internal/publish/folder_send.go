package publish

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"yinfa.dev/yinfa/internal/output"
)

// stage is the name of a version that is not whole yet.
const stage = "stage"

// Send writes a whole new version, then shows it. The version before it is
// kept; older ones are removed.
func (f *Folder) Send(ctx context.Context, site *Site, now *State, plan *Plan, step func(done, total int)) (err error) {
	lock, err := f.lock()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	live, ours, err := f.live()
	if err != nil {
		return err
	}
	if err := f.clear(live, ours); err != nil {
		return failure("上次没有完成的发布清理不了", folderHint, err)
	}
	if plan.Empty() && ours {
		return nil
	}
	before := 0
	if ours {
		before = number(filepath.Base(live))
	}
	if err := f.fill(ctx, site, live, plan, step); err != nil {
		return err
	}
	manifest, _ := site.find(ManifestName)
	version := name(before+1, manifest.SHA256)
	if err := os.Rename(filepath.Join(f.store, stage), filepath.Join(f.store, version)); err != nil {
		return failure("新版本写不进 "+f.store, folderHint, err)
	}
	if live != "" && !ours {
		// The folder of others makes room; it becomes the version before.
		if err := f.setAside(live, &version); err != nil {
			return err
		}
	}
	if err := f.show(version); err != nil {
		return err
	}
	return f.prune(version)
}

// clear removes what a broken run or a rollback left: a version that is not
// whole, and those newer than the one that is shown.
func (f *Folder) clear(live string, ours bool) error {
	if err := os.RemoveAll(filepath.Join(f.store, stage)); err != nil {
		return err
	}
	versions, err := f.versions()
	if err != nil {
		return err
	}
	for _, v := range versions {
		if !ours || number(v) > number(filepath.Base(live)) {
			if err := os.RemoveAll(filepath.Join(f.store, v)); err != nil {
				return err
			}
		}
	}
	return nil
}

// fill writes the whole site into the stage. Files that have not changed are
// linked to those of the version that is shown: they take no room and keep
// their time, by which readers' browsers know that they have not changed.
func (f *Folder) fill(ctx context.Context, site *Site, live string, plan *Plan, step func(done, total int)) error {
	to := filepath.Join(f.store, stage)
	if err := os.Mkdir(to, 0o755); err != nil {
		return failure("写不进 "+f.store, folderHint, err)
	}
	changed := map[string]bool{}
	for _, p := range slices.Concat(plan.Add, plan.Change) {
		changed[p] = true
	}
	total := len(site.Files) + len(plan.Keep)
	for i, file := range site.Files {
		if err := ctx.Err(); err != nil {
			return err
		}
		if changed[file.Path] || !f.link(live, file.Path, to) {
			data, err := site.read(file)
			if err != nil {
				return err
			}
			if err := write(filepath.Join(to, filepath.FromSlash(file.Path)), data); err != nil {
				return failure("目标文件夹里的 "+file.Path+" 写不了", folderHint, err)
			}
		}
		step(i+1, total)
	}
	for i, p := range plan.Keep {
		if !f.link(live, p, to) {
			if err := copyFile(filepath.Join(live, filepath.FromSlash(p)), filepath.Join(to, filepath.FromSlash(p))); err != nil {
				return failure("目标文件夹里原有的 "+p+" 保留不了", folderHint, err)
			}
		}
		step(len(site.Files)+i+1, total)
	}
	return nil
}

// link puts a file of the version that is shown into the stage; false when
// the disk cannot link.
func (f *Folder) link(live, p, to string) bool {
	if live == "" {
		return false
	}
	target := filepath.Join(to, filepath.FromSlash(p))
	return os.MkdirAll(filepath.Dir(target), 0o755) == nil && os.Link(filepath.Join(live, filepath.FromSlash(p)), target) == nil
}

// write puts a new file on disk for good: a version that is shown must be
// whole even after the power fails.
func write(to string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	file, err := os.OpenFile(to, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(data)
	return errors.Join(err, file.Sync(), file.Close())
}

func copyFile(from, to string) error {
	source, err := os.Open(from)
	if err != nil {
		return err
	}
	defer source.Close() // read only
	data, err := io.ReadAll(source)
	if err != nil {
		return err
	}
	return write(to, data)
}

// setAside turns a folder that stood at the target into the version before
// the new one. The new version is whole by then; only this first takeover
// takes two renames.
func (f *Folder) setAside(live string, version *string) error {
	newName := name(2, (*version)[len("000001-"):])
	if err := os.Rename(filepath.Join(f.store, *version), filepath.Join(f.store, newName)); err != nil {
		return failure("新版本写不进 "+f.store, folderHint, err)
	}
	*version = newName
	aside := filepath.Join(f.store, name(1, "adopted"))
	entries, err := os.ReadDir(live)
	if err == nil && len(entries) == 0 {
		err = os.Remove(live)
	} else if err == nil {
		err = os.Rename(live, aside)
	}
	if err != nil {
		return failure("目标文件夹 "+live+" 换不下来", "它可能正被别的程序使用；请检查文件夹权限", err)
	}
	return nil
}

// prune keeps a version and the one before it.
func (f *Folder) prune(shown string) error {
	versions, err := f.versions()
	if err != nil {
		return err
	}
	at := slices.Index(versions, shown)
	for i, v := range versions {
		if i < at-1 {
			if err := os.RemoveAll(filepath.Join(f.store, v)); err != nil {
				return failure("很早的版本 "+v+" 删不掉", folderHint, err)
			}
		}
	}
	return nil
}

// Rollback shows the version before the one that is shown, and returns its
// name.
func (f *Folder) Rollback(context.Context) (version string, err error) {
	if _, err := os.Stat(f.store); errors.Is(err, fs.ErrNotExist) {
		return "", noVersion()
	}
	var lock *output.Sink
	if lock, err = f.lock(); err != nil {
		return "", err
	}
	defer func() { err = errors.Join(err, lock.Close()) }()
	live, ours, err := f.live()
	if err != nil {
		return "", err
	}
	versions, err := f.versions()
	if err != nil {
		return "", err
	}
	at := slices.Index(versions, filepath.Base(live))
	if !ours || at < 1 {
		return "", noVersion()
	}
	return versions[at-1], f.show(versions[at-1])
}

func noVersion() error {
	return &Refusal{"没有更早的版本可以恢复", "每次发布只保留前一个版本；可以从 git 里取出以前的内容，重新生成再发布"}
}
