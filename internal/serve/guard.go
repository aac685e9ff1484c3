package serve

import (
	"net"
	"net/http"
	"strings"
)

// guard refuses requests that pages of others make through the user's
// browser, and sets the headers of every answer.
func guard(addr net.Addr, remote bool, next http.Handler) http.Handler {
	_, port, _ := net.SplitHostPort(addr.String())
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", ownPolicy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "SAMEORIGIN")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cache-Control", "no-store")
		switch {
		case !hostAllowed(r.Host, port, remote):
			// A name of somebody else that points here: DNS rebinding.
			http.Error(w, "请用地址栏里显示的本机地址打开预览", http.StatusMisdirectedRequest)
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			http.Error(w, "预览只能看，不能改", http.StatusMethodNotAllowed)
		case foreign(r):
			http.Error(w, "预览不回答别的网站的请求", http.StatusForbidden)
		default:
			next.ServeHTTP(w, r)
		}
	})
}

// ownPolicy lets the preview's page use its own files and nothing else.
const ownPolicy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"

// hostAllowed reports whether a request names this server. A name can be made
// to point here by others; an address cannot.
func hostAllowed(host, port string, remote bool) bool {
	name, asked, err := net.SplitHostPort(host)
	if err != nil {
		name, asked = strings.Trim(host, "[]"), "80"
	}
	if asked != port {
		return false
	}
	if strings.EqualFold(name, "localhost") {
		return true
	}
	ip := net.ParseIP(name)
	return ip != nil && (remote || ip.IsLoopback())
}

// foreign reports whether a page of another site makes the request. Following
// a link to the preview is allowed; taking its contents is not.
func foreign(r *http.Request) bool {
	switch r.Header.Get("Sec-Fetch-Site") {
	case "", "same-origin", "none":
		return false
	}
	return r.Header.Get("Sec-Fetch-Mode") != "navigate" || r.Header.Get("Sec-Fetch-Dest") != "document"
}

// Loopback reports whether a host names this machine alone.
func Loopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}
