package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestKilledBuild kills a build in the middle: what is there must be whole,
// and the next build must go through.
func TestKilledBuild(t *testing.T) {
	if testing.Short() {
		t.Skip("takes seconds: it builds sixty documents twice")
	}
	fonts, err := filepath.Abs(filepath.Join("..", "..", "fonts"))
	if err != nil {
		t.Fatal(err)
	}
	root := t.TempDir()
	writeProject(t, root, 60)
	out := filepath.Join(root, "output")
	command := func() *exec.Cmd {
		cmd := exec.Command(os.Args[0])
		// The test binary acts as the program under this name.
		cmd.Args = []string{"yinfa", "build", "-C", root, "-j", "2"}
		cmd.Env = append(os.Environ(), "YINFA_FONTS="+fonts, "YINFA_NO_SYSTEM_FONTS=1")
		return cmd
	}
	first := command()
	if err := first.Start(); err != nil {
		t.Fatal(err)
	}
	for range 2000 {
		if pdfs, _ := filepath.Glob(filepath.Join(out, "*.pdf")); len(pdfs) > 0 {
			break
		}
		time.Sleep(2 * time.Millisecond)
	}
	if err := first.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = first.Wait() // killed: the error is wanted
	checkWhole(t, out)
	second := command()
	if text, err := second.CombinedOutput(); err != nil {
		t.Fatalf("the next build: %v\n%s", err, text)
	}
	if n := checkWhole(t, out); n != 60 {
		t.Errorf("%d files, want 60", n)
	}
	left, err := os.ReadDir(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range left {
		if name := entry.Name(); !strings.HasSuffix(name, ".pdf") && !strings.HasSuffix(name, ".docx") && name != "manifest.json" && !strings.HasPrefix(name, ".") {
			t.Errorf("left behind: %s", name)
		}
	}
}

func writeProject(t *testing.T, root string, documents int) {
	t.Helper()
	write := func(name, text string) {
		if err := writeNew(filepath.Join(root, filepath.FromSlash(name)), text); err != nil {
			t.Fatal(err)
		}
	}
	write("yinfa.yaml", "机关:\n  - 名称: 云澜市人民政府办公室\n")
	for i := range documents {
		write(fmt.Sprintf("content/%03d.md", i), fmt.Sprintf("---\n文种: 通知\n标题: 关于召开第%d次会议的通知\n发文机关: 云澜市人民政府办公室\n发文字号: 云政办〔2026〕%d号\n成文日期: 2026-03-06\n主送: [市有关单位]\n---\n%s\n", i+1, i+1, strings.Repeat("定于近日召开会议，请准时参加。", 60)))
	}
}

func checkWhole(t *testing.T, dir string) int {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	whole := 0
	for _, name := range names {
		if strings.HasPrefix(filepath.Base(name), ".") {
			continue // being written: nobody takes it for a result
		}
		whole++
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !wholePDF(data) {
			t.Errorf("%s is not whole", name)
		}
	}
	return whole
}
