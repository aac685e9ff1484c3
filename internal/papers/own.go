package papers

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
)

// Own leads findings about a shipped template, which nobody can open, to the
// line of the document that names it. Those about an office's own template
// stay there and say which document was made.
func (p *Paper) Own(found []diag.Diagnostic) []diag.Diagnostic {
	if p.base == nil {
		return found
	}
	var out, open []diag.Diagnostic
	for _, d := range found {
		inside, shipped := strings.CutPrefix(d.Span.File, builtinFolder)
		switch {
		case shipped:
			where := fmt.Sprintf("自带的模板“%s”第%d行", strings.TrimSuffix(inside, ".md"), d.Span.Start.Line)
			d.Span = p.own.Template.Span
			if d.Code == diag.FigureContext {
				open = append(open, withLine(d, where))
				continue
			}
			d = withLine(d, "在"+where)
		case strings.HasPrefix(d.Span.File, Folder):
			d = withLine(d, "用这个模板的公文是 "+p.file.Path)
		}
		out = append(out, d)
	}
	if len(open) > 0 {
		out = append(out, p.unfilled(open))
	}
	return out
}

// unfilled says in one finding what a document leaves a shipped template
// without: mostly it is one line of the front matter that many figures want.
func (p *Paper) unfilled(open []diag.Diagnostic) diag.Diagnostic {
	d := open[0]
	guide := "模板的说明：" + p.guide()
	if len(open) == 1 {
		d.Hint += "\n" + guide
		return d
	}
	var lines []string
	for _, o := range open {
		lines = append(lines, o.Detail+"："+o.Summary)
	}
	d.Summary = fmt.Sprintf("模板“%s”里有%d处不知道填什么", p.own.Template.Value, len(open))
	d.Detail, d.Hint = strings.Join(lines, "\n"), guide
	return d
}

// guide is what a template says of its use, in the comment on its first line.
func (p *Paper) guide() string {
	for line := range strings.Lines(p.base.Text) {
		if text, ok := strings.CutPrefix(line, "# "); ok {
			return strings.TrimSpace(text)
		}
	}
	return "见“台账数据”里的“模板”"
}

func withLine(d diag.Diagnostic, line string) diag.Diagnostic {
	if d.Detail != "" {
		d.Detail += "\n"
	}
	d.Detail += line
	return d
}
