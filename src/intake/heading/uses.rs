//! What the columns that hold no claims were taken for, to be told.

use crate::id::FactIx;
use crate::intake::heading::binding::Binding;

/// What a column that holds no claims is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// The code.
    Code,
    /// The name, or a part of it.
    Name,
    /// The birth date.
    Birth,
    /// The code of the unit.
    UnitCode,
    /// Its name.
    UnitName,
    /// When a row was handed in.
    Moment,
    /// Who scored a row.
    Rater,
    /// The month or quarter.
    Period,
    /// The number in the list.
    Number,
    /// What a row of a long table is about.
    Criterion,
    /// A total, to be compared.
    Total,
    /// A level, to be compared.
    Level,
    /// A fact.
    Fact(FactIx),
}

impl Binding {
    /// What the columns without claims are read as, by column.
    pub(in crate::intake) fn uses(&self) -> Vec<(u32, Use)> {
        let one = |column: Option<u32>, of: Use| column.map(|column| (column, of));
        let single = [
            one(self.code, Use::Code),
            one(self.unit_code, Use::UnitCode),
            one(self.unit_name, Use::UnitName),
            one(self.moment, Use::Moment),
            one(self.rater, Use::Rater),
            one(self.period, Use::Period),
            one(self.number, Use::Number),
            one(self.total, Use::Total),
            one(self.level, Use::Level),
        ];
        let mut uses: Vec<(u32, Use)> = single.into_iter().flatten().collect();
        uses.extend(self.name.iter().map(|column| (*column, Use::Name)));
        uses.extend(self.birth.iter().map(|column| (*column, Use::Birth)));
        uses.extend(self.facts.iter().map(|(column, fact)| (*column, Use::Fact(*fact))));
        uses.extend(self.long.iter().flat_map(|long| &long.criteria).map(|column| (*column, Use::Criterion)));
        uses.sort_by_key(|(column, _)| *column);
        uses
    }
}
