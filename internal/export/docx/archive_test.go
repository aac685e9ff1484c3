package docx

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"testing"
)

// TestArchiveIsOneThatWordTakes: every member names the version of the format
// that deflate needs, a day there is, and its size and sum before its data.
// Word calls a file damaged whose members name a version that ECMA-376 Part 2
// does not list; programs that read a file as it arrives cannot take a stored
// member whose size stands behind it.
func TestArchiveIsOneThatWordTakes(t *testing.T) {
	data := written(t, notice(t), options())
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the archive begins with %s", z.File[0].Name)
	}
	stored := 0
	for _, f := range z.File {
		if f.ReaderVersion != 20 || f.CreatorVersion != 20 {
			t.Errorf("%s: needs version %d, made by %d, want 20", f.Name, f.ReaderVersion, f.CreatorVersion)
		}
		const descriptor = 0x8
		if f.Flags&descriptor != 0 {
			t.Errorf("%s: its size stands behind it", f.Name)
		}
		if day, month := f.ModifiedDate&31, f.ModifiedDate>>5&15; day != 1 || month != 1 || f.ModifiedDate>>9 != 0 {
			t.Errorf("%s: is of day %d of month %d", f.Name, day, month)
		}
		if f.Method == zip.Store {
			stored++
		}
		// The header before the data says the same as the directory.
		at, err := f.DataOffset()
		if err != nil {
			t.Fatal(err)
		}
		local := data[at-30-int64(len(f.Name)):]
		if v, sum, n := binary.LittleEndian.Uint16(local[4:]), binary.LittleEndian.Uint32(local[14:]), binary.LittleEndian.Uint32(local[22:]); v != 20 || sum != f.CRC32 || uint64(n) != f.UncompressedSize64 {
			t.Errorf("%s: before its data stand version %d, sum %x, size %d", f.Name, v, sum, n)
		}
	}
	if stored == 0 {
		t.Error("the notice has no picture")
	}
}
