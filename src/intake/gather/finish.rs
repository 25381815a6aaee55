//! The last steps of intake: headings against the people they concern, order, and what is handed on.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::campaign::{Campaign, Fact, SubjectKind};
use crate::diag::{IntakeCode, Problem};
use crate::id::{FactIx, InputIx};
use crate::intake::heading::binding::HeadingFault;
use crate::intake::heading::words::PERIOD;
use crate::intake::people::alike;
use crate::intake::row::SheetRead;
use crate::intake::units::places::Places;
use crate::intake::units::tree::Tree;
use crate::intake::units::{UnitDraft, Units};
use crate::intake::{Dossier, Fault, Sheet, Unit};

/// So many empty lists are named.
const NAMED: usize = 5;

/// Why there is nobody to grade: the lists that are there are empty, or there is none.
pub(in crate::intake) fn nobody(subject: SubjectKind, sheets: &[SheetRead]) -> Problem {
    // A list names people; a table of scores alone is filled in for those on it.
    let of = |wanted: &dyn Fn(&SheetRead) -> bool| -> BTreeSet<&str> {
        sheets.iter().filter(|sheet| wanted(sheet)).map(|sheet| &*sheet.file).collect()
    };
    let lists = of(&|sheet| !sheet.binding.has_claims());
    let empty = if lists.is_empty() { of(&|_| true) } else { lists };
    if empty.is_empty() {
        return Problem::new(match subject {
            SubjectKind::Person => IntakeCode::NoRoster,
            SubjectKind::Unit => IntakeCode::NoUnits,
        });
    }
    let (more, named) = (empty.len().saturating_sub(NAMED), empty.iter().take(NAMED));
    let mut files = format!("“{}”", named.copied().collect::<Vec<_>>().join("”, “"));
    if more > 0 {
        files.push_str(&format!(" (+{more})"));
    }
    Problem::new(IntakeCode::RosterEmpty).with("files", files)
}

/// Tells every unit what is wrong with the headings of the sheets that its people stand in.
pub(in crate::intake) fn headings(
    campaign: &Campaign,
    units: &mut Units,
    places: &Places,
    sheets: &[SheetRead],
    run: &mut Vec<Problem>,
) {
    for (sheet, number) in sheets.iter().zip(0_u32..) {
        for fault in &sheet.binding.faults {
            let problem = sheet.binding.problem(fault, sheet.place());
            let mut concerned: Vec<usize> =
                (0..units.list.len()).filter(|unit| units.list[*unit].sheets.contains(&number)).collect();
            if concerned.is_empty() {
                concerned.extend(places.unit(units, &sheet.file));
            }
            if concerned.is_empty() {
                run.push(problem);
                continue;
            }
            for unit in concerned {
                units.list[unit].tell(problem.clone());
                units.list[unit].blame_all(&fault.about);
            }
        }
    }
    // Where units are graded, each is a unit by itself: what one table lacks may stand in another one.
    let everywhere = (campaign.subject == SubjectKind::Unit).then(|| {
        let of = |sheets: fn(&UnitDraft) -> &BTreeSet<u32>| units.list.iter().flat_map(sheets).copied().collect();
        (of(|unit| &unit.form_sheets), of(|unit| &unit.sheets))
    });
    for unit in units.list.iter_mut().filter(|unit| !unit.dossiers.is_empty()) {
        let (forms, all) = everywhere.clone().unwrap_or_else(|| (unit.form_sheets.clone(), unit.sheets.clone()));
        missing_columns(campaign, unit, sheets, (&forms, &all));
    }
}

