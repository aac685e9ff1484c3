package release

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"

	"github.com/klauspost/compress/zlib"
)

// errPDF is what a PDF file gives that this program did not write: then
// nobody knows what it says.
var errPDF = errors.New("release: not a PDF file of this program")

// pdfFile is a PDF file of this program, taken apart as far as its texts
// need: its streams, and the objects packed in streams (ISO 32000-1 7.5.7).
type pdfFile struct {
	streams map[int]pdfStream
	objects map[int][]byte
}

type pdfStream struct {
	dict string
	data []byte // inflated; that of pictures as stored
}

var (
	pdfHead   = regexp.MustCompile(`^(\d+) 0 obj\n<<`)
	pdfLength = regexp.MustCompile(`/Length (\d+)$`)
	pdfFirst  = regexp.MustCompile(`/First (\d+)`)
	pdfRef    = regexp.MustCompile(`/([A-Za-z0-9]+) (\d+) 0 R`)
	pdfRange  = regexp.MustCompile(`<([0-9A-Fa-f]{4})><([0-9A-Fa-f]{4})>\[((?:<[0-9A-Fa-f]+>)*)\]`)
)

// openPDF reads the objects one after another. The writer puts nothing but
// streams between the head of the file and its end.
func openPDF(data []byte) (*pdfFile, error) {
	f := &pdfFile{map[int]pdfStream{}, map[int][]byte{}}
	var z inflater
	at := bytes.Index(data, []byte(" 0 obj\n<<"))
	for at > 0 && data[at-1] >= '0' && data[at-1] <= '9' {
		at--
	}
	if at < 0 || !bytes.HasPrefix(data, []byte("%PDF-")) {
		return nil, errPDF
	}
	for {
		m := pdfHead.FindSubmatch(data[at:])
		if m == nil {
			break
		}
		num, _ := strconv.Atoi(string(m[1]))
		at += len(m[0])
		end := bytes.Index(data[at:], []byte(">>\nstream\n"))
		if end < 0 {
			return nil, errPDF
		}
		dict := string(data[at : at+end])
		at += end + len(">>\nstream\n")
		l := pdfLength.FindStringSubmatch(dict)
		if l == nil {
			return nil, errPDF
		}
		n, err := strconv.Atoi(l[1])
		if err != nil || n > len(data)-at {
			return nil, errPDF
		}
		body := data[at : at+n]
		at += n
		rest, ok := bytes.CutPrefix(data[at:], []byte("\nendstream\nendobj\n"))
		if !ok {
			return nil, errPDF
		}
		at = len(data) - len(rest)
		if strings.Contains(dict, "/FlateDecode") && !bare(dict) {
			if body, err = z.inflate(body); err != nil {
				return nil, errPDF
			}
		}
		f.streams[num] = pdfStream{dict, body}
		if strings.Contains(dict, "/ObjStm") && !f.unpack(dict, body) {
			return nil, errPDF
		}
	}
	if len(f.objects) == 0 || !bytes.HasPrefix(data[at:], []byte("startxref")) {
		return nil, errPDF
	}
	return f, nil
}

// bare reports whether a stream holds no text whatever is in it: a font, a
// profile of colours, the table of the file, a picture without metadata.
func bare(dict string) bool {
	for _, mark := range []string{"/Length1 ", "/N 3", "/XRef", "/Subtype/Image"} {
		if strings.Contains(dict, mark) && !strings.Contains(dict, "/ObjStm") {
			return true
		}
	}
	return false
}

// mostInflated bounds what a stream may unpack to.
const mostInflated = 256 << 20

// inflater unpacks one stream after another in the same tables.
type inflater struct{ z io.ReadCloser }

func (i *inflater) inflate(data []byte) ([]byte, error) {
	in := bytes.NewReader(data)
	var err error
	if again, ok := i.z.(zlib.Resetter); ok {
		err = again.Reset(in, nil)
	} else {
		i.z, err = zlib.NewReader(in)
	}
	if err != nil {
		return nil, err
	}
	out := bytes.NewBuffer(make([]byte, 0, expansion*len(data)))
	_, err = out.ReadFrom(io.LimitReader(i.z, mostInflated))
	return out.Bytes(), err
}

// expansion is how much larger a stream may become before more room is made.
const expansion = 4

func (f *pdfFile) unpack(dict string, body []byte) bool {
	m := pdfFirst.FindStringSubmatch(dict)
	if m == nil {
		return false
	}
	first, _ := strconv.Atoi(m[1])
	if first > len(body) {
		return false
	}
	head := strings.Fields(string(body[:first]))
	for i := 0; i+1 < len(head); i += 2 {
		num, _ := strconv.Atoi(head[i])
		from, err := strconv.Atoi(head[i+1])
		to := len(body) - first
		if i+3 < len(head) {
			to, _ = strconv.Atoi(head[i+3])
		}
		if err != nil || from > to || first+to > len(body) {
			return false
		}
		f.objects[num] = body[first+from : first+to]
	}
	return true
}

