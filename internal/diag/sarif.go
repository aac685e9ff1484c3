package diag

import (
	"encoding/json"
	"net/url"
	"strings"
)

// The parts of SARIF 2.1.0 (OASIS, 2020) that code-scanning services read.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Language   string        `json:"language"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name  string      `json:"name"`
		Rules []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID      string      `json:"id"`
		Short   sarifText   `json:"shortDescription"`
		Full    *sarifText  `json:"fullDescription,omitempty"`
		Default sarifConfig `json:"defaultConfiguration"`
	}
	sarifConfig struct {
		Level string `json:"level"`
	}
	sarifText struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    string          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     string          `json:"level"`
		Message   sarifText       `json:"message"`
		Locations []sarifLocation `json:"locations,omitempty"`
	}
	sarifLocation struct {
		Physical sarifPhysical `json:"physicalLocation"`
	}
	sarifPhysical struct {
		Artifact sarifArtifact `json:"artifactLocation"`
		Region   *sarifRegion  `json:"region,omitempty"`
	}
	sarifArtifact struct {
		URI string `json:"uri"`
	}
	sarifRegion struct {
		StartLine   int `json:"startLine"`
		StartColumn int `json:"startColumn"`
		EndLine     int `json:"endLine,omitempty"`
		EndColumn   int `json:"endColumn,omitempty"`
	}
)

// SARIF formats findings as one SARIF 2.1.0 log. Only the codes that occur
// are listed as rules. Columns count Unicode characters, which the log says.
func SARIF(list []Diagnostic) []byte {
	run := sarifRun{ColumnKind: "unicodeCodePoints", Language: "zh-CN", Results: []sarifResult{}}
	run.Tool.Driver = sarifDriver{Name: "yinfa", Rules: []sarifRule{}}
	index := map[Code]int{}
	for _, d := range list {
		at, known := index[d.Code]
		if !known {
			at = len(run.Tool.Driver.Rules)
			index[d.Code] = at
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, sarifRuleOf(d))
		}
		run.Results = append(run.Results, sarifResult{
			RuleID: string(d.Code), RuleIndex: at, Level: sarifLevel(d.Severity),
			Message: sarifText{d.message()}, Locations: sarifLocations(d),
		})
	}
	return encode(sarifLog{"https://json.schemastore.org/sarif-2.1.0.json", "2.1.0", []sarifRun{run}})
}

func sarifRuleOf(d Diagnostic) sarifRule {
	rule := sarifRule{ID: string(d.Code), Short: sarifText{string(d.Code)}, Default: sarifConfig{sarifLevel(d.Severity)}}
	if e, ok := Lookup(d.Code); ok {
		rule.Short.Text = e.Title
		rule.Full = &sarifText{e.Text}
	}
	return rule
}

func sarifLocations(d Diagnostic) []sarifLocation {
	if d.Span.IsZero() {
		return nil
	}
	loc := sarifLocation{sarifPhysical{Artifact: sarifArtifact{(&url.URL{Path: d.Span.File}).String()}}}
	if s := d.Span; s.Start.Line > 0 {
		loc.Physical.Region = &sarifRegion{s.Start.Line, s.Start.Column, s.End.Line, s.End.Column}
	}
	return []sarifLocation{loc}
}

func sarifLevel(s Severity) string {
	if s == Info {
		return "note"
	}
	return s.Machine()
}

// message joins what a reader of one text field needs: summary, detail, hint.
func (d Diagnostic) message() string {
	parts := []string{d.Summary}
	for _, s := range []string{d.Detail, d.Hint} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "\n")
}

// encode writes v as indented JSON in which Chinese and markup stay readable.
// Only the plain types of this package reach it, which cannot fail to encode.
func encode(v any) []byte {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	_ = enc.Encode(v)
	return []byte(b.String())
}
