package model

import "yinfa.dev/yinfa/internal/doc"

// The keys of a document's front matter that every 文种 may have.
const (
	keyKind      = "文种"
	keyFormat    = "版式"
	keyTitle     = "标题"
	keySubtitle  = "副标题"
	keyOrgans    = "发文机关"
	keyMarks     = "发文机关标志"
	keyNumber    = "发文字号"
	keyDate      = "成文日期"
	keyTo        = "主送"
	keyToImprint = "主送在版记"
	keyCopyTo    = "抄送"
	keySigners   = "签发人"
	keyCopy      = "份号"
	keySecrecy   = "密级"
	keyPeriod    = "保密期限"
	keyUrgency   = "紧急程度"
	keyIssued    = "印发"
	keyAttach    = "附件"
	keyNote      = "附注"
	keyPresent   = "出席"
	keyExcused   = "请假"
	keyVisitors  = "列席"
	keySeal      = "印章"
	keyChop      = "签名章"
	keyOffice    = "印发机关"
	keyIssueDate = "印发日期"
	keyRelease   = "公开"
	keyRepeals   = string(doc.Repeals)
	keyExpires   = string(doc.Expires)
	keyAmends    = string(doc.Amends)
	keyContacts  = "联系人"
	keyStatus    = "状态"
	keyPlan      = "计划"
	keyRound     = "轮次"
	keyKeywords  = "关键词"
	keyTemplate  = "模板"
	keyData      = "数据"
	keyBatch     = "批量"
)

// CommonKeys returns the front-matter keys that every 文种 may have, in the
// order in which officers write them.
func CommonKeys() []string {
	return []string{
		keyKind, keyFormat, keyTitle, keySubtitle, keyOrgans, keyMarks, keyNumber, keyDate,
		keyTo, keyToImprint, keyCopyTo, keySigners, keyCopy, keySecrecy, keyPeriod, keyUrgency,
		keyIssued, keyAttach, keyNote, keyPresent, keyExcused, keyVisitors, keySeal, keyChop,
		keyOffice, keyIssueDate, keyRelease, keyRepeals, keyExpires, keyAmends, keyContacts, keyStatus, keyPlan, keyRound, keyKeywords,
		keyTemplate, keyData, keyBatch,
	}
}

// DefaultKeys returns the keys that yinfa.yaml may preset under 默认. What
// differs from document to document (标题, 发文字号, dates) is not among them,
// nor is 公开: a document is made public by its own text only.
func DefaultKeys() []string {
	return []string{
		keyFormat, keyOrgans, keyMarks, keyTo, keyToImprint, keyCopyTo, keySigners, keyNote,
		keySeal, keyOffice, keyContacts, keyPlan,
	}
}

func isCommon(key string) bool {
	for _, k := range CommonKeys() {
		if k == key {
			return true
		}
	}
	return false
}
