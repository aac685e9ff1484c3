package papers

import (
	"strconv"

	"yinfa.dev/yinfa/internal/diag"
)

func dateFigures() []figure {
	return []figure{
		{"成文日期", "文件头里的成文日期：2026年3月27日", nil, func(c *call) string {
			if c.date.IsZero() {
				c.bag.Error(diag.DataDate, c.span, "文件头没有成文日期", "写上 成文日期: 2026-03-27")
				return ""
			}
			return c.date.Chinese()
		}},
		{"发文机关", "文件头里的发文机关", nil, func(c *call) string {
			if len(c.head.Organs) == 0 {
				c.bag.Error(diag.FigureContext, c.span, "文件头没有发文机关", "写上 发文机关: ……")
				return ""
			}
			return c.head.Organs[0].Value
		}},
		{"截至日期", "整改情况截至哪一天：3月31日", nil, func(c *call) string {
			on, ok := c.on()
			if !ok {
				return ""
			}
			return day(on, c.yearOf())
		}},
		{"月份", "公文说的月份：3", []string{"写法"}, func(c *call) string {
			if c.sel.month == [2]int{} {
				c.bag.Error(diag.FigureContext, c.span, "“{{月份}}”不知道是哪个月", "在文件头写 数据: {月: 2026-03}")
				return ""
			}
			return c.ordinal(c.sel.month[1])
		}},
		{"月份年", "公文说的月份在哪一年：2026", nil, func(c *call) string {
			if c.sel.month == [2]int{} {
				c.bag.Error(diag.FigureContext, c.span, "“{{月份年}}”不知道是哪个月", "在文件头写 数据: {月: 2026-03}")
				return ""
			}
			return strconv.Itoa(c.sel.month[0])
		}},
	}
}
