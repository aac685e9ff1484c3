package diag

// How the body is marked up.
const (
	HeadingTitle       Code = "heading-title"
	HeadingEmpty       Code = "heading-empty"
	HeadingSpace       Code = "heading-space"
	HeadingFullWidth   Code = "heading-fullwidth"
	HeadingDeep        Code = "heading-deep"
	HeadingLevel       Code = "heading-level"
	HeadingSkipped     Code = "heading-skipped"
	HeadingMark        Code = "heading-mark"
	NumberForm         Code = "number-form"
	NumberOrder        Code = "number-order"
	NumberRepeat       Code = "number-repeat"
	NumberContinued    Code = "number-continued"
	NumberAlone        Code = "number-alone"
	ParagraphJoined    Code = "paragraph-joined"
	ParagraphSplit     Code = "paragraph-split"
	NumberRestart      Code = "number-restart"
	RuleLine           Code = "rule-line"
	PageNumberPasted   Code = "page-number-pasted"
	QuoteBlock         Code = "quote-block"
	CodeBlock          Code = "code-block"
	CodeSpan           Code = "code-span"
	NestingDeep        Code = "nesting-deep"
	ListItemEmpty      Code = "list-item-empty"
	BoldOpen           Code = "bold-open"
	RawHTML            Code = "html-raw"
	Footnote           Code = "footnote"
	LinkTarget         Code = "link-target"
	LinkTitle          Code = "link-title"
	LinkBrackets       Code = "link-brackets"
	LinkDefinition     Code = "link-definition"
	ImageInline        Code = "image-inline"
	ImageTarget        Code = "image-target"
	ImageAlt           Code = "image-alt"
	ImageWidth         Code = "image-width"
	TableRule          Code = "table-rule"
	TableBars          Code = "table-bars"
	TableRagged        Code = "table-ragged"
	TableMerge         Code = "table-merge"
	DirectiveUnclosed  Code = "directive-unclosed"
	DirectiveStray     Code = "directive-stray"
	DirectiveFullWidth Code = "directive-fullwidth"
	CharInvisible      Code = "char-invisible"
)

func markdownEntries() []Entry {
	var all []Entry
	for _, part := range [][]Entry{headingEntries(), numberEntries(), strayMarkEntries(), linkEntries(), tableEntries(), directiveEntries(), charEntries()} {
		all = append(all, part...)
	}
	return all
}

// structureClause is where the standard states the numbers of levels.
func structureClause() string { return "GB/T 9704-2012 7.3.3" }

func headingEntries() []Entry {
	return []Entry{
		{HeadingTitle, "正文里用了一个井号", "公文标题写在文件头的“标题”里，由程序排在红色分隔线下。一个井号只用于制度、规定中的章名。", "# 关于开展检查的通知", "---\n标题: 云澜市应急管理局关于开展检查的通知\n---", structureClause()},
		{HeadingEmpty, "标题没有文字", "只有井号没有文字的行不排出。标题上下的距离由版式决定，不用空标题撑开。", "## ", "## 工作目标", ""},
		{HeadingSpace, "井号后面缺空格", "井号和标题文字之间空一格，别的软件才认得出标题。", "##工作目标", "## 工作目标", ""},
		{HeadingFullWidth, "用了全角井号", "标题标记是半角井号。", "＃＃ 工作目标", "## 工作目标", ""},
		{HeadingDeep, "标题层次太深", "公文结构层次只有“一、”“（一）”“1.”“（1）”四层，分别写两到五个井号。", "###### 检查时间", "##### 检查时间", structureClause()},
		{HeadingLevel, "井号的个数与序号的层次不符", "“一、”是两个井号，“（一）”三个，“1.”四个，“（1）”五个。不一致时按序号排。", "### 一、工作目标", "## 一、工作目标", structureClause()},
		{HeadingSkipped, "标题跳过了一层", "结构层次由大到小依次用“一、”“（一）”“1.”“（1）”，不跳过中间的层次。只分两层的公文，“一、”下面直接用“1.”也常见，这时只提示一次。", "## 工作要求\n\n##### 加强领导", "## 工作要求\n\n### 加强领导", structureClause()},
		{HeadingMark, "行首井号没有认作标题", "标题是两到五个井号加一个空格。其余的井号原样排出。", "#工作目标", "## 工作目标", ""},
	}
}

