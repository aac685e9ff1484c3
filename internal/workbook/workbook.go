// Package workbook exchanges the ledger with spreadsheets.
//
// In: a ledger to write; or the bytes of a workbook (xlsx) or CSV file with
// the ledger it belongs to. Out: the bytes of a workbook or CSV file; or the
// edits of the office's YAML files that make them say what the sheets say,
// and diagnostics with sheet and cell. It touches no disk of its own, never
// deletes an entry, and returns no edit that it has not read back.
package workbook

import (
	"yinfa.dev/yinfa/internal/calendar"
	"yinfa.dev/yinfa/internal/ledger"
)

// The sheets that can be asked for by name.
const (
	SheetFindings = "问题隐患"
	SheetInspect  = "排查清单"
	SheetHazards  = "隐患清单"
	SheetMending  = "整改清单"
	SheetDuties   = "责任清单"
	SheetFour     = "四个清单"
)

// The sheets that only accompany others.
const (
	sheetHistory = "办理经过"
)

// Lists are the sheets that can be asked for, in the order of help texts.
func Lists() []string {
	return []string{SheetFindings, SheetInspect, SheetHazards, SheetMending, SheetDuties, SheetFour, SheetUnits, SheetPeople, SheetTeams}
}

// Options say what is written.
type Options struct {
	// List is one of Lists; empty means the whole ledger: findings, their
	// histories, the 四个清单, units, people and teams.
	List   string
	Filter ledger.Filter
	// On is the day whose states and deadlines are shown. Zero: the states as
	// written last, and no deadlines, because only a day can make one pass.
	On calendar.Date
	// Contacts lets telephone numbers and addresses out; without it they
	// never leave the office's files.
	Contacts bool
}

// Limits of what is read. A year of a prefecture has a tenth of this; they
// keep a hostile file from taking the machine.
const (
	// MaxFile bounds the bytes of a file, as it comes.
	MaxFile    = 64 << 20
	maxUnzip   = 512 << 20
	maxParts   = 4096
	maxStyles  = 100_000
	maxRows    = 200_000
	maxColumns = 512
	maxCells   = 12_000_000
)

// longestCell is how many characters a cell of a workbook holds (ECMA-376
// leaves it open; this is the limit of Excel).
const longestCell = 32767
