package pdf

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// The reader of the tests shares no code with the writer: it follows the
// cross-reference stream, unpacks object streams, and runs content streams.

type (
	pdfName string
	pdfRef  int
	pdfDict map[pdfName]any
)

type pdfStream struct {
	dict pdfDict
	data []byte // as stored
}

type pdfFile struct {
	t       testing.TB
	data    []byte
	trailer pdfDict
	offsets map[int]int
	packs   map[int][2]int
	cache   map[int]any
}

func openPDF(t testing.TB, data []byte) *pdfFile {
	t.Helper()
	f := &pdfFile{t: t, data: data, offsets: map[int]int{}, packs: map[int][2]int{}, cache: map[int]any{}}
	at := bytes.LastIndex(data, []byte("startxref\n"))
	if at < 0 {
		t.Fatal("no startxref")
	}
	start, err := strconv.Atoi(strings.TrimSuffix(string(data[at+10:]), "\n%%EOF\n"))
	if err != nil {
		t.Fatal(err)
	}
	table := f.objectAt(start).(*pdfStream)
	f.trailer = table.dict
	raw := f.inflate(table)
	widths := table.dict["W"].([]any)
	field := func(i int) int {
		v := 0
		for range widths[i].(int) {
			v = v<<8 | int(raw[0])
			raw = raw[1:]
		}
		return v
	}
	for num := 0; len(raw) > 0; num++ {
		switch kind, a, b := field(0), field(1), field(2); kind {
		case 1:
			f.offsets[num] = a
		case 2:
			f.packs[num] = [2]int{a, b}
		}
	}
	if size := table.dict["Size"].(int); size != 1+len(f.offsets)+len(f.packs) {
		t.Fatalf("Size is %d, but there are %d objects", size, len(f.offsets)+len(f.packs))
	}
	return f
}

func (f *pdfFile) objectAt(offset int) any {
	p := &pdfParser{t: f.t, s: f.data, at: offset}
	p.value()
	p.value()
	p.expect("obj")
	v := p.value()
	if d, ok := v.(pdfDict); ok && p.peek("stream") {
		p.expect("stream")
		p.at++
		n := d["Length"].(int)
		s := &pdfStream{d, f.data[p.at : p.at+n]}
		p.at += n
		p.expect("endstream")
		return s
	}
	return v
}

func (f *pdfFile) get(v any) any {
	ref, ok := v.(pdfRef)
	if !ok {
		return v
	}
	num := int(ref)
	if v, ok := f.cache[num]; ok {
		return v
	}
	var out any
	if at, ok := f.offsets[num]; ok {
		out = f.objectAt(at)
	} else if at, ok := f.packs[num]; ok {
		pack := f.objectAt(f.offsets[at[0]]).(*pdfStream)
		raw := f.inflate(pack)
		head := &pdfParser{t: f.t, s: raw}
		for i := 0; i <= at[1]; i++ {
			n, offset := head.value().(int), head.value().(int)
			if i == at[1] {
				if n != num {
					f.t.Fatalf("object %d is listed as %d in its pack", num, n)
				}
				out = (&pdfParser{t: f.t, s: raw, at: pack.dict["First"].(int) + offset}).value()
			}
		}
	} else {
		f.t.Fatalf("object %d does not exist", num)
	}
	f.cache[num] = out
	return out
}

func (f *pdfFile) dict(v any) pdfDict {
	f.t.Helper()
	switch v := f.get(v).(type) {
	case pdfDict:
		return v
	case *pdfStream:
		return v.dict
	}
	f.t.Fatalf("%v is no dictionary", v)
	return nil
}

func (f *pdfFile) list(v any) []any {
	l, _ := f.get(v).([]any)
	return l
}

func (f *pdfFile) inflate(s *pdfStream) []byte {
	f.t.Helper()
	if s.dict["Filter"] == nil {
		return s.data
	}
	z, err := zlib.NewReader(bytes.NewReader(s.data))
	if err != nil {
		f.t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		f.t.Fatal(err)
	}
	return out
}

func (f *pdfFile) streamData(v any) []byte {
	f.t.Helper()
	return f.inflate(f.get(v).(*pdfStream))
}

func (f *pdfFile) catalog() pdfDict { return f.dict(f.trailer["Root"]) }

