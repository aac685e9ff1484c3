package build

import (
	"archive/zip"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"yinfa.dev/yinfa/internal/diag"
)

// seen reports whether the eyes of the test of secrets see one in a file.
func seen(t *testing.T, p *planter, name, data string) bool {
	t.Helper()
	for _, piece := range append(unpacked(t, name, data), name) {
		if len(p.secretsIn(piece)) > 0 {
			return true
		}
	}
	return false
}

// TestEyesSeeASecretInEveryFormat holds the test of secrets itself: whatever
// kind of file a secret is in, and however it is written there, it is found,
// and without it nothing is.
func TestEyesSeeASecretInEveryFormat(t *testing.T) {
	p := &planter{}
	secret := p.S("here")
	for name, data := range map[string]string{
		"plain.html":       "<p>" + secret + "</p>",
		"entity.html":      "<p>&#39761;1号</p>",
		"hex.html":         "<p title=\"&#x9B51;1号\">甲</p>",
		"comment.html":     "<p>甲</p><!-- " + secret + " -->",
		"link.html":        `<a href="../wj/%E9%AD%911%E5%8F%B7.pdf">甲</a>`,
		"plain.json":       `{"甲": "` + secret + `"}`,
		"escaped.json":     `{"甲": "\u9b511号"}`,
		"ESCAPED.json":     `{"甲": "\u9B511号"}`,
		"feed.atom":        "<summary>&#39761;1号</summary>",
		"feed.rss":         "<description>" + secret + "</description>",
		"sitemap.xml":      "<loc>https://www.yunlan.example/%E9%AD%911%E5%8F%B7.html</loc>",
		"index.js":         `yinfa.shard(0,{"` + mark + `":"AAk"});`,
		secret + ".pdf":    "",
		"%E9%AD%911.html":  "",
		"copy.txt":         "份号" + copyNumber,
		"utf16.bin":        utf16Of(secret, binary.BigEndian),
		"utf16-little.bin": "x" + utf16Of(secret, binary.LittleEndian),
	} {
		if strings.HasSuffix(name, ".pdf") {
			name = strings.TrimSuffix(name, "pdf") + "txt" // an empty file is no PDF
		}
		if !seen(t, p, name, data) {
			t.Errorf("%s: the secret is not seen", name)
		}
	}
	for _, name := range []string{"a.html", "a.json", "a.atom", "a.js"} {
		if seen(t, p, name, `{"甲": "%E9&#39762;\u9b52魅1号"}`) {
			t.Errorf("%s: a secret is seen where none is", name)
		}
	}
}

// TestEyesSeeASecretInPictures: in every part that programs and cameras write
// words into, and behind the picture.
func TestEyesSeeASecretInPictures(t *testing.T) {
	p := &planter{}
	for name, whole := range map[string]string{"a.png": secretPicturePNG(p, "PNG"), "a.jpg": secretPhoto(t, p, "JPEG")} {
		all := secretWords(strings.Join(unpacked(t, name, whole), "\n"))
		for n, where := range p.where {
			if strings.HasPrefix(where, map[string]string{"a.png": "PNG", "a.jpg": "JPEG"}[name]) && !all[n+1] {
				t.Errorf("%s: not seen in %s", name, where)
			}
		}
	}
	if !seen(t, p, "a.png", secretPNG(&planter{}, "", secretSize)) {
		t.Error("the picture of a secret is not seen")
	}
}

// secretWords are the numbers of the secrets in a text.
func secretWords(s string) map[int]bool {
	out := map[int]bool{}
	for _, m := range regexp.MustCompile(mark+`(\d+)号`).FindAllStringSubmatch(s, -1) {
		n := 0
		for _, r := range m[1] {
			n = n*10 + int(r-'0')
		}
		out[n] = true
	}
	return out
}

