// Package linebreak chooses where lines of Chinese official text end.
//
// In: characters with their natural widths, a measure and a policy. Out:
// lines with the place of every character. It is pure: it knows no faces, no
// pages and no files, and the same input always gives the same lines. The
// rules are those of GB/T 15834-2011 5.1 and the W3C's clreq; each deviation
// is named where it is made.
package linebreak

import "yinfa.dev/yinfa/internal/unit"

// Char is one character to be set. Width is its natural advance. Em is the
// pitch of a full-width character at this place: squeezing and stretching
// are fractions of it.
type Char struct {
	Rune  rune
	Width unit.Length
	Em    unit.Length
	Hint  Hint
}

// Hint is what the source or a former stage knows about the place before a
// character.
type Hint uint8

// The hints. ForceBreak starts a new line at this character. Glue forbids a
// break before it whatever the rules say (inside a name). Frozen characters
// keep their width: they are neither squeezed nor stretched. Centred marks
// have their ink in the middle of the em, not in its left half, and give up half
// as much as others.
const (
	NoHint     Hint = 0
	ForceBreak Hint = 1 << iota
	Glue
	Frozen
	Centred
)

// Policy chooses among the rules that offices differ in. The zero value sets
// every mark at full width, as Word does without 压缩标点.
type Policy struct {
	Level Level
	// SqueezePairs gives two adjacent full-width marks 1.5 em, and lets other
	// marks give up to half an em when that saves pushing one out.
	SqueezePairs bool
	// SqueezeLineEnd lets a mark at the line end take half an em (GB/T
	// 15834-2011 5.1.10) when it would not fit at full width. One that fits
	// is left alone: the half em would only be stretched back in.
	SqueezeLineEnd bool
	MaxStretch     int // thousandths of an em by which a gap may be stretched; 0: 125
	// Ragged leaves lines as wide as their text comes: cells, centred and
	// left-aligned text. None is loose, so numbers are parted from their units
	// only when they are wider than a line.
	Ragged   bool
	LatinGap int // thousandths of an em set between Han and Latin; 0: none
}

// Level is how many characters are kept from line starts and ends.
type Level int

// The levels of clreq: 基本, 国标, 严格.
const (
	Basic Level = iota
	GBStyle
	Strict
)

// Line is one line of a paragraph.
type Line struct {
	From, To int           // chars[From:To]; spaces at the end take no width
	X        []unit.Length // origin of each glyph from the start of the line
	Width    unit.Length   // from the start of the line to the end of its last glyph
	Overfull bool          // an unbreakable piece is wider than the measure
	Loose    bool          // gaps would open wider than MaxStretch allows, and no other break exists: it is left short
}
