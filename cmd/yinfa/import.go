package main

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/repo"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/sysfault"
	"yinfa.dev/yinfa/internal/workbook"
)

// importFlags are the flags of `yinfa import`.
type importFlags struct {
	mapping, sheet, list string
	yes, dry             bool
}

func (a *app) importCommand() *cobra.Command {
	var f importFlags
	cmd := &cobra.Command{
		Use:   "import [选项] 文件",
		Short: "把 Excel 工作簿或 CSV 里改过的隐患、单位、人员读回台账",
		Long: "把 .xlsx 或 .csv 里的问题隐患、单位、人员、巡查组读进 content/数据：只改变了的地方，注释和次序不动；新的编号添在同一轮、同一组的文件里；表里删掉的行只报告，不删除。\n" +
			"工作簿里有哪几张就读哪几张；只读一张的，用 --list 或者 --sheet 指明。\n" +
			"列名与台账不同的，先列出猜的对应关系，看过以后加 --yes，或者用 --mapping 写明。\n" +
			"有一个单元格不对，就什么也不写。\n" +
			"给它一份 Word 文件（.docx），就列出里面的修订和批注，谁在哪里增了什么、删了什么，供照着改源文件。",
		Example: "  yinfa import 台账.xlsx\n  yinfa import 镇里报的.xlsx --sheet 隐患台账 --yes\n  yinfa import 镇里报的.csv --mapping 对应.yaml\n  yinfa import 领导改过的.docx",
		Args:    exactArgs("文件"),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.importFile(cmd, args[0], f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.mapping, "mapping", "", "写明列名对应关系的`文件`（YAML）")
	flags.StringVar(&f.sheet, "sheet", "", "读哪一张`工作表`（缺省：台账的各张表，没有时找像的）")
	flags.StringVar(&f.list, "list", "", "读的是哪一`种`："+strings.Join(workbook.Readable(), "、")+"（缺省：看工作表的名称和列名）")
	flags.BoolVar(&f.yes, "yes", false, "按猜的对应关系导入")
	flags.BoolVar(&f.dry, "dry-run", false, "只看会改什么，不写")
	return cmd
}

func (a *app) importFile(cmd *cobra.Command, typed string, f importFlags) error {
	if f.list != "" {
		if err := choice("list", f.list, workbook.Readable()...); err != nil {
			return err
		}
	}
	data, err := readLimited(a.abs(typed), workbook.MaxFile)
	if err != nil {
		return unreadable(typed, err)
	}
	if ok, err := a.wordFile(typed, data); ok {
		return err
	}
	tell := importSteps{a.stderr, len(data) >= longImport}
	tell.step("正在读“%s”", typed)
	set, l, err := a.readLedger()
	if err != nil {
		return err
	}
	var bag diag.Bag
	stop := func() error {
		fmt.Fprint(a.stderr, diag.Text(bag.Sorted()))
		return &failure{exitContent, "没有导入，数据文件都没有改动", "先按上面的提示改好，再导入"}
	}
	mapping, err := a.readMapping(f.mapping, &bag)
	if err != nil {
		return err
	}
	if bag.HasErrors() {
		return stop()
	}
	sheets := readSheets(filepath.Base(typed), data, f, mapping, &bag)
	if len(sheets) == 0 || bag.HasErrors() {
		return stop()
	}
	guessed := false
	for _, s := range sheets {
		if s.Guessed() {
			guessed = true
			fmt.Fprint(a.stdout, matchingText(s))
		}
	}
	if guessed && !f.yes {
		fmt.Fprint(a.stderr, diag.Text(bag.Sorted()))
		return &failure{exitContent, "没有导入：有的列名是猜的，请看上面的表", "对的话加 --yes 再运行；不对的，写一份对应文件用 --mapping 指明"}
	}
	rows := 0
	for _, s := range sheets {
		rows += s.Len()
	}
	tell.step("读到 %d 行，正在与台账核对", rows)
	changes := workbook.ImportAll(l, ledger.Paths(set), fileOf(set), sheets, &bag)
	if changes == nil {
		return stop()
	}
	fmt.Fprint(a.stderr, diag.Text(bag.Sorted()))
	if !f.dry {
		tell.step("核对完毕，正在写 %d 个数据文件", len(changes.Files))
		if err := writeChanges(set.Root(), changes); err != nil {
			return err
		}
	}
	fmt.Fprint(a.stdout, changesText(changes, f.dry))
	return nil
}

// readSheets reads the sheets wanted and finds what their columns stand for.
// Flags go before what a mapping file says; a mapping file is for one sheet.
func readSheets(name string, data []byte, f importFlags, mapping *workbook.Mapping, bag *diag.Bag) []workbook.Sheet {
	wanted := workbook.Choice{Sheet: f.sheet, List: f.list}
	if mapping != nil {
		if wanted.Sheet == "" {
			wanted.Sheet = mapping.Sheet
		}
		if wanted.List == "" {
			wanted.List = cmp.Or(mapping.List, workbook.SheetFindings)
		}
	}
	var out []workbook.Sheet
	for _, t := range workbook.Read(name, data, wanted, bag) {
		if m := t.Match(mapping, bag); m != nil {
			out = append(out, workbook.Sheet{Table: t, Matching: m})
		}
	}
	return out
}

func unreadable(typed string, err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return usage("没有“"+typed+"”这个文件", "请核对文件名和所在的文件夹")
	}
	return environment("“"+typed+"”读不了："+sysfault.Explain(err).Error(), "请检查文件权限，以及它是否正被别的程序占用")
}

