package model

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/markdown"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// ReadFragment reads the file of an attachment or of 印发. Its front matter
// may be left out. It returns nil only when the front matter is broken.
func ReadFragment(f *source.File, bag *diag.Bag) *Fragment {
	p, found, sound := split(f, true, bag)
	if !sound {
		return nil
	}
	out := &Fragment{File: f}
	if found {
		if root := yaml.ParseHand(f, p.keysFrom, p.keysTo, bag); root != nil && root.Kind != yaml.Null {
			r := yaml.Read(root, "附件的文件头", bag)
			out.Title = lines(r, keyTitle)
			out.Subtitle = texts(r, keySubtitle)
			out.Landscape, _ = r.Bool("横排")
			r.Finish()
		}
	}
	out.Body = markdown.Parse(f, p.body, len(f.Text), bag)
	return out
}
