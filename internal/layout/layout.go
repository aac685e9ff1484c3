// Package layout knows page formats (版式) and document types (文种).
//
// In: YAML and Markdown files of layouts/, the built-in ones overridden by an
// office's own of the same name. Out: typed formats and types with every
// length resolved. It sets nothing and reads no disk: files come in as text.
package layout

// Layouts is everything under layouts/, by name.
type Layouts struct {
	Formats map[string]*Format
	Types   map[string]*DocType
	Broken  map[string]string // formats whose files have errors: name → path
}
