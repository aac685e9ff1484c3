package publish

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"

	"yinfa.dev/yinfa/internal/output"
)

// S3Options name a place in an S3-compatible store.
type S3Options struct {
	Endpoint string // https://host[:port]
	Bucket   string
	Prefix   string // a folder in the bucket, or ""
	Region   string // "": the store says
	Login    *credentials.Credentials
}

// S3 is a target that is a bucket, or a folder of one. Objects are replaced
// one by one, so their order is that in which a reader may see them: see
// rank. What is no longer needed is removed at the very end.
type S3 struct {
	S3Options
	client *minio.Client
}

// S3Login looks for the keys of a store where users keep them: the
// environment and ~/.aws/credentials.
func S3Login(getenv func(string) string, home string) *credentials.Credentials {
	for _, names := range [][3]string{
		{"YINFA_S3_ACCESS_KEY", "YINFA_S3_SECRET_KEY", ""},
		{"AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"},
		{"MINIO_ACCESS_KEY", "MINIO_SECRET_KEY", ""},
	} {
		if key, secret := getenv(names[0]), getenv(names[1]); key != "" && secret != "" {
			token := ""
			if names[2] != "" {
				token = getenv(names[2])
			}
			return credentials.NewStaticV4(key, secret, token)
		}
	}
	file := getenv("AWS_SHARED_CREDENTIALS_FILE")
	if file == "" && home != "" {
		file = filepath.Join(home, ".aws", "credentials")
	}
	return credentials.NewFileAWSCredentials(file, getenv("AWS_PROFILE"))
}

// NewS3 checks the options. What is wrong with them is a *Refusal.
func NewS3(o S3Options) (*S3, error) {
	u, err := url.Parse(o.Endpoint)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" || strings.Trim(u.Path, "/") != "" {
		return nil, &Refusal{"对象存储的地址“" + hidePassword(o.Endpoint) + "”写得不对", "例如 https://s3.example.org；存储桶另写在“存储桶”里"}
	}
	if u.Scheme == "http" && !loopback(u.Hostname()) {
		return nil, &Refusal{"对象存储的地址以 http:// 开头，传送的内容可能被人改动", "请改用 https:// 的地址"}
	}
	o.Prefix = strings.Trim(o.Prefix, "/")
	if o.Prefix != "" {
		if !sound(o.Prefix) {
			return nil, &Refusal{"“前缀”写得不对：" + o.Prefix, "例如 网站/公开"}
		}
		o.Prefix += "/"
	}
	client, err := minio.New(u.Host, &minio.Options{Creds: o.Login, Secure: u.Scheme == "https", Region: o.Region, MaxRetries: 4})
	if err != nil {
		return nil, &Refusal{"对象存储的地址“" + o.Endpoint + "”写得不对", "例如 https://s3.example.org"}
	}
	return &S3{o, client}, nil
}

// pendingName lists what a run is about to send. It is there from the
// beginning of a run to its end, so that what a broken run has sent is known
// to be ours.
const pendingName = ".yinfa-pending.json"

// Look lists the objects. The sums are those the store keeps; where it keeps
// none that can be used, the manifest's.
func (s *S3) Look(ctx context.Context) (*State, error) {
	now := &State{Files: map[string]Held{}}
	for o := range s.client.ListObjects(ctx, s.Bucket, minio.ListObjectsOptions{Prefix: s.Prefix, Recursive: true}) {
		if o.Err != nil {
			return nil, s.failure("存储桶读不了", o.Err)
		}
		name := strings.TrimPrefix(o.Key, s.Prefix)
		if !sound(name) {
			continue // a mark some tools make for folders
		}
		now.Files[name] = Held{Size: o.Size, Digest: Digest{MD5: md5Of(o.ETag)}}
	}
	_, hasManifest := now.Files[ManifestName]
	_, hasPending := now.Files[pendingName]
	manifest, err := s.listed(ctx, ManifestName, hasManifest)
	if err != nil {
		return nil, err
	}
	pending, err := s.listed(ctx, pendingName, hasPending)
	if err != nil {
		return nil, err
	}
	now.Foreign = len(now.Files) > 0 && manifest == nil && pending == nil
	now.Unfinished = hasPending
	delete(now.Files, pendingName)
	for name, held := range now.Files {
		old, was := manifest[name]
		_, will := pending[name]
		held.Owned = was || will || name == ManifestName && !now.Foreign
		if held.MD5 == "" && was && !hasPending {
			held.SHA256 = old.SHA256
		}
		now.Files[name] = held
	}
	return now, nil
}

// md5Of is the sum an ETag states, or "" when it is of another kind: that of
// an object sent in parts or encrypted by the store.
func md5Of(etag string) string {
	etag = strings.ToLower(strings.Trim(etag, `"`))
	if len(etag) != 32 || strings.Trim(etag, "0123456789abcdef") != "" {
		return ""
	}
	return etag
}

