package repo

import (
	"fmt"
	"net/url"
	"path"
	"regexp"
	"strings"

	"golang.org/x/text/unicode/norm"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/spelling"
)

// Resolve turns a path written in a file, relative to that file's folder,
// into a project path of a regular file. What is wrong is reported at the
// place where the path is written.
func (s *Set) Resolve(fromFile, target string, at source.Span, bag *diag.Bag) (string, bool) {
	written := strings.TrimSpace(target)
	if summary, hint := foreignPath(written); summary != "" {
		bag.Error(diag.ReadPath, at, summary, hint)
		return "", false
	}
	p := path.Join(path.Dir(fromFile), written)
	if p == ".." || strings.HasPrefix(p, "../") {
		bag.Error(diag.ReadOutside, at, fmt.Sprintf("“%s”在项目文件夹以外", written), "请把文件放进项目文件夹，再按新的位置写路径。")
		return "", false
	}
	if _, found := s.entries[p]; !found {
		// Markdown links may write blanks and Chinese as %20, %E4….
		if plain, err := url.PathUnescape(written); err == nil && plain != written && !strings.ContainsRune(plain, 0) {
			if q := path.Join(path.Dir(fromFile), plain); s.Exists(q) {
				return q, true
			}
		}
		s.reportMissing(p, fromFile, at, bag)
		return "", false
	}
	if !s.check(p, at, bag) {
		return "", false
	}
	return p, true
}

// drive is a Windows drive letter; scheme an address on the network.
var (
	drive  = regexp.MustCompile(`^[A-Za-z]:`)
	scheme = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9+.-]+:|//|\\\\)`)
)

// foreignPath says what is wrong with the form of a path, "" when nothing is.
func foreignPath(p string) (summary, hint string) {
	const relative = "请写相对于本文件的路径，例如 附件/名单.md 或 ../图片/印章.png。"
	switch {
	case p == "":
		return "没有写文件名", relative
	case strings.ContainsFunc(p, func(r rune) bool { return r < 0x20 || r == 0x7F }):
		return "文件名里有控制字符", "请删去后重写文件名。"
	case drive.MatchString(p):
		return fmt.Sprintf("“%s”是本机的绝对路径，别的电脑上没有", p), "请把文件放进项目文件夹。" + relative
	case scheme.MatchString(p):
		return fmt.Sprintf("“%s”是网上或共享盘的地址", p), "请把文件下载到项目文件夹。" + relative
	case strings.HasPrefix(p, "/"):
		return fmt.Sprintf("“%s”以“/”开头", p), relative
	case strings.Contains(p, "\\"):
		return fmt.Sprintf("“%s”里有反斜杠", p), fmt.Sprintf("路径的分隔符用“/”：%s", strings.ReplaceAll(p, "\\", "/"))
	}
	return "", ""
}

// reportMissing reports a project path under which nothing stands, with what
// was probably meant. Hints are written relative to the folder of fromFile,
// or to the project when fromFile is "".
func (s *Set) reportMissing(p, fromFile string, at source.Span, bag *diag.Bag) {
	show := func(found string) string {
		if fromFile == "" {
			return found
		}
		return relativeTo(path.Dir(fromFile), found)
	}
	summary := fmt.Sprintf("没有文件“%s”", p)
	for part := range strings.SplitSeq(p, "/") {
		if strings.HasPrefix(part, ".") {
			bag.Error(diag.ReadMissing, at, summary, "以“.”开头的文件和文件夹不算项目的内容，请换一个名字。")
			return
		}
	}
	if p == resultsFolder || strings.HasPrefix(p, resultsFolder+"/") {
		bag.Error(diag.ReadMissing, at, summary, "output 文件夹放的是编译结果，不能引用；请引用源文件。")
		return
	}
	for parent := path.Dir(p); parent != path.Dir(parent); parent = path.Dir(parent) {
		if s.entries[parent] == linkFolder {
			bag.Error(diag.ReadOutside, at, fmt.Sprintf("“%s”是符号链接，程序不沿它读文件", parent), "请把文件夹本身放进项目。")
			return
		}
	}
	for _, candidate := range s.paths {
		if sameLetters(candidate, p) {
			detail := "文件名要一字不差；大小写不同在有的电脑上能打开，在有的电脑上打不开。"
			if norm.NFC.String(candidate) == norm.NFC.String(p) {
				detail = "两者看上去一样，但字符的编码方式（组合方式）不同。"
			}
			bag.Add(diag.Diagnostic{Code: diag.ReadCase, Severity: diag.Error, Span: at,
				Summary: summary, Detail: detail, Hint: fmt.Sprintf("有一个“%s”，请照它写。", show(candidate))})
			return
		}
	}
	hint := "请检查文件名和所在的文件夹。路径从本文件所在的文件夹算起。"
	if fromFile == "" {
		hint = "请检查文件名和所在的文件夹。"
	}
	if near := s.nearest(p); near != "" {
		hint = fmt.Sprintf("是不是“%s”？", show(near))
	}
	bag.Error(diag.ReadMissing, at, summary, hint)
}

// sameLetters reports whether two paths differ only in letter case or in how
// their characters are composed.
func sameLetters(a, b string) bool {
	return strings.EqualFold(norm.NFC.String(a), norm.NFC.String(b))
}

// nearest finds what a missing path may have meant: a file of the same name
// elsewhere, or a similar name in the same folder, or a similar path. Folders
// and endings make no names alike.
func (s *Set) nearest(p string) string {
	var inFolder, alike []string
	switch end := path.Ext(p); strings.ToLower(end) {
	case ".doc", ".docx", ".wps", ".txt": // what others write in Word stands in a text file here
		if text := strings.TrimSuffix(p, end) + ".md"; s.Exists(text) {
			return text
		}
	}
	for _, candidate := range s.paths {
		name := path.Base(candidate)
		if name == path.Base(p) {
			return candidate
		}
		if !similar(path.Base(p), name) {
			continue
		}
		alike = append(alike, candidate)
		if path.Dir(candidate) == path.Dir(p) {
			inFolder = append(inFolder, name)
		}
	}
	if near := spelling.Nearest(path.Base(p), inFolder); near != "" {
		return path.Join(path.Dir(p), near)
	}
	return spelling.Nearest(p, alike)
}

// similar reports whether one file name may be the other mistyped.
func similar(a, b string) bool {
	if end := path.Ext(a); end == path.Ext(b) || end == "" {
		a, b = strings.TrimSuffix(a, end), strings.TrimSuffix(b, path.Ext(b))
	}
	return a == b || spelling.Nearest(a, []string{b}) != ""
}

// relativeTo writes a project path as seen from a folder of the project.
func relativeTo(folder, p string) string {
	if folder == "." {
		return p
	}
	up := ""
	for folder != "." && !strings.HasPrefix(p, folder+"/") {
		folder = path.Dir(folder)
		up += "../"
	}
	if folder == "." {
		return up + p
	}
	return up + strings.TrimPrefix(p, folder+"/")
}
