package site

import (
	"fmt"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/release"
)

// picture is a picture of a document without what a camera wrote into it.
type picture struct {
	path string
	data []byte
}

const folderOfImages = "tp/"

// figure writes a picture. Its name in the site tells nothing of its name in
// the project.
func (r *renderer) figure(b *doc.Figure) {
	caption := plainText(b.Caption)
	if b.Image == nil {
		return // reported when the project's files were attached
	}
	data, ending, ok := release.CleanPicture(b.Image.Data)
	if !ok {
		r.bag.Error(diag.SiteImage, at(b.Span, r.page), "图片不能放到网页上", "用看图软件另存为 PNG 或 JPEG")
		return
	}
	path := folderOfImages + short(string(data), 16) + ending
	r.page.images = append(r.page.images, picture{path, data})
	alt := b.Alt
	if alt == "" {
		alt = caption
	}
	r.html.tag(`<figure><img loading="lazy" decoding="async"`)
	r.html.attr("src", "../"+path)
	r.html.attr("alt", alt)
	if b.Image.Width > 0 && b.Image.Height > 0 {
		r.html.attr("width", fmt.Sprint(b.Image.Width))
		r.html.attr("height", fmt.Sprint(b.Image.Height))
	}
	r.html.tag(">")
	if caption != "" {
		r.html.tag("<figcaption>")
		r.runs(b.Caption)
		r.html.tag("</figcaption>")
	}
	r.html.tag("</figure>\n")
	r.say(caption)
}
