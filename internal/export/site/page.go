package site

import (
	"fmt"
	"html/template"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/release"
)

// Page is a released document made ready: everything its own page, the lists
// and the search index need, and nothing else of the tree.
type Page struct {
	source  string
	file    string   // the file it was written in, for messages
	at      doc.Text // where to report what concerns the whole document
	key     string   // last part of the address
	chosen  bool     // the author wrote the address
	column  int      // index into Config.Columns
	title   string
	heading template.HTML // the title, with the places where a line may end
	kind    string
	number  string
	organs  string // joined by 、
	organ   string // the host
	made    date   // 成文日期
	pub     date   // 发布日期
	changed date   // the last correction, or pub
	theme   string
	genre   string
	shown   string // 索引号 as published: its own, or by the pattern of the site
	state   string // 有效性
	said    string // 有效性 as the document itself says
	summary string
	topic   string
	plan    string // of inspections; never shown
	round   string
	step    string
	words   []string
	changes []change
	gone    change // 撤回: nothing but what names the document is shown

	standing release.Standing // among the other documents

	body      string // HTML of the text, escaped
	contents  []tocEntry
	text      string   // plain, for search and reuse
	lead      string   // its beginning, on one line
	mentions  []string // numbers of other documents in the text
	issues    string   // title of the document that this one issues
	titles    []string // of other documents in the text
	images    []picture
	downloads []Download
	tokens    []token  // until Put turns them into postings
	postings  []uint32 // word<<2 | weight; words as the site's cache numbers them
	row       digest   // of what lists show
	sum       digest   // of everything
}

type change struct {
	Date date
	Note string
}

// addressPart is what may be the last part of an address.
var addressPart = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)

// folderOfPages holds the documents' pages and downloads.
const folderOfPages = "wj/"

// Path is where the document's page stands in the site.
func (p *Page) Path() string { return folderOfPages + p.key + ".html" }

// DownloadPath is where the caller puts the finished file of a format.
func (p *Page) DownloadPath(format string) string { return folderOfPages + p.key + "." + format }

// Chosen reports whether the author wrote the last part of the address.
func (p *Page) Chosen() bool { return p.chosen }

// Index is the 索引号 that the page shows.
func (p *Page) Index() string { return p.shown }

// Title is the title as readers see it.
func (p *Page) Title() string { return p.title }

// IsAbout reports whether the document is about a round of a plan.
func (p *Page) IsAbout(plan, round string) bool { return p.plan == plan && p.round == round }

// SetDownloads says which finished files of the document stand at
// DownloadPath. It must be called before the page is put into a site.
func (p *Page) SetDownloads(list []Download) {
	p.downloads = list
	p.sum = p.digest()
}

// SetStanding says how the document stands among all others. It must be
// called before the page is put into a site.
func (p *Page) SetStanding(s release.Standing) {
	if s.State == p.standing.State && slices.Equal(s.Links, p.standing.Links) {
		return
	}
	p.standing, p.state = s, p.said
	if s.State != "" && p.gone.Date.zero() {
		p.state = s.State
	}
	p.row, p.sum = p.rowDigest(), p.digest()
}

// Withdrawn reports whether the page stands for a document that has been
// withdrawn: then it has no downloads.
func (p *Page) Withdrawn() bool { return !p.gone.Date.zero() }

// inForce is the state of a document that nothing is said of.
const inForce = "有效"

