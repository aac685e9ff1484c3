package workbook

import (
	"archive/zip"
	"bytes"
	"errors"
	"io"
	"path"
	"strings"
)

// errLarge says that an archive unpacks to more than is read.
var errLarge = errors.New("too large")

// parts are the parts of a workbook.
type parts struct {
	files  map[string]*zip.File // by path, in lower case: readers of workbooks do not tell the case
	left   int64                // how much may still be unpacked
	shared string               // path of the shared texts, "" when there are none
	styles string
	sheets []sheetPart
	since  int // the day that serial numbers count from: 0, or days1904
}

// sheetPart is a sheet and where it stands.
type sheetPart struct{ name, path string }

// openParts finds the sheets of a workbook.
func openParts(data []byte) (*parts, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	if len(in.File) > maxParts {
		return nil, errLarge
	}
	p := &parts{files: make(map[string]*zip.File, len(in.File)), left: maxUnzip}
	for _, f := range in.File {
		p.files[strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))] = f
	}
	book, err := p.target("", "officeDocument")
	if err != nil {
		return nil, err
	}
	return p, p.book(book)
}

// read unpacks a part. The sizes that an archive gives need not be true.
func (p *parts) read(name string) ([]byte, error) {
	f := p.files[strings.ToLower(name)]
	if f == nil {
		return nil, errPart
	}
	// A part may not hold more than its size says, which bounds the memory
	// before anything is unpacked.
	size := int64(f.UncompressedSize64)
	if size < 0 || size > p.left {
		return nil, errLarge
	}
	p.left -= size
	from, err := f.Open()
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	const mostPacked = 1032 // no deflated byte yields more
	b.Grow(int(min(size, mostPacked*int64(f.CompressedSize64))) + bytes.MinRead)
	n, err := io.Copy(&b, io.LimitReader(from, size+1))
	if err = errors.Join(err, from.Close()); n > size {
		err = errPart
	}
	return b.Bytes(), err
}

// relations are the parts that a part refers to: by name, and the first of
// each kind.
func (p *parts) relations(owner string) (byID, byKind map[string]string, err error) {
	data, err := p.read(path.Join(path.Dir(owner), "_rels", path.Base(owner)+".rels"))
	if owner == "" {
		data, err = p.read("_rels/.rels")
	}
	if err != nil {
		return nil, nil, err
	}
	byID, byKind = map[string]string{}, map[string]string{}
	t := newTags(data)
	for t.next() {
		if t.name != "Relationship" || t.close {
			continue
		}
		target := t.resolved(string(t.attr("Target")))
		if rooted, ok := strings.CutPrefix(target, "/"); ok {
			target = path.Clean(rooted)
		} else {
			target = path.Join(path.Dir(owner), target)
		}
		byID[string(t.attr("Id"))] = target
		if kind := path.Base(string(t.attr("Type"))); byKind[kind] == "" {
			byKind[kind] = target
		}
	}
	return byID, byKind, t.err
}

// target is the first part of a kind that a part refers to.
func (p *parts) target(owner, kind string) (string, error) {
	_, byKind, err := p.relations(owner)
	if err == nil && byKind[kind] == "" {
		err = errPart
	}
	return byKind[kind], err
}

// book reads which sheets there are.
func (p *parts) book(name string) error {
	byID, byKind, err := p.relations(name)
	if err != nil {
		return err
	}
	p.shared, p.styles = byKind["sharedStrings"], byKind["styles"]
	data, err := p.read(name)
	if err != nil {
		return err
	}
	t := newTags(data)
	for t.next() {
		if t.close {
			continue
		}
		switch t.name {
		case "workbookPr":
			if v := string(t.attr("date1904")); v == "1" || v == "true" {
				p.since = days1904
			}
		case "sheet":
			target := byID[string(t.relation())]
			// Sheets of charts hold no cells.
			if target != "" && !strings.Contains(strings.ToLower(target), "chartsheet") {
				p.sheets = append(p.sheets, sheetPart{t.resolved(string(t.attr("name"))), target})
			}
		}
	}
	return t.err
}

// relation is the attribute id of whatever prefix.
func (t *tags) relation() []byte {
	if v := t.attr("r:id"); v != nil {
		return v
	}
	for _, field := range bytes.Fields(t.attrs) {
		if key, _, ok := bytes.Cut(field, []byte("=")); ok && bytes.HasSuffix(key, []byte(":id")) {
			return t.attr(string(key))
		}
	}
	return nil
}

// texts reads the shared texts, which cells refer to by number.
func (p *parts) texts() ([]string, error) {
	if p.shared == "" {
		return nil, nil
	}
	data, err := p.read(p.shared)
	if err != nil {
		return nil, err
	}
	t := newTags(data)
	var out []string
	for t.next() {
		if t.name != "si" || t.close {
			continue
		}
		s := ""
		if !t.empty {
			if s, err = t.rich("si"); err != nil {
				return nil, err
			}
		}
		if out = append(out, s); len(out) > maxCells {
			return nil, errLarge
		}
	}
	return out, t.err
}

// rich reads the text inside a tag up to its end: the parts in several looks
// are put together, readings that stand above characters are left out.
func (t *tags) rich(until string) (string, error) {
	out, above := "", 0
	for t.next() {
		switch {
		case t.close && t.name == until:
			return out, t.err
		case t.name == "rPh" && !t.empty:
			if above++; t.close {
				above -= 2
			}
		case t.name == "t" && t.close && above == 0:
			if s := unescaped(t.content()); out == "" {
				out = s
			} else {
				out += s
			}
		}
	}
	return "", errors.Join(t.err, errPart)
}

// formats tells for each style of cells whether it shows a whole number as
// its digits.
func (p *parts) formats() ([]bool, error) {
	if p.styles == "" {
		return nil, nil
	}
	data, err := p.read(p.styles)
	if err != nil {
		return nil, err
	}
	const general, whole, text = 0, 1, 49 // built-in formats, ECMA-376 part 1, 18.8.30
	var out []bool
	t := newTags(data)
	inside := false
	for t.next() {
		switch {
		case t.name == "cellXfs":
			inside = !t.close && !t.empty
		case inside && t.name == "xf" && !t.close:
			n, _, ok := t.number("numFmtId")
			if out = append(out, ok && (n == general || n == whole || n == text)); len(out) > maxStyles {
				return nil, errLarge
			}
		}
	}
	return out, t.err
}
