#!/usr/bin/env bash
# guest.sh [--plugged CLIP.avi] COMMAND [ARGUMENT...]: what the virtual machine runs. It loads the drivers; with --plugged it
# also plugs a simulated camera in, that shows CLIP.avi over and over, and waits for /dev/video0 and its metadata node.
# Then it runs the command; its exit status is the guest's. The simulator's process id is in $CAMERA_VM_CAMERA.
set -u
for module in vhci-hcd uvcvideo; do
  modprobe -d "$CAMERA_VM_KERNEL" -S "$CAMERA_VM_ABI" "$module" || { echo "guest: no driver $module"; exit 9; }
done
if [ "${1:-}" = --plugged ]; then
  "$CAMERA_VM_PYTHON" "$CAMERA_VM_TOOLS/uvcsim.py" "$2" &
  export CAMERA_VM_CAMERA=$!
  shift 2
  for _ in $(seq 300); do
    [ -e /dev/video0 ] && break
    sleep 0.1
  done
  [ -e /dev/video0 ] || { echo "guest: the camera did not appear"; exit 9; }
fi
"$@"
status=$?
[ -z "${CAMERA_VM_CAMERA:-}" ] || kill "$CAMERA_VM_CAMERA" 2>/dev/null
exit $status
