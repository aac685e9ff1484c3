package font

// rank says how good a face is for its role.
type rank int

const (
	official rank = iota // a face of the design that the standard asks for
	stand                // a licensed or free face of a near design
	free                 // the one that ships with the program
)

// candidate is one face that may serve a role. The names are family, full
// and PostScript names; case, spaces, hyphens and underscores do not count.
type candidate struct {
	rank  rank
	names []string
	wrong []rune // characters that the face draws as others: it does not hold them
}

// chain is everything that may serve one role: the role's own candidates in
// order of preference, then the faces that help out with single characters.
type chain struct {
	role     Role
	wanted   string // the face an office is expected to own
	own      []candidate
	fallback []candidate
}

// yenAsDollar: the Fandol faces draw ￥ as a dollar sign.
var yenAsDollar = []rune{'￥'}

// The faces that help out. Rare Han characters have their own face; what no
// Song or Fang face holds is in the sans and the symbol face.
var (
	kaiSupplement = candidate{rank: free, names: []string{"GW Kai Supplement", "GWKaiSupplement-Regular"}}
	serif         = candidate{rank: free, names: []string{"Noto Serif SC", "NotoSerifSC-Regular"}}
	sans          = candidate{rank: free, names: []string{"GW Heading Sans", "GWHeadingSans-Regular"}}
	symbols       = candidate{rank: free, names: []string{"GW Symbols", "GWSymbols-Regular"}}
	rareSong      = candidate{rank: stand, names: []string{"宋体-ExtB", "SimSun-ExtB"}}
	song          = candidate{rank: official, names: []string{"宋体", "中易宋体", "SimSun"}}
)

// chains lists every role. It is a function so that no caller can change it.
func chains() []chain {
	return []chain{
		{
			role: Title, wanted: "方正小标宋简体",
			own: []candidate{
				{rank: official, names: []string{"方正小标宋简体", "方正小标宋_GB2312", "FZXiaoBiaoSong-B05S", "FZXBSJW--GB1-0", "FZXBSJW"}},
				{rank: official, names: []string{"方正小标宋_GBK", "FZXiaoBiaoSong-B05", "FZXBSK--GBK1-0", "FZXBSK"}},
				{rank: official, names: []string{"CESI小标宋", "CESI小标宋-GB2312", "CESI小标宋-GB18030", "CESI_XBS_GB2312", "CESI_XBS_GB18030", "CESI_XBS_GB13000"}},
				{rank: stand, names: []string{"华文中宋", "STZhongsong"}},
				{rank: free, names: []string{"GW Title Serif", "GWTitleSerif-Regular"}},
			},
			fallback: []candidate{serif, song, rareSong, sans, kaiSupplement, symbols},
		},
		{
			role: Fang, wanted: "仿宋_GB2312",
			own: []candidate{
				{rank: official, names: []string{"仿宋_GB2312", "FangSong_GB2312"}},
				{rank: official, names: []string{"仿宋", "中易仿宋", "FangSong", "SimFang"}},
				{rank: official, names: []string{"CESI仿宋", "CESI仿宋-GB2312", "CESI仿宋-GB18030", "CESI_FS_GB2312", "CESI_FS_GB18030", "CESI_FS_GB13000"}},
				{rank: official, names: []string{"方正仿宋_GBK", "FZFangSong-Z02", "FZFSK--GBK1-0", "FZFSK"}},
				{rank: official, names: []string{"方正仿宋简体", "方正仿宋_GB2312", "FZFangSong-Z02S", "FZFSJW--GB1-0"}},
				{rank: official, names: []string{"华文仿宋", "STFangsong"}},
				{rank: stand, names: []string{"朱雀仿宋", "Zhuque Fangsong", "Zhuque Fangsong (technical preview)", "朱雀仿宋（预览测试版）", "ZhuqueFangsong-Regular"}},
				{rank: free, names: []string{"GW Fandol Fang", "GWFandolFang-Regular"}, wrong: yenAsDollar},
			},
			fallback: []candidate{kaiSupplement, serif, song, rareSong, sans, symbols},
		},
		{
			role: Kai, wanted: "楷体_GB2312",
			own: []candidate{
				{rank: official, names: []string{"楷体_GB2312", "KaiTi_GB2312"}},
				{rank: official, names: []string{"楷体", "中易楷体", "KaiTi", "SimKai"}},
				{rank: official, names: []string{"CESI楷体", "CESI楷体-GB2312", "CESI楷体-GB18030", "CESI_KT_GB2312", "CESI_KT_GB18030", "CESI_KT_GB13000"}},
				{rank: official, names: []string{"方正楷体_GBK", "FZKai-Z03", "FZKTK--GBK1-0", "FZKTK"}},
				{rank: official, names: []string{"方正楷体简体", "方正楷体_GB2312", "FZKai-Z03S", "FZKTJW--GB1-0"}},
				{rank: official, names: []string{"华文楷体", "STKaiti"}},
				{rank: free, names: []string{"GW Fandol Kai", "GWFandolKai-Regular"}, wrong: yenAsDollar},
			},
			fallback: []candidate{kaiSupplement, serif, song, rareSong, sans, symbols},
		},
		{
			role: Hei, wanted: "黑体",
			own: []candidate{
				{rank: official, names: []string{"黑体", "中易黑体", "SimHei"}},
				{rank: official, names: []string{"CESI黑体", "CESI黑体-GB2312", "CESI黑体-GB18030", "CESI_HT_GB2312", "CESI_HT_GB18030", "CESI_HT_GB13000"}},
				{rank: official, names: []string{"方正黑体_GBK", "FZHei-B01", "FZHTK--GBK1-0", "FZHTK"}},
				{rank: official, names: []string{"方正黑体简体", "方正黑体_GB2312", "FZHei-B01S", "FZHTJW--GB1-0"}},
				{rank: official, names: []string{"华文黑体", "STHeiti"}},
				{rank: free, names: []string{"GW Heading Sans", "GWHeadingSans-Regular"}},
			},
			fallback: []candidate{serif, song, rareSong, kaiSupplement, symbols},
		},
		{
			role: Song, wanted: "宋体",
			own: []candidate{
				song,
				{rank: official, names: []string{"CESI宋体", "CESI宋体-GB2312", "CESI宋体-GB18030", "CESI_SS_GB2312", "CESI_SS_GB18030", "CESI_SS_GB13000"}},
				{rank: official, names: []string{"方正书宋_GBK", "FZShuSong-Z01", "FZSSK--GBK1-0", "FZSSK"}},
				{rank: official, names: []string{"方正书宋简体", "方正书宋_GB2312", "FZShuSong-Z01S", "FZSSJW--GB1-0"}},
				{rank: official, names: []string{"华文宋体", "STSong"}},
				serif,
			},
			fallback: []candidate{rareSong, sans, kaiSupplement, symbols},
		},
		{
			role: Latin, wanted: "Times New Roman",
			own: []candidate{
				{rank: official, names: []string{"Times New Roman", "TimesNewRomanPSMT"}},
				{rank: free, names: []string{"Liberation Serif", "LiberationSerif"}},
			},
			fallback: []candidate{serif, song, sans, rareSong, kaiSupplement, symbols},
		},
	}
}
