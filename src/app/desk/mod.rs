//! The front desk: receiving delegates, sessions, attendance, the record, the log as people read it.

pub mod attendance_export;
pub mod badges;
pub mod badges_sheet;
pub mod dashboard;
pub mod door;
pub mod edit;
#[cfg(test)]
mod fixture;
pub mod front_desk;
pub mod headless;
pub mod log_view;
pub mod qr;
pub mod recorder;
pub mod records;
pub mod roll;
pub mod sessions;
pub mod snapshot;
