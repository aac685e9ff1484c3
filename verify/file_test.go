//go:build verify

package verify

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestQpdfCheck has qpdf read every object and stream.
func TestQpdfCheck(t *testing.T) {
	for _, name := range files(t) {
		out := string(tool(t, "qpdf", "--check", pdfOf(name)))
		if !strings.Contains(out, "No syntax or stream encoding errors found") || strings.Contains(out, "WARNING") {
			t.Errorf("%s: %s", name, out)
		}
	}
}

// TestFontsEmbedded holds that every font is in the file, cut down to what is
// used, and can be copied from.
func TestFontsEmbedded(t *testing.T) {
	for _, name := range files(t) {
		rows := strings.Split(strings.TrimSpace(string(tool(t, "pdffonts", pdfOf(name)))), "\n")
		if len(rows) < 3 {
			t.Errorf("%s: no fonts: %s", name, rows)
			continue
		}
		// The last seven words are: encoding, emb, sub, uni, object, generation.
		for _, row := range rows[2:] {
			words := strings.Fields(row)
			if len(words) < 7 {
				t.Errorf("%s: pdffonts says %q", name, row)
				continue
			}
			for i, what := range []string{"embedded", "a subset", "readable as Unicode"} {
				if words[len(words)-5+i] != "yes" {
					t.Errorf("%s: %s is not %s", name, words[0], what)
				}
			}
		}
	}
}

// TestInfo holds that poppler shows title and tags, and no program's clock.
func TestInfo(t *testing.T) {
	for _, name := range files(t) {
		info := string(tool(t, "pdfinfo", pdfOf(name)))
		for _, want := range []string{"Title:", "Tagged:          yes", "Page size:"} {
			if !strings.Contains(info, want) {
				t.Errorf("%s: pdfinfo says no %q:\n%s", name, want, info)
			}
		}
		for _, bad := range []string{"Encrypted:       yes", "JavaScript:      yes"} {
			if strings.Contains(info, bad) {
				t.Errorf("%s: %s", name, bad)
			}
		}
	}
}

// TestManifest compares the manifest with the files beside it.
func TestManifest(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(outputDir, "manifest.json"))
	if err != nil {
		t.Fatal(err)
	}
	var m struct {
		Files []struct{ Path, SHA256 string }
	}
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	printed := 0
	for _, f := range m.Files {
		if strings.HasSuffix(f.Path, ".pdf") {
			printed++
		}
	}
	if want := len(finished(t)); printed != want {
		t.Errorf("the manifest lists %d printed files, %d are there", printed, want)
	}
	for _, f := range m.Files {
		data, err := os.ReadFile(filepath.Join(outputDir, filepath.FromSlash(f.Path)))
		if err != nil {
			t.Error(err)
			continue
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
			t.Errorf("%s is not the file that the manifest lists", f.Path)
		}
	}
}

// TestSameBytes builds the examples again with one worker and with several,
// and holds that every byte is the same as in output.
func TestSameBytes(t *testing.T) {
	want := tree(t, outputDir)
	for _, workers := range []string{"1", "2", "7"} {
		dir := t.TempDir()
		cmd := exec.Command("../bin/yinfa", "build", "-j", workers, "-o", dir, "..")
		cmd.Env = append(os.Environ(), "YINFA_NO_SYSTEM_FONTS=1")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, out)
		}
		got := tree(t, dir)
		for name, data := range want {
			if !bytes.Equal(got[name], data) {
				t.Errorf("-j %s: %s has other bytes than the first build", workers, name)
			}
		}
		if len(got) != len(want) {
			t.Errorf("-j %s: %d files, the first build made %d", workers, len(got), len(want))
		}
	}
}

// tree reads the results in a folder: the files and the manifest.
func tree(t testing.TB, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		if ext := filepath.Ext(name); ext != ".pdf" && rel != "manifest.json" {
			return nil
		}
		out[filepath.ToSlash(rel)], err = os.ReadFile(name)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
