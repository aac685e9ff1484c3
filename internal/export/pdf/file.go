package pdf

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// packSize is how many objects share one object stream: enough for deflate to
// find repetitions, few enough that a reader unpacks little for one object.
const packSize = 200

// maxObjects is the largest object number (ISO 19005-2 6.1.13).
const maxObjects = 8388607

// file is a PDF file under construction. Streams go out at once; all other
// objects are packed into object streams (ISO 32000-1 7.5.7), which halves
// what a tagged file weighs beside its fonts.
type file struct {
	out     []byte
	entries []entry // by object number; 0 is unused
	body    []byte  // objects of the current pack; writers append to it
	packed  []packed
	scratch []byte
	deflate *deflater
	known   [][2]int // stretches of out that identity stands for
	// identity is what the known stretches were made from.
	identity []byte
	err      error // the first failure of deflate; later writes are void
}

// entry is where an object lies: at an offset of the file, or, when pack is
// set, as the object at that index of the object stream with that number.
type entry struct {
	offset int
	pack   int
}

type packed struct{ num, offset int }

func (f *file) start() {
	f.out = append(f.out[:0], "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"...)
	f.entries = append(f.entries[:0], entry{})
	f.body, f.packed, f.err = f.body[:0], f.packed[:0], nil
	f.known, f.identity = f.known[:0], f.identity[:0]
}

// reserve returns the first of n new object numbers.
func (f *file) reserve(n int) int {
	first := len(f.entries)
	for range n {
		f.entries = append(f.entries, entry{})
	}
	return first
}

// begin starts an object that is not a stream; its text is then appended to
// f.body. Every begin is followed by end.
func (f *file) begin(num int) { f.packed = append(f.packed, packed{num, len(f.body)}) }

func (f *file) end() {
	f.body = append(f.body, '\n')
	if len(f.packed) == packSize {
		f.flush()
	}
}

// object writes a whole object that is not a stream.
func (f *file) object(num int, text string) {
	f.begin(num)
	f.body = append(f.body, text...)
	f.end()
}

// flush writes the pack.
func (f *file) flush() {
	if len(f.packed) == 0 {
		return
	}
	num := f.reserve(1)
	head := f.scratch[:0]
	for i, p := range f.packed {
		f.entries[p.num] = entry{i, num}
		head = appendInt(head, p.num)
		head = append(head, ' ')
		head = appendInt(head, p.offset)
		head = append(head, ' ')
	}
	dict := append([]byte("/Type/ObjStm/N "), fmt.Sprint(len(f.packed), "/First ", len(head))...)
	f.scratch = append(head, f.body...)
	f.stream(num, dict, f.scratch)
	f.body, f.packed = f.body[:0], f.packed[:0]
}

// stream writes a stream, compressed. dict holds entries of the stream
// dictionary beside Length and Filter.
func (f *file) stream(num int, dict, data []byte) {
	if f.err != nil {
		return
	}
	z, err := f.deflate.compress(data)
	if err != nil {
		f.err = err
		return
	}
	f.rawStream(num, append(dict, "/Filter/FlateDecode"...), z)
}

// rawStream writes a stream whose data is as dict says.
func (f *file) rawStream(num int, dict, data []byte) {
	f.entries[num] = entry{offset: len(f.out)}
	f.out = appendInt(f.out, num)
	f.out = append(f.out, " 0 obj\n<<"...)
	f.out = append(f.out, dict...)
	f.out = append(f.out, "/Length "...)
	f.out = appendInt(f.out, len(data))
	f.out = append(f.out, ">>\nstream\n"...)
	f.out = append(f.out, data...)
	f.out = append(f.out, "\nendstream\nendobj\n"...)
}

// knownStream writes a stream whose data follows from identity, which enters
// the file identifier in its place: hashing outlines and photographs again
// would take longer than writing the rest.
func (f *file) knownStream(num int, dict, data, identity []byte) {
	f.rawStream(num, dict, data)
	end := len(f.out) - len("\nendstream\nendobj\n")
	f.known = append(f.known, [2]int{end - len(data), end})
	f.identity = append(f.identity, identity...)
}

// hash returns a hash of what was written so far.
func (f *file) hash() []byte {
	h := sha256.New()
	at := 0
	for _, k := range f.known {
		h.Write(f.out[at:k[0]])
		at = k[1]
	}
	h.Write(f.out[at:])
	h.Write(f.identity)
	return h.Sum(nil)
}

// finish writes the cross-reference stream and returns the file. The file
// identifier is a hash of all that stands before it: equal documents have
// equal identifiers, and no clock or random number is needed.
func (f *file) finish(catalog, info int) ([]byte, error) {
	f.flush()
	num := f.reserve(1)
	if f.err == nil && num > maxObjects {
		f.err = faulty("it needs %d objects", num)
	}
	if f.err != nil {
		return nil, f.err
	}
	start := len(f.out)
	f.entries[num].offset = start
	width := 1
	for start>>(8*width) != 0 {
		width++
	}
	table := f.scratch[:0]
	for i, e := range f.entries {
		kind, second, third := byte(1), e.offset, 0
		switch {
		case i == 0:
			kind, third = 0, 65535
		case e.pack != 0:
			kind, second, third = 2, e.pack, e.offset
		}
		table = append(table, kind)
		for shift := 8 * (width - 1); shift >= 0; shift -= 8 {
			table = append(table, byte(second>>shift))
		}
		table = append(table, byte(third>>8), byte(third))
	}
	f.scratch = table
	id := hex.EncodeToString(f.hash()[:16])
	dict := fmt.Sprintf("/Type/XRef/Size %d/W[1 %d 2]/Root %d 0 R/Info %d 0 R/ID[<%s><%s>]",
		len(f.entries), width, catalog, info, id, id)
	f.stream(num, []byte(dict), table)
	if f.err != nil {
		return nil, f.err
	}
	f.out = append(f.out, "startxref\n"...)
	f.out = appendInt(f.out, start)
	f.out = append(f.out, "\n%%EOF\n"...)
	return f.out, nil
}
