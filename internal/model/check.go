package model

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// check examines the values that have a form of their own, whatever the 文种.
func (d *Document) check(bag *diag.Bag) {
	d.checkTitle(bag)
	d.checkOrgans(bag)
	checkNumber(d.Number, bag)
	d.checkSecrecy(bag)
	d.checkCopyNumber(bag)
	checkUrgency(d.Urgency, bag)
	d.checkDates(bag)
	d.checkAttachments(bag)
}

// checkTitle reports a bar typed to break the title: it would be printed.
func (d *Document) checkTitle(bag *diag.Bag) {
	for _, run := range d.Title {
		if strings.ContainsAny(run.Text, "|｜") {
			bag.Error(diag.TitleBar, run.Span, "标题里的竖线会照样印出来", "要在这里回行，写成列表：标题: ["+strings.Join(strings.FieldsFunc(run.Text, isBar), ", ")+"]")
			return
		}
	}
}

func isBar(r rune) bool { return r == '|' || r == '｜' }

// checkOrgans looks for what would print one organ where there are two.
func (d *Document) checkOrgans(bag *diag.Bag) {
	for i, o := range d.Organs {
		for _, earlier := range d.Organs[:i] {
			if o.Value == earlier.Value {
				bag.Error(diag.OrganTwice, o.Span, "发文机关“"+o.Value+"”写了两次", "删去重复的一个")
			}
		}
	}
	wantList(keyOrgans, d.Organs, bag)
	wantList(keySigners, d.Signatories, bag)
}

// wantList reports names typed as one text with marks between them.
func wantList(key string, list []doc.Text, bag *diag.Bag) {
	for _, t := range list {
		depth := 0
		names := strings.FieldsFunc(t.Value, func(r rune) bool {
			switch r {
			case '（', '(':
				depth++
			case '）', ')':
				depth--
			}
			return depth <= 0 && strings.ContainsRune("、，,；;", r)
		})
		if len(names) > 1 {
			bag.Error(diag.ListWanted, t.Span, "“"+key+"”把几个名称写成了一个", "写成列表，用方括号和半角逗号：["+strings.Join(names, ", ")+"]")
		}
	}
}

// number takes a 发文字号 apart, whatever brackets were typed.
var number = regexp.MustCompile(`^(.*?)[ ]*([〔\[【（(［〖｛{])[ ]*([0-9０-９]+)[ ]*年?[ ]*([〕\]】）)］〗｝}])[ ]*(第?)[ ]*([0-9０-９]+)[ ]*号$`)

// orderNumber is a 令号.
var orderNumber = regexp.MustCompile(`^第?[ ]*([0-9０-９]+)[ ]*号$`)

// bareNumber is a number of which only the 文种 can say what it lacks.
var bareNumber = regexp.MustCompile(`^[0-9]+号$`)

// unnumbered is the number of a draft.
var unnumbered = regexp.MustCompile(`(〕|^第)[ \x{3000}×xX_＿…]*号$`)

// checkNumber holds a 发文字号 against 机关代字〔年份〕顺序号 (GB/T 9704-2012
// 7.2.5): hexagonal brackets, the year in full, no 第, no leading zero.
func checkNumber(t doc.Text, bag *diag.Bag) {
	if t.Empty() {
		return
	}
	right := RightNumber(t.Value)
	switch {
	case right == t.Value, bareNumber.MatchString(t.Value):
	case unnumbered.MatchString(t.Value):
		example := "云政办函〔2026〕8号"
		if strings.HasPrefix(t.Value, "第") {
			example = "第8号"
		}
		bag.Warn(diag.DocNumberForm, t.Span, "发文字号还没有编顺序号", "签发时写上顺序号，如 "+example)
	case right == "":
		bag.Warn(diag.DocNumberForm, t.Span, "“"+t.Value+"”不像发文字号",
			"发文字号写作 机关代字〔年份〕顺序号，如 云政办函〔2026〕8号；令号写作 第8号")
	default:
		bag.Add(diag.Diagnostic{Code: diag.DocNumberForm, Severity: diag.Error, Span: t.Span,
			Summary: "发文字号“" + t.Value + "”写法不规范", Detail: numberFault(t.Value), Hint: "改为 " + right})
	}
}

