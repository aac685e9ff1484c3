package diag

// The codes of package syntax/yaml. Codes that begin with yaml- are about the
// writing itself; key- and value- are about what is written.
const (
	YAMLSyntax     Code = "yaml-syntax"
	YAMLWideColon  Code = "yaml-wide-colon"
	YAMLColonSpace Code = "yaml-colon-space"
	YAMLValueColon Code = "yaml-value-colon"
	YAMLValueStart Code = "yaml-value-start"
	YAMLListMark   Code = "yaml-list-mark"
	YAMLTab        Code = "yaml-tab"
	YAMLIndent     Code = "yaml-indent"
	YAMLQuote      Code = "yaml-quote"
	YAMLBracket    Code = "yaml-bracket"
	YAMLAlias      Code = "yaml-alias"
	YAMLTag        Code = "yaml-tag"
	YAMLDocuments  Code = "yaml-documents"
	YAMLLimit      Code = "yaml-limit"
	YAMLCharacter  Code = "yaml-character"
	YAMLWideSpace  Code = "yaml-wide-space"
	KeyName        Code = "key-name"
	KeyDuplicate   Code = "key-duplicate"
	KeyUnknown     Code = "key-unknown"
	KeyMissing     Code = "key-missing"
	ValueType      Code = "value-type"
	ValueRange     Code = "value-range"
	ValueChoice    Code = "value-choice"
	ValueDate      Code = "value-date"
	ValueLength    Code = "value-length"
)

