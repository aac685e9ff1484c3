package pdf

import (
	"fmt"

	"yinfa.dev/yinfa/internal/page"
)

// job is the writing of one document.
type job struct {
	d        *page.Document
	o        Options
	file     *file
	fonts    fontTable
	images   imageTable
	tree     structure
	scratch  *scratch
	outlines *outlineCache
	pictures *pictureCache
	nFonts   int
	pages    []int // object numbers
}

// idleFont returns a fontUse that no face of the document has.
func (j *job) idleFont() *fontUse {
	if j.nFonts == len(j.scratch.fonts) {
		j.scratch.fonts = append(j.scratch.fonts, &fontUse{})
	}
	j.nFonts++
	return j.scratch.fonts[j.nFonts-1]
}

func (w *Writer) write(d *page.Document, o Options) ([]byte, error) {
	z, err := w.deflaters.get(o.Level)
	if err != nil {
		return nil, err
	}
	defer w.deflaters.put(o.Level, z)
	s := w.scratch.get()
	defer w.scratch.put(s)
	s.file.deflate = z
	s.file.start()
	j := &job{d: d, o: o, file: &s.file, scratch: s, outlines: &w.outlines, pictures: &w.pictures}
	data, err := j.write()
	if err != nil {
		return nil, err
	}
	return append([]byte(nil), data...), nil
}

// write writes the objects of the document: what pages show, then what they
// use, then what leads to them.
func (j *job) write() ([]byte, error) {
	f := j.file
	catalog, info, fontNames := f.reserve(1), f.reserve(1), f.reserve(1)
	first := f.reserve(len(j.d.Pages))
	j.pages = make([]int, len(j.d.Pages))
	for i := range j.pages {
		j.pages[i] = first + i
	}
	j.tree.start(j.d.Tree, f)
	parents, pages := writePageTree(f, j.pages)
	annotations := 0
	for i := range j.d.Pages {
		if err := j.writePage(i, parents[i], fontNames, &annotations); err != nil {
			return nil, fmt.Errorf("page %d: %w", i+1, err)
		}
	}
	f.begin(fontNames)
	f.body = append(f.body, "<<"...)
	for _, u := range j.fonts.uses {
		f.body = appendRef(append(appendName(f.body, u.name), ' '), u.object)
	}
	f.body = append(f.body, ">>"...)
	f.end()
	for _, u := range j.fonts.uses {
		if err := j.writeFont(u); err != nil {
			return nil, err
		}
	}
	j.tree.write(f, j.pages)
	outline := writeOutline(f, j.d, j.pages)
	about := newAbout(j.d.Info, j.o)
	metadata := about.writeMetadata(f)
	f.object(info, string(about.info()))
	profile := writeProfile(f)

	f.begin(catalog)
	f.body = append(f.body, "<</Type/Catalog/Pages "...)
	f.body = appendRef(f.body, pages)
	f.body = appendRef(append(f.body, "/Metadata "...), metadata)
	f.body = appendRef(append(f.body, "/StructTreeRoot "...), j.tree.root)
	f.body = append(f.body, "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true>>/Lang"...)
	f.body = appendText(f.body, about.language)
	if outline != 0 {
		f.body = appendRef(append(f.body, "/Outlines "...), outline)
	}
	f.body = append(f.body, "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)/Info(sRGB IEC61966-2.1)/DestOutputProfile "...)
	f.body = appendRef(f.body, profile)
	f.body = append(f.body, ">>]>>"...)
	f.end()
	return f.finish(catalog, info)
}

// writePage writes one page with its content and its links.
func (j *job) writePage(i, parent, fontNames int, annotations *int) error {
	p := &j.d.Pages[i]
	f := j.file
	c := &j.scratch.content
	j.tree.startPage()
	j.images.startPage()
	c.start(j, i, p)
	var links []int
	for _, item := range p.Items {
		switch item := item.(type) {
		case *page.Text:
			if err := c.drawText(item); err != nil {
				return err
			}
		case *page.Rule:
			c.rule(item)
		case *page.Drawing:
			c.drawing(item)
		case *page.Image:
			if err := c.image(item); err != nil {
				return err
			}
		case *page.LinkArea:
			key := len(j.d.Pages) + *annotations
			*annotations++
			links = append(links, j.writeLink(i, p, item, key))
		}
	}
	c.close()
	stream := f.reserve(1)
	f.stream(stream, nil, c.b)

	f.begin(j.pages[i])
	f.body = append(f.body, "<</Type/Page/Parent "...)
	f.body = appendRef(f.body, parent)
	f.body = append(f.body, "/MediaBox[0 0"...)
	f.body = appendMilli(f.body, milli(p.Width))
	f.body = appendMilli(f.body, milli(p.Height))
	f.body = append(f.body, ']')
	if p.Turned {
		f.body = append(f.body, "/Rotate 90"...)
	}
	f.body = appendRef(append(f.body, "/Contents "...), stream)
	f.body = appendRef(append(f.body, "/Resources<</Font "...), fontNames)
	f.body = j.images.appendResources(f.body)
	f.body = append(f.body, ">>"...)
	if c.alpha {
		f.body = append(f.body, "/Group<</S/Transparency/CS/DeviceRGB>>"...)
	}
	if len(links) > 0 {
		f.body = append(f.body, "/Annots["...)
		for _, l := range links {
			f.body = append(appendRef(f.body, l), ' ')
		}
		f.body = append(f.body, ']')
	}
	f.body = append(f.body, "/Tabs/S/StructParents "...)
	f.body = append(appendInt(f.body, i), ">>"...)
	f.end()
	return nil
}
