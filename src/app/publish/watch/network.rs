//! Whether a folder lies on another machine, whose changes the system here does not report.

use std::path::Path;

/// Types of file systems (`f_type` of `statfs(2)`; linux/magic.h and each file system's own) that don't tell when
/// another machine writes: NFS, SMB, CIFS, SMB2, FUSE (sshfs, rclone), 9p (virtual machines, WSL), AFS, Ceph, shared
/// folders of `VirtualBox` and `VMware`, OCFS2, GFS2, Lustre.
#[cfg(target_os = "linux")]
const REMOTE: [u32; 13] = [
    0x6969,
    0x517b,
    0xff53_4d42,
    0xfe53_4d42,
    0x6573_5546,
    0x0102_1997,
    0x5346_414f,
    0x00c3_6400,
    0x786f_4256,
    0xbacb_acbc,
    0x7461_636f,
    0x0116_1970,
    0x0bd0_0bd0,
];

/// Whether changes below a folder must be polled for; not where the system does not say what kind of file system it is.
#[cfg(target_os = "linux")]
pub(super) fn is_remote(folder: &Path) -> bool {
    rustix::fs::statfs(folder).is_ok_and(|about| REMOTE.contains(&(about.f_type as u32)))
}

#[cfg(not(target_os = "linux"))]
pub(super) fn is_remote(_: &Path) -> bool {
    false
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_disk_of_this_machine_is_not_remote() {
        let folder = tempfile::tempdir().expect("a folder");
        let about = rustix::fs::statfs(folder.path()).expect("a disk");
        assert_eq!(is_remote(folder.path()), REMOTE.contains(&(about.f_type as u32)));
        assert!(!is_remote(Path::new("/proc")) && !is_remote(&folder.path().join("gone")));
    }
}
