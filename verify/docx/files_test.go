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
	schemas := schemaFolder()
	if schemas == "" {
		t.Skip("YINFA_XSD names no folder of the schemas of ECMA-376")
	}
	dir := t.TempDir()
	lists := map[string][]string{}
	for i, p := range written(t, root, work(t, "examples")) {
		unzip(t, p.word, filepath.Join(dir, number(i)), lists)
	}
	holdTo(t, schemas, lists)
}

// schemaFolder is where the schemas of ECMA-376 lie; "" when there are none.
func schemaFolder() string {
	schemas := os.Getenv("YINFA_XSD")
	if schemas == "" {
		schemas = filepath.Join(root, "..", "shared", "data", "ooxml-xsd")
	}
	if _, err := os.Stat(schemas); err != nil {
		return ""
	}
	return schemas
}

// holdTo holds files, listed by the schema that each must fit, to the schemas.
func holdTo(t *testing.T, schemas string, lists map[string][]string) {
	t.Helper()
	env := []string{"XML_CATALOG_FILES=" + dublinCore(t, schemas)}
	for schema, files := range lists {
		// Some hundred files at a time: a command line is not endless.
		for len(files) > 0 {
			n := min(len(files), 300)
			toolEnv(t, env, "xmllint", append([]string{"--noout", "--nonet", "--schema", filepath.Join(schemas, schema)}, files[:n]...)...)
			files = files[n:]
		}
	}
}

// dublinCore stands in for the schemas of Dublin Core, to which that of core
// properties refers by addresses on the network: it declares the terms that
// ECMA-376 Part 2 lets a file use, with their types, and returns the catalogue
// that leads there.
func dublinCore(t *testing.T, schemas string) string {
	t.Helper()
	dir := t.TempDir()
	abs, err := filepath.Abs(schemas)
	if err != nil {
		t.Fatal(err)
	}
	names := "title creator subject description identifier language"
	var terms strings.Builder
	for _, name := range strings.Fields(names) {
		terms.WriteString(`<xs:element name="` + name + `" type="Literal"/>`)
	}
	const open = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified" `
	imported := `<xs:import namespace="http://www.w3.org/XML/1998/namespace" schemaLocation="file://` + abs + `/xml.xsd"/>`
	for name, text := range map[string]string{
		"dc.xsd": open + `targetNamespace="http://purl.org/dc/elements/1.1/" xmlns="http://purl.org/dc/elements/1.1/">` + imported +
			`<xs:complexType name="Literal"><xs:simpleContent><xs:extension base="xs:string"><xs:attribute ref="xml:lang"/></xs:extension></xs:simpleContent></xs:complexType>` + terms.String() + `</xs:schema>`,
		"dcterms.xsd": open + `targetNamespace="http://purl.org/dc/terms/" xmlns="http://purl.org/dc/terms/">` +
			`<xs:simpleType name="date"><xs:union memberTypes="xs:gYear xs:gYearMonth xs:date xs:dateTime"/></xs:simpleType>` +
			`<xs:complexType name="W3CDTF"><xs:simpleContent><xs:extension base="date"/></xs:simpleContent></xs:complexType>` +
			`<xs:element name="created" type="W3CDTF"/><xs:element name="modified" type="W3CDTF"/></xs:schema>`,
		"catalog.xml": `<catalog xmlns="urn:oasis:names:tc:entity:xmlns:xml:catalog"><rewriteSystem systemIdStartString="http://dublincore.org/schemas/xmls/qdc/2003/04/02/" rewritePrefix="file://` + dir + `/"/>` +
			`<rewriteURI uriStartString="http://dublincore.org/schemas/xmls/qdc/2003/04/02/" rewritePrefix="file://` + dir + `/"/></catalog>`,
	} {
		put(t, dir, name, text)
	}
	return filepath.Join(dir, "catalog.xml")
}

// schemaOf names the schema of a part; "" for pictures.
func schemaOf(name string) string {
	switch {
	case strings.HasSuffix(name, ".rels"):
		return "opc-xsd/opc-relationships.xsd"
	case name == "[Content_Types].xml":
		return "opc-xsd/opc-contentTypes.xsd"
	case name == "docProps/core.xml":
		return "opc-xsd/opc-coreProperties.xsd"
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
	handOver(t, pairs, from)
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
