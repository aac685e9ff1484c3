package linebreak

import (
	"testing"

	"yinfa.dev/yinfa/internal/unit"
)

// A negative number begins a line rather than leave the one before loose.
func TestNegativeNumberMayBeginALine(t *testing.T) {
	chars := text("室外温度-5℃时")
	lines := Break(chars, 4*em, 4*em, Policy{SqueezePairs: true, SqueezeLineEnd: true, MaxStretch: 125})
	if len(lines) < 2 || lines[0].To != 4 {
		t.Errorf("the first line does not end before the number:\n%s", dump(chars, lines))
	}
	// With room for it the number stays behind its word.
	chars = text("室外气温度-5℃时")
	lines = Break(chars, unit.Length(7*em), unit.Length(7*em), Policy{SqueezePairs: true, SqueezeLineEnd: true, MaxStretch: 125})
	if len(lines) < 1 || lines[0].To < 8 {
		t.Errorf("the number leaves its word without need:\n%s", dump(chars, lines))
	}
}
