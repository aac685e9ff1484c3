package ledger

import (
	"fmt"
	"regexp"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// contact is an internal number, as digits, or an address, and whose it is.
type contact struct{ text, who string }

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

func checkContacts(contacts []contact, t doc.Text, bag *diag.Bag) {
	numbers, addresses := phones.FindAllStringIndex(t.Value, -1), mails.FindAllStringIndex(t.Value, -1)
	if len(numbers)+len(addresses) == 0 {
		return
	}
	for _, c := range contacts {
		for _, m := range numbers {
			if n := digits(t.Value[m[0]:m[1]]); n == c.text || len(c.text) >= mobileDigits && strings.Contains(n, c.text) {
				c.report(t, m, bag)
			}
		}
		for _, m := range addresses {
			if strings.EqualFold(t.Value[m[0]:m[1]], c.text) {
				c.report(t, m, bag)
			}
		}
	}
}

func (c contact) report(t doc.Text, at []int, bag *diag.Bag) {
	bag.Error(diag.ContactPublished, within(t, at[0], at[1]), fmt.Sprintf("公开的公文里有%s的内部联系方式：%s", c.who, t.Value[at[0]:at[1]]), "请删去；要公布的电话写在巡查组的“公布电话”里。")
}
