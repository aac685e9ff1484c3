package repo

import (
	"os"
	"path/filepath"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// What somebody put into the project by a link is not passed over in silence.
func TestReportLinks(t *testing.T) {
	root, outside := t.TempDir(), t.TempDir()
	for _, dir := range []string{"content/a", "other"} {
		if err := os.MkdirAll(filepath.Join(root, dir), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{filepath.Join(root, "content/a/b.md"), filepath.Join(outside, "b.md"), filepath.Join(outside, "p.png")} {
		if err := os.WriteFile(name, []byte("文"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, link := range [][2]string{
		{filepath.Join(outside, "b.md"), "content/out.md"}, {"nowhere.md", "content/a/gone.md"}, {filepath.Join(outside, "p.png"), "content/p.png"},
		{filepath.Join("a", "b.md"), "content/fine.md"}, {"a", "content/folder"}, {outside, "content/away"}, {outside, "other/away"},
	} {
		if err := os.Symlink(link[0], filepath.Join(root, filepath.FromSlash(link[1]))); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	s, err := Open(root)
	if err != nil {
		t.Fatal(err)
	}
	s.entries["content/pipe.md"], s.entries["content/pipe.png"] = special, special
	var bag diag.Bag
	s.ReportLinks("content/", &bag)
	want := `content/a/gone.md：错误：“content/a/gone.md”是符号链接，指向项目以外或者不存在的文件［read-outside］
    请把文件本身放进项目文件夹。
content/away：警告：“content/away”是符号链接，不进去读取［read-not-file］
    请把文件夹本身放进项目文件夹。
content/folder：警告：“content/folder”是符号链接，不进去读取［read-not-file］
    请把文件夹本身放进项目文件夹。
content/out.md：错误：“content/out.md”是符号链接，指向项目以外或者不存在的文件［read-outside］
    请把文件本身放进项目文件夹。
content/pipe.md：错误：“content/pipe.md”不是普通文件［read-not-file］
    请换成普通文件。
`
	if got := diag.Text(bag.Sorted()); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
