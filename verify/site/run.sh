#!/bin/sh
# Reads the public site of the examples with a real browser, and with
# validators that are not ours.
# usage: verify/site/run.sh [folder of the site]; builds that of the examples
# when none is given. Needs Node.js; Chromium is installed where apt-get is.
# Pictures of the pages are left in $YINFA_PICTURES when it names a folder.
set -eu
cd "$(dirname "$0")/../.."
if ! command -v node >/dev/null 2>&1; then
	echo "site left out: it needs Node.js" >&2
	[ "${CI:-}" = true ] && exit 3
	exit 0
fi
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)
root=
[ "$(id -u)" -eq 0 ] || root=sudo
if [ -z "$browser" ] && command -v apt-get >/dev/null 2>&1; then
	$root apt-get update -qq
	DEBIAN_FRONTEND=noninteractive $root apt-get install -y -qq --no-install-recommends chromium >/dev/null
	browser=$(command -v chromium)
fi
if [ -z "$browser" ]; then
	echo "no Chromium; install it with the package manager of this system" >&2
	exit 3
fi
for tool in zbarimg:zbar-tools pdftotext:poppler-utils; do
	command -v "${tool%%:*}" >/dev/null 2>&1 || ! command -v apt-get >/dev/null 2>&1 ||
		DEBIAN_FRONTEND=noninteractive ${root:-} apt-get install -y -qq --no-install-recommends "${tool#*:}" >/dev/null || true
done
work=${TMPDIR:-/tmp}/yinfa-verify-site
mkdir -p "$work"
# Addresses are held against those of the site that is there.
rm -rf "$work/output" "$work/kinds"
site=${1:-}
if [ -z "$site" ]; then
	YINFA_NO_SYSTEM_FONTS=1 bin/yinfa build -f pdf,docx,html --date 2026-12-31 -o "$work/output" >"$work/build.log" 2>&1 || {
		cat "$work/build.log" >&2
		exit 1
	}
	site=$work/output/site
fi
site=$(cd "$site" && pwd)
project=$(pwd)
# The kinds of page that the examples have none of.
YINFA_FONTS="$project/fonts" YINFA_NO_SYSTEM_FONTS=1 bin/yinfa build -q -C verify/site/kinds -f pdf,docx,html --date 2026-06-30 -o "$work/kinds" >"$work/build.log" 2>&1 || {
	cat "$work/build.log" >&2
	exit 1
}
cp verify/site/package.json verify/site/*.mjs "$work/"
(cd "$work" && npm install --no-audit --no-fund --no-package-lock --no-save \
	playwright-core@1.65.1 axe-core@4.14.1 html-validate@10.17.0 rss-parser@3.13.0 fast-xml-parser@5.12.1 >/dev/null)
(cd "$work" && node browser.mjs "$browser" "$site" "$work/kinds/site" && node files.mjs "$site" && node files.mjs "$work/kinds/site")
# The preview of a project, with saves in between.
(cd "$work" && node preview.mjs "$project/bin/yinfa" "$browser" "$project/fonts")
# Search over 20,000 documents.
"${GO:-go}" test -count=1 -tags verify -run QueryFetchesLittle ./internal/export/site
