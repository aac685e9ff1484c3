package serve

import (
	"context"
	"slices"
	"strings"
	"sync"
	"time"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/repo"
)

// desk holds what is known of every document. Only the pages of documents
// looked at last are kept, so that memory does not grow with the project.
type desk struct {
	watcher *watcher // used by watch alone
	hub     hub
	start   string // tells a browser that another server has begun

	mu      sync.Mutex
	preview *build.Preview
	cards   map[string]*card
	queue   []string           // documents to be made when there is time
	queued  map[string]bool    // the same
	recent  []string           // documents looked at, the last one last
	turn    int                // counts makings, so that an older one never wins
	trouble string             // why the project cannot be read now
	site    *build.PreviewSite // as it can be seen
	next    *build.PreviewSite // being filled anew after a change that all share; nil: none
	lost    []diag.Diagnostic  // why the site that is seen is that of before; nil: it is that of now
	wake    chan struct{}
}

// card is what is known of one document.
type card struct {
	name     string
	made     int // the turn of the newest making; 0: never made
	title    string
	number   string
	pages    int
	broken   bool
	findings []diag.Diagnostic
	read     []string
	latest   *build.Draft // nil when nobody looks at it
	good     *build.Draft // the last one without errors, likewise
}

// keep is how many documents keep their pages.
const keep = 6

func newDesk(root string, fontDirs []string) (*desk, error) {
	// Before anything is read: what is saved from now on is seen.
	w := newWatcher(root)
	p, err := build.OpenPreview(root, fontDirs)
	if err != nil {
		return nil, err
	}
	d := &desk{
		watcher: w, preview: p, cards: map[string]*card{}, queued: map[string]bool{}, wake: make(chan struct{}, 1),
		start: time.Now().Format("20060102150405.000000000"),
	}
	// Until every document has been made there is no site to be seen.
	d.next = p.Site()
	d.deal()
	return d, nil
}

// deal gives every document of the preview a card and queues those that need
// making. The caller holds the lock, or nobody else knows the desk yet.
func (d *desk) deal() {
	names := d.preview.Names()
	there := map[string]bool{}
	for _, name := range names {
		there[name] = true
		if d.cards[name] == nil {
			d.cards[name] = &card{name: name}
		}
	}
	for name := range d.cards {
		if !there[name] {
			delete(d.cards, name)
		}
	}
	if d.preview.Usable() {
		for _, s := range d.sites() {
			s.Keep(names)
		}
	}
	for _, name := range names {
		if c := d.cards[name]; c.made == 0 || c.broken {
			d.enqueue(name)
		}
	}
	d.rouse()
}

func (d *desk) enqueue(name string) {
	if !d.queued[name] {
		d.queued[name] = true
		d.queue = append(d.queue, name)
	}
}

func (d *desk) rouse() {
	select {
	case d.wake <- struct{}{}:
	default:
	}
}

// work watches the project and makes documents until the context ends.
func (d *desk) work(ctx context.Context) {
	var all sync.WaitGroup
	all.Go(func() { d.watch(ctx) })
	all.Go(func() { d.makeQueued(ctx) })
	all.Wait()
}

// watch takes in what was saved: documents in view at once, others in turn.
func (d *desk) watch(ctx context.Context) {
	tick := time.NewTicker(hotPause)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if found := d.watcher.look(d.hot()); found.any() {
			d.take(found)
		}
	}
}

