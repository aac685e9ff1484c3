package main

import (
	"bytes"
	"strings"
	"testing"
)

func TestProgress(t *testing.T) {
	run := func(terminal bool, total int) string {
		var out bytes.Buffer
		p := (&app{world: world{stderr: &out, terminal: terminal}}).newProgress()
		for done := 1; done <= total; done++ {
			p.step(done, total)
		}
		p.finish()
		return out.String()
	}
	if got := run(false, plainFrom-1); got != "" {
		t.Errorf("a small run says %q", got)
	}
	if got := run(false, 200); strings.Count(got, "\n") != 10 || !strings.Contains(got, "已处理 20/200 份\n") || !strings.HasSuffix(got, "已处理 200/200 份\n") || strings.ContainsAny(got, "\r\x1b") {
		t.Errorf("plain lines: %q", got)
	}
	if got := run(true, 3); !strings.Contains(got, "\r") || !strings.Contains(got, "处理公文") {
		t.Errorf("bar: %q", got)
	}
}
