// Package verify measures finished files with readers that are not ours.
//
// In: the PDF files of the example project in ../output, made by the program,
// and poppler, qpdf and mupdf on the machine. Out: test results. Everything
// that needs those tools stands behind the build tag `verify` and runs with
// `make verify`; `make test` needs Go alone.
//
// The tests must not share an idea with the program they measure: places are
// read from the drawn file, never from our page tree. Only the comparison of
// texts uses the program's own stages, to know what was meant to be set.
package verify
