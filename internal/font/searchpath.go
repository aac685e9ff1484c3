package font

import (
	"slices"
	"strings"
)

// SearchPath lists the folders to look for fonts in, best first: the
// project's fonts/, the folders of $YINFA_FONTS (env, a list in the form of
// the system), fonts/ beside the program or beside its bin/, the user's folders and the
// system's. It computes the list from its arguments alone; empty ones are
// left out. goos is a value of runtime.GOOS and decides the separators.
func SearchPath(project, env, executable, home, goos string) []string {
	sep, listSep := "/", ":"
	if goos == "windows" {
		sep, listSep = `\`, ";"
	}
	join := func(parts ...string) string { return strings.Join(parts, sep) }
	var dirs []string
	add := func(dir string) {
		if dir != "" {
			dirs = append(dirs, dir)
		}
	}
	if project != "" {
		add(join(strings.TrimRight(project, sep), "fonts"))
	}
	for _, dir := range strings.Split(env, listSep) {
		add(strings.TrimSpace(dir))
	}
	if i := strings.LastIndexAny(executable, "/"+sep); i >= 0 {
		folder := executable[:i]
		add(join(folder, "fonts"))
		if strings.HasSuffix(folder, sep+"bin") || strings.HasSuffix(folder, "/bin") {
			add(folder[:len(folder)-len("bin")] + "fonts")
		}
		if goos != "windows" {
			add(join(executable[:i], "..", "share", "yinfa", "fonts"))
		}
	}
	if home != "" {
		home = strings.TrimRight(home, sep)
		for _, dir := range userFolders(goos) {
			add(home + sep + strings.ReplaceAll(dir, "/", sep))
		}
	}
	for _, dir := range systemFolders(goos) {
		add(dir)
	}
	return dirs
}

// userFolders are relative to the home folder.
func userFolders(goos string) []string {
	switch goos {
	case "windows":
		return []string{"AppData/Local/yinfa/fonts", "AppData/Local/Microsoft/Windows/Fonts"}
	case "darwin":
		return []string{"Library/Application Support/yinfa/fonts", "Library/Fonts"}
	}
	return []string{".local/share/yinfa/fonts", ".local/share/fonts", ".fonts"}
}

func systemFolders(goos string) []string {
	switch goos {
	case "windows":
		return []string{`C:\Windows\Fonts`}
	case "darwin":
		return []string{"/Library/Fonts", "/System/Library/Fonts"}
	}
	return []string{"/usr/local/share/fonts", "/usr/share/fonts"}
}

// systemFolder reports whether a folder belongs to the operating system.
func systemFolder(dir string) bool {
	for _, goos := range []string{"windows", "darwin", "linux"} {
		if slices.Contains(systemFolders(goos), dir) {
			return true
		}
	}
	return false
}
