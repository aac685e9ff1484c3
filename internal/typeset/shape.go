package typeset

import (
	"fmt"
	"slices"
	"unicode"
	"unicode/utf8"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/font"
	"yinfa.dev/yinfa/internal/layout"
	"yinfa.dev/yinfa/internal/linebreak"
	"yinfa.dev/yinfa/internal/page"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/unit"
)

// piece of text in one style: the input of shaping.
type styled struct {
	runs  []doc.Run
	style layout.Style
	node  page.NodeID
	stiff bool // its marks are not squeezed: the number of a level
}

// shaped is a paragraph as characters with their glyphs, side by side.
type shaped struct {
	chars  []linebreak.Char
	glyphs []glyph
	runs   []shapedRun
}

// glyph is what drawing needs to know of a character.
type glyph struct {
	face *font.Face
	id   font.GlyphID
	run  int32 // index of its run
}

// shapedRun is what the characters of one run share.
type shapedRun struct {
	look      look
	node      page.NodeID
	from      int         // its first character
	at        source.Span // of the first character; of the whole run when it is generated
	generated bool
}

// at is the place of a character.
func (b *shaped) at(i int) source.Span { return b.runs[b.glyphs[i].run].place(i) }

// place is the place of a character of the run.
func (r *shapedRun) place(i int) source.Span {
	if r.generated {
		return r.at
	}
	return r.at.At(i - r.from)
}

// look is how a glyph is drawn.
type look struct {
	size      unit.Length
	lower     unit.Length // its baseline stands so far below that of the line
	bold, red bool
}

// shape turns styled text into characters with glyphs. The result is valid
// until the next call.
func (s *setter) shape(parts ...styled) *shaped {
	b := &s.memory.buffer
	b.chars, b.glyphs, b.runs = b.chars[:0], b.glyphs[:0], b.runs[:0]
	force := false
	for _, p := range parts {
		tracking := s.trackingOf(p.style)
		em := p.style.Size + tracking
		for _, run := range p.runs {
			if run.Break {
				force = true
				continue
			}
			role, node := layout.RoleOf(p.style.Face), p.node
			if run.Face != doc.FaceInherit {
				role = layout.RoleOf(run.Face)
			}
			if run.Link != "" {
				node = s.linkNode(p.node, run.Link)
			}
			own, faces := s.env.Fonts.Face(role), s.env.Fonts.In(role)
			at := run.Span
			if !run.Generated {
				at = at.At(0)
			}
			b.runs = append(b.runs, shapedRun{
				look: look{size: p.style.Size, bold: p.style.Bold || run.Bold, red: p.style.Red},
				node: node, from: len(b.chars), at: at, generated: run.Generated,
			})
			of := runShaping{faces: faces, own: own, role: role, latin: p.style.Latin, size: p.style.Size, em: em, tracking: tracking, stiff: p.stiff}
			force = s.shapeText(b, run.Text, &of, force)
		}
	}
	return b
}

// runShaping is what shaping the text of one run needs.
type runShaping struct {
	faces        *font.Faces
	own          *font.Face // of the role
	role         font.Role
	latin        layout.LatinFace
	size         unit.Length
	em, tracking unit.Length
	stiff        bool
}

