package linebreak

// class says how a character behaves at line ends and under squeezing.
type class uint8

const (
	han       class = iota // full-width text and everything without a rule of its own
	open                   // opening quotation marks and brackets: blank on the left
	closing                // closing quotation marks and brackets: blank on the right
	pause                  // ，、；：
	stop                   // 。？！．
	ditto                  // 々: tied to what it repeats, not squeezed
	dash                   // — in ones (connector) and twos (dash)
	ellipsis               // … in twos
	connector              // – － ～
	dot                    // · between the parts of a name
	solidus                // ／ and, outside Western words, /
	latin                  // letters of Western words
	digit                  // 0-9, also full-width
	symbol                 // ASCII signs inside Western words: @ # & _ =
	hyphen                 // ASCII -
	westOpen               // ( [ {
	westClose              // ) ] } ! , . : ; ?
	prefix                 // ￥ $: never part from the number after them
	suffix                 // % ℃: never part from the number before them
	sign                   // ± ≥ №: tied to a number after them, else free
	space                  // vanishes at a line end
	glue                   // no-break space and word joiner
	combining              // tied to the character before
)

// ascii holds the classes of U+0000 to U+007F.
var ascii = [128]class{
	'\t': space, '\n': space, '\r': space, ' ': space,
	'!': westClose, ',': westClose, '.': westClose, ':': westClose, ';': westClose, '?': westClose,
	')': westClose, ']': westClose, '}': westClose,
	'(': westOpen, '[': westOpen, '{': westOpen,
	'$': prefix, '%': suffix, '-': hyphen, '/': solidus,
	'"': symbol, '#': symbol, '&': symbol, '\'': symbol, '*': symbol, '+': symbol, '<': symbol, '=': symbol,
	'>': symbol, '@': symbol, '\\': symbol, '^': symbol, '_': symbol, '`': symbol, '|': symbol, '~': symbol,
	'0': digit, '1': digit, '2': digit, '3': digit, '4': digit, '5': digit, '6': digit, '7': digit, '8': digit, '9': digit,
	'A': latin, 'B': latin, 'C': latin, 'D': latin, 'E': latin, 'F': latin, 'G': latin, 'H': latin, 'I': latin,
	'J': latin, 'K': latin, 'L': latin, 'M': latin, 'N': latin, 'O': latin, 'P': latin, 'Q': latin, 'R': latin,
	'S': latin, 'T': latin, 'U': latin, 'V': latin, 'W': latin, 'X': latin, 'Y': latin, 'Z': latin,
	'a': latin, 'b': latin, 'c': latin, 'd': latin, 'e': latin, 'f': latin, 'g': latin, 'h': latin, 'i': latin,
	'j': latin, 'k': latin, 'l': latin, 'm': latin, 'n': latin, 'o': latin, 'p': latin, 'q': latin, 'r': latin,
	's': latin, 't': latin, 'u': latin, 'v': latin, 'w': latin, 'x': latin, 'y': latin, 'z': latin,
}

// classOf sorts a character. The sets are clreq's basic level and whatever
// Word and UAX #14 both keep from a line start or end beyond it.
func classOf(r rune) class {
	if r >= 0x4E00 && r <= 0x9FFF {
		return han // most of a text
	}
	return rarer(r)
}

// rarer sorts what is no common Chinese character.
func rarer(r rune) class {
	if r >= 0 && r < 128 {
		return ascii[r]
	}
	switch r {
	case '“', '‘', '「', '『', '（', '〔', '［', '｛', '《', '〈', '【', '〖', '〝', '﹙', '﹛', '﹝':
		return open
	case '”', '’', '」', '』', '）', '〕', '］', '｝', '》', '〉', '】', '〗', '〞', '›',
		'﹚', '﹜', '﹞', '︶', '︺', '︾', '﹀', '﹄':
		return closing
	case '，', '、', '；', '：':
		return pause
	case '。', '．', '！', '？', '‼', '⁇', '⁈', '⁉':
		return stop
	case '々':
		return ditto
	case '—', '⸺':
		return dash
	case '…', '⋯':
		return ellipsis
	case '–', '－', '～', '‐', '‑':
		return connector
	case '·', '・', '‧':
		return dot
	case '／':
		return solidus
	case '£', '¥', '￡', '￥', '＄':
		return prefix
	case '¢', '°', '‰', '′', '″', '℃', '％', '￠':
		return suffix
	case '±', '＋', '−', '≥', '≤', '≈', '＞', '＜', '№':
		return sign
	case 0x3000, 0x200B, 0x2028, 0x2029, 0x2002, 0x2003, 0x2009:
		return space
	case 0xA0, 0x202F, 0x2060, 0xFEFF:
		return glue
	case 0x200D, 0x200C:
		return combining
	}
	switch {
	case r >= '０' && r <= '９':
		return digit
	case r >= 'Ａ' && r <= 'Ｚ', r >= 'ａ' && r <= 'ｚ':
		return latin
	case r >= 0xC0 && r <= 0x24F && r != 0xD7 && r != 0xF7,
		r >= 0x370 && r <= 0x52F, r >= 0x1E00 && r <= 0x1EFF:
		return latin
	case r >= 0x300 && r <= 0x36F, r >= 0xFE00 && r <= 0xFE0F, r >= 0x20D0 && r <= 0x20FF,
		r >= 0xE0100 && r <= 0xE01EF:
		return combining
	}
	return han
}

// noStart reports whether a class may not begin a line. Pairs of dashes are
// looked at again by the scanner of units.
func (c class) noStart() bool {
	switch c {
	case closing, pause, stop, ditto, dash, ellipsis, connector, dot, solidus, hyphen, westClose, suffix, glue, combining, space:
		return true
	}
	return false
}

// noEnd reports whether a class may not end a line at the level.
func (c class) noEnd(l Level) bool {
	switch c {
	case open, westOpen, prefix, glue:
		return true
	case solidus:
		return l >= GBStyle
	}
	return false
}

// western reports whether the class forms words with its neighbours.
func (c class) western() bool { return c >= latin && c <= westClose }
