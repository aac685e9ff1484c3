package docx

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/unit"
)

// The ids of styles that other files name.
const (
	styleBody    = "BodyText"
	styleLast    = "BodyTextLast"
	styleLink    = "Hyperlink"
	styleStrong  = "Strong"
	styleFigure  = "Figure"
	styleGap     = "TableGap"
	styleAnchor  = "ImprintAnchor"
	styleRule    = "RedRule"
	styleFootGap = "FootGap"
	styleTable   = "OfficialTable"
	styleImprint = "Imprint"
	styleFooter  = "Footer"
)

// named is a paragraph style: what officers call it, and how it behaves. name
// is that of one of Word's own styles, whose invariant English names keep
// Word's features (the navigation pane, tables of contents) working in every
// language; other styles have none, and officers read theirs in any program.
type named struct {
	layout    layout.StyleName
	id, name  string
	alias     string
	next      string // the style of a paragraph typed after it
	outline   int    // from 1; 0: none
	keepNext  bool
	newPage   bool
	character bool  // a character style, for labels inside a line
	scale     int64 // of its type, in thousandths of the layout's; 0 stands for 1000
}

// namedStyles are the styles that a layout describes, in the order of the style sheet.
var namedStyles = [...]named{
	{layout: layout.Title, id: "Title", name: "Title", alias: "公文标题", next: styleBody, keepNext: true},
	{layout: layout.Subtitle, id: "Subtitle", name: "Subtitle", alias: "公文副标题", next: styleBody},
	{layout: layout.Addressee, id: "Addressee", alias: "主送机关", next: styleBody},
	{layout: layout.Heading1, id: "Heading1", name: "heading 1", alias: "一级标题", next: styleBody, outline: 1, keepNext: true},
	{layout: layout.Heading2, id: "Heading2", name: "heading 2", alias: "二级标题", next: styleBody, outline: 2, keepNext: true},
	{layout: layout.Heading3, id: "Heading3", name: "heading 3", alias: "三级标题", next: styleBody, outline: 3, keepNext: true},
	{layout: layout.Heading4, id: "Heading4", name: "heading 4", alias: "四级标题", next: styleBody, outline: 4, keepNext: true},
	{layout: layout.Chapter, id: "Chapter", alias: "章标题", next: styleBody, outline: 1, keepNext: true},
	{layout: layout.AttachNote, id: "AttachmentNote", alias: "附件说明"},
	{layout: layout.Organ, id: "Signature", name: "Signature", alias: "署名", next: "Date", keepNext: true},
	{layout: layout.DateLine, id: "Date", name: "Date", alias: "成文日期", next: styleBody},
	{layout: layout.Note, id: "Note", alias: "附注", next: styleBody},
	{layout: layout.AttachLabel, id: "AttachmentLabel", alias: "附件标识", next: "AttachmentTitle", keepNext: true, newPage: true},
	{layout: layout.AttachTitle, id: "AttachmentTitle", alias: "附件标题", next: styleBody, outline: 1, keepNext: true},
	{layout: layout.CopyNumber, id: "CopyNumber", alias: "份号"},
	{layout: layout.Secrecy, id: "Secrecy", alias: "密级"},
	{layout: layout.Urgency, id: "Urgency", alias: "紧急程度"},
	{layout: layout.Mark, id: "Mark", alias: "发文机关标志", next: "Number"},
	{layout: layout.Number, id: "Number", alias: "发文字号"},
	{layout: layout.SignatoryTag, id: "SignatoryTag", alias: "签发人", character: true},
	{layout: layout.SignatoryName, id: "SignatoryName", alias: "签发人姓名", character: true},
	{layout: layout.Attendee, id: "Attendee", alias: "出席"},
	{layout: layout.AttendeeTag, id: "AttendeeTag", alias: "出席标签", character: true},
	{layout: layout.Imprinted, id: styleImprint, alias: "版记"},
	{layout: layout.FolioText, id: styleFooter, name: "footer", alias: "页码"},
	{layout: layout.Caption, id: "Caption", name: "caption", alias: "表题", next: styleBody},
	{layout: layout.TableHead, id: "TableHead", alias: "表头"},
	{layout: layout.TableText, id: "TableText", alias: "表格文字"},
	{layout: layout.TableHead, id: "TableHead875", alias: "表头（小）", scale: 875},
	{layout: layout.TableText, id: "TableText875", alias: "表格文字（小）", scale: 875},
	{layout: layout.TableHead, id: "TableHead750", alias: "表头（更小）", scale: 750},
	{layout: layout.TableText, id: "TableText750", alias: "表格文字（更小）", scale: 750},
	{layout: layout.FormLabel, id: "FormLabel", alias: "表单标签"},
	{layout: layout.FormText, id: "FormText", alias: "表单内容"},
	{layout: layout.RosterText, id: "Roster", alias: "名单"},
	{layout: layout.RosterLabel, id: "RosterLabel", alias: "名单标签", character: true},
}

