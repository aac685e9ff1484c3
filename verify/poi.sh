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
here=$(cd "$(dirname "$0")" && pwd) || exit 3
version=5.5.1
lib=$("$here/maven.sh" poi $version <<POM
<dependency><groupId>org.apache.poi</groupId><artifactId>poi-ooxml</artifactId><version>$version</version>
<exclusions><exclusion><groupId>org.apache.poi</groupId><artifactId>poi-ooxml-lite</artifactId></exclusion></exclusions></dependency>
<dependency><groupId>org.apache.poi</groupId><artifactId>poi-ooxml-full</artifactId><version>$version</version></dependency>
POM
) || exit 3
# The log of Apache POI says only that it has none.
java -Dlog4j2.loggerContextFactory=org.apache.logging.log4j.simple.SimpleLoggerContextFactory \
	-cp "$lib/*" "$here/poi/Check.java" "$@"
