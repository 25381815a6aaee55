//! What the columns that hold no claims were taken for, to be told.

use crate::id::FactIx;
use crate::intake::heading::binding::Binding;
use crate::words::ColumnText;

/// What a column that holds no claims is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Something that every campaign knows.
    Known(ColumnText),
    /// A fact.
    Fact(FactIx),
}

impl Binding {
    /// What the columns without claims are read as, by column.
    pub(in crate::intake) fn uses(&self) -> Vec<(u32, Use)> {
        let one = |column: Option<u32>, of| column.map(|column| (column, Use::Known(of)));
        let single = [
            one(self.code, ColumnText::Code),
            one(self.unit_code, ColumnText::UnitCode),
            one(self.unit_name, ColumnText::UnitName),
            one(self.moment, ColumnText::Moment),
            one(self.rater, ColumnText::Rater),
            one(self.period, ColumnText::Period),
            one(self.number, ColumnText::Number),
            one(self.total, ColumnText::Total),
            one(self.level, ColumnText::Level),
        ];
        let mut uses: Vec<(u32, Use)> = single.into_iter().flatten().collect();
        uses.extend(self.name.iter().map(|column| (*column, Use::Known(ColumnText::Name))));
        uses.extend(self.birth.iter().map(|column| (*column, Use::Known(ColumnText::Birth))));
        uses.extend(self.facts.iter().map(|(column, fact)| (*column, Use::Fact(*fact))));
        uses.extend(
            self.long.iter().flat_map(|long| &long.criteria).map(|column| (*column, Use::Known(ColumnText::Criterion))),
        );
        uses.sort_by_key(|(column, _)| *column);
        uses
    }
}
