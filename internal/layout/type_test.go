package layout_test

import (
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

var placeholders = map[string]string{
	"年": "2026", "日期": "2026年3月6日", "机关": "云澜市安全生产委员会办公室", "简称": "市安委办", "代字": "云安委办",
}

func TestEveryTypeIsShipped(t *testing.T) {
	l, _ := load(t)
	for _, name := range strings.Fields("通知 通报 报告 请示 批复 函 纪要 令 意见 决定 公告 通告 议案 方案 制度 督导检查情况 督办单 工作交办单 提醒单 整改通知 巡查报告 反馈意见 公示 动态信息") {
		k := l.Types[name]
		if k == nil {
			t.Errorf("no type %s", name)
			continue
		}
		if l.Formats[k.Format] == nil || k.Summary == "" || k.Starter == "" {
			t.Errorf("%s: format %q, summary %q, starter of %d bytes", name, k.Format, k.Summary, len(k.Starter))
		}
		for _, key := range []string{"标题", "发文机关", "成文日期"} {
			if !slices.Contains(k.Required, key) {
				t.Errorf("%s does not require %s", name, key)
			}
		}
	}
}

func TestStartersHaveWhatTheirTypesRequire(t *testing.T) {
	l, _ := load(t)
	for name, k := range l.Types {
		text := layout.Fill(k.Starter, placeholders)
		if strings.Contains(text, "{{") || strings.Contains(text, "}}") {
			t.Errorf("%s: a placeholder is left:\n%s", name, text)
		}
		front, body, ok := strings.Cut(strings.TrimPrefix(text, "---\n"), "\n---\n")
		if !ok || strings.TrimSpace(body) == "" {
			t.Errorf("%s: no front matter or no body", name)
			continue
		}
		var bag diag.Bag
		n := yaml.Parse(source.NewFile(name+".md", front), 0, len(front), &bag)
		if found := bag.Sorted(); len(found) > 0 || n == nil {
			t.Errorf("%s: front matter:\n%s", name, diag.Text(found))
			continue
		}
		if got := n.Find("文种"); got == nil || got.Value != name {
			t.Errorf("%s: its starter names another type", name)
		}
		known := append([]string(nil), commonKeys...)
		required := k.Required
		for _, f := range k.Fields {
			known = append(known, f.Key)
			if f.Required {
				required = append(required, f.Key)
			}
			if f.Help == "" {
				t.Errorf("%s: field %s has no help", name, f.Key)
			}
		}
		for _, key := range required {
			if n.Find(key).Empty() {
				t.Errorf("%s: starter lacks %s", name, key)
			}
		}
		for _, e := range n.Entries {
			if !slices.Contains(known, e.Key) {
				t.Errorf("%s: starter has an unknown key %s", name, e.Key)
			}
		}
	}
}

func TestNatureOfTypes(t *testing.T) {
	l, _ := load(t)
	for _, c := range []struct {
		name, format string
		signature    doc.SignatureMode
		upward, bare bool
		numbered     layout.NumberStyle
		suffix       string // "-": that of the format
	}{
		{"通知", "公文", doc.Stamped, false, false, layout.PlainNumber, "-"},
		{"请示", "公文", doc.Stamped, true, false, layout.PlainNumber, "-"},
		{"报告", "公文", doc.Stamped, true, false, layout.PlainNumber, "-"},
		{"函", "信函", doc.Stamped, false, false, layout.PlainNumber, "-"},
		{"纪要", "纪要", doc.NoSignature, false, false, layout.PlainNumber, "-"},
		{"令", "命令", doc.Chopped, false, true, layout.OrderNumber, "-"},
		{"议案", "公文", doc.Chopped, false, false, layout.PlainNumber, "-"},
		{"巡查报告", "文稿", doc.Unstamped, false, false, layout.PlainNumber, "-"},
		{"督导检查情况", "督导检查情况报告", doc.NoSignature, false, false, layout.PlainNumber, "-"},
		{"督办单", "表单", doc.Stamped, false, true, layout.PlainNumber, "督办单"},
		{"工作交办单", "表单", doc.Stamped, false, true, layout.PlainNumber, "工作交办单"},
		{"提醒单", "表单", doc.Stamped, false, true, layout.PlainNumber, "提醒单"},
	} {
		k := l.Types[c.name]
		suffix := "-"
		if k.MarkSuffix != nil {
			suffix = *k.MarkSuffix
		}
		if k.Format != c.format || k.Signature != c.signature || k.Upward != c.upward || k.NoTitle != c.bare || k.Numbered != c.numbered || suffix != c.suffix {
			t.Errorf("%s: %+v", c.name, *k)
		}
	}
}

func TestForms(t *testing.T) {
	l, _ := load(t)
	for _, name := range []string{"督办单", "工作交办单", "提醒单"} {
		k := l.Types[name]
		keys := map[string]int{}
		for i, row := range k.Form {
			columns := 0
			for _, cell := range row.Cells {
				columns += cell.Span
				keys[cell.Key]++
				// A label that breaks after its last but one character is ugly.
				f := l.Formats[k.Format]
				room := f.Page.TextWidth.MulDiv(int64(cell.Span), int64(k.Columns())) - 2*f.Table.PadX
				if n := len([]rune(cell.Label)); room < f.Styles[layout.FormLabel].Size.MulDiv(int64(n), 1) {
					t.Errorf("%s: the label %s does not fit its cell", name, cell.Label)
				}
			}
			if columns != k.Columns() {
				t.Errorf("%s row %d: %d columns of %d", name, i, columns, k.Columns())
			}
		}
		if keys[layout.BodyKey] != 1 {
			t.Errorf("%s: the body stands in %d cells", name, keys[layout.BodyKey])
		}
		for _, f := range k.Fields {
			if keys[f.Key] != 1 {
				t.Errorf("%s: field %s stands in %d cells", name, f.Key, keys[f.Key])
			}
		}
	}
	if (&layout.DocType{}).Columns() != 0 {
		t.Error("a type without a form has columns")
	}
}

func TestFill(t *testing.T) {
	for _, c := range [][2]string{
		{"{{年}}年", "2026年"},
		{"{{机关}}{{机关}}", "云澜市安全生产委员会办公室云澜市安全生产委员会办公室"},
		{"{{不认识}}、{{}}、{{未完", "{{不认识}}、{{}}、{{未完"},
		{"{{换\n行}}", "{{换\n行}}"},
		{"", ""},
	} {
		k := layout.DocType{Starter: c[0]}
		if got := layout.Fill(k.Starter, placeholders); got != c[1] {
			t.Errorf("Fill(%q) = %q, want %q", c[0], got, c[1])
		}
	}
}
