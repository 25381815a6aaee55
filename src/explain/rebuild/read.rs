//! What was read: tables, dossiers, facts, claims. Under other rules, columns and words are found by id.

use std::sync::Arc;

use crate::campaign::{Campaign, Fact, FactKind, PointsRule};
use crate::classify::SubjectRef;
use crate::diag::CellPlace;
use crate::explain::document::Document;
use crate::explain::fault::Fault;
use crate::explain::record::{self, FactAt, Form, Past, Record, Scalar};
use crate::id::{FactIx, InputIx, RaterIx};
use crate::intake::{
    self, CellRef, ClaimColumn, Dossier, FactCell, FactValue, Gathered, History, MemberFact, Packed, PastLevel,
    PastYear, Period, RareFields, RowRef, Sheet, Unit,
};
use crate::num::{Exact, parse_decimal};
use crate::text::fold;

use super::{Person, award_of, level_of, loose};

/// Which columns of a table these rules read: the position of each in the table's list.
type Kept = Vec<usize>;

pub(super) fn gathered(
    rules: &Campaign,
    document: &Document<'_>,
    people: &[Person<'_>],
) -> Result<(Gathered, Vec<SubjectRef>), Fault> {
    let mut sheets = Vec::with_capacity(document.tables.len());
    let mut kept = Vec::with_capacity(document.tables.len());
    for table in &document.tables {
        let (sheet, columns) = sheet(rules, document, table)?;
        sheets.push(sheet);
        kept.push(columns);
    }
    let mut units: Vec<Unit> = document.units.iter().map(|unit| self::unit(rules, unit)).collect();
    let mut places = Vec::with_capacity(people.len());
    let mut member_facts = Vec::new();
    for (unit, record) in people {
        let dossier = dossier(rules, document, &mut sheets, &kept, record)?;
        let dossiers = &mut units.get_mut(*unit).ok_or_else(|| loose("units"))?.dossiers;
        let number = |at: usize| u32::try_from(at).map_err(|_| loose("units"));
        places.push(SubjectRef { unit: number(*unit)?, subject: number(dossiers.len())? });
        dossiers.push(dossier);
        for (fact, count, of, campaign, condition) in &record.members {
            let Some(fact) = rules.facts.iter().position(|known| known.id.as_str() == fact) else { continue };
            member_facts.push(MemberFact {
                unit: number(*unit)?,
                fact: FactIx::at(fact),
                count: *count,
                of: *of,
                campaign: campaign.as_str().into(),
                condition: condition.as_str().into(),
            });
        }
    }
    member_facts.sort_by_key(|made: &MemberFact| (made.unit, made.fact));
    Ok((Gathered { units, sheets, member_facts, ..Gathered::default() }, places))
}

fn unit(rules: &Campaign, unit: &record::Unit) -> Unit {
    Unit {
        id: unit.id.as_str().into(),
        name: unit.name.as_str().into(),
        level: unit.level.as_ref().and_then(|level| level_of(rules, level).ok()),
        dossiers: Vec::new(),
        problems: Vec::new(),
    }
}

fn sheet(rules: &Campaign, document: &Document<'_>, table: &record::Table) -> Result<(Sheet, Kept), Fault> {
    let (mut columns, mut kept) = (Vec::new(), Vec::new());
    for (at, column) in table.columns.iter().enumerate() {
        let input = document.rules.inputs.get(column.input).ok_or_else(|| loose("inputs"))?;
        let Some(input) = input_of(rules, input) else { continue };
        let rater = column.rater.as_deref().map(|id| rater_of(rules, id));
        if rater == Some(None) {
            continue;
        }
        columns.push(ClaimColumn { column: column_number(&column.column)?, input, rater: rater.flatten() });
        kept.push(at);
    }
    let name = table.sheet.as_deref().map(Arc::from);
    let (stated, asked, uses) = (Vec::new(), Vec::new(), Vec::new());
    let file = table.file.as_str().into();
    Ok((Sheet { file, name, heading_row: 0, columns, numbers: Vec::new(), stated, asked, uses }, kept))
}

fn input_of(rules: &Campaign, wanted: &record::Input) -> Option<InputIx> {
    let fits = |input: &crate::campaign::Input| {
        input.part.id() == wanted.part && rules.items[input.item.index()].id.as_str() == wanted.item
    };
    rules.inputs.iter().position(fits).map(InputIx::at)
}

/// The number of a column's letters, from 0.
fn column_number(letters: &str) -> Result<u32, Fault> {
    let add = |sum: u32, letter: u8| {
        let digit = letter.is_ascii_uppercase().then(|| u32::from(letter - b'A') + 1)?;
        sum.checked_mul(26)?.checked_add(digit)
    };
    let number = letters.bytes().try_fold(0, add).filter(|number| *number > 0);
    number.map(|number| number - 1).ok_or_else(|| loose(letters))
}

fn row_of(document: &Document<'_>, sheet: u32, row: u32) -> Result<RowRef, Fault> {
    let there = (sheet as usize) < document.tables.len();
    let row = row.checked_sub(1).filter(|_| there).ok_or_else(|| loose("sheets"))?;
    Ok(RowRef { sheet, row })
}

fn dossier(
    rules: &Campaign,
    document: &Document<'_>,
    sheets: &mut [Sheet],
    kept: &[Kept],
    record: &Record,
) -> Result<Dossier, Fault> {
    let row = row_of(document, record.row.0, record.row.1)?;
    let facts = rules.facts.iter().map(|fact| fact_cell(document, row, record, fact));
    let forms = record.forms.iter().map(|form| self::form(rules, document, sheets, kept, form));
    Ok(Dossier {
        code: record.id.as_str().into(),
        name: record.name.as_str().into(),
        row,
        forms: forms.collect::<Result<_, _>>()?,
        facts: facts.collect::<Result<_, _>>()?,
        rare: RareFields {
            birth: record.birth.as_deref().map(Into::into),
            decision: record.decision.as_ref().and_then(|decided| decision(rules, decided)).map(Box::new),
            history: history(rules, &record.history).map(Box::new),
            faults: Vec::new(),
        }
        .into(),
    })
}

/// Earlier years as far as these rules know their words: a level that they do not know is none.
pub(in crate::explain) fn history(rules: &Campaign, years: &[Past]) -> Option<History> {
    let mut history = History::default();
    for Past(year, level, awards) in years {
        let level = match level.as_deref() {
            None => PastLevel::Unsaid,
            Some(level) => level_of(rules, level).map_or(PastLevel::NotRated, PastLevel::Level),
        };
        let awards = awards.iter().filter_map(|id| award_of(rules, id).ok()).collect();
        history.add(PastYear { year: *year, level, awards });
    }
    (!years.is_empty()).then_some(history)
}

fn fact_cell(document: &Document<'_>, own: RowRef, record: &Record, fact: &Fact) -> Result<FactCell, Fault> {
    let Some(at) = document.rules.facts.iter().position(|known| known.id == fact.id.as_str()) else {
        let blank = fact.blank.as_ref().map(|text| Scalar::Text(text.clone()));
        return Ok(FactCell { value: fact_value(fact.kind, blank.as_ref()), at: None });
    };
    let cell = match record.fact_cells.get(at).and_then(Option::as_ref) {
        None => None,
        Some(FactAt::Own(column)) => Some((own, column)),
        Some(FactAt::Else((sheet, row, column))) => Some((row_of(document, *sheet, *row)?, column)),
    };
    let cell = cell.map(|(row, column)| {
        Ok::<_, Fault>(CellRef { sheet: row.sheet, row: row.row, column: column_number(column)? })
    });
    Ok(FactCell { value: fact_value(fact.kind, record.facts.get(at).and_then(Option::as_ref)), at: cell.transpose()? })
}

/// A fact's value by its kind; what is not of that kind is none.
pub(in crate::explain) fn fact_value(kind: FactKind, value: Option<&Scalar>) -> FactValue {
    let read = match (kind, value) {
        (FactKind::Text, Some(Scalar::Text(text))) => {
            Some(FactValue::Text { shown: text.as_str().into(), folded: fold(text).into() })
        }
        (FactKind::Flag, Some(Scalar::Flag(yes))) => Some(FactValue::Flag(*yes)),
        (FactKind::Date, Some(Scalar::Text(text))) => text.parse().ok().map(FactValue::Date),
        (FactKind::Count | FactKind::Number | FactKind::Percent, Some(Scalar::Text(text))) => {
            number(text).map(FactValue::Number)
        }
        _ => None,
    };
    read.unwrap_or(FactValue::Missing)
}

/// A number as [`Exact`] shows it: a decimal, else a fraction.
fn number(text: &str) -> Option<Exact> {
    if let Some((above, below)) = text.split_once('/') {
        let (above, below) = (Exact::parse(above)?, Exact::parse(below)?);
        return (!below.is_zero()).then(|| above / below);
    }
    Exact::parse(text)
}

fn form(
    rules: &Campaign,
    document: &Document<'_>,
    sheets: &mut [Sheet],
    kept: &[Kept],
    form: &Form,
) -> Result<intake::Form, Fault> {
    let Form(sheet, row, rater, values, period) = form;
    let row = row_of(document, *sheet, *row)?;
    let at = *sheet as usize;
    let Sheet { columns, numbers, .. } = &mut sheets[at];
    let table = &document.tables[at];
    let pack = |(column, position): (&ClaimColumn, &usize)| {
        let value = values.get(*position).and_then(Option::as_ref);
        let own = &document.rules.inputs[table.columns[*position].input];
        packed(rules, document, own, column.input, value, numbers)
    };
    Ok(intake::Form {
        row,
        rater: rater.as_deref().and_then(|id| rater_of(rules, id)),
        period: period.as_deref().map(|id| Period::of_id(id).ok_or_else(|| loose(id))).transpose()?,
        values: columns.iter().zip(&kept[at]).map(pack).collect(),
    })
}

/// A claim; blank where it is none that the item's rule takes.
fn packed(
    rules: &Campaign,
    document: &Document<'_>,
    own: &record::Input,
    input: InputIx,
    value: Option<&Scalar>,
    numbers: &mut Vec<Exact>,
) -> Packed {
    let rule = &rules.items[rules.inputs[input.index()].item.index()].points;
    match (value, rule) {
        (Some(Scalar::Text(text)), _) if text == "n/a" => Packed::NOT_APPLICABLE,
        (Some(Scalar::Text(text)), _) if text == "exempt" => Packed::EXEMPT,
        (Some(Scalar::Flag(yes)), PointsRule::Flag { .. }) => Packed::flag(*yes),
        (Some(Scalar::Choice(word)), PointsRule::Choice(words)) => {
            let word = choice_word(&document.campaign, &own.item, *word);
            let at = word.and_then(|(_, folded, _)| words.iter().position(|(_, known, _)| known == folded));
            at.and_then(|at| u16::try_from(at).ok()).map_or(Packed::BLANK, Packed::choice)
        }
        (Some(Scalar::Text(_)), PointsRule::Flag { .. } | PointsRule::Choice(_)) => Packed::BLANK,
        (Some(Scalar::Text(text)), _) => {
            parse_decimal(text).map_or(Packed::BLANK, |(mantissa, scale)| Packed::number(mantissa, scale, numbers))
        }
        _ => Packed::BLANK,
    }
}

/// A word of an item's `choice` by its position: as written, folded, points.
pub(in crate::explain) fn choice_word<'c>(
    campaign: &'c Campaign,
    item: &str,
    word: u16,
) -> Option<&'c (String, String, Exact)> {
    match &campaign.items.iter().find(|known| known.id.as_str() == item)?.points {
        PointsRule::Choice(words) => words.get(usize::from(word)),
        _ => None,
    }
}

/// A decision as far as these rules know its words.
pub(in crate::explain) fn decision(rules: &Campaign, decided: &record::Decision) -> Option<intake::Decision> {
    let awards = decided.awards.as_ref();
    Some(intake::Decision {
        at: CellPlace {
            file: decided.at.file.as_str().into(),
            sheet: decided.at.sheet.as_deref().map(Into::into),
            row: row_of_address(decided.at.address.as_deref()),
            column: None,
            text: None,
        },
        level: decided.level.as_ref().and_then(|id| level_of(rules, id).ok()),
        computed: None,
        awards: awards.map(|awards| awards.iter().filter_map(|id| award_of(rules, id).ok()).collect()),
        reason: decided.reason.clone(),
        body: decided.body.clone(),
        number: decided.number.clone(),
        date: decided.date.parse().ok()?,
    })
}

fn row_of_address(address: Option<&str>) -> Option<u32> {
    let digits = address?.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse::<u32>().ok()?.checked_sub(1)
}

fn rater_of(campaign: &Campaign, id: &str) -> Option<RaterIx> {
    campaign.raters.iter().position(|rater| rater.id.as_str() == id).map(RaterIx::at)
}
