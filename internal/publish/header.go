package publish

import (
	"path"
	"regexp"
	"strings"
)

// ContentType is the type of a file of a site. The table is ours: what
// a system thinks of an ending differs from machine to machine.
func ContentType(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".html", ".htm":
		return "text/html; charset=utf-8"
	case ".css":
		return "text/css; charset=utf-8"
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".json":
		return "application/json"
	case ".webmanifest":
		return "application/manifest+json"
	case ".atom":
		return "application/atom+xml; charset=utf-8"
	case ".rss":
		return "application/rss+xml; charset=utf-8"
	case ".xml":
		return "application/xml; charset=utf-8"
	case ".txt":
		return "text/plain; charset=utf-8"
	case ".csv":
		return "text/csv; charset=utf-8"
	case ".pdf":
		return "application/pdf"
	case ".ofd":
		return "application/ofd"
	case ".docx":
		return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case ".xlsx":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	case ".svg":
		return "image/svg+xml"
	case ".png":
		return "image/png"
	case ".jpg", ".jpeg":
		return "image/jpeg"
	case ".gif":
		return "image/gif"
	case ".webp":
		return "image/webp"
	case ".ico":
		return "image/x-icon"
	case ".woff2":
		return "font/woff2"
	}
	return "application/octet-stream"
}

// ending matches the last part of a name before its ending, such as 0a1b2c3d
// in site-0a1b2c3d.css.
var ending = regexp.MustCompile(`[-.]([0-9a-f]{8,64})\.[A-Za-z0-9]+$`)

// hashed reports whether a name carries a sum of the contents: under one name
// they never change. A part of figures alone may be a date.
func hashed(name string) bool {
	m := ending.FindStringSubmatch(name)
	return m != nil && strings.ContainsAny(m[1], "abcdef")
}

// cacheControl says how long a reader may keep a file without asking again.
// Corrections and withdrawals have to be seen at once, so everything that can
// change under its name is asked for again each time.
func cacheControl(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".css", ".js", ".mjs", ".svg", ".png", ".jpg", ".jpeg", ".webp", ".woff2", ".json":
		if hashed(name) {
			return "public, max-age=31536000, immutable"
		}
	}
	return "public, no-cache"
}

// manifestRank is that of the manifest: the last.
const manifestRank = 5

// rank is the order in which files are sent where each is seen as soon as it
// is there: what pages refer to before the pages, the entry page after those
// it leads to, the manifest at the very end.
func rank(name string, isNew bool) int {
	page := strings.HasSuffix(name, ".html")
	switch {
	case name == ManifestName:
		return manifestRank
	case path.Base(name) == EntryPage:
		return 4
	case !page && isNew:
		return 0
	case page && isNew:
		return 1
	case !page:
		return 2
	}
	return 3
}
