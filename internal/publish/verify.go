package publish

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"net/url"
	"os"
	"path"
	"sort"
	"strings"
	"sync"
	"time"

	"yinfa.dev/yinfa/internal/output"
)

// maxManifest bounds a manifest: that of a hundred thousand files.
const maxManifest = 64 << 20

// Fault is what is wrong with one file of a site.
type Fault int

// The faults.
const (
	Missing Fault = iota // listed, not there
	Altered              // there, with other contents
	Extra                // there, not listed; seen in folders only
)

// String is the Chinese word officers see.
func (f Fault) String() string { return [...]string{"缺少", "不同", "多出"}[f] }

// Difference is one file that is not as the manifest says.
type Difference struct {
	Path  string
	Fault Fault
}

// Report is what comparing a site with a manifest has found.
type Report struct {
	Checked     int
	Differences []Difference // sorted by path
}

// Verify compares a site, at an address or in a folder, with a manifest. Nil
// trusted means the site's own manifest, which shows damage but not the work
// of somebody who changed the manifest too.
func Verify(ctx context.Context, where string, trusted []byte, step func(done, total int)) (*Report, error) {
	var from origin
	if strings.HasPrefix(where, "http://") || strings.HasPrefix(where, "https://") {
		u, err := url.Parse(where)
		if err != nil || u.Host == "" {
			return nil, &Refusal{"网址“" + where + "”写得不对", "例如 https://www.example.gov.cn/gk/"}
		}
		from = newWeb(u)
	} else {
		root, err := os.OpenRoot(where)
		if err != nil {
			return nil, &Refusal{"“" + where + "”不是可以读的文件夹", "写网站的网址，或者网站所在的文件夹"}
		}
		defer root.Close() // read only
		from = disk{root}
	}
	list, err := manifestOf(ctx, from, where, trusted)
	if err != nil {
		return nil, err
	}
	return check(ctx, from, list, step)
}

// origin is where a site is read from.
type origin interface {
	// read opens a file; fs.ErrNotExist when there is none.
	read(ctx context.Context, name string) (io.ReadCloser, error)
	// names lists all files; nil when that cannot be known.
	names() ([]string, error)
}

func manifestOf(ctx context.Context, from origin, where string, trusted []byte) (map[string]output.Entry, error) {
	if trusted == nil {
		body, err := from.read(ctx, ManifestName)
		if errors.Is(err, fs.ErrNotExist) {
			return nil, &Refusal{"“" + where + "”里没有 " + ManifestName, "那里的网站不是本程序发布的，或者地址不是网站的首页所在；也可以用 --manifest 指明一份清单"}
		} else if err != nil {
			return nil, failure("“"+where+"”的清单读不了", "请检查网络和地址", err)
		}
		trusted, err = io.ReadAll(io.LimitReader(body, maxManifest))
		if err = errors.Join(err, body.Close()); err != nil {
			return nil, failure("“"+where+"”的清单读不了", "请检查网络和地址", err)
		}
	}
	list, err := parseManifest(trusted)
	if err != nil {
		return nil, &Refusal{"清单 " + ManifestName + " 不是本程序写的，或者已经损坏", "请重新发布一次，再核对"}
	}
	return list, nil
}

// check reads every file, a few at a time.
func check(ctx context.Context, from origin, list map[string]output.Entry, step func(done, total int)) (*Report, error) {
	var names []string
	for name := range list {
		names = append(names, name)
	}
	sort.Strings(names)
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	report := &Report{Checked: len(names)}
	var mu sync.Mutex
	var wg sync.WaitGroup
	next := make(chan string)
	done := 0
	for range senders {
		wg.Go(func() {
			for name := range next {
				fault, bad, err := compareFile(ctx, from, list[name])
				mu.Lock()
				if err != nil {
					stop(failure("网站的 "+name+" 读不了", "请检查网络，稍后再核对", err))
				} else if bad {
					report.Differences = append(report.Differences, Difference{name, fault})
				}
				done++
				step(done, len(names))
				mu.Unlock()
			}
		})
	}
	for _, name := range names {
		if ctx.Err() != nil {
			break
		}
		next <- name
	}
	close(next)
	wg.Wait()
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	there, err := from.names()
	if err != nil {
		return nil, failure("文件夹读不了", folderHint, err)
	}
	for _, name := range there {
		if _, listed := list[name]; !listed && name != ManifestName {
			report.Differences = append(report.Differences, Difference{name, Extra})
		}
	}
	sort.Slice(report.Differences, func(i, j int) bool { return report.Differences[i].Path < report.Differences[j].Path })
	return report, nil
}

func compareFile(ctx context.Context, from origin, e output.Entry) (fault Fault, bad bool, err error) {
	body, err := from.read(ctx, e.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return Missing, true, nil
	} else if err != nil {
		return 0, false, err
	}
	sum := sha256.New()
	// One byte more than expected is enough to know that it is another file.
	n, err := io.Copy(sum, io.LimitReader(body, int64(e.Size)+1))
	if err = errors.Join(err, body.Close()); err != nil {
		return 0, false, err
	}
	return Altered, n != int64(e.Size) || hex.EncodeToString(sum.Sum(nil)) != e.SHA256, nil
}

// disk is a site in a folder.
type disk struct{ root *os.Root }

func (d disk) read(_ context.Context, name string) (io.ReadCloser, error) {
	file, err := d.root.Open(name)
	if err != nil {
		return nil, err
	}
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return nil, errors.Join(fs.ErrNotExist, file.Close())
	}
	return file, nil
}

func (d disk) names() ([]string, error) {
	var names []string
	err := fs.WalkDir(d.root.FS(), ".", func(p string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case p != "." && skipped(path.Base(p)):
			if entry.IsDir() {
				return fs.SkipDir
			}
		case !entry.IsDir():
			names = append(names, p)
		}
		return nil
	})
	return names, err
}

// web is a site at an address.
type web struct {
	base   *url.URL
	client *http.Client
}

// patience is how long one file may take to come.
const patience = 2 * time.Minute

func newWeb(base *url.URL) web {
	return web{base, &http.Client{Timeout: patience, CheckRedirect: func(r *http.Request, before []*http.Request) error {
		if len(before) > 5 || r.URL.Host != base.Host {
			return fmt.Errorf("redirected to %s", r.URL.Host)
		}
		return nil
	}}}
}

func (w web) read(ctx context.Context, name string) (io.ReadCloser, error) {
	parts := strings.Split(name, "/")
	for i := range parts {
		parts[i] = url.PathEscape(parts[i])
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, w.base.JoinPath(parts...).String(), nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Cache-Control", "no-cache")
	answer, err := w.client.Do(request)
	if err != nil {
		return nil, err
	}
	switch {
	case answer.StatusCode == http.StatusOK:
		return answer.Body, nil
	case answer.StatusCode == http.StatusNotFound, answer.StatusCode == http.StatusGone, answer.StatusCode == http.StatusForbidden:
		return nil, errors.Join(fs.ErrNotExist, answer.Body.Close())
	}
	return nil, errors.Join(fmt.Errorf("status %s", answer.Status), answer.Body.Close())
}

func (web) names() ([]string, error) { return nil, nil }
