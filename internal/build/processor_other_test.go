//go:build !linux

package build

import "time"

// processorTime is not known here.
func processorTime() time.Duration { return 0 }
