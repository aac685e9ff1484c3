package publish

import (
	"bufio"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/minio/minio-go/v7/pkg/credentials"
)

// child is the part of a test that runs in a second process, which will be
// killed: it publishes and stops for good after so many files.
func child(t *testing.T, target Target) {
	site, err := Open(os.Getenv("YINFA_TEST_SITE"))
	if err != nil {
		fmt.Println(err)
		return
	}
	stopAt := os.Getenv("YINFA_TEST_STOP")
	_, err = Run(t.Context(), site, target, Options{Step: func(done, _ int) {
		if fmt.Sprint(done) == stopAt {
			fmt.Println("reached")
			select {}
		}
	}})
	fmt.Println("ended", err)
}

// killed runs a test again as a child and kills it once it has stopped.
func killed(t *testing.T, source string, stopAt int, env ...string) {
	t.Helper()
	c := exec.Command(os.Args[0], "-test.run=^"+t.Name()+"$")
	c.Env = append(append(os.Environ(), "YINFA_TEST_SITE="+source, fmt.Sprint("YINFA_TEST_STOP=", stopAt)), env...)
	out, err := c.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil || line != "reached\n" {
		t.Errorf("the child said %q, %v", line, err)
	}
	if err := c.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	// The exit state of a killed process is an error by definition.
	_ = c.Wait()
}

// TestGitKilled kills a push after so many objects: the branch stands, and the
// next run completes the work.
func TestGitKilled(t *testing.T) {
	if dir := os.Getenv("YINFA_TEST_GIT"); dir != "" {
		child(t, gitTarget(t, dir))
		return
	}
	dir := bare(t)
	one, two := openSite(t, first), openSite(t, second)
	publish(t, one, gitTarget(t, dir), Options{})
	source := writeSite(t, t.TempDir(), second)
	want := withManifest(one, first)
	want[noProcessing] = ""
	for _, stopAt := range []int{1, 3, 5} {
		killed(t, source, stopAt, "YINFA_TEST_GIT="+dir)
		wantFiles(t, branch(t, dir, "pages"), want)
	}
	publish(t, two, gitTarget(t, dir), Options{})
	want = withManifest(two, second)
	want[noProcessing] = ""
	wantFiles(t, branch(t, dir, "pages"), want)
}

// TestS3Killed kills a run after so many objects: every page that was there
// is still there, the entry page is the old one until all before it are sent,
// and the next run completes the work.
func TestS3Killed(t *testing.T) {
	if url := os.Getenv("YINFA_TEST_S3"); url != "" {
		target, err := NewS3(S3Options{Endpoint: url, Bucket: "site", Region: "us-east-1", Login: credentials.NewStaticV4("key", "hush", "")})
		if err != nil {
			fmt.Println(err)
			return
		}
		child(t, target)
		return
	}
	source := writeSite(t, t.TempDir(), second)
	for _, stopAt := range []int{1, 2} {
		s := newStore(t)
		one, two := openSite(t, first), openSite(t, second)
		publish(t, one, s.target(t, ""), Options{})
		killed(t, source, stopAt, "YINFA_TEST_S3="+s.url)
		got := s.objects(t)
		if got["index.html"] != first["index.html"] {
			t.Error("the entry page is new before all others are")
		}
		for name := range first {
			if _, there := got[name]; !there {
				t.Errorf("%s was removed before the new site was whole", name)
			}
		}
		if now, err := s.target(t, "").Look(t.Context()); err != nil || !now.Unfinished {
			t.Errorf("nothing unfinished is seen: %v", err)
		}
		publish(t, two, s.target(t, ""), Options{})
		wantFiles(t, s.objects(t), withManifest(two, second))
	}
}

// listen serves on a port of this machine.
func listen(t *testing.T, server *http.Server) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	server.ErrorLog = log.New(io.Discard, "", 0)
	go func() {
		// It ends with the test.
		_ = server.Serve(l)
	}()
	return "http://" + l.Addr().String()
}

// everythingSaid is all that an error could show to anybody.
func everythingSaid(err error) string {
	var all strings.Builder
	for e := err; e != nil; {
		fmt.Fprintf(&all, "%v\n%+v\n%#v\n", e, e, e)
		u, ok := e.(interface{ Unwrap() error })
		if !ok {
			break
		}
		e = u.Unwrap()
	}
	return all.String()
}

// TestNoCredentialsInMessages lets targets fail in every way a server has, and
// looks for the password in all that is said.
func TestNoCredentialsInMessages(t *testing.T) {
	const user, password = "zhaoliu", "t0ken-hush"
	var asked atomic.Int32
	for _, status := range []int{401, 403, 404, 500, 200, -1} {
		server := http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			asked.Add(1)
			if status < 0 {
				panic(http.ErrAbortHandler)
			}
			w.WriteHeader(status)
			// Servers have been seen that repeat what they were sent.
			fmt.Fprint(w, r.URL, r.Header["User-Agent"])
		})}
		base := listen(t, &server)
		g, err := NewGit(GitOptions{URL: base + "/site.git", Branch: "pages", Login: Login{User: user, Password: password}})
		if err != nil {
			t.Fatal(err)
		}
		s, err := NewS3(S3Options{Endpoint: base, Bucket: "site", Region: "us-east-1", Login: credentials.NewStaticV4(user, password, "")})
		if err != nil {
			t.Fatal(err)
		}
		for name, target := range map[string]Target{"git": g, "S3": s} {
			if name == "S3" && (status == 500 || status < 0) {
				continue // retried for minutes
			}
			_, err := target.Look(t.Context())
			if name == "git" && err == nil {
				t.Errorf("%s %d: no error", name, status)
			}
			if said := everythingSaid(err); strings.Contains(said, password) || strings.Contains(said, "Basic ") {
				t.Errorf("%s %d says %s", name, status, said)
			}
		}
		if got := fmt.Sprintf("%v %+v", g.Login, g.GitOptions); strings.Contains(got, password) {
			t.Errorf("printing the options says %s", got)
		}
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	}
	if asked.Load() < 8 {
		t.Errorf("only %d requests", asked.Load())
	}
	for _, address := range []string{"https://" + user + ":" + password + "@git.example.org/a b.git", "https://" + user + ":" + password + "@[bad/a.git"} {
		if _, err := NewGit(GitOptions{URL: address, Branch: "pages"}); err != nil && strings.Contains(everythingSaid(err), password) {
			t.Errorf("%v", everythingSaid(err))
		}
		if _, err := NewS3(S3Options{Endpoint: address, Bucket: "b"}); err == nil || strings.Contains(everythingSaid(err), password) {
			t.Errorf("%v", everythingSaid(err))
		}
	}
}
