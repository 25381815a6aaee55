//! Headings that cannot stand: two for one thing, one for several.

use super::Binder;
use crate::diag::IntakeCode;
use crate::intake::Fault;
use crate::intake::heading::binding::HeadingFault;
use crate::intake::heading::vocabulary::Meaning;

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
