package publish

import (
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"sort"
	"strings"
)

// EntryPage is the page that every site has.
const EntryPage = "index.html"

// Site is a finished site in a folder, measured once. It holds no contents.
type Site struct {
	Files    []File // sorted by path; the manifest among them
	root     *os.Root
	manifest []byte
}

// File is one file of a site.
type File struct {
	Path string // relative, with forward slashes
	Size int64
	Digest
}

// Digest is the sums of a file that targets know it by, in hexadecimal. Empty
// ones are not known.
type Digest struct {
	SHA256 string
	MD5    string // what S3 calls the ETag of an object sent in one part
	Blob   string // the name git gives to the contents
}

// Open measures the site in a folder and makes its manifest. A folder that
// holds no site, or anything that is no plain file, is a *Refusal.
func Open(dir string) (*Site, error) {
	root, err := os.OpenRoot(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, noSite(dir)
	} else if err != nil {
		return nil, failure("网站的文件夹 "+dir+" 读不了", "请检查文件夹权限", err)
	}
	s := &Site{root: root}
	if err := s.measure(dir); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	return s, nil
}

// Close releases the folder.
func (s *Site) Close() error { return s.root.Close() }

func noSite(dir string) error {
	return &Refusal{"“" + dir + "”里没有网站", "先生成网站：yinfa build -f html"}
}

func (s *Site) measure(dir string) error {
	entry := false
	err := fs.WalkDir(s.root.FS(), ".", func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return failure("网站的文件 "+p+" 读不了", "请检查文件权限", err)
		case p == ".":
			return nil
		case skipped(path.Base(p)):
			if d.IsDir() {
				return fs.SkipDir
			}
			return nil
		case d.IsDir(), p == ManifestName:
			return nil
		case !d.Type().IsRegular():
			return &Refusal{"网站里的“" + p + "”不是普通文件", "链接可能把没有公开的文件带出去，请删去它，再生成一次网站"}
		}
		f, err := s.sum(p)
		s.Files = append(s.Files, f)
		entry = entry || p == EntryPage
		return err
	})
	if err != nil {
		return err
	}
	if !entry {
		return noSite(dir)
	}
	return s.addManifest()
}

// skipped are files of the system and of this program, which no page refers
// to; .well-known is meant for the public.
func skipped(base string) bool { return strings.HasPrefix(base, ".") && base != ".well-known" }

// sum reads a file once for all its sums.
func (s *Site) sum(p string) (File, error) {
	file, err := s.root.Open(p)
	if err != nil {
		return File{}, failure("网站的文件 "+p+" 读不了", "请检查文件权限", err)
	}
	defer file.Close() // read only
	info, err := file.Stat()
	if err != nil {
		return File{}, failure("网站的文件 "+p+" 读不了", "请检查文件权限", err)
	}
	f, err := sums(p, info.Size(), file)
	if err != nil {
		return File{}, failure("网站的文件 "+p+" 读不了", "它可能正被改动；请等生成结束再发布", err)
	}
	return f, nil
}

// sums measures contents that must be of the size.
func sums(p string, size int64, from io.Reader) (File, error) {
	long, short, blob := sha256.New(), md5.New(), sha1.New()
	fmt.Fprintf(blob, "blob %d\x00", size)
	n, err := io.Copy(io.MultiWriter(long, short, blob), from)
	if err == nil && n != size {
		err = io.ErrUnexpectedEOF
	}
	hexadecimal := func(sum []byte) string { return hex.EncodeToString(sum) }
	return File{p, size, Digest{hexadecimal(long.Sum(nil)), hexadecimal(short.Sum(nil)), hexadecimal(blob.Sum(nil))}}, err
}

// open gives the contents of a file.
func (s *Site) open(f File) (io.ReadSeekCloser, error) {
	if f.Path == ManifestName {
		return nopCloser{strings.NewReader(string(s.manifest))}, nil
	}
	file, err := s.root.Open(f.Path)
	if err != nil {
		return nil, failure("网站的文件 "+f.Path+" 不见了", "网站在发布时被改动；请等生成结束再发布", err)
	}
	return file, nil
}

// read gives the contents of a file, which must be those that were measured.
func (s *Site) read(f File) ([]byte, error) {
	from, err := s.open(f)
	if err != nil {
		return nil, err
	}
	defer from.Close() // read only
	data, err := io.ReadAll(io.LimitReader(from, f.Size+1))
	if err != nil {
		return nil, failure("网站的文件 "+f.Path+" 读不了", "请检查文件权限", err)
	}
	if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != f.SHA256 {
		return nil, &Failure{Summary: "网站的文件 " + f.Path + " 在发布时被改动", Hint: "请等生成结束，再发布一次"}
	}
	return data, nil
}

// find returns the file at a path.
func (s *Site) find(p string) (File, bool) {
	i := sort.Search(len(s.Files), func(i int) bool { return s.Files[i].Path >= p })
	if i < len(s.Files) && s.Files[i].Path == p {
		return s.Files[i], true
	}
	return File{}, false
}

type nopCloser struct{ io.ReadSeeker }

func (nopCloser) Close() error { return nil }
