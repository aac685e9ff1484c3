package serve

import (
	"net/http"
	"strconv"

	"yinfa.dev/yinfa/internal/page"
)

// box is a stretch of text on a page, in millimetres from the top left corner
// of the page as it is shown.
type box struct {
	Page   int     `json:"page"` // from 1
	X      float64 `json:"x"`
	Y      float64 `json:"y"`
	Width  float64 `json:"width"`
	Height float64 `json:"height"`
}

// places says where on the pages a line of a source file has gone: for the
// page itself, and for editors.
func (s *Server) places(w http.ResponseWriter, r *http.Request) {
	q := r.URL.Query()
	v := s.named(w, q.Get("name"))
	if v == nil {
		return
	}
	line, err := strconv.Atoi(q.Get("line"))
	if err != nil || line < 1 {
		http.Error(w, "行号应是 1 以上的整数", http.StatusBadRequest)
		return
	}
	answer(w, map[string]any{"version": v.made, "places": v.boxes(q.Get("file"), line)})
}

// boxes finds the stretches of text that come from a line, and when there is
// none from the nearest line above that has some.
func (v *view) boxes(file string, line int) []box {
	best := 0
	found := []box{}
	if v.shown == nil {
		return found
	}
	for i := range v.shown.Pages.Pages {
		p := &v.shown.Pages.Pages[i]
		for _, item := range p.Items {
			t, ok := item.(*page.Text)
			if !ok {
				continue
			}
			at := v.shown.Place(t.Span)
			if at.File != file || at.Start.Line == 0 || at.Start.Line > line {
				continue
			}
			reach := min(max(at.End.Line, at.Start.Line), line)
			if reach < best {
				continue
			}
			if reach > best {
				best, found = reach, found[:0]
			}
			found = append(found, boxOf(p, i+1, t))
		}
	}
	return found
}

// boxOf is where a stretch of text is seen.
func boxOf(p *page.Page, n int, t *page.Text) box {
	size := t.Size.Millimetres()
	length := size
	if len(t.Glyphs) > 0 {
		length += t.Glyphs[len(t.Glyphs)-1].X.Millimetres()
	}
	b := box{n, t.X.Millimetres(), t.Y.Millimetres() - 0.88*size, length, size}
	if t.Turned {
		b = box{n, t.X.Millimetres() - 0.88*size, t.Y.Millimetres() - length, size, length}
	}
	if p.Turned {
		b = box{n, p.Height.Millimetres() - b.Y - b.Height, b.X, b.Height, b.Width}
	}
	return b
}
