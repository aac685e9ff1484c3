package diag

// What the front matter says.
const (
	FrontMatterMissing    Code = "frontmatter-missing"
	FrontMatterFence      Code = "frontmatter-fence"
	FrontMatterUnclosed   Code = "frontmatter-unclosed"
	DocNumberForm         Code = "document-number"
	SecrecyForm           Code = "secrecy-form"
	CopyNumberForm        Code = "copy-number-form"
	UrgencyForm           Code = "urgency-form"
	DateOrder             Code = "date-order"
	NumberYear            Code = "number-year"
	AttachmentUntitled    Code = "attachment-untitled"
	AttachmentNumber      Code = "attachment-number"
	AttachmentPunctuation Code = "attachment-punctuation"
	IssuedShape           Code = "issued-shape"
	DefaultKey            Code = "default-key"
	OrganUnknown          Code = "organ-unknown"
	OrganTwice            Code = "organ-twice"
	TitleBar              Code = "title-bar"
	ListWanted            Code = "list-wanted"
)

// What the 文种 and the 版式 make of it.
const (
	KindUnknown          Code = "kind-unknown"
	FormatUnknown        Code = "format-unknown"
	KeyRequired          Code = "key-required"
	BodyEmpty            Code = "body-empty"
	NumberKind           Code = "number-kind"
	SignatoryMissing     Code = "signatory-missing"
	SignatoryUnused      Code = "signatory-unused"
	AttachmentOrder      Code = "attachment-order"
	AttachmentUndeclared Code = "attachment-undeclared"
	TextUnfilled         Code = "text-unfilled"
	AttachmentUnbound    Code = "attachment-unbound"
	PartRepeated         Code = "part-repeated"
	TitleKind            Code = "title-kind"
	MarkStray            Code = "mark-stray"
	NumberCited          Code = "number-cited"
	DateZero             Code = "date-zero"
	WordDoubled          Code = "word-doubled"
	PhoneDigits          Code = "phone-digits"
	HalfWidthMark        Code = "half-width-mark"
	FullWidthDigit       Code = "full-width-digit"
	MarkSuperfluous      Code = "mark-superfluous"
	AttachmentTitle      Code = "attachment-title"
	DirectiveUnknown     Code = "directive-unknown"
	DirectiveUse         Code = "directive-use"
	RosterForm           Code = "roster-form"
	ImageBroken          Code = "image-broken"
	SealCount            Code = "seal-count"
	FormField            Code = "form-field"
	FormBody             Code = "form-body"
	ImprintPlace         Code = "imprint-place"
	ImprintOffice        Code = "imprint-office"
	LetterheadAbsent     Code = "letterhead-absent"
)

func modelEntries() []Entry {
	return append(frontMatterEntries(), composeEntries()...)
}

