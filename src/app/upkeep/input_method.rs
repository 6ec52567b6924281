//! Whether a Vietnamese input method is on: it keeps letters back until a word is done, so that a command which is a letter
//! seems dead.

use std::{fs, path::Path};

/// What the names of such programs contain. `ibus-daemon` and `fcitx` alone say nothing, as they serve other scripts too;
/// what fcitx 5 loads into itself is not seen.
const METHODS: [&str; 4] = ["unikey", "bamboo", "lotus", "evkey"];

/// The name of one that runs in this session, as the system lists its processes; none where none does, or where the system
/// has no such list.
pub fn running() -> Option<String> {
    in_list(Path::new("/proc"))
}

fn in_list(processes: &Path) -> Option<String> {
    let entries = fs::read_dir(processes).ok()?.flatten();
    let own = entries.filter(|entry| entry.file_name().to_string_lossy().bytes().all(|byte| byte.is_ascii_digit()));
    let mut names = own.filter_map(|entry| {
        let command = fs::read(entry.path().join("cmdline")).ok()?;
        let program = command.split(|byte| *byte == 0).next()?;
        let program = String::from_utf8_lossy(program).into_owned();
        let name = program.rsplit(['/', '\\']).next()?.to_lowercase();
        METHODS.iter().any(|method| name.contains(method)).then_some(name)
    });
    names.next().map(|name| name.trim_end_matches(".exe").chars().take(30).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_known_by_its_program() {
        let folder = tempfile::tempdir().expect("a folder");
        let process = |number: &str, command: &[u8]| {
            fs::create_dir(folder.path().join(number)).expect("a process");
            fs::write(folder.path().join(number).join("cmdline"), command).expect("its command");
        };
        process("11", b"/usr/bin/vim\0unikey.txt\0");
        process("12", b"/usr/bin/ibus-daemon\0--xim\0");
        process("self", b"/usr/lib/ibus-bamboo/ibus-engine-bamboo\0");
        assert_eq!(in_list(folder.path()), None);
        process("13", b"/usr/libexec/ibus-engine-unikey\0--ibus\0");
        assert_eq!(in_list(folder.path()).as_deref(), Some("ibus-engine-unikey"));
        assert_eq!(in_list(&folder.path().join("none")), None);
    }
}
