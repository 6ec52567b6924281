//! A congress to sit at a desk of: made by the binary alone, from a roster, a portrait and a clip.

use std::{
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use daihoi::vision::{photo, synth};
use image::{Rgb, RgbImage};
use portable_pty::CommandBuilder;
use serde_json::Value;
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "mat khau de thu";
/// The one whose face the clip shows.
pub(crate) const GUEST: &str = "Trần Thị Hằng";
/// Frames of a walk that differ; a clip repeats them, so that drawing them takes little time.
const WALK: usize = 30;

/// A folder with a congress in it, and room around it.
pub(crate) struct Congress {
    room: TempDir,
}

impl Congress {
    /// `daihoi init`, and nothing more.
    pub(crate) fn new() -> Self {
        let congress = Self { room: tempfile::tempdir().expect("a folder") };
        let answer = congress.run(&["init", &congress.path("dai-hoi"), "--name", "Dai hoi thu"]);
        assert!(answer.contains("dai-hoi"), "{answer}");
        congress
    }

    /// With this number of made-up delegates, and the guest's face enrolled from a folder.
    pub(crate) fn with_people(many: usize) -> Self {
        let congress = Self::new();
        congress.run(&["roster", "import", &congress.roster("danh-sach.csv", many)]);
        congress.enrol();
        congress
    }

    /// Writes a roster: the guest is number 2.
    pub(crate) fn roster(&self, name: &str, many: usize) -> String {
        let family = ["Nguyễn", "Lê", "Phạm", "Hoàng", "Huỳnh", "Võ", "Đặng", "Bùi", "Đỗ"];
        let middle = ["Văn", "Hữu", "Đức", "Minh", "Quốc"];
        let given = ["An", "Bình", "Dũng", "Hạnh", "Khuê", "Phượng", "Sơn", "Thủy", "Ưng", "Yến", "Đạt"];
        let mut text = "STT;Họ và tên;Ngày sinh;Chi bộ;Đoàn;Thành phần;Số thẻ\n".to_owned();
        for number in 1..=many {
            let name = if number == 2 {
                GUEST.to_owned()
            } else {
                let second = ["", " Gia", " Ngọc", " Thành"][number / 495 % 4];
                format!("{} {}{second} {}", family[number % 9], middle[number / 9 % 5], given[number / 45 % 11])
            };
            let unit = number % (many / 10).max(2) + 1;
            writeln!(
                text,
                "{number};{name};19{};Chi bộ {unit};Đoàn {};Chính thức;{}",
                50 + number % 45,
                number % 6 + 1,
                badge(number)
            )
            .expect("a string takes all");
        }
        fs::write(self.room.path().join(name), text).expect("written");
        self.path(name)
    }

    /// Records the guest's consent and enrols her from a folder of photos.
    pub(crate) fn enrol(&self) {
        let photos = self.room.path().join("anh");
        fs::create_dir_all(&photos).expect("made");
        fs::copy(portrait(), photos.join("2.jpg")).expect("copied");
        self.run(&["consent", "2", "--method", "paper"]);
        let answer = self.run(&["--json", "enrol", &self.path("anh")]);
        assert!(answer.contains("\"accepted\":true"), "{answer}");
    }

    /// A clip of this number of frames in which the guest walks up and stays; gives it as `--source` takes it.
    pub(crate) fn clip(&self, name: &str, frames: usize) -> String {
        let folder = self.room.path().join(name);
        fs::create_dir_all(&folder).expect("made");
        let portrait = photo::open(&portrait()).expect("the portrait");
        let path = |number: usize| folder.join(format!("{number:05}.jpg"));
        for (number, frame) in synth::walk_up(&portrait, WALK).enumerate() {
            frame.save(path(number)).expect("a frame");
        }
        for number in WALK..frames {
            // Up, and then to and fro before the desk.
            let step = number % WALK;
            let of = WALK / 2 + if number / WALK % 2 == 1 { WALK - 1 - step } else { step } / 2;
            fs::hard_link(path(of), path(number)).expect("a frame");
        }
        format!("clip:{}", folder.display())
    }

    /// A clip in which nobody is.
    pub(crate) fn empty_hall(&self, name: &str, frames: usize) -> String {
        let folder = self.room.path().join(name);
        fs::create_dir_all(&folder).expect("made");
        let path = |number: usize| folder.join(format!("{number:05}.jpg"));
        let wall = |x: u32, y: u32| Rgb([60 + (x / 40 % 2 * 6) as u8, 56 + (y / 60 % 2 * 6) as u8, 52]);
        RgbImage::from_fn(synth::SIZE.0, synth::SIZE.1, wall).save(path(0)).expect("a frame");
        for number in 1..frames {
            fs::hard_link(path(0), path(number)).expect("a frame");
        }
        format!("clip:{}", folder.display())
    }

    /// A path in the room.
    pub(crate) fn path(&self, name: &str) -> String {
        self.room.path().join(name).to_str().expect("UTF-8").to_owned()
    }

    /// The binary on this congress, for a terminal; the passphrase is asked for there.
    pub(crate) fn command(&self, arguments: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_daihoi"));
        command.env_remove("DAIHOI_PASSPHRASE");
        command.env_remove("DAIHOI_LANG");
        command.args(["--congress", &self.path("dai-hoi")]);
        command.args(arguments);
        command
    }

    /// What the binary answers; it must succeed.
    #[track_caller]
    pub(crate) fn run(&self, arguments: &[&str]) -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_daihoi"));
        command.env("DAIHOI_PASSPHRASE", PASSPHRASE).env_remove("DAIHOI_LANG");
        let output = command.args(["--congress", &self.path("dai-hoi")]).args(arguments).output().expect("it runs");
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).expect("UTF-8")
    }

    /// The one object that it answers.
    #[track_caller]
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        serde_json::from_str(&self.run(&[&["--json"], arguments].concat())).expect("JSON")
    }
}

/// A delegate's badge: by it one is found whose name others share.
pub(crate) fn badge(number: usize) -> String {
    format!("T{number:05}")
}

/// The portrait that ships with the project.
fn portrait() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/upkeep/demo/guest.jpg")
}
