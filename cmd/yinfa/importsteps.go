package main

import (
	"fmt"
	"io"
)

// longImport is the size in bytes from which an import takes so long that
// people want to see how far it has come.
const longImport = 300_000

// importSteps tells how far an import has come, a line a step.
type importSteps struct {
	out  io.Writer
	long bool
}

func (s importSteps) step(format string, about any) {
	if s.long {
		fmt.Fprintf(s.out, format+"……\n", about)
	}
}
