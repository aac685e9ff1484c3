package typeset

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/page"
)

// TestMemoryKeepsNothing: pages are the same whatever was set in their memory
// before, and by however many at once.
func TestMemoryKeepsNothing(t *testing.T) {
	document := func(n int) *doc.Document {
		d := notice()
		for range 3 + 2*n {
			d.Body = append(d.Body, para(strings.Repeat(fmt.Sprintf("第%d项工作要在2026年底前完成，", n), 2+n%5)))
		}
		return d
	}
	const documents = 12
	var fresh [documents]string
	for n := range fresh {
		fresh[n] = dumpIn(t, document(n), nil)
	}
	memory := &Memory{}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for round := range 3 * documents {
				n := round * 7 % documents
				if got := dumpIn(t, document(n), memory); got != fresh[n] {
					t.Errorf("document %d is set otherwise in used memory", n)
				}
			}
		})
	}
	group.Wait()
}

// dumpIn sets a document in a memory, and gives its pages back.
func dumpIn(t *testing.T, d *doc.Document, m *Memory) string {
	ls, env := shared()
	env.Memory = m
	pages, findings := Set(d, ls.Formats[d.Format], env)
	if len(findings) > 0 && findings[0].Severity == diag.Error {
		t.Error(diag.Text(findings))
	}
	defer pages.Release()
	return page.Dump(pages)
}

// TestSlab: stretches do not overlap, and what was given back holds nothing.
func TestSlab(t *testing.T) {
	var s slab[int]
	for round := range 3 {
		var taken [][]int
		for i := range 400 {
			stretch := s.take(1 + i%70)
			for k, v := range stretch {
				if v != 0 {
					t.Fatalf("round %d: stretch %d holds %d", round, i, v)
				}
				stretch[k] = i + 1
			}
			if cap(stretch) != len(stretch) {
				t.Fatalf("stretch %d of %d values can grow to %d", i, len(stretch), cap(stretch))
			}
			taken = append(taken, stretch)
		}
		for i, stretch := range taken {
			for _, v := range stretch {
				if v != i+1 {
					t.Fatalf("round %d: stretch %d was overwritten by %d", round, i, v-1)
				}
			}
		}
		s.reset()
	}
}
