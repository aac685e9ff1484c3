package site

import (
	"encoding/xml"
	"io"
	"regexp"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/unit"
)

func sampleChart() *doc.Chart {
	return &doc.Chart{
		Kind: doc.ChartStack, Caption: []doc.Run{{Text: "图1　整改<情况>"}}, Unit: doc.Text{Value: "项"},
		Labels: []doc.Text{{Value: "望潮镇"}, {Value: `"青岙镇" & <b>`}},
		Series: []doc.ChartSeries{{Name: doc.Text{Value: "已销号"}, Values: []int64{12, 8}}, {Name: doc.Text{Value: "超期"}, Values: []int64{0, 3}}},
	}
}

func drawn(c *doc.Chart, id string) string {
	var w writer
	w.chart(c, id, func(name string) string { return name })
	return w.String()
}

func TestChart(t *testing.T) {
	got := drawn(sampleChart(), "c1")
	for _, want := range []string{
		`<div class="drawn"><figure><svg viewBox="0 0 448 `, `role="img" aria-labelledby="c1-title c1-desc"><title id="c1-title">图1　整改&lt;情况&gt;</title>`,
		`<desc id="c1-desc">堆叠条形图：图1　整改&lt;情况&gt;。单位：项。望潮镇：已销号12、超期0；`, `<g fill="currentColor">`,
		`<figcaption>图1　整改&lt;情况&gt;</figcaption>`, `<table><caption>单位：项</caption><thead>`, `<th scope="col">超期</th>`, `<th scope="row">望潮镇</th><td class="right">12</td><td class="right">0</td>`,
	} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	if bad := regexp.MustCompile(`style=|<script|<b>| on[a-z]+=`).FindString(got); bad != "" {
		t.Errorf("%s in\n%s", bad, got)
	}
	x := xml.NewDecoder(strings.NewReader(got))
	for {
		if _, err := x.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, got)
		}
	}
	if drawn(sampleChart(), "c1") != got {
		t.Error("differs from itself")
	}
}

func TestChartWhoseTableFollowsHasNone(t *testing.T) {
	c := sampleChart()
	c.Tabled = true
	if got := drawn(c, "c"); strings.Contains(got, "<table") {
		t.Error(got)
	}
}

func TestChartWithoutNumbersSaysSo(t *testing.T) {
	got := drawn(&doc.Chart{Caption: []doc.Run{{Text: "各月"}}}, "c")
	if want := `<div class="drawn"><figure><p>无数据</p><figcaption>各月</figcaption></figure></div>` + "\n"; got != want {
		t.Errorf("got %s", got)
	}
}

func TestPx(t *testing.T) {
	for _, test := range []struct {
		l    unit.Length
		want string
	}{{0, "0"}, {unit.Inch, "96"}, {unit.Pt * 3 / 4, "1"}, {unit.Inch / 192, "0.5"}, {-unit.Inch / 192, "-0.5"}, {unit.Inch / 960, "0.1"}} {
		if got := px(test.l); got != test.want {
			t.Errorf("px(%v) = %s, want %s", test.l, got, test.want)
		}
	}
}
