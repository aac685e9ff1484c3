package ledger

import (
	"io/fs"
	"path"
	"runtime"
	"strings"
	"sync"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/repo"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/layouts"
)

// presetFolder is where the shipped regimes stand in the tree of layouts;
// builtinFolder stands before their paths in messages.
const (
	presetFolder  = "制度"
	builtinFolder = "内置/"
)

// Paths lists the data files of a project, in order.
func Paths(set *repo.Set) []string {
	var out []string
	for _, folder := range []string{RegimeFolder, Folder} {
		for _, name := range set.List(folder, "") {
			if ext := path.Ext(name); ext == ".yaml" || ext == ".yml" {
				out = append(out, name)
			}
		}
	}
	return out
}

// Open reads the data of a project, several files at a time.
func Open(set *repo.Set, bag *diag.Bag) *Ledger {
	names := Paths(set)
	l := load(len(names), func(i int) *source.File { return set.Text(names[i], bag) }, bag)
	for _, f := range l.Findings {
		for _, photos := range [][]doc.Text{f.Before, f.After} {
			for _, photo := range photos {
				set.Resolve(photo.Span.File, photo.Value, photo.Span, bag) // reports one that is not there
			}
		}
	}
	return l
}

// Load reads files that are at hand already.
func Load(files []*source.File, bag *diag.Bag) *Ledger {
	return load(len(files), func(i int) *source.File { return files[i] }, bag)
}

func load(n int, file func(int) *source.File, bag *diag.Bag) *Ledger {
	l := &Ledger{Calendar: calendar.Builtin()}
	rec := fileRecord()
	presets := l.presets(rec, bag)
	parts := make([]*content, n)
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		wg.Go(func() {
			for i := range next {
				if f := file(i); f != nil {
					parts[i] = readFile(f, rec, bag)
				}
			}
		})
	}
	for i := range n {
		next <- i
	}
	close(next)
	wg.Wait()
	l.join(presets, parts, bag)
	l.link(bag)
	l.contacts, l.secrets = l.internal(), l.inside()
	return l
}

// presets reads the shipped regimes.
func (l *Ledger) presets(rec record[content], bag *diag.Bag) []*Regime {
	var out []*Regime
	builtin := layouts.Builtin()
	entries, err := fs.ReadDir(builtin, presetFolder)
	if err != nil {
		bag.Error(diag.LedgerPreset, source.Span{File: builtinFolder + presetFolder}, "程序自带的制度读不出来", "程序文件可能不完整，请重新安装。")
		return nil
	}
	for _, entry := range entries {
		name := presetFolder + "/" + entry.Name()
		text, err := fs.ReadFile(builtin, name)
		if err != nil || !strings.HasSuffix(name, ".yaml") {
			continue
		}
		if c := readFile(source.NewFile(builtinFolder+name, string(text)), rec, bag); c != nil {
			out = append(out, c.regimes...)
		}
	}
	return out
}

// join puts the files together in their order, whatever worker read them.
func (l *Ledger) join(presets []*Regime, parts []*content, bag *diag.Bag) {
	var (
		days  []calendar.Override
		years []int
	)
	l.Regimes = presets
	for _, c := range parts {
		if c == nil {
			l.damaged = true
			continue
		}
		l.damaged = l.damaged || c.damaged
		l.Units = append(l.Units, c.units...)
		l.People = append(l.People, c.people...)
		l.Regimes = append(l.Regimes, c.regimes...)
		l.Plans = append(l.Plans, c.plans...)
		l.Inspections = append(l.Inspections, c.inspections...)
		l.Findings = append(l.Findings, c.findings...)
		if c.workdays != nil {
			days = append(days, c.workdays.overrides(bag)...)
			years = append(years, c.workdays.announced...)
		}
	}
	if len(days)+len(years) > 0 {
		l.Calendar = l.Calendar.With(days, years)
	}
}