// headingID is the style of a heading of level 0 (章标题) to 4.
func headingID(level int) string {
	return [...]string{"Chapter", "Heading1", "Heading2", "Heading3", "Heading4"}[level]
}

// runInID is the style of a paragraph that begins with a heading.
func runInID(level int) string {
	return [...]string{"RunIn1", "RunIn1", "RunIn2", "RunIn3", "RunIn4"}[level]
}

// headCharID is the character style of a heading that text follows.
func headCharID(level int) string {
	return [...]string{"Heading1Char", "Heading1Char", "Heading2Char", "Heading3Char", "Heading4Char"}[level]
}

func faceStyle(f doc.Face) string {
	return [...]string{"", "FaceTitle", "FaceSong", "FaceFang", "FaceKai", "FaceHei"}[f]
}

// styleSheet writes styles.xml.
func (g *geometry) styleSheet() []byte {
	x := &xml{}
	body := g.style(layout.Body)
	x.raw(xmlHead, `<w:styles xmlns:w="`, nsWord, `"><w:docDefaults><w:rPrDefault><w:rPr>`)
	x.fonts(body.Face, body.Latin)
	x.raw(`<w:kern w:val="0"/>`)
	x.size(body.Size)
	x.raw(`<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:widowControl/>`)
	g.breaking(x)
	x.raw(`<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0"`)
	x.attrNum("w:line", g.pitchOf(layout.Body, body).Twips())
	x.raw(` w:lineRule="exact"/></w:pPr></w:pPrDefault></w:docDefaults>`)
	// Word's own styles, some 370, stay out of its list until someone uses
	// one: officers find theirs.
	x.raw(`<w:latentStyles w:defLockedState="0" w:defUIPriority="99" w:defSemiHidden="1" w:defUnhideWhenUsed="1" w:defQFormat="0" w:count="376"/>`)
	x.raw(`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:uiPriority w:val="1"/><w:qFormat/><w:pPr>`)
	// Some readers take the breaking rules from styles only.
	g.breaking(x)
	x.raw(`<w:jc w:val="both"/></w:pPr></w:style>`)
	x.raw(`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>`)
	x.raw(`<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`)
	x.raw(`<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>`)
	g.paragraphStyle(x, named{layout: layout.Body, id: styleBody, name: "Body Text", alias: "公文正文"})
	x.raw(`<w:style w:type="paragraph" w:customStyle="1" w:styleId="`, styleLast, `"><w:name w:val="公文正文（末段）"/><w:basedOn w:val="`, styleBody, `"/><w:next w:val="`, styleBody, `"/><w:uiPriority w:val="2"/><w:qFormat/><w:pPr><w:keepNext/></w:pPr></w:style>`)
	for _, n := range namedStyles {
		if n.character {
			g.characterStyle(x, n.id, n.alias, "", g.style(n.layout), g.base(n.layout))
			continue
		}
		g.paragraphStyle(x, n)
	}
	g.headings(x)
	for f := doc.FaceTitle; f <= doc.FaceHei; f++ {
		x.raw(`<w:style w:type="character" w:customStyle="1" w:styleId="`, faceStyle(f), `"><w:name w:val="字体`, faceWord(f), `"/><w:uiPriority w:val="9"/><w:qFormat/><w:rPr>`)
		x.fonts(f, layout.LatinRole)
		x.raw(`</w:rPr></w:style>`)
	}
	x.raw(`<w:style w:type="character" w:styleId="`, styleLink, `"><w:name w:val="Hyperlink"/><w:aliases w:val="超链接"/><w:uiPriority w:val="99"/></w:style>`)
	x.raw(`<w:style w:type="character" w:styleId="`, styleStrong, `"><w:name w:val="Strong"/><w:aliases w:val="加粗"/><w:uiPriority w:val="9"/><w:qFormat/><w:rPr><w:b/><w:bCs/></w:rPr></w:style>`)
	g.helpers(x)
	g.tableStyle(x)
	x.raw(`</w:styles>`)
	return x.b
}

