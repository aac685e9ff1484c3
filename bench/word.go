package main

import "yinfa.dev/yinfa/bench/sample"

// wordRows are the measurements of Word files, alone and beside the printed
// edition.
func wordRows() []row {
	return []row{
		{"one document of eight pages, DOCX", sample.Project(1), "docx", 5, 0},
		{"one document of eight pages, PDF and DOCX", sample.Project(1), "pdf,docx", 5, 0},
		{"200 documents, DOCX", sample.Project(200), "docx", 3, 0},
		{"200 documents, PDF and DOCX", sample.Project(200), "pdf,docx", 3, 0},
	}
}
