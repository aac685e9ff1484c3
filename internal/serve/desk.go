package serve

import (
	"context"
	"slices"
	"sync"
	"time"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/watch"
)

// desk holds what is known of every document. Only the pages of documents
// looked at last are kept, so that memory does not grow with the project.
type desk struct {
	watcher *watch.Watcher // used by watch alone
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
	w := watch.New(root, "", watch.Patient)
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
