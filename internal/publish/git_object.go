package publish

import (
	"io"
	"path"
	"sort"
	"strings"

	"github.com/go-git/go-git/v5/plumbing"
	"github.com/go-git/go-git/v5/plumbing/filemode"
	"github.com/go-git/go-git/v5/plumbing/object"
	"github.com/go-git/go-git/v5/storage/memory"
)

// blob puts the contents of a file among the objects; they are read only
// while they are sent. Without a site the file is empty.
func (g *Git) blob(f File, site *Site) plumbing.Hash {
	o := &blobObject{file: f, site: site, hash: plumbing.NewHash(f.Blob)}
	if site == nil {
		o.hash = plumbing.ComputeHash(plumbing.BlobObject, nil)
	}
	g.store.Objects[o.hash] = o
	return o.hash
}

// blobObject is a file of the site as git sees it.
type blobObject struct {
	plumbing.MemoryObject
	file File
	site *Site
	hash plumbing.Hash
}

func (b *blobObject) Hash() plumbing.Hash       { return b.hash }
func (b *blobObject) Type() plumbing.ObjectType { return plumbing.BlobObject }
func (b *blobObject) Size() int64               { return b.file.Size }

func (b *blobObject) Reader() (io.ReadCloser, error) {
	if b.site == nil {
		return io.NopCloser(strings.NewReader("")), nil
	}
	data, err := b.site.read(b.file)
	if err != nil {
		return nil, err
	}
	return io.NopCloser(strings.NewReader(string(data))), nil
}

// trees makes the tree objects of all files, and returns the root and those
// that the remote does not have.
func (g *Git) trees(files map[string]plumbing.Hash) (root plumbing.Hash, fresh []plumbing.Hash, err error) {
	entries := map[string][]object.TreeEntry{"": nil}
	for name, hash := range files {
		dir := folderOf(name)
		entries[dir] = append(entries[dir], object.TreeEntry{Name: path.Base(name), Mode: filemode.Regular, Hash: hash})
		for dir != "" {
			if _, there := entries[folderOf(dir)]; !there {
				entries[folderOf(dir)] = nil
			}
			dir = folderOf(dir)
		}
	}
	dirs := make([]string, 0, len(entries))
	for dir := range entries {
		dirs = append(dirs, dir)
	}
	// Deeper folders first: a tree names those below it by their sums.
	sort.Slice(dirs, func(i, j int) bool {
		a, b := strings.Count(dirs[i], "/"), strings.Count(dirs[j], "/")
		if dirs[i] == "" || dirs[j] == "" {
			return dirs[j] == "" && dirs[i] != ""
		}
		return a > b || a == b && dirs[i] < dirs[j]
	})
	for _, dir := range dirs {
		tree := &object.Tree{Entries: entries[dir]}
		sort.Sort(object.TreeEntrySorter(tree.Entries))
		o := g.store.NewEncodedObject()
		if err := tree.Encode(o); err != nil {
			return plumbing.ZeroHash, nil, err
		}
		if g.store.HasEncodedObject(o.Hash()) != nil {
			fresh = append(fresh, o.Hash())
		}
		if root, err = g.store.SetEncodedObject(o); err != nil {
			return plumbing.ZeroHash, nil, err
		}
		if dir != "" {
			up := folderOf(dir)
			entries[up] = append(entries[up], object.TreeEntry{Name: path.Base(dir), Mode: filemode.Dir, Hash: root})
		}
	}
	return root, fresh, nil
}

// folderOf is the folder of a path; "" is the root.
func folderOf(name string) string {
	if dir := path.Dir(name); dir != "." {
		return dir
	}
	return ""
}

// counter tells how many objects have been taken to be sent.
type counter struct {
	*memory.Storage
	done, total int
	step        func(done, total int)
}

// EncodedObject returns an object and counts it.
func (c *counter) EncodedObject(t plumbing.ObjectType, h plumbing.Hash) (plumbing.EncodedObject, error) {
	o, err := c.Storage.EncodedObject(t, h)
	if c.done < c.total {
		c.done++
		c.step(c.done, c.total)
	}
	return o, err
}
