package diag

// The codes of package build, which drives the stages over a project.
const (
	// InternalError: a stage stopped unexpectedly while it worked on a file.
	InternalError Code = "internal-error"
	// FileUnused: a Markdown file is no document and no attachment of one.
	FileUnused Code = "file-unused"
	// OutputDuplicate: two sources would be written to one file.
	OutputDuplicate Code = "output-duplicate"
	// OutputLeftover: a results folder holds files of documents not built now.
	OutputLeftover Code = "output-leftover"
	// OutputName: a source's name cannot be a file name on every system.
	OutputName Code = "output-name"
	// FontSubstituted: a role is served by another face than the standard's.
	FontSubstituted Code = "font-substituted"
	// BoldSimulated: bold is drawn by stroking a face that has no bold.
	BoldSimulated Code = "bold-simulated"
	// ImageDamaged: a picture could not be put into a file.
	ImageDamaged Code = "image-damaged"
	// NoDocuments: the project holds nothing to build.
	NoDocuments Code = "no-documents"
	// NumberTaken: two documents bear one 发文字号.
	NumberTaken Code = "number-taken"
)

func buildEntries() []Entry {
	return []Entry{
		{
			Code:   NumberTaken,
			Title:  "发文字号用了两次",
			Text:   "发文字号是一件公文在本机关本年度的顺序号，一件一个。复制旧公文改写时容易忘了改号；批量公文的号要写“{{序号}}”，否则每一份都是同一个号。",
			Wrong:  "发文字号: 云安督〔2026〕4号\n批量: {按: 单位, 轮次: 第一轮}",
			Right:  "发文字号: 云安督〔2026〕{{序号}}号\n批量: {按: 单位, 轮次: 第一轮, 起号: 4}",
			Clause: "《党政机关公文处理工作条例》第九条",
		},
		{
			Code:  BoldSimulated,
			Title: "加粗由程序描边",
			Text:  "仿宋、楷体等字体没有粗体。需要加粗时（如督导检查情况报告的二、三级标题），程序给原字描边使笔画加重，字的位置和宽度不变。",
			Wrong: "（不是错误，只是说明）",
			Right: "（不需要改）",
		},
		{
			Code:  InternalError,
			Title: "程序内部出错",
			Text:  "程序处理这个文件时遇到了没有料到的情况，这不是文件作者的过错。这份公文没有生成，其他公文不受影响。请把这条消息和这个文件一并报告给程序的维护者。",
			Wrong: "（没有固定的写法；同样的文件会再次出现同样的消息。）",
			Right: "（报告之前，可以先删减内容，找出引起问题的一段。）",
		},
		{
			Code:  FileUnused,
			Title: "这个文件没有用到",
			Text:  "content 文件夹里的 .md 文件，要么是一份公文（文件开头写明“文种”），要么是某份公文的附件（在那份公文的“附件”里写明它的路径）。两样都不是的文件不会出现在任何成品里，多半是漏写了“文种”，或者附件的路径写错了。不以 .md 结尾的（content/数据 里不以 .yaml、.yml 结尾的）不会读取：记事本会在文件名后面加上 .txt，Word 文件要把文字复制出来。",
			Wrong: "---\n标题: 关于召开会议的通知\n---",
			Right: "---\n文种: 通知\n标题: 关于召开会议的通知\n---",
		},
		{
			Code:  OutputDuplicate,
			Title: "两份公文会生成到同一个位置",
			Text:  "每份公文按自己的路径生成，例如 content/通知/a.md 生成 output/通知/a.pdf。有的电脑不区分大小写，所以只有大小写不同的两个文件名也算重名。重名的公文都不生成，以免一份盖掉另一份。",
			Wrong: "content/Notice.md\ncontent/notice.md",
			Right: "content/notice-1.md\ncontent/notice-2.md",
		},
		{
			Code:  OutputLeftover,
			Title: "有以前生成的文件",
			Text:  "成品文件夹里留有以前生成的文件，它们的公文这次没有生成：有错误，或者已经删去、改名。程序不替人删文件；误把旧文件发出去，比没有文件更糟，所以提醒。",
			Wrong: "output/旧通知.pdf（content/旧通知.md 已经删去）",
			Right: "删去 output/旧通知.pdf，或删去整个 output 文件夹再生成一次",
		},
		{
			Code:  OutputName,
			Title: "文件名在有的电脑上用不了",
			Text:  "成品和公文同名。名称里有半角的冒号、问号、引号、星号、竖线、尖括号或反斜杠的文件，在 Windows 上建不了，所以不生成。",
			Wrong: "content/关于14:30开会的通知.md",
			Right: "content/关于14时30分开会的通知.md",
		},
		{
			Code:   FontSubstituted,
			Title:  "用了代替的字体",
			Text:   "国家标准规定的字体不在这台电脑上，用了一款相近的字体代替，版面位置不变，字形略有差别。把单位已获授权的字体文件放进项目的 fonts 文件夹就会优先使用。加 --strict 时，用了代替字体即算错误。",
			Wrong:  "小标宋由“GW Title Serif”代替",
			Right:  "fonts/FZXBSJW.TTF（单位已获授权的方正小标宋）",
			Clause: "GB/T 9704-2012 5.2.2",
		},
		{
			Code:  ImageDamaged,
			Title: "图片放不进成品",
			Text:  "图片文件不完整，或者虽然名为 PNG、JPEG，内容却是程序不能放进成品的写法。公文没有生成，以免成品缺图。",
			Wrong: "![现场照片](照片/1.jpg)　（文件只复制了一半）",
			Right: "![现场照片](照片/1.jpg)　（用看图软件另存过的完整图片）",
		},
		{
			Code:  NoDocuments,
			Title: "没有可以生成的公文",
			Text:  "content 文件夹里没有一份开头写明“文种”的 .md 文件，所以没有东西可以生成。可以用 yinfa new 新建一份。",
			Wrong: "content/（空文件夹）",
			Right: "content/通知/开展巡查.md",
		},
	}
}
