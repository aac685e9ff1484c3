package main

import (
	"bytes"
	"testing"
)

func TestLongImportsTellTheirSteps(t *testing.T) {
	var out bytes.Buffer
	importSteps{&out, false}.step("正在读“%s”", "台账.xlsx")
	if out.Len() > 0 {
		t.Errorf("a short import says %q", out.String())
	}
	importSteps{&out, true}.step("读到 %d 行，正在与台账核对", 50000)
	if want := "读到 50000 行，正在与台账核对……\n"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}
