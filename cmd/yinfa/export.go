package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/repo"
	"yinfa.dev/yinfa/internal/sysfault"
	"yinfa.dev/yinfa/internal/workbook"
)

// exportFlags are the flags of `yinfa export`.
type exportFlags struct {
	statusFlags
	outputFlags
	list     string
	contacts bool
}

func (a *app) exportCommand() *cobra.Command {
	var f exportFlags
	cmd := &cobra.Command{
		Use:   "export [选项]",
		Short: "把台账和四个清单写成 Excel 工作簿或 CSV",
		Long: "把台账写成工作簿：问题隐患、办理经过、四个清单、单位、人员、巡查组各一张表；写明 --list 时只写一张。\n" +
			"表里改好以后用 yinfa import 读回来。单位和人员的电话、手机、邮箱不写进去，除非加 --contacts。\n" +
			"写明 --date 时，多出“到期日”“办理情况”两列，清单里的整改情况按这一天算。",
		Example: "  yinfa export -o 台账.xlsx\n  yinfa export --list 四个清单 --date 2026-07-15 -o 四个清单.xlsx\n  yinfa export --format csv --unit 望潮镇 -o 望潮镇.csv",
		Args:    noArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.export(cmd, f) },
	}
	flags := cmd.Flags()
	flags.StringVarP(&f.output, "output", "o", "", "写到哪个`文件`；“-”是标准输出（缺省：台账.xlsx，或者清单的名称）")
	flags.StringVar(&f.format, "format", "", "输出`格式`：xlsx、csv（缺省：看文件名的结尾，看不出的为 xlsx）")
	flags.StringVar(&f.list, "list", "", "只写一张`表`："+strings.Join(workbook.Lists(), "、"))
	flags.StringVar(&f.date, "date", "", "按哪一天的情况，`日期`写作 2026-07-15")
	flags.StringVar(&f.plan, "plan", "", "只写一个`计划`")
	flags.StringVar(&f.round, "round", "", "只写一个`轮次`")
	flags.StringVar(&f.team, "team", "", "只写一个巡查`组`")
	flags.StringVar(&f.unit, "unit", "", "只写一个`单位`和它的下属")
	flags.BoolVar(&f.contacts, "contacts", false, "连同内部的电话、手机、邮箱一起写")
	flags.BoolVar(&f.force, "force", false, "文件已经有了也覆盖")
	return cmd
}

func (a *app) export(cmd *cobra.Command, f exportFlags) error {
	if f.format == "" {
		f.format = "xlsx"
		if strings.EqualFold(filepath.Ext(f.output), ".csv") {
			f.format = "csv"
		}
	}
	if err := choice("format", f.format, "xlsx", "csv"); err != nil {
		return err
	}
	o := workbook.Options{List: f.list, Contacts: f.contacts}
	if f.list != "" {
		if err := choice("list", f.list, workbook.Lists()...); err != nil {
			return err
		}
	}
	registers := f.list == workbook.SheetUnits || f.list == workbook.SheetPeople
	if f.contacts && !registers && (f.format == "csv" || f.list != "" && f.list != workbook.SheetFindings) {
		return usage("这样导出的表里没有单位和人员，--contacts 用不上", "去掉 --contacts；要带电话时导出整个工作簿（不写 --list，格式 xlsx），或者写 --list 单位、--list 人员")
	}
	if f.date != "" {
		when, err := a.date(f.date)
		if err != nil {
			return err
		}
		year, month, day := when.Date()
		o.On = calendar.Date{Year: year, Month: int(month), Day: day}
	}
	_, l, err := a.readLedger()
	if err != nil {
		return err
	}
	if o.Filter, err = statusFilter(l, f.statusFlags); err != nil {
		return err
	}
	write := workbook.XLSX
	if f.format == "csv" {
		write = workbook.CSV
	}
	data, err := write(l, o)
	if err != nil {
		return environment("工作簿没有写成："+err.Error(), "请检查磁盘空间（系统的临时文件夹），再试一次")
	}
	if f.output == "" {
		name := f.list
		if name == "" {
			name = "台账"
		}
		f.output = name + "." + f.format
	}
	return a.deliver(data, f.outputFlags)
}

// readLedger opens the data of the project, for commands that can do nothing
// with data that has errors.
func (a *app) readLedger() (*repo.Set, *ledger.Ledger, error) {
	root, err := a.projectRoot(nil)
	if err != nil {
		return nil, nil, err
	}
	set, err := repo.Open(root)
	if err != nil {
		return nil, nil, err
	}
	if len(set.List(ledger.Folder, "")) == 0 {
		return nil, nil, usage("这个项目还没有台账数据", "数据写在 "+ledger.Folder+" 里，写法见 yinfa explain 台账")
	}
	var bag diag.Bag
	l := ledger.Open(set, &bag)
	if bag.HasErrors() {
		fmt.Fprint(a.stderr, diag.Digest(bag.Sorted()))
		return nil, nil, &failure{exitContent, "台账数据有错误，没有导出或导入", "先按上面的提示改好，再运行"}
	}
	return set, l, nil
}

// deliver writes data to the file asked for, or to standard output. A file
// that is there already may hold somebody's work and stays.
func (a *app) deliver(data []byte, f outputFlags) error {
	if f.output == "-" {
		if _, err := a.stdout.Write(data); err != nil {
			return environment("写不出结果："+sysfault.Explain(err).Error(), "")
		}
		return nil
	}
	path := a.abs(f.output)
	if _, err := os.Lstat(path); err == nil && !f.force {
		return usage("“"+f.output+"”已经有了，没有覆盖", "换一个文件名，或者加 --force 覆盖")
	}
	if err := replaceFile(path, data); err != nil {
		return environment("“"+f.output+"”写不了："+sysfault.Explain(err).Error(), "请检查文件夹，以及这个文件是否正在 Excel 里打开")
	}
	fmt.Fprintln(a.stdout, a.show(path))
	return nil
}

// replaceFile writes a whole file in one step: whoever looks finds the old
// one or the new one, never half of it.
func replaceFile(path string, data []byte) error {
	temporary, err := stageFile(path, data)
	if err != nil {
		return err
	}
	if err := os.Rename(temporary, path); err != nil {
		return errors.Join(err, os.Remove(temporary))
	}
	return nil
}

// stageFile writes data beside the place it is meant for and returns the
// name of the temporary file. The permissions are those of the file that is
// to be replaced.
func stageFile(path string, data []byte) (string, error) {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	file, err := os.CreateTemp(filepath.Dir(path), ".yinfa-*")
	if err != nil {
		return "", err
	}
	_, err = file.Write(data)
	if err == nil {
		err = file.Sync()
	}
	if err = errors.Join(err, file.Chmod(mode), file.Close()); err != nil {
		return "", errors.Join(err, os.Remove(file.Name()))
	}
	return file.Name(), nil
}