// pages returns the references of the pages in order, with a check of counts
// and parents.
func (f *pdfFile) pages() []pdfRef {
	var out []pdfRef
	var walk func(ref pdfRef, parent any) int
	walk = func(ref pdfRef, parent any) int {
		d := f.dict(ref)
		if d["Parent"] != parent {
			f.t.Fatalf("object %d has the parent %v, not %v", ref, d["Parent"], parent)
		}
		if d["Type"] == pdfName("Page") {
			out = append(out, ref)
			return 1
		}
		n := 0
		for _, kid := range f.list(d["Kids"]) {
			n += walk(kid.(pdfRef), ref)
		}
		if n != d["Count"] {
			f.t.Fatalf("Count is %v for %d pages", d["Count"], n)
		}
		return n
	}
	walk(f.catalog()["Pages"].(pdfRef), nil)
	return out
}

type pdfParser struct {
	t  testing.TB
	s  []byte
	at int
}

func (p *pdfParser) space() {
	for p.at < len(p.s) {
		switch c := p.s[p.at]; {
		case c == ' ' || c == '\n' || c == '\r' || c == '\t':
			p.at++
		case c == '%':
			for p.at < len(p.s) && p.s[p.at] != '\n' {
				p.at++
			}
		default:
			return
		}
	}
}

func (p *pdfParser) peek(s string) bool {
	p.space()
	return bytes.HasPrefix(p.s[p.at:], []byte(s))
}

func (p *pdfParser) expect(s string) {
	p.t.Helper()
	if !p.peek(s) {
		p.t.Fatalf("%q expected at %d: %.40q", s, p.at, p.s[p.at:])
	}
	p.at += len(s)
}

type operator string

func (p *pdfParser) word() string {
	from := p.at
	for p.at < len(p.s) && !strings.ContainsRune(" \n\r\t()<>[]/%", rune(p.s[p.at])) {
		p.at++
	}
	return string(p.s[from:p.at])
}

// value reads one object or operator; nil at the end.
func (p *pdfParser) value() any {
	p.t.Helper()
	p.space()
	if p.at >= len(p.s) {
		return nil
	}
	switch c := p.s[p.at]; {
	case p.peek("<<"):
		p.at += 2
		d := pdfDict{}
		for !p.peek(">>") {
			key, ok := p.value().(pdfName)
			if !ok {
				p.t.Fatalf("a key is no name before %d", p.at)
			}
			if _, twice := d[key]; twice {
				p.t.Fatalf("the key %s stands twice", key)
			}
			d[key] = p.value()
		}
		p.at += 2
		return d
	case c == '[':
		p.at++
		l := []any{}
		for !p.peek("]") {
			l = append(l, p.value())
		}
		p.at++
		return l
	case c == '<':
		end := bytes.IndexByte(p.s[p.at:], '>')
		var out []byte
		if _, err := fmt.Sscanf(string(p.s[p.at+1:p.at+end]), "%x", &out); err != nil && end > 1 {
			p.t.Fatal(err)
		}
		p.at += end + 1
		return string(out)
	case c == '(':
		return p.literal()
	case c == '/':
		p.at++
		w := p.word()
		for i := strings.IndexByte(w, '#'); i >= 0; i = strings.IndexByte(w, '#') {
			v, err := strconv.ParseUint(w[i+1:i+3], 16, 8)
			if err != nil {
				p.t.Fatal(err)
			}
			w = w[:i] + string([]byte{byte(v)}) + w[i+3:]
		}
		return pdfName(w)
	}
	w := p.word()
	if w == "" {
		p.t.Fatalf("%.20q at %d", p.s[p.at:], p.at)
	}
	if v, err := strconv.Atoi(w); err == nil {
		// A reference?
		save := p.at
		p.space()
		if p.at < len(p.s) && p.word() == "0" && p.peek("R") {
			p.at++
			return pdfRef(v)
		}
		p.at = save
		return v
	}
	if v, err := strconv.ParseFloat(w, 64); err == nil {
		return v
	}
	switch w {
	case "true":
		return true
	case "false":
		return false
	}
	return operator(w)
}

func (p *pdfParser) literal() string {
	var out []byte
	p.at++
	for {
		c := p.s[p.at]
		p.at++
		switch c {
		case ')':
			return string(out)
		case '(':
			p.t.Fatal("an unescaped parenthesis")
		case '\r':
			p.t.Fatal("an unescaped carriage return")
		case '\\':
			c = p.s[p.at]
			p.at++
			if c == 'r' {
				c = '\r'
			}
		}
		out = append(out, c)
	}
}

