package linebreak

// word grades one run of Western characters: words, figures, addresses,
// standards. It returns the index after the run.
func word(chars []Char, cells []cell, from int) int {
	to := from + 1
	address, at := false, -1 // at: the @ of a mail address
	for to < len(cells) {
		c := cells[to].class
		if !c.western() && c != prefix && c != suffix && c != combining && (c != solidus || chars[to].Rune != '/') {
			if c != closing || chars[to].Rune != '’' || to+1 >= len(cells) || cells[to+1].class != latin {
				break
			}
		}
		switch chars[to].Rune {
		case '@':
			address, at = true, to
		case '/':
			address = address || chars[to-1].Rune == '/' || chars[to-1].Rune == ':'
		case '.':
			address = address || to-from >= 3 && chars[to-1].Rune|32 == 'w' && chars[to-2].Rune|32 == 'w' && chars[to-3].Rune|32 == 'w'
		}
		to++
	}
	for i := from + 1; i < to; i++ {
		g := inner
		if cells[i].flags&gradeMask == never {
			g = never
		} else if within(chars, cells, i, to, address) {
			g = soft
			if i <= at {
				g = seam // a name is read with its @
			}
		} else if chars[i-1].Rune == '-' && telephone(cells, i, to) {
			g = seam
		}
		cells[i].flags = rigid | g
	}
	before(chars, cells, from)
	if to < len(cells) {
		after(chars, cells, from, to)
	}
	return to
}

// before grades the places in front of a figure: 第14组, 附件1.
func before(chars []Char, cells []cell, from int) {
	if from == 0 || cells[from].class != digit || cells[from].flags&gradeMask != free {
		return
	}
	switch chars[from-1].Rune {
	case '第', '表', '图':
	case '件':
		if from < 2 || chars[from-2].Rune != '附' {
			return
		}
		weaken(&cells[from-1])
	default:
		return
	}
	weaken(&cells[from])
}

// ordinal ties 第 to the Chinese numerals after it, and them to what they count:
// 第三十六条. It returns the index to go on from.
func ordinal(chars []Char, cells []cell, from int) int {
	i := from + 1
	for i < len(cells) && numeral(chars[i].Rune) {
		weaken(&cells[i])
		i++
	}
	if i > from+1 && i < len(cells) && cells[i].class == han {
		weaken(&cells[i])
	}
	return i
}

// numeral reports whether r is a Chinese numeral.
func numeral(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '零', '〇':
		return true
	}
	return false
}

// weaken makes a place one that the eye would rather not have at a line end.
func weaken(c *cell) {
	if c.flags&gradeMask == free {
		c.flags = c.flags&^gradeMask | weak
	}
}

// measures are units of more than one character, by the first; they are parted no more
// than a number and its unit are.
var measures = map[rune][]string{
	'万': {"元", "人", "户", "吨", "亩", "家", "人次", "平方米"},
	'亿': {"元"},
	'平': {"方米", "方公里"},
	'立': {"方米"},
	'公': {"里", "斤", "顷"},
	'千': {"克", "米", "瓦"},
	'毫': {"米", "克"},
	'厘': {"米"},
	'小': {"时"},
	'分': {"钟"},
	'个': {"月", "百分点", "工作日"},
	'工': {"作日"},
	'年': {"度"},
	'月': {"份"},
	'人': {"次"},
	'家': {"次"},
	'号': {"楼"},
	'周': {"岁", "年"},
}

// measured ties the characters of a unit of measure that begins at cells[at].
func measured(chars []Char, cells []cell, at int) {
	if at == len(chars) {
		return
	}
	longest := 0
	for _, rest := range measures[chars[at].Rune] {
		i := at + 1
		for _, r := range rest {
			if i == len(chars) || chars[i].Rune != r {
				i = at
				break
			}
			i++
		}
		longest = max(longest, i-at)
	}
	for i := at; i < at+longest; i++ {
		weaken(&cells[i])
	}
}

// within reports whether a long word reads well with a line end before
// chars[i].
func within(chars []Char, cells []cell, i, to int, address bool) bool {
	before, next := chars[i-1].Rune, chars[i].Rune
	if address {
		switch before {
		case '/', '?', '&', '=', '.', '-', '_', '@', '#', ';':
			return next != '/' && next != before && cells[i].class != westClose
		}
		return false
	}
	a, b := cells[i-1].class, cells[i].class
	switch before {
	case '-', '/':
		return b == latin && i >= 3 && cells[i-2].class == latin && cells[i-3].class == latin && i+1 < to && cells[i+1].class == latin
	case ',', ';', '?', '!', ')':
		return b == latin || b == digit && a == westClose && before != ',' || b == westOpen
	}
	return false
}

