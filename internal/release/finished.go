package release

import (
	"archive/zip"
	"bytes"
	"errors"
	"html"
	"io"
	"regexp"
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

var (
	paragraphEnd = regexp.MustCompile(`</w:p>|</rdf:li>|</dc:|</w:tc>|<w:br/>|<w:tab/>`)
	anyTag       = regexp.MustCompile(`<[^>]*>`)
	attribute    = regexp.MustCompile(`\s(?:descr|title|name|alt|Target)="([^"]*)"`)
)

// markupTexts gives the texts of XML: what stands between tags, paragraph by
// paragraph, and what readers see of attributes.
func markupTexts(s string) []string {
	var out []string
	for _, m := range attribute.FindAllStringSubmatch(s, -1) {
		out = append(out, html.UnescapeString(m[1]))
	}
	for _, p := range paragraphEnd.Split(s, -1) {
		if t := html.UnescapeString(anyTag.ReplaceAllString(p, "")); strings.TrimSpace(t) != "" {
			out = append(out, t)
		}
	}
	return out
}