// Prepare makes the public edition of a document ready, or says why it has no
// place on the site: then the page is nil. A document that does not release
// itself gives nil without a word.
func (s *Site) Prepare(d Document) (*Page, []diag.Diagnostic) {
	t := d.Tree
	if t == nil || !t.Release.Open() {
		return nil, nil
	}
	var bag diag.Bag
	if !release.IsEdition(t) {
		bag.Error(diag.InternalError, t.Release.Mode.Span, "这份公文没有经过公开前的处理，不能上网", "这是程序的问题，请报告给程序的维护者")
		return nil, bag.Sorted()
	}
	release.CheckState(t, doc.Text{}, &bag)
	r := t.Release
	p := &Page{
		source: or(d.Source, t.Source), at: r.Mode, title: t.Meta.Title, kind: t.Kind, number: t.Meta.Number,
		organs: t.Meta.Author, made: dateOf(t.Meta.Date), pub: dateOf(r.Date), theme: r.Theme.Value, genre: r.Genre.Value,
		shown: r.Index.Value, state: r.Validity.Value, summary: r.Summary.Value, topic: r.Topic.Value, words: t.Meta.Keywords,
		heading: heading(t.Meta.Title, d.Words), plan: d.Plan, round: d.Round, step: stepOf(r.Step.Value, t.Kind, t.Meta.Title), downloads: d.Downloads,
	}
	p.organ, _, _ = strings.Cut(p.organs, "、")
	if p.pub.zero() {
		p.pub = dateOf(release.Published(t))
	}
	if p.genre == "" {
		p.genre = p.kind
	}
	if p.state == "" {
		p.state = inForce
	}
	p.said = p.state
	p.changed = p.pub
	if w := r.Withdrawn; !w.Date.IsZero() {
		p.said = release.StateWithdrawn
		p.state, p.gone = release.StateWithdrawn, change{dateOf(w.Date), w.Note.Value}
		p.changed = p.gone.Date
	}
	for _, c := range r.Changes {
		at := dateOf(c.Date)
		p.changes = append(p.changes, change{at, c.Note.Value})
		if p.changed.before(at) {
			p.changed = at
		}
	}
	p.key = keyOf(p.source, p.number)
	if p.chosen = !r.Address.Empty(); p.chosen {
		p.key = r.Address.Value
		if !addressPart.MatchString(p.key) {
			bag.Error(diag.SitePage, r.Address.Span, "地址“"+p.key+"”不能用在网址里", "只用小写字母、数字和减号，例如 2026-aqxc")
		}
	}
	if p.shown == "" {
		p.shown = s.config.indexOf(p)
	}
	if p.column = s.config.columnOf(r.Column.Value, p.kind); p.column < 0 {
		if r.Column.Empty() {
			bag.Error(diag.SiteColumnless, r.Mode.Span, "没有栏目收“"+p.kind+"”", "在“公开”里写上栏目，或者在 yinfa.yaml 的栏目里加上这个文种")
		} else {
			bag.Error(diag.SiteColumnless, r.Column.Span, "没有名为“"+r.Column.Value+"”的栏目", "可以写："+s.config.columnNames())
		}
	}
	render(p, t, &bag)
	if bag.HasErrors() {
		return nil, bag.Sorted()
	}
	if p.summary == "" {
		p.summary = p.lead
	}
	p.tokens = tokenize(p.title+"\n"+p.number+"\n"+p.organs+"\n"+strings.Join(p.words, "\n"), p.text)
	p.row, p.sum = p.rowDigest(), p.digest()
	return p, bag.Sorted()
}

// keyOf makes the last part of an address. A 发文字号 names a document for
// ever, wherever its file is moved to; what has none, or one that does not say
// whose it is or is not counted yet, is known by its file.
func keyOf(source, number string) string {
	code, counted, ok := strings.Cut(number, "〔")
	if _, n, _ := strings.Cut(counted, "〕"); ok && code != "" && strings.ContainsAny(n, "0123456789") {
		return short("文号 "+number, 10)
	}
	return short(source, 10)
}

func (p *Page) rowDigest() digest {
	return sum(p.key, p.title, string(p.heading), p.number, p.organs, p.kind, p.state, p.pub.String(), p.summary)
}

func (p *Page) digest() digest {
	parts := []string{string(p.row[:]), fmt.Sprint(p.column), p.made.String(), p.changed.String(), p.theme, p.genre, p.shown, p.topic, p.plan, p.round, p.step,
		strings.Join(p.words, "\x00"), p.body, p.text, fmt.Sprint(p.changes, p.gone, p.standing), fmt.Sprint(p.contents), fmt.Sprint(p.downloads)}
	return sum(parts...)
}

// opening is the beginning of a text, at most n characters, on one line.
// Headings and cells, which end without a mark, stay apart from what follows.
func opening(text string, n int) string {
	var b strings.Builder
	last := '。'
	for _, word := range strings.Fields(text) {
		if !unicode.IsPunct(last) {
			b.WriteByte(' ')
		}
		b.WriteString(word)
		if last, _ = utf8.DecodeLastRuneInString(word); b.Len() > n*utf8.UTFMax {
			break
		}
	}
	runes := []rune(b.String())
	if len(runes) <= n {
		return string(runes)
	}
	return string(runes[:n-1]) + "…"
}

func (c *Config) columnNames() string {
	names := make([]string, len(c.Columns))
	for i, col := range c.Columns {
		names[i] = col.Name
	}
	return strings.Join(names, "、")
}
