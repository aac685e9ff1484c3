package docx

import (
	stdxml "encoding/xml"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	reader "yinfa.dev/yinfa/internal/syntax/docx"
)

// order is the order of children that ECMA-376 Part 1 (wml.xsd) asks for, of
// the elements that this package writes.
var order = map[string]string{
	"pPr":        "pStyle keepNext pageBreakBefore widowControl pBdr tabs kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid spacing ind contextualSpacing jc outlineLvl rPr sectPr",
	"rPr":        "rStyle rFonts b bCs color spacing w kern sz szCs lang",
	"tblPr":      "tblStyle tblpPr tblOverlap tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
	"tcPr":       "tcW gridSpan vMerge tcMar vAlign",
	"tcMar":      "top left bottom right",
	"trPr":       "cantSplit trHeight tblHeader",
	"tbl":        "tblPr tblGrid tr",
	"tc":         "tcPr p",
	"tr":         "trPr tc",
	"sectPr":     "headerReference footerReference type pgSz pgMar cols titlePg docGrid",
	"tblBorders": "top left bottom right insideH insideV",
	"tblCellMar": "top left bottom right",
	"pBdr":       "top bottom",
	"style":      "name aliases basedOn next link uiPriority semiHidden qFormat pPr rPr tblPr tblStylePr",
	"tblStylePr": "tcPr",
	"settings":   "zoom bordersDoNotSurroundHeader bordersDoNotSurroundFooter stylePaneFormatFilter defaultTabStop evenAndOddHeaders characterSpacingControl noLineBreaksAfter noLineBreaksBefore compat themeFontLang doNotAutoCompressPictures decimalSymbol listSeparator",
	"compat":     "doNotExpandShiftReturn doNotUseHTMLParagraphAutoSpacing useFELayout compatSetting",
	"font":       "altName panose1 charset family pitch",
	"anchor":     "simplePos positionH positionV extent effectExtent wrapNone docPr cNvGraphicFramePr graphic",
	"inline":     "extent effectExtent docPr cNvGraphicFramePr graphic",
	"pic":        "nvPicPr blipFill spPr",
}

func TestChildOrder(t *testing.T) {
	ls, _ := shared()
	for name := range ls.Formats {
		d := notice(t)
		d.Format = name
		checkOrder(t, written(t, d, options()))
	}
}

// checkOrder holds the children of every element to the schema's order.
func checkOrder(t *testing.T, data []byte) {
	t.Helper()
	names := []string{"document", "styles", "settings", "fontTable", "footer1", "footer2", "footer3", "footer4", "footer5", "footer6", "header1", "header2"}
	for _, name := range names {
		p, err := reader.Part(data, "word/"+name+".xml")
		if err != nil {
			t.Fatal(err)
		}
		checkPart(t, name, string(p))
	}
}

func checkPart(t *testing.T, name, text string) {
	t.Helper()
	type level struct {
		name string
		last int
	}
	var stack []level
	x := stdxml.NewDecoder(strings.NewReader(text))
	for {
		token, err := x.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		switch token := token.(type) {
		case stdxml.StartElement:
			child := token.Name.Local
			if n := len(stack) - 1; n >= 0 {
				if rule, ok := order[stack[n].name]; ok {
					at := slices.Index(strings.Fields(rule), child)
					switch {
					case at < 0:
						t.Fatalf("%s: %s stands in %s, which the schema's order does not list", name, child, stack[n].name)
					case at < stack[n].last:
						t.Fatalf("%s: %s stands too late in %s", name, child, stack[n].name)
					}
					stack[n].last = at
				}
			}
			stack = append(stack, level{name: child})
		case stdxml.EndElement:
			stack = stack[:len(stack)-1]
		}
	}
}
