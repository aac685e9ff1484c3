package publish

import (
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// first and second are two editions of a small site.
var (
	first = map[string]string{
		"index.html": "<h1>云澜市</h1>", "通知/甲.html": "甲", "通知/乙.html": "乙", "通知/甲.pdf": "%PDF 甲",
		"assets/site.0a1b2c3d.css": "body{}", "feed.xml": "<feed/>",
	}
	second = map[string]string{
		"index.html": "<h1>云澜市二</h1>", "通知/甲.html": "甲", "通知/丙.html": "丙", "通知/甲.pdf": "%PDF 甲二",
		"assets/site.0a1b2c3d.css": "body{}", "feed.xml": "<feed/>",
	}
)

func writeSite(t testing.TB, dir string, files map[string]string) string {
	t.Helper()
	for name, text := range files {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func openSite(t testing.TB, files map[string]string) *Site {
	t.Helper()
	s, err := Open(writeSite(t, t.TempDir(), files))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// withManifest is what a target must hold after a site was published.
func withManifest(s *Site, files map[string]string) map[string]string {
	all := maps.Clone(files)
	all[ManifestName] = string(s.manifest)
	return all
}

func publish(t *testing.T, s *Site, target Target, o Options) *Plan {
	t.Helper()
	p, err := Run(t.Context(), s, target, o)
	if err != nil {
		t.Fatalf("%v: %v", err, errors.Unwrap(err))
	}
	return p
}

func wantPlan(t *testing.T, p *Plan, add, change, remove, same int) {
	t.Helper()
	if len(p.Add) != add || len(p.Change) != change || len(p.Remove) != remove || p.Same != same {
		t.Errorf("added %v, changed %v, removed %v, same %d; want %d %d %d %d", p.Add, p.Change, p.Remove, p.Same, add, change, remove, same)
	}
}

func wantFiles(t *testing.T, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s holds %q, want %q", name, got[name], want[name])
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			t.Errorf("%s should not be there", name)
		}
	}
}

func wantRefusal(t *testing.T, err error, part string) {
	t.Helper()
	var r *Refusal
	if !errors.As(err, &r) || !strings.Contains(r.Summary, part) || r.Hint == "" {
		t.Errorf("got %v, want a refusal about %q", err, part)
	}
}

func TestOpen(t *testing.T) {
	files := maps.Clone(first)
	files[".DS_Store"] = "x"
	files[".git/config"] = "secret"
	files[".well-known/security.txt"] = "Contact: x"
	files[ManifestName] = "of an earlier build, with sources"
	s := openSite(t, files)
	var names []string
	for _, f := range s.Files {
		names = append(names, f.Path)
	}
	want := append(slices.Collect(maps.Keys(first)), ManifestName, ".well-known/security.txt")
	slices.Sort(want)
	if !slices.Equal(names, want) {
		t.Errorf("files %q, want %q", names, want)
	}
	list, err := parseManifest(s.manifest)
	if err != nil || len(list) != len(first)+1 {
		t.Fatalf("manifest: %v %v", err, list)
	}
	for name, e := range list {
		if f, ok := s.find(name); !ok || f.SHA256 != e.SHA256 || int(f.Size) != e.Size || e.Source != "" || e.Number != "" {
			t.Errorf("%s: %+v", name, e)
		}
	}
	again := openSite(t, first)
	if other := openSite(t, first); string(again.manifest) != string(other.manifest) {
		t.Error("two manifests of one site differ")
	}
}

func TestOpenRefuses(t *testing.T) {
	_, err := Open(filepath.Join(t.TempDir(), "none"))
	wantRefusal(t, err, "没有网站")
	_, err = Open(writeSite(t, t.TempDir(), map[string]string{"a.html": "x"}))
	wantRefusal(t, err, "没有网站")
	dir := writeSite(t, t.TempDir(), first)
	if err := os.Symlink("/etc/hosts", filepath.Join(dir, "link.txt")); err != nil {
		t.Skip("no links here")
	}
	_, err = Open(dir)
	wantRefusal(t, err, "link.txt")
}

func TestReadSeesChanges(t *testing.T) {
	dir := writeSite(t, t.TempDir(), first)
	s, err := Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	writeSite(t, dir, map[string]string{"feed.xml": "<feet/>"})
	f, _ := s.find("feed.xml")
	var failed *Failure
	if _, err := s.read(f); !errors.As(err, &failed) || !strings.Contains(failed.Summary, "改动") {
		t.Errorf("got %v", err)
	}
}

func TestParseManifest(t *testing.T) {
	sum := strings.Repeat("0", 64)
	for text, good := range map[string]bool{
		`{"files":[]}`: true,
		`{"files":[{"path":"a","sha256":"` + sum + `","size":1}]}`:    true,
		`{"files":[{"path":"../a","sha256":"` + sum + `","size":1}]}`: false,
		`{"files":[{"path":"/a","sha256":"` + sum + `","size":1}]}`:   false,
		`{"files":[{"path":"a","sha256":"","size":1}]}`:               false,
		`{"files":[{"path":"a","sha256":"` + sum + `","size":-1}]}`:   false,
		`{}`: false, `[]`: false, ``: false, `<html>`: false,
	} {
		if _, err := parseManifest([]byte(text)); (err == nil) != good {
			t.Errorf("%s: %v", text, err)
		}
	}
}

func TestHeaders(t *testing.T) {
	for name, want := range map[string][2]string{
		"index.html":               {"text/html; charset=utf-8", "public, no-cache"},
		"a/b.HTML":                 {"text/html; charset=utf-8", "public, no-cache"},
		"通知/甲.pdf":                 {"application/pdf", "public, no-cache"},
		"assets/site.0a1b2c3d.css": {"text/css; charset=utf-8", "public, max-age=31536000, immutable"},
		"assets/site.css":          {"text/css; charset=utf-8", "public, no-cache"},
		"照片-20260306.jpg":          {"image/jpeg", "public, no-cache"},
		"feed.xml":                 {"application/xml; charset=utf-8", "public, no-cache"},
		"x.0a1b2c3d.pdf":           {"application/pdf", "public, no-cache"},
		"CNAME":                    {"application/octet-stream", "public, no-cache"},
	} {
		if got := [2]string{ContentType(name), cacheControl(name)}; got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

func TestRank(t *testing.T) {
	order := []string{"通知/新.pdf", "通知/新.html", "feed.xml", "通知/甲.html", "通知/index.html", ManifestName}
	last := -1
	for _, name := range order {
		r := rank(name, strings.Contains(name, "新"))
		if r <= last {
			t.Errorf("%s has rank %d after %d", name, r, last)
		}
		last = r
	}
}