/// A criterion or a fact that none of a unit's tables has a column for.
fn missing_columns(
    campaign: &Campaign,
    unit: &mut UnitDraft,
    sheets: &[SheetRead],
    (forms, all): (&BTreeSet<u32>, &BTreeSet<u32>),
) {
    let forms: Vec<&SheetRead> = forms.iter().map(|number| &sheets[*number as usize]).collect();
    let all: Vec<&SheetRead> = all.iter().map(|number| &sheets[*number as usize]).collect();
    let mut problems = Vec::new();
    let mut about = Vec::new();
    // Where nobody has a form, each of them is told; unless a heading is so near that it must be the column.
    let claims = if forms.is_empty() { &all } else { &forms };
    for (position, input) in campaign.inputs.iter().enumerate() {
        let input_ix = InputIx::at(position);
        if claims.iter().any(|sheet| sheet.binding.claims.iter().any(|claim| claim.input == input_ix)) {
            continue;
        }
        let problem = claims.first().and_then(|first| missing(claims, first, &input.title, &input.words));
        if !forms.is_empty() || problem.as_ref().is_some_and(|problem| problem.suggestion.is_some()) {
            problems.extend(problem);
            about.push(Fault::Item(input.item));
        }
    }
    let has_period = |sheet: &&SheetRead| {
        let binding = &sheet.binding;
        let told = binding.head().is_some_and(|head| head.period().is_some());
        told || binding.period.is_some() || binding.sheet_period.is_some()
    };
    if let Some(first) = forms.iter().find(|sheet| campaign.periods.is_some() && !has_period(sheet)) {
        about.push(Fault::Identity);
        problems.extend(missing(&forms, first, PERIOD, &["Quý".to_owned(), "Tháng".to_owned()]));
    }
    if let Some(first) = all.first() {
        let from_cells = |(_, fact): &(usize, &Fact)| fact.from_members.as_ref().is_none_or(|members| !members.fed);
        for (position, fact) in campaign.facts.iter().enumerate().filter(from_cells) {
            let fact_ix = FactIx::at(position);
            let is_counted = fact.is_counted();
            if !is_counted && !all.iter().any(|sheet| sheet.binding.facts.iter().any(|(_, of)| *of == fact_ix)) {
                problems.extend(missing(&all, first, &fact.title, &fact.column));
                about.push(Fault::Fact(fact_ix));
            }
        }
    }
    problems.into_iter().for_each(|problem| unit.tell(problem));
    unit.blame_all(&about);
}

/// The problem of a column that is not there; none where another problem of the headings explains it.
fn missing(sheets: &[&SheetRead], first: &SheetRead, title: &str, words: &[String]) -> Option<Problem> {
    let explains = |fault: &HeadingFault| fault.item == title || fault.other.contains(title);
    if sheets.iter().any(|sheet| sheet.binding.faults.iter().any(explains)) {
        return None;
    }
    let unknown: Vec<String> = sheets
        .iter()
        .flat_map(|sheet| sheet.binding.unknown.iter().map(|column| sheet.binding.heading(*column)))
        .collect();
    let nearest = words
        .iter()
        .map(String::as_str)
        .chain([title])
        .find_map(|word| crate::intake::suggest::nearest(word, unknown.iter().map(String::as_str)));
    let mut list: Vec<&str> = words.iter().map(String::as_str).filter(|word| *word != title).collect();
    list.insert(0, title);
    let place = first.row_place(first.binding.heading_row, None, None);
    let problem =
        Problem::new(IntakeCode::ColumnMissing).with("item", title).with("words", list.join("”, “")).with("whom", "");
    Some(problem.suggest(nearest).at(place))
}

