package sysfault

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestExplain(t *testing.T) {
	own := errors.New("自己的说明")
	tests := []struct {
		err  error
		want string
	}{
		{&fs.PathError{Op: "write", Path: "/x", Err: syscall.ENOSPC}, "磁盘已满"},
		{&fs.PathError{Op: "write", Path: "/x", Err: syscall.EFBIG}, "文件超过系统允许的大小"},
		{&fs.PathError{Op: "mkdir", Path: "/x", Err: syscall.ENOTDIR}, "路径中有一段是文件，不是文件夹"},
		{&fs.PathError{Op: "open", Path: "/x", Err: syscall.EACCES}, "没有权限"},
		{errors.Join(&fs.PathError{Op: "open", Path: "/x", Err: syscall.EROFS}), "磁盘是只读的"},
		{own, "自己的说明"},
	}
	for _, test := range tests {
		got := Explain(test.err)
		if got.Error() != test.want {
			t.Errorf("Explain(%v) = %q, want %q", test.err, got, test.want)
		}
		if !errors.Is(got, test.err) {
			t.Errorf("Explain(%v) does not wrap it", test.err)
		}
	}
	if Explain(nil) != nil {
		t.Error("nil is explained")
	}
	_, err := os.Open(filepath.Join(t.TempDir(), "没有"))
	if got := Explain(err).Error(); got != "不存在" {
		t.Errorf("a missing file reads %q", got)
	}
}
