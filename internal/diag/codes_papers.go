package diag

// The codes of papers made from the ledger: data blocks, figures in text,
// templates and batches.
const (
	FigureUnknown   Code = "figure-unknown"
	FigureForm      Code = "figure-form"
	FigureContext   Code = "figure-context"
	SelectionKey    Code = "selection-key"
	SelectionValue  Code = "selection-value"
	DataMissing     Code = "data-missing"
	DataInternal    Code = "data-internal"
	DataDate        Code = "data-date"
	DataEmpty       Code = "data-empty"
	DataLater       Code = "data-later"
	DataAsOf        Code = "data-as-of"
	DataDamaged     Code = "data-damaged"
	BatchForm       Code = "batch-form"
	BatchEmpty      Code = "batch-empty"
	TemplateUnknown Code = "template-unknown"
	PartMissing     Code = "part-missing"
	PartUnused      Code = "part-unused"
)

func papersEntries() []Entry {
	return []Entry{
		{Code: FigureUnknown, Title: "没有这个数字",
			Text:  "正文里的 {{…}} 由台账里的数字、名称、日期代替。花括号里第一个词是名称，名称要与说明里列出的一字不差。",
			Wrong: "共发现{{重大隐患总数}}。\n", Right: "共发现重大隐患{{重大隐患数}}项。\n"},
		{Code: FigureForm, Title: "{{…}} 的写法不对",
			Text:  "写作 {{名称}} 或 {{名称 条件=值 条件=值}}，写在一行里，用两个花括号开头、两个花括号结束。",
			Wrong: "{{重大隐患数 第一轮}}\n", Right: "{{重大隐患数 轮次=第一轮}}\n"},
		{Code: FigureContext, Title: "这里用不上这个数字",
			Text:  "{{单位}}、{{序号}}、{{问题}} 等说的是批量公文里的这一份；一般的公文没有写明是哪个单位、哪条隐患，就不知道填什么。",
			Wrong: "没有“批量”的公文里写 {{编号}}", Right: "在文件头写明 批量: {按: 隐患, 等级: 重大}"},
		{Code: SelectionKey, Title: "没有这个条件",
			Text:  "数据块和 {{…}} 用“条件=值”挑选台账里的内容，可用的条件有 计划、轮次、组、单位、等级、类别、行业、状态、月、自、至、截至、挂牌。",
			Wrong: ":::问题清单 级别=重大\n:::\n", Right: ":::问题清单 等级=重大\n:::\n"},
		{Code: SelectionValue, Title: "条件的值不对",
			Text:  "轮次、组、单位要是台账里有的；等级、类别、状态要是规定的几种。",
			Wrong: ":::问题清单 轮次=第七轮\n:::\n", Right: ":::问题清单 轮次=第一轮\n:::\n"},
		{Code: DataMissing, Title: "没有台账",
			Text:  "数据块和 {{…}} 的内容来自 content/数据 里的文件。没有计划、轮次，就无从填写。",
			Wrong: "content/数据 里没有文件，正文却写了 :::巡查组", Right: "先在 content/数据 里写好单位、人员和计划"},
		{Code: DataInternal, Title: "公开的公文里用了内部信息",
			Text:  "办公电话、手机、邮箱、责任人、线索等只供内部使用。公文写明公开的，不能印出这些内容；要公布的电话写在计划里巡查组的“公布电话”。",
			Wrong: "公开: 主动公开\n---\n:::巡查组 电话=手机\n:::\n", Right: ":::巡查组\n:::\n"},
		{Code: DataDate, Title: "不知道截至哪一天",
			Text:  "整改的状态和超期都按某一天算。写明“截至”，或者写明成文日期。程序从不用当天的日期，否则同一份稿子隔天就变了。",
			Wrong: ":::问题清单 状态=超期\n:::\n", Right: ":::问题清单 状态=超期 截至=2026-06-30\n:::\n"},
		{Code: DataEmpty, Title: "没有可以列出的内容",
			Text: "台账里没有符合条件的内容，排出来会是一张空表。", Wrong: ":::问题清单 轮次=第四轮（还没有开始）", Right: "改正条件，或者删去这一块"},
		{Code: DataLater, Title: "有的问题隐患在公文日期以后才发现",
			Text: "公文写不了以后的事。成文日期以后发现的问题隐患不计入，并在这里说明，以免日期写错时少算。", Wrong: "成文日期: 2026-03-05，隐患发现于3月9日", Right: "成文日期: 2026-03-25"},
		{Code: DataAsOf, Title: "“截至”晚于发布日期",
			Text:  "公开的公文、网站的“年度情况”里的数字，截至的那一天不能晚于发布日期：那时的情况，发布的时候还不知道。多半是年份、月份写错了。发布日期不写时是发布时间，再不写是成文日期；发布以后更正过的，算到最后一次更正。",
			Wrong: "公开: {方式: 主动公开, 发布日期: 2026-04-10}\n数据: {轮次: 第一轮, 截至: 2026-05-29}", Right: "公开: {方式: 主动公开, 发布日期: 2026-06-01}\n数据: {轮次: 第一轮, 截至: 2026-05-29}"},
		{Code: DataDamaged, Title: "台账有错误",
			Text: "台账里有错误时，由它得出的数字和名单都不可靠，所以用到台账的公文一律不生成。", Wrong: "台账里有没有登记的单位", Right: "改正台账里的错误后重新生成"},
		{Code: BatchForm, Title: "“批量”的写法不对",
			Text:  "“批量”写明按什么分（单位、隐患、巡查组）和挑选哪些；发文字号里用了 {{序号}} 的要写起号。",
			Wrong: "批量: 单位\n", Right: "批量: {按: 单位, 轮次: 第一轮, 起号: 4}\n"},
		{Code: BatchEmpty, Title: "批量公文一份也没有",
			Text: "台账里没有符合条件的单位、隐患或巡查组，这个文件没有生成公文。", Wrong: "批量: {按: 单位, 轮次: 第四轮}（还没有隐患）", Right: "改正条件，或者等台账里有了再生成"},
		{Code: TemplateUnknown, Title: "没有这个模板",
			Text:  "“模板”写 layouts/公文模板 里的文件名，不带 .md；程序自带的和自己写的都可以用。",
			Wrong: "模板: 督查单\n", Right: "模板: 督办单\n"},
		{Code: PartMissing, Title: "模板要求的一部分没有写",
			Text:  "模板里写 :::内容 名称 的地方，由公文里同名的 :::内容 填入。",
			Wrong: "模板里有 :::内容 特色亮点，公文里没有", Right: ":::内容 特色亮点\n### 推行一项目一清单。……\n:::\n"},
		{Code: PartUnused, Title: "写了模板里没有的部分",
			Text: "公文里的 :::内容 名称，模板里没有同名的地方，不会印出来。", Wrong: ":::内容 特色两点", Right: ":::内容 特色亮点"},
	}
}