// TestEyesSeeASecretInFinishedFiles: every document has its secret in one
// place only, and nothing of it leaves the office, so that the files hold it.
func TestEyesSeeASecretInFinishedFiles(t *testing.T) {
	p := &planter{}
	photo := secretPhoto(t, p, "")
	files := map[string]string{"yinfa.yaml": config, "content/图/a.jpg": photo, "content/图/b.png": secretPicturePNG(p, ""), "content/图/c.png": secretPNG(&planter{}, "", secretSize)}
	paper := func(name, keys, body string) { files["content/"+name+".md"] = notice(keys, "\n\n"+body) }
	s := mark + "1号"
	paper("正文", "", s)
	paper("粗细", "", "甲**"+mark+"**1号")
	paper("表格", "", "| 甲 |\n|---|\n| "+s+" |")
	paper("图表", "", ":::图表 计量单位=项\n| 甲 | 数 |\n|---|---|\n| "+s+" | 3 |\n| 乙 | 2 |\n:::")
	paper("附注", "附注: "+s+"\n", "")
	paper("版记", "抄送: ["+s+"]\n", "")
	paper("关键词", "关键词: ["+s+"]\n", "")
	paper("图说", "", "!["+s+"](图/b.png)")
	paper("链接", "", "[甲](https://www.yunlan.example/"+s+")")
	paper("照片", "", "![甲](图/a.jpg)")
	paper("图", "", "![甲](图/c.png)")
	paper("份号", "份号: \""+copyNumber+"\"\n", "")
	paper("没有", "", "甲")
	root := project(t, files)
	o := options(t, root)
	o.Formats = []Format{PDF, DOCX}
	r := mustRun(t, o)
	if r.Failed > 0 || r.Built != 13 {
		t.Fatalf("%d built, %d failed\n%s", r.Built, r.Failed, diag.Text(r.Diagnostics))
	}
	made := results(t, filepath.Join(root, "output"))
	for name, data := range made {
		if ending := filepath.Ext(name); ending != ".pdf" && ending != ".docx" {
			continue
		}
		// What a camera writes into a photograph is not even in the office's
		// own PDF.
		want := !strings.HasPrefix(name, "没有") && name != "照片.pdf"
		if got := seen(t, p, name, data); got != want {
			t.Errorf("%s: seen %v", name, got)
		}
	}
	// What a PDF says of itself it says twice: each is seen without the other.
	info := made["关键词.pdf"]
	packet := regexp.MustCompile(`(?s)<\?xpacket begin.*<\?xpacket end`).FindString(info)
	if packet == "" || !seen(t, p, "a.xml", packet) {
		t.Error("not seen in the XMP packet of a PDF")
	}
	if blank := strings.Replace(info, packet, strings.Repeat(" ", len(packet)), 1); !seen(t, p, "a.pdf", blank) {
		t.Error("not seen in the information dictionary of a PDF")
	}
}

// TestEyesSeeASecretInWordParts: in whatever part of a Word file, whatever
// its name, and in names of parts.
func TestEyesSeeASecretInWordParts(t *testing.T) {
	p := &planter{}
	secret := p.S("here")
	var packed bytes.Buffer
	z := zlib.NewWriter(&packed)
	if _, err := z.Write([]byte(secret)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	for name, body := range map[string]string{
		"word/document.xml":   "<w:t>" + secret + "</w:t>",
		"word/header1.xml":    "<w:t>&#39761;1号</w:t>",
		"word/comments.xml":   "<w:t>" + secret + "</w:t>",
		"docProps/core.xml":   "<cp:keywords>" + secret + "</cp:keywords>",
		"docProps/app.xml":    "<Company>" + secret + "</Company>",
		"docProps/custom.xml": "<vt:lpwstr>" + secret + "</vt:lpwstr>",
		"word/media/a.jpg":    secretPhoto(t, &planter{}, ""),
		"word/media/b.png":    secretPicturePNG(&planter{}, ""),
		"word/media/c.png":    secretPNG(&planter{}, "", secretSize),
		"word/embedded.bin":   utf16Of(secret, binary.LittleEndian),
		"word/packed.bin":     packed.String(),
		"word/" + secret:      "",
	} {
		var b bytes.Buffer
		w := zip.NewWriter(&b)
		for part, text := range map[string]string{name: body, "[Content_Types].xml": "<Types/>"} {
			f, err := w.Create(part)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := f.Write([]byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
		if !seen(t, p, "a.docx", b.String()) {
			t.Errorf("%s: the secret is not seen", name)
		}
	}
}

func utf16Of(s string, order binary.ByteOrder) string {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		var two [2]byte
		order.PutUint16(two[:], u)
		out = append(out, two[:]...)
	}
	return string(out)
}
