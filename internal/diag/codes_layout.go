package diag

func layoutEntries() []Entry { return nil }
