#!/bin/sh
# Pagefind beside daihoi on the same 5,000 documents in one run: benches/peers/pagefind.sh. Needs npm; Pagefind goes into the cache.
set -eu
cd "$(dirname "$0")/../.."
cache=${XDG_CACHE_HOME:-$HOME/.cache}/daihoi/peers/pagefind
mkdir -p "$cache"
[ -x "$cache/node_modules/.bin/pagefind" ] || npm --silent --prefix "$cache" install pagefind@1.6.0
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
echo "== daihoi"
cargo bench --locked --bench search
cargo bench --locked --bench search -- --pages "$pages" >/dev/null
echo "== Pagefind $("$cache/node_modules/.bin/pagefind" --version)"
python3 - "$cache/node_modules/.bin/pagefind" "$pages" <<'P'
import resource, subprocess, sys, time
start = time.time()
subprocess.run([sys.argv[1], "--site", sys.argv[2]], check=True, stdout=subprocess.DEVNULL)
peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
print(f"index     {time.time() - start:8.2f} s\nmemory    {peak:8} MB at most")
P
du -sh --apparent-size "$pages/pagefind" | cut -f1
echo "== the page: daihoi over file://"
cargo bench --locked --bench search_page
echo "== the page: Pagefind over http"
cargo bench --locked --bench search_page -- --pagefind "$pages"
