//! A subject of a part as the joined tables need it: who, facts, figures, standing.

use std::collections::HashMap;
use std::sync::Arc;

use crate::campaign::{Campaign, OrderKey, OrderValue, SubjectKind};
use crate::classify::Graded;
use crate::explain::fault::Fault;
use crate::explain::rebuild;
use crate::explain::record::Record;
use crate::intake::{Dossier, FactCell, FactValue, Lean, RareFields, RowRef};
use crate::score::PointsList;

use super::read::Slim;

/// Most texts that are shared: beyond, each has its own.
const MOST_SHARED: usize = 1 << 16;

/// Texts of facts that many people have in common (positions, disciplines).
#[derive(Debug, Default)]
pub(super) struct Shared(HashMap<Arc<str>, (Arc<str>, Arc<str>)>);

impl Shared {
    fn share(&mut self, value: FactValue) -> FactValue {
        let FactValue::Text { shown, folded } = value else { return value };
        if let Some((shown, folded)) = self.0.get(&shown) {
            return FactValue::Text { shown: shown.clone(), folded: folded.clone() };
        }
        if self.0.len() < MOST_SHARED {
            self.0.insert(shown.clone(), (shown.clone(), folded.clone()));
        }
        FactValue::Text { shown, folded }
    }
}

/// The subject; the row is not known any more.
pub(super) fn person(campaign: &Campaign, shared: &mut Shared, slim: Slim) -> Result<(Dossier, Graded), Fault> {
    let record = Record::from(slim);
    let mut graded =
        Graded { card: rebuild::card(campaign, &record)?, standing: rebuild::standing(campaign, &record)? };
    if campaign.subject == SubjectKind::Person {
        slim_down(campaign, &mut graded);
    }
    let facts = campaign.facts.iter().enumerate().map(|(at, fact)| {
        let value = rebuild::fact_value(fact.kind, record.facts.get(at).and_then(Option::as_ref));
        FactCell { value: shared.share(value), at: None }
    });
    let dossier = Dossier {
        code: record.id.as_str().into(),
        name: record.name.as_str().into(),
        row: RowRef { sheet: 0, row: 0 },
        facts: facts.collect(),
        forms: Box::default(),
        rare: RareFields {
            birth: record.birth.as_deref().map(Into::into),
            decision: record.decision.as_ref().and_then(|decided| rebuild::decision(campaign, decided)).map(Box::new),
            history: rebuild::history(campaign, &record.history).map(Box::new),
            faults: Vec::new(),
        }
        .into(),
    };
    Ok((dossier, graded))
}

/// Lets go of what no joined table shows: millions of people are held at once.
fn slim_down(campaign: &Campaign, graded: &mut Graded) {
    let card = &mut graded.card;
    let by_criterion = |key: &OrderKey| matches!(key.by, OrderValue::Criterion(_));
    let orders = campaign.quotas.iter().flat_map(|quota| &quota.order).chain(&campaign.ranking);
    if !orders.into_iter().any(by_criterion) {
        card.criteria = PointsList::default();
    }
    card.periods = Lean::EMPTY;
    let shown = campaign.self_rater().map_or(0, |rater| rater.index() + 1);
    if shown < card.rater_totals.len() {
        card.rater_totals = card.rater_totals.iter().take(shown).collect();
    }
}
