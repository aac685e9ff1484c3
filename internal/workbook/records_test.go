package workbook

import (
	"encoding/csv"
	"errors"
	"io"
	"reflect"
	"strings"
	"testing"
)

// all reads every row.
func (r *records) all() (out [][]string, err error) {
	for {
		cells, _, err := r.next()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		if len(cells) == 1 && cells[0] == "" {
			continue // an empty line, which the other reader does not tell
		}
		out = append(out, cells)
	}
}

func TestRecords(t *testing.T) {
	for text, want := range map[string][][]string{
		"": nil, "a": {{"a"}}, "a,b\nc": {{"a", "b"}, {"c"}}, "a,\r\n,b\r\n": {{"a", ""}, {"", "b"}}, "\"a\",\"b,\n\"\"c\"\"\"\n": {{"a", "b,\n\"c\""}},
		"3\"钢管,b\n": {{"3\"钢管", "b"}}, "a\rb,c\r": {{"a"}, {"b", "c"}}, "\"a\"\r\n\"b\"\r": {{"a"}, {"b"}}, "\"\"": nil, "a,\"\"": {{"a", ""}}, "a\tb;c\td\n": {{"a", "b;c", "d"}},
	} {
		if got, err := newRecords(text).all(); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q is %q, %v", text, got, err)
		}
	}
	for _, text := range []string{"\"", "a,\"b", "\"a\"b,c\n", "\"a\" ,c\n", "a,\"b\n\"c,d\""} {
		if got, err := newRecords(text).all(); err == nil {
			t.Errorf("%q is %q", text, got)
		}
	}
	in := newRecords("a,\"b\nc\"\nd\n\n\"e")
	for _, want := range []int{1, 3, 4, 5} {
		if _, line, _ := in.next(); line != want {
			t.Errorf("line %d, want %d", line, want)
		}
	}
}

func TestRecordsBeyondTheColumns(t *testing.T) {
	most := strings.Repeat(",", maxColumns)
	for text, want := range map[string]int{most: maxColumns, most + "a": maxColumns + 1, most + ",,": maxColumns, most + ",a,b,,c": maxColumns + 1} {
		if got, err := newRecords(text).all(); err != nil || len(got) != 1 || len(got[0]) != want {
			t.Errorf("%d marks: %d rows, want %d cells, %v", strings.Count(text, ","), len(got), want, err)
		}
	}
}

// FuzzRecords holds the rows against those of the standard library, where that
// is as strict.
func FuzzRecords(f *testing.F) {
	for _, s := range []string{"a,b\n\"c\"\"\",d\r\n", "甲;乙\n", "\"a\nb\"\tc", "a\"b,c", "\r\r\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := newRecords(text).all()
		strict := csv.NewReader(strings.NewReader(text))
		strict.Comma, strict.FieldsPerRecord = separator(text), -1
		want, other := strict.ReadAll()
		if other != nil || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\r") || strings.Contains(text, `""`) && len(got) != len(want) {
			return
		}
		for _, cells := range want {
			if len(cells) > maxColumns {
				return
			}
		}
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%q is %q (%v), not %q", text, got, err, want)
		}
	})
}
