//go:build verify

package docx

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// file is a further file of a project.
type file struct{ name, content string }

// fallsAlike builds texts, by the names of their files, and holds every line
// of the Word files to the page that it stands on in print.
func fallsAlike(t *testing.T, name, config string, texts map[string]string, besides ...file) {
	t.Helper()
	project := t.TempDir()
	for _, f := range besides {
		put(t, project, f.name, f.content)
	}
	put(t, project, "yinfa.yaml", config)
	for file, text := range texts {
		put(t, project, filepath.Join("content", file+".md"), text)
	}
	dir := work(t, name)
	pairs := written(t, project, dir)
	if len(pairs) != len(texts) {
		t.Errorf("%d of %d texts have come out", len(pairs), len(texts))
	}
	print(t, pairs, dir)
	for _, p := range pairs {
		ours, n := linesOf(t, p.pdf)
		theirs, m := linesOf(t, p.office)
		if n != m {
			t.Errorf("%s: %d pages, the printed edition has %d", p.name, m, n)
		}
		if missing, extra := without(ours, theirs), without(theirs, ours); len(missing)+len(extra) > 0 {
			t.Errorf("%s:%s%s", p.name, listed("印刷版", missing), listed("Word 文件", extra))
		}
		samePictures(t, p)
		samePlaces(t, p.name, ours, theirs)
		sameFeet(t, p.name, ours, theirs)
	}
}

// sameFeet holds the last line of each page to its height in print, in points:
// Word files stand running text 2.5 pt lower.
func sameFeet(t *testing.T, name string, ours, theirs []textLine) {
	t.Helper()
	const near = 4
	foot := func(lines []textLine) map[int]float64 {
		out := map[int]float64{}
		for _, l := range lines {
			if !isFolio(l.text) {
				out[l.page] = max(out[l.page], l.y)
			}
		}
		return out
	}
	theirFeet := foot(theirs)
	for page, y := range foot(ours) {
		if low := theirFeet[page]; math.Abs(low-y) > near {
			t.Errorf("%s: page %d ends at %.1f pt, in print at %.1f", name, page, low, y)
		}
	}
}

// samePlaces holds the characters of lines that the editions share to the same
// places on the line, in points. Programs justify lines each in their own way,
// so lines of the main text that are full are left out.
func samePlaces(t *testing.T, name string, ours, theirs []textLine) {
	t.Helper()
	const near, full = 2, 25 // LibreOffice leaves type unspaced between Han and Latin
	for _, a := range ours {
		for _, b := range theirs {
			if a.page != b.page || a.text != b.text || len(a.xs) >= full {
				continue
			}
			for i := range a.xs {
				if math.Abs(a.xs[i]-b.xs[i]) > near {
					t.Errorf("%s: page %d: character %d of “%s” stands at %.1f pt, in print at %.1f", name, a.page, i+1, a.text, b.xs[i], a.xs[i])
					break
				}
			}
		}
	}
}

// noticeHead begins the front matter of a notice.
const noticeHead = `---
文种: 通知
标题: 关于开展安全生产巡查工作的通知
发文机关: 云澜市应急管理局
发文字号: 云应急〔2026〕3号
成文日期: 2026-03-06
主送: [市有关单位]
`

const office = "机关: [{名称: 云澜市应急管理局, 代字: 云应急}]\n"

// TestTailFallsAlike has pages end everywhere before and in the last paragraph
// above a seal: in print its last lines go overleaf with the signature.
func TestTailFallsAlike(t *testing.T) {
	const sentence = "全市安全生产形势总体平稳，各单位要认真落实责任。"
	texts := map[string]string{}
	for above := 3; above < 19; above++ {
		for _, lines := range []int{1, 2, 5} {
			last := []rune(strings.Repeat(sentence, 10))[:28*lines-8]
			texts[fmt.Sprintf("%02d-%d", above, lines)] = noticeHead + "印章: true\n---\n" + strings.Repeat("各单位要落实责任。\n\n", above) + strings.TrimSuffix(string(last), "。") + "。\n"
		}
	}
	fallsAlike(t, "tails", office, texts)
}

// TestNotesFallAlike has a long 附件说明 begin everywhere on the first page: in
// print it runs on overleaf between entries, and 署名 stands under its end.
func TestNotesFallAlike(t *testing.T) {
	texts := map[string]string{}
	for above := 1; above < 13; above += 2 {
		var notes strings.Builder
		for i := range 12 {
			fmt.Fprintf(&notes, "  - 第%d号巡查组人员名单\n", i+1)
		}
		texts[fmt.Sprintf("%02d", above)] = noticeHead + "附件:\n" + notes.String() + "---\n" + strings.Repeat("各单位要落实责任。\n\n", above)
	}
	fallsAlike(t, "notes", office, texts)
}

// TestSignatoriesStandAlike has the names of several 签发人 stand in columns.
func TestSignatoriesStandAlike(t *testing.T) {
	names := []string{"叶义", "顾一鸣", "欧阳若水", "洪洁", "沈立", "白露", "林知远"}
	texts := map[string]string{}
	for n := range names {
		texts[fmt.Sprint(n+1)] = `---
文种: 请示
版式: 公文
标题: 关于追加巡查工作经费的请示
发文机关: 云澜市应急管理局
发文字号: 云应急〔2026〕3号
成文日期: 2026-03-06
签发人: [` + strings.Join(names[:n+1], ", ") + `]
主送: [市人民政府]
附注: 联系人：许安，电话：0000-66010012
---
各单位要落实责任。

妥否，请批示。
`
	}
	fallsAlike(t, "signatories", office, texts)
}

