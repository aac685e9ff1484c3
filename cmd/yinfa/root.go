package main

import (
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"yinfa.dev/yinfa/internal/spelling"
)

// version is the version of the program, as --version shows it.
const version = "0.1.0"

// program names this program for what is said of a finished site.
func program() string { return "yinfa " + version }

func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use:           "yinfa",
		Short:         "把文本编成党政机关公文",
		Long:          "yinfa（印发）把文字写成的通知、方案、名单等编成符合 GB/T 9704-2012 的公文。\n\n头一次使用：\n  yinfa init 我的项目      新建一个项目\n  yinfa build              生成公文，成品在 output 文件夹\n  yinfa explain            列出使用说明，如 yinfa explain 正文",
		Version:       version,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetUsageFunc(printUsage)
	root.SetHelpFunc(printHelp)
	root.SetVersionTemplate("yinfa {{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.PersistentFlags().StringVarP(&a.root, "root", "C", "", "项目`文件夹`（缺省：从当前文件夹逐级向上找 yinfa.yaml）")
	root.PersistentFlags().BoolP("help", "h", false, "显示帮助")
	root.Flags().Bool("version", false, "显示版本")
	root.AddCommand(
		a.initCommand(), a.newCommand(), a.checkCommand(), a.buildCommand(), a.statusCommand(), a.schemaCommand(), a.exportCommand(), a.importCommand(), a.publishCommand(), a.serveCommand(),
		a.fontsCommand(), a.explainCommand(), a.completionCommand(),
	)
	root.SetHelpCommand(helpCommand(root))
	for _, cmd := range root.Commands() {
		cmd.DisableFlagsInUseLine = true
	}
	return root
}

func helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "help [命令]",
		Short: "显示某个命令的用法",

		DisableFlagsInUseLine: true,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return root.Help()
			}
			for _, c := range root.Commands() {
				if c.Name() == args[0] {
					return c.Help()
				}
			}
			return unknownCommandError(root, args[0])
		},
	}
}

func helpHint(cmd *cobra.Command) string { return "用法见 " + cmd.CommandPath() + " --help" }

// unknownCommand looks for a mistyped command before flags are parsed: the
// flags of a command that does not exist would be reported instead.
func unknownCommand(root *cobra.Command, args []string) error {
	for i := 0; i < len(args); i++ {
		switch arg := args[i]; {
		case arg == "--":
			return nil
		case arg == "-C" || arg == "--root":
			i++
		case strings.HasPrefix(arg, "-"):
		case strings.HasPrefix(arg, "__complete"), arg == "help":
			return nil
		default:
			for _, c := range root.Commands() {
				if c.Name() == arg {
					return nil
				}
			}
			return unknownCommandError(root, arg)
		}
	}
	return nil
}

func unknownCommandError(root *cobra.Command, name string) error {
	var names []string
	for _, c := range root.Commands() {
		if c.IsAvailableCommand() {
			names = append(names, c.Name())
		}
	}
	hint := "可用的命令：" + strings.Join(names, "、")
	if near := spelling.Nearest(name, names); near != "" {
		hint = "是不是“" + near + "”？\n" + hint
	}
	return usage("没有“"+name+"”这个命令", hint)
}

// flagError says in Chinese what is wrong with a flag.
func flagError(cmd *cobra.Command, err error) error {
	var (
		missing *pflag.NotExistError
		empty   *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
		syntax  *pflag.InvalidSyntaxError
	)
	switch {
	case errors.As(err, &missing):
		name := missing.GetSpecifiedName()
		if missing.GetSpecifiedShortnames() != "" {
			return usage("没有“-"+name+"”这个选项", helpHint(cmd))
		}
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) {
			if !f.Hidden {
				names = append(names, f.Name)
			}
		})
		hint := helpHint(cmd)
		if near := spelling.Nearest(name, names); near != "" {
			hint = "是不是“--" + near + "”？\n" + hint
		}
		return usage("没有“--"+name+"”这个选项", hint)
	case errors.As(err, &empty):
		return usage("选项“"+flagName(empty.GetFlag())+"”后面要写一个值", helpHint(cmd))
	case errors.As(err, &invalid):
		want := "是或否（true 或 false）"
		if invalid.GetFlag().Value.Type() == "int" {
			want = "整数"
		}
		return usage("选项“"+flagName(invalid.GetFlag())+"”的值“"+invalid.GetValue()+"”不对，应是"+want, helpHint(cmd))
	case errors.As(err, &syntax):
		return usage("选项“"+syntax.GetSpecifiedFlag()+"”写法不对", helpHint(cmd))
	}
	return usage("选项写法不对", helpHint(cmd))
}

func flagName(f *pflag.Flag) string { return "--" + f.Name }

// choice checks the value of a flag that names one of a few words.
func choice(flag, value string, among ...string) error {
	for _, word := range among {
		if value == word {
			return nil
		}
	}
	hint := "可以写：" + strings.Join(among, "、")
	if near := spelling.Nearest(value, among); near != "" {
		hint = "是不是“" + near + "”？" + hint
	}
	return usage("选项“--"+flag+"”不能是“"+value+"”", hint)
}