// listed reads a list of ours in the store; nil when there is none that can
// be read.
func (s *S3) listed(ctx context.Context, name string, there bool) (map[string]output.Entry, error) {
	if !there {
		return nil, nil
	}
	object, err := s.client.GetObject(ctx, s.Bucket, s.Prefix+name, minio.GetObjectOptions{})
	if err != nil {
		return nil, s.failure("存储桶读不了", err)
	}
	defer object.Close() // read only
	data, err := io.ReadAll(io.LimitReader(object, maxManifest))
	if err != nil {
		return nil, s.failure("存储桶读不了", err)
	}
	files, err := parseManifest(data)
	if err != nil {
		return nil, nil // not one of ours
	}
	return files, nil
}

// senders is how many objects are sent at a time.
const senders = 4

// Send sends what changed, in the order of rank, then the manifest, then
// removes what is no longer needed.
func (s *S3) Send(ctx context.Context, site *Site, now *State, plan *Plan, step func(done, total int)) error {
	pending, err := s.pending(site, now)
	if err != nil {
		return err
	}
	if err := s.put(ctx, pendingName, pending); err != nil {
		return err
	}
	groups := map[int][]File{}
	for isNew, names := range map[bool][]string{true: plan.Add, false: plan.Change} {
		for _, name := range names {
			f, _ := site.find(name)
			r := rank(name, isNew)
			groups[r] = append(groups[r], f)
		}
	}
	done, total := 0, len(plan.Add)+len(plan.Change)+len(plan.Remove)
	var mu sync.Mutex
	count := func() {
		mu.Lock()
		defer mu.Unlock()
		done++
		step(done, total)
	}
	for r := range manifestRank + 1 {
		slices.SortFunc(groups[r], func(a, b File) int { return cmp.Compare(a.Path, b.Path) })
		if err := s.sendAll(ctx, site, groups[r], count); err != nil {
			return err
		}
	}
	for _, name := range plan.Remove {
		if err := s.client.RemoveObject(ctx, s.Bucket, s.Prefix+name, minio.RemoveObjectOptions{}); err != nil {
			return s.failure("旧文件 "+name+" 删不掉", err)
		}
		count()
	}
	if err := s.client.RemoveObject(ctx, s.Bucket, s.Prefix+pendingName, minio.RemoveObjectOptions{}); err != nil {
		return s.failure("发布已经完成，记录删不掉", err)
	}
	return nil
}

// pending is the list of everything that is ours before, during and after
// this run.
func (s *S3) pending(site *Site, now *State) ([]byte, error) {
	files := map[string]bool{}
	for _, f := range site.Files {
		files[f.Path] = true
	}
	for name, held := range now.Files {
		if held.Owned {
			files[name] = true
		}
	}
	list := output.Manifest{Files: []output.Entry{}}
	for name := range files {
		list.Files = append(list.Files, output.Entry{Path: name, SHA256: strings.Repeat("0", 64)})
	}
	slices.SortFunc(list.Files, func(a, b output.Entry) int { return cmp.Compare(a.Path, b.Path) })
	return json.Marshal(list)
}

// sendAll sends files several at a time and stops at the first failure.
func (s *S3) sendAll(ctx context.Context, site *Site, files []File, count func()) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	next := make(chan File)
	var wg sync.WaitGroup
	for range min(senders, len(files)) {
		wg.Go(func() {
			for f := range next {
				data, err := site.read(f)
				if err == nil {
					err = s.put(ctx, f.Path, data)
				}
				if err != nil {
					stop(err)
					return
				}
				count()
			}
		})
	}
	for _, f := range files {
		select {
		case next <- f:
		case <-ctx.Done():
		}
		if ctx.Err() != nil {
			break
		}
	}
	close(next)
	wg.Wait()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return nil
}

func (s *S3) put(ctx context.Context, name string, data []byte) error {
	_, err := s.client.PutObject(ctx, s.Bucket, s.Prefix+name, bytes.NewReader(data), int64(len(data)), minio.PutObjectOptions{
		ContentType: ContentType(name), CacheControl: cacheControl(name), DisableMultipart: true, SendContentMd5: true,
	})
	if err != nil {
		return s.failure(name+" 传不上去", err)
	}
	return nil
}

// failure words an error of the store.
func (s *S3) failure(summary string, err error) error {
	hint := "请检查网络和地址"
	switch answer := minio.ToErrorResponse(err); {
	case answer.Code == minio.NoSuchBucket:
		hint = "没有这个存储桶，请先建立，或者核对“存储桶”"
	case answer.StatusCode == http.StatusForbidden, answer.Code == "AccessDenied", answer.Code == "InvalidAccessKeyId", answer.Code == "SignatureDoesNotMatch":
		hint = "密钥不对或没有权限：用环境变量 AWS_ACCESS_KEY_ID、AWS_SECRET_ACCESS_KEY 给出，或写在 ~/.aws/credentials 里"
	}
	return failure(summary+"：“"+s.Bucket+"”（"+s.Endpoint+"）", hint, err)
}
