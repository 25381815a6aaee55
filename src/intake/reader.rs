//! Reads the rows of a sheet whose columns are known: facts, claims, unit, rater and period of each.
//!
//! In: rows. Out: [`SheetRead`]. Whether a row is about anybody is decided in [`crate::intake::subject`].

use std::collections::HashMap;
use std::sync::Arc;

use crate::campaign::Campaign;
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::RaterIx;
use crate::intake::bind::Binding;
use crate::intake::claim::ClaimReader;
use crate::intake::fact::FactReader;
use crate::intake::rows::{Block, PersonRow, RowProblem, SheetRead};
use crate::intake::subject::Who;
use crate::intake::value::{self, shown};
use crate::intake::vocabulary::Vocabulary;
use crate::intake::{CellRef, FactCell, FactValue, Fault, Packed, Period, period};
use crate::legacy::damage;
use crate::table::{Row, Value};
use crate::text::clean;

/// Rows in a block. Blocks are freed one by one as their rows are used up; so large ones go back to the
/// system at once and do not stay behind as holes between what is kept.
const BLOCK: usize = 1 << 16;

/// Bytes of text after which a block is full, so that every position in it fits four bytes.
const BLOCK_TEXT: usize = 1 << 28;

/// Reads the rows of a sheet.
pub(super) struct RowReader<'a> {
    /// The rules.
    pub(super) campaign: &'a Campaign,
    /// The words of headings.
    pub(super) vocabulary: &'a Vocabulary,
    /// How claims are read.
    pub(super) claims: Vec<ClaimReader>,
    /// How facts are read.
    pub(super) facts: Vec<FactReader>,
    /// Units named so far.
    pub(super) unit_numbers: HashMap<(String, String), u32>,
    /// The unit of the row before.
    pub(super) last_unit: u32,
    /// The list has ended; signatures follow.
    pub(super) closed: bool,
    /// What was read.
    pub(super) out: SheetRead,
}

impl<'a> RowReader<'a> {
    /// A reader for a sheet whose columns are known.
    pub(super) fn new(
        campaign: &'a Campaign,
        vocabulary: &'a Vocabulary,
        binding: Binding,
        place: (Arc<str>, Option<Arc<str>>),
    ) -> Self {
        let claim = |input: crate::id::InputIx| ClaimReader::new(campaign, &campaign.inputs[input.index()]);
        let claims = binding.claims.iter().map(|column| claim(column.input)).collect();
        let fact = |fact: crate::id::FactIx| FactReader::new(fact, &campaign.facts[fact.index()]);
        let facts = binding.facts.iter().map(|(_, of)| fact(*of)).collect();
        let (file, name) = place;
        let (blocks, units, numbers) = (Vec::new(), Vec::new(), Vec::new());
        let (moments, problems) = (Vec::new(), Vec::new());
        let out = SheetRead { file, name, binding, blocks, units, numbers, moments, problems };
        Self { campaign, vocabulary, claims, facts, unit_numbers: HashMap::new(), last_unit: 0, closed: false, out }
    }

    /// The sheet has ended.
    pub(super) fn finish(mut self) -> SheetRead {
        if let Some(block) = self.out.blocks.last_mut() {
            block.text.shrink_to_fit();
            block.rows.shrink_to_fit();
        }
        self.out.binding.forget_headings();
        self.out
    }

    /// Takes a row.
    pub(super) fn row(&mut self, row: Row<'_>) {
        if row.number <= self.out.binding.heading_row || self.is_numbering(row) {
            return;
        }
        let mut block = self.take_block();
        let start = block.text.len();
        let problems = self.out.problems.len();
        let who = self.who(row, &mut block.text);
        if self.is_person(
            row,
            &block.text[start..who.code_end],
            &block.text[who.code_end..who.name_end],
            who.unreadable,
        ) {
            self.person(row, &mut block, start, &who);
        } else {
            block.text.truncate(start);
            self.out.problems.truncate(problems);
            self.nobody(row);
        }
        self.out.blocks.push(block);
    }

    fn take_block(&mut self) -> Block {
        match self.out.blocks.pop() {
            Some(block) if block.rows.len() < BLOCK && block.text.len() < BLOCK_TEXT => block,
            Some(full) => {
                self.out.blocks.push(full);
                Block::default()
            }
            None => Block::default(),
        }
    }

    fn person(&mut self, row: Row<'_>, block: &mut Block, start: usize, who: &Who) {
        let end = |at: usize| u32::try_from(at).expect("a block's text is bounded");
        let (unit, rater, period) = (self.unit(row), self.rater(row), self.period(row));
        let moment = self.moment(row).map(|moment| (row.number, moment));
        self.out.moments.extend(moment);
        block.rows.push(PersonRow {
            number: row.number,
            start: end(start),
            code_end: end(who.code_end),
            name_end: end(who.name_end),
            birth_end: end(who.birth_end),
            unit,
            rater,
            period,
            unreadable: who.unreadable,
            values: self.values(row),
            facts: self.fact_cells(row),
        });
    }

    fn values(&mut self, row: Row<'_>) -> Box<[Packed]> {
        let mut values = Vec::with_capacity(self.claims.len());
        for (reader, claim) in self.claims.iter().zip(&self.out.binding.claims) {
            let Some(cell) = row.get(claim.column) else {
                values.push(Packed::BLANK);
                continue;
            };
            values.push(reader.read(cell, &mut self.out.numbers).unwrap_or_else(|refusal| {
                let text = shown(cell);
                let problem = reader.problem(&refusal, &text);
                let place = CellPlace {
                    file: self.out.file.clone(),
                    sheet: self.out.name.clone(),
                    row: Some(row.number),
                    column: Some(claim.column),
                    text: Some(text),
                };
                let fault = Some(Fault::Item(reader.item));
                self.out.problems.push(RowProblem { row: row.number, fault, unit: 0, problem: problem.at(place) });
                Packed::BLANK
            }));
        }
        values.into_boxed_slice()
    }

