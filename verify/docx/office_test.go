//go:build verify

package docx

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"yinfa.dev/yinfa/internal/build"
	"yinfa.dev/yinfa/internal/diag"
)

const root = "../.."

// tool runs an independent program and returns what it prints.
func tool(t testing.TB, name string, args ...string) []byte {
	t.Helper()
	return toolEnv(t, nil, name, args...)
}

func toolEnv(t testing.TB, env []string, name string, args ...string) []byte {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, name, args...)
	cmd.Env = append(os.Environ(), env...)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %s: %v\n%s%s", name, strings.Join(args, " "), err, out.String(), errs.String())
	}
	return out.Bytes()
}

// pair is a document in both editions.
type pair struct {
	name      string
	pdf, word string // files
	office    string // the Word file as LibreOffice prints it
	note      string // for the report
}

// written builds both editions of every document of a project, or of the
// files and folders that $YINFA_PATHS names, separated by commas.
func written(t testing.TB, project, dir string) []*pair {
	t.Helper()
	var paths []string
	if list := os.Getenv("YINFA_PATHS"); list != "" {
		paths = strings.Split(list, ",")
	}
	result, err := build.Run(context.Background(), build.Options{
		Root: project, Paths: paths, Output: dir, FontDirs: []string{filepath.Join(root, "fonts")}, Formats: []build.Format{build.PDF, build.DOCX},
	})
	if err != nil {
		t.Fatal(err)
	}
	var pairs []*pair
	for _, f := range result.Files {
		if name, ok := strings.CutSuffix(f.Path, ".docx"); ok {
			base := filepath.Join(dir, filepath.FromSlash(name))
			pairs = append(pairs, &pair{name: name, pdf: base + ".pdf", word: base + ".docx"})
		}
	}
	if len(pairs) == 0 {
		t.Fatalf("no documents:\n%s", diag.Text(result.Diagnostics))
	}
	return pairs
}

// stated tells LibreOffice the breaking policy of a file. Version 7.4 takes
// none of it from a Word file: it opens gaps between Han and Latin and lets
// marks hang, whatever the file says. Nor does it ever end a line between a
// Chinese mark and a Latin word or number, where Word does; a space of no
// width lets it.
func stated(flat string) string {
	flat = strings.NewReplacer(
		`style:text-autospace="ideograph-alpha"`, `style:text-autospace="none"`,
		`style:punctuation-wrap="hanging"`, `style:punctuation-wrap="simple"`,
		// It also writes a border for text boxes that have none.
		`fo:padding="0in" fo:border="0.06pt solid #000000"`, `fo:padding="0in" fo:border="none"`).Replace(flat)
	return beforeLatin.ReplaceAllString(flat, "$1"+noWidth+"$2$3")
}

const noWidth = "\u200b"

// beforeLatin is a mark before a Latin word, also across the borders of spans.
var beforeLatin = regexp.MustCompile(`([，。、）])((?:</?text:span[^>]*>)*)([0-9A-Za-z])`)

// handOver puts the Word files of pairs into an empty folder, named by number.
func handOver(t testing.TB, pairs []*pair, folder string) {
	t.Helper()
	empty(t, folder)
	for i, p := range pairs {
		data, err := os.ReadFile(p.word)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, number(i)+".docx"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// expect says that the printed Word files of pairs will stand in a folder,
// which is emptied for them.
func expect(t testing.TB, pairs []*pair, folder string) {
	t.Helper()
	empty(t, folder)
	for i, p := range pairs {
		p.office = filepath.Join(folder, number(i)+".pdf")
	}
}

// empty makes a folder with nothing in it.
func empty(t testing.TB, folder string) {
	t.Helper()
	if err := errors.Join(os.RemoveAll(folder), os.MkdirAll(folder, 0o755)); err != nil {
		t.Fatal(err)
	}
}

// print has LibreOffice print the Word files, with the shipped faces under
// the official names and the policy of the files.
func print(t testing.TB, pairs []*pair, dir string) {
	t.Helper()
	out, flat := filepath.Join(dir, "office"), filepath.Join(dir, "flat")
	handOver(t, pairs, flat)
	expect(t, pairs, out)
	convert(t, dir, flat, "fodt", filepath.Join(flat, "*.docx"))
	names, err := filepath.Glob(filepath.Join(flat, "*.fodt"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(stated(string(data))), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	convert(t, dir, out, everyPage, filepath.Join(flat, "*.fodt"))
}

func number(i int) string { return fmt.Sprintf("%03d", i) }

// everyPage writes PDF, empty pages too.
const everyPage = `pdf:writer_pdf_Export:{"IsSkipEmptyPages":{"type":"boolean","value":"false"}}`

// convert runs LibreOffice over files.
func convert(t testing.TB, dir, out, filter, from string) {
	t.Helper()
	conf, err := os.ReadFile("fonts.conf.in")
	if err != nil {
		t.Fatal(err)
	}
	fonts := filepath.Join(dir, "faces")
	install(t, fonts)
	text := strings.NewReplacer("@FONTS@", fonts, "@CACHE@", filepath.Join(dir, "fontcache")).Replace(string(conf))
	file := filepath.Join(dir, "fonts.conf")
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	inputs, err := filepath.Glob(from)
	if err != nil {
		t.Fatal(err)
	}
	for some := range slices.Chunk(inputs, officeMost) {
		args := append([]string{"-env:UserInstallation=file://" + filepath.Join(dir, "profile"), "--headless", "--convert-to", filter, "--outdir", out}, some...)
		toolEnv(t, []string{"FONTCONFIG_FILE=" + file, "SAL_USE_VCLPLUGIN=svp"}, "soffice", args...)
	}
}

// officeMost is how many files LibreOffice is given at a time: of more than
// about 250 it leaves out the last without a word.
const officeMost = 100
