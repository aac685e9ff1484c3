package release

import "strings"

// surnames of one character, the frequent ones first. A rare one that is
// missing only means that a name must be written out in 屏蔽.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由洪傅"

var doubleSurnames = []string{"欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "轩辕", "夏侯", "端木", "南宫", "申屠", "闻人", "淳于", "澹台", "独孤", "呼延", "万俟", "拓跋"}

// surnameOf is the surname that a name begins with; "" when the text is no
// Chinese name of two to four characters.
func surnameOf(name string) string {
	runes := []rune(name)
	if len(runes) < 2 || len(runes) > 4 {
		return ""
	}
	for _, r := range runes {
		if r < 0x3400 || r > 0x9fff {
			return ""
		}
	}
	for _, s := range doubleSurnames {
		if strings.HasPrefix(name, s) && len(runes) > 2 {
			return s
		}
	}
	if len(runes) < 4 && strings.ContainsRune(surnames, runes[0]) {
		return string(runes[:1])
	}
	return ""
}
