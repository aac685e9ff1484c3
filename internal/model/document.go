package model

import (
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/markdown"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// ReadDocument reads one document. It returns nil when there is no front
// matter to build on; what is wrong goes to the bag either way.
func ReadDocument(f *source.File, bag *diag.Bag) *Document {
	return ReadDocumentOver(f, nil, bag)
}

// ReadDocumentOver reads a document that is written over a template: keys that
// it leaves out are those of the template, each at its place there. The two
// bodies are kept apart.
func ReadDocumentOver(f, base *source.File, bag *diag.Bag) *Document {
	d := readFrontMatter(f, base, bag)
	if d != nil {
		d.ReadBody(bag)
	}
	return d
}

// ReadFrontMatter reads what a document says of itself and leaves its body for
// ReadBody.
func ReadFrontMatter(f *source.File, bag *diag.Bag) *Document {
	return readFrontMatter(f, nil, bag)
}

// ReadBody reads the text below the front matter.
func (d *Document) ReadBody(bag *diag.Bag) {
	if d.Base != nil {
		d.BaseBody = markdown.Parse(d.Base, d.baseBody, len(d.Base.Text), bag)
	}
	d.Body = markdown.Parse(d.File, d.body, len(d.File.Text), bag)
}

func readFrontMatter(f, base *source.File, bag *diag.Bag) *Document {
	p, found, sound := split(f, false, bag)
	if !found || !sound {
		return nil
	}
	root := yaml.ParseHand(f, p.keysFrom, p.keysTo, bag)
	if root == nil || root.Kind != yaml.Mapping {
		if root == nil || root.Kind == yaml.Null {
			bag.Error(diag.FrontMatterMissing, p.fenced, "文件头是空的，不知道这是什么公文",
				"在两行 --- 之间写上各项，例如：\n文种: 通知\n标题: 关于……的通知")
			return nil
		}
		bag.Error(diag.FrontMatterMissing, root.Span, "文件头不是“键: 值”的形式",
			"每行写一项，冒号用半角，后面空一格，例如：\n文种: 通知\n标题: 关于……的通知")
		return nil
	}
	d := &Document{File: f, FrontMatter: p.fenced, Base: base, body: p.body}
	if base != nil {
		under, found, sound := split(base, false, bag)
		if !found || !sound {
			return nil
		}
		root = over(root, yaml.ParseHand(base, under.keysFrom, under.keysTo, bag))
		d.baseBody = under.body
	}
	d.decode(root, bag)
	d.check(bag)
	return d
}

// over lays the keys of one mapping over those of another.
func over(root, base *yaml.Node) *yaml.Node {
	if base == nil || base.Kind != yaml.Mapping {
		return root
	}
	joined := *root
	joined.Entries = append([]yaml.Entry(nil), root.Entries...)
	joined.Damaged = root.Damaged || base.Damaged
	for _, e := range base.Entries {
		if root.Find(e.Key) == nil {
			joined.Entries = append(joined.Entries, e)
		}
	}
	return &joined
}

// decode takes every common key from the mapping and keeps the rest.
func (d *Document) decode(root *yaml.Node, bag *diag.Bag) {
	r := yaml.Read(root, "文件头", bag)
	d.Keys, d.Damaged = root.Entries, root.Damaged

	d.Kind = text(r, keyKind)
	d.Format = text(r, keyFormat)
	d.Title = lines(r, keyTitle)
	d.Subtitle = texts(r, keySubtitle)
	d.Organs = texts(r, keyOrgans)
	d.Marks = texts(r, keyMarks)
	d.Number = text(r, keyNumber)
	d.Date = r.Date(keyDate)

	d.Addressees = without(texts(r, keyTo), "：:")
	d.AddresseesInImprint, _ = r.Bool(keyToImprint)
	d.CopyTo = without(texts(r, keyCopyTo), "。.")
	d.Signatories = texts(r, keySigners)

	d.CopyNumber = text(r, keyCopy)
	d.Secrecy = text(r, keySecrecy)
	d.SecrecyPeriod = text(r, keyPeriod)
	d.Urgency = text(r, keyUrgency)

	d.Issued = issued(r, bag)
	d.Attachments = attachments(r, bag)
	d.Note = unbracket(text(r, keyNote))
	for _, key := range []string{keyPresent, keyExcused, keyVisitors} {
		if people := texts(r, key); len(people) > 0 {
			d.Attendance = append(d.Attendance, Attendance{key, without(people, "。"), r.Span(key)})
		}
	}
	d.Seals = seals(r, bag)
	d.Chops = chops(r)
	d.Office = text(r, keyOffice)
	d.IssueDate = r.Date(keyIssueDate)
	d.Release = readRelease(r, bag)
	d.Acts = acts(r, bag)
	d.Contacts = texts(r, keyContacts)
	d.Status = text(r, keyStatus)
	d.Plan = text(r, keyPlan)
	d.Round = text(r, keyRound)
	d.Keywords = texts(r, keyKeywords)
	d.Template = text(r, keyTemplate)
	d.Data = r.Node(keyData)
	d.Batch = r.Node(keyBatch)
	d.Extra = r.Rest()
}

// Entry finds a key of the front matter as written, common or not.
func (d *Document) Entry(key string) (yaml.Entry, bool) {
	for _, e := range d.Keys {
		if e.Key == key {
			return e, true
		}
	}
	return yaml.Entry{}, false
}

// Says reports whether the front matter has the key with something in it.
func (d *Document) Says(key string) bool {
	e, ok := d.Entry(key)
	return ok && !blank(e.Value)
}

// blank looks through lists: a list of empty items says nothing either.
func blank(n *yaml.Node) bool {
	if n == nil || n.Kind != yaml.Sequence {
		return n.Empty()
	}
	for _, item := range n.Items {
		if !blank(item) {
			return false
		}
	}
	return true
}

// text reads one text. Blanks around it mean nothing, and a text on several
// lines is one line: Chinese has no space between words to keep.
func text(r *yaml.Reader, key string) doc.Text {
	t := r.Text(key)
	if n := r.Node(key); folded(n) {
		t.Value = unspaced(t.Value)
	}
	return oneLine(t)
}

// folded reports whether a value is a block under > whose lines YAML joined
// with spaces.
func folded(n *yaml.Node) bool {
	return n != nil && n.Literal && len(n.LineSpans) > len(splitLines(n.Value))
}

// texts reads a text or a list of texts and drops empty ones.
func texts(r *yaml.Reader, key string) []doc.Text {
	var out []doc.Text
	block := folded(r.Node(key))
	for _, t := range r.Texts(key) {
		if block {
			t.Value = unspaced(t.Value)
		}
		if t = oneLine(t); !t.Empty() {
			out = append(out, t)
		}
	}
	return out
}

// lines reads a title: one line, or a block whose lines are breaks set by
// hand.
func lines(r *yaml.Reader, key string) []doc.Run {
	n := r.Node(key)
	if n == nil || n.Kind == yaml.Null {
		return nil
	}
	var parts []doc.Text
	if n.Kind == yaml.Scalar && n.Literal && !folded(n) {
		parts = literal(n)
	} else {
		parts = texts(r, key)
	}
	return broken(parts)
}

// literal gives the lines of a block scalar with something on them.
func literal(n *yaml.Node) []doc.Text {
	var out []doc.Text
	values := splitLines(n.Value)
	for i, line := range values {
		at := n.Span
		if len(n.LineSpans) >= len(values) {
			at = n.LineSpans[i]
		}
		if t := trimText(doc.Text{Value: line, Span: at}); !t.Empty() {
			out = append(out, t)
		}
	}
	return out
}

// broken joins lines to runs with breaks between them.
func broken(parts []doc.Text) []doc.Run {
	var runs []doc.Run
	for _, t := range parts {
		if t.Empty() {
			continue
		}
		if len(runs) > 0 {
			runs = append(runs, doc.Run{Break: true, Span: source.Span{File: t.Span.File, Start: t.Span.Start, End: t.Span.Start}})
		}
		runs = append(runs, doc.Run{Text: t.Value, Span: t.Span})
	}
	return runs
}