func faceWord(f doc.Face) string {
	return [...]string{"", "小标宋", "宋体", "仿宋", "楷体", "黑体"}[f]
}

// base is the style that a label stands in.
func (g *geometry) base(label layout.StyleName) layout.Style {
	switch label {
	case layout.SignatoryTag, layout.SignatoryName:
		return g.style(layout.Number)
	case layout.AttendeeTag:
		return g.style(layout.Attendee)
	}
	return g.style(layout.RosterText)
}

// breaking states the line-breaking policy: every property whose default
// differs between Word, WPS and LibreOffice.
func (g *geometry) breaking(x *xml) {
	gap := "0"
	if g.f.Break.LatinGap > 0 {
		gap = "1"
	}
	x.raw(`<w:kinsoku w:val="1"/><w:wordWrap w:val="1"/><w:overflowPunct w:val="0"/><w:topLinePunct w:val="0"/>`)
	x.raw(`<w:autoSpaceDE w:val="`, gap, `"/><w:autoSpaceDN w:val="`, gap, `"/><w:adjustRightInd w:val="0"/>`)
}

// elastic reports whether a style's pitch follows when that of the main text
// is adjusted, as it does in print.
func elastic(n layout.StyleName) bool {
	switch n {
	case layout.Body, layout.Subtitle, layout.Addressee, layout.Heading1, layout.Heading2, layout.Heading3,
		layout.Heading4, layout.Chapter, layout.AttachNote, layout.Note, layout.Attendee, layout.RosterText,
		layout.Caption:
		return true
	}
	return false
}

// elasticStyle is the style of the layout behind an id, when its pitch can be
// adjusted.
func elasticStyle(id string) (layout.StyleName, bool) {
	for level := 1; level <= deepestHeading; level++ {
		if id == runInID(level) {
			return layout.Body, true
		}
	}
	if id == styleBody || id == styleLast {
		return layout.Body, true
	}
	for _, n := range namedStyles {
		if n.id == id {
			return n.layout, elastic(n.layout)
		}
	}
	return "", false
}

func (g *geometry) pitchOf(n layout.StyleName, st layout.Style) unit.Length {
	if !elastic(n) {
		return st.Pitch
	}
	return tightened(st.Pitch, g.pitch)
}

// tightened is a pitch adjusted to so many thousandths.
func tightened(pitch unit.Length, k int64) unit.Length {
	l := pitch
	if k != 1000 {
		l = pitch.MulDiv(k, 1000)
	}
	if l < pitch {
		l -= unit.Twip // a page that was tightened may be exactly full, and programs round
	}
	return l
}

// adjusted is a height of a style, or a space above or below it, as the pitch of
// the main text is adjusted.
func (g *geometry) adjusted(n layout.StyleName, l unit.Length) unit.Length {
	if elastic(n) && g.pitch != 1000 {
		return l.MulDiv(g.pitch, 1000)
	}
	return l
}

func (g *geometry) paragraphStyle(x *xml, n named) {
	st := g.style(n.layout)
	if n.scale > 0 {
		st = st.Scaled(n.scale)
	}
	if n.name == "" {
		x.raw(`<w:style w:type="paragraph" w:customStyle="1" w:styleId="`, n.id, `"><w:name w:val="`, n.alias, `"/>`)
	} else {
		x.raw(`<w:style w:type="paragraph" w:styleId="`, n.id, `"><w:name w:val="`, n.name, `"/><w:aliases w:val="`, n.alias, `"/>`)
	}
	x.raw(`<w:basedOn w:val="Normal"/>`)
	if n.next != "" {
		x.raw(`<w:next w:val="`, n.next, `"/>`)
	}
	if level := headingLevel(n.layout); level > 0 {
		x.raw(`<w:link w:val="`, headCharID(level), `"/>`)
	}
	x.raw(`<w:uiPriority w:val="2"/><w:qFormat/><w:pPr>`)
	if n.keepNext {
		x.raw(`<w:keepNext/>`)
	}
	if n.newPage {
		x.raw(`<w:pageBreakBefore/>`)
	}
	x.raw(`<w:spacing`)
	above := g.adjusted(n.layout, st.Before)
	if n.layout == layout.AttachTitle {
		// Under its label, the title stands on the line the format names.
		above = g.f.Grid.Pitch.MulDiv(int64(max(0, g.f.Attachment.TitleLine-2)), 1)
	}
	x.attrNum("w:before", above.Twips())
	x.attrNum("w:after", g.adjusted(n.layout, st.After).Twips())
	x.attrNum("w:line", g.pitchOf(n.layout, st).Twips())
	x.raw(` w:lineRule="exact"/>`)
	x.indent(indentOf(st))
	// A table's caption may follow that of a figure.
	if st.Before+st.After > 0 && n.layout != layout.Caption {
		x.raw(`<w:contextualSpacing/>`)
	}
	x.raw(`<w:jc w:val="`, jc(st.Align), `"/>`)
	if n.outline > 0 {
		x.raw(`<w:outlineLvl`)
		x.attrNum("w:val", int64(n.outline-1))
		x.raw(`/>`)
	}
	x.raw(`</w:pPr><w:rPr>`)
	x.fonts(st.Face, st.Latin)
	x.look(st, g.trackingOf(st))
	x.raw(`</w:rPr></w:style>`)
}

