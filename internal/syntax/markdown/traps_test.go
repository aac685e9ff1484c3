package markdown

import "testing"

// TestTraps holds what CommonMark makes of official prose and must not
// happen here.
func TestTraps(t *testing.T) {
	run(t, []sample{
		{"bold before a title mark", "已经**《办法》**发布", "P 已经*《办法》*发布\n", ""},
		{"bold around quotation marks", "要求**“严”字**当头", "P 要求*“严”字*当头\n", ""},
		{"bold up to a stop", "**整改。**下一步", "P *整改。*下一步\n", ""},
		{"bold brackets", "依据**（试行）**执行", "P 依据*（试行）*执行\n", ""},
		{"times of day", "8:00~12:00、14:00~18:00", "P 8:00~12:00、14:00~18:00\n", ""},
		{"double tilde", "~~8:00~~", "P ~~8:00~~\n", ""},
		{"year with a dot", "2021. 5月底前完成", "P 2021. 5月底前完成\n", ""},
		{"year in a list", "1. 甲\n2021. 5月", "H3 1.{甲}\nP 2021. 5月\n", ""},
		{"pasted page number", "甲。\n- 2 -\n乙。", "P 甲。\nP 乙。\n", "page-number-pasted"},
		{"page number of dashes", "甲。\n\n— 12 —\n\n－３－\n\n乙。", "P 甲。\nP 乙。\n", "page-number-pasted page-number-pasted"},
		{"page number after a list", "- 甲\n- 2 -\n- 乙", "L\n-\n  P 甲\nL\n-\n  P 乙\n", "page-number-pasted"},
		{"line under a text", "甲\n---\n乙\n===\n", "P 甲\nP 乙===\n", "rule-line"},
		{"four spaces", "甲：\n\n    乙\n\n\t丙", "P 甲：\nP 乙\nP 丙\n", ""},
		{"four spaces without a blank line", "甲。\n    乙。", "P 甲。\nP 乙。\n", ""},
		{"blanks for a date", "*年*月*日", "P *年*月*日\n", ""},
		{"blanks of underscores", "签字：____ 年__月__日", "P 签字：____ 年__月__日\n", ""},
		{"line of underscores", "______", "P ______\n", ""},
		{"wide indent", "　　甲。\n　　乙。\n\u00a0\u00a0丙。", "P 甲。\nP 乙。\nP 丙。\n", ""},
		{"entity indent", "&emsp;&emsp;甲。\n&emsp;&emsp;乙。\n&nbsp;丙", "P 甲。\nP 乙。\nP 丙\n", ""},
		{"line of wide spaces", "甲\n　　\n乙", "P 甲\nP 乙\n", ""},
		{"empty heading", "## \n甲\n##\n", "P 甲\n", "heading-empty heading-empty"},
		{"HTML red head", "<div style=\"color:red\">云澜市文件</div>\n\n正文", "P 正文\n", "html-raw"},
		{"square brackets of a number", "云政发[2026]3号和[2026](试行)", "P 云政发[2026]3号和2026\n", "link-target"},
		{"heading of a whole sentence", "### (一)压实责任。各单位要落实责任。", "H2# （一）{压实责任。}各单位要落实责任。\n", "number-form"},
		{"private-use character", "高度2\ue0105米", "P 高度2\ue0105米\n", ""},
		{"rare characters", "䑩、𠮷、𬭩、䶮㛃", "P 䑩、𠮷、𬭩、䶮㛃\n", ""},
		{"masked names", "张**、李*、王***。", "P 张**、李*、王***。\n", ""},
		{"comparison", ">50人的单位\n\n>=100人", "P >50人的单位\nP >=100人\n", ""},
		{"placeholder in angle brackets", "<单位名称>印发", "P <单位名称>印发\n", ""},
		{"numbers of houses", "#2楼、1#机组", "P #2楼、1#机组\n", ""},
		{"link definition", "[1]: https://a.cn/\n", "P [1]: [https://a.cn/](https://a.cn/)\n", "link-definition"},
	})
}
