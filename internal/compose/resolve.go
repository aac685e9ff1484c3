package compose

import (
	"sort"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/spelling"
)

// resolve finds the 文种 and the 版式.
func (c *composer) resolve() bool {
	m := c.m
	if m.Kind.Empty() {
		if !m.Damaged {
			c.bag.Error(diag.KeyRequired, c.head(), "没有写明“文种”，不知道按哪种公文编排",
				"在文件头加上一行，如 文种: 通知；文种有："+strings.Join(sorted(c.in.Layouts.Types), "、"))
		}
		return false
	}
	c.kind = c.in.Layouts.Types[m.Kind.Value]
	if c.kind == nil {
		c.bag.Error(diag.KindUnknown, m.Kind.Span, "没有“"+m.Kind.Value+"”这个文种", choose(m.Kind.Value, "文种", sorted(c.in.Layouts.Types)))
		return false
	}
	name, at := m.Format.Value, m.Format.Span
	if name == "" {
		name, at = c.kind.Format, m.Kind.Span
	}
	c.format = c.in.Layouts.Formats[name]
	if file, broken := c.in.Layouts.Broken[name]; broken && c.format == nil {
		if !strings.HasPrefix(file, layout.Folder) {
			file = layout.Folder + "版式 里它所依据的版式" // a built-in one based on one of the office's own
		}
		c.bag.Error(diag.FormatUnknown, at, "版式“"+name+"”用不了，它的文件有错误", "请先改正 "+file)
		return false
	}
	if c.format == nil {
		c.bag.Error(diag.FormatUnknown, at, "没有“"+name+"”这个版式", choose(name, "版式", sorted(c.in.Layouts.Formats)))
		return false
	}
	return true
}

func choose(word, what string, among []string) string {
	return diag.Meant(spelling.Near(word, among)) + what + "有：" + strings.Join(among, "、")
}

func sorted[T any](m map[string]T) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// field finds a key of the 文种's own.
func (c *composer) field(key string) *layout.Field {
	for i := range c.kind.Fields {
		if c.kind.Fields[i].Key == key {
			return &c.kind.Fields[i]
		}
	}
	return nil
}
