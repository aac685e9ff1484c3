package page

import (
	"fmt"
	"strings"

	"yinfa.dev/yinfa/internal/unit"
)

// Dump writes pages as text, one item a line with its place in millimetres,
// for tests to compare and people to read.
func Dump(d *Document) string {
	var b strings.Builder
	for i := range d.Pages {
		p := &d.Pages[i]
		turned := ""
		if p.Turned {
			turned = " 横排"
		}
		fmt.Fprintf(&b, "page %d %s×%s%s\n", p.Number, mm(p.Width), mm(p.Height), turned)
		for _, it := range p.Items {
			dumpItem(&b, it)
		}
	}
	for _, m := range d.Outline {
		fmt.Fprintf(&b, "bookmark %s%s → %d\n", strings.Repeat("  ", max(0, m.Level-1)), m.Title, m.Page+1)
	}
	return b.String()
}

func dumpItem(b *strings.Builder, it Item) {
	switch it := it.(type) {
	case *Text:
		name, flags := "", ""
		if it.Face != nil {
			name = it.Face.Family()
		}
		if it.Colour == Red {
			flags += " 红"
		}
		if it.Bold {
			flags += " 粗"
		}
		if it.ScaleX != 0 && it.ScaleX != 1000 {
			flags += fmt.Sprintf(" 宽%d‰", it.ScaleX)
		}
		fmt.Fprintf(b, "  text  %7s %7s %5.1fpt %s%s n%d “%s”\n", mm(it.X), mm(it.Y), it.Size.Points(), name, flags, it.Node, it.String())
	case *Rule:
		fmt.Fprintf(b, "  rule  %7s %7s %s×%s\n", mm(it.X), mm(it.Y), mm(it.W), mm(it.H))
	case *Drawing:
		dumpDrawing(b, it)
	case *Image:
		fmt.Fprintf(b, "  image %7s %7s %s×%s %s\n", mm(it.X), mm(it.Y), mm(it.W), mm(it.H), it.Name)
	case *LinkArea:
		fmt.Fprintf(b, "  link  %7s %7s %s×%s %s\n", mm(it.X), mm(it.Y), mm(it.W), mm(it.H), it.Target)
	default:
		fmt.Fprintf(b, "  unknown item %T\n", it)
	}
}

// String is the text of the fragment as it is copied out.
func (t *Text) String() string {
	var b strings.Builder
	for _, g := range t.Glyphs {
		if g.Rune != 0 {
			b.WriteRune(g.Rune)
		}
	}
	return b.String()
}

func mm(l unit.Length) string { return fmt.Sprintf("%.2f", l.Millimetres()) }
