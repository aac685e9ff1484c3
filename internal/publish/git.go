package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"time"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/format/packfile"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp"
	"github.com/go-git/go-git/v5/plumbing/protocol/packp/capability"
	"github.com/go-git/go-git/v5/plumbing/transport"
	"github.com/go-git/go-git/v5/plumbing/transport/client"
	"github.com/go-git/go-git/v5/storage/memory"
)

// GitOptions name a branch of a remote and who publishes.
type GitOptions struct {
	URL    string // https, ssh, or an absolute path of this machine
	Branch string
	Author string
	Email  string
	Time   time.Time // of the commit
	Login  Login
}

// Git is a target that is one branch of a git remote, as hosts of pages show
// it. Every publication is one commit on it. Nothing is cloned: only the
// names and sums of the last commit's files come in, where the remote can
// leave out contents, and only what is new goes out.
type Git struct {
	GitOptions
	endpoint *transport.Endpoint
	store    *memory.Storage
	tip      plumbing.Hash // of the branch, as Look found it; zero: no branch
	depth    int           // how many commits back are brought in; 0: one
}

// NewGit checks the options. What is wrong with them is a *Refusal.
func NewGit(o GitOptions) (*Git, error) {
	endpoint, err := transport.NewEndpoint(o.URL)
	if err != nil {
		return nil, &Refusal{"远程仓库的地址“" + hidePassword(o.URL) + "”写得不对", "例如 https://git.example.org/yunlan/site.git"}
	}
	if endpoint.Protocol == "http" && o.Login.Password != "" && !loopback(endpoint.Host) {
		return nil, &Refusal{"远程仓库的地址以 http:// 开头，口令在路上会被看到", "请改用 https:// 或 ssh 的地址"}
	}
	name := plumbing.NewBranchReferenceName(o.Branch)
	if o.Branch == "" || name.Validate() != nil {
		return nil, &Refusal{"分支名“" + o.Branch + "”写得不对", "例如 pages"}
	}
	return &Git{GitOptions: o, endpoint: endpoint, store: memory.NewStorage()}, nil
}

// trailer begins the line of a commit's message that shows it is ours.
const trailer = "Yinfa-Manifest: "

// noProcessing is the file that tells hosts of pages to show the others as
// they are. It is ours.
const noProcessing = ".nojekyll"

// kept reports whether a file is one of a host's own, which stays although no
// page needs it.
func kept(name string) bool {
	return name == "CNAME" || strings.HasPrefix(name, ".") && name != noProcessing
}

// Look reads the names and sums of the branch's files.
func (g *Git) Look(ctx context.Context) (*State, error) {
	now := &State{Files: map[string]Held{}}
	if err := g.fetch(ctx); err != nil {
		return nil, g.failure("远程仓库读不了", err)
	}
	if g.tip.IsZero() {
		return now, nil
	}
	commit, err := object.GetCommit(g.store, g.tip)
	if err != nil {
		return nil, g.failure("远程仓库的分支读不了", err)
	}
	ours := valueOf(commit.Message, trailer) != ""
	err = each(commit, func(name string, blob plumbing.Hash) {
		if name != noProcessing {
			now.Files[name] = Held{Size: -1, Owned: ours && !kept(name), Digest: Digest{Blob: blob.String()}}
		}
	})
	if err != nil {
		return nil, g.failure("远程仓库的分支读不了", err)
	}
	now.Foreign = !ours && len(now.Files) > 0
	return now, nil
}

// transport is the way to the remote, and the name to go by.
func (g *Git) transport() (transport.Transport, transport.AuthMethod, error) {
	how, err := client.NewClient(g.endpoint)
	if err != nil {
		return nil, nil, err
	}
	auth, err := g.Login.method(g.endpoint)
	return how, auth, err
}

// fetch brings in the last commit of the branch and its trees.
func (g *Git) fetch(ctx context.Context) (err error) {
	how, auth, err := g.transport()
	if err != nil {
		return err
	}
	session, err := how.NewUploadPackSession(g.endpoint, auth)
	if err != nil {
		return err
	}
	defer func() {
		// A session whose answer was read to the end is closed already.
		_ = session.Close()
	}()
	refs, err := session.AdvertisedReferencesContext(ctx)
	if errors.Is(err, transport.ErrEmptyRemoteRepository) {
		return nil
	} else if err != nil {
		return err
	}
	tip, there := refs.References[plumbing.NewBranchReferenceName(g.Branch).String()]
	if !there {
		return nil
	}
	g.tip = tip
	request := packp.NewUploadPackRequest()
	request.Wants = []plumbing.Hash{tip}
	if refs.Capabilities.Supports(capability.Shallow) {
		request.Depth = packp.DepthCommits(max(g.depth, 1))
		err = errors.Join(err, request.Capabilities.Set(capability.Shallow))
	}
	if refs.Capabilities.Supports(capability.Filter) {
		request.Filter = packp.FilterBlobNone()
		err = errors.Join(err, request.Capabilities.Set(capability.Filter))
	}
	if err != nil {
		return err
	}
	answer, err := session.UploadPack(ctx, request)
	if err != nil {
		return err
	}
	err = packfile.UpdateObjectStorage(g.store, answer)
	return errors.Join(err, answer.Close())
}

