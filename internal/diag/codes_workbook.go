package diag

// The codes of spreadsheets that are read into the ledger.
const (
	WorkbookUnreadable Code = "workbook-unreadable"
	WorkbookSheet      Code = "workbook-sheet"
	WorkbookHead       Code = "workbook-head"
	WorkbookColumn     Code = "workbook-column"
	WorkbookMapping    Code = "workbook-mapping"
	WorkbookCell       Code = "workbook-cell"
	WorkbookNumber     Code = "workbook-number"
	WorkbookBlank      Code = "workbook-blank"
	WorkbookAbsent     Code = "workbook-absent"
	WorkbookPlace      Code = "workbook-place"
)

func workbookEntries() []Entry {
	return []Entry{
		{Code: WorkbookUnreadable, Title: "表格文件读不了",
			Text:  "可以导入 .xlsx 工作簿和 .csv 文件。旧版 .xls、设了密码的工作簿、损坏的或特别大的文件读不了。",
			Wrong: "yinfa import 台账.xls", Right: "用 Excel 或 WPS 打开，另存为“Excel 工作簿（*.xlsx）”，再导入"},
		{Code: WorkbookSheet, Title: "不知道读哪一张工作表",
			Text:  "工作簿里有“问题隐患”就读它；没有时读第一张有编号、问题两列的表。也可以用 --sheet 指明。",
			Wrong: "--sheet 隐患帐", Right: "--sheet 隐患台账"},
		{Code: WorkbookHead, Title: "找不到表头",
			Text:  "表头是写着“编号”“问题”等列名的一行，在前 20 行里找。列名写法不同的，在对应文件里写明。",
			Wrong: "（第一行就是内容，没有列名）", Right: "编号 | 单位 | 类别 | 等级 | 发现日期 | 问题\n"},
		{Code: WorkbookColumn, Title: "这一列没有导入，或者两列对到了一处",
			Text:  "不认识的列不导入，并且说明；几列对应台账的同一个键时，不知道以哪一列为准。",
			Wrong: "“存在问题”和“问题描述”两列都对应“问题”", Right: "在对应文件里把其中一列写进“不导入”"},
		{Code: WorkbookMapping, Title: "对应文件写得不对",
			Text:  "对应文件是 YAML：“对应”下面每行是“表里的列名: 台账的键”，“不导入”列出不要的列，“表头行”写表头在第几行，“工作表”写读哪一张。",
			Wrong: "对应:\n  存在问题: 问题描述\n", Right: "对应:\n  存在问题: 问题\n"},
		{Code: WorkbookCell, Title: "单元格里的内容不对",
			Text:  "日期不是日期、等级和状态不是规定的词、单位没有登记、必填的没有填，都按工作表和单元格指出。有一处错，就什么也不写入。",
			Wrong: "问题隐患!J12 写着“较大”", Right: "重大、突出 或 一般"},
		{Code: WorkbookNumber, Title: "编号没有填，或者重复",
			Text:  "编号是隐患的身份，表里的一行靠它找到台账里的一条。",
			Wrong: "两行的编号都是 2026-1-001", Right: "每行一个编号"},
		{Code: WorkbookBlank, Title: "空格没有清除台账里的内容",
			Text:  "表里空着、台账里有内容的，保留台账的内容，防止误删。确实要删的，请在数据文件里删。",
			Wrong: "（表里“措施”空着，台账里写了措施）", Right: "在数据文件里删去“措施”一行"},
		{Code: WorkbookAbsent, Title: "台账里的隐患不在表里",
			Text:  "从表里删掉的行，台账里不会跟着删，只列出来请您核对。",
			Wrong: "（表里少了编号 2026-1-003 的一行）", Right: "确实要删的，在数据文件里删"},
		{Code: WorkbookPlace, Title: "改动写不进数据文件",
			Text:  "导入只改动变了的几个字，其余一字不动。数据文件的写法特殊（例如列表里夹着注释）时，为防改错，不自动改。",
			Wrong: "整改前照片:\n  - 一.jpg   # 远景\n  - 二.jpg\n", Right: "在数据文件里直接改这一处，再导入"},
	}
}
