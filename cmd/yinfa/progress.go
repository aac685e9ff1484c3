package main

import (
	"fmt"
	"io"

	"github.com/schollz/progressbar/v3"
)

// progress shows how far a run has come: a bar on a terminal, now and then a
// line elsewhere. Its methods are called by one goroutine at a time.
type progress struct {
	out      io.Writer
	terminal bool
	bar      *progressbar.ProgressBar
}

func (a *app) newProgress() *progress { return &progress{out: a.stderr, terminal: a.terminal} }

// fewest documents for which plain lines are worth their room.
const plainFrom = 50

// step is told after each document.
func (p *progress) step(done, total int) {
	if p.terminal {
		if p.bar == nil {
			p.bar = progressbar.NewOptions(total,
				progressbar.OptionSetWriter(p.out), progressbar.OptionSetDescription("处理公文"),
				progressbar.OptionShowCount(), progressbar.OptionSetPredictTime(false),
				progressbar.OptionSetWidth(30), progressbar.OptionClearOnFinish())
		}
		// A bar that cannot be drawn must not stop the work.
		_ = p.bar.Set(done)
		return
	}
	if total >= plainFrom && done*10/total > (done-1)*10/total {
		fmt.Fprintf(p.out, "已处理 %d/%d 份\n", done, total)
	}
}

func (p *progress) finish() {
	if p.bar != nil {
		_ = p.bar.Finish()
	}
}
