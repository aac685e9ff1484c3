package diag

import "sort"

// Entry explains one code to officers: `yinfa explain`.
type Entry struct {
	Code   Code
	Title  string // what is wrong, in a few words
	Text   string // what the check means and why
	Wrong  string // an example that is reported
	Right  string // the same, mended
	Clause string // the rule it rests on, when there is one
}

// Catalogue returns every entry, sorted by code. The entries stand in one
// file per stage, beside the constants they explain.
func Catalogue() []Entry {
	var all []Entry
	for _, part := range [][]Entry{readEntries(), yamlEntries(), markdownEntries(), modelEntries(), layoutEntries(), fontEntries(), setEntries(), docxEntries(), siteEntries(), releaseEntries(), publishEntries(), buildEntries(), ledgerEntries(), papersEntries(), chartEntries(), workbookEntries()} {
		all = append(all, part...)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Code < all[j].Code })
	return all
}

// Lookup finds the entry of a code.
func Lookup(code Code) (Entry, bool) {
	for _, e := range Catalogue() {
		if e.Code == code {
			return e, true
		}
	}
	return Entry{}, false
}
