//! Several forms of one person: raters side by side are fine, two of one rater are not, unless a timestamp
//! says which is the last.

use std::collections::BTreeMap;

use crate::campaign::{BlankValue, Campaign, Combine, ItemSource};
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::{InputIx, RaterIx};
use crate::intake::dossier::who;
use crate::intake::people::{describe, place};
use crate::intake::row::SheetRead;
use crate::intake::units::UnitDraft;
use crate::intake::{Dossier, Fault, Form, Packed, Period, RowRef};
use crate::num::parse_decimal;

/// What is looked at to settle forms.
#[derive(Clone, Copy)]
pub(in crate::intake) struct Settling<'a> {
    /// The rules.
    pub(in crate::intake) campaign: &'a Campaign,
    /// All sheets.
    pub(in crate::intake) sheets: &'a [SheetRead],
}

/// Settles the forms of a unit's people, and tells who has none.
pub(in crate::intake) fn settle(settling: Settling<'_>, unit: &mut UnitDraft) {
    let mut problems = Vec::new();
    let mut doubles: Vec<Double> = Vec::new();
    let mut clashes: Vec<(InputIx, u32)> = Vec::new();
    for dossier in &mut unit.dossiers {
        settling.forget_empty_meeting(dossier);
        if dossier.forms.len() > 1 {
            settling.person(dossier, (&mut problems, &mut doubles), &mut clashes);
        }
        // Whose identity is in doubt, or whose columns are, has been told.
        let is_blamed = dossier.faults.iter().any(|fault| matches!(fault, Fault::Identity | Fault::Item(_)));
        if dossier.forms.is_empty() && settling.campaign.reads_assessments() && !is_blamed && !unit.broken {
            let at = place(settling.sheets, dossier.row, None);
            problems.push(Problem::new(IntakeCode::WithoutForm).with("person", who(dossier)).at(at));
        }
    }
    settling.doubles(unit, doubles, &mut problems);
    clashes.sort_unstable();
    clashes.dedup_by_key(|(input, _)| *input);
    problems.extend(clashes.into_iter().map(|(input, sheet)| settling.clash(input, sheet)));
    problems.into_iter().for_each(|problem| unit.tell(problem));
}

/// Two forms of one rater: where the one that is left out stands, where the other, and what is told of them.
struct Double {
    left_out: u32,
    kept: RowRef,
    problem: Problem,
}

/// People with two forms in two sheets from which the sheets are the cause.
const ONE_CAUSE: usize = 3;

/// A declared `blank` as a claim; none where it is no short number.
fn packed(blank: &BlankValue) -> Option<Packed> {
    match blank {
        BlankValue::Flag(yes) => Some(Packed::flag(*yes)),
        BlankValue::Choice(word) => Some(Packed::choice(*word)),
        BlankValue::Number(number) => {
            let (mantissa, scale) = parse_decimal(&number.to_string())?;
            let mut longer = Vec::new();
            let value = Packed::number(mantissa, scale, &mut longer);
            longer.is_empty().then_some(value)
        }
    }
}

