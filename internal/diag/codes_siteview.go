package diag

// The codes of what the public site tells beside its documents.
const (
	// SiteOverview: numbers that 年度情况 names cannot be made public.
	SiteOverview Code = "site-overview"
)

func siteViewEntries() []Entry {
	return []Entry{
		{
			Code: SiteOverview, Title: "年度情况的数字不能公布",
			Text:  "“年度情况”把台账里的数字公布到网站上，所以要写明是哪个计划、哪几轮、截至哪一天，并且这几轮各有公文已经公开（公文里写明计划和轮次）。台账有错误时数字不公布，网站不更新。",
			Wrong: "年度情况: [{计划: 云澜市2026年度安全生产巡查, 轮次: [第二轮], 截至: 2026-06-30}]（第二轮还没有公开的公文）",
			Right: "年度情况: [{计划: 云澜市2026年度安全生产巡查, 轮次: [第一轮], 截至: 2026-06-30}]",
		},
	}
}