// RightNumber gives the right form of a 发文字号 or 令号, or "" when the text
// is neither.
func RightNumber(s string) string {
	s = trim(strings.ReplaceAll(s, "\u3000", " "))
	if m := orderNumber.FindStringSubmatch(s); m != nil {
		if n := digits(m[1]); n > 0 {
			return "第" + strconv.Itoa(n) + "号"
		}
		return ""
	}
	m := number.FindStringSubmatch(s)
	if m == nil || m[1] == "" {
		return ""
	}
	year, n := digits(m[3]), digits(m[6])
	if year > 0 && year < 100 {
		year += 2000
	}
	if year < 1900 || year > 2999 || n == 0 {
		return ""
	}
	return fmt.Sprintf("%s〔%d〕%d号", m[1], year, n)
}

func numberFault(s string) string {
	m := number.FindStringSubmatch(trim(strings.ReplaceAll(s, "\u3000", " ")))
	if m == nil {
		return "数字用半角，不编虚位，前面写“第”"
	}
	var faults []string
	if m[2] != "〔" || m[4] != "〕" {
		faults = append(faults, "年份用六角括号〔〕括入，不用"+m[2]+m[4])
	}
	if len(m[3]) != 4 || digits(m[3]) < 1900 {
		faults = append(faults, "年份用四位半角数字写全")
	}
	if m[5] != "" {
		faults = append(faults, "顺序号前不加“第”")
	}
	if strings.HasPrefix(m[6], "0") || strings.HasPrefix(m[6], "０") {
		faults = append(faults, "顺序号不编虚位，1不编为01")
	}
	if len(faults) == 0 {
		faults = append(faults, "各部分之间不加空格，数字用半角")
	}
	return strings.Join(faults, "；")
}

// digits reads half-width or full-width digits; 0 when there are none or too
// many.
func digits(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			n = n*10 + int(r-'0')
		case r >= '０' && r <= '９':
			n = n*10 + int(r-'０')
		default:
			return 0
		}
		if n > 99999999 {
			return 0
		}
	}
	return n
}

var secrecyLevels = []string{"绝密", "机密", "秘密"}

var period = regexp.MustCompile(`^(?:[1-9][0-9]*(?:年|个月|日)|长期|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日)$`)

// checkSecrecy settles 密级 and 保密期限, which authors also write in one:
// 机密★1年.
func (d *Document) checkSecrecy(bag *diag.Bag) {
	level := d.Secrecy
	if level.Empty() {
		if !d.SecrecyPeriod.Empty() {
			bag.Error(diag.SecrecyForm, d.SecrecyPeriod.Span, "写了保密期限，没有写密级", "补上 密级: 绝密、机密或秘密，或者删去保密期限")
		}
		return
	}
	for _, star := range []string{"★", "☆", "*", "＊", "⭐"} {
		name, rest, found := strings.Cut(level.Value, star)
		if !found {
			continue
		}
		name, rest = trim(name), trim(rest)
		if star != "★" {
			bag.Error(diag.SecrecyForm, level.Span, "密级和保密期限之间的标志写成了“"+star+"”", "改为 "+name+"★"+rest)
		}
		if !d.SecrecyPeriod.Empty() && rest != "" {
			bag.Error(diag.SecrecyForm, d.SecrecyPeriod.Span, "保密期限写了两处", "删去“保密期限”这一行，或者在“密级”里只写 "+name)
		} else if rest != "" {
			d.SecrecyPeriod = doc.Text{Value: rest, Span: level.Span}
		}
		d.Secrecy.Value = name
		break
	}
	if !oneOf(d.Secrecy.Value, secrecyLevels) {
		hint := "密级只有 绝密、机密、秘密 三种；不涉密的公文不写这一项"
		if near := yaml.Nearest(d.Secrecy.Value, secrecyLevels); near != "" {
			hint = "是不是“" + near + "”？" + hint
		}
		bag.Error(diag.SecrecyForm, level.Span, "没有“"+d.Secrecy.Value+"”这种密级", hint)
	}
	if p := d.SecrecyPeriod; !p.Empty() && !period.MatchString(p.Value) {
		hint := "写作 1年、6个月 或 长期，数字用半角"
		if n := digits(p.Value); n > 0 {
			hint = fmt.Sprintf("写作 %d年 或 %d个月", n, n)
		}
		bag.Error(diag.SecrecyForm, p.Span, "保密期限“"+p.Value+"”写法不规范", hint)
	}
}

