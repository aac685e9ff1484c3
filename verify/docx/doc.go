// Package docx compares the Word files with the printed edition.
//
// In: the example project, a folder of real texts named by $YINFA_CASES, the
// schemas of ECMA-376 named by $YINFA_XSD, and LibreOffice, mupdf and xmllint
// on the machine. Out: test results, a report of lines that break elsewhere,
// and with `make docx-compare` one picture of each pair of pages. Everything
// stands behind the build tag `verify`.
package docx
