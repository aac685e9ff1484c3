package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/model"
	"yinfa.dev/yinfa/internal/workbook"
)

// The schemas beside those of the data.
const (
	frontMatter = "公文"
	settings    = "yinfa.yaml"
	mappingFile = "对应文件"
	formatFile  = "版式"
	typeFile    = "文种"
)

func (a *app) schemaCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "schema [类别]",
		Short: "给出数据文件、文件头、设置和版式的 JSON Schema，供编辑器提示和检查",
		Long: "给出 content/数据 里 YAML 文件的 JSON Schema。编辑器装上 YAML 插件、指明这个文件后，输入时会提示有哪些键、每个键是什么意思。\n" +
			"写了类别时只给这一类：单位、人员、制度、计划、检查、问题隐患、工作日；写“公文”时给公文文件头的，写“yinfa.yaml”时给项目设置的，写“对应文件”时给导入表格用的对应文件的，写“版式”“文种”时给 layouts 里这两种文件的。",
		Example: "  yinfa schema > 数据.schema.json\n  yinfa schema 问题隐患\n  yinfa schema 公文 > 公文.schema.json\n  yinfa schema yinfa.yaml > yinfa.schema.json",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			var names []string
			for _, s := range schemas() {
				names = append(names, s.Name)
			}
			return names, cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				fmt.Fprint(a.stdout, string(ledger.Schema()))
				return nil
			}
			if len(args) > 1 {
				return exactArgs("类别")(cmd, args)
			}
			var known []string
			for _, s := range schemas() {
				if s.Name == args[0] {
					fmt.Fprint(a.stdout, string(s.JSON))
					return nil
				}
				known = append(known, s.Name)
			}
			return unknownName("类别", args[0], known)
		},
	}
}

// schemas are those of every kind of file, by the word that asks for them.
func schemas() []ledger.Section {
	return append([]ledger.Section{
		{Name: frontMatter, JSON: model.Schema()},
		{Name: settings, JSON: model.ProjectSchema()},
		{Name: mappingFile, JSON: workbook.MappingSchema()},
		{Name: formatFile, JSON: layout.FormatSchema()},
		{Name: typeFile, JSON: layout.TypeSchema()},
	}, ledger.Sections()...)
}
