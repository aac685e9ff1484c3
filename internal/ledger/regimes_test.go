package ledger

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// TestRegimesEndToEnd takes an office under each of the five regimes from its
// files to its deadlines. None of them has anything wrong.
func TestRegimesEndToEnd(t *testing.T) {
	for _, name := range []string{"乐清", "盐城", "漳州", "峄城", "荔城"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join("testdata", "制度", name+".yaml")
			text, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var bag diag.Bag
			l := Load([]*source.File{source.NewFile(path, string(text))}, &bag)
			l.Check(&bag)
			if list := bag.Sorted(); len(list) > 0 {
				t.Fatal(diag.Text(list))
			}
			var b strings.Builder
			s := l.StatusOn(day(t, "2026-06-15"), Filter{})
			for _, d := range s.Duties {
				var units []string
				for _, u := range d.Units {
					units = append(units, u.Called())
				}
				fmt.Fprintf(&b, "%s %s %s %s %s\n", d.Inspection.Team.Name.Value, strings.Join(units, "、"), d.Item, d.Due.Date, d.State)
			}
			for _, i := range s.Items {
				fmt.Fprintf(&b, "%s %s %s %s\n", i.Finding.ID.Value, i.State, i.Due.Date, i.When())
			}
			golden := filepath.Join("testdata", "制度", name+".want")
			if os.Getenv("YINFA_GOLDEN") == "write" {
				if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			expect(t, b.String(), string(want))
		})
	}
}