// hot are the files of the documents in view.
func (d *desk) hot() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	files := []string{repo.ConfigName}
	for name := range d.hub.inView() {
		if c := d.cards[name]; c != nil {
			files = append(append(files, d.preview.Source(name)), c.read...)
		}
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// take makes the documents that a change concerns.
func (d *desk) take(found changes) {
	affected, shared := d.affected(found.files)
	shared = shared || slices.ContainsFunc(found.moved, forAll)
	if found.names || shared {
		d.reopen(shared)
	}
	d.mu.Lock()
	if shared {
		affected = d.preview.Names()
	}
	view := d.hub.inView()
	var now []string
	for _, name := range affected {
		if view[name] {
			now = append(now, name)
		} else {
			d.forget(name)
			d.enqueue(name)
		}
	}
	if found.names {
		// A file that was missing may be there now.
		for name := range view {
			if c := d.cards[name]; c != nil && !slices.Contains(now, name) {
				now = append(now, name)
			}
		}
	}
	d.mu.Unlock()
	for _, name := range now {
		d.make(name)
		d.hub.send(event{"document", name})
	}
	d.hub.send(event{Kind: "list"})
	d.rouse()
}

// affected are the documents made from some of the files. shared is true when
// a file is none of a single document: then all may be concerned.
func (d *desk) affected(files map[string]bool) (names []string, shared bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	claimed := map[string]bool{}
	for _, name := range d.preview.Names() {
		c := d.cards[name]
		mine := false
		if s := d.preview.Source(name); files[s] && s == name {
			mine, claimed[s] = true, true
		}
		for _, f := range c.read {
			if files[f] {
				mine, claimed[f] = true, true
			}
		}
		if mine {
			names = append(names, name)
		}
	}
	for f := range files {
		if !claimed[f] || strings.HasPrefix(f, dataFolder) {
			shared = true
		}
	}
	return names, shared
}

// forAll reports whether a file is one that any document may be made with.
func forAll(name string) bool {
	return name == repo.ConfigName || strings.HasPrefix(name, "layouts/") || strings.HasPrefix(name, dataFolder)
}

// dataFolder holds the ledger, from which any document may be made.
const dataFolder = "content/数据/"

// reopen reads what documents share anew.
func (d *desk) reopen(shared bool) {
	d.mu.Lock()
	old := d.preview
	d.mu.Unlock()
	p, err := old.Reopen()
	d.mu.Lock()
	defer d.mu.Unlock()
	if err != nil {
		d.trouble = err.Error()
		return
	}
	d.trouble, d.preview = "", p
	if shared {
		d.next = p.Site()
		for _, c := range d.cards {
			if c.made > 0 {
				d.enqueue(c.name)
			}
		}
	}
	d.deal()
}

// forget drops the pages of a document nobody looks at: they are old.
func (d *desk) forget(name string) {
	if c := d.cards[name]; c != nil {
		c.latest = nil
	}
}

// listPause is the shortest time between two notices about the list.
const listPause = 250 * time.Millisecond

// makeQueued makes the documents that wait, one after another.
func (d *desk) makeQueued(ctx context.Context) {
	told := time.Now()
	for ctx.Err() == nil {
		d.mu.Lock()
		name := ""
		if len(d.queue) > 0 {
			name, d.queue = d.queue[0], d.queue[1:]
			delete(d.queued, name)
		}
		if name == "" && d.next != nil {
			d.show()
		}
		d.mu.Unlock()
		if name == "" {
			d.hub.send(event{Kind: "list"})
			select {
			case <-ctx.Done():
			case <-d.wake:
			}
			continue
		}
		d.make(name)
		if time.Since(told) > listPause {
			told = time.Now()
			d.hub.send(event{Kind: "list"})
		}
	}
}

// make makes a document and writes down what came out.
func (d *desk) make(name string) {
	d.mu.Lock()
	p := d.preview
	d.turn++
	turn := d.turn
	d.mu.Unlock()
	draft := p.Make(name)
	pages := d.paginate(draft)
	d.mu.Lock()
	defer d.mu.Unlock()
	c := d.cards[name]
	if c == nil || draft == nil || c.made > turn {
		return
	}
	c.made, c.broken, c.findings, c.read = turn, draft.Broken, draft.Findings, draft.Read
	d.publish(c, pages)
	if draft.Tree != nil {
		c.title, c.number = draft.Tree.Meta.Title, draft.Tree.Meta.Number
	}
	if draft.Pages != nil {
		c.pages = len(draft.Pages.Pages)
	}
	if slices.Contains(d.recent, name) || d.hub.inView()[name] {
		c.latest = draft
		if !draft.Broken {
			c.good = draft
		}
	}
}

// view is what a browser is shown of a document.
type view struct {
	card
	preview *build.Preview
	shown   *build.Draft // nil when there is nothing to show
	stale   bool         // shown is older than the text, which has errors
}

// look returns a document as it is to be shown, and makes it when it has not
// been made; nil when there is none of the name.
func (d *desk) look(name string) *view {
	d.mu.Lock()
	c := d.cards[name]
	if c == nil {
		d.mu.Unlock()
		return nil
	}
	d.touch(name)
	missing := c.latest == nil
	d.mu.Unlock()
	if missing {
		d.make(name)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if c = d.cards[name]; c == nil {
		return nil
	}
	v := &view{card: *c, preview: d.preview, shown: c.latest}
	if c.broken && c.good != nil {
		v.shown, v.stale = c.good, true
	}
	if v.shown != nil && v.shown.Pages == nil {
		v.shown = nil
	}
	return v
}

// touch makes a document the last one looked at.
func (d *desk) touch(name string) {
	d.recent = append(slices.DeleteFunc(d.recent, func(n string) bool { return n == name }), name)
	for len(d.recent) > keep {
		if c := d.cards[d.recent[0]]; c != nil {
			c.latest, c.good = nil, nil
		}
		d.recent = d.recent[1:]
	}
}

// page is a page of what is shown, counted from 1.
func (v *view) page(n int) *page.Page {
	if v.shown == nil || n < 1 || n > len(v.shown.Pages.Pages) {
		return nil
	}
	return &v.shown.Pages.Pages[n-1]
}

// files are those a document is made from, its own first: places name them by
// number. A template of the project is among them when text comes from it.
func (v *view) files() []string {
	files := []string{v.preview.Source(v.name)}
	add := func(f string) {
		if !slices.Contains(files, f) && v.preview.Text(f) != nil {
			files = append(files, f)
		}
	}
	if v.shown == nil {
		for _, f := range v.read {
			if strings.HasSuffix(f, ".md") {
				add(f)
			}
		}
		return files
	}
	seen := map[string]bool{}
	for i := range v.shown.Pages.Pages {
		for _, item := range v.shown.Pages.Pages[i].Items {
			t, ok := item.(*page.Text)
			if !ok {
				continue
			}
			if f := v.shown.Place(t.Span).File; f != "" && !seen[f] {
				seen[f] = true
				add(f)
			}
		}
	}
	return files
}
