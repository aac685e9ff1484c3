package site

import (
	"encoding/xml"
	"fmt"
	"strings"
)

// inSitemap bounds the addresses of one site map (sitemaps.org: 50,000).
const inSitemap = 40_000

// located is a page for the site map and the last day it changed.
type located struct {
	path    string
	changed date
}

type sitemapURL struct {
	Loc     string `xml:"loc"`
	LastMod string `xml:"lastmod,omitempty"`
}

type sitemapSet struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 urlset"`
	URLs    []sitemapURL `xml:"url"`
}

type sitemapIndex struct {
	XMLName xml.Name     `xml:"http://www.sitemaps.org/schemas/sitemap/0.9 sitemapindex"`
	Maps    []sitemapURL `xml:"sitemap"`
}

// sitemap plans the site maps and robots.txt.
func (w *planner) sitemap() {
	robots := "User-agent: *\nDisallow: /" + strings.TrimPrefix(w.site.basePath(), "/") + searchFolder + "\n"
	if w.site.config.Address == "" {
		w.bytes("robots.txt", []byte(robots))
		return
	}
	w.bytes("robots.txt", []byte(robots+"Sitemap: "+w.site.config.Address+"/sitemap.xml\n"))
	var all []sitemapURL
	var parts []string
	for _, u := range w.urls {
		all = append(all, sitemapURL{w.site.absolute(u.path), u.changed.String()})
		parts = append(parts, u.path, u.changed.String())
	}
	from := sum(append(parts, w.site.config.Address)...)
	if len(all) <= inSitemap {
		w.add("sitemap.xml", from, func() ([]byte, error) { return marshalXML(sitemapSet{URLs: all}) })
		return
	}
	var index sitemapIndex
	for i := 0; i*inSitemap < len(all); i++ {
		part := all[i*inSitemap : min((i+1)*inSitemap, len(all))]
		name := fmt.Sprintf("sitemap-%d.xml", i+1)
		index.Maps = append(index.Maps, sitemapURL{Loc: w.site.config.Address + "/" + name})
		w.add(name, from, func() ([]byte, error) { return marshalXML(sitemapSet{URLs: part}) })
	}
	w.add("sitemap.xml", from, func() ([]byte, error) { return marshalXML(index) })
}