func frontMatterEntries() []Entry {
	return []Entry{
		{FrontMatterMissing, "没有文件头", "每件公文开头要有文件头，写明文种、标题等各项；前后各用单独一行的 --- 隔开。",
			"关于开展检查的通知\n\n各科室：……", "---\n文种: 通知\n标题: 关于开展检查的通知\n---\n各科室：……", ""},
		{FrontMatterFence, "文件头的分隔行写错", "分隔行只能是三个半角减号。输入法容易打成破折号或全角减号。", "———\n文种: 通知\n———", "---\n文种: 通知\n---", ""},
		{FrontMatterUnclosed, "文件头没有结束", "文件头最后要有单独一行 ---，其后才是正文。", "---\n文种: 通知\n标题: 关于……的通知\n\n现将有关事项通知如下：", "---\n文种: 通知\n标题: 关于……的通知\n---\n现将有关事项通知如下：", ""},
		{DocNumberForm, "发文字号不规范", "发文字号由发文机关代字、年份、发文顺序号组成。年份标全称，用六角括号〔〕括入；顺序号不加“第”，不编虚位，后加“号”。", "发文字号: 云政办函[2026]第08号", "发文字号: 云政办函〔2026〕8号", "GB/T 9704-2012 7.2.5"},
		{SecrecyForm, "密级或保密期限不规范", "密级为绝密、机密、秘密之一，保密期限中的数字用半角阿拉伯数字，二者之间由程序加★。", "密级: 秘密*一年", "密级: 秘密\n保密期限: 1年", "GB/T 9704-2012 7.2.2"},
		{CopyNumberForm, "份号不规范或缺少", "份号用六位阿拉伯数字。涉密公文应当标注份号。", "份号: 1", "份号: 000001", "GB/T 9704-2012 7.2.1"},
		{UrgencyForm, "紧急程度不规范", "公文的紧急程度分为特急、加急。特提、平急是电报的等级。", "紧急程度: 紧急", "紧急程度: 加急", "GB/T 9704-2012 7.2.3"},
		{NumberYear, "发文字号的年份与成文日期不符", "发文字号在签发时取，年份是签发的那一年，与成文日期的年份相同。", "发文字号: 云政办函〔2025〕8号\n成文日期: 2026-03-06", "发文字号: 云政办函〔2026〕8号\n成文日期: 2026-03-06", "GB/T 9704-2012 7.2.5"},
		{DateOrder, "印发日期早于成文日期", "公文先签发、后印发，印发日期不会早于成文日期。", "成文日期: 2026-03-06\n印发日期: 2026-03-05", "成文日期: 2026-03-06\n印发日期: 2026-03-06", "GB/T 9704-2012 7.4.3"},
		{AttachmentUntitled, "附件没有标题", "附件说明和附件页都要印出附件标题。", "附件:\n  - 文件: 附件/名单.md", "附件:\n  - 标题: 巡查组人员名单\n    文件: 附件/名单.md", "GB/T 9704-2012 7.3.4"},
		{AttachmentNumber, "附件序号与位置不符", "附件的序号由程序按先后编，标题前不必写；写了又与位置不符的，要核对先后。", "附件: [2.名单, 1.方案]", "附件: [方案, 名单]", "GB/T 9704-2012 7.3.4"},
		{AttachmentPunctuation, "附件名称后有标点", "附件名称后不加标点符号。", "附件: [巡查组人员名单。]", "附件: [巡查组人员名单]", "GB/T 9704-2012 7.3.4"},
		{IssuedShape, "“印发”没有写全", "印发类通知用“印发”写明所印发文件的标题和文件，它另起一页排在附件之前。", "印发: 安全生产巡查方案", "印发: {标题: 安全生产巡查方案, 文件: 印发/方案.md}", ""},
		{DefaultKey, "不能预设的项", "“默认”里只能写各件公文相同的项；标题、发文字号、日期等每件不同。", "默认:\n  标题: 通知", "默认:\n  印发机关: 云澜市人民政府办公室", ""},
		{ListWanted, "几个名称写成了一个", "联合行文的发文机关、几位签发人、几个附件要写成列表，才能各自排列、各自用印；台账里的对象、巡查单位、成员等也是一样。列表用半角方括号，各项之间用半角逗号。", "发文机关: 云澜市应急管理局、云澜市公安局", "发文机关: [云澜市应急管理局, 云澜市公安局]", "GB/T 9704-2012 7.3.5"},
		{TitleBar, "标题里有竖线", "竖线会照样印在标题里。要规定标题在哪里回行，写成列表，一项一行。", "标题: 云澜市应急管理局|关于开展巡查的通知", "标题: [云澜市应急管理局, 关于开展巡查的通知]", ""},
		{OrganUnknown, "发文机关的名称写错", "第一个发文机关是主办机关，它的发文机关标志、代字、印章都取自 yinfa.yaml 的“机关”。名称与那里登记的只差一两个字的，多半是写错了。yinfa.yaml 里的名称不要用引号括起来：Word 会把引号变成中文引号，照样印出来。", "发文机关: 云澜市人民政府办公厅（yinfa.yaml 里是“云澜市人民政府办公室”）", "发文机关: 云澜市人民政府办公室", ""},
		{OrganTwice, "机关重复", "同一个机关在 yinfa.yaml 的“机关”里、在一件公文的“发文机关”里都只能写一次。", "机关:\n  - 名称: 云澜市应急管理局\n  - 名称: 云澜市应急管理局", "机关:\n  - 名称: 云澜市应急管理局", ""},
	}
}

