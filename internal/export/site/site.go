// Package site makes the public site of an office: pages, lists, feeds and a
// search index of the documents released to the public.
//
// In: document trees with what they say about their publication, and what the
// office says about its site. Out: files by path, and diagnostics. Nothing
// that was not released by its own text reaches a file: documents without
// 主动公开 are refused here whatever the caller thinks, and of a released one
// only the parts meant for readers are taken. Text of authors is text:
// everything goes through one escaping writer. The package lays out no page,
// touches no disk and knows no clock.
package site

import (
	"runtime"
	"slices"
	"sort"
	"sync"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/titlebreak"
)

// Document is one document offered to the site.
type Document struct {
	Tree      *doc.Document // its public edition, as package release makes it
	Source    string        // what names the document in the project; empty: the tree's source. Papers of one batch share a file and not this.
	Plan      string        // the plan of inspections it is about; empty: none
	Round     string        // the round of the plan; empty: all of it
	Downloads []Download
	Words     *titlebreak.Words // words and names that lines of its title do not end in; nil: the built-in ones
}

// Download is a finished file of a document. The caller writes it to
// Page.DownloadPath.
type Download struct {
	Format string // pdf or docx: the ending of the file
	Size   int
	SHA256 string // in hexadecimal digits
}

// Input is a whole site.
type Input struct {
	Config    Config
	Own       map[string][]byte // the office's own files of layouts/site, by name
	Documents []Document
}

// Site holds the released documents of an office and what was last written of
// them. New makes it; Put and Remove change it; Write and Update give files.
// Prepare may be called by several goroutines at a time, nothing else.
type Site struct {
	config    Config
	templates *templates
	pages     map[string]*Page // by source path
	written   map[string]digest
	cache     *corpusCache
	examine   func(path string, data []byte)
	filled    []bool // by column: it has documents, as last planned
}

// New makes an empty site. The diagnostics are about the office's own
// templates; with errors among them the site is nil.
func New(c Config, own map[string][]byte) (*Site, []diag.Diagnostic) {
	c = c.complete()
	t, findings := loadTemplates(own)
	if t == nil {
		return nil, findings
	}
	return &Site{config: c, templates: t, pages: map[string]*Page{}, written: map[string]digest{}, cache: newCorpusCache()}, findings
}

// Put takes a prepared document in, in place of the one from the same source.
func (s *Site) Put(p *Page) {
	if p == nil {
		return
	}
	if p.tokens != nil {
		p.postings, p.tokens = s.cache.intern(p.tokens), nil
	}
	s.pages[p.source] = p
}

// Hold puts documents in, in place of all others.
func (s *Site) Hold(pages []*Page) {
	clear(s.pages)
	for _, p := range pages {
		s.Put(p)
	}
}

// Remove takes the document of a source out; its files are removed by the
// next Update.
func (s *Site) Remove(source string) { delete(s.pages, source) }

// Tell says what the office tells of its inspections now, in place of what it
// told before.
func (s *Site) Tell(overviews []Overview) { s.config.Overviews = slices.Clone(overviews) }

// Examine sets what every file is shown before it is given, by several
// goroutines at a time and in no order.
func (s *Site) Examine(look func(path string, data []byte)) { s.examine = look }

// Write gives every file of the site, in a fixed order. It stops at the first
// error of emit.
func (s *Site) Write(emit func(path string, data []byte) error) ([]diag.Diagnostic, error) {
	s.written = map[string]digest{}
	return s.Update(emit, func(string) error { return nil })
}

// Update gives the files that differ from the last Write or Update, and the
// paths of those that are no more. What it leaves behind is the same, byte
// for byte, as what Write would give now.
func (s *Site) Update(emit func(path string, data []byte) error, remove func(path string) error) ([]diag.Diagnostic, error) {
	var bag diag.Bag
	plan := s.plan(&bag)
	now := make(map[string]digest, len(plan))
	var changed []task
	for _, t := range plan {
		now[t.path] = t.sum
		if old, there := s.written[t.path]; !there || old != t.sum {
			changed = append(changed, t)
		}
	}
	if err := inOrder(changed, s.examine, emit); err != nil {
		return bag.Sorted(), err
	}
	var gone []string
	for path := range s.written {
		if _, still := now[path]; !still {
			gone = append(gone, path)
		}
	}
	sort.Strings(gone)
	for _, path := range gone {
		if err := remove(path); err != nil {
			return bag.Sorted(), err
		}
	}
	s.written = now
	return bag.Sorted(), nil
}

// Build makes a whole site at once.
func Build(in Input, emit func(path string, data []byte) error) ([]diag.Diagnostic, error) {
	var bag diag.Bag
	s, findings := New(in.Config, in.Own)
	bag.Append(findings)
	if s == nil {
		return bag.Sorted(), nil
	}
	pages := make([]*Page, len(in.Documents))
	parallel(len(pages), func(i int) {
		p, found := s.Prepare(in.Documents[i])
		pages[i] = p
		bag.Append(found)
	})
	for _, p := range pages {
		s.Put(p)
	}
	found, err := s.Write(emit)
	bag.Append(found)
	return bag.Sorted(), err
}

// task is one file: where it goes, what it is made from, and how.
type task struct {
	path string
	sum  digest
	make func() ([]byte, error)
}

// batch is how many files are made at a time: while they are emitted, the next
// as many are made.
const batch = 256

// inOrder makes files on all processors and emits them in the order of the
// tasks.
func inOrder(tasks []task, examine func(string, []byte), emit func(string, []byte) error) error {
	if len(tasks) == 0 {
		return nil
	}
	start := func(from int) <-chan []outcome {
		out := make(chan []outcome, 1)
		go func() { out <- makeAll(tasks[from:min(from+batch, len(tasks))], examine) }()
		return out
	}
	next := start(0)
	for from := 0; from < len(tasks); from += batch {
		ready := <-next
		more := from+batch < len(tasks)
		if more {
			next = start(from + batch)
		}
		for i, m := range ready {
			err := m.err
			if err == nil {
				err = emit(tasks[from+i].path, m.data)
			}
			if err != nil {
				if more {
					<-next // nothing goes on behind the caller's back
				}
				return err
			}
		}
	}
	return nil
}

// outcome is what became of a task.
type outcome struct {
	data []byte
	err  error
}

// makeAll does tasks on all processors.
func makeAll(tasks []task, examine func(string, []byte)) []outcome {
	out := make([]outcome, len(tasks))
	parallel(len(tasks), func(i int) {
		m := &out[i]
		if m.data, m.err = tasks[i].make(); m.err == nil && examine != nil {
			examine(tasks[i].path, m.data)
		}
	})
	return out
}

// parallel calls do for 0 … n-1 on all processors.
func parallel(n int, do func(i int)) {
	var wg sync.WaitGroup
	workers := min(runtime.GOMAXPROCS(0), n)
	for w := range workers {
		wg.Go(func() {
			for i := w; i < n; i += workers {
				do(i)
			}
		})
	}
	wg.Wait()
}
