package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

// Documents leave much garbage and little else, so memory is spent on fewer
// collections, as long as there is memory to spend.
const (
	// reserveSize keeps the collector away until some 100 MB are in use: a
	// single document is done before that.
	reserveSize = 24 << 20
	// most is the heap, in bytes, that collections keep below, unless more
	// than half of it is in use.
	most = 300 << 20
	// A collection starts when the heap has grown by this much, in percent of
	// what is in use.
	seldom, often = 300, 100
)

// spendMemory sets the collector up. No page of the reserve is ever touched;
// it is to be kept until the end.
func spendMemory() (reserve []byte) {
	reserve = make([]byte, reserveSize)
	debug.SetGCPercent(seldom)
	afterCollection(func(live uint64) { debug.SetGCPercent(growth(live)) })
	return reserve
}

// growth is by how much the heap may grow, in percent of what is in use.
func growth(live uint64) int {
	if live == 0 {
		return seldom
	}
	return max(often, min(seldom, int(most*100/live)-100))
}

// afterCollection calls a function after each collection with the bytes then
// in use.
func afterCollection(do func(live uint64)) {
	type sentinel struct{ _ *byte } // a pointer, lest it share memory with others
	runtime.SetFinalizer(&sentinel{}, func(*sentinel) {
		live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
		metrics.Read(live)
		if live[0].Value.Kind() == metrics.KindUint64 {
			do(live[0].Value.Uint64())
		}
		afterCollection(do)
	})
}
