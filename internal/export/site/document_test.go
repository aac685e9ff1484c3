package site

import (
	"strings"
	"testing"
)

// TestMetadataInPairs: in two columns the two dates stand side by side, with
// a number or without.
func TestMetadataInPairs(t *testing.T) {
	s, _ := New(testConfig(), nil)
	for _, number := range []string{"云安委办〔2026〕1号", ""} {
		p := &Page{title: "甲", number: number, organs: "云澜市应急管理局", theme: "安全生产监管", genre: "通知", shown: "1", state: inForce, made: date{2026, 3, 6}, pub: date{2026, 3, 9}}
		rows := s.metadata(p)
		var names []string
		for _, r := range rows {
			names = append(names, r[0])
		}
		want := "索引号 主题分类 发文机关 发文字号 成文日期 发布日期 体裁分类 有效性 公开方式"
		if number == "" {
			want = "索引号 主题分类 发文机关 体裁分类 成文日期 发布日期 有效性 公开方式"
		}
		if got := strings.Join(names, " "); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestSizeOf(t *testing.T) {
	for n, want := range map[int]string{0: "", -1: "", 999: "999 字节", 1499: "1 KB", 1500: "2 KB", 66_400: "66 KB", 1_250_000: "1.2 MB"} {
		if got := sizeOf(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
