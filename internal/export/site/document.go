package site

import (
	"fmt"
	"html/template"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// contentsFrom is how many headings make a contents list worth its place.
const contentsFrom = 4

// heaviest is the most that a page may weigh, in bytes.
const heaviest = 100_000

// documents plans the page, the data and the pictures of every document.
func (w *planner) documents() {
	for _, p := range w.pages {
		chain, inspection := w.chain(p), w.chainOf(p)
		parts := []string{string(w.frame[:]), string(p.sum[:]), p.shown}
		for _, r := range w.links[p] {
			parts = append(parts, r.How, string(r.Page.row[:]))
		}
		for _, c := range chain {
			parts = append(parts, "专题", string(c.row[:]))
		}
		for _, part := range inspection {
			parts = append(parts, "环节", part.digest())
		}
		w.add(p.Path(), sum(parts...), func() ([]byte, error) {
			data, err := w.site.templates.execute("document", w.site.document(p, w.links[p], chain, inspection))
			if len(data) > heaviest {
				w.bag.Warn(diag.SiteHeavy, source.Span{File: p.file}, fmt.Sprintf("网页有%d千字节，手机打开要等", len(data)/1000), "把很长的表改为附件下载")
			}
			return data, err
		})
		w.add(p.DownloadPath("json"), sum(append(parts, "json")...), func() ([]byte, error) { return w.site.reuse(p, w.links[p]) })
		for _, i := range p.images {
			if !w.images[i.path] {
				w.images[i.path] = true
				w.bytes(i.path, i.data)
			}
		}
		w.urls = append(w.urls, located{p.Path(), p.changed})
	}
}

// chain lists the documents of a topic, oldest first; nil when there is only
// this one.
func (w *planner) chain(p *Page) []*Page {
	if p.topic == "" {
		return nil
	}
	list := w.byTopic()[p.topic]
	if len(list) < 2 {
		return nil
	}
	return list
}

// document makes the view of one document.
func (s *Site) document(p *Page, links []related, chain []*Page, inspection []*inspectionPart) view {
	column := &s.config.Columns[p.column]
	v := s.page(p.Path(), p.title, column)
	v.Crumbs = append(v.Crumbs, link{Text: column.Name, Href: v.Root + columnFolder(column) + homePath})
	v.Here = "正文"
	v.columnMeta(column.Name, column.Description, column.Type, column.Keywords)
	v.Description = p.summary
	stamp := p.pub.String()
	if stamp != "" {
		stamp += " 00:00"
	}
	v.Meta = append(v.Meta, meta{Name: "ArticleTitle", Content: p.title}, meta{Name: "PubDate", Content: stamp}, meta{Name: "ContentSource", Content: p.organs},
		meta{Name: "Keywords", Content: strings.Join(append([]string{p.theme}, p.words...), ",")}, meta{Name: "Author", Content: p.organs}, meta{Name: "Description", Content: p.summary})
	if v.Canonical != "" {
		v.Meta = append(v.Meta, meta{Name: "Url", Content: v.Canonical})
	}
	v.open("article", p.title)
	v.Data = s.structured(p, v.Canonical)
	d := &documentView{Title: p.heading, Rows: s.metadata(p), Body: template.HTML(p.body), Changes: p.changes, JSON: p.key + ".json", QR: qrOf(v.Canonical)}
	d.Notice = p.notice(links)
	if len(p.contents) >= contentsFrom {
		d.Contents = p.contents
	}
	for _, f := range p.downloads {
		d.Downloads = append(d.Downloads, downloadView{
			Href: p.key + "." + f.Format, Name: fileName(p.title) + "." + f.Format, Label: labelOf(f.Format), Size: sizeOf(f.Size), SHA256: f.SHA256,
		})
	}
	for _, r := range links {
		line := r.Page.inList(v.Root)
		line.How = r.How
		d.Related = append(d.Related, line)
	}
	if len(chain) > 0 {
		d.Topic = &link{Text: p.topic, Href: v.Root + topicPath(p.topic)}
		for _, c := range chain {
			line := c.inList(v.Root)
			line.Current = c == p
			d.Chain = append(d.Chain, line)
		}
	}
	if len(inspection) > 0 {
		d.Inspection = s.inspectionOf(p, inspection, v.Root)
	}
	v.Document = d
	return v
}

// metadata is the table of a document as catalogues of public information
// have it (《政府信息公开目录系统实施指引（试行）》), empty rows left out. Where it
// stands in two columns the two dates stand side by side: what has no number
// has its kind beside the organ.
func (s *Site) metadata(p *Page) [][2]string {
	beside, after := [2]string{"发文字号", p.number}, [2]string{"体裁分类", p.genre}
	if p.number == "" {
		beside, after = after, beside
	}
	var out [][2]string
	for _, r := range [][2]string{
		{"索引号", p.shown}, {"主题分类", p.theme}, {"发文机关", p.organs}, beside,
		{"成文日期", p.made.chinese()}, {"发布日期", p.pub.chinese()}, after, {"有效性", p.state}, {"公开方式", "主动公开"},
	} {
		if r[1] != "" {
			out = append(out, r)
		}
	}
	return out
}

func labelOf(format string) string {
	switch format {
	case "pdf":
		return "PDF 版式文件"
	case "docx":
		return "Word 文档"
	}
	return strings.ToUpper(format) + " 文件"
}

// sizeOf is a size as readers know it; one that is not known has none.
func sizeOf(n int) string {
	switch {
	case n <= 0:
		return ""
	case n >= 1_000_000:
		return fmt.Sprintf("%d.%d MB", n/1_000_000, n%1_000_000/100_000)
	case n >= 1000:
		return fmt.Sprintf("%d KB", (n+500)/1000)
	}
	return fmt.Sprintf("%d 字节", n)
}

// fileName is a title as the name of a saved file.
func fileName(title string) string {
	return opening(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`\/:*?"<>|`, r) || r < ' ' {
			return -1
		}
		return r
	}, title), 80)
}
