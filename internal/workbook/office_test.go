//go:build verify

package workbook

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/diag"
	"yinfa.dev/yinfa/internal/ledger"
	"yinfa.dev/yinfa/internal/source"
)

// officeSuite converts files with LibreOffice, all in one go, because starting
// it takes longer than the work.
type officeSuite struct{ dir, profile string }

// save opens files and saves them in a format, into a folder of that name.
func (o officeSuite) save(t *testing.T, format string, files ...string) string {
	t.Helper()
	out := filepath.Join(o.dir, strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' {
			return r
		}
		return -1
	}, format))
	args := append([]string{"--headless", "-env:UserInstallation=file://" + o.profile, "--convert-to", format, "--outdir", out}, files...)
	if said, err := exec.Command("soffice", args...).CombinedOutput(); err != nil {
		t.Fatalf("soffice: %v\n%s", err, said)
	}
	return out
}

func read(t *testing.T, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// example is the ledger of the example project, when it has no errors.
func example(t *testing.T) *project {
	t.Helper()
	root := filepath.Join("..", "..")
	p := &project{files: map[string]*source.File{}}
	var list []*source.File
	err := filepath.WalkDir(filepath.Join(root, filepath.FromSlash(ledger.Folder)), func(path string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".yaml" {
			return err
		}
		rel, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		f := source.NewFile(filepath.ToSlash(rel), string(read(t, path)))
		p.files[f.Path] = f
		p.paths = append(p.paths, f.Path)
		list = append(list, f)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	var bag diag.Bag
	if p.ledger = ledger.Load(list, &bag); bag.HasErrors() {
		t.Fatal(diag.Text(bag.Sorted()))
	}
	return p
}

// TestLibreOffice opens what is exported in LibreOffice: what it saves again
// must be read back without a change, and what it prints must show every
// finding, and no date as a row of hash marks.
func TestLibreOffice(t *testing.T) {
	dir := t.TempDir()
	suite := officeSuite{dir, filepath.Join(dir, "profile")}
	on := calendar.Date{Year: 2026, Month: 5, Day: 11}
	projects := map[string]*project{"甲": open(t, office, findings), "例": example(t)}
	var books, sheets []string
	for name, p := range projects {
		for kind, write := range map[string]func() ([]byte, error){
			"全部": func() ([]byte, error) { return XLSX(p.ledger, Options{On: on, Contacts: true}) },
			"隐患": func() ([]byte, error) { return XLSX(p.ledger, Options{List: SheetFindings}) },
			"人员": func() ([]byte, error) { return XLSX(p.ledger, Options{List: SheetPeople}) },
			"情况": func() ([]byte, error) { return StatusXLSX(p.ledger.StatusOn(on, ledger.Filter{})) },
		} {
			data, err := write()
			if err != nil {
				t.Fatal(err)
			}
			path := filepath.Join(dir, name+kind+".xlsx")
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
			books = append(books, path)
			if kind == "隐患" || kind == "人员" {
				sheets = append(sheets, path)
			}
		}
	}
	again := suite.save(t, "xlsx", books...)
	texts := suite.save(t, "csv:Text - txt - csv (StarCalc):44,34,76", sheets...)
	printed := suite.save(t, "pdf", books...)
	for _, path := range books {
		base := strings.TrimSuffix(filepath.Base(path), ".xlsx")
		name := string([]rune(base)[:1])
		p := projects[name]
		if !strings.HasSuffix(base, "情况") {
			saved := map[string][]byte{base + ".xlsx": read(t, filepath.Join(again, base+".xlsx"))}
			if csv := filepath.Join(texts, base+".csv"); !strings.HasSuffix(base, "全部") {
				saved[base+".csv"] = read(t, csv)
			}
			for file, data := range saved {
				c, m, says := p.read(file, data, nil)
				if c == nil || len(c.Files) != 0 || m.Guessed() || says != "" {
					t.Errorf("%s comes back with changes: %+v\n%s", file, c, says)
				}
			}
		}
		said, err := exec.Command("pdftotext", "-layout", filepath.Join(printed, base+".pdf"), "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(said, []byte("###")) {
			t.Errorf("%s has a column too narrow for its dates", base)
		}
		if strings.HasSuffix(base, "人员") {
			continue
		}
		for _, f := range p.ledger.Findings {
			if (strings.HasSuffix(base, "隐患") || f.Found.IsZero() || !on.Before(ledger.Day(f.Found))) && !bytes.Contains(said, []byte(f.ID.Value)) {
				t.Errorf("%s does not show %s", base, f.ID.Value)
			}
		}
	}
}
