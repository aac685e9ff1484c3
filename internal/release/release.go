// Package release holds the rules of what may leave the office.
//
// In: the tree of a document with what it says about its publication, what
// the office knows of persons, enterprises and its own data, and a day. Out:
// the public edition of the tree, from which every public file is made; the
// standing of documents that others repeal or amend; and diagnostics about
// whatever must not leave. It makes no file, opens none and asks no clock.
//
// Silence is no: a document that does not release itself has no public
// edition, and a part of a tree that this package does not know stops the
// document instead of slipping through.
package release

import (
	"yinfa.dev/yinfa/internal/diag"
)

// Rules are what the office knows beside its documents. They do not change
// after they are made and are safe for several goroutines. The zero value
// knows nothing and still finds every kind of personal data by its form.
type Rules struct {
	// People are names of persons that 屏蔽: [姓名] hides.
	People []string
	// Enterprises are names that 屏蔽: [企业名称] hides.
	Enterprises []string
	// Released are telephone numbers that the office has made public itself:
	// those of its teams, of its site. Marks between the digits do not count.
	Released []string
	// Internal finds the office's own internal data in a text; nil finds none.
	Internal func(text string) []Found
}

// Found is a stretch of a text that must not leave, in characters from 0.
type Found struct {
	From, To      int
	Code          diag.Code
	Summary, Hint string
}
