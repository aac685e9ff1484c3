package main

import "github.com/spf13/cobra"

func (a *app) completionCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:       "completion {bash|zsh|fish|powershell}",
		Short:     "输出命令补全脚本",
		Long:      "输出命令补全脚本，装上以后按 Tab 键即可补全命令和选项。",
		Example:   "  source <(yinfa completion bash)\n  yinfa completion fish > ~/.config/fish/completions/yinfa.fish",
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		Args:      exactArgs("外壳的名称（bash、zsh、fish 或 powershell）"),
	}
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		root := cmd.Root()
		switch args[0] {
		case "bash":
			return root.GenBashCompletionV2(a.stdout, true)
		case "zsh":
			return root.GenZshCompletion(a.stdout)
		case "fish":
			return root.GenFishCompletion(a.stdout, true)
		case "powershell":
			return root.GenPowerShellCompletionWithDesc(a.stdout)
		}
		return usage("不认识“"+args[0]+"”这种外壳", "可以写：bash、zsh、fish、powershell")
	}
	return cmd
}