impl Settling<'_> {
    fn person(
        self,
        dossier: &mut Dossier,
        (problems, doubles): (&mut Vec<Problem>, &mut Vec<Double>),
        clashes: &mut Vec<(InputIx, u32)>,
    ) {
        let mut forms = std::mem::take(&mut dossier.forms).into_vec();
        forms.sort_by_key(|form| (form.rater, form.row));
        self.put_meeting_first(&mut forms);
        let mut kept: Vec<Form> = Vec::with_capacity(forms.len());
        let mut is_double = false;
        for form in forms {
            match kept.iter().position(|other| self.overlap(other, &form)) {
                None => kept.push(form),
                Some(at) => is_double |= self.replace(dossier, &mut kept[at], form, (problems, doubles)),
            }
        }
        is_double |= self.quarter_and_months(dossier, &kept, problems);
        if is_double {
            dossier.blame(Fault::Identity);
        }
        self.common_and_rated(&kept, clashes);
        dossier.forms = kept.into_boxed_slice();
    }

    /// A row of the sheet of a meeting that is left empty is no form, where there is no other.
    fn forget_empty_meeting(self, dossier: &mut Dossier) {
        let is_empty = |form: &Form| {
            self.sheets[form.row.sheet as usize].binding.meeting && form.values.iter().all(|value| value.is_blank())
        };
        if !dossier.forms.is_empty() && dossier.forms.iter().all(is_empty) {
            dossier.forms = Box::default();
        }
    }

    /// What a meeting has settled stands in the place of what the highest rater had handed in, blank cells too.
    fn put_meeting_first(self, forms: &mut [Form]) {
        let binding = |form: &Form| &self.sheets[form.row.sheet as usize].binding;
        let highest = self.campaign.raters.len().checked_sub(1).map(RaterIx::at);
        let settled: Vec<(Option<Period>, InputIx)> = forms
            .iter()
            .filter(|form| binding(form).meeting)
            .flat_map(|form| binding(form).claims.iter().map(|claim| (form.period, claim.input)))
            .collect();
        if settled.is_empty() {
            return;
        }
        let of_others = |form: &Form| {
            let filled = binding(form).claims.iter().zip(form.values.iter()).filter(|(_, value)| !value.is_blank());
            filled.map(|(claim, _)| (form.period, claim.input)).collect::<Vec<_>>()
        };
        let others: Vec<(Option<Period>, InputIx)> =
            forms.iter().filter(|form| !binding(form).meeting).flat_map(of_others).collect();
        for form in forms.iter_mut().filter(|form| binding(form).meeting) {
            self.fill_struck_out(form, &others);
        }
        for form in forms.iter_mut().filter(|form| !binding(form).meeting) {
            let columns = &self.sheets[form.row.sheet as usize].binding.claims;
            let left = columns.iter().zip(form.values.iter()).map(|(column, value)| {
                let rater = column.rater.or(form.rater);
                let is_theirs = rater.is_none() || rater == highest;
                if is_theirs && settled.contains(&(form.period, column.input)) { Packed::BLANK } else { value }
            });
            form.values = left.collect();
        }
    }

    /// Each cell of a meeting's sheet held the score that counts: one that is empty now was struck out, and counts as its
    /// declared `blank`, as the sheet showed; a lower rater does not speak again. Where raters are weighed, and in the
    /// parts of a ratio, an empty cell says what it says in every table.
    fn fill_struck_out(self, form: &mut Form, others: &[(Option<Period>, InputIx)]) {
        if matches!(self.campaign.combine, Combine::Weighted { .. }) {
            return;
        }
        let columns = &self.sheets[form.row.sheet as usize].binding.claims;
        let filled = columns.iter().zip(form.values.iter()).map(|(column, value)| {
            let item = &self.campaign.items[self.campaign.inputs[column.input.index()].item.index()];
            let is_whole = matches!(item.source, ItemSource::Column(_));
            match &item.blank_value {
                Some(blank) if value.is_blank() && is_whole && others.contains(&(form.period, column.input)) => {
                    packed(blank).unwrap_or(value)
                }
                _ => value,
            }
        });
        form.values = filled.collect();
    }

    /// Keeps the later of two forms of one rater; where that is not known, it is an error (`true`).
    fn replace(
        self,
        dossier: &Dossier,
        kept: &mut Form,
        form: Form,
        (problems, doubles): (&mut Vec<Problem>, &mut Vec<Double>),
    ) -> bool {
        let moments = (self.moment(kept.row), self.moment(form.row));
        let (later, earlier, code) = match moments {
            (Some(a), Some(b)) if a > b => (kept.row, form.row, IntakeCode::RepeatedSubmission),
            (Some(a), Some(b)) if a < b => (form.row, kept.row, IntakeCode::RepeatedSubmission),
            _ => (kept.row, form.row, IntakeCode::DuplicateSubmission),
        };
        let problem = Problem::new(code)
            .with("person", who(dossier))
            .with("other", describe(&place(self.sheets, later, None)))
            .at(place(self.sheets, earlier, None));
        // Two forms with a row for each criterion clash in many rows, for one reason.
        let is_long = |row: RowRef| self.sheets[row.sheet as usize].binding.long.is_some();
        let same = |told: &Problem| {
            let cell = |of: &Problem| of.cell.as_ref().map(|cell| (cell.file.clone(), cell.sheet.clone()));
            told.code == problem.code && cell(told) == cell(&problem) && told.values.first() == problem.values.first()
        };
        let told =
            is_long(earlier) && (problems.iter().any(same) || doubles.iter().any(|double| same(&double.problem)));
        if !told && code == IntakeCode::DuplicateSubmission && earlier.sheet != later.sheet {
            doubles.push(Double { left_out: earlier.sheet, kept: later, problem });
        } else if !told {
            problems.push(problem);
        }
        if kept.row == earlier {
            *kept = form;
        }
        code == IntakeCode::DuplicateSubmission
    }

    /// Where everybody on a sheet has a second form on one other sheet, that is told once.
    fn doubles(self, unit: &UnitDraft, doubles: Vec<Double>, problems: &mut Vec<Problem>) {
        let mut by_sheets: BTreeMap<(u32, u32), Vec<Double>> = BTreeMap::new();
        for double in doubles {
            by_sheets.entry((double.left_out, double.kept.sheet)).or_default().push(double);
        }
        for ((left_out, _), doubles) in by_sheets {
            let mut forms = unit.dossiers.iter().flat_map(|dossier| &dossier.forms);
            if doubles.len() < ONE_CAUSE || forms.any(|form| form.row.sheet == left_out) {
                problems.extend(doubles.into_iter().map(|double| double.problem));
                continue;
            }
            let kept = CellPlace { row: None, column: None, ..place(self.sheets, doubles[0].kept, None) };
            let problem = Problem::new(IntakeCode::SheetTwice).with("count", doubles.len());
            let problem = problem.with("other", describe(&kept).trim_end());
            problems.push(Problem { cell: doubles[0].problem.cell.clone(), ..problem });
        }
    }

    fn moment(self, row: RowRef) -> Option<i64> {
        self.sheets[row.sheet as usize].moment(row.row)
    }

    /// Whether two forms are by one rater: rows of one sheet, or values for one thing in two sheets.
    fn overlap(self, a: &Form, b: &Form) -> bool {
        // A period that could not be read has been told: whether the forms are of one is not known.
        if a.period != b.period || self.campaign.periods.is_some() && a.period.is_none() {
            return false;
        }
        let is_wide = self.sheets[a.row.sheet as usize].binding.long.is_none();
        if a.row.sheet == b.row.sheet && is_wide {
            return a.rater == b.rater;
        }
        self.scored(a).any(|one| self.scored(b).any(|other| one == other))
    }

    /// A quarter with both its own row and months, whoever scored them: the first month is told.
    fn quarter_and_months(self, dossier: &Dossier, forms: &[Form], problems: &mut Vec<Problem>) -> bool {
        let quarters = forms.iter().filter_map(|form| match form.period {
            Some(Period::Quarter(quarter)) => Some((quarter, form.row)),
            _ => None,
        });
        let firsts: BTreeMap<u8, RowRef> = quarters.rev().collect();
        let twice = firsts.into_iter().filter_map(|(quarter, row)| {
            let months = forms.iter().filter_map(|form| match form.period {
                Some(Period::Month(month)) if month.div_ceil(3) == quarter => Some((month, form.row)),
                _ => None,
            });
            let (month, at) = months.min()?;
            let problem = Problem::new(IntakeCode::QuarterAndMonths)
                .with("person", who(dossier))
                .with("quarter", Period::Quarter(quarter).name())
                .with("month", Period::Month(month).name())
                .with("other", describe(&place(self.sheets, row, None)))
                .at(place(self.sheets, at, None));
            Some(problem)
        });
        let before = problems.len();
        problems.extend(twice);
        problems.len() > before
    }

    /// What a form scores, and for which rater.
    fn scored(self, form: &Form) -> impl Iterator<Item = (InputIx, Option<RaterIx>)> {
        let columns = &self.sheets[form.row.sheet as usize].binding.claims;
        let values = columns.iter().zip(form.values.iter()).filter(|(_, value)| !value.is_blank());
        values.map(|(column, _)| (column.input, column.rater.or(form.rater)))
    }

    /// A criterion that is common in one form and a rater's in another.
    fn common_and_rated(self, forms: &[Form], clashes: &mut Vec<(InputIx, u32)>) {
        for form in forms {
            for (input, _) in self.scored(form).filter(|(_, rater)| rater.is_none()) {
                let others = forms.iter().filter(|other| other.row != form.row);
                if others.flat_map(|other| self.scored(other)).any(|(other, rater)| other == input && rater.is_some()) {
                    clashes.push((input, form.row.sheet));
                }
            }
        }
    }

    fn clash(self, input: InputIx, sheet: u32) -> Problem {
        let sheet = &self.sheets[sheet as usize];
        let column = sheet.binding.claims.iter().find(|claim| claim.input == input).map(|claim| claim.column);
        let title = &self.campaign.inputs[input.index()].title;
        Problem::new(IntakeCode::CommonAndRater)
            .with("item", title)
            .with("value", title)
            .with("other", "")
            .at(sheet.row_place(sheet.binding.heading_row, column, None))
    }
}
