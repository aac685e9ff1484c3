package diag

func fontEntries() []Entry { return nil }
