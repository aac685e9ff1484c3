// Package font reads type faces and finds them.
//
// In: TrueType and TTC files of the project, of the office and of the system.
// Out: immutable faces with metrics and subsets, chosen by role with a
// fallback chain. It never sets text, and it never substitutes in silence:
// every choice can be listed. A face is parsed once and shared by all
// goroutines.
package font

// GlyphID is the index of a glyph in its face; 0 is the missing glyph.
type GlyphID uint16

// Role is the office a face serves in a document.
type Role string

// The roles of official documents.
const (
	Title Role = "小标宋"
	Song  Role = "宋体"
	Fang  Role = "仿宋"
	Kai   Role = "楷体"
	Hei   Role = "黑体"
	Latin Role = "西文"
)

// Roles lists every role in the order they are reported.
func Roles() []Role { return []Role{Title, Fang, Kai, Hei, Song, Latin} }
