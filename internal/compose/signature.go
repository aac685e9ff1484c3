package compose

import (
	"fmt"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/model"
)

// signature makes 署名 and 成文日期 with the seals or name stamps on them
// (GB/T 9704-2012 7.3.5).
func (c *composer) signature() doc.Signature {
	m := c.m
	out := doc.Signature{Organs: m.Organs, Date: m.Date, Mode: c.kind.Signature}
	switch {
	case len(m.Chops) > 0:
		out.Mode = doc.Chopped
	case m.Seals.Off:
		if out.Mode == doc.Stamped {
			out.Mode = doc.Unstamped
		}
	case m.Seals.Said && m.Seals.Span.File == m.File.Path:
		// A seal preset for the project does not stamp what its 文种 leaves
		// unstamped.
		out.Mode = doc.Stamped
	}
	if out.Mode == doc.NoSignature {
		return doc.Signature{}
	}
	if len(m.Organs) == 0 && m.Date.IsZero() && len(m.Chops) == 0 {
		return doc.Signature{}
	}
	if len(m.Organs) > 0 {
		out.Span = m.Organs[0].Span.To(m.Organs[len(m.Organs)-1].Span)
	}
	if out.Span.File != m.File.Path {
		out.Span = c.head() // what is said of this signature is not said of yinfa.yaml
	}
	switch out.Mode {
	case doc.Stamped:
		out.Seals = c.seals()
	case doc.Chopped:
		out.Chops = c.chops()
	}
	return out
}

// seals gives one seal to each organ: those that the document names for an
// organ, then those without a name in order, then the organ's own.
func (c *composer) seals() []doc.Seal {
	m := c.m
	named := map[string]model.Seal{}
	var rest []model.Seal
	for _, s := range m.Seals.List {
		switch {
		case s.Organ.Empty():
			rest = append(rest, s)
		case !c.signs(s.Organ.Value):
			c.bag.Error(diag.SealCount, s.Organ.Span, "“"+s.Organ.Value+"”不是这件公文的发文机关，不能加盖它的印章", "核对“印章”里的机关和“发文机关”")
		case !named[c.fullName(s.Organ.Value)].Span.IsZero():
			c.bag.Error(diag.SealCount, s.Organ.Span, "“"+s.Organ.Value+"”的印章写了两次", "每个发文机关一枚印章，删去多余的")
		default:
			named[c.fullName(s.Organ.Value)] = s
		}
	}
	out := make([]doc.Seal, len(m.Organs))
	for i, o := range m.Organs {
		s, ok := named[c.fullName(o.Value)]
		if !ok && len(rest) > 0 {
			s, rest = rest[0], rest[1:]
		}
		out[i] = c.seal(o, s)
	}
	for _, s := range rest {
		c.bag.Error(diag.SealCount, s.Span, fmt.Sprintf("印章比发文机关多：发文机关有%d个", len(m.Organs)), "每个发文机关一枚印章，删去多余的")
	}
	return out
}

func (c *composer) seal(organ doc.Text, s model.Seal) doc.Seal {
	out := doc.Seal{Diameter: s.Diameter, Span: s.Span}
	file := s.File
	if known := c.project.Organ(organ.Value); known != nil {
		if file.Empty() {
			file = known.Seal
		}
		if out.Diameter == 0 {
			out.Diameter = known.SealDiameter
		}
	}
	if out.Diameter == 0 {
		out.Diameter = c.format.Signature.SealDiameter
	}
	if out.Span.IsZero() {
		out.Span = organ.Span
	}
	out.Image = c.image(file)
	return out
}

func (c *composer) chops() []doc.NameStamp {
	m := c.m
	var out []doc.NameStamp
	for _, s := range m.Chops {
		height := s.Height
		if height == 0 {
			height = c.format.Signature.ChopHeight
		}
		out = append(out, doc.NameStamp{Title: s.Title, Name: s.Name, Image: c.image(s.File), Height: height})
	}
	if len(m.Organs) > 1 && len(out) != len(m.Organs) {
		c.bag.Error(diag.SealCount, m.Chops[0].Span, fmt.Sprintf("发文机关有%d个，签名章有%d枚", len(m.Organs), len(out)), "联合行文时，每个发文机关各加盖一枚签发人签名章，按发文机关的顺序写")
	}
	return out
}

func (c *composer) signs(name string) bool {
	for _, o := range c.m.Organs {
		if c.fullName(o.Value) == c.fullName(name) {
			return true
		}
	}
	return false
}

func (c *composer) fullName(name string) string {
	if o := c.project.Organ(name); o != nil {
		return o.Name.Value
	}
	return name
}
