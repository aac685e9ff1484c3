package diag

// The codes of charts.
const (
	ChartForm   Code = "chart-form"
	ChartTable  Code = "chart-table"
	ChartNumber Code = "chart-number"
	ChartMany   Code = "chart-many"
	ChartTall   Code = "chart-tall"
	ChartNarrow Code = "chart-narrow"
)

func chartEntries() []Entry {
	return []Entry{
		{Code: ChartForm, Title: "图表的写法不对",
			Text:  "“:::图表”后面写“名称=内容”，名称有 形式、图题、计量单位、表格；数字来自台账的，还有 按、分、前、比较和各种条件。形式有三种：横条（比较各行业、各单位）、竖条（各月）、堆叠（一条分成几段）。",
			Wrong: ":::图表 形式=饼图\n", Right: ":::图表 按=行业 形式=横条\n:::\n"},
		{Code: ChartTable, Title: "图表的数字没有写成一张表",
			Text:  "数字不来自台账的图表，在“:::图表”和“:::”之间写一张表：第一列是名称，后面每列是一组数字，表头写每组数字的名称。表里不合并单元格，不写合计。",
			Wrong: ":::图表 图题=近三年事故起数\n2024年12起，2025年9起\n:::\n", Right: ":::图表 图题=近三年事故起数 计量单位=起\n| 年份 | 起数 |\n|---|---|\n| 2024年 | 12 |\n| 2025年 | 9 |\n:::\n"},
		{Code: ChartNumber, Title: "图表里有一格不是数",
			Text:  "图表的数字写阿拉伯数字，可以有小数（最多三位），不能是负数，没有的写 0；后面不写单位，单位写在“计量单位”里。全是百分数的，每个数后面写 %。",
			Wrong: "| 2024年 | 12起 |\n", Right: "| 2024年 | 12 |\n"},
		{Code: ChartMany, Title: "图表里的内容太多",
			Text:  "公文印成黑白，一张图最多分得清6组数字；项目最多40个，再多就看不清了，应当合并或者改用表格。",
			Wrong: "一张图里有8组数字", Right: "只画最要紧的几组，或者改用表格"},
		{Code: ChartTall, Title: "图表一页放不下",
			Text: "图表不能分在两页上。项目太多或者名称太长，整张图比一页还高。", Wrong: "60个单位，每个单位三条", Right: "加上 前=20，其余的合为一项"},
		{Code: ChartNarrow, Title: "图表放在太窄的地方",
			Text: "表格的格子至少要有5厘米宽，才放得下图表。", Wrong: "三列的表格里放图表", Right: "把图表移到表格外面"},
	}
}
