package workbook

import (
	"archive/zip"
	"bytes"
	"io"
	"sort"
	"strings"

	"github.com/klauspost/compress/flate"
)

// repack writes an archive again with its parts in order, without dates and
// with the compressor whose version is pinned: the same parts give the same
// bytes.
func repack(data []byte) ([]byte, error) {
	in, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	// Readers that look at the beginning only find the list of parts first.
	const first = "[Content_Types].xml"
	sort.SliceStable(in.File, func(i, j int) bool {
		a, b := in.File[i].Name, in.File[j].Name
		if (a == first) != (b == first) {
			return a == first
		}
		return a < b
	})
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.DefaultCompression) })
	for _, part := range in.File {
		to, err := w.CreateHeader(&zip.FileHeader{Name: part.Name, Method: zip.Deflate})
		if err != nil {
			return nil, err
		}
		if err := copyPart(to, part); err != nil {
			return nil, err
		}
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func copyPart(to io.Writer, part *zip.File) error {
	from, err := part.Open()
	if err != nil {
		return err
	}
	if strings.HasPrefix(part.Name, "xl/worksheets/") {
		err = copySheet(to, from)
	} else {
		_, err = io.Copy(to, from)
	}
	if closed := from.Close(); err == nil {
		err = closed
	}
	return err
}

// copySheet takes from the rows of a sheet that somebody has set their height
// by hand: the library always says so, and such a row does not grow when
// somebody writes more into it. In texts the mark cannot stand, there quotes
// are escaped.
func copySheet(to io.Writer, from io.Reader) error {
	data, err := io.ReadAll(from)
	if err != nil {
		return err
	}
	_, err = to.Write(bytes.ReplaceAll(data, []byte(` customHeight="1"`), nil))
	return err
}
