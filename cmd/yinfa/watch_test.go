package main

import (
	"bufio"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestBuildWatch saves a document while `yinfa build --watch` runs, breaks
// and mends it, and ends it as Ctrl+C does.
func TestBuildWatch(t *testing.T) {
	fonts, err := filepath.Abs(filepath.Join("..", "..", "fonts"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	save := func(name, text string) {
		p := filepath.Join(dir, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(p), 0o755)
		if err == nil {
			err = os.WriteFile(p, []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	const text = "---\n文种: 通知\n标题: 关于召开会议的通知\n发文机关: 云澜市人民政府办公室\n发文字号: 云政办〔2026〕1号\n成文日期: 2026-03-06\n主送: [市有关单位]\n印发机关: 云澜市人民政府办公室\n公开: 主动公开\n---\n定于近日召开会议。\n"
	save("yinfa.yaml", "机关: 云澜市人民政府办公室\n站点: {名称: 云澜市信息公开, 网址: \"https://www.yunlan.example/gk\"}\n")
	save("content/甲.md", text)
	save("content/乙.md", strings.Replace(text, "〔2026〕1号", "〔2026〕2号", 1))
	said, stderr := io.Pipe()
	ctx, stop := context.WithCancel(t.Context())
	code := make(chan int, 1)
	go func() {
		code <- Main(ctx, []string{"build", "-f", "pdf,html", "--watch", "-o", "成品"}, world{
			stdout: io.Discard, stderr: stderr, dir: dir, now: time.Now,
			getenv: func(name string) string {
				return map[string]string{"YINFA_FONTS": fonts, "YINFA_NO_SYSTEM_FONTS": "1"}[name]
			},
		})
		stderr.Close()
	}()
	lines := bufio.NewScanner(said)
	// until reads what is said up to a line that holds a word.
	until := func(word string) string {
		all := ""
		for lines.Scan() {
			all += lines.Text() + "\n"
			if strings.Contains(lines.Text(), word) {
				return all
			}
		}
		t.Fatalf("%q was not said:\n%s", word, all)
		return ""
	}
	if first := until("Ctrl+C"); !strings.Contains(first, "生成 2 份公文") {
		t.Errorf("at first: %s", first)
	}
	for _, c := range []struct{ text, want, not string }{
		{text + "\n另行通知。\n", "重新生成 1 份，", "错误"},
		{strings.Replace(text, "2026-03-06", "2026-13-06", 1), "13 月", "网站也已更新"},
		{text, "网站也已更新；全部 2 份公文", "13 月"},
	} {
		save("content/甲.md", c.text)
		if got := until("重新生成 1 份"); !strings.Contains(got, c.want) || strings.Contains(got, c.not) {
			t.Errorf("want %q and not %q:\n%s", c.want, c.not, got)
		}
	}
	for _, name := range []string{"甲.pdf", "乙.pdf", "site/index.html", "manifest.json", "site.json"} {
		if _, err := os.Stat(filepath.Join(dir, "成品", filepath.FromSlash(name))); err != nil {
			t.Error(err)
		}
	}
	stop()
	if got := <-code; got != exitDone {
		t.Errorf("exit code %d", got)
	}
}
