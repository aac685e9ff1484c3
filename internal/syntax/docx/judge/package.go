package judge

import (
	"archive/zip"
	"bytes"
	"io"
	"net/url"
	"path"
	"slices"
	"strings"
)

const typesPart = "[Content_Types].xml"

// relation is what a part says of another.
type relation struct {
	kind     string // the last word of its type
	target   string // a part; "" when it leads outside
	external bool
}

// maxPart is how many bytes of a part are read.
const maxPart = 256 << 20

// unpack reads the archive. It reports whether there is anything to judge.
func (f *file) unpack(data []byte) bool {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		f.fault("archive", "%v", err)
		return false
	}
	seen := map[string]bool{}
	for i, m := range z.File {
		if i == 0 && m.Name != typesPart {
			f.fault("archive", "begins with %s", m.Name)
		}
		if lower := strings.ToLower(m.Name); seen[lower] {
			f.fault(m.Name, "is there twice")
		} else {
			seen[lower] = true
		}
		if strings.ContainsAny(m.Name, `\`) || strings.HasSuffix(m.Name, "/") || strings.HasPrefix(m.Name, "/") {
			f.fault(m.Name, "is no name of a part")
		}
		if m.Method != zip.Store && m.Method != zip.Deflate {
			f.fault(m.Name, "is compressed by method %d", m.Method)
		}
		content, err := read(m)
		if err != nil {
			f.fault(m.Name, "%v", err)
			return false
		}
		f.names, f.parts[m.Name] = append(f.names, m.Name), content
	}
	return true
}

func read(m *zip.File) (data []byte, err error) {
	r, err := m.Open()
	if err != nil {
		return nil, err
	}
	defer func() {
		if closeErr := r.Close(); err == nil {
			err = closeErr
		}
	}()
	return io.ReadAll(io.LimitReader(r, maxPart))
}

// expected are the content types of parts, by the kind of relation that leads
// to them.
var expected = map[string]string{
	"officeDocument":      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
	"styles":              "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml",
	"settings":            "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml",
	"fontTable":           "application/vnd.openxmlformats-officedocument.wordprocessingml.fontTable+xml",
	"footer":              "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml",
	"header":              "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
	"comments":            "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml",
	"numbering":           "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
	"core-properties":     "application/vnd.openxmlformats-package.core-properties+xml",
	"extended-properties": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}

// types holds every part to its content type (ECMA-376 Part 2, 10.1.2), and
// pictures to their bytes.
func (f *file) types() {
	tree := f.tree(typesPart)
	if tree == nil {
		f.fault(typesPart, "is missing")
		return
	}
	byExtension, byName := map[string]string{}, map[string]string{}
	for _, c := range tree.children {
		switch key := strings.ToLower(c.attr("Extension") + strings.TrimPrefix(c.attr("PartName"), "/")); c.name {
		case "ct:Default":
			if byExtension[key] != "" {
				f.fault(typesPart, "names the extension %s twice", key)
			}
			byExtension[key] = c.attr("ContentType")
		case "ct:Override":
			if byName[key] != "" {
				f.fault(typesPart, "names %s twice", key)
			}
			byName[key] = c.attr("ContentType")
			if !slices.ContainsFunc(f.names, func(n string) bool { return strings.EqualFold(n, key) }) {
				f.fault(typesPart, "names %s, which is not there", key)
			}
		}
	}
	typeOf := func(name string) string {
		if t := byName[strings.ToLower(name)]; t != "" {
			return t
		}
		return byExtension[strings.ToLower(strings.TrimPrefix(path.Ext(name), "."))]
	}
	for _, name := range f.names {
		if name != typesPart && typeOf(name) == "" {
			f.fault(name, "has no content type")
		}
		start, ok := map[string]string{"image/png": "\x89PNG\r\n\x1a\n", "image/jpeg": "\xff\xd8\xff"}[typeOf(name)]
		if ok && !bytes.HasPrefix(f.parts[name], []byte(start)) {
			f.fault(name, "is not what its type says")
		}
	}
	for _, name := range f.names {
		if !strings.HasSuffix(name, ".rels") {
			continue
		}
		for _, r := range f.relationsIn(name) {
			if want := expected[r.kind]; want != "" && !r.external && f.parts[r.target] != nil && typeOf(r.target) != want {
				f.fault(r.target, "has the type %s, as %s it needs %s", typeOf(r.target), r.kind, want)
			}
		}
	}
}

// relationsIn reads one part of relations.
func (f *file) relationsIn(name string) map[string]relation {
	if known, ok := f.relations[name]; ok {
		return known
	}
	out := map[string]relation{}
	f.relations[name] = out
	tree := f.tree(name)
	if tree == nil {
		return out
	}
	folder := path.Dir(path.Dir(name))
	for _, c := range tree.children {
		id, target := c.attr("Id"), c.attr("Target")
		if _, ok := out[id]; ok || id == "" {
			f.fault(name, "has the id %q twice or not at all", id)
		}
		r := relation{kind: path.Base(c.attr("Type")), external: c.attr("TargetMode") == "External"}
		switch {
		case r.external:
			// Word calls files damaged that lead to what is no address.
			if u, err := url.Parse(target); err != nil || target == "" || strings.ContainsAny(target, " \"<>\\^`{|}") || u.Scheme == "" {
				f.fault(name, "leads to %q, which is no address", target)
			}
		default:
			r.target = path.Join(folder, target)
			if strings.HasPrefix(target, "/") {
				r.target = target[1:]
			}
			if f.parts[r.target] == nil {
				f.fault(name, "leads to %s, which is not there", r.target)
			}
		}
		out[id] = r
	}
	return out
}

// relationsOf are those of a part.
func (f *file) relationsOf(part string) map[string]relation {
	return f.relationsIn(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
}

// reach holds every part to one that leads to it.
func (f *file) reach() {
	reached := map[string]bool{typesPart: true, "_rels/.rels": true}
	var follow func(relations map[string]relation)
	follow = func(relations map[string]relation) {
		for _, r := range relations {
			if r.external || reached[r.target] || f.parts[r.target] == nil {
				continue
			}
			reached[r.target] = true
			reached[path.Join(path.Dir(r.target), "_rels", path.Base(r.target)+".rels")] = true
			follow(f.relationsOf(r.target))
		}
	}
	follow(f.relationsIn("_rels/.rels"))
	for _, name := range f.names {
		if !reached[name] {
			f.fault(name, "nothing leads to it")
		}
	}
}
