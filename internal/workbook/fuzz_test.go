package workbook

import (
	"bytes"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/source"
	"yinfa.dev/yinfa/internal/syntax/yaml"
)

// fuzzImport asks that no file stops the program, and that what is to be
// written can be read.
func fuzzImport(f *testing.F, name string) {
	f.Fuzz(func(t *testing.T, data []byte) {
		p := open(t, office, findings)
		c, _, _ := p.read(name, data, nil)
		if c == nil {
			return
		}
		for _, file := range c.Files {
			var bag diag.Bag
			if yaml.Parse(source.NewFile(file.Path, file.Text), 0, len(file.Text), &bag); bag.HasErrors() {
				t.Fatalf("%s\n%s", diag.Text(bag.Sorted()), file.Text)
			}
		}
	})
}

func FuzzCSV(f *testing.F) {
	for _, s := range []string{"", sheetHead, sheetHead + "甲1,望潮镇,一般,2026-04-20,\"a\nb: c\",#,待验收,2026-05-09,,一;二,,\n", "编号\t问题\t等级\n甲2\t\x00\t一般\n", "编号,问题,等级\n甲3,'=1,一般\n", "编号,问题,等级,单位,类别,发现日期,责任单位\n乙,\"- a\",一般,望潮镇,隐患,20260422,望潮镇\n"} {
		f.Add([]byte(s))
	}
	fuzzImport(f, "表.csv")
}

func FuzzWorkbook(f *testing.F) {
	p := open(f, office, findings)
	for _, o := range []Options{{}, {List: SheetFour}} {
		data, err := XLSX(p.ledger, o)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
		f.Add(data[:len(data)/2])
	}
	fuzzImport(f, "表.xlsx")
}

// FuzzScalar asks that every text of a cell is the same text when the file is
// read, in a line of its own and between brackets.
func FuzzScalar(f *testing.F) {
	for _, s := range []string{"甲", "a: b", "- x", "-甲", "#", "a #b", "'", "\"", "\\", "a\nb", "{", "甲：乙", "一二三四五六七八九：乙", "0123", "null", "~", "!x", "&a", "*a", "a,b", "?", "x:", "\u3000x", "% @ `", "---", "- - a", "=1", "甲\t乙"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		s = clean(strings.ToValidUTF8(s, ""))
		if s == "" {
			return
		}
		for _, text := range []string{"键: " + scalar(s) + "\n", "{键: " + scalar(s) + ", 乙: 1}\n", "{乙: 1, 键: " + scalar(s) + "}\n", "键: [" + scalar(s) + "]\n"} {
			var bag diag.Bag
			n := yaml.Parse(source.NewFile("a.yaml", text), 0, len(text), &bag).Find("键")
			if n != nil && n.Kind == yaml.Sequence && len(n.Items) == 1 {
				n = n.Items[0]
			}
			if n == nil || n.Value != s || bag.HasErrors() {
				t.Fatalf("%q is written %q and read as %+v\n%s", s, text, n, diag.Text(bag.Sorted()))
			}
		}
	})
}

func TestHostileArchive(t *testing.T) {
	var bag diag.Bag
	if Read("大.xlsx", append([]byte("PK\x03\x04"), bytes.Repeat([]byte{0}, 100)...), Choice{}, &bag) != nil || !bag.HasErrors() {
		t.Error("a broken archive is read")
	}
	if Read("大.csv", make([]byte, MaxFile+1), Choice{}, &bag) != nil {
		t.Error("a file that is too long is read")
	}
}
