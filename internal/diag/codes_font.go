package diag

// The codes of font files. Package font names its problems the same.
const (
	FontUnreadable Code = "font-unreadable"
	FontCFF        Code = "font-cff"
	FontAbsent     Code = "font-absent"
	FontChanged    Code = "font-changed"
	FontRestricted Code = "font-restricted"
)

func fontEntries() []Entry {
	return []Entry{
		{
			Code:  FontUnreadable,
			Title: "字体文件不能使用",
			Text:  "查找字体时遇到读不出来的文件或文件夹：文件不完整、不是字体，或没有读取权限。程序略过它，改用其他字体；如果它本应承担某个角色，则停止。",
			Wrong: "fonts/仿宋.ttf 复制到一半就中断了",
			Right: "重新复制完整的文件，或删去它",
		},
		{
			Code:  FontCFF,
			Title: "字体是 PostScript 轮廓的",
			Text:  "程序只使用 TrueType 轮廓的字体（.ttf、.ttc）。扩展名为 .otf 的字体多为 PostScript（CFF）轮廓，不能使用。同一字体通常也有 TrueType 版本。",
			Wrong: "fonts/方正小标宋_GBK.otf",
			Right: "fonts/方正小标宋_GBK.ttf",
		},
		{
			Code:   FontAbsent,
			Title:  "某个角色没有字体",
			Text:   "公文要用小标宋、仿宋、楷体、黑体、宋体和西文六种字体。某一种连随程序提供的替代字体也没有找到。",
			Wrong:  "fonts 文件夹被清空",
			Right:  "把正式字体放进项目的 fonts 文件夹，或恢复随程序提供的字体；用 yinfa fonts 查看",
			Clause: "GB/T 9704-2012 5.2.2",
		},
		{
			Code:  FontChanged,
			Title: "字体文件在使用中被改动",
			Text:  "程序运行时字体文件被覆盖或截短，已经读到的字形与文件不再一致，结果不可信。",
			Wrong: "预览开着的时候覆盖 fonts/ 里的文件",
			Right: "复制完字体后重新运行",
		},
		{
			Code:  FontRestricted,
			Title: "字体禁止嵌入",
			Text:  "字体文件标明不许嵌入文档。公文的 PDF 必须嵌入字体，否则别的机器上显示不出来，因此不能用它。",
			Wrong: "某款字体的许可标记为“禁止嵌入”",
			Right: "换用许可嵌入的版本，或向字体厂商取得授权版本",
		},
	}
}