// checkCopyNumber asks for six digits (GB/T 9704-2012 7.2.1), and for a
// number on every secret document.
func (d *Document) checkCopyNumber(bag *diag.Bag) {
	t := d.CopyNumber
	if t.Empty() {
		// One that releases itself is stopped for that: a number is no remedy.
		if open := d.Release != nil && d.Release.Mode.Value == doc.ReleaseOpen; !d.Secrecy.Empty() && !d.Damaged && !open {
			bag.Error(diag.CopyNumberForm, d.Secrecy.Span, "涉密公文没有写份号", "加上一行，如 份号: 000001")
		}
		return
	}
	n := digits(t.Value)
	switch {
	case len(t.Value) == 6 && (n > 0 || t.Value == "000000"):
	case n > 0 && n < 1000000:
		bag.Error(diag.CopyNumberForm, t.Span, "份号“"+t.Value+"”不是六位数字", fmt.Sprintf("改为 %06d", n))
	default:
		bag.Error(diag.CopyNumberForm, t.Span, "份号“"+t.Value+"”不是六位数字", "份号写六位半角数字，如 000001")
	}
}

func checkUrgency(t doc.Text, bag *diag.Bag) {
	switch t.Value {
	case "", "特急", "加急":
	case "特提", "平急":
		bag.Error(diag.UrgencyForm, t.Span, "“"+t.Value+"”是电报的等级，公文不用", "公文的紧急程度写 特急 或 加急")
	default:
		bag.Error(diag.UrgencyForm, t.Span, "没有“"+t.Value+"”这种紧急程度", "写 特急 或 加急；不紧急的公文不写这一项")
	}
}

func (d *Document) checkDates(bag *diag.Bag) {
	d.checkYear(bag)
	if d.Date.IsZero() || d.IssueDate.IsZero() || !earlier(d.IssueDate, d.Date) {
		return
	}
	bag.Add(diag.Diagnostic{Code: diag.DateOrder, Severity: diag.Warning, Span: d.IssueDate.Span,
		Summary: "印发日期早于成文日期",
		Detail:  "成文日期是" + FormatDate(d.Date) + "，印发日期是" + FormatDate(d.IssueDate),
		Hint:    "公文先签发后印发，请核对这两个日期；印发日期与成文日期相同时可以不写"})
}

// checkYear holds the year of the 发文字号 against 成文日期: the number is
// taken when the document is signed.
func (d *Document) checkYear(bag *diag.Bag) {
	m := number.FindStringSubmatch(d.Number.Value)
	if m == nil || d.Date.IsZero() {
		return
	}
	if year := digits(m[3]); year >= 1900 && year != d.Date.Year {
		bag.Add(diag.Diagnostic{Code: diag.NumberYear, Severity: diag.Warning, Span: d.Number.Span,
			Summary: "发文字号的年份与成文日期不是同一年",
			Detail:  "发文字号是" + d.Number.Value + "，成文日期是" + FormatDate(d.Date),
			Hint:    "多半是照旧文改写时漏改了一处，请核对"})
	}
}

func earlier(a, b doc.Date) bool {
	if a.Year != b.Year {
		return a.Year < b.Year
	}
	if a.Month != b.Month {
		return a.Month < b.Month
	}
	return a.Day < b.Day
}

// FormatDate writes a date as official documents do: 2026年3月6日.
func FormatDate(d doc.Date) string {
	return fmt.Sprintf("%d年%d月%d日", d.Year, d.Month, d.Day)
}

func (d *Document) checkAttachments(bag *diag.Bag) {
	for _, a := range d.Attachments {
		if len(a.Title) == 0 {
			// The file may have the title; compose looks.
			if a.File.Empty() {
				bag.Error(diag.AttachmentUntitled, a.Span, "附件没有写标题", "写作 标题: ……")
			}
			continue
		}
		last := a.Title[len(a.Title)-1]
		if end := last.Text; strings.HasSuffix(end, "。") || strings.HasSuffix(end, "；") || strings.HasSuffix(end, "，") {
			bag.Warn(diag.AttachmentPunctuation, last.Span.At(len([]rune(end))-1), "附件名称后面有标点", "附件名称后不加标点，删去它")
		}
		title := strings.TrimRight(doc.PlainText(a.Title), "，")
		if names := strings.Split(title, "，"); len(names) > 1 && a.File.Empty() {
			bag.Warn(diag.ListWanted, a.Title[0].Span, "“附件”像是把几个名称写成了一个", "几个附件用半角逗号隔开：["+strings.Join(names, ", ")+"]；本来就是一个的，不必改")
		}
	}
}

func oneOf(s string, among []string) bool {
	for _, a := range among {
		if s == a {
			return true
		}
	}
	return false
}