// TestJointSignaturesFallAlike has up to twelve organs sign, with seals and
// without: their names in columns, long ones in two lines, over several pages.
func TestJointSignaturesFallAlike(t *testing.T) {
	organs := []string{
		"云澜市应急管理局", "云澜市教育局", "云澜市公安局", "云澜市住房和城乡建设局", "云澜市交通运输局", "云澜市市场监督管理局",
		"云澜市消防救援大队", "云澜市文化广电旅游局", "云澜市卫生健康局", "云澜市民政局", "云澜市自然资源和规划局", "云澜市生态环境局",
	}
	seal, err := os.ReadFile(filepath.Join(root, "content", "印章", "云澜市应急管理局.png"))
	if err != nil {
		t.Fatal(err)
	}
	config, texts := "机关:\n", map[string]string{}
	for i, name := range organs {
		config += fmt.Sprintf("  - {名称: %s, 代字: 云%d, 印章: content/印章.png, 印章直径: %d毫米}\n", name, i+1, 40+i%3*2)
	}
	for _, n := range []int{2, 3, 4, 6, 9, 12} {
		for _, sealed := range []bool{false, true} {
			for _, above := range []int{2, 7} {
				texts[fmt.Sprintf("%02d-%v-%d", n, sealed, above)] = `---
文种: 通知
标题: 关于开展安全生产巡查工作的通知
发文机关: [` + strings.Join(organs[:n], ", ") + `]
发文机关标志: 云澜市应急管理局
发文字号: 云1〔2026〕3号
成文日期: 2026-03-06
主送: [市有关单位]
印章: ` + fmt.Sprint(sealed) + `
---
` + strings.Repeat("各单位要落实责任。\n\n", above)
			}
		}
	}
	fallsAlike(t, "joint", config, texts, file{"content/印章.png", string(seal)})
}

// TestPicturesFallAlike has a picture with its caption stand everywhere on a
// page, at its top and at its foot too.
func TestPicturesFallAlike(t *testing.T) {
	var picture bytes.Buffer
	if err := png.Encode(&picture, image.NewGray(image.Rect(0, 0, 156, 60))); err != nil {
		t.Fatal(err)
	}
	texts := map[string]string{}
	for above := 8; above < 22; above++ {
		texts[fmt.Sprint(above)] = noticeHead + "---\n" + strings.Repeat("各单位要落实责任。\n\n", above) + "![现场](图.png \"图1　现场情况\"){宽=156mm}\n\n" + strings.Repeat("各单位要认真执行。\n\n", 12)
	}
	fallsAlike(t, "pictures-fall", office, texts, file{"content/图.png", picture.String()})
}

// TestLettersFallAlike has the first page of letters of many lengths reach down
// to its rule, as in print.
func TestLettersFallAlike(t *testing.T) {
	texts := map[string]string{}
	for n := 1; n < 9; n++ {
		var body strings.Builder
		for i := range 13 {
			var text strings.Builder
			for j := range 11 {
				fmt.Fprintf(&text, "第%02d段第%02d项要求认真落实责任", i, j)
			}
			body.WriteString(string([]rune(text.String())[:28*((i+3)*n%6+1)-6]) + "。\n\n")
		}
		texts[fmt.Sprint(n)] = `---
文种: 函
版式: 信函
标题: 关于商请选派专家参加安全生产巡查工作的函
发文机关: 云澜市应急管理局
发文字号: 云应急函〔2026〕3号
成文日期: 2026-03-06
主送: [市消防救援大队]
印章: true
---
` + body.String()
	}
	fallsAlike(t, "letters", office, texts)
}

// TestCopiesFallAlike has 抄送 of a letter lack room where its signature ends.
func TestCopiesFallAlike(t *testing.T) {
	texts := map[string]string{}
	for lines := 7; lines < 14; lines++ {
		texts[fmt.Sprintf("%02d", lines)] = `---
文种: 函
版式: 信函
标题: 关于商请选派专家的函
发文机关: 云澜市应急管理局
发文机关标志: 云澜市安全生产委员会
发文字号: 云应急函〔2026〕3号
成文日期: 2026-03-06
主送: [市消防救援大队]
抄送: [市教育局]
---
` + strings.Repeat("请选派专家2名参加检查。\n\n", lines)
	}
	fallsAlike(t, "copies", office, texts)
}

// TestSmallTablesLookAlike has tables with too many columns for their type,
// which print sets in smaller type.
func TestSmallTablesLookAlike(t *testing.T) {
	texts := map[string]string{}
	for _, pairs := range []int{3, 4} {
		for above := 1; above < 6; above++ {
			head, rule, row := "|", "|", "|"
			for i := range pairs {
				head += " 联络员 | 手机 |"
				rule += "---|---|"
				row += fmt.Sprintf(" 林知远、沈立、顾一鸣 | 199000010%02d |", i)
			}
			table := head + "\n" + rule + "\n" + strings.Repeat(row+"\n", 6)
			texts[fmt.Sprintf("%d-%02d", pairs, above)] = noticeHead + "印章: true\n---\n" + strings.Repeat("各单位要落实责任。\n\n", above) + table + "\n各单位要落实责任。\n"
		}
	}
	fallsAlike(t, "small", office, texts)
}
