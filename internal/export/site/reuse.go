package site

// reusable is a document as data, for whoever wants to work with it.
type reusable struct {
	Title     string         `json:"标题"`
	Index     string         `json:"索引号,omitempty"`
	Theme     string         `json:"主题分类,omitempty"`
	Genre     string         `json:"体裁分类,omitempty"`
	Kind      string         `json:"文种"`
	Organs    string         `json:"发文机关,omitempty"`
	Number    string         `json:"发文字号,omitempty"`
	Made      string         `json:"成文日期,omitempty"`
	Published string         `json:"发布日期,omitempty"`
	State     string         `json:"有效性"`
	Mode      string         `json:"公开方式"`
	Column    string         `json:"栏目"`
	Topic     string         `json:"专题,omitempty"`
	Summary   string         `json:"摘要,omitempty"`
	Address   string         `json:"网址,omitempty"`
	Page      string         `json:"网页"`
	Text      string         `json:"正文"`
	Files     []reusableFile `json:"下载,omitempty"`
	Changes   []reusableNote `json:"更正,omitempty"`
	Withdrawn *reusableNote  `json:"撤回,omitempty"`
	Related   []reusableLink `json:"相关文件,omitempty"`
}

type reusableFile struct {
	Name   string `json:"文件"`
	Size   int    `json:"字节"`
	SHA256 string `json:"sha256"`
}

type reusableNote struct {
	Date string `json:"日期"`
	Note string `json:"说明,omitempty"`
}

type reusableLink struct {
	How    string `json:"关系"`
	Title  string `json:"标题"`
	Number string `json:"发文字号,omitempty"`
	Page   string `json:"网页"`
}

func (s *Site) reuse(p *Page, links []related) ([]byte, error) {
	out := reusable{
		Title: p.title, Index: p.shown, Theme: p.theme, Genre: p.genre, Kind: p.kind, Organs: p.organs, Number: p.number,
		Made: p.made.String(), Published: p.pub.String(), State: p.state, Mode: "主动公开", Column: s.config.Columns[p.column].Name,
		Topic: p.topic, Summary: p.summary, Page: p.key + ".html", Text: p.text,
	}
	if s.config.Address != "" {
		out.Address = s.absolute(p.Path())
	}
	for _, f := range p.downloads {
		out.Files = append(out.Files, reusableFile{p.key + "." + f.Format, f.Size, f.SHA256})
	}
	for _, c := range p.changes {
		out.Changes = append(out.Changes, reusableNote{c.Date.String(), c.Note})
	}
	if p.Withdrawn() {
		out.Withdrawn = &reusableNote{p.gone.Date.String(), p.gone.Note}
	}
	for _, r := range links {
		out.Related = append(out.Related, reusableLink{r.How, r.Page.title, r.Page.number, r.Page.key + ".html"})
	}
	return marshalJSON(out)
}
