#!/usr/bin/env bash
# setup.sh: prepares the virtual machine of the camera tests, once, in $CAMERA_VM (a cache folder): Debian's stock
# kernel with its uvcvideo and vhci-hcd modules, and a small initrd. The guest's root is a throw-away overlay over
# this machine's own /, so it runs the binaries that were built here. Nothing outside the cache folder is changed,
# but for Debian packages that are missing and can be installed.
# Exit status: 0 ready, 77 can't be made here (the reason is the last line on standard error).
set -euo pipefail

home=${CAMERA_VM:-${XDG_CACHE_HOME:-$HOME/.cache}/daihoi-camera-vm}

give_up() {
  echo "$1" >&2
  exit 77
}

[ "$(uname -s)/$(uname -m)" = Linux/x86_64 ] || give_up "the virtual machine is made for Linux on x86_64 only"

declare -A package_of=([qemu-system-x86_64]=qemu-system-x86 [cpio]=cpio [modprobe]=kmod [depmod]=kmod [python3]=python3
  [dpkg-deb]=dpkg [xz]=xz-utils)
PATH=$PATH:/usr/sbin:/sbin
missing=()
for tool in "${!package_of[@]}"; do
  command -v "$tool" >/dev/null || missing+=("${package_of[$tool]}")
done
# The initrd's tools must need no library.
[ -x /bin/busybox ] && /bin/busybox --list 2>/dev/null | grep -qx insmod || missing+=(busybox-static)
if [ ${#missing[@]} -gt 0 ]; then
  command -v apt-get >/dev/null || give_up "not installed: ${missing[*]} (and there is no apt-get)"
  as_root=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || give_up "not installed: ${missing[*]}"
    as_root=(sudo -n)
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >/dev/null 2>&1 ||
    { "${as_root[@]}" apt-get update >/dev/null 2>&1 &&
      "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}" >/dev/null 2>&1; } ||
    give_up "could not install: ${missing[*]}"
fi

# A kernel that is ready stays: its packages need no network any more.
[ -e "$home/ready" ] && exit 0

newest_image() { apt-cache depends linux-image-amd64 2>/dev/null | awk '/Depends: linux-image-[0-9]/ {print $2; exit}'; }
package=$(newest_image)
if [ -z "$package" ]; then
  if [ "$(id -u)" = 0 ]; then apt-get update >/dev/null 2>&1 || true; else sudo -n apt-get update >/dev/null 2>&1 || true; fi
  package=$(newest_image)
fi
[ -n "$package" ] || give_up "Debian's package linux-image-amd64 is not to be had from here"
abi=${package#linux-image-}

mkdir -p "$home"
work=$(mktemp -d "$home/making.XXXXXX")
trap 'rm -rf "$work"' EXIT
(cd "$work" && apt-get download "$package" >/dev/null 2>&1) || give_up "could not download $package"
dpkg-deb -x "$work/$package"_*.deb "$work/kernel"
# Newer Debians have all of it under /usr.
[ -d "$work/kernel/lib/modules" ] || { mkdir -p "$work/kernel/lib" && mv "$work/kernel/usr/lib/modules" "$work/kernel/lib/"; }
depmod -b "$work/kernel" "$abi"

initrd=$work/initrd
mkdir -p "$initrd"/{bin,mods,host,rw,new,proc,sys,dev}
cp /bin/busybox "$initrd/bin/"
for tool in sh mount mkdir insmod poweroff; do ln -s busybox "$initrd/bin/$tool"; done
: >"$initrd/mods/order"
for module in virtio_pci 9pnet_virtio 9p overlay; do
  modprobe -d "$work/kernel" -S "$abi" --show-depends "$module" | awk '$1 == "insmod" {print $2}' | while read -r file; do
    name=$(basename "$file" .xz)
    [ -e "$initrd/mods/$name" ] && continue
    case $file in *.xz) xz -dc "$file" >"$initrd/mods/$name" ;; *) cp "$file" "$initrd/mods/$name" ;; esac
    echo "$name" >>"$initrd/mods/order"
  done
done
cat >"$initrd/init" <<'INIT'
#!/bin/sh
mount -t proc proc /proc; mount -t sysfs sys /sys; mount -t devtmpfs dev /dev
while read m; do insmod /mods/$m || echo "insmod $m failed"; done </mods/order
mount -t 9p -o trans=virtio,version=9p2000.L,cache=loose,msize=524288,ro host /host || { echo "no host folder"; poweroff -f; }
mount -t tmpfs -o size=60% tmpfs /rw; mkdir /rw/u /rw/w
mount -t overlay -o lowerdir=/host,upperdir=/rw/u,workdir=/rw/w overlay /new || { echo "no overlay"; poweroff -f; }
mount -t proc proc /new/proc; mount -t sysfs sys /new/sys; mount -t devtmpfs dev /new/dev
mkdir -p /new/dev/shm /new/dev/pts /new/out
mount -t tmpfs tmp /new/dev/shm; mount -t devpts devpts /new/dev/pts
mount -t 9p -o trans=virtio,version=9p2000.L,msize=524288 out /new/out
/bin/busybox chroot /new /bin/bash /out/command.sh 2>&1
echo "GUEST_STATUS $?"
/bin/busybox sync; poweroff -f
INIT
chmod +x "$initrd/init"
(cd "$initrd" && find . | cpio -o -H newc --quiet | gzip -1 >"$work/initrd.gz")

rm -rf "$home/kernel"
mv "$work/kernel" "$home/kernel"
mv "$work/initrd.gz" "$home/initrd.gz"
echo "$abi" >"$home/ready"
