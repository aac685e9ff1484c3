// Package layouts carries the page formats (版式) and document types (文种)
// shipped with the program, as the files officers may read and override.
//
// In: the YAML and Markdown files beside this one. Out: a read-only file
// tree. It interprets nothing; package internal/layout does.
package layouts

import (
	"embed"
	"io/fs"
)

//go:embed 版式/*.yaml 文种/*.yaml 文种/*.md
var files embed.FS

// Builtin is the tree of shipped files: 版式/NAME.yaml, 文种/NAME.yaml and
// 文种/NAME.md.
func Builtin() fs.FS { return files }
