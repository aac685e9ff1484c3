// Command yinfa compiles official documents (公文) from text files.
//
// In: arguments, a project folder, the environment. Out: files, messages and
// an exit code: 0 done, 1 the content has errors, 2 wrong usage, 3 the
// environment failed. It is the only place that prints, reads the
// environment or ends the process; every command is one file, and the work
// is done by internal/build.
package main

import (
	"context"
	"os"
	"os/signal"
	"runtime"
	"syscall"
	"time"

	"golang.org/x/term"
)

func main() {
	var reserve []byte
	if os.Getenv("GOGC") == "" {
		reserve = spendMemory()
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	code := Main(ctx, os.Args[1:], systemWorld())
	stop()
	runtime.KeepAlive(reserve)
	os.Exit(code)
}

// systemWorld is the surroundings of the real process.
func systemWorld() world {
	dir, _ := os.Getwd() // an empty folder fails later, where it is needed
	executable, _ := os.Executable()
	home, _ := os.UserHomeDir()
	return world{
		stdout: os.Stdout, stderr: os.Stderr,
		getenv: os.Getenv, dir: dir, executable: executable, home: home,
		now:      time.Now,
		terminal: term.IsTerminal(int(os.Stderr.Fd())),
	}
}
