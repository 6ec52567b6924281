//! A congress in a temporary folder, made and used through the binary alone.

use std::{
    fs,
    path::{Path, PathBuf},
};

use assert_cmd::Command;
use image::RgbImage;
use rust_xlsxwriter::Workbook;
use serde_json::Value;
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "mật khẩu để thử";

/// One row of a roster: number, name, date of birth, unit, kind.
pub(crate) type Row<'a> = (u32, &'a str, &'a str, &'a str, &'a str);

/// Six officials of three units, a guest and an alternate. All of them are made up.
pub(crate) const PEOPLE: [Row; 8] = [
    (12, "Nguyễn Văn Hùng", "02/9/1975", "Chi bộ thôn Đông", "Chính thức"),
    (13, "Trần Thị Hằng", "19/5/1980", "Chi bộ thôn Đông", "Chính thức"),
    (14, "Lê Hữu Ánh", "1969", "Chi bộ thôn Tây", "Chính thức"),
    (15, "Phạm Đức An", "7/1988", "Chi bộ thôn Tây", "Chính thức"),
    (16, "Võ Ngọc Bích", "30/4/1990", "Chi bộ Trường học", "Chính thức"),
    (17, "Đặng Quốc Vũ", "01/01/1972", "Chi bộ Trường học", "Chính thức"),
    (18, "Hồ Thanh Nga", "12/12/1965", "Chi bộ thôn Nam", "Khách mời"),
    (19, "Bùi Minh Phúc", "15/8/1984", "Chi bộ thôn Đông", "Dự khuyết"),
];

/// The binary, with nothing of this machine's settings.
pub(crate) fn daihoi() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_daihoi"));
    command.env("DAIHOI_PASSPHRASE", PASSPHRASE).env_remove("DAIHOI_LANG");
    command
}

/// What the program answered.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Answer {
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the program runs");
        let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
        Self { code: output.status.code().expect("an exit code"), out: text(output.stdout), err: text(output.stderr) }
    }

    /// It was done.
    #[track_caller]
    pub(crate) fn done(self) -> Self {
        assert_eq!(self.code, 0, "{self:#?}");
        self
    }

    /// It was not done.
    #[track_caller]
    pub(crate) fn refused(self, code: i32) -> Self {
        assert_eq!(self.code, code, "{self:#?}");
        self
    }

    /// The one object that was printed.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        let [one] = self.lines().try_into().unwrap_or_else(|_| panic!("one line: {self:#?}"));
        one
    }

    /// The objects, one a line.
    #[track_caller]
    pub(crate) fn lines(&self) -> Vec<Value> {
        self.out
            .lines()
            .map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error} in {line}")))
            .collect()
    }
}

/// The object has all these keys.
#[track_caller]
pub(crate) fn has(value: &Value, keys: &[&str]) {
    let object = value.as_object().unwrap_or_else(|| panic!("an object, not {value}"));
    for key in keys {
        assert!(object.contains_key(*key), "no {key} in {value}");
    }
}

/// A congress and the room around it, for what is brought to it and taken from it.
pub(crate) struct Congress {
    room: TempDir,
}

impl Congress {
    /// `daihoi init`, and nothing more.
    pub(crate) fn new() -> Self {
        let congress = Self { room: tempfile::tempdir().expect("a folder") };
        let folder = congress.folder();
        let answer = Answer::of(daihoi().args(["--json", "init"]).arg(&folder).args(["--name", "Đại hội thử"])).done();
        assert_eq!(answer.json()["congress"], folder.to_str().expect("UTF-8"));
        congress
    }

    /// With everybody of [`PEOPLE`] on its roster.
    pub(crate) fn with_people() -> Self {
        let congress = Self::new();
        let sheet = congress.sheet("danh-sach.xlsx", &PEOPLE);
        assert_eq!(congress.json(&["roster", "import", &sheet])["added"], PEOPLE.len());
        congress
    }

    /// And everybody agreed to recognition by face.
    pub(crate) fn with_consent(self) -> Self {
        self.json(&["consent", "--all", "--method", "paper"]);
        self
    }

    /// With a file among its documents.
    pub(crate) fn document(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        let path = self.folder().join("docs-content").join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("made");
        fs::write(path, content).expect("written");
        self
    }

    pub(crate) fn folder(&self) -> PathBuf {
        self.room.path().join("dai-hoi")
    }

    /// A path beside the congress.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.room.path().join(name)
    }

    /// A path beside the congress, as an argument.
    pub(crate) fn argument(&self, name: &str) -> String {
        self.beside(name).to_str().expect("UTF-8").to_owned()
    }

    /// Writes a roster as an office would.
    pub(crate) fn sheet(&self, name: &str, people: &[Row]) -> String {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        let headings = ["STT", "Họ và tên", "Ngày sinh", "Chi bộ", "Thành phần"];
        for (column, heading) in headings.into_iter().enumerate() {
            sheet.write(0, column as u16, heading).expect("a heading");
        }
        for (row, (number, name, born, unit, kind)) in people.iter().enumerate() {
            let row = row as u32 + 1;
            sheet.write(row, 0, *number).expect("a number");
            for (column, text) in [name, born, unit, kind].into_iter().enumerate() {
                sheet.write(row, column as u16 + 1, *text).expect("a text");
            }
        }
        book.save(self.beside(name)).expect("saved");
        self.argument(name)
    }

    /// Writes the frames of a clip; gives it as `--source` takes it.
    pub(crate) fn clip(&self, name: &str, frames: impl Iterator<Item = RgbImage>) -> String {
        let folder = self.beside(name);
        fs::create_dir_all(&folder).expect("made");
        for (number, frame) in frames.enumerate() {
            frame.save(folder.join(format!("{number:04}.jpg"))).expect("a frame");
        }
        format!("clip:{}", self.argument(name))
    }

    /// Writes photos into a folder; gives its path.
    pub(crate) fn photos(&self, folder: &str, photos: &[(&str, &Path)]) -> String {
        for (name, source) in photos {
            let target = self.beside(folder).join(name);
            fs::create_dir_all(target.parent().expect("a parent")).expect("made");
            fs::copy(source, target).expect("copied");
        }
        self.argument(folder)
    }

    /// The binary on this congress.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = daihoi();
        command.arg("--congress").arg(self.folder()).args(arguments);
        command
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Answer {
        Answer::of(&mut self.command(arguments))
    }

    /// Done, in one object.
    #[track_caller]
    pub(crate) fn json(&self, arguments: &[&str]) -> Value {
        self.run(&[&["--json"], arguments].concat()).done().json()
    }

    /// Done, in objects, one a line.
    #[track_caller]
    pub(crate) fn lines(&self, arguments: &[&str]) -> Vec<Value> {
        self.run(&[&["--json"], arguments].concat()).done().lines()
    }

    /// All that the congress knows, to see that nothing is lost.
    pub(crate) fn knows(&self) -> (Vec<Value>, Vec<Value>, Value) {
        (self.lines(&["delegates"]), self.lines(&["session", "list"]), self.json(&["attendance"]))
    }
}

/// Where the project's own files are.
pub(crate) fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}
