package compose

import (
	"bytes"
	"image"
	"image/jpeg"
	"image/png"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
)

// maxPixels keeps a forged header from making a later stage reserve
// gigabytes: more than A3 at 600 dpi.
const maxPixels = 100_000_000

var (
	pngMark  = []byte("\x89PNG\r\n\x1a\n")
	jpegMark = []byte{0xff, 0xd8, 0xff}
)

// image fetches a picture and reads its size; nil after a report, or when
// none is named.
func (c *composer) image(target doc.Text) *doc.Image {
	if target.Empty() || c.in.Image == nil {
		return nil
	}
	name, data, ok := c.in.Image(target, c.bag)
	if !ok {
		return nil
	}
	var size image.Config
	var err error
	switch {
	case bytes.HasPrefix(data, pngMark):
		size, err = png.DecodeConfig(bytes.NewReader(data))
	case bytes.HasPrefix(data, jpegMark):
		size, err = jpeg.DecodeConfig(bytes.NewReader(data))
	default:
		c.bag.Error(diag.ImageBroken, target.Span, "“"+target.Value+"”不是 PNG 或 JPEG 图片", "用画图等软件打开它，另存为 PNG 格式；只改扩展名不行")
		return nil
	}
	if err != nil || size.Width <= 0 || size.Height <= 0 {
		c.bag.Error(diag.ImageBroken, target.Span, "图片“"+target.Value+"”已损坏，读不出大小", "重新导出或重新复制这张图片")
		return nil
	}
	if size.Width > maxPixels/size.Height {
		c.bag.Error(diag.ImageBroken, target.Span, "图片“"+target.Value+"”太大", "把图片缩小到 A4 纸所需的大小（300 dpi 时约 2500×3500 像素）")
		return nil
	}
	return &doc.Image{Name: name, Data: data, Width: size.Width, Height: size.Height}
}
