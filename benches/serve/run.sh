#!/bin/sh
# How `daihoi serve` bears a full hall: 500 readers at once on loopback, with wrk (Debian: apt-get install wrk), which
# shares the machine's processors with the server. Prints latencies of three mixes and the server's memory.
#
# Usage: benches/serve/run.sh [SECONDS]     from the package's root, after cargo build --release
set -eu
seconds=${1:-20}
readers=500
bin=$PWD/target/release/daihoi
bin=${DAIHOI_BIN:-$bin}
work=$(mktemp -d)
server=
trap 'test -z "$server" || kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT INT TERM

"$bin" demo --dir "$work/demo" --no-console >/dev/null
pages=$(cd "$work/demo/site" && find . -name '*.html' -o -name '*.js' -o -name '*.css' | sed 's|^\.||' | grep -v '^/_/' | sort)

# What a reader does: opens pages as a browser does, packed.
cat > "$work/mix.lua" <<LUA
local paths = {}
for path in ([[$pages]]):gmatch("%S+") do paths[#paths + 1] = path end
local headers = { ["Accept-Encoding"] = "gzip", ["Cookie"] = os.getenv("PASS") or "" }
request = function() return wrk.format("GET", paths[math.random(#paths)], headers) end
LUA
# An open page that asks for changes.
cat > "$work/live.lua" <<LUA
local headers = { ["Accept-Encoding"] = "gzip" }
request = function() return wrk.format("GET", "/_/live.js?page=%2Findex.html&n=1", headers) end
LUA
# A hall of open pages and readers who turn to another page every second: what a congress is like.
cat > "$work/hall.lua" <<LUA
local paths = {}
for path in ([[$pages]]):gmatch("%S+") do paths[#paths + 1] = path end
local headers = { ["Accept-Encoding"] = "gzip" }
request = function() return wrk.format("GET", paths[math.random(#paths)], headers) end
delay = function() return 500 + math.random(1000) end
LUA

start() {
    "$bin" --congress "$work/demo" --lang en --json serve --listen 127.0.0.1:0 "$@" > "$work/out" 2>"$work/err" &
    server=$!
    until grep -q url "$work/out" 2>/dev/null; do kill -0 "$server" || { cat "$work/err"; exit 1; }; sleep 0.1; done
    url=$(sed 's/.*"url":"\([^"]*\)".*/\1/' "$work/out")
}

stop() {
    awk '/VmHWM/ { printf "  memory of the server at most: %.0f MB\n", $2 / 1024 }' "/proc/$server/status"
    kill -INT "$server"
    wait "$server" 2>/dev/null || true
    server=
}

measure() {
    echo "$1"
    wrk -t1 -c"$readers" -d"${seconds}s" --timeout 10s --latency -s "$work/$2.lua" "$url" |
        grep -E '50%|90%|99%|requests in|Requests/sec|Socket errors|Non-2xx' | sed 's/^ */  /'
}

nproc | sed 's/^/processors: /'
start
measure "$readers readers, each opening another page every second:" hall
measure "$readers connections that never pause, all files of the sample site:" mix
measure "$readers open pages that ask for changes without a pause:" live
stop
