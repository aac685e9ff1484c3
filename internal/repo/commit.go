package repo

import (
	"github.com/go-git/go-git/v5"

	"yinfa.dev/yinfa/internal/calendar"
)

// CommitDay is the day of the commit that the project's folder is at, on the
// calendar of whoever made it. There is false when the folder is in no git
// repository, or in one without commits or that cannot be read: then nothing
// dates the project but its own contents.
func (s *Set) CommitDay() (day calendar.Date, there bool) {
	r, err := git.PlainOpenWithOptions(s.root, &git.PlainOpenOptions{DetectDotGit: true, EnableDotGitCommonDir: true})
	if err != nil {
		return calendar.Date{}, false
	}
	head, err := r.Head()
	if err != nil {
		return calendar.Date{}, false
	}
	c, err := r.CommitObject(head.Hash())
	if err != nil {
		return calendar.Date{}, false
	}
	y, m, d := c.Committer.When.Date()
	return calendar.Date{Year: y, Month: int(m), Day: d}, true
}
