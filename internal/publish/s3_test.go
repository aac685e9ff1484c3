package publish

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// store is an S3-compatible server that others wrote, with a record of what
// was asked of it.
type store struct {
	backend gofakes3.Backend
	url     string

	mu      sync.Mutex
	writes  []string             // PUT and DELETE, in order
	headers map[string][2]string // of what was put: Content-Type, Cache-Control
	refuse  string               // a request whose path ends so is refused
}

func newStore(t *testing.T) *store {
	t.Helper()
	s := &store{backend: s3mem.New(), headers: map[string][2]string{}}
	if err := s.backend.CreateBucket("site"); err != nil {
		t.Fatal(err)
	}
	inner := gofakes3.New(s.backend).Server()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		refused := s.refuse != "" && r.Method != http.MethodGet && strings.HasSuffix(r.URL.Path, s.refuse)
		if !refused && (r.Method == http.MethodPut || r.Method == http.MethodDelete) {
			name := strings.TrimPrefix(r.URL.Path, "/site/")
			s.writes = append(s.writes, r.Method+" "+name)
			s.headers[name] = [2]string{r.Header.Get("Content-Type"), r.Header.Get("Cache-Control")}
		}
		s.mu.Unlock()
		if refused {
			http.Error(w, "<Error><Code>AccessDenied</Code></Error>", http.StatusForbidden)
			return
		}
		inner.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	s.url = server.URL
	return s
}

func (s *store) target(t *testing.T, prefix string) *S3 {
	t.Helper()
	target, err := NewS3(S3Options{Endpoint: s.url, Bucket: "site", Prefix: prefix, Region: "us-east-1", Login: credentials.NewStaticV4("key", "hush", "")})
	if err != nil {
		t.Fatal(err)
	}
	return target
}

// objects are the contents of the bucket.
func (s *store) objects(t *testing.T) map[string]string {
	t.Helper()
	list, err := s.backend.ListBucket("site", nil, gofakes3.ListBucketPage{})
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, item := range list.Contents {
		o, err := s.backend.GetObject("site", item.Key, nil)
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(o.Contents)
		if err != nil {
			t.Fatal(err)
		}
		got[item.Key] = string(data)
	}
	return got
}

func (s *store) take() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	w := s.writes
	s.writes = nil
	return w
}

func TestS3(t *testing.T) {
	s := newStore(t)
	one, two := openSite(t, first), openSite(t, second)
	wantPlan(t, publish(t, one, s.target(t, ""), Options{DryRun: true}), 7, 0, 0, 0)
	if w := s.take(); w != nil {
		t.Errorf("a dry run wrote %q", w)
	}
	wantPlan(t, publish(t, one, s.target(t, ""), Options{}), 7, 0, 0, 0)
	wantFiles(t, s.objects(t), withManifest(one, first))
	s.take()
	wantPlan(t, publish(t, one, s.target(t, ""), Options{}), 0, 0, 0, 7)
	if w := s.take(); w != nil {
		t.Errorf("a second run wrote %q", w)
	}

	wantPlan(t, publish(t, two, s.target(t, ""), Options{}), 1, 3, 1, 3)
	wantFiles(t, s.objects(t), withManifest(two, second))
	want := []string{
		"PUT " + pendingName, "PUT 通知/丙.html", "PUT 通知/甲.pdf", "PUT index.html",
		"PUT " + ManifestName, "DELETE 通知/乙.html", "DELETE " + pendingName,
	}
	if w := s.take(); !slices.Equal(w, want) {
		t.Errorf("order\n%q, want\n%q", w, want)
	}
	for name, headers := range map[string][2]string{
		"通知/甲.pdf":                 {"application/pdf", "public, no-cache"},
		"assets/site.0a1b2c3d.css": {"text/css; charset=utf-8", "public, max-age=31536000, immutable"},
	} {
		if got := s.headers[name]; got != headers {
			t.Errorf("%s: %q, want %q", name, got, headers)
		}
	}
}

