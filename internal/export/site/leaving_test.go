package site

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"reflect"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// everything is a document with every part that a tree can have.
func everything() *doc.Document {
	run := func() []doc.Run { return []doc.Run{{}, {Bold: true}, {Break: true}, {Generated: true}} }
	para := func() doc.Block { return &doc.Paragraph{Runs: run()} }
	picture := func() *doc.Image { return &doc.Image{Data: secretPNG(), Width: 2, Height: 2} }
	blocks := func() []doc.Block {
		return []doc.Block{
			para(), &doc.Heading{Level: 1, Head: run()}, &doc.Heading{Level: 2, Head: run(), Tail: run()}, &doc.Heading{Level: 3, Tail: run()},
			&doc.List{Items: []doc.ListItem{{Blocks: []doc.Block{para()}}}},
			&doc.Table{Caption: run(), HeadRows: 1, Columns: make([]doc.Column, 1), Rows: []doc.Row{
				{Cells: []doc.Cell{{ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{para()}}}},
				{Cells: []doc.Cell{{ColSpan: 1, RowSpan: 1, Blocks: []doc.Block{para(), &doc.Roster{Lines: []doc.RosterLine{{Text: run()}}}}}}},
			}},
			&doc.Figure{Image: picture(), Caption: run()},
			&doc.Roster{Lines: []doc.RosterLine{{Text: run()}}},
			&doc.PageBreak{}, &doc.Landscape{Blocks: []doc.Block{para()}},
			&doc.SignatureBlock{Organs: make([]doc.Text, 1), Date: doc.Date{Year: 2026, Month: 3, Day: 6}},
		}
	}
	t := func(n int) []doc.Text { return make([]doc.Text, n) }
	day := doc.Date{Year: 2026, Month: 3, Day: 6}
	return &doc.Document{
		Meta:       doc.Meta{Keywords: make([]string, 1), Date: day},
		Release:    &doc.Release{Kept: t(1), Changes: []doc.Change{{Date: day}}, Date: day},
		Letterhead: doc.Letterhead{Marks: t(1), Signatories: t(1)},
		Title:      run(), Subtitle: t(1), Addressees: t(2), Body: blocks(), Form: &doc.Form{Table: blocks()[5].(*doc.Table)}, AttachNotes: t(1),
		Signature:  doc.Signature{Organs: t(1), Date: day, Seals: []doc.Seal{{Image: picture()}}, Chops: []doc.NameStamp{{Image: picture()}}},
		Attendance: []doc.LabelLine{{Text: run()}}, Attachments: []doc.Attachment{{Title: run(), Body: blocks()}},
		Imprint: doc.Imprint{Shown: true, Addressees: t(1), CopyTo: t(1), Date: day},
	}
}

// fill puts a word of its own into every string of a value and notes which
// field it is.
func fill(v reflect.Value, path string, put func(path string) string) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		if !v.IsNil() {
			name := path
			if v.Kind() == reflect.Interface {
				name += "." + v.Elem().Elem().Type().Name()
			}
			fill(v.Elem(), name, put)
		}
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[source.Span]() {
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), path+"."+v.Type().Field(i).Name, put)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return
		}
		for i := range v.Len() {
			fill(v.Index(i), path, put)
		}
	case reflect.String:
		if v.CanSet() {
			v.SetString(put(path))
		}
	}
}

// settle gives the fields that must have a certain form their form again.
func settle(t *doc.Document) {
	t.Release.Mode.Value, t.Release.Column.Value, t.Release.Address.Value = doc.ReleaseOpen, "", ""
	t.Letterhead.Secrecy = doc.Text{}
	t.Kind = "通知"
}

const inPicture = "拍摄地点：云澜市某处"

// secretPNG is a picture that carries a text, and another behind its end.
func secretPNG() []byte {
	var b bytes.Buffer
	img := image.NewGray(image.Rect(0, 0, 2, 2))
	if err := png.Encode(&b, img); err != nil {
		return nil
	}
	data := b.Bytes()
	chunk := []byte("tEXtComment\x00" + inPicture)
	var note bytes.Buffer
	var four [4]byte
	binary.BigEndian.PutUint32(four[:], uint32(len(chunk)-4))
	note.Write(four[:])
	note.Write(chunk)
	binary.BigEndian.PutUint32(four[:], crc32.ChecksumIEEE(chunk))
	note.Write(four[:])
	out := append(slices.Clone(data[:33]), note.Bytes()...)
	out = append(out, data[33:]...)
	return append(out, inPicture...)
}

