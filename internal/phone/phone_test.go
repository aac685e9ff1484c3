package phone

import (
	"strings"
	"testing"
)

// TestPlausible holds that no number is passed over before it is looked at.
func TestPlausible(t *testing.T) {
	for text, want := range map[string]bool{
		"": false, "2026年3月15日，12345元": false, "1234567": false, "12345678": true, "（0000）660100": true,
		"0000—660100": true, "0000－660100": true, "0000-66 01 00": true, "123项4567项": false,
	} {
		if got := plausible(text); got != want {
			t.Errorf("%q: %v", text, got)
		}
	}
}

func TestWrong(t *testing.T) {
	for text, want := range map[string]string{
		"联系人：许安，手机：1380000000。":              "1380000000",
		"联系人：许安，手机13800000000。":              "",
		"联系人：许安，电话：138000000000。":            "138000000000",
		"联系电话：0000-660100，传真：0000-66010012。": "0000-660100",
		"联系电话：0000-6601001、0000-660100123。":  "0000-660100123",
		"联系电话：（0000）660100":                  "（0000）660100",
		"联系电话：0000-66010012-801。":            "",
		"联系电话：66010012，邮编：000000":            "",
		"手机号码：138 0000 000":                  "138 0000 000",
		"手机号：138-0000-0000":                  "",
		"联系人：许安，138****000。":                 "",
		"电话：12345、110、4000000000":            "",
		"电话通知各镇，共1500000000元":                "",
		"共1380000000元":                       "",
		"电话；1380000000":                      "",
		"可以来电话。编号0000-660100":                "",
		"文号0000-660100":                      "",
		"联系人：许安 身份证号110101199003070011":      "",
		"请于2026年3月6日前电话报送，2026-03-06":        "",
		"值班电话0000-66010012（24小时）":            "",
	} {
		var got []string
		for _, f := range Wrong(text) {
			got = append(got, text[f.From:f.To])
			if f.Why == "" {
				t.Errorf("%s: no reason", text)
			}
		}
		if strings.Join(got, "|") != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

func TestByItself(t *testing.T) {
	for s, want := range map[string]string{
		"13800000000": "", "1380000000": "手机号码是11位，这里是10位", " 138000000 ": "手机号码是11位，这里是9位", "": "", "无": "", "66010012": "",
	} {
		if got := WrongMobile(s); got != want {
			t.Errorf("WrongMobile(%q) = %q, want %q", s, got, want)
		}
	}
	for s, want := range map[string]int{
		"许安 0000-66010012": 0, "许安 0000-660100，李平 1380000000": 2, "66010012": 0, "12345": 0, "": 0,
	} {
		if got := WrongIn(s); len(got) != want {
			t.Errorf("WrongIn(%q) = %+v, want %d", s, got, want)
		}
	}
}

func FuzzWrong(f *testing.F) {
	f.Add("联系人：许安，手机：1380000000。电话：（0000）660100")
	f.Add("电话0")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, one := range Wrong(text) {
			if one.From < end || one.To <= one.From || one.To > len(text) {
				t.Fatalf("%q: %+v", text, one)
			}
			end = one.To
		}
	})
}
