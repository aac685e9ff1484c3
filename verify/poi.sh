#!/bin/sh
# Opens Word files with Apache POI, which validates them against the schemas
# of ECMA-376 that it carries.
# usage: verify/poi.sh FILE.docx...
# Needs Java and Maven; Apache POI is fetched once into .cache/poi.
# Prints what is wrong; exits 1 when there is anything, 2 on wrong usage, 3
# when Apache POI cannot be had.
set -u
if [ $# -eq 0 ]; then
	echo "usage: $0 FILE.docx..." >&2
	exit 2
fi
root=$(cd "$(dirname "$0")/.." && pwd) || exit 3
cache=$root/.cache/poi
version=5.5.1
if [ ! -f "$cache/$version.complete" ]; then
	mkdir -p "$cache" || exit 3
	cat >"$cache/pom.xml" <<POM
<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion>
<groupId>dev.yinfa</groupId><artifactId>verify-poi</artifactId><version>1</version>
<dependencies>
<dependency>
<groupId>org.apache.poi</groupId><artifactId>poi-ooxml</artifactId><version>$version</version>
<exclusions><exclusion><groupId>org.apache.poi</groupId><artifactId>poi-ooxml-lite</artifactId></exclusion></exclusions>
</dependency>
<dependency><groupId>org.apache.poi</groupId><artifactId>poi-ooxml-full</artifactId><version>$version</version></dependency>
</dependencies>
</project>
POM
	log=$(mvn -q -B -f "$cache/pom.xml" dependency:copy-dependencies -DoutputDirectory="$cache/lib" 2>&1) || {
		printf '%s\n' "$log" >&2
		exit 3
	}
	: >"$cache/$version.complete"
fi
# The log of Apache POI says only that it has none.
java -Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory \
	-cp "$cache/lib/*" "$root/verify/poi/Check.java" "$@"
