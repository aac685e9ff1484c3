package diag

// The codes of setting.
const (
	CharPrivate      Code = "char-private"
	GlyphMissing     Code = "glyph-missing"
	GlyphSubstituted Code = "glyph-substituted"
	LineOverfull     Code = "line-overfull"
	SignatureAlone   Code = "signature-alone"
	SignatureSqueeze Code = "signature-adjusted"
	FormTightened    Code = "form-tightened"
	ImprintSqueeze   Code = "imprint-adjusted"
	FirstPageEmpty   Code = "first-page-no-text"
	MarkTooLong      Code = "mark-too-long"
	RowTooTall       Code = "row-too-tall"
	BlockUnknown     Code = "block-unknown"
	SealCrowded      Code = "seal-crowded"
	ImprintTooTall   Code = "imprint-too-tall"
	TableCrowded     Code = "table-crowded"
	LastPageShort    Code = "last-page-short"
	TableTight       Code = "table-tight"
	TableSmall       Code = "table-small"
)

func setEntries() []Entry {
	return []Entry{
		{Code: CharPrivate, Title: "私用区字符", Text: "私用区（U+E000 起）的字符由各家字体自行定义，换一台电脑就可能变成空白或别的字。公文里的每个字都必须是公认的字符，所以一律报错，不会印成空白。",
			Wrong: "高度超过2□5米（□ 为 U+E010）", Right: "高度超过2.5米"},
		{Code: GlyphMissing, Title: "没有字形的字符", Text: "角色所用字体及其全部后备字体都没有这个字符。为了不印成空白或方框，报错并停止生成这份文件。",
			Wrong: "（任何字体都没有的生僻字）", Right: "把含有该字的字体文件放进 fonts 文件夹"},
		{Code: GlyphSubstituted, Title: "个别字用了别的字体", Text: "这一处应用的字体里没有这个字（多为生僻字和特殊符号），印的是另一种字体里的同一个字，字形和旁边的字略有不同。每个字在每种字体里只报告一次，位置是第一处。加 --strict 时算错误；只有取自同一种正式字体的另一款（如仿宋_GB2312 里没有、取自仿宋）不算。",
			Wrong: "仿宋正文里的“㐂”取自宋体", Right: "在 fonts 文件夹里放入收有“㐂”的仿宋字体"},
		{Code: LineOverfull, Title: "一行放不下", Text: "有一段不能断开的内容比一行还宽，伸出了版心。", Wrong: "一串很长的无空格字母或数字", Right: "在适当处加空格，或改写"},
		{Code: SignatureAlone, Title: "落款单独成页", Text: "署名和成文日期所在的页上没有正文，容易被调换。程序已尽量调整行距，仍未能解决。",
			Wrong: "末页只有署名和日期", Right: "增删正文几个字，或调整分页", Clause: "GB/T 9704-2012 7.3.5.5"},
		{Code: SignatureSqueeze, Title: "为落款调整了行距", Text: "按原行距，署名、成文日期会落在没有正文的页上，因此略微收紧或放宽了正文行距，或把正文末几行移到下一页。",
			Clause: "GB/T 9704-2012 7.3.5.5", Wrong: "末页只有署名和日期", Right: "末页有正文和落款"},
		{Code: FormTightened, Title: "为落款收紧了表格", Text: "按原行高，表格的最后几行和落款会落到下一页，因此略微收紧了表格的行高，使它们排在一起。",
			Wrong: "督办单第2页只有一行和印章", Right: "督办单排在一页上"},
		{Code: ImprintSqueeze, Title: "为版记调整了行距", Text: "版记应在公文最后一面（双面印刷时为双数页）。只差一点排不进时，略微收紧正文行距，免得为版记另加一张空白页。",
			Clause: "GB/T 9704-2012 5.2.3（特定情况可以适当调整）、7.4.1", Wrong: "正文刚好排满第2页，版记另起第4页", Right: "行距收紧1%，版记排在第2页"},
		{Code: FirstPageEmpty, Title: "首页没有正文", Text: "公文首页必须显示正文。主送机关太多时，应移到版记；联合行文的机关太多时，可以只用主办机关的标志。",
			Wrong: "主送机关占满首页", Right: "主送在版记: 是", Clause: "GB/T 9704-2012 7.3.2、7.3.3"},
		{Code: MarkTooLong, Title: "发文机关标志太长", Text: "发文机关标志用最小字号仍超出版心，已横向压缩。", Wrong: "全称很长的机关名", Right: "使用规范化简称", Clause: "GB/T 9704-2012 7.2.4"},
		{Code: RowTooTall, Title: "表格的一行高过一页", Text: "表格有一行比一页还高，已在行内分页。", Wrong: "一格里放了几千字", Right: "把内容拆成几行"},
		{Code: BlockUnknown, Title: "不认识的内容块", Text: "排版遇到不认识的内容块，无法安放。这是程序的问题，请报告。", Wrong: "（程序内部）", Right: "（程序内部）"},
		{Code: SealCrowded, Title: "印章排不开", Text: "联合行文的印章在版心内排不开：印章之间不得相交或相切。", Wrong: "直径过大的印章并排", Right: "核对印章直径，或减少每行的机关", Clause: "GB/T 9704-2012 7.3.5.1"},
		{Code: ImprintTooTall, Title: "版记高过一页", Text: "版记排在一页的底部，不能分到两页。主送、抄送机关太多，一页排不下。", Wrong: "逐个列出几十个乡镇", Right: "用统称：各乡镇人民政府、街道办事处", Clause: "GB/T 9704-2012 7.4"},
		{Code: TableCrowded, Title: "表格的列太窄", Text: "表格的列太多，或者规定的列宽太大，有的列连一个字也放不下，字会叠在一起。", Wrong: "竖页上放几十列", Right: "拆成几张表，或者放进“:::横排”"},
		{Code: LastPageShort, Title: "为末页的几行收紧了行距", Text: "没有落款的公文，最后一页只有三行以内，略微收紧正文行距就能排进前一页时，收紧行距，省去这一页。", Wrong: "方案的第4页只有标题和两行", Right: "行距收紧3%，方案排成3页"},
		{Code: TableTight, Title: "表格太挤", Text: "表格的列太多，电话、日期等不能断开的内容占去了大部分宽度，字号缩小后，别的列每行仍放不下几个字。", Wrong: "竖页上放两组电话、手机和邮箱", Right: "放进“:::横排”，或者拆成几张表"},
		{Code: TableSmall, Title: "表格用了小一些的字", Text: "按版式的字号，表格的列放不下电话、日期等不能断开的内容和几个字，因此缩小了这张表格的字号和行距。", Wrong: "竖页上放十几列", Right: "放进“:::横排”，用原来的字号"},
	}
}
