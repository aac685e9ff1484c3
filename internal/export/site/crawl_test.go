package site

import (
	"encoding/json"
	"encoding/xml"
	"html"
	"path"
	"regexp"
	"strings"
	"testing"
)

var (
	aTag  = regexp.MustCompile(`<(/?[a-zA-Z][a-zA-Z0-9]*)((?:\s+[a-zA-Z:-]+(?:="[^"]*")?)*)\s*/?>`)
	anAtt = regexp.MustCompile(`([a-zA-Z:-]+)="([^"]*)"`)
	loose = regexp.MustCompile(`<[^/!a-zA-Z]`)
)

// tagsOf lists the tags with the names of their attributes in all pages, and
// fails on a < that begins no tag.
func tagsOf(t *testing.T, files map[string]string) map[string]bool {
	t.Helper()
	tags := map[string]bool{}
	for name, data := range files {
		if !strings.HasSuffix(name, ".html") {
			continue
		}
		data = strings.Replace(data, "<!DOCTYPE html>", "", 1)
		rest := aTag.ReplaceAllStringFunc(data, func(tag string) string {
			m := aTag.FindStringSubmatch(tag)
			shape := m[1]
			for _, a := range anAtt.FindAllStringSubmatch(m[2], -1) {
				shape += " " + a[1]
			}
			tags[shape] = true
			return ""
		})
		if i := strings.IndexByte(rest, '<'); i >= 0 {
			t.Errorf("%s: a < that begins no tag: %.60q", name, rest[i:])
		}
		if loose.MatchString(rest) {
			t.Errorf("%s: a loose <", name)
		}
	}
	return tags
}

// linksOf lists the addresses a page leads to.
func linksOf(data string) []string {
	var out []string
	for _, m := range aTag.FindAllStringSubmatch(data, -1) {
		for _, a := range anAtt.FindAllStringSubmatch(m[2], -1) {
			if a[1] == "href" || a[1] == "src" || a[1] == "action" {
				out = append(out, html.UnescapeString(a[2]))
			}
		}
	}
	return out
}

func TestNoDeadLinks(t *testing.T) {
	c := testConfig()
	c.PageSize = 5
	files := built(t, Input{Config: c, Documents: samples(90)})
	files["wj/download"] = ""
	reached := map[string]bool{homePath: true}
	queue := []string{homePath}
	id := regexp.MustCompile(` id="([^"]*)"`)
	for len(queue) > 0 {
		page := queue[0]
		queue = queue[1:]
		for _, link := range linksOf(files[page]) {
			switch {
			case strings.HasPrefix(link, c.Address+"/"):
				link = strings.TrimPrefix(link, c.Address+"/")
				if link == "" || strings.HasSuffix(link, "/") {
					link += homePath
				}
				if _, there := files[link]; !there {
					t.Errorf("%s: %s is not there", page, link)
				}
				continue
			case strings.Contains(link, ":"), strings.HasPrefix(link, "/"):
				t.Errorf("%s leads out of the site: %s", page, link)
				continue
			}
			target, fragment, _ := strings.Cut(link, "#")
			to := page
			if target != "" {
				to = path.Join(path.Dir(page), target)
			}
			if path.Ext(to) == ".pdf" {
				continue // written by the caller
			}
			data, there := files[to]
			if !there {
				t.Errorf("%s: %s is not there", page, link)
				continue
			}
			if fragment != "" {
				found := false
				for _, m := range id.FindAllStringSubmatch(data, -1) {
					found = found || m[1] == fragment
				}
				if !found {
					t.Errorf("%s: no place %s", page, link)
				}
			}
			if !reached[to] {
				reached[to] = true
				queue = append(queue, to)
			}
		}
	}
	for name := range files {
		if strings.HasSuffix(name, ".html") && !reached[name] && name != "404.html" {
			t.Errorf("nothing leads to %s", name)
		}
	}
}

func TestPagesStateWhatTheyMust(t *testing.T) {
	files := built(t, Input{Config: testConfig(), Documents: samples(60)})
	count := func(data, part string) int { return strings.Count(data, part) }
	for name, data := range files {
		switch path.Ext(name) {
		case ".html":
			for _, part := range []string{`<html lang="zh-CN">`, `name="SiteName"`, `name="SiteDomain" content="www.yunlan.example"`, `name="SiteIDCode" content="3300000001"`, "<h1", "<title>", "Content-Security-Policy", `class="skip"`, `<main `} {
				if count(data, part) != 1 {
					t.Errorf("%s: %s stands there %d times", name, part, count(data, part))
				}
			}
			if name != "404.html" {
				for _, part := range []string{`rel="canonical"`, `name="ColumnName"`, `name="ColumnDescription"`, `name="ColumnKeywords"`, `name="ColumnType"`, `property="og:title"`} {
					if count(data, part) != 1 {
						t.Errorf("%s: %s stands there %d times", name, part, count(data, part))
					}
				}
			}
			if strings.HasPrefix(name, folderOfPages) {
				for _, part := range []string{`name="ArticleTitle"`, `name="PubDate" content="20`, `name="ContentSource" content="云澜市`, `name="Url"`, "<caption>", `scope="row"`, "索引号", "发文字号", `"@type":`} {
					if count(data, part) == 0 {
						t.Errorf("%s: no %s", name, part)
					}
				}
			}
			if strings.Contains(data, " style=") || regexp.MustCompile(`<script>|<style| on[a-z]+="`).MatchString(data) {
				t.Errorf("%s: something inline", name)
			}
			if len(data) > heaviest {
				t.Errorf("%s weighs %d bytes", name, len(data))
			}
		case ".json":
			if !json.Valid([]byte(data)) {
				t.Errorf("%s is no JSON", name)
			}
		case ".xml", ".atom", ".rss":
			if err := xml.Unmarshal([]byte(data), new(struct{})); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
	for _, name := range []string{"sitemap.xml", "robots.txt", "404.html", "qb/feed.atom", "qb/feed.rss", "qb/feed.json", "lm/gsgg/feed.atom", "search.html", "zy/site.css"} {
		if files[name] == "" {
			t.Errorf("no %s", name)
		}
	}
}

func TestSiteWithoutAnAddress(t *testing.T) {
	c := testConfig()
	c.Address = ""
	files := built(t, Input{Config: c, Documents: samples(3)})
	for name, data := range files {
		if strings.Contains(data, "canonical") || strings.HasPrefix(name, "sitemap") || strings.Contains(name, "feed.") {
			t.Errorf("%s needs an address", name)
		}
	}
}
