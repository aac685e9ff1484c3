package build

import (
	"runtime"
	"strings"
	"sync"
)

// The keys that tell what a file is: kindKey makes it a document, batchKey one
// that makes many.
const (
	kindKey  = "文种"
	batchKey = "批量"
)

// documentKeys only a document has; a file with one of them means to be a
// document even when 文种 is missing or misspelt.
var documentKeys = []string{"发文字号", "发文机关", "成文日期", "主送", "签发人", "印发机关", "模板"}

// Bounds of a glance: front matter is short. What is longer is read in full.
const (
	headLines = 200
	headBytes = 4 << 10
)

// glance is what a look at the beginning of a file tells. What is wrong with
// the file is for model to say.
type glance struct {
	// document says that the file means to be a document: near its start a
	// line says 文种, however badly the rest of the front matter is written,
	// or its front matter has a key that attachments do not have.
	document bool
	batch    bool // its front matter asks for many documents
}

// glances looks at many files, in the order of their names.
func (p *Project) glances(names []string) []glance {
	out := make([]glance, len(names))
	workers := min(runtime.GOMAXPROCS(0), len(names))
	var wg sync.WaitGroup
	for w := range workers {
		wg.Go(func() {
			for i := w; i < len(names); i += workers {
				out[i] = p.glance(names[i])
			}
		})
	}
	wg.Wait()
	return out
}

func (p *Project) glance(name string) glance {
	if text, whole, ok := p.Repo.Head(name, headBytes); ok {
		if g, told := glanceAt(text); told || whole {
			return g
		}
	}
	f := p.peek(name)
	if f == nil {
		// A file that cannot be read is reported by trying to build it.
		return glance{document: true}
	}
	g, _ := glanceAt(f.Text)
	return g
}

// glanceAt looks at a text; told says that what follows it does not matter.
func glanceAt(text string) (g glance, told bool) {
	fences, n := 0, 0
	for line := range strings.Lines(text) {
		if n++; n > headLines {
			return g, true
		}
		line = strings.TrimSpace(line)
		if line == "---" {
			if fences++; fences == 2 {
				return g, true
			}
			continue
		}
		g.document = g.document || isKey(line, kindKey)
		if fences == 1 {
			g.batch = g.batch || isKey(line, batchKey)
			for _, key := range documentKeys {
				g.document = g.document || isKey(line, key)
			}
		}
	}
	return g, false
}

// isKey reports whether a line of front matter begins with a key.
func isKey(line, key string) bool {
	rest, ok := strings.CutPrefix(strings.TrimLeft(line, "\"'"), key)
	if !ok {
		return false
	}
	rest = strings.TrimLeft(rest, " \t\u3000\"'")
	return strings.HasPrefix(rest, ":") || strings.HasPrefix(rest, "：")
}
