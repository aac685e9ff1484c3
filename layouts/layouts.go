// Package layouts carries the page formats (版式), document types (文种) and
// regimes of supervision (制度) shipped with the program, as the files
// officers may read and override.
//
// In: the YAML and Markdown files beside this one. Out: a read-only file
// tree. It interprets nothing; packages internal/layout and internal/ledger
// do.
package layouts

import (
	"embed"
	"io/fs"
)

//go:embed 版式/*.yaml 文种/*.yaml 文种/*.md 制度/*.yaml
var files embed.FS

// Builtin is the tree of shipped files: 版式/NAME.yaml, 文种/NAME.yaml,
// 文种/NAME.md and 制度/NAME.yaml.
func Builtin() fs.FS { return files }
