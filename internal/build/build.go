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
	"runtime"
	"sync"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/output"
)

// Format is a kind of file a document becomes.
type Format string

// PDF is the only format that can be written so far.
const PDF Format = "pdf"

// Options say what to build.
type Options struct {
	Root      string   // the project folder
	Paths     []string // files and folders inside the project; empty: everything
	Formats   []Format // empty: PDF
	Output    string   // the folder of results; unused with CheckOnly
	Workers   int      // documents at a time; 0: one for each processor
	Strict    bool     // a substituted face is an error
	CheckOnly bool     // go through all stages, write nothing
	FontDirs  []string // searched in order
	// Progress, when set, is told after each document how many of all are
	// done. It is called by one goroutine at a time.
	Progress func(done, total int)
}

// Result is what a run found and made.
type Result struct {
	Diagnostics []diag.Diagnostic // sorted, without repetitions
	Built       int               // documents without errors
	Failed      int               // documents with errors: nothing is written of them
	Pages       int               // of the documents without errors
	Files       []output.Entry    // written, sorted by path; empty with CheckOnly
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
	project, err := Load(o.Root)
	if err != nil {
		return nil, err
	}
	found, err := project.find(o.Paths)
	if err != nil {
		return nil, err
	}
	r := &run{options: o, project: project}
	r.bag.Append(project.Diagnostics)
	if !project.Usable() {
		return &Result{Diagnostics: r.bag.Sorted()}, nil
	}
	fonts := font.Find(o.FontDirs)
	r.fonts = newFontUse(fonts)
	if err := r.fonts.broken(); err != nil {
		return nil, err
	}
	r.pipeline = newPipeline(project, fonts)
	jobs := r.distinct(found.documents)
	if !o.CheckOnly {
		if r.sink, err = output.Open(o.Output); err != nil {
			return nil, err
		}
	}
	outcomes, err := r.all(ctx, jobs)
	result := r.collect(found, outcomes)
	if err == nil {
		// A font file may have been changed while it was read.
		err = r.fonts.broken()
	}
	if r.sink == nil {
		return result, err
	}
	if err == nil {
		err = r.writeManifest(found.documents, result)
	}
	if closeErr := r.sink.Close(); err == nil {
		err = closeErr
	}
	return result, err
}

// run is the state of one Run.
type run struct {
	options  Options
	project  *Project
	fonts    *fontUse
	pipeline *pipeline
	sink     *output.Sink // nil with CheckOnly
	bag      diag.Bag     // findings that belong to no single document
}

// all sends the documents through the stages, several at a time. Outcomes
// stand in the order of jobs; those of documents not reached are nil.
func (r *run) all(ctx context.Context, jobs []job) ([]*outcome, error) {
	outcomes := make([]*outcome, len(jobs))
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
	for range min(workers, len(jobs)) {
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
					r.options.Progress(done, len(jobs))
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
	for i := range jobs {
		if ctx.Err() != nil || broken() {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	if failed != nil {
		return outcomes, failed
	}
	return outcomes, ctx.Err()
}
