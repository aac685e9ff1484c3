package serve

import (
	"bytes"
	"fmt"
	"html"
	"io/fs"
	"net/http"
	"net/url"
	"path"
	"strings"
	"time"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/publish"
	"yinfa.dev/yinfa/internal/watch"
)

// sitePolicy lets the pages of the site use the site's own files, as they do
// where the public reads them.
const sitePolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

// readiness is how long a reader waits for the first site before being told
// that it is not ready.
const readiness = 5 * time.Second

// siteFile gives a file of the public site as a build would make it now.
func (s *Server) siteFile(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/site/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	w.Header().Set("Content-Security-Policy", sitePolicy)
	if !fs.ValidPath(name) {
		http.NotFound(w, r)
		return
	}
	state := s.desk.hub.siteState() // before the page, so that it is never too new
	room, waiting := s.desk.room(r)
	if room == nil {
		notReady(w, state, waiting)
		return
	}
	if document, format := room.Download(name); document != "" {
		s.give(w, room, document, format, name)
		return
	}
	data, there := room.File(name)
	_, folder := room.File(name + "/index.html")
	switch {
	case data != nil:
		kind := publish.ContentType(name)
		if strings.HasPrefix(kind, "text/html") {
			data = withNote(data, s.note(room, waiting), state)
		}
		w.Header().Set("Content-Type", kind)
		// The browser has gone when this fails.
		_, _ = w.Write(data)
	case name == "index.html" || there:
		noSite(w, state, room.Findings())
	case folder:
		http.Redirect(w, r, url.PathEscape(path.Base(name))+"/", http.StatusFound)
	default:
		http.NotFound(w, r)
	}
}

// room is the site that can be seen. While the first is being made a request
// waits for a while; nil when there is none then.
func (d *desk) room(r *http.Request) (room *build.PreviewSite, waiting int) {
	for end := time.Now().Add(readiness); ; {
		d.mu.Lock()
		room, waiting = d.site, len(d.queue)
		d.mu.Unlock()
		if room != nil || time.Now().After(end) || r.Context().Err() != nil {
			return room, waiting
		}
		time.Sleep(watch.Pause)
	}
}

// onPage is the document that an address of the site shows, so that what is
// saved of it is seen as soon as of one in view; "" when it shows none.
func (d *desk) onPage(address string) string {
	d.mu.Lock()
	room := d.site
	d.mu.Unlock()
	name, of := strings.CutPrefix(address, "/site/")
	if room == nil || !of {
		return ""
	}
	return room.Shown(name)
}

// give is a finished file that a page of the site offers.
func (s *Server) give(w http.ResponseWriter, room *build.PreviewSite, document string, format build.Format, name string) {
	v := s.named(w, document)
	if v == nil {
		return
	}
	if v.shown == nil {
		http.Error(w, "这份公文有错误，还没有可以下载的文件", http.StatusConflict)
		return
	}
	data, found := room.Write(v.preview, v.shown, format)
	if data == nil {
		http.Error(w, diag.Text(found), http.StatusConflict)
		return
	}
	w.Header().Set("Content-Security-Policy", "frame-ancestors 'self'")
	w.Header().Set("Content-Type", publish.ContentType(name))
	// The browser has gone when this fails.
	_, _ = w.Write(data)
}

// note says how the site that is seen differs from what a build would write.
func (s *Server) note(room *build.PreviewSite, waiting int) string {
	var parts []string
	if n := room.Broken(); n > 0 {
		parts = append(parts, fmt.Sprintf("有 %d 份要公开的公文有错误，这里是改错以前的内容；改正以前，生成网站会停止。", n))
	}
	s.desk.mu.Lock()
	lost := s.desk.lost
	s.desk.mu.Unlock()
	for _, f := range append(room.Findings(), lost...) {
		if f.Severity == diag.Error {
			parts = append(parts, "错误："+f.Summary+"。"+f.Hint)
		}
	}
	if waiting > 0 {
		parts = append(parts, fmt.Sprintf("还有 %d 份正在处理。", waiting))
	}
	return strings.Join(parts, "")
}

// withNote marks a page of the site as a preview, lets it follow the saves,
// and says at its foot what is wrong.
func withNote(page []byte, note string, state int) []byte {
	// The page's own policy knows of no preview.
	page = bytes.Replace(page, []byte("content=\"default-src 'none'; "), []byte("content=\"default-src 'none'; connect-src 'self'; "), 1)
	page = bytes.Replace(page, []byte("</head>"), fmt.Appendf(nil, follows+"</head>", state), 1)
	at := bytes.LastIndex(page, []byte("</body>"))
	if at < 0 {
		return page
	}
	class := ""
	if note != "" {
		class = " yinfa-trouble"
	}
	bar := fmt.Sprintf("<aside class=\"yinfa-preview%s\" aria-label=\"预览\"><p role=\"status\">预览，尚未发布。%s</p><a href=\"/\">回到公文</a></aside>\n", class, html.EscapeString(note))
	return append(append(append([]byte(nil), page[:at]...), bar...), page[at:]...)
}

// follows lets a page follow the saves from a state of the site on.
const follows = "<link rel=\"stylesheet\" href=\"/live.css\">\n<script src=\"/live.js\" data-state=\"%d\" defer></script>\n"

const bare = "<!doctype html>\n<html lang=\"zh-CN\"><head><meta charset=\"utf-8\"><title>%s</title>%s</head>\n<body><main class=\"yinfa-bare\"><h1>%s</h1>%s<p><a href=\"/\">回到公文</a></p></main></body></html>\n"

// notReady is said while the documents are made for the first time.
func notReady(w http.ResponseWriter, state, waiting int) {
	plain(w, state, "网站正在准备", fmt.Sprintf("<p>还有 %d 份公文正在处理，完成以后自动显示。</p>", waiting))
}

// noSite says why there is no site.
func noSite(w http.ResponseWriter, state int, findings []diag.Diagnostic) {
	plain(w, state, "没有网站可以显示", "<pre>"+html.EscapeString(diag.Text(findings))+"</pre>")
}

func plain(w http.ResponseWriter, state int, title, body string) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusNotFound)
	// The browser has gone when this fails.
	_, _ = fmt.Fprintf(w, bare, title, fmt.Sprintf(follows, state), title, body)
}
