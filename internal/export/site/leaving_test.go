package site

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/png"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/release"
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
	t.Release.Withdrawn, t.Release.Embargo = doc.Change{}, doc.Date{}
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

// mayLeave also knows the documents of which a part stays inside.
func mayLeave(path string) bool {
	if rest, ok := strings.CutPrefix(path, "withheld"); ok {
		return isPublic(rest) && !strings.HasPrefix(rest, ".Attach")
	}
	if rest, ok := strings.CutPrefix(path, "withdrawn"); ok {
		return slices.Contains([]string{
			".Meta.Title", ".Meta.Author", ".Meta.Number", ".Release.Theme.Value", ".Release.Genre.Value", ".Release.Index.Value", ".Release.Topic.Value", ".Release.Changes.Note.Value",
		}, rest)
	}
	return isPublic(path)
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
	add := func(owner string, change func(*doc.Document)) {
		tree := everything()
		fill(reflect.ValueOf(tree).Elem(), "", plant(owner))
		settle(tree)
		tree.Source = plant(owner)(".Source")
		change(tree)
		if e, _ := (&release.Rules{}).Edition(tree, calendar.Date{}); e != nil {
			docs = append(docs, Document{Tree: e.Tree, Plan: plant(owner)(".Plan"), Round: plant(owner)(".Round")})
		}
	}
	add("", func(*doc.Document) {})
	for _, mode := range []string{"依申请公开", "不予公开", ""} {
		add("unreleased "+mode, func(d *doc.Document) { d.Release.Mode.Value = mode })
	}
	add("silent", func(d *doc.Document) { d.Release = nil })
	add("private", func(d *doc.Document) { d.Note.Value = "电话0000-66010012" })
	add("withheld", func(d *doc.Document) { d.Attachments[0].Withheld, d.Unnoted = true, []int{0} })
	add("withdrawn", func(d *doc.Document) { d.Release.Withdrawn.Date = doc.Date{Year: 2026, Month: 3, Day: 6} })
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
		case seen && !mayLeave(path):
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
	maps.Copy(plain, tagsOf(t, plainSite(t, "一句长一些的普通的话，和攻击的话一样长"))) // long cells are set in another way
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
	e, found := (&release.Rules{}).Edition(tree, calendar.Date{})
	if e == nil {
		t.Fatal(diag.Text(found))
	}
	tree = e.Tree
	c := testConfig()
	c.Name, c.Owner, c.Contact, c.Record, c.Description, c.Code, c.Maintainer = s, s, s, s, s, s, s
	c.Keywords = []string{s}
	c.Columns = []Column{{Name: s, Folder: "a", Kinds: []string{"通知"}, Type: s, Description: s, Keywords: []string{s}}}
	c.Overviews = []Overview{{
		Year: 2026, Plan: s, Title: s, Rounds: []string{s}, Figures: []Figure{{s, s, s, true}}, Tables: []Table{{s, []string{s, s}, [][]string{{s, s}}}},
		Charts: []Chart{
			{Drawn: doc.Chart{Caption: words(s), Unit: text(s), Labels: texts(s), Series: []doc.ChartSeries{{Values: []int64{1}}}}},
			{Drawn: doc.Chart{Kind: doc.ChartStack, Caption: words(s), Unit: text(s), Labels: texts(s), Series: []doc.ChartSeries{{Name: text(s), Values: []int64{1}}, {Name: text(s), Values: []int64{2}}}}, Table: Table{s, []string{s, s}, [][]string{{s, s}}}},
		},
	}}
	other := *tree
	other.Source, other.Meta.Number = "content/b.md", "〔2026〕1号"
	said := *tree.Release
	said.Index.Value = "2"
	other.Release = &said
	files, _ := made(t, Input{Config: c, Documents: []Document{{Tree: tree, Plan: s, Round: s}, {Tree: &other, Plan: s}}})
	if _, there := files[folderOfPages+short("content/a.md", 10)+".html"]; !there {
		t.Fatal("no page")
	}
	return files
}