// TestS3Broken ends a run at several places: the old pages stand until the
// new ones are there, and the next run completes the work and leaves nothing.
func TestS3Broken(t *testing.T) {
	for _, at := range []string{pendingName, "丙.html", "甲.pdf", "/index.html", ManifestName, "乙.html"} {
		t.Run(at, func(t *testing.T) {
			s := newStore(t)
			one, two := openSite(t, first), openSite(t, second)
			publish(t, one, s.target(t, ""), Options{})
			s.refuse = at
			_, err := Run(t.Context(), two, s.target(t, ""), Options{})
			var failed *Failure
			if !errors.As(err, &failed) || !strings.Contains(failed.Hint, "密钥不对或没有权限") {
				t.Fatalf("got %v", err)
			}
			got := s.objects(t)
			if at != "乙.html" && at != ManifestName && got["index.html"] != first["index.html"] {
				t.Error("the entry page is new before all others are")
			}
			for name := range first {
				if _, there := got[name]; !there {
					t.Errorf("%s was removed before the new site was whole", name)
				}
			}
			s.refuse = ""
			// What was sent is known to be ours even if it is not wanted any more.
			third := map[string]string{"index.html": "<h1>三</h1>"}
			three := openSite(t, third)
			publish(t, three, s.target(t, ""), Options{})
			wantFiles(t, s.objects(t), withManifest(three, third))
		})
	}
}

func TestS3Prefix(t *testing.T) {
	s := newStore(t)
	one := openSite(t, first)
	if _, err := s.backend.PutObject("site", "other/a.txt", map[string]string{}, strings.NewReader("x"), 1, nil); err != nil {
		t.Fatal(err)
	}
	_, err := Run(t.Context(), one, s.target(t, ""), Options{})
	wantRefusal(t, err, "不是本程序发布的")
	publish(t, one, s.target(t, "网站/公开"), Options{})
	want := map[string]string{"other/a.txt": "x"}
	for name, text := range withManifest(one, first) {
		want["网站/公开/"+name] = text
	}
	wantFiles(t, s.objects(t), want)
	two := openSite(t, second)
	publish(t, two, s.target(t, "/网站/公开/"), Options{})
	if got := s.objects(t); got["other/a.txt"] != "x" || got["网站/公开/通知/乙.html"] != "" {
		t.Errorf("%v", got)
	}
}

func TestS3Failures(t *testing.T) {
	s := newStore(t)
	target := s.target(t, "")
	target.Bucket = "none"
	var failed *Failure
	if _, err := target.Look(t.Context()); !errors.As(err, &failed) || !strings.Contains(failed.Hint, "没有这个存储桶") {
		t.Errorf("got %v", err)
	}
	for _, endpoint := range []string{"", "s3.example.org", "ftp://s3.example.org", "https://s3.example.org/bucket", "http://s3.example.org"} {
		_, err := NewS3(S3Options{Endpoint: endpoint, Bucket: "b"})
		wantRefusal(t, err, "对象存储的地址")
	}
	_, err := NewS3(S3Options{Endpoint: "https://s3.example.org", Bucket: "b", Prefix: "../x"})
	wantRefusal(t, err, "前缀")
}

func TestS3Login(t *testing.T) {
	home := t.TempDir()
	writeSite(t, home, map[string]string{".aws/credentials": "[default]\naws_access_key_id = filekey\naws_secret_access_key = hush\n"})
	for name, env := range map[string]map[string]string{
		"filekey": {},
		"envkey":  {"AWS_ACCESS_KEY_ID": "envkey", "AWS_SECRET_ACCESS_KEY": "hush"},
		"own":     {"YINFA_S3_ACCESS_KEY": "own", "YINFA_S3_SECRET_KEY": "hush", "AWS_ACCESS_KEY_ID": "envkey", "AWS_SECRET_ACCESS_KEY": "hush"},
	} {
		v, err := S3Login(func(n string) string { return env[n] }, home).GetWithContext(nil)
		if err != nil || v.AccessKeyID != name || v.SecretAccessKey != "hush" {
			t.Errorf("%s: %+v %v", name, v, err)
		}
	}
}

func TestMD5OfETag(t *testing.T) {
	for etag, want := range map[string]string{
		`"D41D8CD98F00B204E9800998ECF8427E"`:   "d41d8cd98f00b204e9800998ecf8427e",
		`"d41d8cd98f00b204e9800998ecf8427e-2"`: "", "": "", "zz1d8cd98f00b204e9800998ecf8427e": "",
	} {
		if got := md5Of(etag); got != want {
			t.Errorf("%s: %s", etag, got)
		}
	}
}
