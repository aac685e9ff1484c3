package main

import (
	"path/filepath"
	"runtime"
	"strings"

	"yinfa.dev/yinfa/internal/font"
)

// fontDirs lists the folders searched for fonts, the first to win. A set
// $YINFA_NO_SYSTEM_FONTS leaves out the user's and the system's, so that
// every machine makes the same bytes.
func (a *app) fontDirs(root string) []string {
	var listed []string
	for _, dir := range filepath.SplitList(a.getenv("YINFA_FONTS")) {
		if dir != "" {
			listed = append(listed, a.abs(dir))
		}
	}
	dirs := font.SearchPath(root, strings.Join(listed, string(filepath.ListSeparator)), a.executable, a.home, runtime.GOOS)
	if a.getenv("YINFA_NO_SYSTEM_FONTS") != "" {
		dirs = dirs[:len(dirs)-len(font.SearchPath("", "", "", a.home, runtime.GOOS))]
	}
	return dirs
}
