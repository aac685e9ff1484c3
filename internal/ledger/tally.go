package ledger

// Tally counts findings by kind and level.
type Tally struct {
	All, Major, Prominent, Ordinary, Systemic, Offences, Clues int
}

func (t *Tally) add(f *Finding) {
	t.All++
	switch f.Kind {
	case KindSystemic:
		t.Systemic++
	case KindOffence:
		t.Offences++
	case KindClue:
		t.Clues++
	}
	// Levels are those of hazards; a mechanism that does not work has none.
	if f.Kind != KindHazard {
		return
	}
	switch f.Level {
	case LevelMajor:
		t.Major++
	case LevelProminent:
		t.Prominent++
	case LevelOrdinary:
		t.Ordinary++
	}
}

func (t *Tally) join(o Tally) {
	t.All += o.All
	t.Major += o.Major
	t.Prominent += o.Prominent
	t.Ordinary += o.Ordinary
	t.Systemic += o.Systemic
	t.Offences += o.Offences
	t.Clues += o.Clues
}

// of is the number a quota asks for.
func (t Tally) of(what string) int {
	switch what {
	case CountMajor:
		return t.Major
	case CountSystemic:
		return t.Systemic
	case CountOffence:
		return t.Offences
	}
	return t.All
}

// TallyOf counts findings.
func TallyOf(list []*Finding) Tally {
	var t Tally
	for _, f := range list {
		t.add(f)
	}
	return t
}
