package diag

func yamlEntries() []Entry { return nil }
