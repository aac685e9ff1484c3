package diag

// The codes of the ledger: reading the data of supervision, resolving its
// names, and checking it.
const (
	LedgerFileEmpty Code = "data-file-empty"
	LedgerPreset    Code = "regime-presets"
	LedgerRange     Code = "data-range"
	LedgerTerm      Code = "deadline-unreadable"

	UnitTwice     Code = "unit-twice"
	UnitLoop      Code = "unit-loop"
	UnitUnknown   Code = "unit-unknown"
	PersonTwice   Code = "person-twice"
	PersonUnknown Code = "person-unknown"
	RegimeTwice   Code = "regime-twice"
	RegimeUnknown Code = "regime-unknown"
	PlanTwice     Code = "plan-twice"
	PlanUnknown   Code = "plan-unknown"
	FindingTwice  Code = "finding-twice"

	EventOrder          Code = "event-order"
	StateJump           Code = "state-jump"
	DeadlinePast        Code = "deadline-past"
	RecusalBroken       Code = "recusal"
	UnitAssignedTwice   Code = "unit-assigned-twice"
	UnitUnassigned      Code = "unit-unassigned"
	UnitNotObject       Code = "unit-not-object"
	TeamCount           Code = "team-count"
	TeamSize            Code = "team-size"
	TeamRole            Code = "team-role"
	TeamRank            Code = "team-rank"
	PersonInTwoTeams    Code = "person-in-two-teams"
	RoundCount          Code = "round-count"
	RoundLength         Code = "round-length"
	QuotaShort          Code = "quota-short"
	CoverageShort       Code = "coverage-short"
	CycleShort          Code = "cycle-short"
	FindingLevel        Code = "finding-level"
	FindingNoUnit       Code = "finding-no-responsible"
	PersonMissing       Code = "finding-no-person"
	FoundOutside        Code = "finding-date"
	DeadlineHoliday     Code = "deadline-holiday"
	ClosedWithoutProof  Code = "closed-without-proof"
	TotalDiffers        Code = "total-differs"
	PaperMissing        Code = "paper-missing"
	ContactPublished    Code = "contact-published"
	InspectionElsewhere Code = "inspection-not-assigned"
)

