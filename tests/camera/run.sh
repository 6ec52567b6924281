#!/usr/bin/env bash
# run.sh OUT COMMAND [ARGUMENT...]: boots the virtual machine, runs `guest.sh COMMAND ARGUMENT...` in it as root, powers off.
# OUT is a folder of this machine, seen as /out in the guest (the only place whose changes stay); the console goes to
# standard output and to OUT/console.log. The guest sees this machine's files, and the variables named in $PASS.
# Exit status: the command's own, or 99 when the guest did not come to an end within $TMO seconds (240).
# The guest is emulated (KVM hangs inside many a rented machine): 15 s to boot and stop, then about a tenth of native speed.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
home=${CAMERA_VM:-${XDG_CACHE_HOME:-$HOME/.cache}/daihoi-camera-vm}
abi=$(cat "$home/ready")
[ $# -ge 2 ] || { sed -n '2,6p' "$0" >&2; exit 2; }
mkdir -p "$1"
out=$(cd "$1" && pwd)
shift

# A version manager's shim would start slowly in the guest: name the interpreter itself.
python=$(python3 -c 'import sys; print(sys.executable)')
{
  printf 'export %s\n' "CAMERA_VM_KERNEL=$(printf %q "$home/kernel")" "CAMERA_VM_ABI=$abi" "CAMERA_VM_PYTHON=$(printf %q "$python")" \
    "CAMERA_VM_TOOLS=$(printf %q "$here")" "PATH=$(printf %q "$PATH:/usr/sbin:/sbin")" "HOME=$(printf %q "$HOME")"
  for name in ${PASS:-}; do
    [ -n "${!name+set}" ] && printf 'export %s=%q\n' "$name" "${!name}"
  done
  printf 'cd %q\n' "$PWD"
  printf 'exec bash %q' "$here/guest.sh"
  printf ' %q' "$@"
  echo
} >"$out/command.sh"

timeout "${TMO:-240}" qemu-system-x86_64 -M pc,accel=tcg -cpu max -smp 2 -m "${MEM:-2048}" \
  -nographic -no-reboot -nodefaults -serial stdio -monitor none -net none \
  -kernel "$home/kernel/boot/vmlinuz-$abi" -initrd "$home/initrd.gz" \
  -append "console=ttyS0 quiet loglevel=3 panic=-1 no_timer_check random.trust_cpu=on" \
  -virtfs local,path=/,mount_tag=host,security_model=none,readonly=on,multidevs=remap \
  -virtfs "local,path=$out,mount_tag=out,security_model=none" </dev/null 2>&1 | tee "$out/console.log" || true
status=$(sed -n 's/^GUEST_STATUS \([0-9]*\).*/\1/p' "$out/console.log" | tail -n 1)
exit "${status:-99}"
