#!/usr/bin/env bash
# door.sh: what run-binary.sh runs in the guest. One line for each step; ends with the first that does not come.
set -u

# SQLite's write-ahead log needs shared memory, which the folders of the host do not give.
cp -r "$DAIHOI_CONGRESS" /dev/shm/congress
lines=/dev/shm/lines
daihoi() { "$DAIHOI_BINARY" --congress /dev/shm/congress --lang en --json "$@"; }

# Waits until a line with these words comes, and says how long it took. An emulated machine takes minutes for a face.
await() {
  local what=$1 words=$2 seconds=$3 from=$SECONDS
  until grep -q -- "$words" "$lines"; do
    if [ $((SECONDS - from)) -ge "$seconds" ] || ! kill -0 "$door" 2>/dev/null; then
      echo "FAILED: $what"
      cat "$lines" /dev/shm/errors
      exit 1
    fi
    sleep 0.2
  done
  echo "ok: $what ($((SECONDS - from)) s)"
}

daihoi camera list | grep -q '"source":"camera:0"' || { echo "FAILED: the camera is not listed"; exit 1; }
echo "ok: the camera is listed"

daihoi checkin --source camera:0 --headless >"$lines" 2>/dev/shm/errors &
door=$!
await "the guest is recognised and checked in" '"state":"present"' 1200
await "by face" '"means":"face"' 1

kill -USR1 "$CAMERA_VM_CAMERA"
await "a stalled camera is told" '"state":"stalled"' 300
kill -USR1 "$CAMERA_VM_CAMERA"
await "it wakes up" '"state":"back"' 300
: >"$lines"

kill -TERM "$CAMERA_VM_CAMERA"
await "an unplugged camera is told" '"state":"lost"' 300
for _ in $(seq 100); do
  [ -e /dev/video0 ] || break
  sleep 0.1
done
"$CAMERA_VM_PYTHON" "$CAMERA_VM_TOOLS/uvcsim.py" "$DAIHOI_CLIP" &
camera=$!
await "plugged in again, it is used again" '"state":"back"' 300
await "and the guest is known, and present already" '"state":"duplicate"' 900

kill "$door" 2>/dev/null
wait "$door" 2>/dev/null
kill "$camera" 2>/dev/null
daihoi verify | grep -q '"ok":true' || { echo "FAILED: the log is not whole"; exit 1; }
echo "ok: the log is whole"
