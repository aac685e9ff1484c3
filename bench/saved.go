package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"yinfa.dev/yinfa/bench/sample"
)

const (
	previewed = 10_000                 // public notices in the preview
	saves     = 21                     // how many of them are saved, one after another
	asking    = 5 * time.Millisecond   // between two looks at a page that is to change
	resting   = 300 * time.Millisecond // between two saves
	giveUp    = time.Minute            // when a page is not going to change any more
)

// measureSaves measures the site in the preview: until it can be seen, and
// from saving one notice to its page in the site, with all that other pages
// say of it, being that of now.
func measureSaves(program, fonts, dir string) (err error) {
	root := filepath.Join(dir, "previewed")
	if err := writeProject(root, sample.Public(previewed)); err != nil {
		return err
	}
	fmt.Fprintf(os.Stderr, "preview of %d notices …\n", previewed)
	cmd := exec.Command(program, "serve", "-C", root, "--addr", "127.0.0.1:0")
	cmd.Env = append(os.Environ(), "YINFA_FONTS="+fonts, "YINFA_NO_SYSTEM_FONTS=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	start := time.Now()
	if err := cmd.Start(); err != nil {
		return err
	}
	defer func() {
		kill := cmd.Process.Kill()
		var exit *exec.ExitError // killed, as it should be
		if wait := cmd.Wait(); !errors.As(wait, &exit) {
			kill = errors.Join(kill, wait)
		}
		err = errors.Join(err, kill, os.RemoveAll(root))
	}()
	base, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		return fmt.Errorf("yinfa serve said no address: %w", err)
	}
	p := preview{root: root, base: strings.TrimSpace(base) + "site/"}
	list, err := p.first(start)
	if err != nil {
		return err
	}
	ready := time.Since(start)
	var took []time.Duration
	for i := range saves {
		d, err := p.save(list[i*len(list)/saves], fmt.Sprintf("第%d次补充。", i+1))
		if err != nil {
			return err
		}
		took = append(took, d)
		time.Sleep(resting)
	}
	slices.Sort(took)
	fmt.Printf("%-41s ready %6.3f s  from a save to the site: median %.3f s, slowest %.3f s\n",
		fmt.Sprintf("preview of %d notices", previewed), ready.Seconds(), took[len(took)/2].Seconds(), took[len(took)-1].Seconds())
	return nil
}

// preview is a running one.
type preview struct{ root, base string }

func (p preview) get(address string) ([]byte, error) {
	answer, err := http.Get(p.base + address)
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(answer.Body)
	return body, errors.Join(err, answer.Body.Close())
}

var (
	pageAddress  = regexp.MustCompile(`<loc>[^<]*/aqsc/(wj/[^<]+)</loc>`)
	noticeNumber = regexp.MustCompile(`第(\d+)号通知`)
)

// first waits for the site and returns the addresses of its notices.
func (p preview) first(start time.Time) ([]string, error) {
	for time.Since(start) < giveUp {
		body, err := p.get("sitemap.xml")
		if err != nil {
			return nil, err
		}
		var list []string
		for _, m := range pageAddress.FindAllSubmatch(body, -1) {
			list = append(list, string(m[1]))
		}
		if len(list) >= previewed {
			return list[:previewed], nil
		}
		time.Sleep(asking)
	}
	return nil, errors.New("the preview shows no site")
}

// save adds a line to the notice that a page shows, and waits until the page,
// which is open all the while as in a browser, has it.
func (p preview) save(address, line string) (time.Duration, error) {
	body, err := p.get(address)
	if err != nil {
		return 0, err
	}
	m := noticeNumber.FindSubmatch(bytes.ReplaceAll(body, []byte("<wbr>"), nil))
	if m == nil {
		return 0, fmt.Errorf("%s shows no notice", address)
	}
	var n int
	if _, err := fmt.Sscan(string(m[1]), &n); err != nil {
		return 0, err
	}
	stream, err := http.Get(strings.TrimSuffix(p.base, "site/") + "api/events?page=/site/" + address)
	if err != nil {
		return 0, err
	}
	defer stream.Body.Close() // only read
	name := filepath.Join(p.root, fmt.Sprintf("content/%03d/%05d.md", (n-1)/100, n-1))
	text, err := os.ReadFile(name)
	if err != nil {
		return 0, err
	}
	start := time.Now()
	if err := os.WriteFile(name, append(text, line+"\n"...), 0o644); err != nil {
		return 0, err
	}
	for time.Since(start) < giveUp {
		if body, err = p.get(address); err != nil {
			return 0, err
		}
		if bytes.Contains(body, []byte(line)) {
			return time.Since(start), nil
		}
		time.Sleep(asking)
	}
	return 0, fmt.Errorf("%s stays as it was", address)
}
