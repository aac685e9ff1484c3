package release

import (
	"archive/zip"
	"bytes"
	"errors"
	"html"
	"io"
	"strings"
)

// Finished are the texts and pictures that a finished file holds.
type Finished struct {
	Texts    []string // in the order of the file, as far as it has one
	Pictures [][]byte
}

// ReadFinished takes a PDF or DOCX file of this program apart. The error is
// for files that cannot be read: what they hold is not known.
func ReadFinished(format string, data []byte) (*Finished, error) {
	var f Finished
	var err error
	switch format {
	case "pdf":
		f.Texts, f.Pictures, err = pdfTexts(data)
	case "docx":
		f.Texts, f.Pictures, err = docxTexts(data)
	default:
		err = errors.New("release: no reader for " + format)
	}
	return &f, err
}

// Clean reports whether no picture of the file carries anything but itself.
func (f *Finished) Clean() bool {
	for _, p := range f.Pictures {
		if clean, _, ok := CleanPicture(p); !ok || !bytes.Equal(clean, p) {
			return false
		}
	}
	return true
}

// docxTexts reads every part of a Word file.
func docxTexts(data []byte) (texts []string, pictures [][]byte, err error) {
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, nil, err
	}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			return nil, nil, err
		}
		body, err := io.ReadAll(io.LimitReader(r, mostInflated))
		if err = errors.Join(err, r.Close()); err != nil {
			return nil, nil, err
		}
		texts = append(texts, part.Name)
		if strings.HasPrefix(part.Name, "word/media/") {
			pictures = append(pictures, body)
			continue
		}
		texts = append(texts, markupTexts(string(body))...)
	}
	return texts, pictures, nil
}

// markupTexts gives the texts of XML: what stands between tags, paragraph by
// paragraph, and what readers see of attributes.
func markupTexts(s string) []string {
	var out []string
	var text strings.Builder
	end := func() {
		if t := text.String(); strings.TrimSpace(t) != "" {
			out = append(out, html.UnescapeString(t))
		}
		text.Reset()
	}
	for s != "" {
		open := strings.IndexByte(s, '<')
		if open < 0 {
			text.WriteString(s)
			break
		}
		text.WriteString(s[:open])
		shut := strings.IndexByte(s[open:], '>')
		if shut < 0 {
			text.WriteString(s[open:])
			break
		}
		tag := s[open+1 : open+shut]
		s = s[open+shut+1:]
		if parts(tag) {
			end()
		}
		if strings.IndexByte(tag, '"') >= 0 {
			out = attributes(out, tag)
		}
	}
	end()
	return out
}

// parts reports whether a tag ends a text. Runs and their properties do not:
// a number may stand in several of them.
func parts(tag string) bool {
	switch tag {
	case "/w:p", "/w:tc", "w:br/", "w:tab/", "/rdf:li":
		return true
	}
	return strings.HasPrefix(tag, "/dc:") || strings.HasPrefix(tag, "/pdf:") || strings.HasPrefix(tag, "/cp:")
}

// attributes adds the attributes that readers see, or that name files.
func attributes(out []string, tag string) []string {
	for {
		i := strings.Index(tag, `="`)
		if i < 0 {
			return out
		}
		name := tag[strings.LastIndexAny(tag[:i], " \t\r\n")+1 : i]
		tag = tag[i+2:]
		shut := strings.IndexByte(tag, '"')
		if shut < 0 {
			shut = len(tag)
		}
		switch name {
		case "descr", "title", "name", "alt", "Target":
			out = append(out, html.UnescapeString(tag[:shut]))
		}
		tag = tag[min(shut+1, len(tag)):]
	}
}
