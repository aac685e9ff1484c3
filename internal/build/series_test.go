package build

import (
	"context"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// step is one change of a project, how many documents a series makes anew for
// it, and whether the site is stopped then.
type step struct {
	say   string
	files map[string]string // written; "": removed
	made  int
	stops bool
}

// seriesProject has documents that know of each other, a batch, an attachment,
// and numbers of a year.
func seriesProject() map[string]string {
	files := overviewProject()
	files["content/公示.md"] += "详见云政办〔2026〕3号。\n"
	files["content/开.md"] = numbered(3, notice("公开: {方式: 主动公开, 照登: [13900000000]}\n附件: [{标题: 名单, 文件: 附件/名单.md}]\n", "值班电话13900000000。"))
	files["content/附件/名单.md"] = "望潮镇。\n"
	files["content/废.md"] = numbered(4, notice("公开: 主动公开\n", ""))
	files["content/批.md"] = strings.NewReplacer("〔2026〕1号", "〔2026〕{{序号}}号", "日期: 2026-03-06", "日期: 2026-04-15").Replace(notice("批量: {按: 单位, 轮次: 第一轮, 起号: 21}\n公开: 主动公开\n", ""))
	return files
}

// TestSeriesLeavesWhatARunWould takes a project through changes of all kinds:
// after each, the folder and the findings of a series are those of a run of
// its own.
func TestSeriesLeavesWhatARunWould(t *testing.T) {
	start := seriesProject()
	notices, open := start["content/公示.md"], start["content/开.md"]
	documents := 4 + 1 // four files and a batch of one
	steps := []step{
		{"nothing", nil, 0, false},
		{"a text", map[string]string{"content/公示.md": notices + "另行通知。\n"}, 1, false},
		{"a text of the inside", map[string]string{"content/内部.md": start["content/内部.md"] + "另行通知。\n"}, 1, false},
		{"a title that other pages show", map[string]string{"content/公示.md": strings.Replace(notices, "召开会议", "开展检查", 1)}, 1, false},
		{"an attachment", map[string]string{"content/附件/名单.md": "青岙镇。\n"}, 1, false},
		{"a note that is no document", map[string]string{"content/附件/名单.md": "青岙镇。\n", "content/说明.txt": "甲"}, 1, false},
		{"the note again", map[string]string{"content/说明.txt": "乙"}, 0, false},
		{"an error", map[string]string{"content/公示.md": strings.Replace(notices, "成文日期: 2026-03-06", "成文日期: 2026-13-06", 1)}, 1, true},
		{"another document while there is an error", map[string]string{"content/开.md": open + "又一段。\n"}, 2, true},
		{"the error mended", map[string]string{"content/公示.md": notices}, 1, false},
		{"a later date", map[string]string{"content/内部.md": strings.Replace(start["content/内部.md"], "成文日期: 2026-03-06", "成文日期: 2026-07-06", 1)}, documents, false},
		{"private data", map[string]string{"content/公示.md": notices + "有事打13800000000。\n"}, 1, true},
		{"without them", map[string]string{"content/公示.md": notices}, 1, false},
		{"a number that is not published any more", map[string]string{"content/开.md": strings.Replace(strings.Replace(open, ", 照登: [13900000000]", "", 1), "13900000000", "见网站", 1)}, 1, false},
		{"a number that another page shows", map[string]string{"content/开.md": open, "layouts/site/own.svg": "<svg><desc>13900000000</desc></svg>"}, documents, false},
		{"and is not published any more", map[string]string{"content/开.md": strings.Replace(strings.Replace(open, ", 照登: [13900000000]", "", 1), "13900000000", "见网站", 1)}, 1, true},
		{"published again", map[string]string{"content/开.md": open}, 1, false},
		{"not for the public any more", map[string]string{"content/废.md": strings.Replace(start["content/废.md"], "公开: 主动公开\n", "", 1)}, 1, false},
		{"repealing", map[string]string{"content/废.md": start["content/废.md"], "content/公示.md": strings.Replace(notices, "印发机关:", "废止: 云政办〔2026〕4号\n印发机关:", 1)}, 2, false},
		{"a number twice", map[string]string{"content/内部.md": strings.Replace(start["content/内部.md"], "〔2026〕2号", "〔2026〕3号", 1)}, documents, false},
		{"the number alone", map[string]string{"content/内部.md": start["content/内部.md"]}, 1, false},
		{"a batch", map[string]string{"content/批.md": start["content/批.md"] + "另行通知。\n"}, 1, false},
		{"a document that is none any more", map[string]string{"content/废.md": "一段话。\n"}, 0, false},
		{"data", map[string]string{"content/数据/台账.yaml": start["content/数据/台账.yaml"] + finding("a6", "第一轮", "隐患", "一般", "2026-03-11", "", "")}, documents - 1, false},
		{"the project file", map[string]string{"yinfa.yaml": strings.Replace(start["yinfa.yaml"], "云澜市信息公开", "云澜市政务公开", 1)}, documents - 1, false},
		{"an error in the project file", map[string]string{"yinfa.yaml": "站点: ["}, 0, true},
		{"the project file mended", map[string]string{"yinfa.yaml": start["yinfa.yaml"]}, documents - 1, false},
		{"a document gone", map[string]string{"content/废.md": "", "content/内部.md": ""}, 0, false},
		{"an attachment gone", map[string]string{"content/附件/名单.md": ""}, 1, true},
		{"and back", map[string]string{"content/附件/名单.md": "望潮镇。\n"}, 1, false},
		{"documents come", map[string]string{"content/新/来.md": numbered(8, notice("公开: 主动公开\n", "")), "content/新/文.md": numbered(9, notice("", ""))}, 2, false},
		{"one is moved", map[string]string{"content/新/来.md": "", "content/旧/来.md": numbered(8, notice("公开: 主动公开\n", ""))}, 1, false},
		{"one becomes a batch", map[string]string{"content/新/文.md": strings.Replace(start["content/批.md"], "起号: 21", "起号: 41", 1)}, 1, false},
		{"and what it stands for", map[string]string{"content/新/文.md": "", "content/新/文/望潮镇.md": numbered(41, notice("公开: 主动公开\n", ""))}, 1, false},
		{"a text after all that", map[string]string{"content/公示.md": notices + "完。\n"}, 1, false},
	}
	for name, formats := range map[string][]Format{"site": {PDF, HTML}, "files": {DOCX}} {
		t.Run(name, func(t *testing.T) { takeSteps(t, start, steps, formats) })
	}
}

// TestSeriesOfManyChanges changes some of the files at a time, in no order that
// anybody thought of.
func TestSeriesOfManyChanges(t *testing.T) {
	start := seriesProject()
	versions := map[string][]string{}
	for name, text := range start {
		versions[name] = []string{text}
		if strings.HasSuffix(name, ".md") {
			// As often as not it is as it was: with errors all the time nothing would be seen.
			versions[name] = append(versions[name], text, text, text, text, text, "", text+"\n另行通知。\n", strings.Replace(text, "公开: ", "不认识: ", 1), strings.Replace(text, "文种: 通知", "密级: 无", 1),
				strings.Replace(text, "〔2026〕3号", "〔2026〕5号", 1), strings.Replace(text, "2026-03-06", "2026-05-06", 2), strings.Replace(text, "定于", "13900000000，定于", 1),
				strings.Replace(text, "附件/名单", "附件/另一份", 1))
		}
	}
	versions["content/附件/另一份.md"] = []string{"", "青岙镇。\n"}
	versions["content/批/望潮镇.md"] = []string{"", numbered(7, notice("公开: 主动公开\n", ""))}
	versions["content/数据/台账.yaml"] = append(versions["content/数据/台账.yaml"], strings.Replace(start["content/数据/台账.yaml"], "企业: 27", "企业: 28", 1))
	names := slices.Sorted(maps.Keys(versions))
	chance := rand.New(rand.NewPCG(2026, 3))
	var steps []step
	there := maps.Clone(start)
	for range 30 {
		s := step{say: "", files: map[string]string{}, made: anyNumber}
		for range 1 + chance.IntN(3) {
			name := names[chance.IntN(len(names))]
			text := versions[name][chance.IntN(len(versions[name]))]
			if text == "" && there[name] == "" {
				continue
			}
			s.files[name], there[name] = text, text
			s.say += name + " "
		}
		steps = append(steps, s)
	}
	takeSteps(t, start, steps, []Format{PDF, HTML})
}

// anyNumber of documents may be made for a step.
const anyNumber = -1

func takeSteps(t *testing.T, start map[string]string, steps []step, formats []Format) {
	root := project(t, start)
	o := options(t, root)
	o.Formats, o.Output = formats, filepath.Join(t.TempDir(), "series")
	alone := o
	alone.Output = filepath.Join(t.TempDir(), "run")
	series := NewSeries(o)
	if r, err := series.Build(context.Background(), Saved{}); err != nil || r.Failed > 0 {
		t.Fatal(err, diag.Text(r.Diagnostics))
	}
	mustRun(t, alone)
	for _, s := range steps {
		got, err := series.Build(context.Background(), write(t, root, s.files))
		if err != nil {
			t.Fatal(s.say, err)
		}
		want := mustRun(t, alone)
		if site := slices.Contains(formats, HTML) && s.made != anyNumber; site && (got.Made != s.made || (got.Site == 0) != s.stops) {
			t.Errorf("%s: %d documents made, %d files in the site, want %d and a stop %v\n%s", s.say, got.Made, got.Site, s.made, s.stops, diag.Text(got.Diagnostics))
		}
		got.Made = want.Made
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: the series says\n%+v\nthe run\n%+v\n%s\n%s", s.say, got, want, diag.Text(got.Diagnostics), diag.Text(want.Diagnostics))
		}
		if a, b := results(t, o.Output), results(t, alone.Output); !maps.Equal(a, b) {
			t.Errorf("%s: the folders differ: %v", s.say, differing(a, b))
		}
	}
}

// write changes files of a project and says what a watcher would.
func write(t *testing.T, root string, files map[string]string) Saved {
	t.Helper()
	var saved Saved
	for name, text := range files {
		p := filepath.Join(root, filepath.FromSlash(name))
		_, err := os.Stat(p)
		there := err == nil
		if text == "" {
			err = os.Remove(p)
		} else if err = os.MkdirAll(filepath.Dir(p), 0o755); err == nil {
			err = os.WriteFile(p, []byte(text), 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
		saved.Names = saved.Names || !there || text == ""
		saved.Files = append(saved.Files, name)
	}
	return saved
}

// differing names the files in which two folders differ.
func differing(a, b map[string]string) []string {
	var out []string
	for name := range a {
		if a[name] != b[name] {
			out = append(out, name)
		}
	}
	for name := range b {
		if _, there := a[name]; !there {
			out = append(out, name)
		}
	}
	slices.Sort(out)
	return out
}
