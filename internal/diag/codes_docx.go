package diag

// The codes of writing Word files.
const (
	DocxCharacter Code = "docx-character"
	DocxImage     Code = "docx-image"
	DocxBlock     Code = "docx-block"
)

func docxEntries() []Entry {
	return []Entry{
		{Code: DocxCharacter, Title: "Word 文件里不能有的字符", Text: "控制字符等不可见的符号不能写进 Word 文件，写进去文件就打不开。为了不悄悄丢掉字符，报错并停止生成这份文件。",
			Wrong: "安全生产□巡查（□ 为控制字符 U+000B）", Right: "安全生产巡查"},
		{Code: DocxImage, Title: "Word 文件里放不进的图片", Text: "Word 文件只放 PNG 和 JPEG 图片。", Wrong: "图片是 BMP、WebP 或已损坏", Right: "用看图软件另存为 PNG 或 JPEG"},
		{Code: DocxBlock, Title: "不认识的内容块", Text: "写 Word 文件时遇到不认识的内容块，无法安放。这是程序的问题，请报告。", Wrong: "（程序内部）", Right: "（程序内部）"},
	}
}
