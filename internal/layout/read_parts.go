package layout

var (
	numberPlaces = []choice[NumberPlace]{{"标志下", NumberBelowMark}, {"红线下", NumberBelowRule}}
	tagPlaces    = []choice[TagPlace]{{"版心顶", TagsAtTop}, {"红线下", TagsBelowRule}}
)

func (l *formatReader) letterhead(s section) {
	h := &l.format.Letterhead
	h.Shown = s.yes("显示")
	h.MarkTop = s.length("标志上沿")
	h.MarkMin = s.positive("标志最小字号")
	h.MarkWidth = s.positive("标志最宽")
	h.MarkHeight = s.optional("标志最高")
	if s.need("标志后缀") {
		h.MarkSuffix = s.text("标志后缀")
	}
	h.HostOnly = s.yes("只用主办机关")
	h.NumberAt = require(s, "字号位置", numberPlaces)
	h.NumberGap = s.length("字号空")
	h.TagsAt = require(s, "份号密级位置", tagPlaces)
	h.TagsGap = s.length("份号密级空")
	h.Rule = l.redRule(s, "红线")
	h.FootRule = l.redRule(s, "首页底线")
	h.BodyGap = s.length("正文空")
	if size := l.format.Styles[Mark].Size; h.MarkMin > size && size > 0 {
		s.wrong("标志最小字号", "不能大于样式“发文机关标志”的字号")
	}
	if h.MarkWidth > l.format.Page.Width {
		s.wrong("标志最宽", "不能超过纸张的宽")
	}
}

func (l *formatReader) redRule(head section, key string) RedRule {
	s, ok := head.sub(key)
	if !ok {
		return RedRule{}
	}
	var r RedRule
	r.Shown = s.yes("显示")
	if r.Shown {
		// A rule that is not shown need not say how it looks.
		r.Gap, r.Width, r.Thick = s.length("距离"), s.positive("宽"), s.positive("粗")
	} else {
		r.Gap, r.Width, r.Thick = s.optional("距离"), s.optional("宽"), s.optional("粗")
	}
	r.Thin, r.Between = s.optional("细"), s.optional("间隔")
	r.ThickFirst = s.yesOr("粗线在上", true)
	if r.Width > l.format.Page.Width {
		s.wrong("宽", "不能超过纸张的宽")
	}
	s.r.Finish()
	return r
}

func (l *formatReader) signature(s section) {
	g := &l.format.Signature
	g.Gap = s.length("不盖章空")
	g.StampedRight = s.length("盖章右空")
	g.PlainRight = s.length("不盖章右空")
	g.DateShift = s.length("日期右移")
	g.SealDiameter = s.positive("印章直径")
	g.ChopGap = s.length("签名章空")
	g.ChopRight = s.length("签名章右空")
	g.ChopHeight = s.positive("签名章高")
}

func (l *formatReader) imprint(s section) {
	i := &l.format.Imprint
	i.Shown, i.Rules, i.ShowIssue = s.yes("显示"), s.yes("分隔线"), s.yes("印发行")
	i.Thick, i.Thin = s.positive("粗线"), s.positive("细线")
	i.EvenPage = s.yes("偶数页")
}

func (l *formatReader) folio(s section) {
	f := &l.format.Folio
	f.Shown = s.yes("显示")
	f.Gap = s.length("距版心")
	// 一字 here is a character of the number's own size, as everywhere.
	own := s
	own.m = l.measureOf(l.format.Styles[FolioText].Size)
	f.Inset = own.length("距边")
	f.Mirrored, f.FirstPage, f.ImprintToo = s.yes("单双页分列"), s.yes("首页"), s.yes("版记页")
}

func (l *formatReader) table(s section) {
	t := &l.format.Table
	t.Rule, t.Frame = s.length("线"), s.length("外框")
	t.PadX, t.PadY = s.length("左右留白"), s.length("上下留白")
	t.MinRow = s.length("最小行高")
	t.MaxWidth = s.length("最宽")
}
