package serve

import (
	"errors"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"strings"

	"yinfa.dev/yinfa/internal/publish"
)

// sitePolicy lets the pages of the site use the site's own files, as they do
// where the public reads them.
const sitePolicy = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'"

// noSite is what is said when there is no site yet.
const noSite = "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>还没有网站</title><p>还没有生成网站。在项目文件夹里运行 <code>yinfa build -f html</code>，再刷新这一页。</p></html>\n"

// site gives the finished site as it was built last. Links inside the folder
// that lead out of it are not followed.
func (s *Server) site(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/site/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	w.Header().Set("Content-Security-Policy", sitePolicy)
	if !fs.ValidPath(name) || hidden(name) {
		http.NotFound(w, r)
		return
	}
	root, err := os.OpenRoot(s.options.Site)
	if err != nil {
		s.missing(w, r)
		return
	}
	defer root.Close() // read only
	file, err := root.Open(name)
	if err != nil {
		if errors.Is(err, fs.ErrNotExist) && name == "index.html" {
			s.missing(w, r)
			return
		}
		http.NotFound(w, r)
		return
	}
	defer file.Close() // read only
	info, err := file.Stat()
	switch {
	case err != nil:
		http.NotFound(w, r)
	case info.IsDir():
		http.Redirect(w, r, url.PathEscape(path.Base(name))+"/", http.StatusFound)
	default:
		w.Header().Set("Content-Type", publish.ContentType(name))
		http.ServeContent(w, r, info.Name(), info.ModTime(), file)
	}
}

func (s *Server) missing(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(http.StatusNotFound)
	// The browser has gone when this fails.
	_, _ = w.Write([]byte(noSite))
}

func hidden(name string) bool {
	for part := range strings.SplitSeq(name, "/") {
		if strings.HasPrefix(part, ".") && part != ".well-known" {
			return true
		}
	}
	return false
}
