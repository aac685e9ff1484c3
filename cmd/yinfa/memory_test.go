package main

import (
	"runtime"
	"testing"
	"time"
)

func TestGrowth(t *testing.T) {
	for live, want := range map[uint64]int{
		0: 300, 1: 300, 50 << 20: 300, 75 << 20: 300, 100 << 20: 200, 150 << 20: 100, 299 << 20: 100, 8 << 30: 100,
	} {
		if got := growth(live); got != want {
			t.Errorf("growth(%d MB) = %d, want %d", live>>20, got, want)
		}
	}
}

func TestAfterCollection(t *testing.T) {
	told := make(chan uint64, 8)
	afterCollection(func(live uint64) {
		select {
		case told <- live:
		default: // the test has seen enough
		}
	})
	for range 2 { // it goes on after the first
		runtime.GC()
		select {
		case live := <-told:
			if live == 0 {
				t.Error("nothing in use")
			}
		case <-time.After(time.Minute):
			t.Fatal("never called")
		}
	}
}