func yamlEntries() []Entry {
	return []Entry{
		{Code: YAMLSyntax, Title: "数据读不懂",
			Text:  "文件头和 YAML 文件由“键: 值”组成，一行一项：键、半角冒号、一个空格、值。读不懂的一项会被跳过，其余各项照常检查。",
			Wrong: "文种: 通知\n关于开展巡查的通知\n", Right: "文种: 通知\n标题: 关于开展巡查的通知\n"},
		{Code: YAMLWideColon, Title: "键后面用了全角冒号",
			Text:  "键和值之间要用半角冒号加一个空格；中文输入法打出的全角冒号“：”不算。",
			Wrong: "标题：关于开展巡查的通知\n", Right: "标题: 关于开展巡查的通知\n"},
		{Code: YAMLColonSpace, Title: "冒号后面缺空格",
			Text:  "键后面的半角冒号要跟一个空格，否则整行会被当作一段文字。",
			Wrong: "标题:关于开展巡查的通知\n", Right: "标题: 关于开展巡查的通知\n"},
		{Code: YAMLValueColon, Title: "值里有半角冒号加空格",
			Text:  "值里再出现“半角冒号加空格”，就分不清哪里是键、哪里是值。",
			Wrong: "附注: 联系人: 洪洁\n", Right: "附注: 联系人：洪洁\n"},
		{Code: YAMLValueStart, Title: "值的第一个字符有特殊含义",
			Text:  "值以 @、反引号、% 等符号开头时要用双引号括起来。",
			Wrong: "附注: @各科室\n", Right: "附注: \"@各科室\"\n"},
		{Code: YAMLListMark, Title: "列表的横线不对",
			Text:  "列表每一项以半角“-”加一个空格开头。全角横线、圆点，或者横线后不空格，几行会连成一段文字。",
			Wrong: "主送:\n  －\u3000各乡镇人民政府\n  －\u3000市有关单位\n", Right: "主送:\n  - 各乡镇人民政府\n  - 市有关单位\n"},
		{Code: YAMLTab, Title: "用制表符缩进",
			Text:  "缩进只能用半角空格，每层两格。制表符（Tab 键）看上去像空格，但程序不认。",
			Wrong: "公开:\n\t方式: 主动公开\n", Right: "公开:\n  方式: 主动公开\n"},
		{Code: YAMLIndent, Title: "缩进不一致",
			Text:  "同一层的键左边对齐，下一层比上一层多缩进两格。",
			Wrong: "公开:\n  方式: 主动公开\n 主题分类: 安全生产监管\n", Right: "公开:\n  方式: 主动公开\n  主题分类: 安全生产监管\n"},
		{Code: YAMLQuote, Title: "引号没有配对",
			Text:  "值以半角引号开头时，要以同样的引号结尾，后面不能再有内容。文字里的引号请用中文引号“”。",
			Wrong: "标题: \"关于开展巡查的通知\n", Right: "标题: 关于开展巡查的通知\n"},
		{Code: YAMLBracket, Title: "括号没有配对",
			Text:  "方括号写列表，大括号写一组键值，都要成对，各项用半角逗号隔开。发文字号用六角括号〔〕。",
			Wrong: "发文字号: [2026]8号\n", Right: "发文字号: 云政办函〔2026〕8号\n"},
		{Code: YAMLAlias, Title: "不用锚点、别名和合并",
			Text:  "YAML 用 &、* 和 << 给数据起代号、引用和合并。本程序不用这种写法：每份材料的内容都写在明处。文字以 & 或 * 开头时用双引号括起来。",
			Wrong: "附注: *此件公开发布*\n", Right: "附注: \"*此件公开发布*\"\n"},
		{Code: YAMLTag, Title: "不用类型标记",
			Text:  "值以半角感叹号开头会被当作类型标记。文字以 ! 开头时用双引号括起来。",
			Wrong: "附注: !注意 保密\n", Right: "附注: \"!注意 保密\"\n"},
		{Code: YAMLDocuments, Title: "一个文件里有几份数据",
			Text:  "一个 YAML 文件只写一份数据；中间的“---”会另起一份。",
			Wrong: "名称: 甲\n---\n名称: 乙\n", Right: "- 名称: 甲\n- 名称: 乙\n"},
		{Code: YAMLLimit, Title: "数据太大或层次太深",
			Text:  "数据的大小和层数有上限，用来防备损坏的文件：yinfa.yaml、版式文件、文件头各 256 千字节，数据文件 8 兆字节。正常的材料远远用不到。",
			Wrong: "名单: [[[[[[[[[[ 此处略去很多层 ]]]]]]]]]]\n", Right: "名单: [甲, 乙]\n"},
		{Code: YAMLCharacter, Title: "看不见的字符",
			Text:  "从网页或文字处理软件粘贴的文字里常带有看不见的控制字符、行分隔符，会使数据错位。",
			Wrong: "标题: 关于\u2028开展巡查的通知\n", Right: "标题: 关于开展巡查的通知\n"},
		{Code: YAMLWideSpace, Title: "用全角空格缩进，或者键的前后有全角空格",
			Text:  "全角空格不是缩进，会成为键的一部分。",
			Wrong: "\u3000标题: 关于开展巡查的通知\n", Right: "标题: 关于开展巡查的通知\n"},
		{Code: KeyName, Title: "键不是名称",
			Text:  "冒号前面应当是一个名称，不能是列表、括号或空白。",
			Wrong: "[标题]: 关于开展巡查的通知\n", Right: "标题: 关于开展巡查的通知\n"},
		{Code: KeyDuplicate, Title: "同一个键写了两次",
			Text:  "同一层里每个键只能写一次，否则不知道以哪个为准。",
			Wrong: "标题: 甲\n标题: 乙\n", Right: "标题: 甲\n"},
		{Code: KeyUnknown, Title: "没有这个键",
			Text:  "写错的键不会被悄悄略过。请按提示改正，或者用 yinfa new 生成一份带全部键的文稿对照。",
			Wrong: "标提: 关于开展巡查的通知\n", Right: "标题: 关于开展巡查的通知\n"},
		{Code: KeyMissing, Title: "缺少必填的键",
			Text:  "这类材料必须写明这个键，并且不能空着。",
			Wrong: "机关:\n  - 代字: 云应急\n", Right: "机关:\n  - 名称: 云澜市应急管理局\n    代字: 云应急\n"},
		{Code: ValueType, Title: "值的类型不对",
			Text:  "有的键要一段文字，有的要列表，有的要数字或“是”“否”。",
			Wrong: "附注: [此件公开发布, 联系人：许安]\n", Right: "附注: 此件公开发布\n"},
		{Code: ValueRange, Title: "数字超出范围",
			Text:  "这一项的数字有上下限，消息里写明了从几到几；超出的，多半是多打或者少打了一位。",
			Wrong: "行数: 220\n", Right: "行数: 22\n"},
		{Code: ValueChoice, Title: "不在可选的词里",
			Text:  "这个键只能写规定的几个词之一。",
			Wrong: "公开: {方式: 主动}\n", Right: "公开: {方式: 主动公开}\n"},
		{Code: ValueDate, Title: "不是日期",
			Text:  "日期写作 2026-03-06 或 2026年3月6日，并且日历上要有这一天。",
			Wrong: "成文日期: 2026-02-30\n", Right: "成文日期: 2026-02-28\n", Clause: "GB/T 9704-2012 7.3.5.4"},
		{Code: ValueLength, Title: "不是长度",
			Text:  "长度写作数字加单位（毫米、厘米、磅），或者字号。",
			Wrong: "宽: 156\n", Right: "宽: 156毫米\n"},
	}
}
