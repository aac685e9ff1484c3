package site

import (
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

// tocEntry is one line of the contents list.
type tocEntry struct {
	ID, Text string
	Depth    int // from 1
}

// renderer turns the tree of one document into HTML and plain text.
type renderer struct {
	page   *Page
	bag    *diag.Bag
	html   writer
	plain  strings.Builder
	levels []int // levels of the open headings
	base   int   // HTML level of the outermost heading
	heads  int
	charts int
	named  map[string]int // how often a name was given to a region
}

// inLead is how many characters of the text stand for it in lists and feeds.
const inLead = 120

// render fills the text, the contents list and the pictures of a page.
func render(p *Page, t *doc.Document, bag *diag.Bag) {
	p.file = t.Source
	r := &renderer{page: p, bag: bag, base: 2, named: map[string]int{}}
	r.subtitle(t.Subtitle)
	r.addressees(t.Addressees)
	opens := r.plain.Len()
	r.blocks(t.Body)
	if t.Form != nil && t.Form.Table != nil {
		r.table(t.Form.Table)
	}
	r.attachNotes(t.AttachNotes, t.Attachments)
	r.signature(t.Signature.Organs, t.Signature.Date, t.Signature.Chops)
	if !t.Note.Empty() {
		r.line("note", "（"+t.Note.Value+"）")
	}
	for _, l := range t.Attendance {
		r.html.tag(`<p class="attendance"><strong>`)
		r.html.text(l.Label + "：")
		r.html.tag(`</strong>`)
		r.runs(l.Text)
		r.html.tag("</p>\n")
		r.say(l.Label + "：" + plainText(l.Text))
	}
	for i, a := range t.Attachments {
		r.attachment(i, a)
	}
	r.imprint(t.Imprint)
	p.body, p.text = r.html.String(), r.plain.String()
	p.lead = opening(p.text[opens:], inLead)
	p.mentions = numbersIn(p.text, p.number)
	p.issues, p.titles = titlesIn(p.title, p.text)
}

func (r *renderer) say(s string) {
	if s = strings.TrimSpace(s); s != "" {
		r.plain.WriteString(s)
		r.plain.WriteByte('\n')
	}
}

// region makes a name for a region that no other region of the page has:
// readers who go from region to region are told the names alone.
func (r *renderer) region(name string) string {
	r.named[name]++
	if n := r.named[name]; n > 1 {
		return fmt.Sprintf("%s（%d）", name, n)
	}
	return name
}

// line writes a paragraph of a class.
func (r *renderer) line(class, text string) {
	r.html.tag(`<p class="` + class + `">`)
	r.html.text(text)
	r.html.tag("</p>\n")
	r.say(text)
}

func (r *renderer) subtitle(lines []doc.Text) {
	for _, l := range lines {
		r.line("subtitle", l.Value)
	}
}

func (r *renderer) addressees(list []doc.Text) {
	if len(list) > 0 {
		r.line("addressees", joined(list)+"：")
	}
}

// joined puts 、 between entries that bring no mark of their own.
func joined(list []doc.Text) string {
	var b strings.Builder
	for i, t := range list {
		b.WriteString(t.Value)
		if i+1 < len(list) && !strings.HasSuffix(t.Value, "，") && !strings.HasSuffix(t.Value, "、") {
			b.WriteString("、")
		}
	}
	return b.String()
}

// attachNotes lists the attachments; a single one has no number. Each that
// follows leads to its place on the page: some have no file, others stay inside.
func (r *renderer) attachNotes(list []doc.Text, attached []doc.Attachment) {
	if len(list) == 0 {
		return
	}
	places := map[string]int{}
	for i, a := range attached {
		places[a.Label] = i
	}
	kind := "ol"
	if len(list) == 1 {
		kind = "ul"
	}
	r.html.tag(`<div class="attach-notes"><p>附件：</p><` + kind + ">")
	for i, n := range list {
		label := "附件"
		if len(list) > 1 {
			label += strconv.Itoa(i + 1)
		}
		at, follow := places[label]
		r.html.tag("<li>")
		if follow {
			r.html.tag("<a")
			r.html.attr("href", "#"+attachmentID(at))
			r.html.tag(">")
		}
		r.html.text(n.Value)
		if follow {
			r.html.tag("</a>")
		}
		r.html.tag("</li>")
		r.say(label + "：" + n.Value)
	}
	r.html.tag("</" + kind + "></div>\n")
}

// attachmentID is the place of an attachment on the page.
func attachmentID(i int) string { return fmt.Sprintf("fj-%d", i+1) }

func (r *renderer) signature(organs []doc.Text, d doc.Date, chops []doc.NameStamp) {
	if len(organs) == 0 && d.IsZero() && len(chops) == 0 {
		return
	}
	r.html.tag(`<div class="signature">` + "\n")
	for _, o := range organs {
		r.line("organ", o.Value)
	}
	for _, c := range chops {
		r.line("organ", c.Title.Value+"　"+c.Name.Value)
	}
	if !d.IsZero() {
		r.line("date", dateOf(d).chinese())
	}
	r.html.tag("</div>\n")
}

func (r *renderer) attachment(i int, a doc.Attachment) {
	id := attachmentID(i)
	title := joinLines(a.Title)
	label := a.Label
	r.html.tag(`<section class="attachment"`)
	r.html.attr("aria-labelledby", id)
	r.html.tag(">\n")
	if label != "" {
		r.line("label", label)
	}
	text := title
	if text == "" {
		text = label
	}
	r.html.tag("<h2")
	r.html.attr("id", id)
	r.html.tag(">")
	r.html.text(text)
	r.html.tag("</h2>\n")
	r.say(title)
	entry := text
	if label != "" && title != "" {
		entry = label + "　" + title
	}
	r.page.contents = append(r.page.contents, tocEntry{ID: id, Text: entry, Depth: 1})
	r.levels, r.base = nil, 3
	r.blocks(a.Body)
	r.html.tag("</section>\n")
}

func (r *renderer) imprint(i doc.Imprint) {
	if !i.Shown {
		return
	}
	var lines []string
	if len(i.Addressees) > 0 {
		lines = append(lines, "主送："+joined(i.Addressees)+"。")
	}
	if len(i.CopyTo) > 0 {
		lines = append(lines, "抄送："+joined(i.CopyTo)+"。")
	}
	if !i.Office.Empty() {
		lines = append(lines, strings.TrimSpace(i.Office.Value+"　"+issued(i.Date)))
	}
	if len(lines) == 0 {
		return
	}
	r.html.tag(`<div class="imprint">` + "\n")
	for _, l := range lines {
		r.line("imprint-line", l)
	}
	r.html.tag("</div>\n")
}

func issued(d doc.Date) string {
	if d.IsZero() {
		return ""
	}
	return dateOf(d).chinese() + "印发"
}

func (r *renderer) blocks(list []doc.Block) {
	for _, b := range list {
		r.block(b)
	}
}

func (r *renderer) block(b doc.Block) {
	switch b := b.(type) {
	case *doc.Paragraph:
		r.paragraph(b)
	case *doc.Heading:
		r.heading(b)
	case *doc.List:
		r.html.tag("<ul>\n")
		for _, item := range b.Items {
			r.html.tag("<li>")
			r.blocks(item.Blocks)
			r.html.tag("</li>\n")
		}
		r.html.tag("</ul>\n")
	case *doc.Table:
		r.table(b)
	case *doc.Figure:
		r.figure(b)
	case *doc.Chart:
		r.chart(b)
	case *doc.Roster:
		r.roster(b)
	case *doc.PageBreak:
	case *doc.Landscape:
		r.html.tag(`<div class="landscape">` + "\n")
		r.blocks(b.Blocks)
		r.html.tag("</div>\n")
	case *doc.SignatureBlock:
		r.signature(b.Organs, b.Date, nil)
	default:
		r.bag.Error(diag.InternalError, b.Place(), "网页里放不进这一块内容", "这是程序的问题，请报告给程序的维护者")
	}
}

func (r *renderer) paragraph(b *doc.Paragraph) {
	class := [...]string{"", "left", "centre", "right"}[b.Align]
	if b.NoIndent {
		class = strings.TrimSpace(class + " flush")
	}
	r.html.tag("<p")
	if class != "" {
		r.html.attr("class", class)
	}
	r.html.tag(">")
	r.runs(b.Runs)
	r.html.tag("</p>\n")
	r.say(plainText(b.Runs))
}

// heading writes a heading one HTML level below the heading it belongs to,
// whatever levels the author left out.
func (r *renderer) heading(b *doc.Heading) {
	if len(b.Head) == 0 {
		r.html.tag("<p>")
		r.html.text(b.Number)
		r.runs(b.Tail)
		r.html.tag("</p>\n")
		r.say(b.Number + plainText(b.Tail))
		return
	}
	for len(r.levels) > 0 && r.levels[len(r.levels)-1] >= b.Level {
		r.levels = r.levels[:len(r.levels)-1]
	}
	r.levels = append(r.levels, b.Level)
	depth := len(r.levels) + r.base - 2
	level := min(r.base+len(r.levels)-1, 6)
	r.heads++
	id := fmt.Sprintf("t-%d", r.heads)
	text := b.Number + joinLines(b.Head)
	runIn := len(b.Tail) > 0
	if runIn {
		r.html.tag(`<div class="run-in">`)
	}
	r.html.tag(fmt.Sprintf(`<h%d id="%s" class="level-%d">`, level, id, b.Level))
	r.html.text(b.Number)
	r.runs(b.Head)
	r.html.tag(fmt.Sprintf("</h%d>", level))
	if runIn {
		r.html.tag("<p>")
		r.runs(b.Tail)
		r.html.tag("</p></div>")
	}
	r.html.tag("\n")
	r.say(text + plainText(b.Tail))
	r.page.contents = append(r.page.contents, tocEntry{ID: id, Text: strings.TrimRight(text, "。"), Depth: depth})
}

func (r *renderer) roster(b *doc.Roster) {
	r.html.tag(`<dl class="roster">` + "\n")
	for _, l := range b.Lines {
		label := strings.ReplaceAll(l.Label.Value, "\u3000", "")
		r.html.tag("<div><dt>")
		r.html.text(label)
		r.html.tag("</dt><dd>")
		r.runs(l.Text)
		r.html.tag("</dd></div>\n")
		r.say(label + "：" + plainText(l.Text))
	}
	r.html.tag("</dl>\n")
}

func (r *renderer) runs(list []doc.Run) {
	for _, run := range list {
		r.run(run)
	}
}

func (r *renderer) run(run doc.Run) {
	switch {
	case run.Break:
		r.html.tag("<br>")
		return
	case spacing(run):
		return
	}
	target, ok := r.link(run)
	if ok {
		r.html.tag("<a")
		r.html.attr("href", target)
		r.html.tag(` rel="noopener noreferrer">`)
	}
	if run.Bold {
		r.html.tag("<strong>")
	}
	r.html.text(run.Text)
	if run.Bold {
		r.html.tag("</strong>")
	}
	if ok {
		r.html.tag("</a>")
	}
}

// link lets addresses of the outside world through. Anything else, a path of
// the office's own files above all, is shown as text without its target.
func (r *renderer) link(run doc.Run) (string, bool) {
	if run.Link == "" {
		return "", false
	}
	u, err := url.Parse(strings.TrimSpace(run.Link))
	if err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != "" && u.User == nil {
		return u.String(), true
	}
	if err == nil && u.Scheme == "mailto" && strings.Contains(u.Opaque, "@") {
		return u.String(), true
	}
	if !strings.HasPrefix(run.Link, "#") {
		r.bag.Warn(diag.SiteLink, at(run.Span, r.page), "网页上不能做成链接，只登出文字", "链接写完整的网址，以 http:// 或 https:// 开头")
	}
	return "", false
}

// at is a place, or the document when the place is not known.
func at(s source.Span, p *Page) source.Span {
	if s.IsZero() {
		return source.Span{File: p.file}
	}
	return s
}

// spacing recognises the blanks by which names are spaced to one width on
// paper; on a page they would only break search and copying.
func spacing(run doc.Run) bool {
	return run.Generated && strings.Trim(run.Text, "\u3000 ") == ""
}

func plainText(runs []doc.Run) string {
	var b strings.Builder
	for _, run := range runs {
		if !run.Break && !spacing(run) {
			b.WriteString(run.Text)
		}
	}
	return b.String()
}

func joinLines(runs []doc.Run) string { return strings.TrimSpace(plainText(runs)) }

// afterCode is a 发文字号 from its opening bracket on.
var afterCode = regexp.MustCompile(`〔\d{4}〕\d{1,5}号`)

// longestCode bounds how many characters before the bracket may be the code
// of an organ.
const longestCode = 12

// numbersIn lists the numbers of other documents that a text names, in order,
// each once. Where an organ's code begins is not to be seen, so the
// characters before the bracket are all taken; the site looks for the longest
// tail that is the number of a document.
func numbersIn(text, own string) []string {
	var out []string
	seen := map[string]bool{own: true}
	for _, m := range afterCode.FindAllStringIndex(text, -1) {
		from := m[0]
		for range longestCode {
			r, size := utf8.DecodeLastRuneInString(text[:from])
			if !unicode.Is(unicode.Han, r) {
				break
			}
			from -= size
		}
		n := text[from:m[1]]
		if from < m[0] && !seen[n] && (own == "" || !strings.HasSuffix(n, own)) {
			seen[n] = true
			out = append(out, n)
		}
	}
	return out
}
