// Package build takes a project through all stages: folder → typed content →
// document tree → pages → files.
//
// In: a project folder and what to make of it. Out: files, a manifest and the
// findings of every stage, the same whatever the number of workers. It is the
// only package that knows all stages; it decides nothing about content,
// layout or formats, prints nothing and reads no environment.
//
// The stages: repo finds and decodes files, model types them, compose makes
// the document tree, typeset the pages, export/pdf the bytes, output writes
// them. Documents are independent of each other: an error in one stops that
// one alone.
package build

import (
	"context"
	"errors"
	"runtime"
	"sync"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/output"
	"yinfa.dev/yinfa/internal/page"
)

// Format is a kind of file a document becomes.
type Format string

// PDF is what is printed, signed and sent.
const PDF Format = "pdf"

// DOCX is what offices pass around and edit.
const DOCX Format = "docx"

// HTML is the public site, made of all released documents at once.
const HTML Format = "html"

// Options say what to build.
type Options struct {
	Root      string   // the project folder
	Paths     []string // files and folders inside the project; empty: everything
	Formats   []Format // empty: PDF
	Output    string   // the folder of results; unused with CheckOnly
	Workers   int      // documents at a time; 0: one for each processor
	Strict    bool     // a substituted face is an error
	CheckOnly bool     // go through all stages, write nothing
	// Day is the day of publication, which embargoes are held against; the
	// zero value: that of the commit, or the latest in the contents.
	Day      calendar.Date
	FontDirs []string // searched in order
	Program  string   // names the program and its version, for what is said of a site
	// Progress, when set, is told after each document how many of all are
	// done. It is called by one goroutine at a time.
	Progress func(done, total int)
	// Inspect, when set, is shown every document that reached its pages, with
	// or without errors. The source of a document of a batch is a name below
	// that of its file, such as content/督办/第一轮/望潮镇.md. It must change nothing, and it is called by one
	// goroutine at a time.
	Inspect func(source string, tree *doc.Document, pages *page.Document)
}

// Result is what a run found and made.
type Result struct {
	Diagnostics []diag.Diagnostic // sorted, without repetitions
	Made        int               // documents that went through the stages; in a Series the others stayed as they were
	Built       int               // documents without errors
	Failed      int               // documents with errors: nothing is written of them
	Pages       int               // of the documents without errors
	Files       []output.Entry    // written, sorted by path, without those of the site; empty with CheckOnly
	Site        int               // files of the public site, written
}

// UsageError is a request that makes no sense, such as a path that does not
// exist.
type UsageError struct{ Summary, Hint string }

// Error returns the summary.
func (e *UsageError) Error() string { return e.Summary }

// Run builds a project. The error is a *UsageError, that of a cancelled
// context, or a broken environment; whatever is wrong with the content is in
// the Result, which may be there beside an error.
func Run(ctx context.Context, o Options) (*Result, error) {
	r, err := prepare(o)
	if err != nil {
		return nil, err
	}
	return r.run(ctx)
}

// run is the state of one Run.
type run struct {
	options Options
	project *Project
	found   found
	fonts   *fontUse
	set     func(*sheet, string) // takes a source file to pages
	again   func(*sheet) *sheet  // sets the public edition of what has been set
	write   func(*sheet, string, Format) []byte
	sink    *output.Sink  // nil with CheckOnly
	stage   *output.Stage // the files of the site, which wait until all are made
	site    *publicSite   // nil when none is asked for
	sums    sums
	left    output.Manifest // as last seen in the results folder, or left there
	opened  bool            // the results folder was opened before by the series
	// siteEntries are the files of the site just written; nil: it was not.
	siteEntries []output.Entry
	bag         diag.Bag          // findings that belong to no single document
	siteSaid    []diag.Diagnostic // of 站点 and the office's own templates
	dropped     int               // documents that never became jobs, for errors
	inspect     sync.Mutex        // held while Options.Inspect runs
}

