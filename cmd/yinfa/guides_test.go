package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

// spoken is a command line as the guides write it: a command of the program
// and what follows it on the line.
var (
	spoken = regexp.MustCompile("yinfa ((?:-C \\S+ )?)([a-z]+)([^`\n|）”；]*)")
	option = regexp.MustCompile(`(?:^|\s)(--?[A-Za-z][A-Za-z-]*)`)
)

// TestGuidesSpeakOfCommandsThatExist holds every command line of the guides
// against the commands and options that there are.
func TestGuidesSpeakOfCommandsThatExist(t *testing.T) {
	commands := map[string]*cobra.Command{}
	for _, c := range (&app{}).rootCommand().Commands() {
		commands[c.Name()] = c
	}
	root := filepath.Join("..", "..")
	pages, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	pages = append(pages, filepath.Join(root, "README.md"), filepath.Join(root, "README.zh-CN.md"), filepath.Join(root, "fonts", "README.md"))
	found := 0
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range spoken.FindAllStringSubmatch(string(text), -1) {
			found++
			c := commands[m[2]]
			if c == nil {
				t.Errorf("%s: there is no command in “%s”", page, m[0])
				continue
			}
			for _, o := range option.FindAllStringSubmatch(m[3], -1) {
				name, long := strings.CutPrefix(o[1], "--")
				if long && c.Flag(name) == nil || !long && c.Flags().ShorthandLookup(name[1:]) == nil && c.InheritedFlags().ShorthandLookup(name[1:]) == nil {
					t.Errorf("%s: “%s” has no option %s", page, m[0], o[1])
				}
			}
		}
	}
	if found < 50 {
		t.Errorf("only %d command lines are looked at", found)
	}
}

// TestReadmeListsTheCommands holds the table of the first page.
func TestReadmeListsTheCommands(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range (&app{}).rootCommand().Commands() {
		if c.Name() != "help" && !strings.Contains(string(text), "`yinfa "+c.Name()) {
			t.Errorf("README.md does not list yinfa %s", c.Name())
		}
	}
}
