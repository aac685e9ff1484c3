package font

// blankRune reports whether a character is meant to show nothing: spaces,
// and characters without width.
func blankRune(r rune) bool {
	switch {
	case r == ' ', r == 0xA0, r == 0x3000, r == 0x1680, r == 0x202F, r == 0x205F:
		return true
	case r >= 0x2000 && r <= 0x200F: // spaces, zero-width characters, direction marks
		return true
	case r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F:
		return true
	case r == 0xFEFF, r == 0xAD, r == 0x34F, r == '\t', r == '\n', r == '\r':
		return true
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0100 && r <= 0xE01EF: // variation selectors
		return true
	}
	return false
}
