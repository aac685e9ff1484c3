package diag

// The codes of package repo: what is wrong with files and their names.
const (
	ReadMissing   Code = "read-missing"
	ReadCase      Code = "read-case"
	ReadNotFile   Code = "read-not-file"
	ReadPath      Code = "read-path"
	ReadOutside   Code = "read-outside"
	ReadFailed    Code = "read-failed"
	ReadTooLarge  Code = "read-too-large"
	ReadBinary    Code = "read-binary"
	ReadGBK       Code = "read-gbk"
	ReadUTF16     Code = "read-utf16"
	ReadEncoding  Code = "read-encoding"
	ReadCharacter Code = "read-character"
	ReadLost      Code = "read-lost"
)

func readEntries() []Entry {
	return []Entry{
		{Code: ReadMissing, Title: "没有这个文件",
			Text:  "路径从写它的文件所在的文件夹算起，文件名要一字不差。",
			Wrong: "附件:\n  - {标题: 名单, 文件: 附件/名单}\n", Right: "附件:\n  - {标题: 名单, 文件: 附件/名单.md}\n"},
		{Code: ReadCase, Title: "文件名的大小写或字符编码方式不同",
			Text:  "同一个文件名在不区分大小写的电脑上打得开，到了服务器上就打不开。文件名要与实际的一字不差。",
			Wrong: "![](图片/Seal.PNG)\n", Right: "![](图片/seal.png)\n"},
		{Code: ReadNotFile, Title: "不是普通文件",
			Text:  "这里要写到文件名为止，不能是文件夹、管道等。",
			Wrong: "附件:\n  - {标题: 名单, 文件: 附件}\n", Right: "附件:\n  - {标题: 名单, 文件: 附件/名单.md}\n"},
		{Code: ReadPath, Title: "路径的写法不对",
			Text:  "路径写相对于本文件的位置，用“/”分隔。盘符、网址、以“/”开头的路径换一台电脑就失效。",
			Wrong: "附件:\n  - {标题: 名单, 文件: 'D:\\公文\\名单.md'}\n", Right: "附件:\n  - {标题: 名单, 文件: 附件/名单.md}\n"},
		{Code: ReadOutside, Title: "文件在项目以外",
			Text:  "公文用到的图片和附件都要放在项目文件夹里，这样换一台电脑、换一位同事，也能编出同样的公文。路径退到项目文件夹以外的，或者是指向别处的符号链接（类似快捷方式）的，都不读。请把文件复制到项目文件夹里，再按新的位置写路径。",
			Wrong: "![](../../../桌面/印章.png)\n", Right: "![](图片/印章.png)\n"},
		{Code: ReadFailed, Title: "文件读不出来",
			Text:  "文件在，但系统不让读：可能是权限不够，或者正被别的程序占用。",
			Wrong: "没有读取权限的文件\n", Right: "本人可以打开的文件\n"},
		{Code: ReadTooLarge, Title: "文件太大",
			Text:  "文本文件上限 8 兆字节，图片上限 32 兆字节。",
			Wrong: "一张 60 兆字节的扫描图\n", Right: "压缩到 2 兆字节的图\n"},
		{Code: ReadBinary, Title: "不是文本文件",
			Text:  "把 Word、WPS、PDF 文件改名为 .md 并不会变成文本。请打开它，把文字复制出来。",
			Wrong: "通知.docx 改名为 通知.md\n", Right: "新建 通知.md，粘贴文字\n"},
		{Code: ReadGBK, Title: "文件是 GBK 编码",
			Text:  "旧版记事本默认存成 GBK（“ANSI”）。本程序只读 UTF-8，以免一部分电脑上出现乱码。",
			Wrong: "记事本“另存为”，编码选 ANSI\n", Right: "记事本“另存为”，编码选 UTF-8\n"},
		{Code: ReadUTF16, Title: "文件是 UTF-16 编码",
			Text:  "记事本里的“Unicode”就是 UTF-16。请另存为 UTF-8。",
			Wrong: "记事本“另存为”，编码选 Unicode\n", Right: "记事本“另存为”，编码选 UTF-8\n"},
		{Code: ReadEncoding, Title: "文件里有损坏的字节",
			Text:  "文件的大部分是 UTF-8，但有的地方不是，多半是两种编码的文字拼在了一起。",
			Wrong: "把 GBK 文件接在 UTF-8 文件后面\n", Right: "先把两个文件都存为 UTF-8 再合并\n"},
		{Code: ReadCharacter, Title: "看不见的字符",
			Text:  "控制字符、零宽空格、行分隔符等看不见，却会打乱排版、检索和比对。",
			Wrong: "各\u200B乡镇人民政府\n", Right: "各乡镇人民政府\n"},
		{Code: ReadLost, Title: "字已经丢失",
			Text:  "“\uFFFD”表示这里原来的字在以前某次转换中损坏了，程序无从恢复。",
			Wrong: "组长：洪\uFFFD\n", Right: "组长：洪洁\n"},
	}
}
