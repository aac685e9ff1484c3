package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"yinfa.dev/yinfa/bench/sample"
)

// measureWatch measures `yinfa build -f html --watch`: from saving one of many
// public notices to its site, with all that it says of itself, being in place.
// At the end the results folder is held against that of a build from nothing.
func measureWatch(program, fonts, dir string) (err error) {
	root := filepath.Join(dir, "watched")
	if err := writeProject(root, sample.Public(previewed)); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "build --watch of %d notices …\n", previewed)
	command := func(args ...string) *exec.Cmd {
		cmd := exec.Command(program, append([]string{"build", "-C", root, "-f", "html"}, args...)...)
		cmd.Env = append(os.Environ(), "YINFA_FONTS="+fonts, "YINFA_NO_SYSTEM_FONTS=1")
		return cmd
	}
	cmd := command("--watch")
	pipe, err := cmd.StderrPipe()
	if err != nil {
		return err
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(root)) }()
	w := watched{root: root, said: bufio.NewScanner(pipe)}
	took, ready, err := w.saves(start)
	// It ends as it does for Ctrl+C, with 0.
	err = errors.Join(err, cmd.Process.Signal(os.Interrupt), cmd.Wait())
	if err != nil {
		return err
	}
	alone := filepath.Join(root, "alone")
	if out, err := command("-o", alone).CombinedOutput(); err != nil {
		return fmt.Errorf("a build from nothing: %w\n%s", err, out)
	}
	n, err := sameFolders(filepath.Join(root, "output"), alone)
	if err != nil {
		return err
	}
	slices.Sort(took)
	fmt.Printf("%-41s ready %6.3f s  from a save to the whole site: median %.3f s, slowest %.3f s; then %d files, as from nothing\n",
		fmt.Sprintf("build --watch of %d notices", previewed), ready.Seconds(), took[len(took)/2].Seconds(), took[len(took)-1].Seconds(), n)
	return nil
}

// watched is a running build.
type watched struct {
	root string
	said *bufio.Scanner
}

// until waits for a line with a word in it.
func (w watched) until(word string) error {
	for w.said.Scan() {
		if strings.Contains(w.said.Text(), word) {
			return nil
		}
	}
	return errors.Join(fmt.Errorf("yinfa build --watch ended without %q", word), w.said.Err())
}

// page is the file of the page of a document.
func (w watched) page(source string) (string, error) {
	data, err := os.ReadFile(filepath.Join(w.root, "output", "manifest.json"))
	if err != nil {
		return "", err
	}
	var m struct {
		Files []struct{ Path, Source string }
	}
	if err := json.Unmarshal(data, &m); err != nil {
		return "", err
	}
	for _, f := range m.Files {
		if name, ok := strings.CutSuffix(f.Path, ".pdf"); ok && f.Source == source {
			return filepath.Join(w.root, "output", filepath.FromSlash(name)+".html"), nil
		}
	}
	return "", fmt.Errorf("%s has no page", source)
}

func (w watched) saves(start time.Time) (took []time.Duration, ready time.Duration, err error) {
	if err := w.until("Ctrl+C"); err != nil {
		return nil, 0, err
	}
	ready = time.Since(start)
	for i := range saves {
		n := i * previewed / saves
		name := filepath.Join(w.root, fmt.Sprintf("content/%03d/%05d.md", n/100, n))
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, 0, err
		}
		page, err := w.page(fmt.Sprintf("content/%03d/%05d.md", n/100, n))
		if err != nil {
			return nil, 0, err
		}
		line := fmt.Sprintf("第%d次补充。", i+1)
		start := time.Now()
		if err := os.WriteFile(name, append(text, "\n"+line+"\n"...), 0o644); err != nil {
			return nil, 0, err
		}
		// Some disks tell of one save twice: the page is looked at.
		for body := []byte(nil); !bytes.Contains(body, []byte(line)); {
			if err := w.until("重新生成 1 份"); err != nil {
				return nil, 0, err
			}
			if body, err = os.ReadFile(page); err != nil {
				return nil, 0, err
			}
		}
		took = append(took, time.Since(start))
		time.Sleep(resting)
	}
	return took, ready, nil
}

// sameFolders counts the files of two folders, which are to be the same.
func sameFolders(a, b string) (n int, err error) {
	held := map[string][]byte{}
	for i, dir := range []string{a, b} {
		err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := os.ReadFile(p)
			name := strings.TrimPrefix(p, dir)
			if i == 0 {
				held[name] = data
			} else if before, there := held[name]; !there || !bytes.Equal(before, data) {
				return errors.Join(err, fmt.Errorf("%s (%d bytes, %d before) is not as from nothing", name, len(data), len(before)))
			} else {
				delete(held, name)
				n++
			}
			return err
		})
		if err != nil {
			return 0, err
		}
	}
	for name := range held {
		return 0, fmt.Errorf("%s would not be there from nothing", name)
	}
	return n, nil
}
