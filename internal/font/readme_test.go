package font

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReadmeStatesTheChains holds the tables that officers read to the data.
func TestReadmeStatesTheChains(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(shipped, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	rows := strings.Split(string(text), "\n")
	// stated reports whether some row names the role and then the faces in order.
	stated := func(role Role, faces []candidate) bool {
	rows:
		for _, row := range rows {
			if !strings.HasPrefix(row, "|") {
				continue
			}
			cells := strings.SplitN(row, "|", 3)
			if !strings.Contains(cells[1], string(role)) {
				continue
			}
			list := strings.Split(strings.Trim(cells[2], " |"), "→")
			if len(list) != len(faces) {
				continue
			}
			for i, face := range faces {
				name := strings.Trim(strings.ReplaceAll(list[i], "（代替）", ""), " *")
				if name != face.names[0] {
					continue rows
				}
			}
			return true
		}
		return false
	}
	for _, c := range chains() {
		if !stated(c.role, c.own) {
			t.Errorf("%s: the order of faces differs", c.role)
		}
		if !stated(c.role, c.fallback) {
			t.Errorf("%s: the order of helping faces differs", c.role)
		}
		if c.own[0].names[0] != c.wanted {
			t.Errorf("%s: %s is wanted, %s comes first", c.role, c.wanted, c.own[0].names[0])
		}
	}
}