// prepare reads what all documents share.
func prepare(o Options) (*run, error) {
	project, err := Load(o.Root)
	if err != nil {
		return nil, err
	}
	project.releasing = project.newReleasing(o.Day)
	r := &run{options: o, project: project, sums: sums{}}
	r.begin()
	if r.found, err = project.find(o.Paths); err != nil || !project.Usable() {
		return r, err
	}
	fonts := font.Find(o.FontDirs)
	r.fonts = newFontUse(fonts)
	r.stages(newPipeline(project, fonts, o.Strict))
	if err := r.openSite(); err != nil {
		return r, err
	}
	return r, r.fonts.broken()
}

func (r *run) stages(p *pipeline) { r.set, r.again, r.write = p.set, p.again, p.bytes }

// begin says what is known before any document is looked at.
func (r *run) begin() {
	r.bag.Append(r.project.Diagnostics)
	r.bag.Append(r.project.dataFindings(r.options.Paths))
	r.bag.Append(r.siteSaid)
}

func (r *run) run(ctx context.Context) (*Result, error) {
	if !r.project.Usable() {
		return &Result{Diagnostics: r.bag.Sorted()}, nil
	}
	jobs := r.plan()
	return r.deliver(ctx, jobs, make([]*outcome, len(jobs)))
}

// plan lists the documents to make.
func (r *run) plan() []job { return r.distinct(r.jobs()) }

// deliver makes the outcomes of jobs that are nil, and leaves the results of
// all of them in the folder.
func (r *run) deliver(ctx context.Context, jobs []job, outcomes []*outcome) (result *Result, err error) {
	if !r.options.CheckOnly {
		if err := r.guardOutput(); err != nil {
			return nil, err
		}
		open := output.Open
		if r.opened {
			open = output.OpenAgain
		}
		if r.sink, err = open(r.options.Output); err != nil {
			return nil, err
		}
		r.stage = r.sink.Stage()
		defer func() {
			if closeErr := errors.Join(r.stage.Discard(), r.sink.Close()); err == nil {
				err = closeErr
			}
		}()
	}
	todo := missing(outcomes)
	err = r.all(ctx, jobs, outcomes, todo)
	result = r.collect(outcomes, err == nil)
	result.Made = len(todo)
	if err == nil {
		// A font file may have been changed while it was read.
		err = r.fonts.broken()
	}
	switch {
	case err != nil || r.site == nil:
	case !r.options.CheckOnly:
		err = r.writeSite(ctx, result, jobs, outcomes)
	case r.whole():
		r.checkSite(outcomes)
	}
	if err == nil && r.sink != nil {
		err = r.seal(result.Files, outcomes)
	}
	result.Diagnostics = r.bag.Sorted()
	return result, err
}

// seal says what the results folder holds now.
func (r *run) seal(made []output.Entry, outcomes []*outcome) error {
	if r.whole() && len(r.formats()) > 0 {
		if err := r.leftovers(made); err != nil {
			return err
		}
	}
	return r.manifest(made, outcomes)
}

// all sends the documents of some jobs through the stages, several at a time.
// Outcomes stand in the order of jobs; those of documents not reached stay
// nil.
func (r *run) all(ctx context.Context, jobs []job, outcomes []*outcome, todo []int) error {
	next := make(chan int)
	var (
		wg     sync.WaitGroup
		mu     sync.Mutex
		done   int
		failed error // the first failure to write
	)
	workers := r.options.Workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	for range min(workers, len(todo)) {
		wg.Go(func() {
			for i := range next {
				out, err := r.one(jobs[i])
				mu.Lock()
				outcomes[i] = out
				if err != nil && failed == nil {
					failed = err
				}
				done++
				if r.options.Progress != nil {
					r.options.Progress(done, len(todo))
				}
				mu.Unlock()
			}
		})
	}
	broken := func() bool {
		mu.Lock()
		defer mu.Unlock()
		return failed != nil
	}
	for _, i := range todo {
		if ctx.Err() != nil || broken() {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	if failed != nil {
		return failed
	}
	return ctx.Err()
}
