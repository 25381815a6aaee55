//! What is scored, while it is gathered.

use crate::campaign::{Criterion, Extra, Group, Input, Item};

/// Everything that is scored.
#[derive(Default)]
pub(super) struct Scored {
    pub(super) groups: Vec<Group>,
    pub(super) criteria: Vec<Criterion>,
    pub(super) extras: Vec<Extra>,
    pub(super) items: Vec<Item>,
    pub(super) inputs: Vec<Input>,
    /// Some weight was wrong by itself: sums say nothing.
    pub(super) weights_lost: bool,
}
