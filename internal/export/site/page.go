package site

import (
	"fmt"
	"regexp"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// Page is a released document made ready: everything its own page, the lists
// and the search index need, and nothing else of the tree.
type Page struct {
	source  string
	file    string   // the file it was written in, for messages
	at      doc.Text // where to report what concerns the whole document
	key     string   // last part of the address
	column  int      // index into Config.Columns
	title   string
	kind    string
	number  string
	organs  string // joined by 、
	organ   string // the host
	made    date   // 成文日期
	pub     date   // 发布日期
	changed date   // the last correction, or pub
	theme   string
	genre   string
	index   string // 索引号 as the document says
	shown   string // 索引号 as published: its own, or by the pattern of the site
	state   string // 有效性
	summary string
	topic   string
	plan    string // of inspections; never shown
	round   string
	step    string
	words   []string
	changes []change

	body      string // HTML of the text, escaped
	contents  []tocEntry
	text      string // plain, for search and reuse
	lead      string // its beginning, on one line
	mentions  []string
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

// states that a document must not have when it goes to the public.
var unfinished = []string{"草稿", "起草", "待签", "待审", "审核", "送审", "会签", "征求意见", "作废"}

// Prepare makes a document ready, or says why it must not be published: then
// the page is nil. A document that does not release itself gives nil without
// a word.
func (s *Site) Prepare(d Document) (*Page, []diag.Diagnostic) {
	t := d.Tree
	if t == nil || !t.Release.Open() {
		return nil, nil
	}
	var bag diag.Bag
	r := t.Release
	if !t.Letterhead.Secrecy.Empty() {
		bag.Error(diag.SiteSecret, t.Letterhead.Secrecy.Span, "标了密级的公文不能主动公开", "删去密级，或者把公开方式改为不予公开")
	}
	for _, word := range unfinished {
		if strings.Contains(d.Status.Value, word) {
			bag.Error(diag.SiteDraft, d.Status.Span, "状态是“"+d.Status.Value+"”的公文不能公开", "签发以后改了状态再公开")
			break
		}
	}
	p := &Page{
		source: or(d.Source, t.Source), at: r.Mode, title: t.Meta.Title, kind: t.Kind, number: t.Meta.Number,
		organs: t.Meta.Author, made: dateOf(t.Meta.Date), pub: dateOf(r.Date), theme: r.Theme.Value, genre: r.Genre.Value,
		index: r.Index.Value, state: r.Validity.Value, summary: r.Summary.Value, topic: r.Topic.Value, words: t.Meta.Keywords,
		plan: d.Plan, round: d.Round, step: stepOf(r.Step.Value, t.Kind, t.Meta.Title), downloads: d.Downloads,
	}
	p.organ, _, _ = strings.Cut(p.organs, "、")
	if p.pub.zero() {
		p.pub = p.made
	}
	if p.genre == "" {
		p.genre = p.kind
	}
	if p.state == "" {
		p.state = "有效"
	}
	p.changed = p.pub
	for _, c := range r.Changes {
		at := dateOf(c.Date)
		p.changes = append(p.changes, change{at, c.Note.Value})
		if p.changed.before(at) {
			p.changed = at
		}
	}
	p.key = short(p.source, 10)
	if !r.Address.Empty() {
		p.key = r.Address.Value
		if !addressPart.MatchString(p.key) {
			bag.Error(diag.SitePage, r.Address.Span, "地址“"+p.key+"”不能用在网址里", "只用小写字母、数字和减号，例如 2026-aqxc")
		}
	}
	if p.column = s.config.columnOf(r.Column.Value, p.kind); p.column < 0 {
		if r.Column.Empty() {
			bag.Error(diag.SiteColumnless, r.Mode.Span, "没有栏目收“"+p.kind+"”", "在“公开”里写上栏目，或者在 yinfa.yaml 的栏目里加上这个文种")
		} else {
			bag.Error(diag.SiteColumnless, r.Column.Span, "没有名为“"+r.Column.Value+"”的栏目", "可以写："+s.config.columnNames())
		}
	}
	leaks(t, &bag)
	render(p, t, &bag)
	if bag.HasErrors() {
		return nil, bag.Sorted()
	}
	if p.summary == "" {
		p.summary = p.lead
	}
	p.tokens = tokenize(p.title+"\n"+p.number+"\n"+p.organs+"\n"+strings.Join(p.words, "\n"), p.text)
	p.row = sum(p.key, p.title, p.number, p.organs, p.kind, p.state, p.pub.String(), p.summary)
	p.sum = p.digest()
	return p, bag.Sorted()
}

func (p *Page) digest() digest {
	parts := []string{string(p.row[:]), fmt.Sprint(p.column), p.made.String(), p.changed.String(), p.theme, p.genre, p.index, p.topic, p.plan, p.round, p.step,
		strings.Join(p.words, "\x00"), p.body, p.text, fmt.Sprint(p.changes), fmt.Sprint(p.contents), fmt.Sprint(p.downloads)}
	return sum(parts...)
}

// opening is the beginning of a text, at most n characters, on one line.
func opening(text string, n int) string {
	runes := []rune(strings.Join(strings.Fields(text), ""))
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
