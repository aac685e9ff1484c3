package serve

import (
	"embed"
	"net/http"
)

//go:embed assets
var assets embed.FS

// asset gives the files of the preview's own page.
func asset(w http.ResponseWriter, r *http.Request) {
	name, kind := "", ""
	switch r.URL.Path {
	case "/":
		name, kind = "index.html", "text/html"
	case "/app.js":
		name, kind = "app.js", "text/javascript"
	case "/style.css":
		name, kind = "style.css", "text/css"
	case "/live.js":
		name, kind = "live.js", "text/javascript"
	case "/live.css":
		name, kind = "live.css", "text/css"
	case "/favicon.ico":
		w.WriteHeader(http.StatusNoContent)
		return
	default:
		http.NotFound(w, r)
		return
	}
	data, err := assets.ReadFile("assets/" + name)
	if err != nil {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", kind+"; charset=utf-8")
	// The browser has gone when this fails.
	_, _ = w.Write(data)
}
