package site

import (
	"html/template"
	"net/url"
	"strings"
)

// view is what a template sees. Every address in it is relative to the page,
// so that the site works in any folder and from a disk.
type view struct {
	Site        Config
	Brand       template.HTML // the name of the site, with the places where a line may end
	Root        string        // "", "../" or "../../"
	Title       string        // of the window
	Description string
	Meta        []meta // the official tags and those of the open web
	Canonical   string // absolute, or ""
	Feeds       []link
	Nav         []navLink
	Crumbs      []link // the way here from the first page, without the page itself
	Here        string // the last crumb
	Data        any    // schema.org, as JSON-LD; nil: none

	Document *documentView
	List     *listView
	Home     *homeView
	Topic    *topicView
	Year     *yearView
}

type meta struct{ Name, Property, Content string }

type link struct{ Text, Href, Type string }

type navLink struct {
	Text, Href string
	Current    bool
}

type documentView struct {
	Title      template.HTML
	Rows       [][2]string // of the table of metadata
	Notice     string      // shown above the text when the document is no longer in force
	Body       template.HTML
	Contents   []tocEntry
	Downloads  []downloadView
	Related    []row
	Topic      *link
	Chain      []row
	Inspection *chainView
	Changes    []change
	JSON       string
	QR         *qrView // of the page's address; nil: the site has none
}

type downloadView struct{ Href, Name, Label, Size, SHA256 string }

// row is a document in a list.
type row struct {
	Title                                                template.HTML
	Href, Date, Number, Kind, Organ, State, Summary, How string
	Current                                              bool
}

type listView struct {
	Title, Description string
	Count              int
	Rows               []row
	Facets             []facetView
	Pages              []pageLink
	Previous, Next     string
	Page, Last         int
	Filter             string // what the list is narrowed to, in words
}

type facetView struct {
	Name  string
	All   *link // the list without this filter; nil when none is set
	Links []facetLink
	Rest  []facetLink // behind a word that opens them
	Open  bool        // the one chosen is among the rest
}

type facetLink struct {
	Text, Href string
	Count      int
	Current    bool
}

type pageLink struct {
	Number  int
	Href    string
	Current bool
	Gap     bool // pages are left out before this one
}

type homeView struct {
	Columns []homeColumn
	Years   []topicLink // with how many documents
	Told    *toldView   // the newest overview of inspections; nil: none
	Topics  []topicLink
	Count   int
	Updated string
}

type homeColumn struct {
	Name, Href string
	Rows       []row
}

type topicLink struct {
	Text, Href string
	Count      int
	Latest     string
}

type topicView struct {
	Title string
	Rows  []row
}

type yearView struct {
	Year      int
	Title     string
	Count     int
	List      string // its documents
	Overviews []overviewView
	Charts    []chartView // of the documents made public
	Topics    []topicLink
}

// overviewView is an overview with the documents it rests on.
type overviewView struct {
	ID, Title, Scope string // Scope: which rounds, until when
	Figures          []Figure
	Charts           []chartView
	Tables           []tableView
	Chains           []chainView
}

// chartView is a chart under a heading of its own.
type chartView struct {
	ID, Title string
	Names     string // the places of the words that name it
	Drawing   template.HTML
}

type tableView struct {
	ID string
	Table
}

// toldView is an overview in a line.
type toldView struct {
	Title, Href, Scope string
	Figures            []Figure
}

// page makes a view with what every page needs.
func (s *Site) page(path, title string, column *Column) view {
	c := s.shared()
	v := view{Site: c, Brand: heading(c.Name, nil), Root: strings.Repeat("../", strings.Count(path, "/")), Title: c.Name, Description: c.Description}
	if title != "" {
		v.Title = title + " - " + c.Name
	}
	if c.Address != "" {
		v.Canonical = s.absolute(path)
	}
	v.Meta = []meta{{Name: "SiteName", Content: c.Name}, {Name: "SiteDomain", Content: c.domain()}, {Name: "SiteIDCode", Content: c.Code}}
	for i := range c.Columns {
		col := &c.Columns[i]
		if len(s.filled) > i && !s.filled[i] && column != col {
			continue // readers are not sent to an empty column; its page waits for documents
		}
		v.Nav = append(v.Nav, navLink{col.Name, v.Root + columnFolder(col) + "index.html", column == col})
	}
	if path != homePath {
		v.Crumbs = []link{{Text: "首页", Href: v.Root + homePath}}
	}
	if c.Address != "" {
		v.Feeds = []link{{"全部公开文件", v.Root + columnFolder(nil) + "feed.atom", "application/atom+xml"}}
		if column != nil {
			v.Feeds = append(v.Feeds, link{column.Name, v.Root + columnFolder(column) + "feed.atom", "application/atom+xml"})
		}
	}
	return v
}

// columnMeta are the tags of a column (国办发〔2017〕47号, 附件).
func (v *view) columnMeta(name, description, kind string, words []string) {
	v.Meta = append(v.Meta, meta{Name: "ColumnName", Content: name}, meta{Name: "ColumnDescription", Content: description},
		meta{Name: "ColumnKeywords", Content: strings.Join(words, ",")}, meta{Name: "ColumnType", Content: kind})
	v.Description = description
}

// open adds the tags of Open Graph.
func (v *view) open(kind, title string) {
	v.Meta = append(v.Meta, meta{Property: "og:type", Content: kind}, meta{Property: "og:title", Content: title},
		meta{Property: "og:description", Content: v.Description}, meta{Property: "og:site_name", Content: v.Site.Name}, meta{Property: "og:locale", Content: "zh_CN"})
	if v.Canonical != "" {
		v.Meta = append(v.Meta, meta{Property: "og:url", Content: v.Canonical})
	}
}

// absolute is the address of a page; the first page of a folder is the folder.
func (s *Site) absolute(path string) string {
	if path == homePath || strings.HasSuffix(path, "/"+homePath) {
		path = strings.TrimSuffix(path, homePath)
	}
	return s.config.Address + "/" + path
}

func (c *Config) domain() string {
	u, err := url.Parse(c.Address)
	if err != nil {
		return ""
	}
	return u.Hostname()
}

func (p *Page) inList(root string) row {
	return row{Title: p.heading, Href: root + p.Path(), Date: p.pub.String(), Number: p.number, Kind: p.kind, Organ: p.organs, State: p.state, Summary: p.summary}
}

func rowsOf(list []*Page, root string) []row {
	out := make([]row, len(list))
	for i, p := range list {
		out[i] = p.inList(root)
	}
	return out
}
