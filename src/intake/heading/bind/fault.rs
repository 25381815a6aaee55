//! Headings that cannot stand: two for one thing, one for several.

use super::Binder;
use crate::campaign::PointsRule;
use crate::diag::IntakeCode;
use crate::id::InputIx;
use crate::intake::Fault;
use crate::intake::heading::binding::HeadingFault;
use crate::intake::heading::vocabulary::{Meaning, Vocabulary};
use crate::intake::heading::{Heading, scale};

/// Columns that stand twice from which they are a second table.
const BESIDE: usize = 3;

impl Binder<'_> {
    pub(super) fn twice(&mut self, column: u32, first: u32, item: String, about: Fault) {
        let other = crate::diag::column_name(first);
        self.out.faults.push(HeadingFault {
            code: IntakeCode::ColumnTwice,
            column,
            item,
            other,
            about: vec![about],
            cell: None,
        });
    }

    pub(super) fn ambiguous(&mut self, column: u32, meanings: &[Meaning]) {
        let mut titles = meanings.iter().map(|meaning| self.title(*meaning));
        let item = titles.next().unwrap_or_default();
        let other = titles.collect::<Vec<_>>().join("”, “");
        let about = meanings.iter().map(|meaning| self.fault(*meaning)).collect();
        self.out.faults.push(HeadingFault {
            code: IntakeCode::ColumnAmbiguous,
            column,
            item,
            other,
            about,
            cell: None,
        });
    }

    /// A heading that states other largest points than the campaign: told, and nothing is converted. Under a rater's
    /// name the scale stands with the criterion above.
    pub(super) fn scale(&mut self, heading: &Heading, input: InputIx, vocabulary: &Vocabulary) {
        let item = &self.campaign.items[self.campaign.inputs[input.index()].item.index()];
        let PointsRule::UpTo { max, .. } = &item.points else { return };
        let names = |part: &&String| {
            let alone = Heading { column: heading.column, parts: vec![(*part).clone()] };
            vocabulary.meanings(&alone).iter().any(|meaning| matches!(meaning, Meaning::Claim(of, _) if *of == input))
        };
        let Some(stated) = heading.parts.iter().rev().find(names).and_then(|part| scale::stated(part)) else { return };
        let item = self.campaign.inputs[input.index()].title.clone();
        let is_told = self.out.faults.iter().any(|fault| fault.code == IntakeCode::ScaleDiffers && fault.item == item);
        if stated != *max && !is_told {
            let (code, column) = (IntakeCode::ScaleDiffers, heading.column);
            let other = max.to_string().replace('.', ",");
            self.out.faults.push(HeadingFault { code, column, item, other, about: Vec::new(), cell: None });
        }
    }

    /// A second table that stands beside the first says everything twice, for one reason.
    pub(super) fn table_beside(&mut self) {
        let is_twice = |fault: &&HeadingFault| fault.code == IntakeCode::ColumnTwice;
        let twice: Vec<&HeadingFault> = self.out.faults.iter().filter(is_twice).collect();
        let identity = [self.out.code, self.out.name.first().copied()];
        let last = self.out.claims.iter().map(|claim| claim.column).max();
        let [first, ..] = twice.as_slice() else { return };
        let is_behind = last.is_some_and(|last| twice.iter().all(|fault| fault.column > last));
        let says_who = twice.iter().any(|fault| {
            fault.about == [Fault::Identity]
                && identity.iter().flatten().any(|own| crate::diag::column_name(*own) == fault.other)
        });
        if twice.len() < BESIDE || !is_behind || !says_who {
            return;
        }
        let texts: Vec<String> = twice.iter().map(|fault| self.out.heading(fault.column)).collect();
        let column = first.column;
        let mut about: Vec<Fault> = twice.iter().flat_map(|fault| fault.about.iter().copied()).collect();
        about.sort_unstable();
        about.dedup();
        let item = format!("“{}”", texts.join("”, “"));
        self.out.faults.retain(|fault| fault.code != IntakeCode::ColumnTwice);
        let (code, other) = (IntakeCode::TableBeside, String::new());
        self.out.faults.push(HeadingFault { code, column, item, other, about, cell: None });
    }

    fn fault(&self, meaning: Meaning) -> Fault {
        match meaning {
            Meaning::Claim(input, _) => Fault::Item(self.campaign.inputs[input.index()].item),
            Meaning::Fact(fact) => Fault::Fact(fact),
            Meaning::Identity(_) => Fault::Identity,
        }
    }

    fn title(&self, meaning: Meaning) -> String {
        match meaning {
            Meaning::Claim(input, _) => self.campaign.inputs[input.index()].title.clone(),
            Meaning::Fact(fact) => self.campaign.facts[fact.index()].title.clone(),
            Meaning::Identity(_) => String::new(),
        }
    }
}
