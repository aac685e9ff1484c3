package site

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"fmt"
)

// inFeed is how many documents a feed holds, newest first.
const inFeed = 30

// feeds plans the Atom, RSS and JSON feeds of a column. Feeds need absolute
// addresses, so a site without one has none.
func (w *planner) feeds(c *Column, pages []*Page) {
	if w.site.config.Address == "" {
		return
	}
	pages = newestFirst(pages)
	parts := []string{string(w.frame[:])}
	for _, p := range pages {
		parts = append(parts, string(p.row[:]), p.changed.String(), p.told())
	}
	from := sum(parts...)
	folder := columnFolder(c)
	f := feed{site: w.site, title: w.site.config.Name, home: w.site.absolute(folder + homePath), folder: w.site.config.Address + "/" + folder, pages: pages}
	if c != nil {
		f.title += "：" + c.Name
	}
	w.add(folder+"feed.atom", from, f.atom)
	w.add(folder+"feed.rss", from, f.rss)
	w.add(folder+"feed.json", from, f.json)
}

type feed struct {
	site                *Site
	title, home, folder string
	pages               []*Page
}

// updated is the newest day in the feed; feeds must state one, and an empty
// one has nothing newer than this.
func (f feed) updated() date {
	newest := date{1970, 1, 1}
	for _, p := range f.pages {
		if newest.before(p.changed) {
			newest = p.changed
		}
	}
	return newest
}

func (f feed) address(p *Page) string { return f.site.absolute(p.Path()) }

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Type string `xml:"type,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	ID        string   `xml:"id"`
	Title     string   `xml:"title"`
	Link      atomLink `xml:"link"`
	Published string   `xml:"published"`
	Updated   string   `xml:"updated"`
	Author    string   `xml:"author>name"`
	Summary   string   `xml:"summary"`
}

type atomFeed struct {
	XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
	Lang    string      `xml:"xml:lang,attr"`
	ID      string      `xml:"id"`
	Title   string      `xml:"title"`
	Updated string      `xml:"updated"`
	Author  string      `xml:"author>name"`
	Links   []atomLink  `xml:"link"`
	Entries []atomEntry `xml:"entry"`
}

// atom is the feed of RFC 4287.
func (f feed) atom() ([]byte, error) {
	out := atomFeed{Lang: "zh-CN", ID: f.home, Title: f.title, Updated: f.updated().stamp(), Author: f.site.config.author(),
		Links: []atomLink{{Rel: "self", Type: "application/atom+xml", Href: f.folder + "feed.atom"}, {Rel: "alternate", Type: "text/html", Href: f.home}}}
	for _, p := range f.pages {
		at := p.pub
		if at.zero() {
			at = f.updated()
		}
		changed := p.changed
		if changed.zero() {
			changed = at
		}
		out.Entries = append(out.Entries, atomEntry{f.address(p), p.title, atomLink{Rel: "alternate", Type: "text/html", Href: f.address(p)},
			at.stamp(), changed.stamp(), or(p.organs, f.site.config.author()), p.told()})
	}
	return marshalXML(out)
}

type rssItem struct {
	Title       string  `xml:"title"`
	Link        string  `xml:"link"`
	GUID        rssGUID `xml:"guid"`
	PubDate     string  `xml:"pubDate,omitempty"`
	Category    string  `xml:"category,omitempty"`
	Description string  `xml:"description"`
}

type rssGUID struct {
	Permalink bool   `xml:"isPermaLink,attr"`
	Text      string `xml:",chardata"`
}

type rssFeed struct {
	XMLName xml.Name `xml:"rss"`
	Version string   `xml:"version,attr"`
	Atom    string   `xml:"xmlns:atom,attr"`
	Channel struct {
		Title       string    `xml:"title"`
		Link        string    `xml:"link"`
		Self        rssSelf   `xml:"atom:link"`
		Description string    `xml:"description"`
		Language    string    `xml:"language"`
		Items       []rssItem `xml:"item"`
	} `xml:"channel"`
}

type rssSelf struct {
	Rel  string `xml:"rel,attr"`
	Type string `xml:"type,attr"`
	Href string `xml:"href,attr"`
}

// rss is the feed of RSS 2.0.
func (f feed) rss() ([]byte, error) {
	out := rssFeed{Version: "2.0", Atom: "http://www.w3.org/2005/Atom"}
	c := &out.Channel
	c.Title, c.Link, c.Description, c.Language = f.title, f.home, f.site.config.Description, "zh-cn"
	c.Self = rssSelf{"self", "application/rss+xml", f.folder + "feed.rss"}
	for _, p := range f.pages {
		c.Items = append(c.Items, rssItem{p.title, f.address(p), rssGUID{true, f.address(p)}, p.pub.rfc822(), p.kind, p.told()})
	}
	return marshalXML(out)
}

func marshalXML(v any) ([]byte, error) {
	data, err := xml.MarshalIndent(v, "", " ")
	if err != nil {
		return nil, fmt.Errorf("site: feed: %w", err)
	}
	return append([]byte(xml.Header), append(data, '\n')...), nil
}

type jsonFeed struct {
	Version     string     `json:"version"`
	Title       string     `json:"title"`
	Home        string     `json:"home_page_url"`
	Feed        string     `json:"feed_url"`
	Description string     `json:"description"`
	Language    string     `json:"language"`
	Items       []jsonItem `json:"items"`
}

type jsonItem struct {
	ID        string       `json:"id"`
	URL       string       `json:"url"`
	Title     string       `json:"title"`
	Summary   string       `json:"summary"`
	Text      string       `json:"content_text"`
	Published string       `json:"date_published,omitempty"`
	Modified  string       `json:"date_modified,omitempty"`
	Authors   []jsonAuthor `json:"authors,omitempty"`
	Tags      []string     `json:"tags,omitempty"`
}

type jsonAuthor struct {
	Name string `json:"name"`
}

// json is the feed of JSON Feed 1.1.
func (f feed) json() ([]byte, error) {
	out := jsonFeed{Version: "https://jsonfeed.org/version/1.1", Title: f.title, Home: f.home, Feed: f.folder + "feed.json",
		Description: f.site.config.Description, Language: "zh-CN", Items: []jsonItem{}}
	for _, p := range f.pages {
		item := jsonItem{ID: f.address(p), URL: f.address(p), Title: p.title, Summary: p.told(), Text: p.told(), Published: p.pub.stamp(), Modified: p.changed.stamp(), Tags: []string{p.kind}}
		if p.organs != "" {
			item.Authors = []jsonAuthor{{p.organs}}
		}
		out.Items = append(out.Items, item)
	}
	return marshalJSON(out)
}

func marshalJSON(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetIndent("", " ")
	if err := e.Encode(v); err != nil {
		return nil, fmt.Errorf("site: JSON: %w", err)
	}
	return b.Bytes(), nil
}

func (c *Config) author() string { return or(c.Owner, c.Name) }

func or(a, b string) string {
	if a == "" {
		return b
	}
	return a
}
