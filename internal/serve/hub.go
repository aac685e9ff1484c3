package serve

import "sync"

// event tells a browser that something is new.
type event struct {
	Kind string `json:"kind"` // document, list or site
	Name string `json:"name,omitempty"`
}

// hub hands events to every open stream.
type hub struct {
	mu      sync.Mutex
	streams map[*stream]bool
	sites   int // how often the site has changed
}

// stream is one browser page that listens.
type stream struct {
	doc    string // the document it shows
	events chan event
}

// waiting is how many events a slow browser may be behind; what is more is
// dropped, for each event makes it ask for the newest anyway.
const waiting = 64

func (h *hub) open(doc string) *stream {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.streams == nil {
		h.streams = map[*stream]bool{}
	}
	s := &stream{doc, make(chan event, waiting)}
	h.streams[s] = true
	return s
}

func (h *hub) close(s *stream) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.streams, s)
}

func (h *hub) send(e event) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if e.Kind == "site" {
		h.sites++
	}
	for s := range h.streams {
		select {
		case s.events <- e:
		default:
		}
	}
}

// siteState counts the changes of the site. A page that states the count from
// before it was made learns from a stream opened later whether it is old.
func (h *hub) siteState() int {
	h.mu.Lock()
	defer h.mu.Unlock()
	return h.sites
}

// inView lists the documents that somebody looks at.
func (h *hub) inView() map[string]bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	names := map[string]bool{}
	for s := range h.streams {
		if s.doc != "" {
			names[s.doc] = true
		}
	}
	return names
}
