//go:build unix

package font

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"
)

// A pipe named like a font must not hold up the search.
func TestPipeIsNoFont(t *testing.T) {
	dir := t.TempDir()
	if err := syscall.Mkfifo(filepath.Join(dir, "管道.ttf"), 0o600); err != nil {
		t.Skip("no named pipes here:", err)
	}
	done := make(chan *Set, 1)
	go func() { done <- Find([]string{dir}) }()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Fatal("the search waits for the pipe")
	}
}
