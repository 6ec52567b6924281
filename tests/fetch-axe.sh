#!/bin/sh
# Fetches axe-core, with which tests/site_browser/axe.rs looks for what shuts readers out: npm's package axe-core 4.14.1
# (MPL-2.0). It is kept in a cache and never becomes part of the project. Needs npm, tar and a network.
# Usage: tests/fetch-axe.sh [FILE]
set -eu
file=${1:-${DAIHOI_AXE:-${XDG_CACHE_HOME:-$HOME/.cache}/daihoi/axe/axe-4.14.1.min.js}}
sum=29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c
if [ -f "$file" ] && echo "$sum  $file" | sha256sum --check --quiet 2>/dev/null; then
    exit 0
fi
command -v npm >/dev/null || {
    echo "npm is missing" >&2
    exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
(cd "$work" && npm pack --silent axe-core@4.14.1 >/dev/null && tar -xzf axe-core-4.14.1.tgz package/axe.min.js)
echo "$sum  $work/package/axe.min.js" | sha256sum --check --quiet
mkdir -p "$(dirname "$file")"
mv "$work/package/axe.min.js" "$file"