// textString decodes a text string.
func textString(v any) string {
	s, _ := v.(string)
	rest, ok := strings.CutPrefix(s, "\xFE\xFF")
	if !ok {
		return s
	}
	var units []uint16
	for i := 0; i+1 < len(rest); i += 2 {
		units = append(units, uint16(rest[i])<<8|uint16(rest[i+1]))
	}
	return string(utf16.Decode(units))
}

// shown is one glyph as a reader would place it.
type shown struct {
	text   string
	x, y   float64 // points on the sheet, from the bottom left
	code   int
	font   pdfName
	mcid   int // -1 in an artefact
	tag    pdfName
	actual any // the ActualText in force
	mode   int
	placed matrix // of an image
}

// imageCode is the code of an image among the glyphs shown.
const imageCode = -1

type readFont struct {
	unicode map[int]string
	widths  map[int]float64
}

func (f *pdfFile) font(v any) *readFont {
	d := f.dict(v)
	r := &readFont{unicode: map[int]string{}, widths: map[int]float64{}}
	cmap := &pdfParser{t: f.t, s: f.streamData(d["ToUnicode"])}
	var stack []any
	for {
		v := cmap.value()
		if v == nil {
			break
		}
		switch v {
		case operator("beginbfrange"):
			n := stack[len(stack)-1].(int)
			if n > 100 {
				f.t.Fatalf("a block of %d entries", n)
			}
			for range n {
				first, last, texts := cmap.value().(string), cmap.value().(string), cmap.value().([]any)
				if first[0] != last[0] || int(last[1])-int(first[1])+1 != len(texts) {
					f.t.Fatalf("%d characters for the codes from %X to %X", len(texts), first, last)
				}
				for i, text := range texts {
					r.unicode[int(first[0])<<8|int(first[1])+i] = textString("\xFE\xFF" + text.(string))
				}
			}
			cmap.expect("endbfrange")
		}
		stack = append(stack, v)
	}
	cid := f.dict(f.list(d["DescendantFonts"])[0])
	w := f.list(cid["W"])
	for i := 0; i < len(w); i += 2 {
		for k, v := range w[i+1].([]any) {
			r.widths[w[i].(int)+k] = number(v)
		}
	}
	return r
}

func (r *readFont) width(code int) float64 {
	if w, ok := r.widths[code]; ok {
		return w
	}
	return 1000
}

func number(v any) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return math.NaN()
}

type matrix [6]float64

func (m matrix) mul(n matrix) matrix {
	return matrix{
		m[0]*n[0] + m[1]*n[2], m[0]*n[1] + m[1]*n[3],
		m[2]*n[0] + m[3]*n[2], m[2]*n[1] + m[3]*n[3],
		m[4]*n[0] + m[5]*n[2] + n[4], m[4]*n[1] + m[5]*n[3] + n[5],
	}
}