// telephone reports whether the digits on either side of the hyphen before
// cells[i] are those of a telephone number: an area code of three or four, a
// number of seven or eight.
func telephone(cells []cell, i, to int) bool {
	code, number := 0, 0
	for k := i - 2; k >= 0 && cells[k].class == digit; k-- {
		code++
	}
	for k := i; k < to && cells[k].class == digit; k++ {
		number++
	}
	return (code == 3 || code == 4) && (number == 7 || number == 8)
}

// counted holds the Han characters that count or measure: a line should not
// part them from their number when it need not.
func counted(r rune) bool {
	switch r {
	case '年', '月', '日', '号', '时', '分', '秒', '点', '元', '万', '亿', '千', '百', '个', '人', '名', '家', '项',
		'处', '条', '户', '次', '起', '件', '份', '张', '台', '辆', '吨', '米', '度', '级', '类', '岁', '届', '期',
		'组', '批', '页', '版', '章', '节', '天', '周', '层', '座', '栋', '幢', '厘', '毫', '公', '平', '立', '支', '只', '所', '头', '宗', '例', '盒', '套', '具', '楼', '室', '路', '桶', '瓶', '位', '克', '升', '伏', '瓦', '%':
		return true
	}
	return false
}

// after grades the place behind a Western run: units of measure, the clock
// written with a full-width colon, and the year of a standard.
func after(chars []Char, cells []cell, from, to int) {
	last := cells[to-1].class
	if last != digit && last != latin && last != suffix {
		return
	}
	if last == digit {
		measured(chars, cells, to)
	}
	switch r := chars[to].Rune; {
	case last == digit && r >= '㎀' && r <= '㏟', last == digit && (r == '×' || r == '÷' || r == '＝') && to+1 < len(cells) && cells[to+1].class == digit:
		cells[to].flags = rigid | inner
		if r < '㎀' || r > '㏟' {
			cells[to+1].flags = rigid | inner
		}
	case last != latin && counted(r):
		cells[to].flags = cells[to].flags&^gradeMask | weak
	case last == digit && (r == '：' || r == '∶') && to+1 < len(cells) && cells[to+1].class == digit:
		cells[to].flags = rigid | never
		cells[to+1].flags = rigid | inner
		return
	case r == ' ' && last == latin:
		standard(chars, cells, from, to)
	case last == digit && (r == '—' || r == '–' || r == '－'):
		if cells[from].class == latin {
			year(cells, to)
		}
	}
}

// standard ties 51142—2015 to the GB or GB/T before the space, when the
// letters are capitals as in the number of a standard.
func standard(chars []Char, cells []cell, from, space int) {
	if space-from > 8 {
		return
	}
	for i := from; i < space; i++ {
		if r := chars[i].Rune; (r < 'A' || r > 'Z') && r != '/' {
			return
		}
	}
	i := space + 1
	for i < len(cells) && (cells[i].class == digit || chars[i].Rune == '.' || chars[i].Rune == '-') {
		i++
	}
	if i == space+1 {
		return
	}
	cells[space+1].flags = rigid | inner
	year(cells, i)
}

// year ties a connector at cells[i] and the digits after it to the number
// before.
func year(cells []cell, i int) {
	if i+1 >= len(cells) || cells[i+1].class != digit {
		return
	}
	if c := cells[i].class; c != dash && c != connector {
		return
	}
	cells[i+1].flags = rigid | inner
}

// number ties the parts of a document number: 云安委办〔2026〕8号. The
// bracketed year and what follows is one unit; the office's sign before it
// may be parted only when the line would be loose otherwise. It returns the
// index to go on from.
func number(chars []Char, cells []cell, from int) int {
	i := from + 1
	for i < len(cells) && cells[i].class == digit {
		i++
	}
	digits := i - from - 1
	if digits < 3 || i >= len(cells) || cells[i].class != closing {
		return from + 1
	}
	closed := i
	i++
	if i < len(cells) && chars[i].Rune == '第' {
		i++
	}
	figures := i
	for i < len(cells) && cells[i].class == digit {
		i++
	}
	if i == figures {
		return from + 1
	}
	numbered := i < len(cells) && chars[i].Rune == '号'
	if !numbered && (digits > 4 || i-figures < 7) {
		return from + 1 // neither a document number nor （0575）88886666
	}
	end := i
	if numbered {
		end++
	}
	for k := from + 1; k < end; k++ {
		g := inner
		if k <= closed && cells[k].flags&gradeMask == never {
			g = never
		}
		cells[k].flags = rigid | g
	}
	if numbered {
		officeSign(cells, from)
	}
	return end
}

// officeSign softens the places in the office's sign before the bracket at from.
func officeSign(cells []cell, from int) {
	const longest = 6
	start := from
	for start > 0 && from-start < longest+1 && cells[start-1].class == han {
		start--
	}
	if from-start > longest {
		start = from - 2 // the sign runs on from other text: its extent is unknown
	}
	for k := start + 1; k <= from; k++ {
		if cells[k].flags&gradeMask > soft {
			cells[k].flags = cells[k].flags&^gradeMask | soft
		}
	}
}