func composeEntries() []Entry {
	return []Entry{
		{KindUnknown, "没有这个文种", "文种写明公文按哪一种来要求和编排，须是程序自带或本单位 layouts/ 里有的。", "文种: 通之", "文种: 通知", ""},
		{FormatUnknown, "没有这个版式", "版式写明公文怎样编排，须是程序自带或本单位 layouts/ 里有的；一般不必写，由文种决定。", "版式: 信件", "版式: 信函", ""},
		{KeyRequired, "缺少必需的项", "每个文种都有必须写明的项，缺了就不成其为公文。", "文种: 方案\n标题: 安全生产巡查方案\n发文机关: 云澜市应急管理局", "文种: 方案\n标题: 安全生产巡查方案\n发文机关: 云澜市应急管理局\n成文日期: 2026-03-06", "GB/T 9704-2012 7"},
		{BodyEmpty, "没有正文", "公文首页必须显示正文。", "---\n文种: 通知\n---\n", "---\n文种: 通知\n---\n现将有关事项通知如下：", "GB/T 9704-2012 7.3.3"},
		{NumberKind, "字号与文种不符", "命令（令）用令号，如第8号；其他公文用发文字号。", "文种: 令\n发文字号: 云政〔2026〕8号", "文种: 令\n发文字号: 第8号", "GB/T 9704-2012 10.2"},
		{SignatoryMissing, "上行文没有签发人", "请示、报告等上行文应当标注签发人姓名。", "（单位自己的文种“签报”写了 上行文: 是，公文里没有写签发人）", "签发人: 洪洁", "GB/T 9704-2012 7.2.6"},
		{SignatoryUnused, "签发人不印", "只有上行文标注签发人，其他公文写了也不印。", "文种: 通知\n签发人: 洪洁", "文种: 通知", "GB/T 9704-2012 7.2.6"},
		{TitleKind, "标题里的文种与“文种”不符", "标题由发文机关名称、事由和文种组成，末尾的文种就是这件公文的文种。请示和报告不能合用。", "文种: 请示\n标题: 云澜市应急管理局关于申请经费的请示报告", "文种: 请示\n标题: 云澜市应急管理局关于申请经费的请示", "《党政机关公文处理工作条例》第九条"},
		{HalfWidthMark, "中文里用了半角标点", "汉字后面的逗号、分号、冒号、句号、问号、叹号、连接号和汉字旁边的括号、引号用全角。用英文输入法打的、从表格和网页粘贴来的，常是半角。", "现将有关事项通知如下:", "现将有关事项通知如下：", "GB/T 15834-2011"},
		{MarkSuperfluous, "书名号、引号之间用了顿号", "标有书名号、引号的并列成分之间通常不用顿号；中间另有括注、“和”字的，照常用。", "《安全生产法》、《消防法》", "《安全生产法》《消防法》", "GB/T 15834-2011 4.5.3.5"},
		{FullWidthDigit, "用了全角的数字、字母", "公文里的阿拉伯数字和英文字母用半角，全角的会占一个汉字的位置，字形也与旁边的数字不同。", "２０２６年，ＰＭ2.5", "2026年，PM2.5", "GB/T 15835-2011"},
		{PartRepeated, "正文里又写了文件头里的内容", "标题、主送机关、附件说明、署名、成文日期、附注、抄送由程序按文件头排在规定的位置。粘贴全文时带进正文的，会排两次。", "特此通知。\n\n云澜市应急管理局\n\n2026年3月6日", "特此通知。", "GB/T 9704-2012 7.3"},
		{AttachmentOrder, "附件的先后与正文不一致", "附件的序号由文件头里的先后决定，正文里的“附件1”“附件2”要与它对得上；附件通常按正文提到的先后排列。", "附件: [巡查方案, 巡查组人员名单]，正文写“人员名单见附件1”", "附件: [巡查组人员名单, 巡查方案]，正文写“人员名单见附件1”", "GB/T 9704-2012 7.3.4"},
		{AttachmentUndeclared, "正文提到了没有列出的附件", "正文提到的附件，都要在“附件”里列出，正文之后才有附件说明。", "名单见附件2。（只列了一个附件）", "附件: [巡查方案, 巡查组人员名单]", "GB/T 9704-2012 7.3.4"},
		{MarkStray, "标点重复，或者在行首", "逗号、句号等不连用，也不写在一段的开头，多半是删改文字时留下的。", "请各单位抓好落实。。", "请各单位抓好落实。", "GB/T 15834-2011"},
		{NumberCited, "文中的文号写法不规范", "引用公文写发文字号时，年份用六角括号〔〕括入，顺序号不加“第”，不编虚位。", "根据云政办[2024]03号文件要求", "根据云政办〔2024〕3号文件要求", "GB/T 9704-2012 7.2.5"},
		{DateZero, "月、日前面多写了0", "公文里的月、日不编虚位。", "请于04月05日前报送", "请于4月5日前报送", "GB/T 9704-2012 7.3.5.4"},
		{WordDoubled, "词语连写了两次", "同一个词紧接着写了两次，多半是改稿时多留了一个。有意重复的，不必改。", "推动推动安全生产责任落实", "推动安全生产责任落实", ""},
		{PhoneDigits, "电话号码的位数不对", "手机号码是11位；固定电话在区号后面有7位或8位。多打、少打一位，群众和同事就打不通。正文里只看“电话”“手机”“联系人”一类的词后面的号码，文件头里看写电话的项，台账里看“电话”“手机”。", "联系人：许安，手机：1380000000。", "联系人：许安，手机：13800000000。", ""},
		{TextUnfilled, "还有没填的地方", "新建的公文用“××××”标出要填的地方，印出来之前都要填好。人名、号码隐去一部分的“××”不算。", "为××××，现将有关事项通知如下：", "为做好汛期安全生产工作，现将有关事项通知如下：", ""},
		{AttachmentUnbound, "附件没有文件", "只写了标题的附件，印在附件说明里，不附在公文后面。", "附件: [巡查组人员名单]", "附件:\n  - 标题: 巡查组人员名单\n    文件: 附件/名单.md", "GB/T 9704-2012 7.3.7"},
		{AttachmentTitle, "附件标题前后不一", "附件文件里的标题应当与附件说明一致。", "附件说明：巡查名单；附件页：巡查组人员名单", "两处都写：巡查组人员名单", "GB/T 9704-2012 7.3.7"},
		{DirectiveUnknown, "没有这种块", "::: 后面的名称须是程序认识的块。", ":::横版", ":::横排", ""},
		{DirectiveUse, "块的写法不对", "每种块各有写法：有的要参数，有的里面不能写内容。", ":::分页\n正文\n:::", ":::分页\n:::", ""},
		{RosterForm, "名单的写法不对", "名单每行写一个称谓，后面用冒号隔开人员，人员之间用顿号。", ":::名单\n组长 洪洁\n:::", ":::名单\n组长：洪洁（市应急管理局）\n:::", ""},
		{ImageBroken, "图片不能用", "图片须是 PNG 或 JPEG 格式，文件完整。", "印章: 印章/公章.bmp", "印章: 印章/公章.png", ""},
		{SealCount, "印章或签名章与机关的个数不符", "每个发文机关加盖一枚印章或签名章。", "发文机关: 甲局\n印章: [甲.png, 乙.png]", "发文机关: [甲局, 乙局]\n印章: [甲.png, 乙.png]", "GB/T 9704-2012 7.3.5"},
		{FormField, "表单的项写错", "表单各栏取自文件头的各项，值的类型要与文种规定的一致。", "份数: 三", "份数: 3", ""},
		{FormBody, "表单没有正文栏", "这种表单没有正文栏，写在文件头之后的正文无处可印。", "（单位自己的文种，表单里没有“正文”一格，公文里却写了正文）", "在表单里加一格 {内容: 正文}，或者把内容写到文件头的各项里", ""},
		{ImprintPlace, "主送机关不能移入版记", "这种版式没有版记，主送机关只能排在正文之前。", "版式: 文稿\n主送在版记: 是", "版式: 文稿", "GB/T 9704-2012 7.4.2"},
		{LetterheadAbsent, "版式没有版头", "有的版式没有版头，份号、密级、紧急程度无处可印。", "版式: 文稿\n紧急程度: 特急", "版式: 公文\n紧急程度: 特急", "GB/T 9704-2012 7.2"},
		{ImprintOffice, "版记没有印发机关", "版记应当写明印发机关和印发日期。", "抄送: [市委办公室]", "抄送: [市委办公室]\n印发机关: 云澜市人民政府办公室", "GB/T 9704-2012 7.4.3"},
	}
}
