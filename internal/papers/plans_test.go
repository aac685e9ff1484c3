package papers

import (
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
)

// twoPlans is the small city with a county that has a plan of its own.
func twoPlans(t *testing.T) *shop {
	t.Helper()
	s := newShop(t)
	text := ledgerText(t)
	for _, more := range []struct{ before, text string }{
		{"人员:\n", "  - {名称: 澜东县人民政府, 简称: 澜东县, 类别: 县区}\n  - {名称: 一镇, 类别: 乡镇, 上级: 澜东县}\n"},
		{"检查:\n", "  - {名称: 澜东县督导, 年度: 2026, 制度: 荔城, 组织单位: 澜东县, 对象: [乡镇], 巡查组: [{名称: 第一巡查组, 牵头单位: 市公安局, 组长: 乙（市公安局）, 巡查单位: 一镇}], 轮次: [{名称: 第一轮, 开始: 2026-04-01, 结束: 2026-04-02}]}\n"},
		{"问题隐患:\n", "  - {轮次: 第一轮, 巡查组: 第一巡查组, 单位: 一镇, 开始: 2026-04-01, 结束: 2026-04-02, 企业: 7}\n"},
	} {
		if strings.Count(text, more.before) != 1 {
			t.Fatal(more.before)
		}
		text = strings.Replace(text, more.before, more.text+more.before, 1)
	}
	text = strings.Replace(text, "    制度: 小城\n", "    制度: 小城\n    组织单位: 云澜市人民政府\n", 1)
	text += "  - {编号: 东1, 轮次: 第一轮, 巡查组: 第一巡查组, 单位: 一镇, 类别: 隐患, 等级: 重大, 发现日期: 2026-04-01, 问题: 安全阀没有校验, 整改期限: 2026-04-30, 责任单位: 一镇}\n"
	s.office = officeOf(t, text)
	return s
}

// TestEveryPlanCountsItsOwn: with several plans a paper is about the one it
// names, or about all when it says so.
func TestEveryPlanCountsItsOwn(t *testing.T) {
	s := twoPlans(t)
	for _, test := range []struct{ keys, body, want string }{
		{"计划: 小城2026年度巡查\n数据: {截至: 2026-04-10}\n", "{{问题隐患数}}、{{重大隐患数}}、{{检查企业数 轮次=1}}、{{对象数}}", "6、1、"},
		{"计划: 澜东县督导\n数据: {轮次: 第一轮}\n", "{{问题隐患数}}、{{重大隐患数}}、{{检查企业数}}、{{对象数}}", "1、1、7、1\n"},
		{"数据: {计划: 澜东县督导, 轮次: 第一轮}\n", "{{问题隐患数}}", "1\n"},
		{"计划: 澜东县督导\n", "{{年度}}、{{牵头单位 组=1}}", "2026、云澜市公安局\n"},
		{"数据: {计划: 全部}\n", "{{问题隐患数}}、{{重大隐患数}}", "7、2\n"},
		{"批量: {计划: 澜东县督导, 按: 单位}\n", "{{单位}}{{问题隐患数}}项", "一镇1项\n"},
	} {
		if got := body(s.sound(head(test.keys) + test.body + "\n")[0].Body); !strings.HasPrefix(got, test.want) {
			t.Errorf("%s%s: got %q, want %q", test.keys, test.body, got, test.want)
		}
	}
}

// TestWhichPlan: a paper that does not say which of several plans it is about
// is not made.
func TestWhichPlan(t *testing.T) {
	s := twoPlans(t)
	for _, test := range []struct{ keys, body string }{
		{"", "共{{问题隐患数}}项。"},
		{"数据: {单位: 一镇}\n", "检查企业{{检查企业数}}家。"},
		{"批量: {按: 单位}\n", "文。"},
		{"", "文。\n\n:::问题清单\n:::"},
	} {
		_, _, found := s.all(head(test.keys) + test.body + "\n")
		hit := false
		for _, d := range found {
			hit = hit || d.Code == diag.FigureContext && strings.Contains(d.Hint, "小城2026年度巡查 或 澜东县督导")
		}
		if !hit {
			t.Errorf("%s%s: got\n%s", test.keys, test.body, diag.Text(found))
		}
	}
}

// TestQuietRound: a team that found nothing has a report that reads well.
func TestQuietRound(t *testing.T) {
	s := twoPlans(t)
	trees := s.sound("---\n模板: 巡查报告\n发文机关: 澜东县安全生产委员会{{巡查组}}\n成文日期: 2026-04-10\n主送: [县安委办]\n计划: 澜东县督导\n批量: {按: 巡查组, 轮次: 1, 类别: 线索}\n---\n")
	got := body(trees[0].Body)
	for _, want := range []string{"未发现问题隐患", "未发现重大隐患。", "未发现机制性问题。"} {
		if !strings.Contains(got, want) {
			t.Errorf("no %s in\n%s", want, got)
		}
	}
	if strings.Contains(got, "0项") {
		t.Errorf("got\n%s", got)
	}
}

// TestOrganFromData: each document of a batch is issued by its own organ, and
// says so.
func TestOrganFromData(t *testing.T) {
	s := twoPlans(t)
	text := strings.Replace(head("计划: 澜东县督导\n批量: {按: 巡查组, 轮次: 1}\n"), "发文机关: 云澜市安全生产委员会办公室", "发文机关: \"{{牵头单位}}\"", 1)
	tree := s.sound(text + "由{{发文机关}}报送。\n")[0]
	if got := body(tree.Body); got != "由云澜市公安局报送。\n" || tree.Signature.Organs[0].Value != "云澜市公安局" {
		t.Errorf("got %q", got)
	}
}

// TestScheduleWithoutEmphasis: a plan that sets no 重点 gets no empty column
// for it, unless the author asks.
func TestScheduleWithoutEmphasis(t *testing.T) {
	s := newShop(t)
	var kept []string
	for _, line := range strings.Split(ledgerText(t), "\n") {
		if !strings.HasPrefix(strings.TrimSpace(line), "重点: ") {
			kept = append(kept, line)
		}
	}
	s.office = officeOf(t, strings.Join(kept, "\n"))
	for args, want := range map[string]string{"": "轮次|时间|巡查单位", " 列=时间、重点": "轮次|时间|重点"} {
		got, _, _ := strings.Cut(body(s.sound(head("") + ":::日程" + args + "\n:::\n")[0].Body), "\n")
		if got != want {
			t.Errorf("%s: %s, want %s", args, got, want)
		}
	}
}
