package build_test

import (
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"testing"
)

// The files of data are read here line by line and counted by hand, so that
// nothing of the program counts for the program.

// record is one entry of a data file, its fields as they are typed. steps are
// the lines of 经过.
type record struct {
	fields map[string]string
	steps  []map[string]string
}

var (
	fieldLine = regexp.MustCompile(`^(?:  - |    )([^\s:{-][^:]*): ?(.*)$`)
	stepLine  = regexp.MustCompile(`^      - \{(.*)\}$`)
)

// flow takes {日期: 2026-03-25, 状态: 待整改} apart.
func flow(s string) map[string]string {
	out := map[string]string{}
	for _, part := range strings.Split(strings.Trim(s, "{}"), ", ") {
		if k, v, ok := strings.Cut(part, ": "); ok {
			out[k] = v
		}
	}
	return out
}

// records reads every entry of the files of a pattern below content/数据.
func records(t *testing.T, pattern string) []record {
	t.Helper()
	files, err := filepath.Glob("../../content/数据/" + pattern)
	if err != nil || len(files) == 0 {
		t.Fatal(pattern, err)
	}
	sort.Strings(files)
	var out []record
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			line = strings.TrimRight(line, "\n")
			if m := stepLine.FindStringSubmatch(line); m != nil && len(out) > 0 {
				out[len(out)-1].steps = append(out[len(out)-1].steps, flow(m[1]))
				continue
			}
			m := fieldLine.FindStringSubmatch(line)
			if m == nil {
				continue
			}
			if strings.HasPrefix(line, "  - ") {
				out = append(out, record{fields: map[string]string{}})
			}
			out[len(out)-1].fields[m[1]] = m[2]
		}
	}
	return out
}

// fits reports whether an entry has these fields; a field may begin with the
// value, a value beginning with ! must not be there, and one of several may
// be given with a bar between them.
func (r record) fits(where ...string) bool {
	for i := 0; i < len(where); i += 2 {
		want, not := strings.CutPrefix(where[i+1], "!")
		hit := false
		for _, one := range strings.Split(want, "|") {
			hit = hit || strings.HasPrefix(r.fields[where[i]], one)
		}
		if hit == not {
			return false
		}
	}
	return true
}

func those(list []record, where ...string) []record {
	var out []record
	for _, r := range list {
		if r.fits(where...) {
			out = append(out, r)
		}
	}
	return out
}

// count is how many entries have these fields.
func count(list []record, where ...string) int { return len(those(list, where...)) }

// sum adds up a field of the entries that have others.
func sum(list []record, field string, where ...string) int {
	n := 0
	for _, r := range those(list, where...) {
		v, _ := strconv.Atoi(r.fields[field])
		n += v
	}
	return n
}

// dues are the last days that the regimes set for findings without one of
// their own, worked out by hand with a calendar at the wall: two months, or
// half a year, after 下发 or 反馈, moved on from a day off.
var dues = map[string]string{
	"云澜市第一轮": "2026-05-25", "云澜市第二轮": "2026-08-25", "云澜市第三轮": "2026-11-23", "云澜市第四轮": "2027-02-23",
	"云海县第一轮": "2026-11-19", "云海县第二轮": "2027-04-28",
	"澜州市第一批": "2026-08-10", "澜州市第二批": "2026-12-21", // 9 August and 20 December are Sundays
	"澜北区第一期": "2026-08-18", "澜北区第二期": "2027-01-18",
}

// due is the last day of a finding of a place as it stands on a day.
func (r record) due(place, on string) string {
	out := r.fields["整改期限"]
	if out == "" {
		out = dues[place+r.fields["轮次"]]
	}
	for _, s := range r.steps {
		if s["日期"] <= on && s["延期至"] != "" {
			out = s["延期至"]
		}
	}
	return out
}

// state is how far a finding has come on a day; dates compare as texts.
func (r record) state(place, on string) string {
	if on < r.fields["发现日期"] {
		return ""
	}
	state := "待交办"
	for _, s := range r.steps {
		if s["日期"] <= on {
			state = s["状态"]
		}
	}
	if due := r.due(place, on); state != "已销号" && state != "待验收" && due != "" && due < on {
		return "超期"
	}
	return state
}

// states counts findings by state on a day.
func states(list []record, place, on string) map[string]int {
	out := map[string]int{}
	for _, r := range list {
		out[r.state(place, on)]++
	}
	return out
}