// indentOf is the indent of a style.
func indentOf(st layout.Style) *indent {
	return &indent{left: st.Left, right: st.Right, first: st.FirstIndent}
}

func headingLevel(n layout.StyleName) int {
	switch n {
	case layout.Heading1:
		return 1
	case layout.Heading2:
		return 2
	case layout.Heading3:
		return 3
	case layout.Heading4:
		return 4
	}
	return 0
}

// characterStyle writes what a label's look adds to that of its line.
func (g *geometry) characterStyle(x *xml, id, name, link string, st, in layout.Style) {
	x.raw(`<w:style w:type="character" w:customStyle="1" w:styleId="`, id, `"><w:name w:val="`, name, `"/>`)
	if link != "" {
		x.raw(`<w:link w:val="`, link, `"/>`)
	}
	x.raw(`<w:uiPriority w:val="3"/><w:qFormat/><w:rPr>`)
	x.fonts(st.Face, st.Latin)
	if st.Bold || in.Bold {
		x.onOff("b", st.Bold)
		x.onOff("bCs", st.Bold)
	}
	if st.Size != in.Size {
		x.spread(g.trackingOf(st))
		x.size(st.Size)
	}
	x.raw(`</w:rPr></w:style>`)
}

// headings writes the styles of headings that text follows on the same line.
func (g *geometry) headings(x *xml) {
	body := g.style(layout.Body)
	for level, n := range []layout.StyleName{layout.Heading1, layout.Heading2, layout.Heading3, layout.Heading4} {
		level++
		word := string([]rune("一二三四")[level-1])
		g.characterStyle(x, headCharID(level), word+"级标题字符", headingID(level), g.style(n), body)
		x.raw(`<w:style w:type="paragraph" w:customStyle="1" w:styleId="`, runInID(level), `"><w:name w:val="`, word, `级标题（接排）"/><w:basedOn w:val="`, styleBody, `"/><w:next w:val="`, styleBody,
			`"/><w:uiPriority w:val="2"/><w:qFormat/><w:pPr><w:outlineLvl`)
		x.attrNum("w:val", int64(level-1))
		x.raw(`/></w:pPr></w:style>`)
	}
}

// helpers writes the styles of paragraphs that hold no text.
func (g *geometry) helpers(x *xml) {
	pad := (g.f.Grid.Pitch - g.f.Grid.Size) / 2
	for _, h := range []struct {
		id, name         string
		above, line, low unit.Length
		jc               string
	}{
		{styleFigure, "图片", pad, 0, pad, "center"},
		{styleGap, "表前表后空", 0, g.f.Grid.Pitch / 4, 0, "left"},
		{styleAnchor, "版记位置", 0, unit.Pt, 0, "left"},
		{styleFootGap, "页末留白", 0, unit.Pt, 0, "left"},
		{styleRule, "红色分隔线", 0, unit.Pt, 0, "left"},
	} {
		x.raw(`<w:style w:type="paragraph" w:customStyle="1" w:styleId="`, h.id, `"><w:name w:val="`, h.name,
			`"/><w:basedOn w:val="Normal"/><w:next w:val="`, styleBody, `"/><w:uiPriority w:val="9"/><w:pPr>`)
		x.raw(`<w:spacing`)
		x.attrNum("w:before", h.above.Twips())
		x.attrNum("w:after", h.low.Twips())
		if h.line > 0 {
			x.attrNum("w:line", h.line.Twips())
			x.raw(` w:lineRule="exact"/>`)
		} else {
			x.raw(` w:line="240" w:lineRule="auto"/>`)
		}
		x.raw(`<w:jc w:val="`, h.jc, `"/></w:pPr>`)
		if h.line > 0 {
			x.raw(`<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>`)
		}
		x.raw(`</w:style>`)
	}
}