// public are the fields of a released document that readers see; every other
// field must reach no file. A field added to the tree stays inside until it
// is added here.
var public = []string{
	".AttachNotes.Value", ".Attachments.Label", ".Attendance.Label", ".Imprint.Addressees.Value", ".Imprint.CopyTo.Value", ".Imprint.Office.Value",
	".Meta.Author", ".Meta.Keywords", ".Meta.Number", ".Meta.Title", ".Note.Value",
	".Release.Changes.Note.Value", ".Release.Genre.Value", ".Release.Index.Value", ".Release.Summary.Value", ".Release.Theme.Value", ".Release.Topic.Value", ".Release.Validity.Value",
	".Signature.Chops.Name.Value", ".Signature.Chops.Title.Value", ".Signature.Organs.Value", ".Subtitle.Value", ".Addressees.Value",
}

// inside are the ends of fields of blocks that readers see.
var inside = []string{".Runs.Text", ".Head.Text", ".Tail.Text", ".Title.Text", ".Caption.Text", ".Text.Text", ".Label.Value", ".Number", ".Organs.Value", ".Figure.Alt"}

func isPublic(path string) bool {
	if slices.Contains(public, path) {
		return true
	}
	if strings.HasPrefix(path, ".Title.") {
		return false // pages show the title as one line, from Meta
	}
	if !strings.HasPrefix(path, ".Body") && !strings.HasPrefix(path, ".Form") && !strings.HasPrefix(path, ".Attachments") && !strings.HasPrefix(path, ".Attendance") {
		return false
	}
	return slices.ContainsFunc(inside, func(end string) bool { return strings.HasSuffix(path, end) })
}

func TestNothingInternalLeaves(t *testing.T) {
	paths := map[string]string{} // word → field
	plant := func(owner string) func(string) string {
		return func(path string) string {
			word := fmt.Sprintf("密%d语", len(paths))
			paths[word] = owner + path
			return word
		}
	}
	var docs []Document
	add := func(owner string, change func(*Document)) {
		tree := everything()
		fill(reflect.ValueOf(tree).Elem(), "", plant(owner))
		settle(tree)
		d := Document{Tree: tree}
		tree.Source = plant(owner)(".Source")
		change(&d)
		docs = append(docs, d)
	}
	add("", func(*Document) {})
	for _, mode := range []string{"依申请公开", "不予公开", ""} {
		add("unreleased "+mode, func(d *Document) { d.Tree.Release.Mode.Value = mode })
	}
	add("silent", func(d *Document) { d.Tree.Release = nil })
	add("draft", func(d *Document) { d.Status = text("草稿") })
	add("secret", func(d *Document) { d.Tree.Letterhead.Secrecy = text("机密") })
	add("private", func(d *Document) { d.Tree.Note.Value = "电话0000-66010012" })
	files, _ := made(t, Input{Config: testConfig(), Documents: docs})

	var all strings.Builder
	for path, data := range files {
		all.WriteString(path + "\n" + data + "\n")
	}
	out := all.String()
	if strings.Contains(out, inPicture) {
		t.Error("what a camera wrote into a picture is public")
	}
	shown := 0
	for word, path := range paths {
		seen := strings.Contains(out, word)
		switch {
		case seen && !isPublic(path):
			t.Errorf("%s is public", path)
		case seen:
			shown++
		}
	}
	if shown < 60 {
		t.Errorf("only %d fields are shown: the test looks in the wrong place", shown)
	}
}

// attacks are strings that have broken other programs.
var attacks = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `'><svg/onload=alert(1)>`, `</title><script>alert(1)</script>`, `</script><script>alert(1)</script>`,
	`javascript:alert(1)`, `{{.Site}}`, `<!--`, `-->`, `]]><script>alert(1)</script>`, `&lt;script&gt;`, "\u2028alert(1)\u2029", `" onmouseover="alert(1)`, "` onmouseover=`alert(1)",
	`<iframe srcdoc="<script>alert(1)</script>">`, `<base href="//evil.example/">`, `<meta http-equiv=refresh content="0;url=//evil.example">`, `<style>@import "//evil.example"</style>`, `\"};alert(1);//`,
}

