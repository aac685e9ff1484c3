package repo

import (
	"errors"
	"fmt"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
)

// Text reads a file as text: UTF-8, byte order mark dropped, line ends \n.
// Anything else is reported, and the result is nil.
func (s *Set) Text(path string, bag *diag.Bag) *source.File {
	at := source.Span{File: path}
	data, ok := s.read(path, MaxText, at, bag)
	if !ok {
		return nil
	}
	text, ok := decode(path, data, bag)
	if !ok {
		return nil
	}
	f := source.NewFile(path, text)
	if unremarkable(text) {
		return f
	}
	reportCharacters(f, bag)
	return blankControls(f)
}

// Head returns the beginning of a text file, at most so many bytes and no
// half character, for a look at what kind of file it is. whole says that the
// file is no longer than that. ok is false when only Text can tell what is
// wrong with it.
func (s *Set) Head(path string, most int) (text string, whole, ok bool) {
	if s.entries[path] != regular {
		return "", false, false
	}
	data, whole, err := s.store.head(path, most)
	if err != nil {
		return "", false, false
	}
	if !whole {
		data = wholeCharacters(data)
	}
	var unsaid diag.Bag
	text, ok = decode(path, data, &unsaid)
	return text, whole, ok
}

// Bytes reads a file as it is, for images. Complaints stand at the place that
// names the file.
func (s *Set) Bytes(path string, at source.Span, bag *diag.Bag) ([]byte, bool) {
	return s.read(path, MaxBytes, at, bag)
}

// read checks the name, then reads at most so many bytes.
func (s *Set) read(path string, most int64, at source.Span, bag *diag.Bag) ([]byte, bool) {
	if !s.check(path, at, bag) {
		return nil, false
	}
	data, err := s.store.read(path, most)
	switch {
	case errors.Is(err, errTooLarge):
		bag.Error(diag.ReadTooLarge, at, fmt.Sprintf("文件“%s”太大，超过 %d 兆字节", path, most>>20), "请压缩图片，或者把文字分成几个文件。")
		return nil, false
	case err != nil:
		bag.Add(diag.Diagnostic{Code: diag.ReadFailed, Severity: diag.Error, Span: at,
			Summary: fmt.Sprintf("文件“%s”读不出来", path), Detail: "系统的说明：" + reason(err),
			Hint: "请检查文件权限，以及它是否正被别的程序占用。"})
		return nil, false
	}
	return data, true
}

// check reports a name that is not a regular file of the project.
func (s *Set) check(path string, at source.Span, bag *diag.Bag) bool {
	k, found := s.entries[path]
	if !found {
		s.reportMissing(path, "", at, bag)
		return false
	}
	switch k {
	case folder:
		bag.Error(diag.ReadNotFile, at, fmt.Sprintf("“%s”是文件夹，不是文件", path), "请写到文件名为止。")
	case linkFolder, special:
		bag.Error(diag.ReadNotFile, at, fmt.Sprintf("“%s”不是普通文件", path), "请换成普通文件。")
	case linkOut:
		bag.Error(diag.ReadOutside, at, fmt.Sprintf("“%s”是符号链接，指向项目以外或者不存在的文件", path), "请把文件本身放进项目文件夹。")
	}
	return k == regular
}
