//! Where the units of a part have come to stand in the whole.

use super::read::Table;

/// Where the units of a part have come to stand.
#[derive(Debug, Default)]
pub(in crate::explain) struct Layout {
    /// What the file must still hash to when it is copied.
    pub(super) sha256: String,
    /// Its tables.
    pub(super) tables: Vec<Table>,
    /// For each of its units the position in the whole, and there the position of each of its subjects; none where
    /// another part brings the unit.
    pub(super) units: Vec<Option<(u32, Vec<u32>)>>,
}

impl Layout {
    /// Where the units that were taken from this part have come to stand.
    pub(super) fn taken(&self) -> impl Iterator<Item = usize> + '_ {
        self.units.iter().flatten().map(|(at, _)| *at as usize)
    }
}