func TestAttacksComeOutAsText(t *testing.T) {
	plain := tagsOf(t, plainSite(t, "普通的话"))
	for _, attack := range attacks {
		files := plainSite(t, attack)
		tags := tagsOf(t, files)
		for tag := range tags {
			if !plain[tag] {
				t.Errorf("%q makes a new tag %s", attack, tag)
			}
		}
		for path, data := range files {
			if strings.HasSuffix(path, ".js") && strings.Contains(data, "</script") {
				t.Errorf("%q: %s could end a script", attack, path)
			}
		}
	}
}

// plainSite is a site in which every text of a document and of the site is s.
func plainSite(t *testing.T, s string) map[string]string {
	tree := everything()
	fill(reflect.ValueOf(tree).Elem(), "", func(path string) string {
		if strings.HasSuffix(path, ".Link") && !strings.HasPrefix(s, "javascript") {
			return "https://www.yunlan.example/?q=" + s
		}
		return s
	})
	settle(tree)
	tree.Source = "content/a.md"
	c := testConfig()
	c.Name, c.Owner, c.Contact, c.Record, c.Description, c.Code, c.Maintainer = s, s, s, s, s, s, s
	c.Keywords = []string{s}
	c.Columns = []Column{{Name: s, Folder: "a", Kinds: []string{"通知"}, Type: s, Description: s, Keywords: []string{s}}}
	c.Overviews = []Overview{{
		Year: 2026, Plan: s, Title: s, Rounds: []string{s}, Figures: []Figure{{s, s, s, true}}, Tables: []Table{{s, []string{s, s}, [][]string{{s, s}}}},
		Charts: []Chart{{Title: s, Unit: s, Labels: []string{s}, Values: []int{1}}, {Title: s, Unit: s, Labels: []string{s}, Values: []int{2}, Parts: []int{1}, Whole: s, Part: s}},
	}}
	other := *tree
	other.Source, other.Meta.Number = "content/b.md", "〔2026〕1号"
	release := *tree.Release
	release.Index.Value = "2"
	other.Release = &release
	files, _ := made(t, Input{Config: c, Documents: []Document{{Tree: tree, Plan: s, Round: s}, {Tree: &other, Plan: s}}})
	if _, there := files[folderOfPages+short("content/a.md", 10)+".html"]; !there {
		t.Fatal("no page")
	}
	return files
}

func TestPhotographsKeepTheirTurnOnly(t *testing.T) {
	var b bytes.Buffer
	img := image.NewRGBA(image.Rect(0, 0, 16, 8))
	img.Set(3, 3, color.White)
	if err := jpeg.Encode(&b, img, nil); err != nil {
		t.Fatal(err)
	}
	exif := append([]byte("\xff\xe1\x00\x00Exif\x00\x00"), "II*\x00\x08\x00\x00\x00\x02\x00\x12\x01\x03\x00\x01\x00\x00\x00\x06\x00\x00\x00\x25\x88\x04\x00\x01\x00\x00\x00\x1a\x00\x00\x00\x00\x00\x00\x00"+inPicture...)
	binary.BigEndian.PutUint16(exif[2:], uint16(len(exif)-2))
	comment := append([]byte("\xff\xfe\x00\x00"), inPicture...)
	binary.BigEndian.PutUint16(comment[2:], uint16(len(comment)-2))
	data := append([]byte{0xff, 0xd8}, append(append(exif, comment...), b.Bytes()[2:]...)...)
	data = append(data, inPicture...)
	clean, ending, ok := withoutMetadata(data)
	if !ok || ending != ".jpg" {
		t.Fatal("not taken for a photograph")
	}
	if bytes.Contains(clean, []byte(inPicture)) {
		t.Error("the text stays")
	}
	if _, err := jpeg.Decode(bytes.NewReader(clean)); err != nil {
		t.Error(err)
	}
	if i := bytes.Index(clean, []byte(exifMark)); i < 0 || orientation(clean[i:]) != 6 {
		t.Error("the turn is lost")
	}
	if _, _, ok := withoutMetadata([]byte("GIF89a")); ok {
		t.Error("a GIF is taken")
	}
}

func FuzzWithoutMetadata(f *testing.F) {
	f.Add(secretPNG())
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x10Exif\x00\x00MM\x00*\x00\x00\x00\x08"))
	f.Fuzz(func(t *testing.T, data []byte) {
		clean, _, ok := withoutMetadata(data)
		if ok && len(clean) > len(data)+64 {
			t.Errorf("%d bytes became %d", len(data), len(clean))
		}
	})
}
