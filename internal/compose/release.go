package compose

import (
	"yinfa.dev/yinfa/internal/doc"
	"yinfa.dev/yinfa/internal/model"
)

// release carries what the document says about its publication into the tree.
// The reason of a refusal (理由) stays behind: it is written for the office.
func release(r *model.Release) *doc.Release {
	if r == nil {
		return nil
	}
	out := &doc.Release{
		Mode: r.Mode, Theme: r.Theme, Genre: r.Genre, Index: r.Index, Date: r.Date, Embargo: r.Embargo, Validity: r.Validity,
		Summary: r.Summary, Column: r.Column, Address: r.Address, Topic: r.Topic, Step: r.Step, Kept: r.Kept, Masks: r.Masks, Span: r.Span,
		Withdrawn: doc.Change{Date: r.Withdrawn.Date, Note: r.Withdrawn.Note},
	}
	for _, c := range r.Changes {
		out.Changes = append(out.Changes, doc.Change{Date: c.Date, Note: c.Note})
	}
	return out
}
