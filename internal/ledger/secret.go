package ledger

import "yinfa.dev/yinfa/internal/doc"

// Internal is a text that is for the office alone: a telephone number, a
// private address. Printing, formatting or encoding it shows a mask; only
// Reveal gives the text, so that every place that lets it out can be found.
type Internal struct{ text doc.Text }

// mask is what is seen of an internal text.
const mask = "（内部信息）"

// String is the mask, or nothing when there is nothing.
func (i Internal) String() string {
	if i.text.Empty() {
		return ""
	}
	return mask
}

// GoString is the mask, for %#v.
func (i Internal) GoString() string { return i.String() }

// MarshalText is the mask, for JSON and whatever else encodes values.
func (i Internal) MarshalText() ([]byte, error) { return []byte(i.String()), nil }

// Empty reports whether there is no text.
func (i Internal) Empty() bool { return i.text.Empty() }

// Reveal gives the text itself, for papers that stay inside the office.
func (i Internal) Reveal() doc.Text { return i.text }
