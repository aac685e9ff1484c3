package output

import (
	"errors"
	"fmt"
	"path"
	"slices"
	"sync"

	"yinfa.dev/yinfa/internal/sysfault"
)

// Stage holds files that belong together and are put in place together: each
// waits, whole, beside the one it will replace, until Place; nobody sees it
// before. Write is safe for several goroutines. A path is written either here
// or with Sink.Write, not both at a time. What a killed build staged is swept
// away by the next Open.
type Stage struct {
	sink *Sink

	mu      sync.Mutex
	waiting map[string]bool
}

// Stage begins with no files.
func (s *Sink) Stage() *Stage { return &Stage{sink: s, waiting: map[string]bool{}} }

// Write makes a file ready. One that is in place with the same bytes already
// does not wait and is not touched.
func (g *Stage) Write(name string, data []byte) error {
	return g.sink.inTurn(name, func() error {
		same, err := g.sink.ready(name, data)
		g.mu.Lock()
		defer g.mu.Unlock()
		switch {
		case err != nil:
			return err
		case !same:
			g.waiting[name] = true
		case g.waiting[name]:
			delete(g.waiting, name)
			return g.sink.discard(tempName(name))
		}
		return nil
	})
}

// Place puts every waiting file in place, by path, each in one step. It stops
// at the first that cannot be: those before it are in place then, and those
// after it wait until Discard.
func (g *Stage) Place() error {
	for _, name := range g.names() {
		if err := g.sink.inTurn(name, func() error { return g.sink.reveal(name) }); err != nil {
			return err
		}
		g.forget(name)
	}
	return nil
}

// Discard takes away what still waits, and the folders made for it; after
// Place it does nothing.
func (g *Stage) Discard() error {
	var failed error
	for _, name := range g.names() {
		failed = errors.Join(failed, g.sink.inTurn(name, func() error {
			if err := g.sink.discard(tempName(name)); err != nil {
				return fmt.Errorf("清理不了没有用上的文件 %s：%w", name, sysfault.Explain(err))
			}
			g.sink.prune(path.Dir(name))
			return nil
		}))
		g.forget(name)
	}
	return failed
}

func (g *Stage) names() []string {
	g.mu.Lock()
	defer g.mu.Unlock()
	names := make([]string, 0, len(g.waiting))
	for name := range g.waiting {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func (g *Stage) forget(name string) {
	g.mu.Lock()
	defer g.mu.Unlock()
	delete(g.waiting, name)
}
