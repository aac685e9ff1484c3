package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"yinfa.dev/yinfa/bench/sample"
)

// How many findings are exchanged with a workbook, and how many stand in the
// ledger that is only read.
const (
	exchanged = 50_000
	kept      = 30_000
)

// measureLedger measures the ledger: reading it, writing a workbook of it,
// and reading that workbook back into an office that knows none of it and
// into the one that wrote it. What is being done is told before it is done,
// because each takes some seconds.
func measureLedger(program, dir string) error {
	full, bare, small := filepath.Join(dir, "full"), filepath.Join(dir, "bare"), filepath.Join(dir, "small")
	for root, n := range map[string]int{full: exchanged, bare: 0, small: kept} {
		if err := writeProject(root, sample.Ledger(n)); err != nil {
			return err
		}
	}
	book := filepath.Join(dir, "台账.xlsx")
	for _, m := range []struct {
		name string
		root string
		args []string
	}{
		{fmt.Sprintf("status of %d findings", kept), small, []string{"status", "--date", "2026-03-25"}},
		{fmt.Sprintf("export of %d findings", exchanged), full, []string{"export", "--list", "问题隐患", "-o", book}},
		{fmt.Sprintf("import of %d rows, all new", exchanged), bare, []string{"import", book}},
		{fmt.Sprintf("import of %d rows, all known", exchanged), full, []string{"import", book}},
	} {
		fmt.Fprintf(os.Stderr, "%s …\n", m.name)
		u, err := measureCommand(program, m.root, m.args)
		if err != nil {
			return fmt.Errorf("%s: %w", m.name, err)
		}
		fmt.Printf("%-41s wall %7.3f s  cpu %7.3f s  peak %6.1f MB\n", m.name, u.wall.Seconds(), u.cpu.Seconds(), u.peak)
	}
	return errors.Join(os.RemoveAll(full), os.RemoveAll(bare), os.RemoveAll(small), os.Remove(book))
}

// measureCommand runs the program once. What is overdue is no failure here.
func measureCommand(program, root string, args []string) (usage, error) {
	cmd := exec.Command(program, append(args, "-C", root)...)
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
	return u, nil
}

// writeProject writes the files of a project.
func writeProject(root string, files []sample.File) error {
	for _, f := range files {
		name := filepath.Join(root, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(name, []byte(f.Text), 0o644); err != nil {
			return err
		}
	}
	return nil
}
