package serve

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/publish"
)

// Handler answers everything. addr is where the server listens.
func (s *Server) Handler(addr net.Addr) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("/api/list", s.list)
	mux.HandleFunc("/api/document", s.document)
	mux.HandleFunc("/api/page.svg", s.page)
	mux.HandleFunc("/api/picture", s.picture)
	mux.HandleFunc("/api/places", s.places)
	mux.HandleFunc("/api/source", s.source)
	mux.HandleFunc("/api/events", s.events)
	mux.HandleFunc("/file/", s.file)
	mux.HandleFunc("/site/", s.siteFile)
	mux.HandleFunc("/", asset)
	return guard(addr, s.options.Remote, mux)
}

func answer(w http.ResponseWriter, value any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	// The browser has gone when this fails.
	_ = json.NewEncoder(w).Encode(value)
}

// listItem is a document in the list.
type listItem struct {
	Name     string `json:"name"`
	Source   string `json:"source"`
	Title    string `json:"title"`
	Number   string `json:"number"`
	Pages    int    `json:"pages"`
	Made     bool   `json:"made"`
	Errors   int    `json:"errors"`
	Warnings int    `json:"warnings"`
	Infos    int    `json:"infos"`
}

// list is every document, and what was found that belongs to none.
func (s *Server) list(w http.ResponseWriter, _ *http.Request) {
	d := s.desk
	d.mu.Lock()
	found := d.preview.Findings()
	trouble, names := d.trouble, d.preview.Names()
	items := make([]listItem, 0, len(names))
	waiting := len(d.queue)
	for _, name := range names {
		c := d.cards[name]
		it := listItem{Name: name, Source: d.preview.Source(name), Title: c.title, Number: c.number, Pages: c.pages, Made: c.made > 0}
		for _, f := range c.findings {
			switch f.Severity {
			case diag.Error:
				it.Errors++
			case diag.Warning:
				it.Warnings++
			default:
				it.Infos++
			}
		}
		items = append(items, it)
	}
	d.mu.Unlock()
	answer(w, map[string]any{
		"documents": items, "findings": json.RawMessage(diag.JSON(found)), "trouble": trouble, "waiting": waiting,
		"formats": formats(),
	})
}

// formats are those that can be downloaded.
func formats() []string { return []string{string(build.PDF), string(build.DOCX)} }

// named finds the document a request names.
func (s *Server) named(w http.ResponseWriter, name string) *view {
	v := s.desk.look(name)
	if v == nil {
		http.Error(w, "没有这份公文", http.StatusNotFound)
	}
	return v
}

// pageSize is a page as it is shown, in millimetres.
type pageSize struct {
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
	Folio  int     `json:"folio"`
}

// document is one document as it is to be shown.
func (s *Server) document(w http.ResponseWriter, r *http.Request) {
	v := s.named(w, r.URL.Query().Get("name"))
	if v == nil {
		return
	}
	pages := []pageSize{}
	if v.shown != nil {
		for _, p := range v.shown.Pages.Pages {
			size := pageSize{p.Width.Millimetres(), p.Height.Millimetres(), p.Number}
			if p.Turned {
				size.Width, size.Height = size.Height, size.Width
			}
			pages = append(pages, size)
		}
	}
	answer(w, map[string]any{
		"name": v.name, "source": v.preview.Source(v.name), "title": v.title, "number": v.number,
		"version": v.made, "stale": v.stale, "broken": v.broken, "pages": pages, "files": v.files(),
		"findings": json.RawMessage(diag.JSON(v.findings)),
	})
}

// page is a picture of one page.
func (s *Server) page(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	v := s.named(w, q.Get("name"))
	if v == nil {
		return
	}
	n, _ := strconv.Atoi(q.Get("n"))
	p := v.page(n)
	if p == nil {
		http.Error(w, "没有这一页", http.StatusNotFound)
		return
	}
	numbers := map[string]int{}
	for i, f := range v.files() {
		numbers[f] = i
	}
	w.Header().Set("Content-Type", "image/svg+xml; charset=utf-8")
	// The browser has gone when this fails.
	_, _ = w.Write(drawPage(p, n, numbers, v.shown.Place, func(item int) string {
		return "/api/picture?name=" + url.QueryEscape(v.name) + fmt.Sprintf("&n=%d&i=%d&v=%d", n, item, v.made)
	}))
}

