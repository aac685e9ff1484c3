package build

import (
	"context"
	"errors"
	"path/filepath"
	"testing"
)

func TestResultsStayOutOfTheSources(t *testing.T) {
	root := project(t, map[string]string{"content/a.md": notice("", "")})
	for dir, refused := range map[string]bool{"content": true, "content/b": true, "layouts": true, "output": false, "contents": false} {
		o := options(t, root)
		o.Output = filepath.Join(root, dir)
		_, err := Run(context.Background(), o)
		var usage *UsageError
		if errors.As(err, &usage) != refused {
			t.Errorf("%s: %v, want refused %v", dir, err, refused)
		}
	}
}
