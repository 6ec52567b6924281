//! A sample congress to try everything on: made-up delegates, some present, sample documents, a guest with a face.

mod people;

use std::{
    fs,
    path::{Path, PathBuf},
};

use etcetera::{BaseStrategy, choose_base_strategy};
use jiff::{Timestamp, ToSpan};
use rust_embed::Embed;
use uuid::Uuid;

use crate::{
    app::{
        congress::{Congress, Folder},
        consent,
        error::AppError,
        faces::enrolment,
        files::{self, At as _},
        models::Models,
        publish::build::{self, Built, Job},
    },
    config::{Config, DoorConfig, SessionConfig},
    domain::{
        delegate::{ConsentMethod, Delegate, DelegateId},
        event::{Action, Event, EventId, LogicalTime, Means, Scope},
    },
    i18n::Language,
    vision::synth,
};

/// The sample congress's passphrase: its people are made up, there is nothing to hide.
pub const PASSPHRASE: &str = "dai hoi mau";
/// Marks a folder as a sample, which may be made again at any time.
const MARK: &str = ".daihoi-demo";
/// Frames of the clip, played at 30 a second.
const CLIP_FRAMES: usize = 150;
/// NASA's portrait of the astronaut Eileen Collins, in the public domain.
const GUEST_PHOTO: &[u8] = include_bytes!("guest.jpg");
const GUEST: &str = "Eileen Collins";

#[derive(Embed)]
#[folder = "docs-content/"]
struct SampleDocuments;

/// A sample congress that is ready.
pub struct Demo {
    /// Where it is.
    pub folder: Folder,
    /// Delegates on its roster, the guest aside.
    pub delegates: usize,
    /// Documents on its site.
    pub built: Built,
}

/// Where the sample congress goes if no folder is named: among the user's data.
pub fn default_folder() -> Result<PathBuf, AppError> {
    let base = choose_base_strategy().map_err(|_| AppError::NoHome)?;
    Ok(base.data_dir().join("daihoi").join("demo"))
}

/// Makes the sample congress, in place of an older sample; a folder that holds anything else is left alone.
pub fn prepare(path: &Path, language: Language, models: &Models, now: Timestamp) -> Result<Demo, AppError> {
    let folder = Folder::new(path);
    clear(path)?;
    let congress = init(&folder, language, now)?;
    let built = build::build(&Job::new(&folder, &congress.settings, &folder.site(), now))?;
    let delegates = fill(congress, models, now)?;
    clip(&folder.path().join("clip"))?;
    Ok(Demo { folder, delegates, built })
}

fn clear(path: &Path) -> Result<(), AppError> {
    if path.join(MARK).exists() {
        fs::remove_dir_all(path).at(path)?;
    } else if path.exists() && fs::read_dir(path).at(path)?.next().is_some() {
        return Err(AppError::NotADemo { path: path.to_owned() });
    }
    fs::create_dir_all(path).at(path)?;
    files::write(&path.join(MARK), b"")
}

fn init(folder: &Folder, language: Language, now: Timestamp) -> Result<Congress, AppError> {
    let mut config = Config::new("Đại hội đại biểu Đảng bộ xã Hòa Phước lần thứ XIII");
    config.congress.term = "2025 - 2030".into();
    config.congress.language = Some(language.code().to_owned());
    config.congress.place = "Nhà văn hóa trung tâm xã Hòa Phước".into();
    // As the programme among the documents has them.
    let sitting = |name, title, starts: &str, ends: &str| SessionConfig {
        starts: Some(starts.to_owned()),
        ends: Some(ends.to_owned()),
        ..SessionConfig::new(name, title)
    };
    config.sessions = vec![
        sitting("tru-bi", "Phiên trù bị", "2025-08-07 14:00", "2025-08-07 16:45"),
        sitting("chinh-thuc", "Phiên chính thức, sáng", "2025-08-08 07:30", "2025-08-08 11:30"),
        sitting("be-mac", "Phiên bế mạc, chiều", "2025-08-08 13:30", "2025-08-08 17:00"),
    ];
    config.door = DoorConfig {
        name: "1".to_owned(),
        operator: "Lan".to_owned(),
        source: "clip:clip".into(),
        ..DoorConfig::default()
    };
    let mut congress = Congress::init(folder.clone(), &config, PASSPHRASE)?;
    let mut session = congress.session(Some("chinh-thuc"))?;
    session.opened = Some(now - people::ARRIVALS.minutes());
    session.bell = Some(now + 20.minutes());
    let context = congress.context(now);
    congress.store.save_session(&session, &context)?;
    for name in SampleDocuments::iter() {
        if let Some(file) = SampleDocuments::get(&name) {
            files::write(&folder.documents().join(name.as_ref()), &file.data)?;
        }
    }
    Ok(congress)
}