// picture is an image that stands on a page.
func (s *Server) picture(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	v := s.named(w, q.Get("name"))
	if v == nil {
		return
	}
	n, _ := strconv.Atoi(q.Get("n"))
	i, err := strconv.Atoi(q.Get("i"))
	p := v.page(n)
	if p == nil || err != nil || i < 0 || i >= len(p.Items) {
		http.Error(w, "没有这张图片", http.StatusNotFound)
		return
	}
	image, ok := p.Items[i].(*page.Image)
	kind := ""
	if ok {
		kind = http.DetectContentType(image.Data)
	}
	if kind != "image/png" && kind != "image/jpeg" {
		http.Error(w, "没有这张图片", http.StatusNotFound)
		return
	}
	w.Header().Set("Content-Type", kind)
	// The browser has gone when this fails.
	_, _ = w.Write(image.Data)
}

// source is the text of a file the document is made from.
func (s *Server) source(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	v := s.named(w, q.Get("name"))
	if v == nil {
		return
	}
	name := q.Get("file")
	if !slices.Contains(v.files(), name) {
		http.Error(w, "这份公文没有用到这个文件", http.StatusNotFound)
		return
	}
	f := v.preview.Text(name)
	if f == nil {
		http.Error(w, "这个文件读不了", http.StatusNotFound)
		return
	}
	lines := make([]string, f.LineCount())
	for i := range lines {
		lines[i] = f.Line(i + 1)
	}
	answer(w, map[string]any{"file": name, "lines": lines})
}

// alive is how often a stream says something when nothing happens, so that
// neither side takes it for dead.
const alive = 20 * time.Second

// events tells a browser what is new, as long as it listens.
func (s *Server) events(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", "text/event-stream; charset=utf-8")
	control := http.NewResponseController(w)
	doc := r.URL.Query().Get("doc")
	if doc != "" && s.desk.look(doc) == nil {
		doc = ""
	}
	if p := r.URL.Query().Get("page"); p != "" {
		doc = s.desk.onPage(p)
	}
	stream := s.desk.hub.open(doc)
	defer s.desk.hub.close(stream)
	tell := func(text string) bool {
		_, err := w.Write([]byte(text))
		return err == nil && control.Flush() == nil
	}
	// The stream is open: what changes from now on comes as an event.
	if !tell(fmt.Sprintf("retry: 500\nevent: hello\ndata: %s\n\nevent: state\ndata: %d\n\n", s.desk.start, s.desk.hub.siteState())) {
		return
	}
	tick := time.NewTicker(alive)
	defer tick.Stop()
	for {
		text := ": \n\n"
		select {
		case <-r.Context().Done():
			return
		case e := <-stream.events:
			data, err := json.Marshal(e)
			if err != nil {
				return
			}
			text = "data: " + string(data) + "\n\n"
		case <-tick.C:
		}
		if !tell(text) {
			return
		}
	}
}

// file is a finished file: /file/content/通知/甲.pdf.
func (s *Server) file(w http.ResponseWriter, r *http.Request) {
	asked := strings.TrimPrefix(r.URL.Path, "/file/")
	ending := path.Ext(asked)
	format := build.Format(strings.TrimPrefix(ending, "."))
	if !slices.Contains(formats(), string(format)) {
		http.Error(w, "没有这种格式", http.StatusNotFound)
		return
	}
	v := s.named(w, strings.TrimSuffix(asked, ending)+".md")
	if v == nil {
		return
	}
	if v.shown == nil {
		http.Error(w, "这份公文有错误，还没有可以下载的文件", http.StatusConflict)
		return
	}
	data, found := v.preview.Write(v.shown, format)
	if data == nil {
		http.Error(w, diag.Text(found), http.StatusConflict)
		return
	}
	h := w.Header()
	// The browser's PDF view is a page of the browser's own: the policy of
	// ours would keep it from working.
	h.Set("Content-Security-Policy", "frame-ancestors 'self'")
	h.Set("Content-Type", publish.ContentType(asked))
	way := "inline"
	if r.URL.Query().Has("download") || format != build.PDF {
		way = "attachment"
	}
	h.Set("Content-Disposition", way+"; filename*=UTF-8''"+url.PathEscape(path.Base(asked)))
	// The browser has gone when this fails.
	_, _ = w.Write(data)
}