func numberEntries() []Entry {
	return []Entry{
		{NumberForm, "序号写法不规范", "结构层次序数依次用“一、”“（一）”“1.”“（1）”标注。第三层数字后面是下圆点，不是顿号；括号用全角，里面是半角数字；括号后面不加顿号。", "1、检查范围", "1.检查范围", structureClause()},
		{NumberOrder, "序号不连续", "同一层的序号要从一开始，按顺序编排。", "一、工作目标\n\n三、工作要求", "一、工作目标\n\n二、工作要求", structureClause()},
		{NumberRepeat, "序号重复", "同一层的序号用了两次。", "一、工作目标\n\n一、工作要求", "一、工作目标\n\n二、工作要求", structureClause()},
		{NumberContinued, "序号接着上一部分编", "每一部分的下一层通常从头编号。全文连续编号也是允许的，这里只提示一次。", "一、目标\n\n（一）……\n\n二、任务\n\n（二）……", "一、目标\n\n（一）……\n\n二、任务\n\n（一）……", structureClause()},
		{NumberAlone, "序号后面没有内容", "序号单独成行，后面没有标题也没有正文。", "一、", "一、工作目标", ""},
		{NumberRestart, "第一层序号从头编起", "一份公文的第一层序号只编一次。后面附的方案、办法另有序号的，应作为附件。", "一、……\n\n二、……\n\n一、……", "一、……\n\n二、……\n\n三、……", structureClause()},
	}
}

func strayMarkEntries() []Entry {
	return []Entry{
		{ParagraphJoined, "几行连成了一段", "没有空行隔开的几行是一段。从别处粘贴的文字每段一行时，段与段之间要空一行，或者行首空两个字。", "各乡镇人民政府：\n现将有关事项通知如下：", "各乡镇人民政府：\n\n现将有关事项通知如下：", ""},
		{ParagraphSplit, "一行一段", "从文字处理软件粘贴来的文字往往一行就是一段，中间没有空行。有一行特别长、各行又都在句末结束时，程序按一行一段排，并提示一次。", "（一行超过60字，各行都以句号结束，中间没有空行）", "（段与段之间空一行；或者一段写在同一行里）", ""},
		{RuleLine, "正文里有分隔线", "公文正文不用横线分隔，这一行不排出。", "第一部分\n\n---\n\n第二部分", "第一部分\n\n第二部分", ""},
		{PageNumberPasted, "粘贴带来了页码", "从排好的公文里复制文字，常带来单独一行的页码。页码由程序编排，这一行不排出。", "……开展检查。\n\n- 2 -\n\n检查结束后……", "……开展检查。\n\n检查结束后……", "GB/T 9704-2012 7.5"},
		{QuoteBlock, "用了引用标记", "公文没有引用块，文字按普通段落排出。", "> 安全生产是大事。", "“安全生产是大事。”", ""},
		{CodeBlock, "用了代码块", "公文没有代码块。里面的文字原样保留，但要改掉标记才能排版。", "```\n组长：张某\n```", "组长：张某", ""},
		{CodeSpan, "用了反引号", "公文没有代码字体，反引号去掉，文字保留。", "使用`云澜通`平台", "使用“云澜通”平台", ""},
		{NestingDeep, "套得太深", "列表、引用和“:::”块最多套十几层，远多于公文所需。", "- - - - - - - - - - - - - - - - - - - - 检查内容", "- 检查内容", ""},
		{ListItemEmpty, "列表里有空条目", "没有文字的条目不排出。", "- \n- 检查时间", "- 检查时间", ""},
		{BoldOpen, "加粗标记没有成对", "加粗要在词语前后各写两个星号；不成对的星号原样排出。", "**加强领导。各单位要……", "**加强领导。**各单位要……", ""},
		{RawHTML, "正文里有网页标记", "网页标记在公文里不起作用，还会把文字藏起来，所以一律不接受。", "<p style=\"text-align:right\">2026年3月6日</p>", "成文日期: 2026-03-06（写在文件头）", ""},
		{Footnote, "用了脚注", "公文不排脚注。", "隐患[^1]\n\n[^1]: 指重大事故隐患。", "隐患（指重大事故隐患）", ""},
	}
}

