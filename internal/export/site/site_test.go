package site

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
)

func TestSameDocumentsGiveTheSameBytes(t *testing.T) {
	docs := samples(120)
	want := built(t, Input{Config: testConfig(), Documents: docs})
	back := slices.Clone(docs)
	slices.Reverse(back)
	got := built(t, Input{Config: testConfig(), Documents: back})
	if !maps.Equal(got, want) {
		t.Error("the order of the documents changes the site")
	}
	if len(want) < 400 {
		t.Errorf("only %d files", len(want))
	}
}

func TestUpdateIsAFullBuild(t *testing.T) {
	docs := samples(150)
	s, findings := New(testConfig(), nil)
	if s == nil {
		t.Fatal(findings)
	}
	for _, d := range docs {
		p, _ := s.Prepare(d)
		s.Put(p)
	}
	there := map[string]string{}
	count := 0
	emit := func(path string, data []byte) error { there[path] = string(data); count++; return nil }
	if _, err := s.Write(emit); err != nil {
		t.Fatal(err)
	}
	check := func(what string, most int, docs []Document) {
		t.Helper()
		count = 0
		if _, err := s.Update(emit, func(path string) error { delete(there, path); return nil }); err != nil {
			t.Fatal(err)
		}
		want := built(t, Input{Config: testConfig(), Documents: docs})
		for path := range want {
			if there[path] != want[path] {
				t.Errorf("%s: %s differs", what, path)
			}
		}
		if len(there) != len(want) {
			t.Errorf("%s: %d files, want %d", what, len(there), len(want))
		}
		if count > most {
			t.Errorf("%s: %d files written", what, count)
		}
	}
	check("nothing", 0, docs)
	docs[7].Tree.Body = append(docs[7].Tree.Body, paragraph("补充一段：请于月底前报送。"))
	p, _ := s.Prepare(docs[7])
	s.Put(p)
	check("a paragraph", 60, docs)
	p, _ = s.Prepare(sample(150))
	s.Put(p)
	docs = append(docs, sample(150))
	check("a new document", 400, docs)
	s.Remove(docs[3].Tree.Source)
	check("a document gone", 400, append(slices.Clone(docs[:3]), docs[4:]...))
}

func TestOnlyReleasedDocuments(t *testing.T) {
	for name, change := range map[string]func(*Document){
		"silent":     func(d *Document) { d.Tree.Release = nil },
		"on request": func(d *Document) { d.Tree.Release.Mode = text("依申请公开") },
		"refused":    func(d *Document) { d.Tree.Release.Mode = text("不予公开") },
		"secret":     func(d *Document) { d.Tree.Letterhead.Secrecy = text("秘密★1年") },
		"unmasked":   func(d *Document) { d.Tree.Release.Masks = []doc.Mask{{Word: text("姓名")}} },
		"withheld":   func(d *Document) { d.Tree.Attachments = []doc.Attachment{{Withheld: true}} },
		"nowhere":    func(d *Document) { d.Tree.Kind = "信" },
		"no column":  func(d *Document) { d.Tree.Release.Column = text("没有的栏目") },
		"address":    func(d *Document) { d.Tree.Release.Address = text("../a") },
	} {
		d := sample(1)
		const secret = "绝不能出现的话"
		d.Tree.Title, d.Tree.Meta.Title = words(secret), secret
		d.Tree.Body = append(d.Tree.Body, paragraph(secret))
		change(&d)
		files, _ := made(t, Input{Config: testConfig(), Documents: []Document{d, sample(2)}})
		for path, data := range files {
			if strings.Contains(data, secret) {
				t.Errorf("%s: %s holds it", name, path)
			}
		}
	}
}

func TestAddressStaysWithItsFirstDocument(t *testing.T) {
	a, b := sample(0), sample(1)
	a.Tree.Release.Address, b.Tree.Release.Address = text("same"), text("same")
	a.Tree.Release.Date = doc.Date{Year: 2021, Month: 1, Day: 1}
	files, findings := made(t, Input{Config: testConfig(), Documents: []Document{b, a}})
	if len(findings) != 1 || findings[0].Code != "site-page" || !strings.Contains(files["wj/same.html"], a.Tree.Meta.Title) {
		t.Errorf("%v", findings)
	}
}
