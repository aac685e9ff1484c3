package site

import (
	"fmt"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/source"
)

func text(s string) doc.Text { return doc.Text{Value: s, Span: source.Span{File: "content/a.md"}} }

func texts(list ...string) []doc.Text {
	var out []doc.Text
	for _, s := range list {
		out = append(out, text(s))
	}
	return out
}

func words(s string) []doc.Run { return []doc.Run{{Text: s}} }

func paragraph(s string) doc.Block { return &doc.Paragraph{Runs: words(s)} }

func testConfig() Config {
	return Config{
		Name: "云澜市安全生产信息公开", Address: "https://www.yunlan.example/aqsc", Code: "3300000001",
		Owner: "云澜市安全生产委员会办公室", Contact: "0000-66010012", Organ: "113300", Index: "{机构代码}/{年}-{流水}", Keywords: []string{"安全生产", "巡查"},
	}
}

// sample is document n of an invented office, about 500 characters long.
func sample(n int) Document {
	places := []string{"望潮镇", "青岙镇", "澄江街道", "柳湾乡", "白鹤镇", "枫林镇", "大坪镇", "清湖镇"}
	things := []string{"塔式起重机附着装置间距超过规定", "深基坑位移超过预警值", "疏散楼梯封闭", "除尘系统未设泄爆装置", "燃气软管超期使用", "配电箱未设漏电保护"}
	kinds := []string{"通知", "公示", "动态信息", "通报", "督办单", "意见"}
	organs := []string{"云澜市安全生产委员会办公室", "云澜市应急管理局", "云澜市人民政府办公室"}
	place, thing, kind := places[n%len(places)], things[n%len(things)], kinds[n%len(kinds)]
	d := doc.Date{Year: 2022 + n%5, Month: 1 + n%12, Day: 1 + n%28}
	title := fmt.Sprintf("关于%s第%d号隐患整改情况的%s", place, n, kind)
	t := &doc.Document{
		Source: fmt.Sprintf("content/%s/%d.md", kind, n), Kind: kind, Title: words(title),
		Meta:       doc.Meta{Title: title, Author: organs[n%len(organs)], Subject: kind, Number: fmt.Sprintf("云安委办〔%d〕%d号", d.Year, n+1), Date: d},
		Release:    &doc.Release{Mode: text(doc.ReleaseOpen), Theme: text("安全生产监管")},
		Addressees: texts("各乡镇人民政府、街道办事处，", "市有关单位"),
		Signature:  doc.Signature{Organs: texts(organs[n%len(organs)]), Date: d},
	}
	t.Body = append(t.Body,
		paragraph(fmt.Sprintf("根据《云澜市安全生产巡查工作方案（试行）》规定，现将%s第%d号隐患整改情况予以公布。依据云安委办〔%d〕%d号文件。", place, n, d.Year, n)),
		&doc.Heading{Level: 1, Number: "一、", Head: words("基本情况")},
		paragraph(strings.Repeat(fmt.Sprintf("巡查组在%s发现%s，责成限期整改。", place, thing), 3)),
		&doc.Heading{Level: 2, Number: "（一）", Head: words("整改措施。"), Tail: words(fmt.Sprintf("%s已于%d月%d日完成整改，经复查验收合格。", place, d.Month, d.Day))},
		&doc.Heading{Level: 1, Number: "二、", Head: words("工作要求")},
		paragraph("各单位要压实责任，举一反三，全面排查同类隐患，严格落实措施、资金、时限、责任人和应急预案，确保安全生产形势持续稳定。"),
		&doc.Table{Caption: words("整改情况"), HeadRows: 1, Columns: make([]doc.Column, 3), Rows: []doc.Row{
			{Cells: []doc.Cell{cell(0, "序号", true), cell(1, "隐患", true), cell(2, "结果", true)}},
			{Cells: []doc.Cell{cell(0, "1", false), cell(1, thing, false), cell(2, "已销号", false)}},
		}},
	)
	if n%40 == 0 {
		t.Release.Topic = text(fmt.Sprintf("%d年安全生产巡查", d.Year))
	}
	if n%17 == 3 {
		t.Release.Validity = text("已废止")
	}
	return Document{Tree: t, Downloads: []Download{{Format: "pdf", Size: 123456, SHA256: strings.Repeat("ab", 32)}}}
}

func cell(column int, s string, head bool) doc.Cell {
	return doc.Cell{Column: column, ColSpan: 1, RowSpan: 1, Head: head, Blocks: []doc.Block{paragraph(s)}}
}

func samples(n int) []Document {
	out := make([]Document, n)
	for i := range out {
		out[i] = sample(i)
	}
	return out
}

// built makes a whole site and fails on anything worse than a note.
func built(tb testing.TB, in Input) map[string]string {
	tb.Helper()
	files, findings := made(tb, in)
	for _, d := range findings {
		if d.Severity != diag.Info {
			tb.Fatal(diag.Text(findings))
		}
	}
	return files
}

func made(tb testing.TB, in Input) (map[string]string, []diag.Diagnostic) {
	tb.Helper()
	files := map[string]string{}
	findings, err := Build(in, func(path string, data []byte) error {
		if _, twice := files[path]; twice {
			tb.Errorf("%s is written twice", path)
		}
		files[path] = string(data)
		return nil
	})
	if err != nil {
		tb.Fatal(err)
	}
	return files, findings
}
