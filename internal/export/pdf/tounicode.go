package pdf

// maxBlock is how many entries a block of a ToUnicode map may have (Adobe
// Technical Note 5014, 1.4.1).
const maxBlock = 100

// noText is the character given to glyphs that stand for nothing. ISO
// 19005-2 6.2.11.7.2 wants a character for every glyph; the zero-width space
// shows nothing, and the empty ActualText around such glyphs removes it.
const noText = '\u200B'

// toUnicode writes the map from codes to characters (ISO 32000-1 9.10.3).
func (f *file) toUnicode(num int, runes []rune) {
	b := append(f.scratch[:0], `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def
/CMapName/Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000><FFFF>
endcodespacerange
`...)
	// Codes run on without a gap, so that the characters suffice: a range for
	// each first byte, which all codes of a range share.
	ranges := 0
	if last := len(runes) - 1; last > 0 {
		ranges = last>>8 + 1
	}
	for first := 0; first < ranges; first++ {
		if first%maxBlock == 0 {
			b = appendInt(b, min(ranges-first, maxBlock))
			b = append(b, " beginbfrange\n"...)
		}
		from, to := max(first<<8, 1), min((first+1)<<8, len(runes))
		b = append(b, '<')
		b = appendHex16(b, uint16(from))
		b = append(b, "><"...)
		b = appendHex16(b, uint16(to-1))
		b = append(b, ">["...)
		for _, r := range runes[from:to] {
			if silent(r) {
				r = noText
			}
			b = append(b, '<')
			b = appendUTF16(b, r)
			b = append(b, '>')
		}
		b = append(b, "]\n"...)
		if first%maxBlock == maxBlock-1 || first == ranges-1 {
			b = append(b, "endbfrange\n"...)
		}
	}
	b = append(b, "endcmap\nCMapName currentdict/CMap defineresource pop\nend\nend\n"...)
	f.scratch = b
	f.stream(num, nil, b)
}

// silent reports whether r is no text: none at all, or a mark that a
// ToUnicode map may not hold (ISO 19005-2 6.2.11.7.2).
func silent(r rune) bool { return r == 0 || r == 0xFEFF || r == 0xFFFE }

// private reports whether r has no agreed meaning; ISO 19005-2 6.2.11.7.3
// wants such characters repeated as ActualText.
func private(r rune) bool {
	return r >= 0xE000 && r <= 0xF8FF || r >= 0xF0000
}
