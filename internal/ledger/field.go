package ledger

import (
	"fmt"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// record describes one kind of mapping: what it is called and its fields. The
// same table reads the files and writes their JSON Schema.
type record[T any] struct {
	name   string // in messages and in the schema
	doc    string
	place  func(*T) *source.Span
	fields []field[T]
	usual  usual    // other words for the keys
	keys   []string // of the fields; set once when the record is put to use

	required []string // those of keys that every record has
}

// field is one key of a record.
type field[T any] struct {
	key, doc string
	required bool
	shape    shape
	read     func(r *yaml.Reader, key string, to *T, bag *diag.Bag)
}

// shape is what a value looks like, for the schema.
type shape struct {
	kind     string // string, integer, boolean, date, object
	pattern  string
	choices  []string
	least    int
	most     int
	list     bool // a list of such values
	single   bool // a list, but a single value is taken for a list of one
	document *object
}

// object is a record without its type.
type object struct {
	name, doc string
	fields    []property
}

type property struct {
	key, doc string
	required bool
	shape    shape
}

// must marks a field that every record has.
func (f field[T]) must() field[T] {
	f.required = true
	return f
}

// object forgets the type of a record.
func (rec record[T]) object() *object {
	o := &object{name: rec.name, doc: rec.doc}
	for _, f := range rec.fields {
		o.fields = append(o.fields, property{f.key, f.doc, f.required, f.shape})
	}
	return o
}

// from reads one mapping.
func (rec record[T]) from(r *yaml.Reader, bag *diag.Bag) *T {
	if r == nil {
		return nil
	}
	to := new(T)
	if rec.place != nil {
		*rec.place(to) = r.Place()
	}
	if rec.keys == nil {
		rec = rec.keyed()
	}
	r.Knows(rec.keys)
	for i := range rec.fields {
		f := &rec.fields[i]
		f.read(r, f.key, to, bag)
	}
	for _, key := range r.Recover(rec.usual.meant, rec.required) {
		for i := range rec.fields {
			if f := &rec.fields[i]; f.key == key {
				f.read(r, key, to, bag)
			}
		}
	}
	for i := range rec.fields {
		if f := &rec.fields[i]; f.required {
			r.Require(f.key)
		}
	}
	return to
}

// keyed notes the keys of a record, so that they need not be gathered for
// each mapping.
func (rec record[T]) keyed() record[T] {
	rec.keys, rec.required = make([]string, 0, len(rec.fields)), nil
	for _, f := range rec.fields {
		rec.keys = append(rec.keys, f.key)
		if f.required {
			rec.required = append(rec.required, f.key)
		}
	}
	return rec
}

// all reads a list of mappings.
func (rec record[T]) all(list []*yaml.Reader, bag *diag.Bag) []*T {
	out := make([]*T, 0, len(list))
	for i, r := range list {
		if i%errorsEvery == errorsEvery-1 && bag.Count(diag.Error) > mostErrors {
			bag.Error(diag.YAMLLimit, r.Place(), "错误太多，从这里起没有检查", "请先改好前面的错误，再检查一次。")
			break
		}
		if v := rec.from(r, bag); v != nil {
			out = append(out, v)
		}
	}
	return out
}

// A file in which nearly everything is wrong is most likely not meant for the
// ledger at all; it is not told to its end.
const (
	mostErrors  = 2000
	errorsEvery = 500 // entries between two looks at the number of errors
)

func text[T any](key, about string, at func(*T) *doc.Text) field[T] {
	return field[T]{key: key, doc: about, shape: shape{kind: "string"},
		read: func(r *yaml.Reader, key string, to *T, _ *diag.Bag) { *at(to) = r.Text(key) }}
}

func texts[T any](key, about string, at func(*T) *[]doc.Text) field[T] {
	return field[T]{key: key, doc: about, shape: shape{kind: "string", list: true, single: true},
		read: func(r *yaml.Reader, key string, to *T, _ *diag.Bag) { *at(to) = r.Texts(key) }}
}

func date[T any](key, about string, at func(*T) *doc.Date) field[T] {
	return field[T]{key: key, doc: about, shape: shape{kind: "date"},
		read: func(r *yaml.Reader, key string, to *T, _ *diag.Bag) { *at(to) = r.Date(key) }}
}

// Count is a number that may not be written.
type Count struct {
	N    int
	Set  bool
	Span source.Span
}

func number[T any](key, about string, least, most int, at func(*T) *Count) field[T] {
	return field[T]{key: key, doc: about, shape: shape{kind: "integer", least: least, most: most},
		read: func(r *yaml.Reader, key string, to *T, _ *diag.Bag) {
			if n, ok := r.Int(key, least, most); ok {
				*at(to) = Count{n, true, r.Span(key)}
			}
		}}
}

func yes[T any](key, about string, at func(*T) *bool) field[T] {
	return field[T]{key: key, doc: about, shape: shape{kind: "boolean"},
		read: func(r *yaml.Reader, key string, to *T, _ *diag.Bag) {
			if v, ok := r.Bool(key); ok {
				*at(to) = v
			}
		}}
}

func choice[T any](key, about string, allowed []string, at func(*T) *string) field[T] {
	return field[T]{key: key, doc: about, shape: shape{kind: "string", choices: allowed},
		read: func(r *yaml.Reader, key string, to *T, _ *diag.Bag) { *at(to) = r.Choice(key, allowed) }}
}

// choices reads a list of words, each one of those allowed.
func choices[T any](key, about string, allowed []string, at func(*T) *[]doc.Text) field[T] {
	return field[T]{key: key, doc: about, shape: shape{kind: "string", choices: allowed, list: true, single: true},
		read: func(r *yaml.Reader, key string, to *T, bag *diag.Bag) {
			for _, word := range r.Texts(key) {
				if checkWord(word, key, allowed, bag) {
					*at(to) = append(*at(to), word)
				}
			}
		}}
}

func unitRef[T any](key, about string, at func(*T) *UnitRef) field[T] {
	return field[T]{key: key, doc: about, shape: shape{kind: "string"},
		read: func(r *yaml.Reader, key string, to *T, _ *diag.Bag) { at(to).Text = r.Text(key) }}
}

func unitRefs[T any](key, about string, at func(*T) *[]UnitRef) field[T] {
	return field[T]{key: key, doc: about, shape: shape{kind: "string", list: true, single: true},
		read: func(r *yaml.Reader, key string, to *T, _ *diag.Bag) {
			for _, t := range r.Texts(key) {
				*at(to) = append(*at(to), UnitRef{Text: t})
			}
		}}
}

func personRefs[T any](key, about string, at func(*T) *[]PersonRef) field[T] {
	return field[T]{key: key, doc: about, shape: shape{kind: "string", list: true, single: true},
		read: func(r *yaml.Reader, key string, to *T, _ *diag.Bag) {
			for _, t := range r.Texts(key) {
				*at(to) = append(*at(to), PersonRef{Text: t})
			}
		}}
}

func secret[T any](key, about string, at func(*T) *Internal) field[T] {
	return field[T]{key: key, doc: about + "（内部信息，从不自动印出）", shape: shape{kind: "string"},
		read: func(r *yaml.Reader, key string, to *T, _ *diag.Bag) { *at(to) = Internal{r.Text(key)} }}
}

func bounds[T any](key, about string, at func(*T) *Range) field[T] {
	return field[T]{key: key, doc: about + "（写作 4、2至3、至少3、至多30）", shape: shape{kind: "string", pattern: rangePattern},
		read: func(r *yaml.Reader, key string, to *T, bag *diag.Bag) {
			t := r.Text(key)
			if t.Empty() {
				return
			}
			v, ok := parseRange(t.Value)
			if !ok {
				bag.Error(diag.LedgerRange, t.Span, fmt.Sprintf("“%s”读不懂：%s", key, t.Value), "请写作 4、2至3、至少3 或 至多30。")
				return
			}
			v.Span = t.Span
			*at(to) = v
		}}
}

func deadline[T any](key, about string, at func(*T) *Deadline) field[T] {
	return field[T]{key: key, doc: about + "（写作 5个工作日 自 结束）", shape: shape{kind: "string"},
		read: func(r *yaml.Reader, key string, to *T, bag *diag.Bag) {
			t := r.Text(key)
			if t.Empty() {
				return
			}
			d, ok := calendar.ParseDeadline(t.Value)
			if !ok {
				bag.Error(diag.LedgerTerm, t.Span, fmt.Sprintf("时限“%s”读不懂", t.Value), "请写作“5个工作日 自 结束”“15日 自 结束”“2个月 自 反馈”“半年 自 反馈”。")
				return
			}
			if !checkWord(doc.Text{Value: d.Event, Span: t.Span}, key+"的起算事件", clockWords(), bag) {
				return
			}
			*at(to) = Deadline{d, t}
		}}
}

func list[T, E any](key, about string, rec record[E], at func(*T) *[]*E) field[T] {
	rec = rec.keyed()
	return field[T]{key: key, doc: about, shape: shape{kind: "object", list: true, single: true, document: rec.object()},
		read: func(r *yaml.Reader, key string, to *T, bag *diag.Bag) { *at(to) = rec.all(r.Maps(key), bag) }}
}

func one[T, E any](key, about string, rec record[E], at func(*T) **E) field[T] {
	rec = rec.keyed()
	return field[T]{key: key, doc: about, shape: shape{kind: "object", document: rec.object()},
		read: func(r *yaml.Reader, key string, to *T, bag *diag.Bag) { *at(to) = rec.from(r.Map(key), bag) }}
}

// checkWord reports a word that is not one of those allowed.
func checkWord(word doc.Text, what string, allowed []string, bag *diag.Bag) bool {
	for _, w := range allowed {
		if word.Value == w {
			return true
		}
	}
	bag.Error(diag.ValueChoice, word.Span, fmt.Sprintf("“%s”不能写“%s”", what, word.Value), nearHint(word.Value, allowed))
	return false
}
