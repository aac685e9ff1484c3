package model

import (
	"strings"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

const fence = "---"

// parts is a file cut at its front matter, as byte offsets.
type parts struct {
	keysFrom, keysTo int // between the two fences
	body             int // after the closing fence
	fenced           source.Span
}

// split finds the front matter. Blank lines before it are no part of the
// text. The second result is false when there is none, which is reported
// unless optional; the third when it is there but broken, always reported.
func split(f *source.File, optional bool, bag *diag.Bag) (p parts, found, sound bool) {
	first := 1
	for first < f.LineCount() && strings.TrimSpace(f.Line(first)) == "" {
		first++
	}
	at := lineSpan(f, first)
	switch opening := f.Line(first); {
	case isFence(opening):
	case looksLikeFence(opening):
		bag.Error(diag.FrontMatterFence, at, "文件头的第一行写成了“"+strings.TrimSpace(opening)+"”",
			"文件头的前后各一行，都只写三个半角减号：---")
		return parts{}, true, false
	default:
		if !optional {
			missing(f, first, bag)
		}
		return parts{}, false, true
	}
	for n := first + 1; n <= f.LineCount(); n++ {
		if isFence(f.Line(n)) {
			end := f.LineStart(n + 1)
			if n == f.LineCount() {
				end = len(f.Text)
			}
			return parts{f.LineStart(first + 1), f.LineStart(n), end, at.To(lineSpan(f, n))}, true, true
		}
	}
	unclosed(f, first, bag)
	return parts{}, true, false
}

// isFence accepts spaces after the three dashes: editors leave them there and
// nobody sees them.
func isFence(line string) bool { return strings.TrimRight(line, " \t\u3000\u00a0") == fence }

// looksLikeFence recognises what an input method makes of three dashes.
func looksLikeFence(line string) bool {
	line = strings.TrimSpace(line)
	return utf8.RuneCountInString(line) >= 2 && strings.Trim(line, "-—–－﹣─―−") == ""
}

func missing(f *source.File, first int, bag *diag.Bag) {
	summary := "文件开头没有文件头，不知道这是什么公文"
	at := lineSpan(f, first)
	if strings.TrimSpace(f.Text) == "" {
		summary, at = "文件是空的", f.Whole()
	} else if key, _, ok := strings.Cut(strings.Replace(f.Line(first), "：", ":", 1), ":"); ok && isCommon(strings.TrimSpace(key)) {
		summary = "“" + strings.TrimSpace(key) + "”之前少了一行 ---"
	}
	bag.Error(diag.FrontMatterMissing, at, summary,
		"在文件最前面写上文件头，例如：\n---\n文种: 通知\n标题: 关于……的通知\n发文机关: ……\n成文日期: 2026-03-06\n---")
}

// unclosed points at the line where the keys seem to end, which is where the
// closing fence is wanted.
func unclosed(f *source.File, first int, bag *diag.Bag) {
	for n := first + 1; n <= f.LineCount(); n++ {
		if line := f.Line(n); looksLikeFence(line) {
			bag.Error(diag.FrontMatterFence, lineSpan(f, n), "文件头的最后一行写成了“"+strings.TrimSpace(line)+"”",
				"文件头的前后各一行，都只写三个半角减号：---")
			return
		}
	}
	at := first
	for n := first + 1; n <= f.LineCount() && isKeyLine(f.Line(n)); n++ {
		if strings.TrimSpace(f.Line(n)) != "" {
			at = n
		}
	}
	d := diag.Diagnostic{Code: diag.FrontMatterUnclosed, Severity: diag.Error, Span: lineSpan(f, at),
		Summary: "文件头没有结束：后面找不到单独一行的 ---",
		Hint:    "在文件头最后一个键之后另起一行写 ---，正文从它的下一行开始"}
	if at > first {
		d.Detail = "文件头看来到这一行为止：" + strings.TrimSpace(f.Line(at))
	}
	bag.Add(d)
}

// isKeyLine reports whether a line can stand between the fences: a key, a
// list item, a continuation, a comment or nothing.
func isKeyLine(line string) bool {
	switch {
	case strings.TrimSpace(line) == "", strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "##"),
		strings.HasPrefix(line, "- "), strings.HasPrefix(line, " "):
		return true
	}
	if key, _, ok := strings.Cut(line, "："); ok && isCommon(key) {
		return true
	}
	key, _, ok := strings.Cut(line, ":")
	return ok && utf8.RuneCountInString(key) <= 12 && !strings.ContainsAny(key, "，。、；：（） ")
}

func lineSpan(f *source.File, n int) source.Span {
	from := f.LineStart(n)
	return f.Span(from, from+len(f.Line(n)))
}
