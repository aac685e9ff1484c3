// Command bench measures the program as an office sees it: a process of its
// own, from the start to the last file on disk.
//
// In: nothing but the repository it runs in. Out: one line a measurement, with
// wall time, processor time and peak memory of the process.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
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
	for _, m := range []struct {
		name  string
		files []sample.File
		times int
	}{
		{"one document of eight pages", sample.Project(1), 5},
		{"200 documents of eight pages", sample.Project(200), 3},
		{"one document of about 100 pages", sample.Single(16), 3},
		{"one document of about 2,000 pages", sample.Single(330), 1},
	} {
		var all []usage
		for i := range m.times {
			u, err := measure(program, fonts, filepath.Join(dir, fmt.Sprint(len(m.files), m.times, i)), m.files)
			if err != nil {
				return fmt.Errorf("%s: %w", m.name, err)
			}
			all = append(all, u)
		}
		slices.SortFunc(all, func(a, b usage) int { return int(a.wall - b.wall) })
		u := all[len(all)/2]
		fmt.Printf("%-36s wall %8.3f s  cpu %8.3f s  peak %7.1f MB  output %7.2f MB  %s\n",
			m.name, u.wall.Seconds(), u.cpu.Seconds(), u.peak, float64(u.bytes)/1e6, u.summary)
	}
	return nil
}

// usage is what one process took.
type usage struct {
	wall, cpu time.Duration
	peak      float64 // resident memory at most, in MB
	bytes     int64   // of all results
	summary   string  // what the program said last
}

// measure builds a fresh project with a fresh process.
func measure(program, fonts, root string, files []sample.File) (usage, error) {
	for _, f := range files {
		name := filepath.Join(root, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return usage{}, err
		}
		if err := os.WriteFile(name, []byte(f.Text), 0o644); err != nil {
			return usage{}, err
		}
	}
	cmd := exec.Command(program, "build", "-C", root)
	cmd.Env = append(os.Environ(), "YINFA_FONTS="+fonts, "YINFA_NO_SYSTEM_FONTS=1")
	var said strings.Builder
	cmd.Stderr = &said
	start := time.Now()
	err := cmd.Run()
	u := usage{wall: time.Since(start)}
	if err != nil {
		return u, fmt.Errorf("%w\n%s", err, said.String())
	}
	u.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
	u.peak = peakMB(cmd.ProcessState)
	lines := strings.Split(strings.TrimSpace(said.String()), "\n")
	u.summary = lines[len(lines)-1]
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
