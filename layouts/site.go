package layouts

import (
	"embed"
	"io/fs"
)

//go:embed site
var siteFiles embed.FS

// Site is the tree of the public site: templates, styles and scripts, all in
// the folder site.
func Site() fs.FS { return siteFiles }
