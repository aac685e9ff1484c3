package diag

// The codes of what may leave: publication by the day, masks, repeals.
const (
	// ReleaseEmbargo: a document waits for its 发布时间.
	ReleaseEmbargo Code = "release-embargo"
	// ReleaseLate: publication is later than the law allows.
	ReleaseLate Code = "release-late"
	// ReleaseDate: dates of publication, correction and withdrawal disagree.
	ReleaseDate Code = "release-date"
	// ReleaseAhead: a public document bears a day that has not come.
	ReleaseAhead Code = "release-ahead"
	// ReleaseMask: an entry of 屏蔽 hides nothing, or leaves something.
	ReleaseMask Code = "release-mask"
	// ReleasePicture: a picture says where it was taken.
	ReleasePicture Code = "release-picture"
	// ReleaseChain: 废止, 失效 or 修改 that cannot be.
	ReleaseChain Code = "release-chain"
	// ReleaseUnknown: a document that is repealed or amended is not there.
	ReleaseUnknown Code = "release-unknown"
	// ReleaseTwice: a document is repealed by two others.
	ReleaseTwice Code = "release-twice"
	// ReleaseRevived: a paper that repealed another is repealed itself.
	ReleaseRevived Code = "release-revived"
	// ReleaseHidden: a public document is repealed by one that is not public.
	ReleaseHidden Code = "release-hidden"
	// ReleaseInternal: internal data of the office is about to be published.
	ReleaseInternal Code = "release-internal"
)

func releaseEntries() []Entry {
	return []Entry{
		{
			Code: ReleaseEmbargo, Title: "还没有到发布时间",
			Text:  "“公开”里写了发布时间的公文，到了那一天才上网；在那以前，网页、下载文件、列表、订阅、搜索里都没有它。按哪一天算，用 --date 写明；不写时是最近一次提交的日期，项目不在 git 里的是成文日期和台账里最晚的日期。程序不看电脑的时钟，同样的内容总是做出同样的网站。",
			Wrong: "公开: {方式: 主动公开, 发布时间: 2026-07-01}（6月里生成，网站里没有它）",
			Right: "yinfa build -f html --date 2026-07-01",
		},
		{
			Code: ReleaseLate, Title: "公开得晚了",
			Text:   "主动公开的政府信息，自形成或者变更之日起20个工作日内公开。程序由成文日期起数工作日，法定节假日和调休按国务院办公厅的通知，单位自己的写在 content/数据 的“工作日”里。法律、法规对期限另有规定的，从其规定。",
			Wrong:  "成文日期: 2026-03-06\n公开: {方式: 主动公开, 发布日期: 2026-04-20}",
			Right:  "成文日期: 2026-03-06\n公开: {方式: 主动公开, 发布日期: 2026-03-09}",
			Clause: "《中华人民共和国政府信息公开条例》第二十六条",
		},
		{
			Code: ReleaseDate, Title: "公开的几个日期对不上",
			Text:  "先发布，后更正，最后才可能撤回；更正按日期先后写。",
			Wrong: "发布日期: 2026-03-09\n更正: [{日期: 2026-03-01, 说明: 改正附件2}]",
			Right: "发布日期: 2026-03-09\n更正: [{日期: 2026-03-11, 说明: 改正附件2}]",
		},
		{
			Code: ReleaseAhead, Title: "公开的公文日期还没有到",
			Text:  "这次生成网站按 --date 写明的日期，不写时按最近一次提交的日期。成文日期、发布日期、更正日期比它还晚的公文，这次就会上网，多半是日期写错了，或者还没有签发。到了那一天才公开的，写“发布时间”。日期没有错的，用 --date 写明今天的日期，或者提交以后再生成。",
			Wrong: "成文日期: 2026-12-28（11月25日生成，公开: 主动公开）",
			Right: "公开: {方式: 主动公开, 发布时间: 2026-12-28}",
		},
		{
			Code: ReleaseMask, Title: "没有遮住",
			Text:   "“屏蔽”里可以写种类（姓名、电话、手机号、身份证号、电子邮箱、银行账号、企业名称、地址），也可以写公文里的原话。原话要一字不差，写错了什么也遮不住。屏蔽企业名称时，台账里没有的企业要把全称也写上；屏蔽姓名时，台账、名单里没有，前面又没有写“联系人”“负责人”一类的，要把姓名也写上；写在电话旁边、后面写着同志、先生、女士的，不写上就不能公开。遮住的只是公开的版本，内部的成品不变。",
			Wrong:  "屏蔽: [姓明]",
			Right:  "屏蔽: [姓名, 电话, 云澜市永丰纺织有限公司]",
			Clause: "《中华人民共和国政府信息公开条例》第十五条",
		},
		{
			Code: ReleasePicture, Title: "图片里有拍摄地点",
			Text:  "手机拍的照片里记着拍摄地点、时间和设备。公开的版本里都已经去掉；项目里的原件和内部的成品没有动。",
			Wrong: "手机里直接取出的照片",
			Right: "另存时去掉了位置信息的照片",
		},
		{
			Code: ReleaseChain, Title: "废止或修改写得不对",
			Text:  "“废止”“失效”“修改”写另一件公文的发文字号。一件公文不能废止自己，不能废止比自己晚的公文，几件公文不能互相废止，同一个号只能有一件公文。",
			Wrong: "发文字号: 云安委办〔2026〕9号\n废止: [云安委办〔2026〕9号]",
			Right: "发文字号: 云安委办〔2026〕9号\n废止: [云安委办〔2024〕3号]",
		},
		{
			Code: ReleaseUnknown, Title: "没有这个发文字号",
			Text:  "被废止、被修改的公文在项目里找不到。多半是号写错了；那件公文本来就不在项目里的，可以不管。",
			Wrong: "废止: [云安委办〔2004〕3号]",
			Right: "废止: [云安委办〔2024〕3号]",
		},
		{
			Code: ReleaseTwice, Title: "废止了两次",
			Text:  "已经废止的公文不能再废止一次，多半是号写错了。网页上按先废止它的那一件写。",
			Wrong: "两件公文都写 废止: [云安委办〔2024〕3号]",
			Right: "只有一件写 废止: [云安委办〔2024〕3号]",
		},
		{
			Code: ReleaseRevived, Title: "废止别人的公文自己也废止了",
			Text:  "一件公文被废止，它从前废止的公文不会因此恢复效力，网页上仍写已废止。要恢复的，另发公文写明。",
			Wrong: "以为废止了〔2025〕5号，〔2024〕3号就又有效了",
			Right: "新的公文里写明〔2024〕3号恢复施行，或者重新发布",
		},
		{
			Code: ReleaseHidden, Title: "废止公开公文的公文没有公开",
			Text:   "公开的公文被废止，公众要看得到是被哪一件公文废止的。那件公文没有公开，网页上就只能写“已废止”，不写它的标题和文号。",
			Wrong:  "废止: [云安委办〔2024〕3号]（这件公文没有写公开）",
			Right:  "废止: [云安委办〔2024〕3号]\n公开: 主动公开",
			Clause: "《中华人民共和国政府信息公开条例》第二十六条",
		},
		{
			Code: ReleaseInternal, Title: "公开的公文里有内部内容",
			Text:  "即将公开的文字里有台账里只供内部使用的内容：标了“内部”的人员，责任人、整改资金、应急预案等。删去它；姓名可以写“屏蔽”遮住，确实应当公开的写进“照登”。",
			Wrong: "责任人：石磊（公开的公示里）",
			Right: "删去责任人；或者 公开: {方式: 主动公开, 照登: [石磊]}",
		},
	}
}
