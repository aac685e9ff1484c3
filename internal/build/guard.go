package build

import (
	"path/filepath"
	"strings"
)

// sourceFolders hold what the office writes; results among them would be
// taken for sources, or overwrite them.
func sourceFolders() []string { return []string{"content", "layouts", "fonts"} }

// guardOutput refuses a folder of results that lies among the sources.
func (r *run) guardOutput() error {
	root, err := filepath.Abs(r.options.Root)
	if err != nil {
		return err
	}
	out, err := filepath.Abs(r.options.Output)
	if err != nil {
		return err
	}
	for _, name := range sourceFolders() {
		source := filepath.Join(root, name)
		if out == source || strings.HasPrefix(out, source+string(filepath.Separator)) {
			return &UsageError{"成品不能放在 " + name + " 文件夹里，那里是原稿", "换一个文件夹，缺省是项目文件夹里的 output"}
		}
	}
	return nil
}
