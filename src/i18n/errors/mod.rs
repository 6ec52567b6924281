//! What went wrong and what to do next: every failure, warning and refusal as sentences, one file a layer.
//!
//! Arguments named `detail` are the system's own words, in English, for support. A sentence that takes `why` and ends
//! without advice is followed by the `next` of a [`system::Cause`].

pub mod app;
pub mod attendance;
pub mod camera;
pub mod config;
pub mod documents;
pub mod foreign;
pub mod hall;
pub mod operators;
pub mod publish;
pub mod roster;
pub mod stick;
pub mod store;
pub mod system;
pub mod vision;

use super::Language;

/// A sentence about one thing.
pub type One = fn(&str) -> String;
/// A sentence about two things.
pub type Two = fn(&str, &str) -> String;
/// A sentence about three things.
pub type Three = fn(&str, &str, &str) -> String;
/// A sentence with a number.
pub type Count = fn(usize) -> String;

/// The sentences of one language.
pub struct Errors {
    /// The system's refusals, which all layers meet.
    pub system: system::System,
    /// The uses of the program.
    pub app: app::App,
    /// Corrections of the attendance.
    pub attendance: attendance::Attendance,
    /// Operators, supervisors and their PINs.
    pub operators: operators::Operators,
    /// `congress.toml`.
    pub config: config::Config,
    /// The database.
    pub store: store::Store,
    /// Rosters.
    pub roster: roster::Roster,
    /// Faces and their models.
    pub vision: vision::Vision,
    /// Cameras and clips.
    pub camera: camera::Camera,
    /// Documents.
    pub documents: documents::Documents,
    /// The search index and the site.
    pub publish: publish::Publish,
    /// The site's folder, built, checked and copied.
    pub stick: stick::Stick,
    /// The site on the hall's network.
    pub hall: hall::Hall,
}

/// The sentences in a language.
pub fn errors(language: Language) -> &'static Errors {
    match language {
        Language::Vi => &VI,
        Language::En => &EN,
    }
}

const VI: Errors = Errors {
    system: system::VI,
    app: app::VI,
    attendance: attendance::VI,
    operators: operators::VI,
    config: config::VI,
    store: store::VI,
    roster: roster::VI,
    vision: vision::VI,
    camera: camera::VI,
    documents: documents::VI,
    publish: publish::VI,
    stick: stick::VI,
    hall: hall::VI,
};

const EN: Errors = Errors {
    system: system::EN,
    app: app::EN,
    attendance: attendance::EN,
    operators: operators::EN,
    config: config::EN,
    store: store::EN,
    roster: roster::EN,
    vision: vision::EN,
    camera: camera::EN,
    documents: documents::EN,
    publish: publish::EN,
    stick: stick::EN,
    hall: hall::EN,
};
