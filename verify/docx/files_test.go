//go:build verify

package docx

import (
	"archive/zip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	reader "yinfa.dev/yinfa/internal/syntax/docx"
)

// TestValid holds every part of every file against the schemas of ECMA-376.
func TestValid(t *testing.T) {
	schemas := os.Getenv("YINFA_XSD")
	if schemas == "" {
		schemas = filepath.Join(root, "..", "shared", "data", "ooxml-xsd")
	}
	if _, err := os.Stat(schemas); err != nil {
		t.Skip("YINFA_XSD names no folder of the schemas of ECMA-376")
	}
	dir := t.TempDir()
	lists := map[string][]string{}
	for i, p := range written(t, root, work(t, "examples")) {
		unzip(t, p.word, filepath.Join(dir, number(i)), lists)
	}
	for schema, files := range lists {
		// Some hundred files at a time: a command line is not endless.
		for len(files) > 0 {
			n := min(len(files), 300)
			tool(t, "xmllint", append([]string{"--noout", "--schema", filepath.Join(schemas, schema)}, files[:n]...)...)
			files = files[n:]
		}
	}
}

// schemaOf names the schema of a part; "" where the schema needs others from
// the network.
func schemaOf(name string) string {
	switch {
	case strings.HasSuffix(name, ".rels"):
		return "opc-xsd/opc-relationships.xsd"
	case name == "[Content_Types].xml":
		return "opc-xsd/opc-contentTypes.xsd"
	case name == "docProps/app.xml":
		return "shared-documentPropertiesExtended.xsd"
	case strings.HasPrefix(name, "word/") && strings.HasSuffix(name, ".xml"):
		return "wml.xsd"
	}
	return ""
}

func unzip(t *testing.T, file, dir string, lists map[string][]string) {
	t.Helper()
	z, err := zip.OpenReader(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := z.Close(); err != nil {
			t.Error(err)
		}
	}()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		schema := schemaOf(f.Name)
		if schema == "" {
			continue
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out := filepath.Join(dir, strings.ReplaceAll(f.Name, "/", "-"))
		if err := os.WriteFile(out, data, 0o644); err != nil {
			t.Fatal(err)
		}
		lists[schema] = append(lists[schema], out)
	}
}

// TestRoundTrip has LibreOffice read every file and write it as DOCX again:
// no character of the text may be lost.
func TestRoundTrip(t *testing.T) {
	dir := work(t, "examples")
	pairs := written(t, root, dir)
	from, out := filepath.Join(dir, "again"), filepath.Join(dir, "written")
	if err := os.MkdirAll(from, 0o755); err != nil {
		t.Fatal(err)
	}
	for i, p := range pairs {
		data, err := os.ReadFile(p.word)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(from, number(i)+".docx"), data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	convert(t, dir, out, "docx", filepath.Join(from, "*.docx"))
	for i, p := range pairs {
		want, got := textOf(t, p.word), textOf(t, filepath.Join(out, number(i)+".docx"))
		if want != got {
			t.Errorf("%s: LibreOffice writes\n%s\nfor\n%s", p.name, got, want)
		}
	}
}

// textOf is the text of a file without white space.
func textOf(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	d, err := reader.Read(data)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join(strings.Fields(strings.ReplaceAll(reader.Text(d.Blocks), "\u3000", " ")), "")
}
