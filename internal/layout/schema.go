package layout

import "yinfa.dev/yinfa/internal/schema"

// FormatSchema is the JSON Schema of a file of layouts/版式/. No key is
// required, because a format may be based on another; the program itself says
// what is missing.
func FormatSchema() []byte {
	return schema.Write("印发：版式", schema.Object("版式", formatShapes()))
}

// TypeSchema is the JSON Schema of a file of layouts/文种/.
func TypeSchema() []byte {
	return schema.Write("印发：文种", schema.Object("文种", typeShapes(), "版式", "署名方式"))
}

// shapes are the keys of one mapping.
type shapes = map[string]schema.Shape

// lengthPattern is what measure.parse takes: 0, a number with its unit, or a
// named type size.
const lengthPattern = `^\s*(0|-?\d{1,4}((\.\d{1,4})|(/\d{1,4}))?\s*(字高|字|行)|-?\d+(\.\d+)?\s*(毫米|mm|厘米|cm|磅|pt)|(初|[一二三四五1-5])号|小(初|[一二三四五1-5])号?)\s*$`

func aLength() schema.Shape {
	return schema.Shape{"type": []string{"string", "number"}, "pattern": lengthPattern}
}

func yes(about string) schema.Shape    { return schema.Said(about, schema.YesNo()) }
func length(about string) schema.Shape { return schema.Said(about, aLength()) }
func words(about string) schema.Shape  { return schema.Said(about, schema.Text()) }

func oneOf[T any](about string, among []choice[T]) schema.Shape {
	var list []string
	for _, c := range among {
		list = append(list, c.word)
	}
	return schema.Said(about, schema.OneOf(list...))
}

func number(about string, least, most int) schema.Shape {
	return schema.Said(about, schema.Number(least, most))
}

func part(about string, keys shapes) schema.Shape { return schema.Object(about, keys) }

func formatShapes() shapes {
	styles := shapes{}
	for _, name := range StyleNames() {
		styles[string(name)] = part("怎样排“"+string(name)+"”", styleShapes())
	}
	return shapes{
		"说明":    words("一句话，说明这个版式什么时候用"),
		baseKey: words("另一个版式的名称；没有写的各项取自它"),
		"西文":    oneOf("汉字中间的字母、数字用哪种字体", latins),
		"纸张":    part("一张纸的大小", shapes{"宽": length("纸的宽"), "高": length("纸的高")}),
		"版心":    part("文字占的地方", shapes{"天头": length("纸边到版心上边"), "订口": length("纸边到版心左边"), "宽": length("版心的宽"), "高": length("版心的高")}),
		"行列": part("版心里怎样排正文", shapes{
			"字号": length("正文的字号"), "行距": length("一行到下一行"), "行距固定": yes("是：落款、版记差一点排不下时也不调整行距"),
			"行数": number("一页的行数", 1, maxLines), "每行字数": number("一行的字数；0 表示不收紧", 0, maxChars),
		}),
		"断行": part("怎样回行", shapes{
			"级别": oneOf("哪些标点不得在行首、行末", breakLevels), "连续标点压缩": yes("相邻两个标点共占一个半字"), "行尾标点压缩": yes("行末标点占半个字"),
			"最大拉伸": number("字间距最多拉开千分之几个字", 0, maxStretch), "汉字西文间隙": number("汉字与字母、数字之间加空千分之几个字", 0, maxGap),
		}),
		"样式": part("各种文字的样子", styles),
		"版头": part("首页红线以上的部分", letterheadShapes()),
		"署名": part("署名、日期、印章的位置", shapes{
			"不盖章空": length("不盖章的署名上面空多少"), "盖章右空": length("盖章的成文日期右面空多少"), "不盖章右空": length("不盖章的署名右面空多少"), "日期右移": length("日期首字比署名首字右移多少"),
			"印章直径": length("公文里没有写明时的直径"), "签名章空": length("签名章上面空多少"), "签名章右空": length("签名章右面空多少"), "签名章高": length("公文里没有写明时的高"),
		}),
		"附件": part("附件怎样起头", shapes{"标题行": number("附件标题在版心第几行", 1, maxLines)}),
		"版记": part("末页底部的一栏", shapes{"显示": yes("排不排版记"), "分隔线": yes("排不排横线"), "印发行": yes("排不排印发机关和印发日期"), "粗线": length("首条和末条线的粗细"), "细线": length("中间的线的粗细"), "偶数页": yes("是：排在双数页，用于双面印刷")}),
		"页码": part("页码的位置", shapes{"显示": yes("排不排页码"), "距版心": length("版心下边到页码"), "距边": length("版心外边到页码"), "单双页分列": yes("是：单页居右、双页居左；否：居中"), "首页": yes("首页排不排"), "版记页": yes("空白页以后的版记页排不排")}),
		"表格": part("表格的线和留白", shapes{"线": length("里面的线的粗细"), "外框": length("外框的粗细"), "左右留白": length("格里文字左右的空白"), "上下留白": length("格里文字上下的空白"), "最小行高": length("一行至少多高"), "最宽": length("表格最宽多少；0 表示与版心同宽")}),
	}
}

