package model

import (
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// ReadProject reads yinfa.yaml. It never returns nil: a project that says
// nothing is a project without organs and defaults.
func ReadProject(f *source.File, bag *diag.Bag) *Project {
	p := &Project{Defaults: &Document{File: f}}
	root := yaml.ParseHand(f, 0, len(f.Text), bag)
	if root == nil || root.Kind == yaml.Null {
		return p
	}
	p.Damaged = root.Damaged
	r := yaml.Read(root, "yinfa.yaml", bag)
	p.Organs = organs(r, bag)
	p.Words = texts(r, "词语")
	if n := r.Node("默认"); n != nil && n.Kind == yaml.Mapping {
		p.Defaults = defaults(f, n, bag)
	} else if n != nil && n.Kind != yaml.Null {
		r.Map("默认")
	}
	// The site and its targets are read by the stages that publish.
	for _, key := range []string{"站点", "发布"} {
		if n := r.Node(key); n != nil {
			p.Sections = append(p.Sections, yaml.Entry{Key: key, KeySpan: r.Span(key), Value: n})
		}
	}
	r.Finish()
	return p
}

// defaults reads 默认: some of a document's keys, read as in a document.
func defaults(f *source.File, n *yaml.Node, bag *diag.Bag) *Document {
	allowed := DefaultKeys()
	kept := *n
	kept.Entries = nil
	for _, e := range n.Entries {
		switch {
		case oneOf(e.Key, allowed):
			kept.Entries = append(kept.Entries, e)
		case e.Key == keyRelease:
			bag.Error(diag.DefaultKey, e.KeySpan, "“公开”不能写在“默认”里，否则未经审查的公文也会上网", "把它写到各件要公开的公文的文件头里")
		case isCommon(e.Key):
			bag.Error(diag.DefaultKey, e.KeySpan, "“"+e.Key+"”每件公文不同，不能写在“默认”里", "把它写到各件公文的文件头里")
		default:
			hint := "“默认”里可以写：" + join(allowed)
			if near := yaml.Nearest(e.Key, allowed); near != "" {
				hint = "是不是“" + near + "”？"
			}
			bag.Error(diag.KeyUnknown, e.KeySpan, "“默认”里不认识“"+e.Key+"”", hint)
		}
	}
	d := &Document{File: f, FrontMatter: n.Span}
	d.decode(&kept, bag)
	return d
}

// organs reads 机关: a list, or a mapping from names to the rest.
func organs(r *yaml.Reader, bag *diag.Bag) []Organ {
	n := r.Node("机关")
	if n == nil || n.Kind == yaml.Null {
		return nil
	}
	var out []Organ
	add := func(o Organ) {
		for _, other := range out {
			if other.Name.Value == o.Name.Value {
				bag.Error(diag.OrganTwice, o.Name.Span, "机关“"+o.Name.Value+"”写了两次", "合为一处")
				return
			}
		}
		for _, t := range []doc.Text{o.Name, o.Short, o.Code, o.Mark, o.Office} {
			quoted(t, bag)
		}
		out = append(out, o)
	}
	if n.Kind == yaml.Mapping && n.Find("名称") == nil {
		for _, e := range n.Entries {
			name := doc.Text{Value: e.Key, Span: e.KeySpan}
			if e.Value.Kind == yaml.Null {
				add(Organ{Name: name, Span: e.KeySpan})
				continue
			}
			o := organ(yaml.Read(e.Value, e.Key, bag))
			o.Name, o.Span = name, e.KeySpan
			add(o)
		}
		return out
	}
	items := []*yaml.Node{n}
	if n.Kind == yaml.Sequence {
		items = n.Items
	}
	for _, item := range items {
		if item.Kind == yaml.Scalar {
			add(Organ{Name: trimText(doc.Text{Value: item.Value, Span: item.Span}), Span: item.Span})
			continue
		}
		m := yaml.Read(item, "机关", bag)
		m.Require("名称")
		name := text(m, "名称")
		o := organ(m)
		if name.Empty() {
			continue
		}
		o.Name, o.Span = name, item.Span
		add(o)
	}
	return out
}

// quoted reports a name between the quotes that word processors make of
// straight ones: they are part of it, and would be printed.
func quoted(t doc.Text, bag *diag.Bag) {
	inside, opened := strings.CutPrefix(t.Value, "“")
	inside, closed := strings.CutSuffix(inside, "”")
	if opened && closed && !strings.ContainsAny(inside, "“”") {
		bag.Error(diag.OrganUnknown, t.Span, "“"+inside+"”的前后有中文引号，会照样印出来", "删去引号，写作 "+inside)
	}
}

func organ(r *yaml.Reader) Organ {
	o := Organ{
		Short: text(r, "简称"), Code: text(r, "代字"), Mark: text(r, keyMarks),
		Seal: text(r, "印章"), Office: text(r, keyOffice),
	}
	o.SealDiameter, _ = r.Length("印章直径")
	r.Finish()
	return o
}

func join(words []string) string {
	s := ""
	for i, w := range words {
		if i > 0 {
			s += "、"
		}
		s += w
	}
	return s
}
