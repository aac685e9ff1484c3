package layout

import (
	"fmt"
	"io/fs"
	"path"
	"sort"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
	"yinfa.dev/yinfa/layouts"
)

// Folder is where an office keeps its own formats and types, from the root of
// its project.
const Folder = "layouts/"

const (
	formatFolder = "版式/"
	typeFolder   = "文种/"
	regimeFolder = "制度/"   // read by package ledger
	paperFolder  = "公文模板/" // read by package papers
	// builtinFolder stands before the paths of shipped files in messages.
	builtinFolder = "内置/"
)

// Load reads the shipped formats and types and those of an office. Own files
// have project paths (layouts/版式/NAME.yaml, layouts/文种/NAME.yaml and
// NAME.md); each replaces the shipped file of the same name as a whole, but a
// format may be based on the shipped one of its own name. Files
// elsewhere under layouts/ are reported, files outside are not looked at.
// common are the front-matter keys that every type has (model.CommonKeys).
//
// A format that cannot be used is left out, its reason in the bag; a type is
// always there, so that its documents are not called unknown. A type whose
// Format is missing from Formats has an error in the bag.
func Load(own []*source.File, common []string, bag *diag.Bag) *Layouts {
	files := collect(own, bag)
	out := &Layouts{Formats: map[string]*Format{}, Types: map[string]*DocType{}, Broken: map[string]string{}}
	all := family{kind: "版式", all: map[string]*yaml.Node{}, own: []string{"说明"}, bag: bag}
	for _, name := range files.formats.names() {
		all.names = append(all.names, name)
		all.all[name] = parseMapping(files.formats[name], bag)
	}
	for _, name := range files.shadowed.names() {
		all.all[builtinFolder+name] = parseMapping(files.shadowed[name], bag)
	}
	for _, name := range all.names {
		if flat, ok := all.flatten(name); ok {
			// A bag of its own tells whether this very format may be used.
			var found diag.Bag
			f := readFormat(name, flat, &found)
			bag.Append(found.Sorted())
			if !found.HasErrors() {
				out.Formats[name] = f
			}
		}
		if out.Formats[name] == nil {
			out.Broken[name] = files.formats[name].Path
		}
	}
	for _, name := range files.types.names() {
		r := typeReader{kind: &DocType{Name: name}, common: common, formats: all.names, bag: bag}
		r.read(parseMapping(files.types[name], bag))
		r.starter(files.types[name], files.starters[name])
		out.Types[name] = r.kind
	}
	for _, name := range files.starters.names() {
		if files.types[name] == nil {
			bag.Warn(diag.LayoutFile, files.starters[name].Whole(), fmt.Sprintf("只有样稿，没有文种“%s”", name), fmt.Sprintf("请补上 %s%s%s.yaml，或改成已有文种的名称", Folder, typeFolder, name))
		}
	}
	return out
}

type byName map[string]*source.File

func (b byName) names() []string {
	names := make([]string, 0, len(b))
	for name := range b {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// fileSet is every file by its role and name; shadowed are the shipped
// formats that an office's own replace.
type fileSet struct{ formats, shadowed, types, starters byName }

func collect(own []*source.File, bag *diag.Bag) fileSet {
	set := fileSet{byName{}, byName{}, byName{}, byName{}}
	builtin := layouts.Builtin()
	err := fs.WalkDir(builtin, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(builtin, p)
		if err == nil {
			set.put(p, source.NewFile(builtinFolder+p, string(text)))
		}
		return err
	})
	if err != nil {
		bag.Error(diag.LayoutFile, source.Span{File: builtinFolder}, "程序自带的版式读不出来", "程序文件可能不完整，请重新安装")
	}
	for _, f := range own {
		p, inside := strings.CutPrefix(f.Path, Folder)
		if !inside || strings.HasPrefix(p, regimeFolder) || strings.HasPrefix(p, paperFolder) || set.put(p, f) {
			continue
		}
		switch path.Ext(p) {
		case ".yaml", ".yml", ".md":
			bag.Warn(diag.LayoutFile, f.Whole(), "这个文件不会被读取", fmt.Sprintf("版式请放在 %s%s名称.yaml，文种请放在 %s%s名称.yaml 和 名称.md", Folder, formatFolder, Folder, typeFolder))
		}
	}
	return set
}

// put files a layout file under its role; false when it has none.
func (s fileSet) put(p string, f *source.File) bool {
	folder, base := path.Split(p)
	ext := path.Ext(base)
	name := strings.TrimSuffix(base, ext)
	switch {
	case name == "":
		return false
	case folder == formatFolder && ext == ".yaml":
		if shipped := s.formats[name]; shipped != nil {
			s.shadowed[name] = shipped
		}
		s.formats[name] = f
	case folder == typeFolder && ext == ".yaml":
		s.types[name] = f
	case folder == typeFolder && ext == ".md":
		s.starters[name] = f
	default:
		return false
	}
	return true
}

// parseMapping reads a file as one mapping; nil, with the reason in the bag,
// when it is none.
func parseMapping(f *source.File, bag *diag.Bag) *yaml.Node {
	var found diag.Bag
	n := yaml.ParseHand(f, 0, len(f.Text), &found)
	bag.Append(found.Sorted())
	switch {
	case n == nil && !found.HasErrors():
		bag.Error(diag.LayoutKeyMissing, f.Whole(), "文件是空的", "请写上内容，或删去这个文件以使用内置的")
	case n != nil && n.Kind != yaml.Mapping:
		bag.Error(diag.LayoutValue, n.Span, "文件内容应当是若干“键: 值”", "请参照内置文件的写法")
	}
	if n == nil || n.Kind != yaml.Mapping || n.Damaged {
		return nil
	}
	return n
}
