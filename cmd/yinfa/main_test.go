package main

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"yinfa.dev/yinfa/internal/output"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"yinfa": main})
}

// TestScripts runs the real program on the scripts of testdata/script.
func TestScripts(t *testing.T) {
	fonts, err := filepath.Abs(filepath.Join("..", "..", "fonts"))
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: filepath.Join("testdata", "script"),
		Setup: func(e *testscript.Env) error {
			// Only the shipped fonts: the outcome must not hang on the machine.
			e.Setenv("YINFA_FONTS", fonts)
			e.Setenv("YINFA_NO_SYSTEM_FONTS", "1")
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "lock": lock, "pdf": pdfFile,
		},
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

// exits runs a program and demands its exit code: exits 2 yinfa biuld.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits CODE program [argument…]")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	switch err := ts.Exec(args[1], args[2:]...); {
	case errors.As(err, &exit):
		got = exit.ExitCode()
	case err != nil:
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("exit code %d, want %d", got, want)
	}
}

// lock holds a results folder until the script ends, as a build under way
// does.
func lock(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: lock folder")
	}
	sink, err := output.Open(ts.MkAbs(args[0]))
	ts.Check(err)
	ts.Defer(func() { ts.Check(sink.Close()) })
}

// pdfFile demands that files are whole PDF files.
func pdfFile(ts *testscript.TestScript, neg bool, args []string) {
	for _, name := range args {
		data, err := os.ReadFile(ts.MkAbs(name))
		ts.Check(err)
		if whole := wholePDF(data); whole == neg {
			ts.Fatalf("%s: whole PDF file: %v", name, whole)
		}
	}
}

func wholePDF(data []byte) bool {
	const head, tail = "%PDF-", "%%EOF\n"
	return len(data) > 1000 && string(data[:len(head)]) == head && string(data[len(data)-len(tail):]) == tail
}
