#!/usr/bin/env bash
# run-device-tests.sh: the camera code against a real /dev/video0, in the virtual machine: crates/camera/tests/device/main.rs.
# Exit status: that of the tests; 0 with a line "SKIPPED: camera: why" where the machine can't be made.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
cd "$here/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

status=0
"$here/setup.sh" 2>"$work/why" || status=$?
if [ $status -ne 0 ]; then
  echo "SKIPPED: camera: $(tail -n 1 "$work/why")"
  exit 0
fi

cargo test --quiet -p daihoi-camera --test device --no-run --message-format=json >"$work/build.json"
binary=$(python3 - "$work/build.json" <<'PYTHON'
import json, sys
found = [json.loads(line) for line in open(sys.argv[1]) if line.startswith('{')]
print(next(one['executable'] for one in found
           if one.get('reason') == 'compiler-artifact' and one['target']['name'] == "device" and one.get('executable')))
PYTHON
)

# The films that the simulated camera shows are drawn here: the guest would take minutes.
export DAIHOI_CAMERA_FILMS=$work/films DAIHOI_CAMERA_VM=1
mkdir "$work/films"
env -u DAIHOI_CAMERA_VM "$binary" --exact films_are_clips
PASS="DAIHOI_CAMERA_VM DAIHOI_CAMERA_FILMS RUST_BACKTRACE" \
  "$here/run.sh" "$work/out" "$binary" --ignored --exact a_camera_in_all_its_moods --nocapture | tr -d '\r'
