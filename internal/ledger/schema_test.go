package ledger

import (
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/repo"
	"yinfa.dev/yinfa/internal/schema/judge"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

func TestSchemaFitsTheExample(t *testing.T) {
	j := judge.Of(t, Schema())
	set, err := repo.Open("../..")
	if err != nil {
		t.Fatal(err)
	}
	var bag diag.Bag
	for _, name := range Paths(set) {
		f := set.Text(name, &bag)
		if err := j.Check(yaml.Parse(f, 0, len(f.Text), &bag)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if bag.HasErrors() {
		t.Error(diag.Text(bag.Sorted()))
	}
}

func TestSchemaExplainsEveryKey(t *testing.T) {
	if left := judge.Of(t, Schema()).Unexplained(); len(left) > 0 {
		t.Errorf("not explained: %v", left)
	}
	names := []string{}
	for _, s := range Sections() {
		names = append(names, s.Name)
		if keys := judge.Of(t, s.JSON).Keys(); !slices.Equal(keys, []string{s.Name}) {
			t.Errorf("%s: %v", s.Name, keys)
		}
	}
	if got := strings.Join(names, "、"); got != "单位、人员、制度、计划、检查、问题隐患、工作日" {
		t.Errorf("sections %s", got)
	}
}