/// The roster, the guest's face, and who came so far. Gives the number of delegates.
fn fill(mut congress: Congress, models: &Models, now: Timestamp) -> Result<usize, AppError> {
    let consent = consent::given(ConsentMethod::Paper, now);
    let mut delegates = people::delegates();
    for delegate in &mut delegates {
        delegate.consent = Some(consent.clone());
    }
    let count = delegates.len();
    let mut guest = Delegate::new(DelegateId(Uuid::now_v7()), Uuid::new_v4(), GUEST);
    people::seat_guest(&mut guest, count);
    guest.consent = Some(consent);
    let context = congress.context(now);
    congress.store.save_delegates(&delegates, &context)?;
    congress.store.save_delegates(std::slice::from_ref(&guest), &context)?;
    enrol_guest(&mut congress, &guest, models)?;
    let mut clock = LogicalTime::default();
    for arrival in people::arrivals(&delegates) {
        let at = now - arrival.minutes_ago.minutes() - arrival.seconds.seconds();
        clock = clock.tick(at);
        let (action, reason) = match arrival.means {
            Some(means) => (Action::Present { means }, None),
            None => (
                Action::Excuse { scope: Scope::Congress, approved_by: "Ban Tổ chức Đại hội".to_owned() },
                Some("Ốm, có đơn".to_owned()),
            ),
        };
        let score = (arrival.means == Some(Means::Face)).then_some(arrival.score);
        congress.store.record(&Event {
            id: EventId(Uuid::now_v7()),
            session: "chinh-thuc".to_owned(),
            delegate: arrival.delegate,
            action,
            score,
            margin: score.map(|score| score - 0.22),
            door: congress.settings.door.clone(),
            operator: congress.settings.operator.clone(),
            authority: None,
            reason,
            at,
            logical: clock,
        })?;
    }
    Ok(count)
}

fn enrol_guest(congress: &mut Congress, guest: &Delegate, models: &Models) -> Result<(), AppError> {
    let path = congress.folder.photos().join("guest.jpg");
    let portrait = decode(&path)?;
    let mut recognizer = models.open()?;
    if let Some(face) = recognizer.largest(&portrait)? {
        let model_set = recognizer.model_set().to_owned();
        let weak = face.is_weak();
        enrolment::store_faces(congress, guest.id, &model_set, &[(face.embedding, weak)])?;
        enrolment::keep_photo(&congress.folder, guest.id, &portrait)?;
    }
    Ok(())
}

fn decode(path: &Path) -> Result<image::RgbImage, AppError> {
    let failed = |source| AppError::Picture { path: path.to_owned(), source };
    Ok(image::load_from_memory(GUEST_PHOTO).map_err(failed)?.to_rgb8())
}

/// Writes the clip in which the guest walks up to the desk.
fn clip(folder: &Path) -> Result<(), AppError> {
    fs::create_dir_all(folder).at(folder)?;
    let portrait = decode(folder)?;
    for (number, frame) in synth::walk_up(&portrait, CLIP_FRAMES).enumerate() {
        let path = folder.join(format!("{number:04}.jpg"));
        frame.save(&path).map_err(|source| AppError::Picture { path, source })?;
    }
    Ok(())
}
