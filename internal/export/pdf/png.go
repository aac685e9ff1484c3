package pdf

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"image/color"
	"image/png"
)

// readPNG reads a PNG. Opaque pictures that are not interlaced keep their
// compressed data as it is: the predictors of PNG are those of PDF (ISO
// 32000-1 7.4.4.4). All others are taken apart into colour and mask.
func readPNG(data []byte) (*picture, error) {
	config, err := png.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if err := checkSize(config.Width, config.Height); err != nil {
		return nil, err
	}
	// The whole picture is decoded even if its data is passed on, since
	// damage would otherwise show only when the file is opened.
	decoded, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if p := passPNG(data); p != nil {
		return p, nil
	}
	return splitImage(decoded), nil
}

// The fields of the head of a PNG (ISO/IEC 15948 11.2.2).
const (
	pngGray    = 0
	pngColour  = 2
	pngPalette = 3
)

// passPNG returns the picture with its compressed data, or nil when the data
// cannot be used as it is. The data has been decoded without error before.
func passPNG(data []byte) *picture {
	p := &picture{orientation: upright}
	var kind byte
	var compressed []byte
	for rest := data[8:]; len(rest) >= 12 && string(rest[4:8]) != "IEND"; {
		size := binary.BigEndian.Uint32(rest)
		if uint64(size)+12 > uint64(len(rest)) {
			return nil
		}
		body := rest[8 : 8+size]
		switch string(rest[4:8]) {
		case "IHDR":
			if size < 13 || body[12] != 0 {
				return nil
			}
			p.width = int(binary.BigEndian.Uint32(body))
			p.height = int(binary.BigEndian.Uint32(body[4:]))
			p.bits, kind = int(body[8]), body[9]
		case "PLTE":
			if kind == pngPalette {
				p.palette = body[:size/3*3]
			}
		case "tRNS":
			return nil
		case "IDAT":
			compressed = append(compressed, body...)
		}
		rest = rest[12+size:]
	}
	colours := 1
	switch kind {
	case pngGray:
		p.space = "/DeviceGray"
	case pngColour:
		p.space, colours = "/DeviceRGB", 3
	case pngPalette:
		if len(p.palette) == 0 {
			return nil
		}
	default:
		return nil
	}
	p.data = compressed
	p.filter = fmt.Sprintf("/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors %d/BitsPerComponent %d/Columns %d>>", colours, p.bits, p.width)
	return p
}

// splitImage takes a decoded picture apart into 8-bit colour and mask.
func splitImage(m image.Image) *picture {
	b := m.Bounds()
	p := &picture{width: b.Dx(), height: b.Dy(), bits: 8, space: "/DeviceRGB", orientation: upright}
	n := p.width * p.height
	p.data = make([]byte, 0, 3*n)
	alpha := make([]byte, 0, n)
	opaque := true
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			var c color.NRGBA
			switch m := m.(type) {
			case *image.NRGBA:
				c = m.NRGBAAt(x, y)
			case *image.NRGBA64:
				deep := m.NRGBA64At(x, y)
				c = color.NRGBA{uint8(deep.R >> 8), uint8(deep.G >> 8), uint8(deep.B >> 8), uint8(deep.A >> 8)}
			default:
				c = color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
			}
			p.data = append(p.data, c.R, c.G, c.B)
			alpha = append(alpha, c.A)
			opaque = opaque && c.A == 255
		}
	}
	if !opaque {
		p.alpha = alpha
	}
	return p
}
