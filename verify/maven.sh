#!/bin/sh
# Fetches Java libraries with Maven, once, and prints the folder they are in.
# usage: verify/maven.sh NAME VERSION < dependencies of a POM
# They are kept in .cache/NAME. Exits 3 when they cannot be had.
set -u
cache=$(cd "$(dirname "$0")/.." && pwd)/.cache/$1 || exit 3
if [ ! -f "$cache/$2.complete" ]; then
	mkdir -p "$cache" || exit 3
	{
		echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
		echo '<groupId>dev.yinfa</groupId><artifactId>verify</artifactId><version>1</version><dependencies>'
		cat
		echo '</dependencies></project>'
	} >"$cache/pom.xml"
	log=$(mvn -q -B -f "$cache/pom.xml" dependency:copy-dependencies -DoutputDirectory="$cache/lib" 2>&1) || {
		printf '%s\n' "$log" >&2
		exit 3
	}
	: >"$cache/$2.complete"
fi
echo "$cache/lib"
