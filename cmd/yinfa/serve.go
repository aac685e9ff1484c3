package main

import (
	"fmt"
	"net"

	"github.com/spf13/cobra"

	"yinfa.dev/yinfa/internal/serve"
)

func (a *app) serveCommand() *cobra.Command {
	var addr string
	var remote bool
	cmd := &cobra.Command{
		Use:   "serve [选项]",
		Short: "在浏览器里预览，保存后自动更新",
		Long: "在浏览器里显示公文的列表、问题和页面；原文一保存，页面就更新。点问题或页面上的字，显示它在原文和页面里的位置。\n" +
			"按 Ctrl+C 结束。不改动任何文件。",
		Example: "  yinfa serve\n  yinfa serve --addr 127.0.0.1:9000",
		Args:    noArgs,
	}
	cmd.Flags().StringVar(&addr, "addr", "127.0.0.1:8973", "`地址和端口`（缺省：127.0.0.1:8973）；端口写 0 由系统选")
	cmd.Flags().BoolVar(&remote, "allow-remote", false, "允许别的电脑打开：任何人都能看到还没有公开的公文")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		host, _, err := net.SplitHostPort(addr)
		if err != nil {
			return usage("地址“"+addr+"”写得不对", "写成 地址:端口，例如 127.0.0.1:8973")
		}
		if !serve.Loopback(host) && !remote {
			return usage("地址“"+addr+"”会让别的电脑也能打开预览", "只给自己看请用 127.0.0.1；确实要给别人看，再加上 --allow-remote")
		}
		root, err := a.projectRoot(nil)
		if err != nil {
			return err
		}
		s, err := serve.New(serve.Options{Root: root, FontDirs: a.fontDirs(root), Remote: remote && !serve.Loopback(host)})
		if err != nil {
			return err
		}
		listener, err := net.Listen("tcp", addr)
		if err != nil {
			return environment("地址 "+addr+" 用不了", "可能有另一个预览正在运行；换一个端口，例如 --addr 127.0.0.1:8974\n原因："+err.Error())
		}
		if !serve.Loopback(host) {
			fmt.Fprintln(a.stderr, "警告：同一网络里的任何人都能打开这个预览，看到还没有公开的公文；看完请马上结束")
		}
		fmt.Fprintln(a.stdout, "http://"+listener.Addr().String()+"/")
		fmt.Fprintln(a.stderr, "用浏览器打开上面的地址；按 Ctrl+C 结束")
		if err := s.Serve(cmd.Context(), listener); err != nil {
			return environment("预览出了问题："+err.Error(), "请重新运行")
		}
		return nil
	}
	return cmd
}