    fn fact_cells(&mut self, row: Row<'_>) -> Box<[FactCell]> {
        let mut cells = Vec::with_capacity(self.facts.len());
        for at in 0..self.facts.len() {
            let (column, _) = self.out.binding.facts[at];
            let read = row.get(column).map(|cell| (cell, self.facts[at].read(cell)));
            let here = Some(CellRef { sheet: 0, row: row.number, column });
            cells.push(match read {
                Some((_, Ok(Some(value)))) => FactCell { value, at: here },
                Some((cell, Err(refusal))) => {
                    let text = shown(cell);
                    let problem = self.facts[at].problem(&refusal, &text);
                    let problem = problem.at(self.out.row_place(row.number, Some(column), Some(text)));
                    let fault = Some(Fault::Fact(self.facts[at].fact));
                    self.out.problems.push(RowProblem { row: row.number, fault, unit: 0, problem });
                    FactCell { value: FactValue::Missing, at: here }
                }
                Some((_, Ok(None))) | None => FactCell { value: FactValue::Missing, at: None },
            });
        }
        cells.into_boxed_slice()
    }

    /// The number of the unit that a row names.
    pub(super) fn unit(&mut self, row: Row<'_>) -> u32 {
        let binding = &self.out.binding;
        let text =
            |column: Option<u32>| column.and_then(|column| row.get(column)).map(identity_text).unwrap_or_default();
        let (code, name) = (text(binding.unit_code), text(binding.unit_name));
        if code.is_empty() && name.is_empty() {
            return 0;
        }
        // Rows of one unit mostly follow each other.
        if let Some((last_code, last_name)) =
            self.last_unit.checked_sub(1).and_then(|at| self.out.units.get(at as usize))
            && **last_code == code
            && **last_name == name
        {
            return self.last_unit;
        }
        let next = u32::try_from(self.out.units.len() + 1).unwrap_or(u32::MAX);
        let number = *self.unit_numbers.entry((code.clone(), name.clone())).or_insert(next);
        if number == next {
            self.out.units.push((code.into(), name.into()));
            self.damaged_unit(row, number);
        }
        self.last_unit = number;
        number
    }

    /// A unit in whose name letters were lost is told once.
    fn damaged_unit(&mut self, row: Row<'_>, unit: u32) {
        let column = self.out.binding.unit_name;
        let Some((column, Value::Text(text))) = column.and_then(|column| Some((column, row.get(column)?))) else {
            return;
        };
        if damage(text).is_some() {
            let problem = Problem::new(IntakeCode::DamagedText).with("item", self.out.binding.heading(column));
            let place = self.out.row_place(row.number, Some(column), Some(text.to_string()));
            let problem = problem.with("value", text).at(place);
            self.out.problems.push(RowProblem { row: row.number, fault: None, unit, problem });
        }
    }

    fn rater(&mut self, row: Row<'_>) -> Option<RaterIx> {
        let column = self.out.binding.rater?;
        let text = row.get(column).map(shown).unwrap_or_default();
        let rater = self.vocabulary.rater(&text);
        if rater.is_none() {
            let problem = Problem::new(IntakeCode::UnknownWord).with("item", self.out.binding.heading(column));
            let problem = problem.with("value", &text).with("expected", self.vocabulary.rater_titles().join(" | "));
            let problem = problem.at(self.out.row_place(row.number, Some(column), Some(text)));
            self.out.problems.push(RowProblem { row: row.number, fault: Some(Fault::Identity), unit: 0, problem });
        }
        rater
    }

    /// The period of a row, in a campaign that counts periods.
    fn period(&mut self, row: Row<'_>) -> Option<Period> {
        self.campaign.periods?;
        let Some(column) = self.out.binding.period else { return self.out.binding.sheet_period };
        let text = row.get(column).map(shown).unwrap_or_default();
        let heading = self.out.binding.headings.iter().find(|heading| heading.column == column);
        let unit = heading.and_then(|heading| heading.parts.last()).map_or("", String::as_str);
        let period = period::read(self.campaign, &text).or_else(|| period::read_number(self.campaign, unit, &text));
        if period.is_none() {
            let problem = Problem::new(IntakeCode::ValueUnreadable).with("item", self.out.binding.heading(column));
            let problem = problem.with("value", &text).with("expected", period::examples(self.campaign));
            let problem = problem.at(self.out.row_place(row.number, Some(column), Some(text)));
            self.out.problems.push(RowProblem { row: row.number, fault: Some(Fault::Identity), unit: 0, problem });
        }
        period
    }

    fn moment(&self, row: Row<'_>) -> Option<i64> {
        let cell = self.out.binding.moment.and_then(|column| row.get(column));
        cell.and_then(|cell| value::moment(&shown(cell)))
    }
}

/// The text of a unit cell; a number keeps its digits.
fn identity_text(cell: &Value<'_>) -> String {
    match cell {
        Value::Text(text) => clean(text),
        Value::Number(number) if number.scale == 0 => number.mantissa.to_string(),
        _ => shown(cell),
    }
}
