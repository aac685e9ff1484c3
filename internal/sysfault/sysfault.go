// Package sysfault says in Chinese why the operating system refused.
//
// In: errors of packages os and io/fs. Out: errors that an officer can read
// and errors.Is still understands. It touches nothing itself.
package sysfault

import (
	"errors"
	"io/fs"
	"syscall"
)

// fault is an error of the system with its reason in Chinese.
type fault struct {
	reason string
	err    error
}

func (f *fault) Error() string { return f.reason }
func (f *fault) Unwrap() error { return f.err }

// reasons are tried in order; the first that fits is told.
var reasons = []struct {
	err    error
	reason string
}{
	{syscall.ENOSPC, "磁盘已满"},
	{syscall.EDQUOT, "磁盘配额已用完"},
	{syscall.EFBIG, "文件超过系统允许的大小"},
	{syscall.EROFS, "磁盘是只读的"},
	{syscall.ENOTDIR, "路径中有一段是文件，不是文件夹"},
	{syscall.EISDIR, "同名的文件夹已经存在"},
	{syscall.ENAMETOOLONG, "文件名太长"},
	{syscall.EMFILE, "同时打开的文件太多"},
	{syscall.EIO, "磁盘读写出错"},
	{fs.ErrPermission, "没有权限"},
	{fs.ErrNotExist, "不存在"},
	{fs.ErrExist, "已经存在"},
}

// Explain returns an error that reads as its reason in Chinese and wraps err.
// What it does not know it returns as it is; nil stays nil.
func Explain(err error) error {
	if err == nil {
		return nil
	}
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return &fault{r.reason, err}
		}
	}
	// Joined errors and those of this project speak for themselves; of the
	// others the cause alone is told, without the English verb and path.
	var p *fs.PathError
	if errors.As(err, &p) {
		return &fault{"系统报告“" + p.Err.Error() + "”", err}
	}
	return err
}
