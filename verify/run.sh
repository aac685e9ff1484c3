#!/bin/sh
# Builds the examples with bin/yinfa and measures the finished files.
# usage: verify/run.sh; with YINFA_GOLDEN=write the kept pictures are replaced.
# Exits as the first step that fails does.
set -eu
cd "$(dirname "$0")/.."
verify/install.sh
# Results of documents that are no more would be measured too.
rm -rf output
# The fonts of the repository alone, so that every machine makes the same bytes.
YINFA_NO_SYSTEM_FONTS=1 bin/yinfa build
"${GO:-go}" test -count=1 -tags verify ./verify
if command -v java >/dev/null 2>&1 && command -v mvn >/dev/null 2>&1; then
	find output -name '*.pdf' -print0 | sort -z | xargs -0 verify/verapdf.sh || {
		echo "veraPDF: the files do not pass, or it could not be had (see above)" >&2
		exit 1
	}
else
	echo "veraPDF left out: it needs Java and Maven"
fi
if command -v javac >/dev/null 2>&1 && command -v mvn >/dev/null 2>&1; then
	find output -name '*.docx' -print0 | sort -z | xargs -0 verify/poi.sh || {
		echo "Apache POI: the Word files do not pass, or it could not be had (see above)" >&2
		exit 1
	}
else
	echo "Apache POI left out: it needs a JDK and Maven"
fi
# The schemas of ECMA-376 may not be kept here; where they lie beside the
# checkout, or YINFA_XSD names them, xmllint validates every part as well.
if [ -z "${YINFA_XSD:-}" ] && [ -d ../shared/data/ooxml-xsd ]; then
	YINFA_XSD="$(cd ../shared/data/ooxml-xsd && pwd)"
	export YINFA_XSD
fi
[ -n "${YINFA_XSD:-}" ] || echo "Word files are not validated by xmllint: YINFA_XSD names no folder of schemas"
"${GO:-go}" test -count=1 -timeout 60m -tags verify ./verify/docx
# Workbooks go through LibreOffice and come back.
"${GO:-go}" test -count=1 -tags verify -run '^TestLibreOffice$' ./internal/workbook
# Real texts and titles may not be kept here either; where they lie beside the
# checkout they are set as well.
if [ -d ../shared/cases ]; then
	YINFA_CASES="$(cd ../shared/cases && pwd)"
	export YINFA_CASES
	"${GO:-go}" test -count=1 ./verify/cases ./internal/syntax/markdown
	"${GO:-go}" test -count=1 -tags verify -run '^TestCases$' ./verify/docx
else
	echo "real texts are not set: there are none beside the checkout"
fi
if [ -f ../shared/data/titles.txt ]; then
	YINFA_TITLES="$(cd ../shared/data && pwd)/titles.txt" "${GO:-go}" test -count=1 -run 'Titles$' ./internal/titlebreak
else
	echo "real titles are not broken: there are none beside the checkout"
fi
verify/site/run.sh
