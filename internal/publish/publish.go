// Package publish sends a finished site to where the public reads it.
//
// In: a folder that holds the site, and a target: a folder, a branch of a git
// remote, an S3-compatible store. Out: the target holds that site and a
// manifest of it. Whatever happens in the middle, the old site stands until
// the new one is whole, and the next run completes the work. The package
// makes no page, decides nothing about what may leave, reads no environment
// and knows no credentials but those it is given.
package publish

import (
	"context"
	"errors"
	"fmt"
	"path"
	"strings"
)

// Target is a place that holds a site.
type Target interface {
	// Look reads what stands there now.
	Look(ctx context.Context) (*State, error)
	// Send makes the target hold the site. The plan is the difference from
	// the state that Look returned; step is told after each file how many of
	// all are done.
	Send(ctx context.Context, site *Site, now *State, plan *Plan, step func(done, total int)) error
}

// Restorer is a target that can show the version before the one it shows.
type Restorer interface {
	Target
	// Rollback shows that version and returns its name. Without one it is a
	// *Refusal.
	Rollback(ctx context.Context) (version string, err error)
}

// Refusal is a request that is not carried out because it would destroy
// something or makes no sense. It is fit for officers to read.
type Refusal struct{ Summary, Hint string }

// Error returns the summary.
func (r *Refusal) Error() string { return r.Summary }

// Failure is a target that cannot be reached or does not do what is asked.
// It is fit for officers to read; Unwrap gives the cause.
type Failure struct {
	Summary, Hint string
	Err           error
}

// Error returns the summary.
func (f *Failure) Error() string { return f.Summary }

// Unwrap returns the cause.
func (f *Failure) Unwrap() error { return f.Err }

// Options say how far to go.
type Options struct {
	DryRun bool // change nothing
	// Adopt lets a target be taken over that holds things this program did
	// not publish.
	Adopt bool
	// Moves lets documents change their addresses.
	Moves bool
	// Step, when set, is told after each file how many of all are done.
	Step func(done, total int)
}

// Run compares the site with the target and makes the target hold it. It
// returns what was, or with DryRun would be, changed. Errors are *Refusal,
// *Failure or that of a cancelled context.
func Run(ctx context.Context, site *Site, target Target, o Options) (*Plan, error) {
	now, err := target.Look(ctx)
	if err != nil {
		return nil, err
	}
	plan := compare(site, now)
	if now.Foreign && !o.Adopt {
		return plan, foreign(now)
	}
	if len(plan.Moved) > 0 && !o.Moves {
		return plan, elsewhere(plan.Moved)
	}
	if o.DryRun || plan.Empty() && !now.Foreign && !now.Unfinished {
		return plan, nil
	}
	step := o.Step
	if step == nil {
		step = func(int, int) {}
	}
	err = target.Send(ctx, site, now, plan, step)
	if err != nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	return plan, err
}

// mostNamed bounds how many moved documents are named.
const mostNamed = 5

func elsewhere(list []Move) error {
	summary := fmt.Sprintf("有 %d 件公文的网址变了，别处的链接会失效，没有发布", len(list))
	for i, m := range list {
		if i == mostNamed {
			summary += "\n  …"
			break
		}
		summary += "\n  原来是 " + page(m.From) + "，现在是 " + page(m.To)
	}
	last := strings.TrimSuffix(path.Base(list[0].From), path.Ext(list[0].From))
	return &Refusal{summary, "在这件公文的“公开”里写上原来网址的最后一段，如 地址: " + last + "，重新生成再发布；确实要换网址，加上 --as-is"}
}

// page is the page of a finished file.
func page(name string) string { return strings.TrimSuffix(name, path.Ext(name)) + ".html" }

func foreign(now *State) error {
	return &Refusal{
		fmt.Sprintf("目标里已经有 %d 个文件，不是本程序发布的，没有改动它们", len(now.Files)),
		"请核对目标写得对不对；确实要发布到这里，加上 --adopt：同名的文件会被替换",
	}
}

// failure words an error of the world outside; one that is worded already
// stays as it is.
func failure(summary, hint string, err error) error {
	var worded *Failure
	var refused *Refusal
	if errors.As(err, &worded) || errors.As(err, &refused) || errors.Is(err, context.Canceled) {
		return err
	}
	return &Failure{Summary: summary, Hint: hint, Err: err}
}
