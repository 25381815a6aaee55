//! The rows of one sheet: who each is about, its facts and its claims, in as few bytes as they need.
//!
//! In: a sheet's rows and where its columns stand. Out: [`SheetRead`]. Nothing is joined here, and no cell
//! is kept beyond its row but what was understood.

use std::collections::HashMap;
use std::sync::Arc;

use crate::campaign::Campaign;
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::RaterIx;
use crate::intake::bind::Binding;
use crate::intake::claim::ClaimReader;
use crate::intake::fact::FactReader;
use crate::intake::identity::{self, Unreadable};
use crate::intake::skip::{self, Title};
use crate::intake::value::{self, shown};
use crate::intake::vocabulary::Vocabulary;
use crate::intake::{CellRef, FactCell, FactValue, Fault, Packed};
use crate::num::Exact;
use crate::table::header::{OwnedRow, is_numbering_row};
use crate::table::{Row, Value};
use crate::text::clean;

/// Rows in a block: blocks are freed one by one as their rows are used up.
const BLOCK: usize = 4_096;

/// Bytes of text after which a block is full, so that every position in it fits four bytes.
const BLOCK_TEXT: usize = 1 << 28;

/// A sheet that was understood.
#[derive(Debug)]
pub(super) struct SheetRead {
    /// Its file.
    pub(super) file: Arc<str>,
    /// Its name; none for CSV.
    pub(super) name: Option<Arc<str>>,
    /// Where its columns stand.
    pub(super) binding: Binding,
    /// Its rows.
    pub(super) blocks: Vec<Block>,
    /// The units that rows name (code, name); [`PersonRow::unit`] counts here from 1.
    pub(super) units: Vec<(Box<str>, Box<str>)>,
    /// Numbers that do not fit a [`Packed`].
    pub(super) numbers: Vec<Exact>,
    /// What is wrong in rows, by row.
    pub(super) problems: Vec<RowProblem>,
}

/// Something wrong in a row.
#[derive(Debug)]
pub(super) struct RowProblem {
    /// The row.
    pub(super) row: u32,
    /// What it concerns; none where the row is nobody's.
    pub(super) fault: Option<Fault>,
    /// The unit that the row names, as in [`PersonRow::unit`].
    pub(super) unit: u32,
    /// The problem.
    pub(super) problem: Problem,
}

/// Some rows with their texts.
#[derive(Debug, Default)]
pub(super) struct Block {
    text: String,
    /// The rows.
    pub(super) rows: Vec<PersonRow>,
}

/// A row about somebody.
#[derive(Debug)]
pub(super) struct PersonRow {
    /// Its number.
    pub(super) number: u32,
    start: u32,
    code_end: u32,
    name_end: u32,
    birth_end: u32,
    /// The unit that it names, counted from 1; 0 where it names none.
    pub(super) unit: u32,
    /// The rater that it names.
    pub(super) rater: Option<RaterIx>,
    /// The code or the name could not be read, which has been told.
    pub(super) unreadable: bool,
    /// When it was handed in; [`NO_MOMENT`] where that is not known.
    pub(super) moment: i64,
    /// One for each claim column.
    pub(super) values: Box<[Packed]>,
    /// One for each fact column; empty where the sheet has none.
    pub(super) facts: Box<[FactCell]>,
}

/// No moment.
pub(super) const NO_MOMENT: i64 = i64::MIN;

impl Block {
    /// The code of one of the rows; empty where it has none.
    pub(super) fn code(&self, row: &PersonRow) -> &str {
        &self.text[row.start as usize..row.code_end as usize]
    }

    /// The name.
    pub(super) fn name(&self, row: &PersonRow) -> &str {
        &self.text[row.code_end as usize..row.name_end as usize]
    }

    /// The birth date as written.
    pub(super) fn birth(&self, row: &PersonRow) -> &str {
        &self.text[row.name_end as usize..row.birth_end as usize]
    }
}

impl SheetRead {
    /// The place of the whole sheet.
    pub(super) fn place(&self) -> CellPlace {
        CellPlace { sheet: self.name.clone(), ..CellPlace::file(&self.file) }
    }

