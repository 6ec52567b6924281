//! Help and wrong usage in both languages.

use crate::fixture::{Answer, Congress, daihoi};

/// Every command, as it is typed.
const COMMANDS: [&[&str]; 37] = [
    &[],
    &["console"],
    &["demo"],
    &["init"],
    &["roster"],
    &["roster", "import"],
    &["roster", "export"],
    &["delegates"],
    &["consent"],
    &["enrol"],
    &["faces"],
    &["faces", "evaluate"],
    &["camera"],
    &["camera", "list"],
    &["camera", "test"],
    &["checkin"],
    &["session"],
    &["session", "open"],
    &["attendance"],
    &["attendance", "excuse"],
    &["attendance", "substitute"],
    &["attendance", "eligibility"],
    &["attendance", "undo"],
    &["operator"],
    &["operator", "add"],
    &["operator", "pin"],
    &["docs"],
    &["docs", "build"],
    &["docs", "watch"],
    &["serve"],
    &["search"],
    &["badges"],
    &["doctor"],
    &["backup"],
    &["restore"],
    &["passphrase"],
    &["verify"],
];

/// Letters that only Vietnamese has, of those that its help can't do without.
fn is_vietnamese(text: &str) -> bool {
    text.chars().any(|letter| "ăâđêôơưạảấầẩậắằặẹẻếềểệỉịọỏốồổộớờởợụủứừửựỳ".contains(letter))
}

#[test]
fn every_command_has_help_in_both_languages() {
    for command in COMMANDS {
        let vietnamese = Answer::of(daihoi().args(command).arg("--help")).done();
        let english = Answer::of(daihoi().args(["--lang", "en"]).args(command).arg("--help")).done();
        assert_eq!(vietnamese.err.clone() + &english.err, "", "{command:?}");
        assert!(vietnamese.out.contains("Cách dùng: daihoi"), "{command:?}: {}", vietnamese.out);
        for heading in ["Usage", "Options", "Commands", "Arguments", "OPTIONS", "COMMAND", "Print help", "required"] {
            assert!(!vietnamese.out.contains(heading), "{command:?}, {heading}: {}", vietnamese.out);
        }
        assert!(english.out.contains("Usage: daihoi"), "{command:?}: {}", english.out);
        let foreign = english.out.lines().find(|line| is_vietnamese(line));
        assert_eq!(foreign, None, "{command:?}");
        for option in ["--congress", "--lang", "--json", "--passphrase-file"] {
            assert!(english.out.contains(option) && vietnamese.out.contains(option), "{command:?} {option}");
        }
        let variable = Answer::of(daihoi().env("DAIHOI_LANG", "en").args(command).arg("-h")).done();
        assert_eq!(variable.out, english.out, "{command:?}");
        let both = Answer::of(daihoi().env("DAIHOI_LANG", "en").args(["--lang=vi"]).args(command).arg("-h")).done();
        assert_eq!(both.out, vietnamese.out, "{command:?}: the option goes before the variable");
    }
}

#[test]
fn every_command_that_is_listed_is_there() {
    let help = Answer::of(daihoi().args(["--lang", "en", "--help"])).done().out;
    let listed: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        // What is indented deeper goes on with the line above.
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    for command in COMMANDS {
        let [name, ..] = command else { continue };
        assert!(listed.contains(name), "{name} is not in {listed:?}");
    }
    for name in listed {
        assert!(COMMANDS.iter().any(|command| command.first() == Some(&name)), "{name} has no test here");
    }
}

#[test]
fn the_version_is_the_packages() {
    let answer = Answer::of(daihoi().arg("--version")).done();
    assert_eq!(answer.out.trim(), format!("daihoi {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn wrong_usage_is_said_in_the_language_and_is_two() {
    let wrong: [(&[&str], &str); 12] = [
        (&["bay"], "bay"),
        (&["attendance", "--fast"], "--fast"),
        (&["init"], "DIR"),
        (&["roster", "import"], "FILE"),
        (&["roster", "buy", "x"], "buy"),
        (&["consent", "12"], "--method"),
        (&["consent", "12", "--method", "telepathy"], "telepathy"),
        (&["consent", "12", "--all", "--method", "paper"], ""),
        (&["search"], "QUERY"),
        (&["search", "x", "--limit", "many"], "many"),
        (&["--lang", "fr", "attendance"], "fr"),
        (&["session", "open"], "NAME"),
    ];
    for (arguments, named) in wrong {
        let vietnamese = Answer::of(daihoi().args(arguments)).refused(2);
        let english = Answer::of(daihoi().env("DAIHOI_LANG", "en").args(arguments)).refused(2);
        assert!(vietnamese.err.starts_with("lỗi: "), "{arguments:?}: {vietnamese:?}");
        assert!(vietnamese.err.contains(named) && english.err.contains(named), "{arguments:?}: {english:?}");
        assert_eq!(vietnamese.out.clone() + &english.out, "", "{arguments:?}");
        assert!(english.err.starts_with("error: ") && !is_vietnamese(&english.err), "{arguments:?}: {english:?}");
    }
    for group in ["roster", "session", "docs", "camera", "faces"] {
        let bare = Answer::of(daihoi().arg(group)).refused(2);
        assert!(bare.err.contains("Cách dùng"), "{group}: {bare:?}");
    }
}

#[test]
fn answers_to_people_are_in_their_language() {
    let congress = Congress::with_people();
    for arguments in [&["attendance"][..], &["verify"], &["consent", "12", "--method", "paper"]] {
        let vietnamese = congress.run(arguments).done().out;
        let english = congress.run(&[&["--lang", "en"], arguments].concat()).done().out;
        assert!(is_vietnamese(&vietnamese) && !is_vietnamese(&english), "{vietnamese}{english}");
    }
}

#[test]
fn help_into_a_pager_that_is_closed_ends_quietly() {
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_daihoi"));
    let answer = command.arg("--help").stdout(writer).stderr(std::process::Stdio::piped()).output().expect("it runs");
    assert_eq!((answer.status.code(), String::from_utf8_lossy(&answer.stderr).as_ref()), (Some(0), ""));
}
