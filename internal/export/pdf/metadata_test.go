package pdf

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/page"
)

// properties reads an XMP packet: the text of each element by the path of
// its local names below the description.
func properties(t *testing.T, data []byte) map[string]string {
	t.Helper()
	out := map[string]string{}
	d := xml.NewDecoder(bytes.NewReader(data))
	var path []string
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			path = append(path, token.Name.Local)
		case xml.EndElement:
			path = path[:len(path)-1]
		case xml.CharData:
			if s := strings.TrimSpace(string(token)); s != "" {
				out[strings.Join(path[3:], "/")] += s + ";"
			}
		}
	}
}

func TestMetadata(t *testing.T) {
	for _, c := range []struct {
		name string
		info page.Info
		want map[string]string // of the information dictionary
		xmp  map[string]string
	}{
		{"all", page.Info{Title: "标题", Author: "云澜市", Subject: "通知", Number: "云政办函〔2026〕8号", Keywords: []string{"一", "二"}, Year: 2026, Month: 3, Day: 6, Language: "zh-CN"},
			map[string]string{"Title": "标题", "Author": "云澜市", "Subject": "通知", "Keywords": "一, 二", "Creator": "yinfa", "Producer": "yinfa",
				"CreationDate": "D:20260306000000+08'00'", "ModDate": "D:20260306000000+08'00'"},
			map[string]string{"title/Alt/li": "标题;", "creator/Seq/li": "云澜市;", "description/Alt/li": "通知;", "identifier": "云政办函〔2026〕8号;", "Keywords": "一, 二;",
				"subject/Bag/li": "一;二;", "language/Bag/li": "zh-CN;", "CreateDate": "2026-03-06T00:00:00+08:00;", "ModifyDate": "2026-03-06T00:00:00+08:00;"}},
		{"hostile", page.Info{Title: "<a>&\x00\xff]]>", Author: "\U00020BB7\uFFFE"},
			map[string]string{"Title": "<a>& \uFFFD]]>", "Author": "\U00020BB7\uFFFD", "Creator": "yinfa", "Producer": "yinfa"},
			map[string]string{"title/Alt/li": "<a>& \uFFFD]]>;", "creator/Seq/li": "\U00020BB7\uFFFD;", "language/Bag/li": "zh-CN;"}},
		{"nothing", page.Info{Year: 2026, Month: 13, Day: 1},
			map[string]string{"Title": "无标题", "Creator": "yinfa", "Producer": "yinfa"},
			map[string]string{"title/Alt/li": "无标题;", "language/Bag/li": "zh-CN;"}},
		{"number only", page.Info{Number: "第3号"},
			map[string]string{"Title": "第3号", "Creator": "yinfa", "Producer": "yinfa"}, map[string]string{"identifier": "第3号;"}},
	} {
		d := sheet()
		d.Info = c.info
		f := mustWrite(t, d)
		info := f.dict(f.trailer["Info"])
		if len(info) != len(c.want) {
			t.Errorf("%s: %v", c.name, info)
		}
		for key, want := range c.want {
			if got := textString(info[pdfName(key)]); got != want {
				t.Errorf("%s: %s is %q, not %q", c.name, key, got, want)
			}
		}
		xmp := properties(t, f.streamData(f.catalog()["Metadata"]))
		c.xmp["part"], c.xmp["conformance"] = "2;1;", "A;"
		for key, want := range c.xmp {
			if got := xmp[key]; got != want {
				t.Errorf("%s: XMP %s is %q, not %q", c.name, key, got, want)
			}
		}
		if _, ok := xmp["CreateDate"]; ok != (c.want["CreationDate"] != "") {
			t.Errorf("%s: a date in XMP: %v", c.name, ok)
		}
	}
}

func TestProfileIsWellFormed(t *testing.T) {
	p := profile()
	be := binary.BigEndian
	if int(be.Uint32(p)) != len(p) || string(p[36:40]) != "acsp" {
		t.Fatal("the head is wrong")
	}
	seen := map[string]bool{}
	for i := range int(be.Uint32(p[128:])) {
		entry := p[132+12*i:]
		from, size := int(be.Uint32(entry[4:])), int(be.Uint32(entry[8:]))
		if from%4 != 0 || from < 132 || from+size > len(p) {
			t.Errorf("%s lies at %d, %d long, of %d", entry[:4], from, size, len(p))
		}
		seen[string(entry[:4])] = true
	}
	for _, tag := range []string{"desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"} {
		if !seen[tag] {
			t.Errorf("no %s", tag)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct {
		v      int64
		places int
		want   string
	}{
		{0, 3, "0"}, {1, 3, ".001"}, {-1, 3, "-.001"}, {1000, 3, "1"}, {-1500, 3, "-1.5"}, {841890, 3, "841.89"}, {7, 0, "7"}, {160000, 4, "16"}, {-10, 1, "-1"},
	} {
		if got := string(appendFixed(nil, c.v, c.places)); got != c.want {
			t.Errorf("%d with %d places is %s, not %s", c.v, c.places, got, c.want)
		}
	}
}
