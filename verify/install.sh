#!/bin/sh
# Finds the independent readers, or installs them where apt-get is at hand.
# usage: verify/install.sh
# Exits 3 when one is missing and cannot be had.
set -u
missing=
need() { # program, Debian package
	command -v "$1" >/dev/null 2>&1 || missing="$missing $2"
}
need pdftotext poppler-utils
need qpdf qpdf
need mutool mupdf-tools
need soffice libreoffice-writer
# Workbooks are a package of their own, which adds no program.
office=$(command -v soffice 2>/dev/null) && [ -e "$(dirname "$(readlink -f "$office")")/libsclo.so" ] || missing="$missing libreoffice-calc"
need xmllint libxml2-utils
# What needs Java is run where it can be; an unattended run must not leave it out.
if [ "${CI:-}" = true ]; then
	need javac default-jdk-headless
	need mvn maven
fi
[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
	echo "missing:$missing; install them with the package manager of this system" >&2
	exit 3
fi
root=
if [ "$(id -u)" -ne 0 ]; then
	if ! command -v sudo >/dev/null 2>&1; then
		echo "missing:$missing; run as root: apt-get install$missing" >&2
		exit 3
	fi
	root=sudo
fi
echo "installing:$missing"
# shellcheck disable=SC2086 # a list of words
$root apt-get update -qq &&
	DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends $missing >/dev/null || exit 3