func linkEntries() []Entry {
	return []Entry{
		{LinkTarget, "链接地址不能用", "公文只能链接到网址和邮箱。文件之间的引用写名称。", "[名单](附件/名单.md)", "见附件1", ""},
		{LinkTitle, "链接带了提示文字", "提示文字只在网页上鼠标停留时出现，印不出来。", `[市政府网](https://www.example.cn/ "主页")`, "[市政府网](https://www.example.cn/)", ""},
		{LinkBrackets, "链接用了全角括号", "链接地址外面是半角圆括号。", "[市政府网]（https://www.example.cn/）", "[市政府网](https://www.example.cn/)", ""},
		{LinkDefinition, "链接写成了定义", "网页写法可以把网址写在别处，公文里网址直接写在用到的地方。这一行按正文排出。", "[1]: https://www.example.cn/", "[市政府网](https://www.example.cn/)", ""},
		{ImageInline, "图片夹在文字里", "图片单独成段，居中排出。", "现场如图![现场](图片/1.jpg)所示", "现场如图所示。\n\n![现场](图片/1.jpg)", ""},
		{ImageTarget, "图片没有文件名", "圆括号里写图片在项目里的路径。", "![现场]()", "![现场](图片/1.jpg)", ""},
		{ImageAlt, "图片没有文字说明", "文字说明供看不见图片的读者使用，公开的文件必须有。", "![](图片/1.jpg)", "![仓库消防通道堆放纸箱](图片/1.jpg)", ""},
		{ImageWidth, "图片设置看不懂", "图片只能设宽度。", "![现场](图片/1.jpg){大小=一半}", "![现场](图片/1.jpg){宽=80mm}", ""},
	}
}

func tableEntries() []Entry {
	return []Entry{
		{TableRule, "表格不完整", "表格由表头行、分隔行、内容行组成。分隔行每列一段短横线，短横线的多少表示列的宽窄。", "| 序号 | 单位 |\n| 1 | 市教育局 |", "| 序号 | 单位 |\n|--|------|\n| 1 | 市教育局 |", ""},
		{TableBars, "表格用了全角竖线", "表格的竖线是半角的。", "｜序号｜单位｜", "| 序号 | 单位 |", ""},
		{TableRagged, "表格各行格数不同", "每行的格数与分隔行的列数相同。空格也要用竖线隔开，合并的格写“<”或“^”。", "| 序号 | 单位 |\n|---|---|\n| 1 |", "| 序号 | 单位 |\n|---|---|\n| 1 | 市教育局 |", ""},
		{TableMerge, "合并的格不成矩形", "“<”与左边一格合并，“^”与上面一格合并；合并出来的必须是矩形，表头和内容之间不能合并。", "| ^ | 单位 |\n|---|---|\n| 1 | 市教育局 |", "| 序号 | 单位 |\n|---|---|\n| 1 | 市教育局 |\n| ^ | 市民政局 |", ""},
	}
}

func directiveEntries() []Entry {
	return []Entry{
		{DirectiveUnclosed, "块没有结束", "块以“:::名称”开始，以冒号个数相同的一行结束。", ":::名单\n组长：张某", ":::名单\n组长：张某\n:::", ""},
		{DirectiveStray, "多余的结束标记", "只写冒号的一行是块的结束标记，这里却没有要结束的块。可能是忘了写开头的“:::名称”，可能是开头和结尾的冒号个数不一样，也可能是结束标记多写了一行。", "现将名单公布如下：\n\n:::", ":::名单\n组长：张某\n:::", ""},
		{DirectiveFullWidth, "块标记用了全角冒号", "块标记是半角冒号；全角的也认，但别的软件不认。", "：：：名单", ":::名单", ""},
	}
}

func charEntries() []Entry {
	return []Entry{
		{CharInvisible, "写了看不见的字符", "有的网页写法代表零宽空格、软连字符等看不见的字符，会使查找、比对出错，不排出。", "安全&#8203;生产", "安全生产", ""},
	}
}
