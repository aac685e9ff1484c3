package compose

import (
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// withDefaults fills the keys that the document leaves out from those of the
// project. A key written with an empty value ("", [] or 否) is an answer and
// stays; a key with nothing after the colon is not.
func withDefaults(m, preset *model.Document) *model.Document {
	out := *m
	out.Keys = append([]yaml.Entry(nil), m.Keys...)
	if preset == nil {
		return &out
	}
	for _, e := range preset.Keys {
		if own, ok := m.Entry(e.Key); ok && own.Value != nil && own.Value.Kind != yaml.Null {
			continue
		}
		take, known := takers()[e.Key]
		if !known {
			continue
		}
		take(&out, preset)
		out.Keys = replace(out.Keys, e)
	}
	return &out
}

func replace(keys []yaml.Entry, e yaml.Entry) []yaml.Entry {
	for i := range keys {
		if keys[i].Key == e.Key {
			keys[i] = e
			return keys
		}
	}
	return append(keys, e)
}

// takers copies one key each. A test holds that every key of
// model.DefaultKeys has one.
func takers() map[string]func(to, from *model.Document) {
	return map[string]func(to, from *model.Document){
		"版式":     func(to, from *model.Document) { to.Format = from.Format },
		"发文机关":   func(to, from *model.Document) { to.Organs = from.Organs },
		"发文机关标志": func(to, from *model.Document) { to.Marks = from.Marks },
		"主送":     func(to, from *model.Document) { to.Addressees = from.Addressees },
		"主送在版记":  func(to, from *model.Document) { to.AddresseesInImprint = from.AddresseesInImprint },
		"抄送":     func(to, from *model.Document) { to.CopyTo = from.CopyTo },
		"签发人":    func(to, from *model.Document) { to.Signatories = from.Signatories },
		"附注":     func(to, from *model.Document) { to.Note = from.Note },
		"印章":     func(to, from *model.Document) { to.Seals = from.Seals },
		"印发机关":   func(to, from *model.Document) { to.Office = from.Office },
		"联系人":    func(to, from *model.Document) { to.Contacts = from.Contacts },
		"计划":     func(to, from *model.Document) { to.Plan = from.Plan },
	}
}
