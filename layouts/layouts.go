// Package layouts carries the page formats (版式), document types (文种),
// regimes of supervision (制度) and templates of papers (公文模板) shipped with
// the program, as the files officers may read and override.
//
// In: the YAML and Markdown files beside this one. Out: a read-only file
// tree. It interprets nothing; packages internal/layout, internal/ledger
// and internal/papers do.
package layouts

import (
	"embed"
	"io/fs"
)

//go:embed 版式/*.yaml 文种/*.yaml 文种/*.md 制度/*.yaml 公文模板
var files embed.FS

// Builtin is the tree of shipped files: 版式/NAME.yaml, 文种/NAME.yaml,
// 文种/NAME.md, 制度/NAME.yaml and 公文模板/NAME.md, with what templates attach in
// 公文模板/附页/NAME.md.
func Builtin() fs.FS { return files }