// shapeText adds the text of the run that was added last; force is whether a
// line begins with it. It returns whether one is still to begin.
func (s *setter) shapeText(b *shaped, text string, of *runShaping, force bool) bool {
	index := len(b.runs) - 1
	b.chars, b.glyphs = slices.Grow(b.chars, len(text)/wideSize), slices.Grow(b.glyphs, len(text)/wideSize)
	for i := 0; i < len(text); {
		r, n := source.Wide(text, i), wideSize
		if r == 0 {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		i += n
		c := linebreak.Char{Rune: r, Em: of.em}
		var face *font.Face
		var id font.GlyphID
		var width unit.Length
		if r >= firstHan && r <= lastHan {
			face, id, width, _ = of.faces.Measure(r, of.size)
		}
		if face == nil { // none of the common characters, of which there is nothing to ask
			if digit := inferior(r); digit != 0 && lacks(of.faces, r) && !force {
				index = s.shapeInferior(b, index, r, digit)
				continue
			}
			face, id, width = s.glyph(of.faces, of.latin, r, of.size, &b.runs[index], len(b.chars))
			if (r == '？' || r == '！') && face != nil && centred(face, id) {
				c.Hint |= linebreak.Centred
			}
			if n := len(b.chars); n > 0 && inferior(b.chars[n-1].Rune) != 0 && layout.IsLatin(r) {
				c.Hint |= linebreak.Glue // H₂S is one word
			}
		}
		if face != of.own && face != s.strays.latin && face != nil && !s.measuring {
			s.strays.note(of.role, of.latin, r, face, b.runs[index].place(len(b.chars)))
		}
		if face != nil {
			c.Width = width + of.tracking
		}
		if of.stiff {
			c.Hint |= linebreak.Frozen
		}
		if force {
			c.Hint, force = c.Hint|linebreak.ForceBreak, false
		}
		b.chars = append(b.chars, c)
		b.glyphs = append(b.glyphs, glyph{face: face, id: id, run: int32(index)})
	}
	return force
}

// The common Chinese characters, which take three bytes.
const (
	firstHan = 0x4E00
	lastHan  = 0x9FFF
	wideSize = 3
)

// centred reports whether the ink of a mark reaches beyond the left half of
// its em: some faces draw ？ in the middle, where a closing quotation mark
// drawn up to it would strike it.
func centred(face *font.Face, id font.GlyphID) bool {
	b, ok := face.Bounds(id)
	return ok && 2*b.XMax > face.UnitsPerEm()
}

// linkNode is the link node for a target under a paragraph. Runs of one link
// that follow each other share it.
func (s *setter) linkNode(parent page.NodeID, target string) page.NodeID {
	nodes := *s.tree.nodes
	if n := len(nodes) - 1; n >= 0 && nodes[n].Tag == page.TagLink && nodes[n].Parent == parent && nodes[n].Link == target {
		return page.NodeID(n)
	}
	*s.tree.nodes = append(nodes, page.Node{Tag: page.TagLink, Parent: parent, Link: target})
	return page.NodeID(len(nodes))
}

// privateArea is the first character that has no meaning outside one machine.
const privateArea = 0xE000

// glyph finds the face and glyph of a character in a role, and its advance at
// a size. Latin text takes the
// Latin role where the style says so; quotes and dashes never do, they are Chinese
// punctuation of full width. The character is the i-th of what is shaped.
func (s *setter) glyph(faces *font.Faces, latin layout.LatinFace, r rune, size unit.Length, run *shapedRun, i int) (*font.Face, font.GlyphID, unit.Length) {
	if latin == layout.LatinRole && layout.IsLatin(r) {
		if face, id, width, ok := s.latin.Measure(r, size); ok {
			return face, id, width
		}
	}
	if r >= privateArea && unicode.Is(unicode.Co, r) {
		s.report(r, run.place(i), diag.CharPrivate, fmt.Sprintf("私用区字符 U+%04X 没有公认的字形，印出来可能是空白或别的字", r),
			"请查原件，改成应有的字或标点（常见于从网页、PDF 复制的小数点、生僻字）")
		return nil, 0, 0
	}
	face, id, width, ok := faces.Measure(r, size)
	if !ok {
		s.report(r, run.place(i), diag.GlyphMissing, fmt.Sprintf("“%c”（U+%04X，%s）在所有字体中都没有字形", r, r, font.RuneName(r)),
			"请把含有这个字的字体放进 fonts 文件夹，或改用其他写法")
		return nil, 0, 0
	}
	return face, id, width
}

// reportsPerRune bounds how often one character is reported: a damaged text
// holds thousands of the same.
const reportsPerRune = 20

func (s *setter) report(r rune, at source.Span, code diag.Code, summary, hint string) {
	if s.measuring {
		return
	}
	s.reported[r]++
	if s.reported[r] <= reportsPerRune {
		s.bag.Error(code, at, summary, hint)
	}
}