// pdfTexts gives every text of a PDF file of this program: what is shown,
// fragment by fragment, what readers are told beside it, and its properties;
// and the pictures stored as JPEG.
func pdfTexts(data []byte) (texts []string, pictures [][]byte, err error) {
	f, err := openPDF(data)
	if err != nil {
		return nil, nil, err
	}
	fonts := f.fonts()
	for _, num := range slices.Sorted(maps.Keys(f.streams)) {
		s := f.streams[num]
		switch {
		case strings.Contains(s.dict, "/Type/Metadata"):
			texts = append(texts, markupTexts(string(s.data))...)
		case strings.Contains(s.dict, "/DCTDecode"):
			pictures = append(pictures, s.data)
		case bytes.Contains(s.data, []byte("BT\n")) && !bare(s.dict):
			list, ok := shown(s.data, fonts)
			if !ok {
				return nil, nil, errPDF
			}
			texts = append(texts, list...)
		}
	}
	for _, num := range slices.Sorted(maps.Keys(f.objects)) {
		for _, s := range pdfStrings(f.objects[num]) {
			texts = append(texts, pdfText(s))
		}
	}
	return texts, pictures, nil
}

// fonts gives the characters of the codes of every font, by the name that
// content streams call it.
func (f *pdfFile) fonts() map[string]map[uint16]string {
	out := map[string]map[uint16]string{}
	for _, o := range f.objects {
		if !bytes.HasPrefix(o, []byte("<</F")) {
			continue // the names of fonts stand in an object of their own
		}
		for _, m := range pdfRef.FindAllSubmatch(o, -1) {
			num, _ := strconv.Atoi(string(m[2]))
			font, there := f.objects[num]
			if !there || !bytes.Contains(font, []byte("/Type/Font")) {
				continue
			}
			for _, r := range pdfRef.FindAllSubmatch(font, -1) {
				if string(r[1]) == "ToUnicode" {
					n, _ := strconv.Atoi(string(r[2]))
					out[string(m[1])] = toUnicode(f.streams[n].data)
				}
			}
		}
	}
	return out
}

func toUnicode(cmap []byte) map[uint16]string {
	out := map[uint16]string{}
	for _, m := range pdfRange.FindAllSubmatch(cmap, -1) {
		code, err := strconv.ParseUint(string(m[1]), 16, 16)
		if err != nil {
			continue
		}
		for s := range strings.SplitSeq(strings.Trim(string(m[3]), "<>"), "><") {
			out[uint16(code)] = hexText("FEFF" + s)
			code++
		}
	}
	return out
}

// shown runs a content stream as far as its texts need: the font set, and the
// strings shown with it. Every TJ is one text. There is false when a code
// stands for no character that is known.
func shown(content []byte, fonts map[string]map[uint16]string) (out []string, ok bool) {
	var codes map[uint16]string
	var text strings.Builder
	for len(content) > 0 {
		switch c := content[0]; {
		case c == '(':
			s, n := literal(content)
			for i := 0; i+1 < len(s); i += 2 {
				char, known := codes[uint16(s[i])<<8|uint16(s[i+1])]
				if !known {
					return nil, false
				}
				text.WriteString(char)
			}
			content = content[n:]
			continue
		case c == ']':
			if text.Len() > 0 {
				out = append(out, text.String())
				text.Reset()
			}
		case c == '<' && bytes.HasPrefix(content, []byte("<FEFF")):
			if end := bytes.IndexByte(content, '>'); end > 0 {
				out = append(out, hexText(string(content[1:end])))
				content = content[end:]
			}
		case c == '/':
			end := bytes.IndexAny(content[1:], " /<[(\n")
			if end < 0 {
				return out, true
			}
			if named := fonts[string(content[1:1+end])]; named != nil {
				codes = named
			}
			content = content[1+end:]
			continue
		}
		content = content[1:]
	}
	return out, true
}

// literal reads a literal string and how many bytes it takes (7.3.4.2, as far
// as the writer uses it).
func literal(b []byte) (s []byte, n int) {
	for i := 1; i < len(b); i++ {
		switch b[i] {
		case ')':
			return s, i + 1
		case '\\':
			if i++; i < len(b) {
				if b[i] == 'r' {
					s = append(s, '\r')
				} else {
					s = append(s, b[i])
				}
			}
		default:
			s = append(s, b[i])
		}
	}
	return s, len(b)
}

// pdfStrings gives the strings of an object.
func pdfStrings(o []byte) [][]byte {
	var out [][]byte
	for len(o) > 0 {
		switch {
		case o[0] == '(':
			s, n := literal(o)
			out = append(out, s)
			o = o[n:]
			continue
		case bytes.HasPrefix(o, []byte("<FEFF")):
			if end := bytes.IndexByte(o, '>'); end > 0 {
				out = append(out, []byte(hexText(string(o[1:end]))))
				o = o[end:]
			}
		}
		o = o[1:]
	}
	return out
}

// pdfText decodes a text string (7.9.2.2).
func pdfText(s []byte) string {
	if rest, ok := bytes.CutPrefix(s, []byte{0xfe, 0xff}); ok {
		var units []uint16
		for ; len(rest) >= 2; rest = rest[2:] {
			units = append(units, uint16(rest[0])<<8|uint16(rest[1]))
		}
		return string(utf16.Decode(units))
	}
	return string(s)
}

func hexText(s string) string {
	var b []byte
	for ; len(s) >= 2; s = s[2:] {
		v, _ := strconv.ParseUint(s[:2], 16, 8)
		b = append(b, byte(v))
	}
	return pdfText(b)
}
