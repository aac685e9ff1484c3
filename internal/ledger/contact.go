package ledger

import (
	"fmt"
	"regexp"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/phone"
	"yinfa.dev/yinfa/internal/source"
)

// contact is an internal number, as digits, or an address, and whose it is.
type contact struct{ text, who string }

// checkContacts warns of numbers with a digit too many or too few. What they
// are is not said: messages are read by more people than the ledger.
func (l *Ledger) checkContacts(bag *diag.Bag) {
	warn := func(at source.Span, who, what, why string) {
		if why != "" {
			bag.Warn(diag.PhoneDigits, at, fmt.Sprintf("%s的%s位数不对：%s", who, what, why), "请核对后改正。")
		}
	}
	each := func(who string, c Contact) {
		for _, f := range phone.WrongIn(c.Phone.Reveal().Value) {
			warn(c.Phone.Reveal().Span, who, "电话", f.Why)
		}
		warn(c.Mobile.Reveal().Span, who, "手机", phone.WrongMobile(c.Mobile.Reveal().Value))
	}
	for _, u := range l.Units {
		each(u.Called(), u.Contact)
	}
	for _, p := range l.People {
		each(p.Name.Value, p.Contact)
	}
	for _, p := range l.Plans {
		for _, t := range p.Teams {
			for _, f := range phone.WrongIn(t.Phone.Value) {
				warn(t.Phone.Span, t.Name.Value, "公布电话", f.Why)
			}
		}
	}
}

// internal lists them all but the numbers that teams have made public.
func (l *Ledger) internal() []contact {
	public := map[string]bool{}
	for _, p := range l.Plans {
		for _, t := range p.Teams {
			public[digits(t.Phone.Value)] = true
		}
	}
	var out []contact
	add := func(who string, c Contact) {
		for _, secret := range c.each() {
			text := strings.TrimSpace(secret.Reveal().Value)
			if !strings.Contains(text, "@") {
				text = digits(text)
				if len(text) < fewestDigits {
					continue
				}
			}
			if !public[text] {
				out = append(out, contact{text, who})
			}
		}
	}
	for _, u := range l.Units {
		add(u.Called(), u.Contact)
	}
	for _, p := range l.People {
		add(p.Name.Value, p.Contact)
	}
	return out
}

// fewestDigits is the length of the shortest telephone number: a local one.
const fewestDigits = 7

// digits keeps the digits of a number, full-width ones too.
func digits(s string) string {
	var b strings.Builder
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			b.WriteRune(r)
		case r >= '０' && r <= '９':
			b.WriteRune(r - '０' + '0')
		}
	}
	return b.String()
}

// phones finds what may be a telephone number, with the marks people put in
// it; mails finds addresses.
var (
	phones = regexp.MustCompile(`[0-9０-９][0-9０-９ \-－—]{5,}[0-9０-９]`)
	mails  = regexp.MustCompile(`[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+`)
)

// mobileDigits is the length of a mobile number. One that long is recognised
// inside a longer run of digits, where two numbers stand side by side.
const mobileDigits = 11

// findContacts gives the stretches of a text, in bytes, that are internal numbers and
// addresses.
func (l *Ledger) findContacts(text string) []Inside {
	numbers, addresses := phones.FindAllStringIndex(text, -1), mails.FindAllStringIndex(text, -1)
	if len(numbers)+len(addresses) == 0 {
		return nil
	}
	var out []Inside
	add := func(c contact, at []int) {
		out = append(out, Inside{at[0], at[1], diag.ContactPublished, fmt.Sprintf("有%s的内部联系方式：%s", c.who, text[at[0]:at[1]]), "请删去；要公布的电话写在巡查组的“公布电话”里。"})
	}
	for _, c := range l.contacts {
		for _, m := range numbers {
			if n := digits(text[m[0]:m[1]]); n == c.text || len(c.text) >= mobileDigits && strings.Contains(n, c.text) {
				add(c, m)
			}
		}
		for _, m := range addresses {
			if strings.EqualFold(text[m[0]:m[1]], c.text) {
				add(c, m)
			}
		}
	}
	return out
}
