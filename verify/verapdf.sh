#!/bin/sh
# Checks PDF files against PDF/A-2a and PDF/UA-1 with veraPDF.
# usage: verify/verapdf.sh FILE.pdf...
# Needs Java and Maven; veraPDF is fetched once into .cache/verapdf.
# Prints the rules that a file breaks; exits 1 when there are any, 2 on wrong
# usage, 3 when veraPDF cannot be had.
set -u
if [ $# -eq 0 ]; then
	echo "usage: $0 FILE.pdf..." >&2
	exit 2
fi
version=1.28.2
lib=$("$(dirname "$0")/maven.sh" verapdf $version <<POM
<dependency><groupId>org.verapdf.apps</groupId><artifactId>greenfield-apps</artifactId><version>$version</version></dependency>
POM
) || exit 3
status=0
for flavour in 2a ua1; do
	# Every file must be named as passing: a file that cannot be read at all
	# is not named as failing.
	report=$(java -cp "$lib/*" org.verapdf.apps.GreenfieldCliWrapper \
		--flavour "$flavour" --format text -v "$@" 2>&1)
	passed=$(printf '%s\n' "$report" | grep -c '^PASS ')
	if [ "$passed" -ne $# ]; then
		status=1
		printf '%s\n' "$report"
	else
		echo "$flavour: $passed passed"
	fi
done
exit $status
