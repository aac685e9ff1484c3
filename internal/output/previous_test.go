package output

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
)

func TestPreviousResults(t *testing.T) {
	dir := t.TempDir()
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if m, err := s.Manifest(); err != nil || len(m.Files) != 0 {
		t.Errorf("a new folder: %v, %v", m, err)
	}
	var want Manifest
	for _, name := range []string{"a.pdf", "通知/b.pdf", "通知/c.docx"} {
		if err := s.Write(name, []byte(name)); err != nil {
			t.Fatal(err)
		}
		e := NewEntry(name, []byte(name))
		e.Fonts, e.Substituted = []string{"甲"}, []Substitution{{Wanted: "乙", Used: "甲"}}
		want.Files = append(want.Files, e)
	}
	left, err := s.WriteManifest(want)
	if err != nil || !reflect.DeepEqual(left.Files, want.Files) {
		t.Fatalf("left %+v, %v", left, err)
	}
	for _, last := range []Manifest{{}, left, {written: []byte("{}")}} {
		if got, err := s.ManifestAfter(last); err != nil || !reflect.DeepEqual(got, left) {
			t.Errorf("got %+v, %v", got, err)
		}
	}
	if got, err := s.List(".pdf"); err != nil || !slices.Equal(got, []string{"a.pdf", "通知/b.pdf"}) {
		t.Errorf("got %v, %v", got, err)
	}
	if got, err := s.List(""); err != nil || !slices.Equal(got, []string{"a.pdf", "manifest.json", "通知/b.pdf", "通知/c.docx"}) {
		t.Errorf("got %v, %v", got, err)
	}
	if err := os.WriteFile(filepath.Join(dir, ManifestName), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	if m, err := s.ManifestAfter(left); err != nil || len(m.Files) != 0 {
		t.Errorf("a damaged manifest: %v, %v", m, err)
	}
}
