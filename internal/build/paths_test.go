package build

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// TestClashesAreToldAlike: of several documents in the way of one, the same is
// named each time, and none is said to be in its own way.
func TestClashesAreToldAlike(t *testing.T) {
	first := ""
	for range 20 {
		r := &run{project: &Project{}, options: Options{Formats: []Format{PDF, DOCX}}}
		var jobs []job
		for _, name := range []string{"content/a.md", "content/a.docx/c.md", "content/a.pdf/b.md"} {
			jobs = append(jobs, job{source: name, name: name, target: targetOf(name)})
		}
		// The second is made by a batch, under the name of a file.
		jobs = append(jobs, job{source: "content/d/e.md", name: "content/d/e.md", target: "d/e"}, job{source: "content/d.md", name: "content/d/e.md", target: "d/e"})
		r.distinct(jobs)
		got := diag.Text(r.bag.Sorted())
		if first == "" {
			first = got
		}
		if got != first {
			t.Fatalf("once\n%s\nthen\n%s", first, got)
		}
	}
	if !strings.Contains(first, "content/d/e.md：错误：这份公文和另一个文件批量生成的一份会生成到同一个位置") || strings.Contains(first, "content/d/e.md：错误：这份公文和“content/d/e.md”") {
		t.Error(first)
	}
}