// glyphs runs the content of a page and returns what it shows, in order.
func (f *pdfFile) glyphs(page any) []shown {
	f.t.Helper()
	d := f.dict(page)
	fonts := f.dict(f.dict(d["Resources"])["Font"])
	read := map[pdfName]*readFont{}
	p := &pdfParser{t: f.t, s: f.streamData(d["Contents"])}
	var args []any
	var out []shown
	type marked struct {
		tag    pdfName
		mcid   int
		actual any
	}
	marks := []marked{{mcid: -2}}
	inText := false
	var name pdfName
	size, scale, mode := 0.0, 1.0, 0
	var lineMatrix, text, placed matrix
	at := func(i int) float64 { return number(args[i]) }
	for {
		v := p.value()
		if v == nil {
			break
		}
		op, ok := v.(operator)
		if !ok {
			args = append(args, v)
			continue
		}
		switch op {
		case "BDC":
			m := marks[len(marks)-1]
			props := args[1].(pdfDict)
			m.tag = args[0].(pdfName)
			if id, ok := props["MCID"]; ok {
				m.mcid = id.(int)
			}
			if m.tag == "Artifact" {
				m.mcid = -1
			}
			if a, ok := props["ActualText"]; ok {
				m.actual = textString(a)
			}
			marks = append(marks, m)
		case "EMC":
			marks = marks[:len(marks)-1]
		case "BT":
			if inText {
				f.t.Fatal("nested BT")
			}
			inText = true
			lineMatrix = matrix{1, 0, 0, 1, 0, 0}
			text = lineMatrix
		case "ET":
			inText = false
		case "Tf":
			name, size = args[0].(pdfName), at(1)
			if read[name] == nil {
				read[name] = f.font(fonts[name])
			}
		case "Tz":
			scale = at(0) / 100
		case "Tr":
			mode = args[0].(int)
		case "Td":
			lineMatrix = matrix{1, 0, 0, 1, at(0), at(1)}.mul(lineMatrix)
			text = lineMatrix
		case "Tm":
			lineMatrix = matrix{at(0), at(1), at(2), at(3), at(4), at(5)}
			text = lineMatrix
		case "TJ":
			if !inText {
				f.t.Fatal("text outside BT")
			}
			for _, e := range args[0].([]any) {
				s, ok := e.(string)
				if !ok {
					text = matrix{1, 0, 0, 1, -number(e) / 1000 * size * scale, 0}.mul(text)
					continue
				}
				for i := 0; i < len(s); i += 2 {
					code := int(s[i])<<8 | int(s[i+1])
					m := marks[len(marks)-1]
					u, ok := read[name].unicode[code]
					if !ok {
						f.t.Fatalf("code %d has no character", code)
					}
					out = append(out, shown{u, text[4], text[5], code, name, m.mcid, m.tag, m.actual, mode, matrix{}})
					text = matrix{1, 0, 0, 1, read[name].width(code) / 1000 * size * scale, 0}.mul(text)
				}
			}
		case "q", "Q", "cm", "Do", "re", "m", "l", "h":
			if inText {
				f.t.Fatalf("%s inside BT", op)
			}
			if op == "cm" {
				placed = matrix{at(0), at(1), at(2), at(3), at(4), at(5)}
			}
			if op == "Do" {
				m := marks[len(marks)-1]
				out = append(out, shown{font: args[0].(pdfName), code: imageCode, placed: placed, mcid: m.mcid, tag: m.tag})
			}
		case "f":
			if m := marks[len(marks)-1]; m.mcid >= 0 {
				out = append(out, shown{code: imageCode, mcid: m.mcid, tag: m.tag})
			}
		case "g", "G", "rg", "RG", "w", "j":
		default:
			f.t.Fatalf("unknown operator %s", op)
		}
		args = args[:0]
	}
	if len(marks) != 1 || inText {
		f.t.Fatal("unbalanced content")
	}
	return out
}

// text returns the characters of a page as they are copied: ActualText in
// place of what it covers.
func (f *pdfFile) text(page any) string {
	var b strings.Builder
	for _, g := range f.glyphs(page) {
		if g.actual != nil {
			b.WriteString(g.actual.(string))
			continue
		}
		b.WriteString(g.text)
	}
	return b.String()
}

// program is the embedded subset of a font.
type program struct {
	data, glyf, loca []byte
	long             bool
	glyphs           int
}

func (f *pdfFile) fontProgram(t testing.TB, name pdfName) *program {
	t.Helper()
	fonts := f.dict(f.dict(f.dict(f.pages()[0])["Resources"])["Font"])
	cid := f.dict(f.list(f.dict(fonts[name])["DescendantFonts"])[0])
	stream := f.get(f.dict(cid["FontDescriptor"])["FontFile2"]).(*pdfStream)
	p := &program{data: f.inflate(stream)}
	if len(p.data) != stream.dict["Length1"] {
		t.Fatalf("Length1 is %v for %d bytes", stream.dict["Length1"], len(p.data))
	}
	be := binary.BigEndian
	for i := range int(be.Uint16(p.data[4:])) {
		at := p.data[12+16*i:]
		table := p.data[be.Uint32(at[8:]):][:be.Uint32(at[12:])]
		switch string(at[:4]) {
		case "glyf":
			p.glyf = table
		case "loca":
			p.loca = table
		case "head":
			p.long = be.Uint16(table[50:]) == 1
		case "maxp":
			p.glyphs = int(be.Uint16(table[4:]))
		}
	}
	return p
}

// glyph returns the outline of a glyph as stored.
func (p *program) glyph(i int) []byte {
	be := binary.BigEndian
	if p.long {
		return p.glyf[be.Uint32(p.loca[4*i:]):be.Uint32(p.loca[4*i+4:])]
	}
	return p.glyf[2*int(be.Uint16(p.loca[2*i:])) : 2*int(be.Uint16(p.loca[2*i+2:]))]
}
