//! The publish screen.

use std::sync::Arc;

use crate::app::publish::{
    build::Notice,
    publisher::{Copying, LanState, State},
};

/// What the publish screen shows.
#[derive(Debug, Clone, Default)]
pub struct PublishView {
    /// How everything is, as it was told last.
    pub state: Arc<State>,
    /// The chosen warning.
    pub selected: usize,
    /// Whether the site was open to the hall when something was told last.
    pub was_open: bool,
}

impl PublishView {
    /// The warnings of the last build.
    pub fn warnings(&self) -> &[Notice] {
        self.state.built.as_ref().map_or(&[], |(_, built)| &built.warnings)
    }

    /// Whether a copy is being made.
    pub fn copies(&self) -> bool {
        matches!(self.state.copy, Copying::Runs { .. })
    }

    /// Whether readers lost the site although nobody closed it: it fell, or is locked for want of a code.
    pub fn is_shut(&self) -> bool {
        let locked = matches!(self.state.lan, LanState::Open { locked_by: 1.., .. });
        locked || self.was_open && matches!(self.state.lan, LanState::Failed(_))
    }
}