// Send pushes one commit. The branch moves in one step at the very end, and
// only when nobody else has moved it since Look.
func (g *Git) Send(ctx context.Context, site *Site, now *State, plan *Plan, step func(done, total int)) error {
	files := map[string]plumbing.Hash{noProcessing: g.blob(File{Path: noProcessing}, nil)}
	fresh := []plumbing.Hash{files[noProcessing]}
	for name, held := range now.Files {
		if !held.Owned {
			files[name] = plumbing.NewHash(held.Blob)
		}
	}
	known := map[string]bool{}
	for _, held := range now.Files {
		known[held.Blob] = true
	}
	for _, f := range site.Files {
		files[f.Path] = plumbing.NewHash(f.Blob)
		if !known[f.Blob] {
			known[f.Blob] = true
			fresh = append(fresh, g.blob(f, site))
		}
	}
	root, trees, err := g.trees(files)
	if err != nil {
		return g.failure("提交写不成", err)
	}
	commit, err := g.commit(root, site, plan)
	if err != nil {
		return g.failure("提交写不成", err)
	}
	fresh = append(append(fresh, trees...), commit)
	if err := g.push(ctx, commit, fresh, step); err != nil {
		return g.failure("推送不到远程仓库", err)
	}
	return nil
}

func (g *Git) commit(root plumbing.Hash, site *Site, plan *Plan) (plumbing.Hash, error) {
	manifest, _ := site.find(ManifestName)
	return g.write(root, fmt.Sprintf("发布网站：新增 %d 个、更改 %d 个、删去 %d 个文件\n\n%s%s\n", len(plan.Add), len(plan.Change), len(plan.Remove), trailer, manifest.SHA256))
}

// write makes a commit on top of the branch.
func (g *Git) write(root plumbing.Hash, message string) (plumbing.Hash, error) {
	who := object.Signature{Name: g.Author, Email: g.Email, When: g.Time}
	c := &object.Commit{
		Author: who, Committer: who, TreeHash: root, Message: message,
	}
	if !g.tip.IsZero() {
		c.ParentHashes = []plumbing.Hash{g.tip}
	}
	o := g.store.NewEncodedObject()
	if err := c.Encode(o); err != nil {
		return plumbing.ZeroHash, err
	}
	return g.store.SetEncodedObject(o)
}

// push sends the new objects and asks the remote to move the branch.
func (g *Git) push(ctx context.Context, to plumbing.Hash, fresh []plumbing.Hash, step func(done, total int)) (err error) {
	how, auth, err := g.transport()
	if err != nil {
		return err
	}
	session, err := how.NewReceivePackSession(g.endpoint, auth)
	if err != nil {
		return err
	}
	defer func() {
		// A session whose answer was read to the end is closed already.
		_ = session.Close()
	}()
	refs, err := session.AdvertisedReferencesContext(ctx)
	if err != nil && !errors.Is(err, transport.ErrEmptyRemoteRepository) {
		return err
	}
	request := packp.NewReferenceUpdateRequest()
	if refs != nil {
		request = packp.NewReferenceUpdateRequestFromCapabilities(refs.Capabilities)
	}
	request.Commands = []*packp.Command{{Name: plumbing.NewBranchReferenceName(g.Branch), Old: g.tip, New: to}}
	in, out := io.Pipe()
	request.Packfile = in
	counted := &counter{Storage: g.store, total: len(fresh), step: step}
	go func() {
		_, err := packfile.NewEncoder(out, counted, false).Encode(fresh, 0)
		// The reader sees the error, or the end.
		_ = out.CloseWithError(err)
	}()
	report, err := session.ReceivePack(ctx, request)
	if closeErr := in.Close(); err == nil {
		err = closeErr
	}
	if err == nil && report != nil {
		err = report.Error()
	}
	return err
}

// failure words an error of the remote. Passwords in addresses never show.
func (g *Git) failure(summary string, err error) error {
	where := "“" + hidePassword(g.URL) + "”（分支 " + g.Branch + "）"
	hint := "请检查网络和地址"
	switch {
	case errors.Is(err, transport.ErrAuthenticationRequired), errors.Is(err, transport.ErrAuthorizationFailed), errors.Is(err, transport.ErrInvalidAuthMethod):
		hint = "用户名或口令（令牌）不对，或者没有写权限：https 地址用环境变量 YINFA_GIT_USER、YINFA_GIT_PASSWORD 或 ~/.netrc，ssh 地址用 ssh-agent 或 ~/.ssh 里的密钥"
	case errors.Is(err, transport.ErrRepositoryNotFound):
		hint = "没有这个仓库，或者没有权限看到它；请核对 yinfa.yaml 里的“远程”"
	case err != nil && (strings.Contains(err.Error(), "knownhosts") || strings.Contains(err.Error(), "known_hosts")):
		hint = "这台电脑还不认识远程主机：先用 ssh 连接一次，核对并记下它的指纹"
	case err != nil && strings.Contains(err.Error(), "failed to update ref"), err != nil && strings.Contains(err.Error(), "fetch first"):
		hint = "分支刚被别人改动，请再发布一次；仍然不行，请检查分支是否受保护"
	}
	return failure(summary+"："+where, hint, err)
}

func hidePassword(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		// What cannot be read may still hold one.
		scheme, rest, found := strings.Cut(address, "://")
		if at := strings.LastIndex(rest, "@"); found && at >= 0 {
			return scheme + "://" + rest[at+1:]
		}
		return address
	}
	if u.User == nil {
		return address
	}
	u.User = url.User(u.User.Username())
	return u.String()
}

func loopback(host string) bool {
	return host == "localhost" || strings.HasPrefix(host, "127.") || host == "::1" || host == "[::1]"
}