func ledgerEntries() []Entry {
	return []Entry{
		{Code: LedgerFileEmpty, Title: "数据文件是空的",
			Text:  "content/数据 里的 YAML 文件都会读取；空文件可能是没有保存好。",
			Wrong: "（空文件）", Right: "单位:\n  - {名称: 望潮镇人民政府, 简称: 望潮镇, 类别: 乡镇}\n"},
		{Code: LedgerPreset, Title: "自带的制度读不出来",
			Text:  "程序自带几套制度（乐清、盐城、漳州、峄城、荔城）。读不出来说明程序文件不完整。",
			Wrong: "（程序内部）", Right: "重新安装程序"},
		{Code: LedgerRange, Title: "数目、起止写得不对",
			Text:  "制度里的人数、天数可以写一个数，也可以写范围；起止日期前后不能颠倒。",
			Wrong: "人数: 六到八人\n", Right: "人数: 6至8\n"},
		{Code: LedgerTerm, Title: "时限读不懂",
			Text:  "时限写明多长时间、从哪一步起算。工作日按国务院办公厅的放假通知计算；日、月、年按民法典计算：当天不算，到期日放假的顺延。",
			Wrong: "时限: 尽快\n", Right: "时限: 5个工作日 自 结束\n", Clause: "《中华人民共和国民法典》第二百零一条至第二百零四条"},
		{Code: UnitTwice, Title: "两个单位用了同一个名称",
			Text:  "全称、简称、别名都用来认单位，所以不能重复。",
			Wrong: "单位:\n  - {名称: 望潮镇人民政府, 别名: [望潮], 类别: 乡镇}\n  - {名称: 望潮街道办事处, 别名: [望潮], 类别: 街道}\n",
			Right: "单位:\n  - {名称: 望潮镇人民政府, 简称: 望潮镇, 类别: 乡镇}\n  - {名称: 望潮街道办事处, 简称: 望潮街道, 类别: 街道}\n"},
		{Code: UnitLoop, Title: "上级单位绕成了圈",
			Text: "甲的上级是乙，乙的上级又是甲，就分不清谁管谁。", Wrong: "甲的上级: 乙；乙的上级: 甲", Right: "甲的上级: 乙；乙不写上级"},
		{Code: UnitUnknown, Title: "没有登记的单位",
			Text:  "计划、名单、隐患里写的单位，都要在“单位”里登记过，全称、简称、别名写哪一个都行。这样同一个单位才不会被当成两个。",
			Wrong: "单位: 望湖镇\n", Right: "单位: 望潮镇\n"},
		{Code: PersonTwice, Title: "同一个人登记了两次",
			Text: "同一单位的同一姓名只登记一次。", Wrong: "人员里“叶义（市应急局）”有两条", Right: "只留一条"},
		{Code: PersonUnknown, Title: "不知道是谁",
			Text:  "名单里的人要么在“人员”里登记，要么写成“姓名（单位）”；几个人同名时必须写单位。",
			Wrong: "组长: 叶仪\n", Right: "组长: 叶义（市应急局）\n"},
		{Code: RegimeTwice, Title: "制度写了两次",
			Text: "一套制度只写一处，否则不知道以哪一处为准。", Wrong: "两处都有“名称: 云澜”", Right: "只留一处"},
		{Code: RegimeUnknown, Title: "没有这套制度",
			Text:  "计划按哪套制度执行，要写自带的或自己写的制度名称。",
			Wrong: "制度: 乐青\n", Right: "制度: 乐清\n"},
		{Code: PlanTwice, Title: "计划、组、轮次重名",
			Text: "同一计划里的巡查组、轮次不能重名，计划之间也不能重名。", Wrong: "两个组都叫“第一巡查组”", Right: "分别叫“第一巡查组”“第二巡查组”"},
		{Code: PlanUnknown, Title: "没有这个计划、轮次或组",
			Text:  "检查和隐患里的计划、轮次、巡查组，要与计划里写的一字不差。",
			Wrong: "轮次: 第1轮\n", Right: "轮次: 第一轮\n"},
		{Code: FindingTwice, Title: "隐患编号重复",
			Text: "编号是隐患的身份，交办、验收、销号都靠它。", Wrong: "两条隐患的编号都是 2026-1-001", Right: "分别编为 2026-1-001、2026-1-002"},

		{Code: EventOrder, Title: "日期前后颠倒",
			Text:  "动员进驻、结束、报告、审定、反馈和下发、整改方案、整改结果、回头看依次进行；隐患的经过也按日期先后。后一步不能早于前一步。",
			Wrong: "事件:\n  - {日期: 2026-03-20, 事件: 报告}\n  - {日期: 2026-03-18, 事件: 审定}\n", Right: "事件:\n  - {日期: 2026-03-18, 事件: 报告}\n  - {日期: 2026-03-20, 事件: 审定}\n"},
		{Code: StateJump, Title: "状态跳过了必经的一步",
			Text:  "隐患按“待交办、待整改、整改中、待验收、已销号”办理；当场改好的可以直接销号，验收不合格或问题反弹的退回整改。“超期”不用写，按期限和报告日期算出。",
			Wrong: "整改中之后直接写 {状态: 已销号}", Right: "整改中，待验收，已销号"},
		{Code: PersonMissing, Title: "责任清单里没有责任人",
			Text:  "四个清单里的责任清单要写明责任单位和责任人。责任人写在隐患下面，只供内部使用，公开的公文里不印。",
			Wrong: "责任单位: 望潮镇\n", Right: "责任单位: 望潮镇\n责任人: 石磊\n"},
		{Code: FoundOutside, Title: "发现日期不在检查期间",
			Text:  "隐患是检查时发现的，发现日期应当在这个组检查这个单位的起止日期之间；不在的，多半是月份、日期写错了，会使这个月的数字少算或者多算。",
			Wrong: "3月9日至13日检查，发现日期: 2026-04-11\n", Right: "发现日期: 2026-03-11\n"},
		{Code: DeadlineHoliday, Title: "整改期限是放假的日子",
			Text:  "整改期限写成了法定节假日。那一天没有人办理和验收，通常写前后的工作日；确定是这一天的，不必改。放假的日子按国务院办公厅的通知。",
			Wrong: "整改期限: 2026-05-02\n", Right: "整改期限: 2026-05-06\n"},
		{Code: DeadlinePast, Title: "期限早于起点",
			Text:  "整改期限早于发现或交办的日期，还没开始就已经过期。",
			Wrong: "发现日期: 2026-03-10\n整改期限: 2026-03-01\n", Right: "发现日期: 2026-03-10\n整改期限: 2026-04-01\n"},
		{Code: RecusalBroken, Title: "应当回避",
			Text:  "巡查人员不得检查自己所在的单位（包括它的上级单位），也不得检查本人申报有利害关系的单位。制度写明回避的报错误，没有写的报警告。",
			Wrong: "成员: 沈立（市住建局）\n巡查单位: [市住建局]\n", Right: "沈立换到不巡查市住建局的组"},
		{Code: UnitAssignedTwice, Title: "一个单位分给了两个组",
			Text: "同一轮里一个单位只由一个组巡查。", Wrong: "第一组和第二组都写了“澄江街道”", Right: "只留在一个组"},
		{Code: UnitUnassigned, Title: "有的单位没有组巡查",
			Text: "计划的每个对象都要分给一个组。", Wrong: "对象里有“东屿街道”，各组的巡查单位里都没有", Right: "写进某个组的“巡查单位”"},
		{Code: UnitNotObject, Title: "分工里有计划以外的单位",
			Text: "组里写的巡查单位不在计划的对象里，总数就对不上。", Wrong: "巡查单位里写了对象以外的单位", Right: "写进计划的“对象”，或者从分工里删去"},
		{Code: TeamCount, Title: "巡查组的个数不合制度",
			Text: "制度规定了设几个组。", Wrong: "制度要求2至3组，计划有4组", Right: "合并为3组"},
		{Code: TeamSize, Title: "巡查组人太多或太少",
			Text: "制度规定了每组的人数，专家不计在内。", Wrong: "制度要求6至8人，某组有5人", Right: "补足6人"},
		{Code: TeamRole, Title: "组长、联络员等没有配齐",
			Text: "每组必须有组长；副组长、联络员、成员按制度配备。", Wrong: "某组没有写组长", Right: "组长: 叶义（市应急局）"},
		{Code: TeamRank, Title: "组长的职级不合制度",
			Text: "有的制度要求组长、副组长由科级以上干部担任，这时要在“人员”里写明职级。", Wrong: "{姓名: 叶义, 职级: 科员}", Right: "{姓名: 叶义, 职级: 正科级}"},
		{Code: PersonInTwoTeams, Title: "一个人同时在两个组",
			Text: "同一段时间里一个人只能在一个组。", Wrong: "第一组和第二组的名单里都有“沈立”", Right: "只留在一个组"},
		{Code: RoundCount, Title: "轮次的个数不合制度",
			Text: "制度规定了每年几轮。", Wrong: "制度要求每年4轮，计划只有3轮", Right: "补上第四轮"},
		{Code: RoundLength, Title: "巡查时间太短或太长",
			Text: "制度规定了一次巡查的天数，首尾两天都算。", Wrong: "要求至少3天，3月9日进驻、3月10日结束", Right: "3月9日进驻、3月11日结束"},
		{Code: QuotaShort, Title: "没有完成定额",
			Text: "制度规定每组每轮至少发现多少重大隐患、机制性问题。", Wrong: "要求3条，台账里只有2条", Right: "补充检查，或者核对台账有没有漏记"},
		{Code: CoverageShort, Title: "覆盖面不够",
			Text: "制度规定检查一个单位时至少要看多少乡镇、部门、村社区和企业。", Wrong: "要求60%的乡镇，10个乡镇只看了5个", Right: "至少看6个"},
		{Code: CycleShort, Title: "有的对象几年没有巡查",
			Text: "制度规定几年内每个对象至少巡查一遍。", Wrong: "两年的计划里都没有“梅岭乡”", Right: "排进今年的计划"},
		{Code: FindingLevel, Title: "隐患没有定等级",
			Text: "类别是“隐患”的要写明重大、突出或一般。", Wrong: "类别: 隐患\n", Right: "类别: 隐患\n等级: 一般\n"},
		{Code: FindingNoUnit, Title: "隐患没有责任单位",
			Text: "没有责任单位就无从交办。", Wrong: "责任单位:\n", Right: "责任单位: 望潮镇\n"},
		{Code: ClosedWithoutProof, Title: "销号没有凭证",
			Text: "销号要有整改后的照片，或者验收文件。", Wrong: "{日期: 2026-04-09, 状态: 已销号}\n", Right: "{日期: 2026-04-09, 状态: 已销号, 凭证: 验收意见书2026-15号}\n"},
		{Code: TotalDiffers, Title: "数字对不上",
			Text: "写明的总数、上报的合计、正文里的数字，要与清单和台账里数出来的一致。", Wrong: "组数: 6\n（下面列了7个组）", Right: "组数: 7\n"},
		{Code: PaperMissing, Title: "该有的公文没有写",
			Text: "制度规定走到某一步就要有相应的公文。每个计划按自己的制度核对；由通知印发的方案、制度，算作有了；制度要求公开的，没有公开的不算。", Wrong: "已经下发，但没有给望潮镇的督办单", Right: "补写督办单，并在文件头写明计划、轮次和单位"},
		{Code: ContactPublished, Title: "公开的公文里有内部电话",
			Text:  "登记在人员、单位名下的电话、手机、邮箱是内部信息，不能出现在公开的公文里。向社会公布的电话写在巡查组的“公布电话”里。",
			Wrong: "（主动公开的通知里写了组长的手机号码）", Right: "删去，或者改用公布电话"},
		{Code: InspectionElsewhere, Title: "检查了不归本组的单位",
			Text: "检查记录里的单位，在这一轮不是分给这个组的。", Wrong: "第一组检查了分给第二组的单位", Right: "核对检查记录或分工"},
	}
}
