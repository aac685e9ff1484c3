package model

import (
	"net/url"
	"regexp"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// Site is 站点 of yinfa.yaml: how the public site calls and orders itself.
// Empty values are keys left out.
type Site struct {
	Name        doc.Text   // 名称, of the site
	Address     doc.Text   // 网址, absolute, without a slash at the end
	Code        doc.Text   // 标识码 (SiteIDCode)
	Owner       doc.Text   // 主办单位
	Maintainer  doc.Text   // 承办单位
	Contact     doc.Text   // 联系方式
	Record      doc.Text   // 备案号
	Description doc.Text   // 说明
	Keywords    []doc.Text // 关键词
	Organ       doc.Text   // 机构代码, for 索引号
	Index       doc.Text   // 索引号, the pattern
	PageSize    int        // 每页条数; 0: not said
	Columns     []SiteColumn
	Overviews   []SiteOverview // 年度情况
}

// SiteOverview is one entry of 年度情况: the numbers of a year's inspections
// that the office releases.
type SiteOverview struct {
	Plan   doc.Text   // 计划, of the ledger
	Name   doc.Text   // 名称, of the overview; empty: that of the plan
	Rounds []doc.Text // 轮次, those that are told of
	On     doc.Date   // 截至, the day of the numbers
	Parts  []doc.Text // 内容, of OverviewParts; empty: all
	Span   source.Span
}

// The parts of an overview that 内容 may name.
const (
	OverviewSum      = "总体"
	OverviewRounds   = "轮次"
	OverviewLevels   = "等级"
	OverviewIndustry = "行业"
	OverviewListed   = "挂牌"
)

// OverviewParts are the parts of an overview, in the order in which it shows
// them.
func OverviewParts() []string {
	return []string{OverviewSum, OverviewRounds, OverviewLevels, OverviewIndustry, OverviewListed}
}

// Tells reports whether the overview shows a part.
func (o *SiteOverview) Tells(part string) bool {
	for _, t := range o.Parts {
		if t.Value == part {
			return true
		}
	}
	return len(o.Parts) == 0
}

// SiteColumn is one 栏目.
type SiteColumn struct {
	Name        doc.Text   // 名称
	Folder      doc.Text   // 目录, a part of addresses
	Kinds       []doc.Text // 文种
	Type        doc.Text   // 类型 (ColumnType)
	Description doc.Text   // 说明
	Keywords    []doc.Text // 关键词
}

// sitePart is what may stand in an address: short, without capitals, the
// same on every disk and in every address bar.
var sitePart = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,39}$`)

// indexPart is what the pattern of 索引号 leaves to the program.
var indexPart = regexp.MustCompile(`\{[^{}]*\}`)

func indexParts() []string { return []string{"{机构代码}", "{年}", "{月}", "{日}", "{流水}"} }

// IsAddressPart reports whether s may be 目录 of a column or 地址 of a
// document.
func IsAddressPart(s string) bool { return sitePart.MatchString(s) }

// Site reads 站点. It returns nil when yinfa.yaml does not speak of a site.
func (p *Project) Site(bag *diag.Bag) *Site {
	r := p.section("站点", bag)
	if r == nil {
		return nil
	}
	r.Require("名称")
	s := &Site{
		Name: text(r, "名称"), Address: siteAddress(text(r, "网址"), bag), Code: text(r, "标识码"),
		Owner: text(r, "主办单位"), Maintainer: text(r, "承办单位"), Contact: text(r, "联系方式"), Record: text(r, "备案号"),
		Description: text(r, "说明"), Keywords: texts(r, keyKeywords),
		Organ: text(r, "机构代码"), Index: text(r, "索引号"),
	}
	for _, part := range indexPart.FindAllString(s.Index.Value, -1) {
		if !oneOf(part, indexParts()) {
			bag.Error(diag.SiteIndex, s.Index.Span, "索引号的式样里不认识“"+part+"”", "可以用："+join(indexParts()))
		}
	}
	s.PageSize, _ = r.Int("每页条数", 5, 100)
	folders := map[string]bool{}
	for _, m := range r.Maps("栏目") {
		c := siteColumn(m, bag)
		if folders[c.Folder.Value] && !c.Folder.Empty() {
			bag.Error(diag.SiteColumn, c.Folder.Span, "两个栏目用了同一个目录“"+c.Folder.Value+"”", "改其中一个")
		}
		folders[c.Folder.Value] = true
		s.Columns = append(s.Columns, c)
	}
	for _, m := range r.Maps("年度情况") {
		s.Overviews = append(s.Overviews, siteOverview(m, bag))
	}
	r.Finish()
	return s
}

// siteOverview reads an entry of 年度情况. Rounds and day must be written out:
// numbers leave the office only as far as somebody has decided.
func siteOverview(r *yaml.Reader, bag *diag.Bag) SiteOverview {
	r.Require("计划", "轮次", "截至")
	o := SiteOverview{
		Plan: text(r, "计划"), Name: text(r, "名称"), Rounds: texts(r, "轮次"), On: r.Date("截至"), Parts: texts(r, "内容"), Span: r.Span("计划"),
	}
	for _, t := range o.Parts {
		if !oneOf(t.Value, OverviewParts()) {
			bag.Error(diag.ValueChoice, t.Span, "“内容”里不认识“"+t.Value+"”", "可以写："+join(OverviewParts()))
		}
	}
	r.Finish()
	return o
}

// HasSite reports whether yinfa.yaml speaks of a site.
func (p *Project) HasSite() bool {
	for _, e := range p.Sections {
		if e.Key == "站点" {
			return true
		}
	}
	return false
}

func (p *Project) section(key string, bag *diag.Bag) *yaml.Reader {
	for _, e := range p.Sections {
		if e.Key == key {
			return yaml.Read(e.Value, key, bag)
		}
	}
	return nil
}

func siteColumn(r *yaml.Reader, bag *diag.Bag) SiteColumn {
	r.Require("名称", "目录")
	c := SiteColumn{
		Name: text(r, "名称"), Folder: text(r, "目录"), Kinds: texts(r, keyKind), Type: text(r, "类型"),
		Description: text(r, "说明"), Keywords: texts(r, keyKeywords),
	}
	r.Finish()
	if !c.Folder.Empty() && !IsAddressPart(c.Folder.Value) {
		bag.Error(diag.SiteColumn, c.Folder.Span, "栏目的目录“"+c.Folder.Value+"”不能用在网址里", "只用小写字母、数字和减号，例如 tzgg")
	}
	return c
}

// siteAddress checks 网址 and drops the slash at its end.
func siteAddress(t doc.Text, bag *diag.Bag) doc.Text {
	if t.Empty() {
		return t
	}
	u, err := url.Parse(t.Value)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" || u.RawQuery != "" || u.Fragment != "" || u.User != nil {
		bag.Error(diag.SiteAddress, t.Span, "站点的网址“"+t.Value+"”不完整", "写明 https:// 和域名，例如 https://www.yunlan.example/aqsc")
		return doc.Text{Span: t.Span}
	}
	t.Value = strings.TrimRight(t.Value, "/")
	return t
}