/// A unit as it is handed on: people by code and name in byte order, problems by place.
pub(in crate::intake) fn unit(mut draft: UnitDraft) -> Unit {
    draft.dossiers.sort_by(|a, b| {
        // People without a code who are called alike are told apart by what was handed in, never by rows.
        let key = |dossier: &Dossier| {
            let values: Vec<_> =
                dossier.forms.iter().map(|form| (form.rater, form.values.iter().collect::<Vec<_>>())).collect();
            let facts: Vec<_> = dossier.facts.iter().map(|fact| fact.value.clone()).collect();
            format!("{facts:?} {values:?}")
        };
        let names = a.code.cmp(&b.code).then_with(|| a.name.cmp(&b.name)).then_with(|| a.birth.cmp(&b.birth));
        names.then_with(|| key(a).cmp(&key(b)))
    });
    for dossier in &mut draft.dossiers {
        dossier.forms.sort_by_key(|form| (form.rater, form.row));
    }
    draft.dossiers.shrink_to_fit();
    crate::diag::sort(&mut draft.problems);
    Unit {
        id: draft.id.into(),
        name: draft.name.into(),
        level: draft.level,
        dossiers: draft.dossiers,
        problems: draft.problems,
    }
}

/// A sheet as it is handed on.
pub(in crate::intake) fn sheet(sheet: SheetRead) -> Sheet {
    let heading_row = sheet.binding.heading_row;
    let uses = sheet.binding.uses();
    let SheetRead { file, name, binding, numbers, stated, asked, .. } = sheet;
    Sheet { file, name, heading_row, columns: binding.claims, numbers, stated, asked, uses }
}

/// Units of the list that only stand above others, with nobody of their own: they are not expected. Returns how many.
pub(in crate::intake) fn upper_units(units: &mut Units, tree: &Tree) -> usize {
    let is_node =
        |(at, draft): &(usize, &mut UnitDraft)| draft.dossiers.is_empty() && !draft.broken && tree.is_upper(*at);
    let mut count = 0;
    for (_, draft) in units.list.iter_mut().enumerate().filter(is_node) {
        draft.is_node = true;
        count += 1;
    }
    count
}

/// What is wrong in rows of units that nobody belongs to, since the rows are nobody's: it belongs to the run, or it would
/// go unsaid with the units.
pub(in crate::intake) fn problems_of_nobody(units: &mut Units, run: &mut Vec<Problem>) {
    let has_nobody = |draft: &&mut UnitDraft| draft.dossiers.is_empty() && !draft.broken && draft.expected.is_none();
    units.list.iter_mut().filter(has_nobody).for_each(|draft| run.append(&mut draft.problems));
}

/// Expected units that did not come, and units that came unexpected.
pub(in crate::intake) fn expected(
    units: &mut Units,
    sheets: &[SheetRead],
    listed: bool,
    run: &mut Vec<Problem>,
) -> Vec<(Arc<str>, Arc<str>)> {
    let mut not_received = Vec::new();
    let absent: Vec<String> = units
        .list
        .iter()
        .filter(|draft| draft.expected.is_some() && draft.dossiers.is_empty())
        .map(|draft| draft.name.clone())
        .collect();
    for draft in &mut units.list {
        match &draft.expected {
            None if listed => {
                let problem = Problem::new(IntakeCode::UnitNotExpected).with("unit", label(&draft.id, &draft.name));
                let meant = absent.iter().find(|name| alike::is_one_unit(name, &draft.name)).cloned();
                let nearest = || crate::intake::suggest::nearest(&draft.name, absent.iter().map(String::as_str));
                let problem = problem.suggest(meant.or_else(nearest));
                let cell = draft.sheets.first().map(|sheet| sheets[*sheet as usize].place());
                draft.tell(Problem { cell, ..problem });
            }
            Some(place) if draft.dossiers.is_empty() && !draft.broken && !draft.is_node => {
                let problem = Problem::new(IntakeCode::UnitNotReceived).with("unit", label(&draft.id, &draft.name));
                run.push(problem.at(place.clone()).in_unit(&draft.id));
                not_received.push((Arc::from(draft.id.as_str()), Arc::from(draft.name.as_str())));
                run.append(&mut draft.problems);
            }
            _ => {}
        }
    }
    units.list.retain(|draft| !draft.dossiers.is_empty() || draft.broken);
    not_received.sort();
    not_received
}

fn label(id: &str, name: &str) -> String {
    if name.is_empty() || id == name { id.to_owned() } else { format!("{id} – {name}") }
}