// readLimited reads a file, and of one that is too long just enough to tell.
func readLimited(path string, most int64) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Size() > most {
		return make([]byte, most+1), nil
	}
	return os.ReadFile(path)
}

func (a *app) readMapping(typed string, bag *diag.Bag) (*workbook.Mapping, error) {
	if typed == "" {
		return nil, nil
	}
	data, err := os.ReadFile(a.abs(typed))
	if err != nil {
		return nil, unreadable(typed, err)
	}
	text := strings.ReplaceAll(strings.TrimPrefix(strings.ToValidUTF8(string(data), "\uFFFD"), "\uFEFF"), "\r\n", "\n")
	return workbook.ReadMapping(source.NewFile(typed, text), bag), nil
}

// fileOf reads data files; what is wrong with them was reported when the
// ledger was opened.
func fileOf(set *repo.Set) func(string) *source.File {
	return func(name string) *source.File {
		if !set.Exists(name) {
			return nil
		}
		var ignored diag.Bag
		return set.Text(name, &ignored)
	}
}

// writeChanges writes all files aside first, then puts them into place: when
// the disk is full, nothing has changed.
func writeChanges(root string, changes *workbook.Changes) error {
	var staged, targets []string
	for _, c := range changes.Files {
		target := filepath.Join(root, filepath.FromSlash(c.Path))
		temporary, err := stageChange(target, c)
		if err != nil {
			for _, name := range staged {
				err = errors.Join(err, os.Remove(name))
			}
			return environment("“"+c.Path+"”写不了："+sysfault.Explain(err).Error(), "请检查磁盘空间和文件夹权限；数据文件都没有改动")
		}
		staged, targets = append(staged, temporary), append(targets, target)
	}
	for i, name := range staged {
		if err := os.Rename(name, targets[i]); err != nil {
			return environment("“"+changes.Files[i].Path+"”写不了："+sysfault.Explain(err).Error(), "这个文件以前的已经写好；请检查文件夹权限，再导入一次")
		}
	}
	return nil
}

func stageChange(target string, c workbook.FileChange) (string, error) {
	if c.New {
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return "", err
		}
		return stageFile(target, []byte(c.Text))
	}
	old, err := os.ReadFile(target)
	if err != nil {
		return "", err
	}
	return stageFile(target, c.Apply(old))
}

// matchingText shows what each column of a sheet is taken for.
func matchingText(m workbook.Sheet) string {
	rows := [][3]string{{"表里的列", "台账的键", "依据"}}
	for _, one := range m.Matches {
		title, why := one.Title, one.Why
		if title == "" {
			title = "（不导入）"
		}
		if one.Guessed {
			why = "猜的：" + why
		}
		rows = append(rows, [3]string{one.Head, title, why})
	}
	var widths [2]int
	for _, r := range rows {
		for i := range widths {
			widths[i] = max(widths[i], columns(r[i]))
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "读作：%s\n", m.List())
	for _, r := range rows {
		for i, w := range widths {
			b.WriteString(strings.ReplaceAll(r[i], "\n", "") + strings.Repeat(" ", w-columns(r[i])+2))
		}
		b.WriteString(r[2] + "\n")
	}
	return b.String()
}

// mostChanges bounds the changes that are listed one by one.
const mostChanges = 50

func changesText(c *workbook.Changes, dry bool) string {
	var b strings.Builder
	verb := "已"
	if dry {
		verb = "将"
	}
	for _, line := range c.Changed[:min(len(c.Changed), mostChanges)] {
		b.WriteString("改 " + line + "\n")
	}
	for _, id := range c.Added[:min(len(c.Added), mostChanges)] {
		b.WriteString("增 " + id + "\n")
	}
	if len(c.Changed) > mostChanges || len(c.Added) > mostChanges {
		b.WriteString("（其余没有列出）\n")
	}
	for _, f := range c.Files {
		b.WriteString("写 " + f.Path + "\n")
	}
	if len(c.Files) == 0 {
		fmt.Fprintf(&b, "共 %d 行，与台账一致，没有改动\n", c.Rows)
	} else {
		fmt.Fprintf(&b, "共 %d 行：%s改 %d 处，%s增 %d 条，写 %d 个文件\n", c.Rows, verb, len(c.Changed), verb, len(c.Added), len(c.Files))
	}
	return b.String()
}
