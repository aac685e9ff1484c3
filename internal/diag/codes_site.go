package diag

// The codes of the public site.
const (
	// SiteMissing: a site was asked for and yinfa.yaml does not describe one.
	SiteMissing Code = "site-missing"
	// SiteAddress: 网址 is no address of a site.
	SiteAddress Code = "site-address"
	// SiteColumn: a column cannot be kept apart or be addressed.
	SiteColumn Code = "site-column"
	// SiteColumnless: no column takes a released document.
	SiteColumnless Code = "site-columnless"
	// SitePage: two documents would have one address, or an address is no address.
	SitePage Code = "site-page"
	// SiteIndex: two documents would have one 索引号, or the pattern is wrong.
	SiteIndex Code = "site-index"
	// SiteSecret: a document with 密级 is released.
	SiteSecret Code = "site-secret"
	// SiteDraft: a document whose 状态 is not final is released.
	SiteDraft Code = "site-draft"
	// SitePrivate: personal data is about to be published.
	SitePrivate Code = "site-private"
	// SiteTemplate: an office's own template cannot be used.
	SiteTemplate Code = "site-template"
	// SiteLink: a link that leads nowhere a reader may go.
	SiteLink Code = "site-link"
	// SiteImage: a picture that browsers do not show.
	SiteImage Code = "site-image"
	// SiteStopped: the site was left as it was because a public document, or the site itself, has errors.
	SiteStopped Code = "site-stopped"
	// SiteHeavy: a page is too heavy for slow lines.
	SiteHeavy Code = "site-heavy"
)

func siteEntries() []Entry {
	return []Entry{
		{
			Code: SiteMissing, Title: "没有写站点",
			Text:  "生成公开网站需要知道网站的名称。在 yinfa.yaml 里写上“站点”。",
			Wrong: "yinfa build -f html（yinfa.yaml 里没有“站点”）",
			Right: "站点:\n  名称: 云澜市安全生产信息公开\n  网址: https://www.yunlan.example/aqsc\n  标识码: \"3300000000\"",
		},
		{
			Code: SiteAddress, Title: "网址不完整",
			Text:  "网站地图、订阅源和规范网址都要写完整的网址，要有 http:// 或 https:// 和域名，不能有用户名、问号和井号。",
			Wrong: "网址: www.yunlan.example",
			Right: "网址: https://www.yunlan.example/aqsc",
		},
		{
			Code: SiteColumn, Title: "栏目的目录不对",
			Text:  "栏目的目录是网址的一部分，只用小写字母、数字和减号，各栏目不能相同；网站上线以后不要再改，改了以后别处的链接就失效。",
			Wrong: "栏目: [{名称: 通知公告, 目录: 通知公告}]",
			Right: "栏目: [{名称: 通知公告, 目录: tzgg}]",
		},
		{
			Code: SiteColumnless, Title: "没有栏目收这件公文",
			Text:  "公开的公文按文种归入栏目。没有一个栏目写了这个文种，公文里也没有写栏目，它就不会出现在任何列表里，所以报错。",
			Wrong: "公开: {方式: 主动公开}（文种是批复，各栏目都没有收批复）",
			Right: "公开: {方式: 主动公开, 栏目: 政策文件}",
		},
		{
			Code: SitePage, Title: "页面的地址不对",
			Text:  "每件公开公文的页面地址不变，缺省由源文件的路径算出，也可以用“地址”写明。地址只用小写字母、数字和减号，各件不能相同。源文件改名或移动之前，先把原来的地址写进“地址”，别处的链接才不会失效。",
			Wrong: "公开: {方式: 主动公开, 地址: 关于巡查的通知}",
			Right: "公开: {方式: 主动公开, 地址: 2026-aqxc}",
		},
		{
			Code: SiteIndex, Title: "索引号重复或写不出来",
			Text:   "索引号一件一个，公布以后不变。没有写的按站点的式样生成；式样里只能用 {机构代码} {年} {月} {日} {流水}。“流水”由页面地址算出，偶尔会撞号，这时请在后发的公文里写明索引号。",
			Wrong:  "两件公文都写 索引号: 113300/2026-00017",
			Right:  "公开: {方式: 主动公开, 索引号: 113300/2026-00018}",
			Clause: "《政府信息公开目录系统实施指引（试行）》",
		},
		{
			Code: SiteSecret, Title: "标了密级的公文不能公开",
			Text:  "公文写了密级或保密期限，又写了主动公开，两者只能有一个是对的。这件公文不会出现在网站上。",
			Wrong: "密级: 秘密\n公开: {方式: 主动公开}",
			Right: "密级: 秘密\n公开: {方式: 不予公开, 理由: 涉及国家秘密}",
		},
		{
			Code: SiteDraft, Title: "草稿不上网",
			Text:  "公文写了主动公开，状态还是草稿、待签之类，所以哪里都没有它。签发以后改了状态，才会出现在网站上。",
			Wrong: "状态: 草稿\n公开: {方式: 主动公开}",
			Right: "状态: 已印发\n公开: {方式: 主动公开}",
		},
		{
			Code: SitePrivate, Title: "公开的公文里有个人信息",
			Text:   "即将公开的文字里有电话、手机号、身份证号、电子邮箱或银行账号。查的是要放出去的每一种文件：网页、PDF、Word 的文字和属性，还有图片。确实应当公开的（如公示的监督电话），在“公开”里用“照登”写明号码或者种类；不应当公开的，删去，或者写“屏蔽”由程序遮住。12345 一类的服务号码、邮政编码、发文字号不算；站点的联系方式、计划里巡查组的公布电话已经公布，也不算。",
			Wrong:  "联系人：许安，13800000000",
			Right:  "公开: {方式: 主动公开, 屏蔽: [手机号]}，公开的版本里是 138****0000；或者 公开: {方式: 主动公开, 照登: [\"0000-66010012\"]}",
			Clause: "《中华人民共和国政府信息公开条例》第十五条",
		},
		{
			Code: SiteTemplate, Title: "网页模板用不了",
			Text:  "layouts/site 里单位自己的模板有写错的地方，网站没有生成。改正它，或者删去它改用内置的模板。",
			Wrong: "{{.Title（少了右边的花括号）",
			Right: "{{.Title}}",
		},
		{
			Code: SiteLink, Title: "链接不能用在网页上",
			Text:  "网页上的链接只能是 http://、https:// 或 mailto: 开头的网址。其他写法照文字登出，不做成链接。",
			Wrong: "[办事指南](../内部/指南.md)",
			Right: "[办事指南](https://www.yunlan.example/zn)",
		},
		{
			Code: SiteImage, Title: "图片不能放到网页上",
			Text:  "网页上只放 PNG 和 JPEG 图片，而且图片里不能夹带拍摄地点等信息。用看图软件另存一次即可。",
			Wrong: "带有拍摄地点的手机照片",
			Right: "另存时去掉了位置信息的照片",
		},
		{
			Code: SiteStopped, Title: "网站没有更新",
			Text:  "有要公开的公文因为错误没有生成，或者两件公文的网页地址、索引号相同。缺了一件，网站上原来的页面就会消失，所以整个网站不更新：网页、下载的文件都还是原来的，一个也没有换。",
			Wrong: "（一件主动公开的公文里有个人信息，报了错误）",
			Right: "（改正那件公文以后再生成）",
		},
		{
			Code: SiteHeavy, Title: "网页太大",
			Text:  "这件公文的网页超过100千字节，手机和慢的线路打开要等。多半是很长的表，可以改为附件下载。",
			Wrong: "正文里有几千行的表",
			Right: "正文写要点，表作为附件",
		},
	}
}
