package workbook

import (
	"path"
	"sort"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// longestFile bounds a file that findings are added to, well below what is
// read.
const longestFile = 3 << 20

// append adds a new finding to the file of its round and team.
func (in *importer) append(r row, item string) {
	value := func(title string) string { v, _, _ := in.get(r, in.field(title).spec); return v.text }
	name := in.home(value(titlePlan), value(titleRound), value(titleTeam))
	if in.fresh[name] == nil {
		in.fresh[name] = &strings.Builder{}
	}
	in.fresh[name].WriteString(item)
}

// home is the file that a new finding belongs into: that of the findings of
// the same round and team, else one named after them.
func (in *importer) home(plan, round, team string) string {
	key := strings.Join([]string{plan, round, team}, "\x00")
	if in.homes == nil {
		in.homes = map[string]string{}
		for _, f := range in.ledger.Findings {
			in.homes[strings.Join([]string{f.PlanName.Value, f.RoundIs.Value, f.TeamIs.Value}, "\x00")] = f.Span.File
		}
	}
	name := in.homes[key]
	if name == "" {
		var parts []string
		for _, one := range []string{plan, round, team} {
			if one = safeName(one); one != "" {
				parts = append(parts, one)
			}
		}
		if len(parts) == 0 {
			parts = []string{"导入"}
		}
		name = ledger.Folder + SheetFindings + "/" + strings.Join(parts, "-") + ".yaml"
	}
	// A file that is full is followed by another.
	for base, n := name, 2; ; n++ {
		length := 0
		if s := in.surgeon(name); s != nil {
			length = len(s.file.Text)
		}
		if b := in.fresh[name]; b != nil {
			length += b.Len()
		}
		if length < longestFile {
			in.homes[key] = name
			return name
		}
		ext := path.Ext(base)
		name = strings.TrimSuffix(base, ext) + "-" + itoa(n) + ext
	}
}

// safeName keeps what a file name may hold on every system.
func safeName(s string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		if r < 0x20 || strings.ContainsRune(`/\:*?"<>|`, r) {
			return -1
		}
		return r
	}, s), ". ")
}

// finish puts new findings into the files and makes their texts.
func (in *importer) finish() {
	var names []string
	for name := range in.fresh {
		names = append(names, name)
	}
	sort.Strings(names)
	for _, name := range names {
		items := in.fresh[name].String()
		s := in.surgeon(name)
		switch {
		case s == nil:
			in.out.Files = append(in.out.Files, FileChange{Path: name, New: true, Text: in.section + ":\n  " + strings.TrimSuffix(strings.ReplaceAll(items, "\n", "\n  "), "  ")})
		case !s.extend(in.section, items):
			in.bag.Error(diag.WorkbookPlace, source.Span{File: name}, "新的内容不能自动写进这个文件", "请把文件里的“"+in.section+"”改成每条以“- ”开头的列表，再导入。")
		}
	}
	for name, s := range in.surgeons {
		if s != nil && len(s.edits) > 0 {
			in.out.Files = append(in.out.Files, FileChange{Path: name, Edits: s.edits, Text: apply(s.file.Text, append([]Edit(nil), s.edits...))})
		}
	}
	sort.Slice(in.out.Files, func(i, j int) bool { return in.out.Files[i].Path < in.out.Files[j].Path })
}

// extend adds items to the list of a section of a file.
func (s *surgeon) extend(section, items string) bool {
	root := s.root
	findings := root.Find(section)
	if findings == nil {
		text := section + ":\n  " + strings.TrimSuffix(strings.ReplaceAll(items, "\n", "\n  "), "  ")
		if s.file.Text != "" && !strings.HasSuffix(s.file.Text, "\n") {
			text = "\n" + text
		}
		s.edits = append(s.edits, Edit{len(s.file.Text), len(s.file.Text), text})
		return root == nil || root.Kind == yaml.Mapping && !s.flow(root)
	}
	if findings.Kind != yaml.Sequence || len(findings.Items) == 0 || s.flow(findings) {
		return false
	}
	last := findings.Items[len(findings.Items)-1]
	indent, ok := s.dash(last)
	end, found := s.end(last)
	if !ok || !found {
		return false
	}
	gap := ""
	if n := len(findings.Items); n > 1 && strings.TrimSpace(s.file.Line(last.Span.Start.Line-1)) == "" {
		gap = "\n"
	}
	var b strings.Builder
	for _, item := range strings.SplitAfter(items, "\n- ") {
		b.WriteString(item)
	}
	text := strings.TrimSuffix(b.String(), "\n")
	text = strings.ReplaceAll(text, "\n- ", "\n"+gap+"- ")
	text = gap + indent + strings.ReplaceAll(text, "\n", "\n"+indent)
	s.line(end, strings.ReplaceAll(text, "\n"+indent+"\n", "\n\n"))
	return true
}
