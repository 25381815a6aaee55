//! Facts and claims of a person of a case, read as the cells of a table are.

use std::collections::BTreeMap;

use crate::campaign::faults::{At, fault, tell_conflict, tell_unused};
use crate::campaign::raw::value::{Scalar, bad_value};
use crate::campaign::{Atom, Condition, FactKind, FactTest, InputPart, ItemSource};
use crate::cases::build::{Builder, Draft};
use crate::cases::raw::{Claims, RawClaim, RawFact, RawPerson};
use crate::diag::code::CampaignTerm;
use crate::diag::{CampaignCode, Problem};
use crate::id::{FactIx, InputIx, ItemIx, RaterIx};
use crate::intake::{CellRef, FactCell, FactValue, Fault, Lean, Packed, RowRef};
use crate::num::{Exact, parse_decimal};
use crate::table::{Number, Value};

impl Builder<'_> {
    pub(super) fn facts(
        &mut self,
        raw: &RawPerson,
        row: RowRef,
        faults: &mut Vec<Fault>,
        problems: &mut Vec<Problem>,
    ) -> Lean<FactCell> {
        let mut cells = self.reader.blanks();
        let mut written: BTreeMap<FactIx, At<Value<'static>>> = self.role_fact(raw).into_iter().collect();
        let mut shares: BTreeMap<FactIx, Exact> = BTreeMap::new();
        for (id, fact) in self.usual.facts.iter().chain(&raw.facts) {
            let Some(position) = self.find(CampaignTerm::Fact, id, self.campaign.facts.iter().map(|fact| &fact.id))
            else {
                continue;
            };
            let at = FactIx::at(position);
            match fact {
                RawFact::Value(scalar) => {
                    shares.remove(&at);
                    written.insert(at, At::new(value(&scalar.value), scalar.span.clone()));
                }
                RawFact::Share { part, of, span } => {
                    if self.campaign.facts[position].kind != FactKind::Percent || part > of {
                        bad_value(self.faults, span, "facts", format!("{part} / {of}"), CampaignTerm::ShareFact);
                    }
                    written.remove(&at);
                    shares.insert(at, &(part * &Exact::whole(100)) / of);
                }
            }
        }
        for (fact, share) in shares {
            let at = Some(CellRef { sheet: 0, row: row.row, column: u32::from(fact.0) });
            cells[fact.index()] = FactCell { value: FactValue::Number(share), at };
        }
        for (fact, written) in written {
            let column = u32::from(fact.0);
            match self.reader.fact(fact, &written.value) {
                Ok(Some(value)) => {
                    let at = Some(CellRef { sheet: 0, row: row.row, column });
                    cells[fact.index()] = FactCell { value, at };
                }
                Ok(None) => {}
                Err(problem) => {
                    faults.push(Fault::Fact(fact));
                    problems.push(problem.by(self.faults.place(&written.span)));
                }
            }
        }
        cells
    }

    /// The word of a fact that makes a role: the first word of its condition, or the mark.
    fn role_fact(&self, raw: &RawPerson) -> Option<(FactIx, At<Value<'static>>)> {
        let id = raw.role.as_ref()?;
        let role = self.find(CampaignTerm::Role, id, self.campaign.roles.iter().map(|role| &role.id))?;
        let word = match &self.campaign.roles[role].when {
            None => return None,
            Some(Condition::Atom(Atom::Fact(fact, FactTest::TextIs(words)))) => {
                Some((*fact, Value::Text(words.first()?.shown.clone().into())))
            }
            Some(Condition::Atom(Atom::Fact(fact, FactTest::Flag(yes)))) => Some((*fact, mark(*yes))),
            Some(_) => None,
        };
        if word.is_none() && raw.facts.is_empty() {
            tell_conflict(self.faults, &id.span, "role", CampaignTerm::RoleByFacts);
        }
        word.map(|(fact, word)| (fact, At::new(word, id.span.clone())))
    }

    /// The cells of one row: what everybody has, what the person has, what the period has.
    pub(super) fn values(
        &self,
        raw: &RawPerson,
        period: &Claims,
        draft: &mut Draft,
        faults: &mut Vec<Fault>,
        problems: &mut Vec<Problem>,
    ) -> Vec<Packed> {
        let said = |id: &At<String>, claims: &Claims| claims.iter().any(|(other, _)| other.value == id.value);
        let own = raw.claims.iter().filter(|(id, _)| !said(id, period));
        let usual = self.usual.claims.iter().filter(|(id, _)| !said(id, period) && !said(id, &raw.claims));
        let mut cells = Vec::new();
        for (id, claim) in usual.chain(own).chain(period) {
            let Some(item) = self.find(CampaignTerm::Criterion, id, self.campaign.items.iter().map(|item| &item.id))
            else {
                continue;
            };
            if matches!(self.campaign.items[item].source, ItemSource::Fact(_)) {
                tell_unused(self.faults, &id.span, CampaignTerm::Criterion, &id.value);
                continue;
            }
            self.claim(ItemIx::at(item), claim, (None, None), &mut cells);
        }
        let mut values = vec![Packed::BLANK; self.campaign.inputs.len() * (self.campaign.raters.len() + 1)];
        for (slot, input, scalar) in cells {
            match self.reader.claim(input, &value(&scalar.value), &mut draft.numbers) {
                Ok(packed) => values[slot] = packed,
                Err(problem) => {
                    faults.push(Fault::Item(self.campaign.inputs[input.index()].item));
                    problems.push(problem.by(self.faults.place(&scalar.span)));
                }
            }
        }
        values
    }

    /// The cells that a claim fills: below tables by rater and by part of a ratio.
    fn claim<'r>(
        &self,
        item: ItemIx,
        raw: &'r RawClaim,
        (rater, part): (Option<RaterIx>, Option<InputPart>),
        cells: &mut Vec<(usize, InputIx, &'r At<Scalar>)>,
    ) {
        let is_ratio = matches!(self.campaign.items[item.index()].source, ItemSource::Ratio { .. });
        match raw {
            RawClaim::One(scalar) => {
                let part = part.unwrap_or(InputPart::Value);
                let inputs = self.campaign.inputs.iter().enumerate();
                let mut inputs = inputs.filter(|(_, input)| input.item == item && input.part == part);
                match inputs.next() {
                    Some((input, _)) => {
                        let input = InputIx::at(input);
                        cells.push((self.slot(input, rater), input, scalar));
                    }
                    None => {
                        let problem = fault(CampaignCode::WrongType).with("key", &self.campaign.items[item.index()].id);
                        self.faults.add(&scalar.span, problem.with("expected", "{ done = …, of = … }"));
                    }
                }
            }
            RawClaim::Parts(parts) => {
                for (word, claim) in parts {
                    match word.value.as_str() {
                        "done" if is_ratio => self.claim(item, claim, (rater, Some(InputPart::Done)), cells),
                        "less" if is_ratio => self.claim(item, claim, (rater, Some(InputPart::Less)), cells),
                        "of" if is_ratio => self.claim(item, claim, (rater, Some(InputPart::Of)), cells),
                        _ => {
                            let raters = self.campaign.raters.iter().map(|rater| &rater.id);
                            if let Some(rater) = self.find(CampaignTerm::Rater, word, raters) {
                                self.claim(item, claim, (Some(RaterIx::at(rater)), part), cells);
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A value as a cell would hold it.
fn value(scalar: &Scalar) -> Value<'static> {
    match scalar {
        Scalar::Text(text) => Value::Text(text.clone().into()),
        Scalar::Number(number) => {
            let text = number.to_string();
            let parts = parse_decimal(&text).and_then(|(mantissa, scale)| Some((mantissa, u8::try_from(scale).ok()?)));
            match parts {
                Some((mantissa, scale)) => Value::Number(Number { mantissa, scale, percent: false, zeros: 0 }),
                None => Value::Text(text.into()),
            }
        }
        Scalar::YesNo(yes) => mark(*yes),
        Scalar::Date(date) => Value::Date(*date),
    }
}

fn mark(yes: bool) -> Value<'static> {
    Value::Text(if yes { "x" } else { "-" }.into())
}
