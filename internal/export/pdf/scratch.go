package pdf

import "sync"

// scratch is the memory a document needs while it is written.
type scratch struct {
	file    file
	content content
	fonts   []*fontUse
	subset  []byte // a font before compression
	font    []byte // and after
}

// scratchPool holds idle memory.
type scratchPool struct{ pool sync.Pool }

func (p *scratchPool) get() *scratch {
	if s, ok := p.pool.Get().(*scratch); ok {
		return s
	}
	return &scratch{}
}

// maxKeep is the largest file whose memory is kept for the next one.
const maxKeep = 32 << 20

func (p *scratchPool) put(s *scratch) {
	if cap(s.file.out) > maxKeep {
		return
	}
	s.content.job, s.content.face = nil, nil
	s.file.deflate = nil
	for _, u := range s.fonts {
		u.face = nil
	}
	p.pool.Put(s)
}
