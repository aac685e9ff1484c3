package release

import "testing"

// FuzzWebFile: whatever an office's own template makes of a page, it is read
// without a panic, and a number in plain sight is seen.
func FuzzWebFile(f *testing.F) {
	for _, s := range []string{"", "<", "<p", "<p title=\"", "<!--", "<script>\"\\", "<a href='x>y'>13800000000</a>", "{\"a\":", "%zz%31", "<p a=b c = \"d\"/>"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, name := range []string{"a.html", "a.json", "a.js", "a.css", "a.png", "a.webp"} {
			check := (&Rules{}).SiteCheck()
			check.File(name, []byte(s))
			check.Findings()
		}
		check := (&Rules{}).SiteCheck()
		check.File("a.css", []byte(s+"\n有事打13800000000。\n"))
		if len(check.Findings()) == 0 {
			t.Error("a number in plain sight is not seen")
		}
	})
}
