//! What went wrong and what to do about it: every failure, warning and refusal as sentences, one file a layer.
//!
//! A value named `detail` holds the system's own words, in English, for support. A sentence that takes `why` and ends
//! without advice is followed by the `next` of a [`system::Cause`].

pub mod app;
pub mod attendance;
pub mod camera;
pub mod config;
pub mod documents;
pub mod foreign;
pub mod lan;
pub mod operators;
pub mod publish;
pub mod roster;
pub mod store;
pub mod system;
pub mod usb_copy;
pub mod vision;

use super::Language;

/// A sentence with two values.
pub type Two = fn(&str, &str) -> String;

words!(Errors {
    /// Refusals of the operating system, which every layer meets.
    system: Group::<system::SystemSentences>,
    app: Group::<app::AppSentences>,
    attendance: Group::<attendance::AttendanceSentences>,
    operators: Group::<operators::OperatorSentences>,
    config: Group::<config::ConfigSentences>,
    store: Group::<store::StoreSentences>,
    roster: Group::<roster::RosterSentences>,
    vision: Group::<vision::VisionSentences>,
    camera: Group::<camera::CameraSentences>,
    documents: Group::<documents::DocumentSentences>,
    publish: Group::<publish::PublishSentences>,
    usb_copy: Group::<usb_copy::UsbCopySentences>,
    lan: Group::<lan::LanSentences>,
});

/// The sentences in a language.
pub fn errors(language: Language) -> &'static Errors {
    language.pick(&Errors::VI, &Errors::EN)
}
