package diag

func markdownEntries() []Entry { return nil }