func styleShapes() shapes {
	return shapes{
		baseKey: words("另一个样式的名称；没有写的各项取自它"), "字体": oneOf("字体", faces), "字号": length("字号"), "加粗": yes("加粗"), "红色": yes("红色"),
		"对齐": oneOf("对齐", aligns), "西文": oneOf("字母、数字用哪种字体", latins), "首行缩进": length("第一行缩进；可以是负数"), "左缩进": length("左面缩进"), "右缩进": length("右面缩进"),
		"段前": length("上面空多少"), "段后": length("下面空多少"), "行距": length("不写时用行列里的行距"),
	}
}

func letterheadShapes() shapes {
	return shapes{
		"显示": yes("排不排版头"), "标志上沿": length("纸边到发文机关标志上沿"), "标志最小字号": length("机关名称再长也不小于此"), "标志最宽": length("发文机关标志最宽多少"), "标志最高": length("联合行文的标志叠起来最高多少；0 表示不限"),
		"标志后缀": words("标志后面的字，如 文件；没有的写 \"\""), "只用主办机关": yes("联合行文只排主办机关的标志"),
		"字号位置": oneOf("发文字号排在哪里", numberPlaces), "字号空": length("标志到发文字号空多少"), "份号密级位置": oneOf("份号、密级、紧急程度排在哪里", tagPlaces), "份号密级空": length("红线下的份号、密级到红线空多少"),
		"红线": part("标志下面的红线", ruleShapes()), "首页底线": part("信函首页底部的红线", ruleShapes()), "正文空": length("版头到标题空多少"),
	}
}

func ruleShapes() shapes {
	return shapes{
		"显示": yes("排不排这条线"), "距离": length("上面的内容到线；首页底线是纸边到线"), "宽": length("线的长短"), "粗": length("线的粗细"),
		"细": length("双线里细的一条的粗细；0 表示单线"), "间隔": length("双线之间空多少"), "粗线在上": yes("双线里粗的在上"),
	}
}

func typeShapes() shapes {
	cell := schema.Object("一格", shapes{"标签": words("固定的文字"), "内容": words("一个字段、通用的键或者“" + BodyKey + "”"), "占列": number("占几列", 1, maxColumns), "对齐": oneOf("对齐", aligns)})
	row := schema.Object("表单的一行", shapes{"行": schema.Said("这一行的各格", schema.Some(cell)), "行高": length("至少多高")}, "行")
	field := schema.Object("本文种自己的一个键", shapes{"键": words("键的名称"), "类型": oneOf("值是哪一种", fieldKinds), "必填": yes("是不是必须写"), "说明": words("写什么")}, "键", "类型")
	return shapes{
		"说明": words("一句话，说明什么时候用"), "版式": words("layouts/版式 里的一个名称"), "必填": schema.Said("文件头里必须写的键", schema.Texts()), "署名方式": oneOf("公文里没有写明时怎样署名", signatures),
		"上行文": yes("是：版头排签发人"), "不排标题": yes("是：标题只用作目录，不排在正文前"), "编号": oneOf("发文字号还是令号", numberStyles), "标志后缀": words("发文机关标志后面的字；不写用版式的，没有的写 \"\""),
		"字段": schema.Said("本文种自己的键", schema.Some(field)), "表单": schema.Said("表单的各行", schema.Some(row)),
	}
}
