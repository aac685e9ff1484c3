package build

import (
	"path"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/export/site"
	"yinfa.dev/yinfa/internal/output"
	"yinfa.dev/yinfa/internal/release"
	"yinfa.dev/yinfa/internal/source"
)

// releases reports whether the run looks at what would leave: when it makes
// the site, and when it checks.
func (r *run) releases() bool { return r.site != nil || r.options.CheckOnly }

// forPublic makes what the public gets of a document: its page, and the files
// that readers download, which are made from its public edition. Every file is
// held against the rules of private data before it is given.
func (r *run) forPublic(s *sheet, j job, made []file) []file {
	r.project.leave(s)
	if s.edition == nil || s.broken() {
		return nil
	}
	var page *site.Page
	if r.site != nil {
		var findings []diag.Diagnostic
		page, findings = r.site.prepare(s, j.name)
		s.bag.Append(findings)
		if page == nil {
			return nil
		}
		s.page = page
		s.purpose = r.project.releasing.rules.Purpose(page.Path(), s.tree)
		s.purpose.Number(page.Index())
		if page.Withdrawn() {
			return nil
		}
	}
	public := s
	if !s.edition.Same {
		if public = r.again(s); public.pages == nil {
			if !s.broken() {
				s.bag.Add(internalError(j.source, "no pages of the public edition"))
			}
			return nil
		}
		defer public.release()
	}
	var files []file
	var downloads []site.Download
	for _, format := range r.publicFormats() {
		data := bytesOf(made, j.target+"."+string(format))
		if data == nil || !s.edition.Same {
			data = r.write(public, j.source, format)
		}
		if s.broken() {
			return nil
		}
		s.bag.Append(r.project.releasing.inspect(s, format, data))
		if page != nil {
			f := file{siteFolder + page.DownloadPath(string(format)), data}
			entry := output.NewEntry(f.path, data)
			downloads = append(downloads, site.Download{Format: string(format), Size: len(data), SHA256: entry.SHA256})
			files = append(files, f)
		}
	}
	if page != nil {
		page.SetDownloads(downloads)
	}
	return files
}

// publicFormats are those that readers may download. A check looks at all
// that a build could make.
func (r *run) publicFormats() []Format {
	out := []Format{PDF}
	for _, f := range r.formats() {
		if f == DOCX {
			return []Format{PDF, DOCX}
		}
	}
	if r.options.CheckOnly {
		out = append(out, DOCX)
	}
	return out
}

func bytesOf(made []file, name string) []byte {
	for _, f := range made {
		if f.path == name {
			return f.data
		}
	}
	return nil
}

// inspect holds a finished file against the rules: its texts, its properties,
// and what its pictures carry.
func (r *releasing) inspect(s *sheet, format Format, data []byte) []diag.Diagnostic {
	name := strings.ToUpper(string(format)) + " 文件"
	held, err := release.ReadFinished(string(format), data)
	if err != nil {
		return []diag.Diagnostic{internalError(s.tree.Source, path.Base(err.Error()))}
	}
	found := r.rules.File(s.tree, name, held.Texts)
	if !held.Clean() {
		found = append(found, diag.Diagnostic{
			Code: diag.ReleasePicture, Severity: diag.Error, Span: source.Span{File: s.tree.Source},
			Summary: name + "里的图片带着拍摄信息", Hint: "用看图软件把图片另存为 PNG 或 JPEG；仍然这样的，请报告给程序的维护者",
		})
	}
	return found
}