    /// The place of a row.
    pub(super) fn row_place(&self, row: u32, column: Option<u32>, text: Option<String>) -> CellPlace {
        CellPlace { row: Some(row), column, text, ..self.place() }
    }

    /// The number of rows with people.
    pub(super) fn count(&self) -> usize {
        self.blocks.iter().map(|block| block.rows.len()).sum()
    }
}

/// Reads the rows of a sheet.
pub(super) struct RowReader<'a> {
    vocabulary: &'a Vocabulary,
    claims: Vec<ClaimReader>,
    facts: Vec<FactReader>,
    unit_numbers: HashMap<(String, String), u32>,
    last_unit: u32,
    /// The list has ended; signatures follow.
    closed: bool,
    out: SheetRead,
}

/// What the identity cells of a row say.
struct Who {
    code_end: usize,
    name_end: usize,
    birth_end: usize,
    unreadable: bool,
}

impl<'a> RowReader<'a> {
    /// A reader for a sheet whose columns are known.
    pub(super) fn new(
        campaign: &Campaign,
        vocabulary: &'a Vocabulary,
        binding: Binding,
        place: (Arc<str>, Option<Arc<str>>),
    ) -> Self {
        let claim = |input: crate::id::InputIx| ClaimReader::new(campaign, &campaign.inputs[input.index()]);
        let claims = binding.claims.iter().map(|column| claim(column.input)).collect();
        let fact = |fact: crate::id::FactIx| FactReader::new(fact, &campaign.facts[fact.index()]);
        let facts = binding.facts.iter().map(|(_, of)| fact(*of)).collect();
        let (file, name) = place;
        let (blocks, units, numbers, problems) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let out = SheetRead { file, name, binding, blocks, units, numbers, problems };
        Self { vocabulary, claims, facts, unit_numbers: HashMap::new(), last_unit: 0, closed: false, out }
    }

