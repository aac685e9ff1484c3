package main

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestServe starts the preview, opens its page, and ends it as Ctrl+C does.
func TestServe(t *testing.T) {
	fonts, err := filepath.Abs(filepath.Join("..", "..", "fonts"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "yinfa.yaml"), []byte("机关: 云澜市人民政府办公室\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	out, stdout := io.Pipe()
	ctx, stop := context.WithCancel(t.Context())
	code := make(chan int, 1)
	go func() {
		code <- Main(ctx, []string{"serve", "--addr", "127.0.0.1:0"}, world{
			stdout: stdout, stderr: io.Discard, dir: dir, now: time.Now,
			getenv: func(name string) string {
				return map[string]string{"YINFA_FONTS": fonts, "YINFA_NO_SYSTEM_FONTS": "1"}[name]
			},
		})
	}()
	address, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	answer, err := http.Get(strings.TrimSpace(address))
	if err != nil {
		t.Fatal(err)
	}
	if err := answer.Body.Close(); err != nil || answer.StatusCode != http.StatusOK {
		t.Errorf("%s: %d %v", address, answer.StatusCode, err)
	}
	stop()
	if got := <-code; got != exitDone {
		t.Errorf("exit code %d", got)
	}
}
