package publish

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func verify(t *testing.T, where string, trusted []byte) *Report {
	t.Helper()
	r, err := Verify(t.Context(), where, trusted, func(int, int) {})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestVerify(t *testing.T) {
	files := map[string]string{"index.html": "<h1>云澜市</h1>", "通知/甲 100%?.html": "甲", "通知/index.html": "乙", "empty.txt": ""}
	one := openSite(t, files)
	dir := filepath.Join(t.TempDir(), "www")
	publish(t, one, NewFolder(dir), Options{})
	// The server is Go's own: it redirects index.html to its folder.
	server := httptest.NewServer(http.StripPrefix("/gk", http.FileServer(http.Dir(dir))))
	defer server.Close()
	for _, where := range []string{dir, server.URL + "/gk", server.URL + "/gk/"} {
		if r := verify(t, where, nil); r.Checked != 4 || len(r.Differences) != 0 {
			t.Errorf("%s: %+v", where, r)
		}
	}

	writeSite(t, dir, map[string]string{"通知/甲 100%?.html": "丙", "new.html": "x", "empty.txt": "longer"})
	if err := os.Remove(filepath.Join(dir, "通知", "index.html")); err != nil {
		t.Fatal(err)
	}
	want := []Difference{{"empty.txt", Altered}, {"通知/index.html", Missing}, {"通知/甲 100%?.html", Altered}}
	if r := verify(t, server.URL+"/gk", nil); !slices.Equal(r.Differences, want) {
		// Go's server shows a list of the folder in place of its page.
		want[1].Fault = Altered
		if !slices.Equal(r.Differences, want) {
			t.Errorf("%+v", r.Differences)
		}
	}
	want[1].Fault = Missing
	want = slices.Insert(want, 1, Difference{"new.html", Extra})
	if r := verify(t, dir, nil); !slices.Equal(r.Differences, want) {
		t.Errorf("%+v", r.Differences)
	}
}

func TestVerifyAgainstATrustedManifest(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "www")
	one, two := openSite(t, first), openSite(t, second)
	publish(t, one, NewFolder(dir), Options{})
	if r := verify(t, dir, one.manifest); len(r.Differences) != 0 {
		t.Errorf("%+v", r)
	}
	want := []Difference{{"index.html", Altered}, {"通知/丙.html", Missing}, {"通知/乙.html", Extra}, {"通知/甲.pdf", Altered}}
	if r := verify(t, dir, two.manifest); !slices.Equal(r.Differences, want) {
		t.Errorf("%+v", r.Differences)
	}
}

func TestVerifyFailures(t *testing.T) {
	step := func(int, int) {}
	_, err := Verify(t.Context(), filepath.Join(t.TempDir(), "none"), nil, step)
	wantRefusal(t, err, "不是可以读的文件夹")
	_, err = Verify(t.Context(), t.TempDir(), nil, step)
	wantRefusal(t, err, "没有 manifest.json")
	_, err = Verify(t.Context(), t.TempDir(), []byte("<html>"), step)
	wantRefusal(t, err, "不是本程序写的")

	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch {
		case strings.HasPrefix(r.URL.Path, "/broken"):
			http.Error(w, "x", http.StatusBadGateway)
		case strings.HasPrefix(r.URL.Path, "/away"):
			http.Redirect(w, r, "http://localhost:1/x", http.StatusFound)
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	_, err = Verify(t.Context(), server.URL+"/none", nil, step)
	wantRefusal(t, err, "没有 manifest.json")
	for _, path := range []string{"/broken", "/away"} {
		var failed *Failure
		if _, err := Verify(t.Context(), server.URL+path, nil, step); !errors.As(err, &failed) {
			t.Errorf("%s: %v", path, err)
		}
	}
}
