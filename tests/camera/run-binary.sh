#!/usr/bin/env bash
# run-binary.sh DAIHOI: the real binary at a real /dev/video0 in the virtual machine: a guest whose face is enrolled is recognised
# and checked in, the camera stalls and wakes up, is unplugged and plugged in again, and the event is in the store.
# Exit status: 0 all of it happened; 0 with a line "SKIPPED: camera: why" where the machine can't be made; else it failed.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
binary=$(readlink -f "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

status=0
"$here/setup.sh" 2>"$work/why" || status=$?
if [ $status -ne 0 ]; then
  echo "SKIPPED: camera: $(tail -n 1 "$work/why")"
  exit 0
fi

# The sample congress, with nobody's name but made-up ones, and its guest's clip as what the camera shows: the guest stands
# there most of the time, so that the guest's slow frames meet a face.
"$binary" --lang en demo --dir "$work/congress" --no-console >/dev/null
mapfile -t frames < <(printf '%s\n' "$work"/congress/clip/*.jpg | tail -n 60)
python3 "$here/clip.py" "$work/clip.avi" 640x480 30 "${frames[@]}"
rm -rf "$work/congress/clip"

# The guest reads the program from this machine bit by bit: less to read, much faster.
strip -o "$work/daihoi" "$binary" 2>/dev/null && binary=$work/daihoi

export DAIHOI_PASSPHRASE="dai hoi mau" DAIHOI_BINARY=$binary DAIHOI_CONGRESS=$work/congress DAIHOI_CLIP=$work/clip.avi
PASS="DAIHOI_PASSPHRASE DAIHOI_BINARY DAIHOI_CONGRESS DAIHOI_CLIP" TMO="${TMO:-3600}" \
  "$here/run.sh" "$work/out" --plugged "$work/clip.avi" bash "$here/door.sh" | tr -d '\r'
