package main

import (
	"os"
	"syscall"
)

// peakMB is the most memory a process held; Linux counts in KiB.
func peakMB(p *os.ProcessState) float64 {
	if u, ok := p.SysUsage().(*syscall.Rusage); ok {
		return float64(u.Maxrss) * 1024 / 1e6
	}
	return 0
}