// tableStyle writes the look of ruled tables.
func (g *geometry) tableStyle(x *xml) {
	t := g.f.Table
	x.raw(`<w:style w:type="table" w:customStyle="1" w:styleId="`, styleTable, `"><w:name w:val="公文表格"/><w:basedOn w:val="TableNormal"/><w:uiPriority w:val="4"/><w:qFormat/><w:pPr><w:snapToGrid w:val="0"/></w:pPr><w:tblPr><w:tblBorders>`)
	for _, side := range []string{"top", "left", "bottom", "right"} {
		x.border(side, "single", t.Frame, black)
	}
	x.border("insideH", "single", t.Rule, black)
	x.border("insideV", "single", t.Rule, black)
	x.raw(`</w:tblBorders><w:tblCellMar>`)
	// Type stands lower in Word's lines than in the middle of them.
	low := lower(g.style(layout.TableText))
	x.cellMargin("top", max(0, t.PadY-low))
	// LibreOffice takes the rules from the room of the text.
	side := max(0, t.PadX-t.Frame)
	x.cellMargin("left", side)
	// Programs add the rule between rows to their height.
	bottom := max(0, t.PadY+min(low, t.PadY)-t.Rule)
	x.cellMargin("bottom", bottom)
	x.cellMargin("right", side)
	// And the upper frame, on every page; see table.
	x.raw(`</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:tcPr><w:tcMar>`)
	x.cellMargin("bottom", max(0, bottom-t.Frame))
	x.raw(`</w:tcMar></w:tcPr></w:tblStylePr></w:style>`)
}

// lower is how much lower Word stands type in a line of exact height than
// the middle of the line.
func lower(st layout.Style) unit.Length {
	return max(0, aboveBaseline(st.Pitch)-(st.Pitch-st.Size)/2-st.Size.MulDiv(emAbove, 100))
}

func (x *xml) cellMargin(side string, w unit.Length) {
	x.raw(`<w:`, side)
	x.attrNum("w:w", w.Twips())
	x.raw(` w:type="dxa"/>`)
}

const (
	black = "000000"
	red   = "FF3333" // Y80 % + M80 % (GB/T 9704-2012 6.2) on a screen
)

// border writes one edge; widths are eighths of a point (ECMA-376 17.18.2).
func (x *xml) border(side, kind string, w unit.Length, colour string) {
	x.raw(`<w:`, side, ` w:val="`, kind, `"`)
	x.attrNum("w:sz", eighths(w))
	x.raw(` w:space="0" w:color="`, colour, `"/>`)
}

func eighths(w unit.Length) int64 { return max(2, min(96, int64(w.MulDiv(8, int64(unit.Pt))))) }

// fonts names the faces of a style.
func (x *xml) fonts(face doc.Face, latin layout.LatinFace) {
	name := faceName(face)
	western := name
	if latin == layout.LatinRole {
		western = latinFace
	}
	x.raw(`<w:rFonts w:ascii="`, western, `" w:hAnsi="`, western, `" w:eastAsia="`, name, `" w:cs="`, western, `"/>`)
}

// look writes the rest of a style's character properties.
func (x *xml) look(st layout.Style, tracking unit.Length) {
	if st.Bold {
		x.raw(`<w:b/><w:bCs/>`)
	}
	if st.Red {
		x.raw(`<w:color w:val="`, red, `"/>`)
	}
	x.spread(tracking)
	x.size(st.Size)
}

func (x *xml) spread(tracking unit.Length) {
	if tracking != 0 {
		x.raw(`<w:spacing`)
		x.attrNum("w:val", tracking.Twips())
		x.raw(`/>`)
	}
}

func (x *xml) size(l unit.Length) {
	half := int64(l.MulDiv(2, int64(unit.Pt)))
	x.raw(`<w:sz`)
	x.attrNum("w:val", half)
	x.raw(`/><w:szCs`)
	x.attrNum("w:val", half)
	x.raw(`/>`)
}

func (x *xml) onOff(name string, on bool) {
	if on {
		x.raw(`<w:`, name, `/>`)
		return
	}
	x.raw(`<w:`, name, ` w:val="0"/>`)
}
