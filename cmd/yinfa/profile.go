package main

import (
	"errors"
	"os"
	"runtime"
	"runtime/pprof"
)

// startProfiles begins the profiles asked for by the hidden flags; an empty
// path asks for none. The returned function ends them.
func startProfiles(cpu, mem string) (func() error, error) {
	var file *os.File
	if cpu != "" {
		var err error
		if file, err = os.Create(cpu); err != nil {
			return nil, err
		}
		if err := pprof.StartCPUProfile(file); err != nil {
			return nil, errors.Join(err, file.Close())
		}
	}
	return func() error {
		var first error
		if file != nil {
			pprof.StopCPUProfile()
			first = file.Close()
		}
		if mem == "" {
			return first
		}
		out, err := os.Create(mem)
		if err != nil {
			return errors.Join(first, err)
		}
		runtime.GC()
		return errors.Join(first, pprof.Lookup("allocs").WriteTo(out, 0), out.Close())
	}, nil
}