    /// The sheet has ended.
    pub(super) fn finish(mut self) -> SheetRead {
        for block in &mut self.out.blocks {
            block.text.shrink_to_fit();
        }
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

    /// A row of column numbers right under the heading. Where there is a name column, it holds a number too.
    fn is_numbering(&self, row: Row<'_>) -> bool {
        let binding = &self.out.binding;
        row.number == binding.heading_row + 1
            && binding.name.first().is_some_and(|name| row.get(*name).is_some())
            && is_numbering_row(&OwnedRow::from(row))
    }

    /// Reads who a row is about into the block's text.
    fn who(&mut self, row: Row<'_>, text: &mut String) -> Who {
        let mut unreadable = false;
        if let Some((column, cell)) = self.out.binding.code.and_then(|column| Some((column, row.get(column)?))) {
            match identity::code(cell) {
                Ok(code) => text.push_str(&code),
                Err(Unreadable) => unreadable |= self.refuse_identity(row.number, column, cell),
            }
        }
        let code_end = text.len();
        for at in 0..self.out.binding.name.len() {
            let column = self.out.binding.name[at];
            let Some(cell) = row.get(column) else { continue };
            // The second half of a merged name is text or nothing.
            if at > 0 && !matches!(cell, Value::Text(_)) {
                continue;
            }
            match identity::name(cell) {
                Ok(name) => push_word(text, code_end, &name),
                Err(Unreadable) => unreadable |= self.refuse_identity(row.number, column, cell),
            }
        }
        let name_end = text.len();
        let births = self.out.binding.birth.iter().filter_map(|column| row.get(*column)).map(identity::birth);
        if let Some(birth) = births.into_iter().find(|birth| !birth.is_empty()) {
            text.push_str(&birth);
        }
        Who { code_end, name_end, birth_end: text.len(), unreadable }
    }

    fn refuse_identity(&mut self, row: u32, column: u32, cell: &Value<'_>) -> bool {
        let text = shown(cell);
        let item = self.out.binding.heading(column);
        let problem = Problem::new(IntakeCode::ValueUnreadable).with("item", item).with("text", &text);
        let problem =
            problem.with("value", &text).with("expected", "").at(self.out.row_place(row, Some(column), Some(text)));
        self.out.problems.push(RowProblem { row, fault: Some(Fault::Identity), unit: 0, problem });
        true
    }

    fn is_person(&mut self, row: Row<'_>, code: &str, name: &str, unreadable: bool) -> bool {
        if !code.is_empty() {
            // Codes are short words of ASCII letters; a title is neither.
            let is_title = !code.is_ascii() || code.contains(' ');
            return !(is_title && self.is_title(code)) && !self.is_heading(self.out.binding.code, code);
        }
        if name.is_empty() {
            return unreadable && self.has_data(row);
        }
        if self.is_title(name) || self.is_heading(self.out.binding.name.first().copied(), name) {
            return false;
        }
        !self.closed || self.has_data(row)
    }

    fn is_title(&mut self, text: &str) -> bool {
        let title = skip::title(text);
        self.closed |= title == Title::Closing;
        title != Title::None
    }

    /// A heading that stands once more, on a new page of a printed list.
    fn is_heading(&self, column: Option<u32>, text: &str) -> bool {
        let heading = column.and_then(|column| self.out.binding.headings.iter().find(|one| one.column == column));
        heading.and_then(|one| one.parts.last()).is_some_and(|part| part == text)
    }

    /// Whether something stands in a column of facts, claims or birth dates; after the end of the list only
    /// what is no plain text, since signatures stand anywhere.
    fn has_data(&self, row: Row<'_>) -> bool {
        let binding = &self.out.binding;
        let claims = binding.claims.iter().map(|claim| claim.column);
        let facts = binding.facts.iter().map(|(column, _)| *column);
        let mut columns = claims.chain(facts).chain(binding.birth.iter().copied());
        columns.any(|column| match row.get(column) {
            None => false,
            Some(Value::Text(text)) if self.closed => text.bytes().any(|b| b.is_ascii_digit()),
            Some(_) => true,
        })
    }

    /// A row that is about nobody: fine where it is a total or a title, an error where it has scores.
    fn nobody(&mut self, row: Row<'_>) {
        let mut is_title = false;
        for cell in row.cells {
            if let Value::Text(text) = &cell.value {
                is_title |= self.is_title(text) || self.is_heading(Some(cell.column), &clean(text));
            }
        }
        if !is_title && self.has_data(row) {
            let problem = Problem::new(IntakeCode::NoCodeOrName).at(self.out.row_place(row.number, None, None));
            let unit = self.unit(row);
            self.out.problems.push(RowProblem { row: row.number, fault: None, unit, problem });
        }
    }

    fn person(&mut self, row: Row<'_>, block: &mut Block, start: usize, who: &Who) {
        let end = |at: usize| u32::try_from(at).expect("a block's text is bounded");
        let (unit, rater, moment) = (self.unit(row), self.rater(row), self.moment(row));
        block.rows.push(PersonRow {
            number: row.number,
            start: end(start),
            code_end: end(who.code_end),
            name_end: end(who.name_end),
            birth_end: end(who.birth_end),
            unit,
            rater,
            unreadable: who.unreadable,
            moment,
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
    fn unit(&mut self, row: Row<'_>) -> u32 {
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
        }
        self.last_unit = number;
        number
    }

    fn rater(&mut self, row: Row<'_>) -> Option<RaterIx> {
        let column = self.out.binding.rater?;
        let text = row.get(column).map(shown).unwrap_or_default();
        let rater = self.vocabulary.rater(&text);
        if rater.is_none() {
            let problem = Problem::new(IntakeCode::UnknownWord).with("item", self.out.binding.heading(column));
            let problem = problem.with("text", &text).with("expected", self.vocabulary.rater_titles().join(" | "));
            let problem = problem.at(self.out.row_place(row.number, Some(column), Some(text)));
            self.out.problems.push(RowProblem { row: row.number, fault: Some(Fault::Identity), unit: 0, problem });
        }
        rater
    }

    fn moment(&self, row: Row<'_>) -> i64 {
        let cell = self.out.binding.moment.and_then(|column| row.get(column));
        cell.and_then(|cell| value::moment(&shown(cell))).unwrap_or(NO_MOMENT)
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

fn push_word(text: &mut String, from: usize, word: &str) {
    if text.len() > from && !word.is_empty() {
        text.push(' ');
    }
    text.push_str(word);
}
