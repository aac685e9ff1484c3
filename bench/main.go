// Command bench measures the program as an office sees it: a process of its
// own, from the start to the last file on disk.
//
// In: nothing but the repository it runs in. Out: one line a measurement, with
// wall time, processor time and peak memory of the process.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"yinfa.dev/yinfa/bench/sample"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run() (err error) {
	dir, err := os.MkdirTemp("", "yinfa-bench-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	program := filepath.Join(dir, "yinfa")
	if out, err := exec.Command("go", "build", "-trimpath", "-o", program, "./cmd/yinfa").CombinedOutput(); err != nil {
		return fmt.Errorf("go build: %w\n%s", err, out)
	}
	fonts, err := filepath.Abs("fonts")
	if err != nil {
		return err
	}
	var median []usage
	for _, m := range append([]row{
		{"one document of eight pages", sample.Project(1), "pdf", 5, 0},
		{"200 documents of eight pages", sample.Project(200), "pdf", 3, 0},
		{"one document of about 500 pages", sample.Single(107), "pdf", 3, 0},
		{"one document of about 2,000 pages", sample.Single(430), "pdf", 3, 0},
	}, append(wordRows(), slips(), publicSite())...) {
		var all []usage
		for i := range m.times {
			u, err := measure(program, fonts, filepath.Join(dir, fmt.Sprint(len(m.files), m.times, i)), m)
			if err != nil {
				return fmt.Errorf("%s: %w", m.name, err)
			}
			all = append(all, u)
		}
		slices.SortFunc(all, func(a, b usage) int { return int(a.wall - b.wall) })
		u := all[len(all)/2]
		documents := float64(m.documents)
		if documents == 0 {
			documents = float64(len(m.files) - 1) // one file is yinfa.yaml
		}
		fmt.Printf("%-41s wall %7.3f s  cpu %7.3f s  peak %6.1f MB  output %6.2f MB  %5d pages  %6.1f pages/s  %6.1f docs/s\n",
			m.name, u.wall.Seconds(), u.cpu.Seconds(), u.peak, float64(u.bytes)/1e6, u.pages, float64(u.pages)/u.wall.Seconds(), documents/u.wall.Seconds())
		median = append(median, u)
	}
	if err := measureSaves(program, fonts, dir); err != nil {
		return err
	}
	if err := measureWatch(program, fonts, dir); err != nil {
		return err
	}
	if err := measureLedger(program, dir); err != nil {
		return err
	}
	// What starting costs is in the first line; the rest should grow with the
	// pages and nothing else.
	start, short, long := median[0], median[2], median[3]
	page := func(u usage) float64 { return (u.cpu - start.cpu).Seconds() * 1000 / float64(u.pages-start.pages) }
	fmt.Printf("a page of the short one takes %.3f ms, of the long one %.3f ms: ratio %.2f (1 is linear)\n", page(short), page(long), page(long)/page(short))
	return nil
}

// row is one measurement.
type row struct {
	name    string
	files   []sample.File
	formats string // as -f has them
	times   int    // the median is told

	documents int // 0: as many as there are Markdown files
}

// slips are what a year sends out at most: one supervision slip of two pages
// for each of many units, in both editions.
func slips() row {
	const units = 10_000
	return row{"10,000 slips of two pages, PDF and DOCX", sample.Papers(units), "pdf,docx", 1, units}
}

// publicSite is a whole site with the search index, and the printed editions
// for readers to download, each searched for what must not leave.
func publicSite() row {
	const notices = 10_000
	return row{"site of 10,000 notices, with their PDF", sample.Public(notices), "html", 1, notices}
}

// pageCount is what the program says about its pages.
var pageCount = regexp.MustCompile(`共 (\d+) 页`)

// usage is what one process took.
type usage struct {
	wall, cpu time.Duration
	peak      float64 // resident memory at most, in MB
	bytes     int64   // of all results
	pages     int
}

// measure builds a fresh project with a fresh process.
func measure(program, fonts, root string, m row) (usage, error) {
	for _, f := range m.files {
		name := filepath.Join(root, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return usage{}, err
		}
		if err := os.WriteFile(name, []byte(f.Text), 0o644); err != nil {
			return usage{}, err
		}
	}
	cmd := exec.Command(program, "build", "-C", root, "-f", m.formats)
	cmd.Env = append(os.Environ(), "YINFA_FONTS="+fonts, "YINFA_NO_SYSTEM_FONTS=1")
	var said strings.Builder
	cmd.Stderr = &said
	if m.documents > 1000 {
		cmd.Stderr = io.MultiWriter(&said, os.Stderr) // how far it is
	}
	start := time.Now()
	err := cmd.Run()
	u := usage{wall: time.Since(start)}
	if err != nil {
		return u, fmt.Errorf("%w\n%s", err, said.String())
	}
	u.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	u.peak = peakMB(cmd.ProcessState)
	if found := pageCount.FindStringSubmatch(said.String()); found != nil {
		u.pages, err = strconv.Atoi(found[1])
	}
	if err != nil || u.pages == 0 {
		return u, fmt.Errorf("no page count in\n%s", said.String())
	}
	err = filepath.WalkDir(filepath.Join(root, "output"), func(_ string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			u.bytes += info.Size()
		}
		return err
	})
	return u, errors.Join(err, os.RemoveAll(root))
}
