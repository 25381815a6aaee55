//! Reads the rows of a sheet whose columns are known: facts, claims, unit, rater and period of each.
//!
//! In: rows. Out: [`SheetRead`]. Whether a row is about anybody is decided in [`crate::intake::row::subject`].

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use crate::campaign::Campaign;
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::id::{InputIx, RaterIx};
use crate::intake::cell::claim::ClaimReader;
use crate::intake::cell::fact::FactReader;
use crate::intake::cell::period;
use crate::intake::cell::value::{shown, whole};
use crate::intake::heading::binding::{Binding, HeadingFault};
use crate::intake::heading::personal::Head;
use crate::intake::heading::vocabulary::Vocabulary;
use crate::intake::row::control::Seen;
use crate::intake::row::figures;
use crate::intake::row::long::Asked;
use crate::intake::row::merged::Filling;
use crate::intake::row::names::Unread;
use crate::intake::row::subject::Who;
use crate::intake::row::unnamed::{Unnamed, named};
use crate::intake::row::{Block, PersonRow, RowProblem, SheetRead};
use crate::intake::{CellRef, FactCell, FactValue, Fault, Lean, Packed, PackedRow, Period};
use crate::table::Row;

/// Rows in a block. Blocks are freed one by one as their rows are used up; so large ones go back to the
/// system at once and do not stay behind as holes between what is kept.
const BLOCK: usize = 1 << 16;

/// Bytes of text after which a block is full, so that every position in it fits four bytes.
const BLOCK_TEXT: usize = 1 << 28;

/// Reads the rows of a sheet.
pub(in crate::intake) struct RowReader<'a> {
    /// The rules.
    pub(in crate::intake) campaign: &'a Campaign,
    /// The words of headings.
    pub(in crate::intake) vocabulary: &'a Vocabulary,
    /// How claims are read.
    pub(in crate::intake) claims: Vec<ClaimReader>,
    /// How facts are read.
    pub(in crate::intake) facts: Vec<FactReader>,
    /// Units named so far.
    pub(in crate::intake) unit_numbers: HashMap<(String, String), u32>,
    /// The unit of the row before.
    pub(in crate::intake) last_unit: u32,
    /// The list has ended; signatures follow.
    pub(in crate::intake) closed: bool,
    /// What follows cannot be understood, which has been told.
    pub(in crate::intake) ended: bool,
    /// A person with a number in the list has been read.
    pub(in crate::intake) numbered: bool,
    /// The row before belongs to a table of figures under the list.
    pub(in crate::intake) in_statistics: bool,
    /// The last row of the last heading: one may stand on every printed page.
    pub(in crate::intake) last_heading: u32,
    /// Columns that have a heading or are read without one.
    pub(in crate::intake) named: Vec<bool>,
    /// Whether that is every column up to the last.
    pub(in crate::intake) all_named: bool,
    /// Columns with values but no heading: the first such cell of each.
    pub(in crate::intake) unnamed: BTreeMap<u32, Unnamed>,
    /// What the list says about its own length: row, column, text, count, and the people read before it.
    pub(in crate::intake) stated: Option<(u32, u32, String, u64, u64)>,
    /// A personal form with scores that says nobody's name.
    pub(in crate::intake) scores_without_person: bool,
    /// Texts of criteria in a long table.
    pub(in crate::intake) criteria: HashMap<String, Vec<(InputIx, Option<RaterIx>)>>,
    /// Somebody else whom a row of a personal form names: row, column, name.
    pub(in crate::intake) another: Option<(u32, u32, String)>,
    /// Rows of the block that is being filled.
    pub(in crate::intake) people_in_hand: u64,
    /// Rows that may be people or titles, until they are told.
    pub(in crate::intake) unclear_rows: Vec<RowProblem>,
    /// Cells merged over several rows, the next ones last.
    pub(in crate::intake) merged: Vec<Filling>,
    /// Those that reach the row at hand.
    pub(in crate::intake) active: Vec<Filling>,
    /// What the columns that nothing reads look like, in a table without names or units.
    pub(in crate::intake) unread: Unread,
    /// A second row of the heading was not understood, which has been told.
    pub(in crate::intake) second_heading: bool,
    /// Columns of the row at hand that merged cells have filled.
    pub(in crate::intake) filled_columns: Vec<u32>,
    /// [`SheetRead::moments`] with the month first, as some forms write them.
    pub(in crate::intake) moments_by_month: Vec<(u32, i64)>,
    /// Rows with a moment, readable or not.
    pub(in crate::intake) moments_seen: usize,
    /// What has been seen of each claim column.
    pub(in crate::intake) seen: Vec<Seen>,
    /// Citizen's numbers whose zeros were put back: how many, and the first with its row.
    pub(in crate::intake) padded: Option<(u64, u32, String, String)>,
    /// What was read.
    pub(in crate::intake) out: SheetRead,
}

impl<'a> RowReader<'a> {
    /// A reader for a sheet whose columns are known.
    pub(in crate::intake) fn new(
        campaign: &'a Campaign,
        vocabulary: &'a Vocabulary,
        binding: Binding,
        place: (Arc<str>, Option<Arc<str>>),
    ) -> Self {
        let claim = |input: crate::id::InputIx| ClaimReader::new(campaign, &campaign.inputs[input.index()]);
        let claims: Vec<ClaimReader> = binding.claims.iter().map(|column| claim(column.input)).collect();
        let fact = |fact: crate::id::FactIx| FactReader::new(fact, &campaign.facts[fact.index()]);
        let facts = binding.facts.iter().map(|(_, of)| fact(*of)).collect();
        let (file, name) = place;
        let (blocks, units, numbers) = (Vec::new(), Vec::new(), Vec::new());
        let (moments, problems) = (Vec::new(), Vec::new());
        let (last_heading, named) = (binding.heading_row, named(&binding));
        let seen = claims.iter().map(|claim| Seen::of(claim.sort())).collect();
        let (sections, formers) = (Vec::new(), Vec::new());
        let (unit_rows, stated, asked) = (Vec::new(), Vec::new(), Vec::new());
        let out = SheetRead {
            file,
            name,
            binding,
            blocks,
            units,
            numbers,
            moments,
            formers,
            problems,
            unit_rows,
            stated,
            asked,
            is_unused: false,
            sections,
        };
        Self {
            campaign,
            vocabulary,
            claims,
            facts,
            unit_numbers: HashMap::new(),
            last_unit: 0,
            closed: false,
            ended: false,
            numbered: false,
            in_statistics: false,
            last_heading,
            all_named: named.iter().all(|named| *named),
            named,
            unnamed: BTreeMap::new(),
            stated: None,
            scores_without_person: false,
            criteria: HashMap::new(),
            another: None,
            people_in_hand: 0,
            unclear_rows: Vec::new(),
            merged: Vec::new(),
            active: Vec::new(),
            filled_columns: Vec::new(),
            second_heading: false,
            unread: Unread::default(),
            moments_by_month: Vec::new(),
            moments_seen: 0,
            seen,
            padded: None,
            out,
        }
    }

    /// The sheet has ended.
    pub(in crate::intake) fn finish(mut self) -> SheetRead {
        if let Some(block) = self.out.blocks.last_mut() {
            block.shrink();
        }
        self.tell_unread();
        self.tell_unnamed();
        self.tell_count();
        self.tell_ranks();
        self.tell_parts();
        self.tell_padded();
        self.settle_moments();
        if self.scores_without_person {
            let (column, about) = (self.out.binding.claims[0].column, vec![Fault::Identity]);
            let (item, other) = (String::new(), String::new());
            let fault = HeadingFault { code: IntakeCode::FormWithoutPerson, column, item, other, about, cell: None };
            self.out.binding.faults.push(fault);
        }
        self.out.problems.sort_by_key(|problem| problem.row);
        self.out.binding.forget_headings();
        self.out
    }

    /// Takes a row.
    pub(in crate::intake) fn row(&mut self, row: Row<'_>) {
        if self.ended
            || row.number <= self.out.binding.heading_row
            || self.is_numbering(row)
            || self.is_nobodys_form(row)
            // Under the scores of a meeting stand notes of ours, each alone in its row.
            || (self.out.binding.meeting && (row.cells.len() < 2 || self.is_without_form(row)))
            || figures::is_filler(row)
            || self.is_scale(row)
            || self.is_second_heading(row)
            || self.is_statistic(row)
        {
            return;
        }
        let filled = self.filled(row);
        let row = filled.as_ref().map_or(row, |cells| Row { number: row.number, cells });
        let mut block = self.take_block();
        let start = block.text.len();
        let problems = self.out.problems.len();
        let who = self.who(row, Arc::make_mut(&mut block.text));
        if self.is_person(
            row,
            &block.text[start..who.code_end],
            &block.text[who.code_end..who.name_end],
            who.unreadable,
        ) {
            self.person(row, &mut block, start, &who);
        } else {
            Arc::make_mut(&mut block.text).truncate(start);
            self.out.problems.truncate(problems);
            self.people_in_hand = block.rows.len() as u64;
            self.nobody(row);
        }
        self.out.blocks.push(block);
    }

    fn take_block(&mut self) -> Block {
        match self.out.blocks.pop() {
            Some(block) if block.rows.len() < BLOCK && block.text.len() < BLOCK_TEXT => block,
            Some(mut full) => {
                full.shrink();
                self.out.blocks.push(full);
                Block::default()
            }
            None => Block::default(),
        }
    }

    fn person(&mut self, row: Row<'_>, block: &mut Block, start: usize, who: &Who) {
        let problems = self.out.problems.len();
        let Some(asked) = self.asked(row) else {
            Arc::make_mut(&mut block.text).truncate(start);
            self.out.problems.truncate(problems);
            return;
        };
        self.look_for_unnamed(row);
        self.look_at_unread(row);
        let end = |at: usize| u32::try_from(at).expect("a block's text is bounded");
        let birth_start = block.births.len();
        block.births.push_str(&block.text[who.name_end..]);
        Arc::make_mut(&mut block.text).truncate(who.name_end);
        let (unit, period) = (self.unit(row), self.period(row));
        if let Asked::One(input, _) = asked {
            self.check_maximum(row, input);
            self.out.asked.push((row.number, input));
        }
        let rater = match asked {
            Asked::One(_, Some(rater)) => Some(rater),
            _ => self.rater(row),
        };
        self.note_moment(row);
        self.note_stated(row);
        self.note_former(row);
        block.rows.push(PersonRow {
            number: row.number,
            start: end(start),
            code_end: end(who.code_end),
            name_end: end(who.name_end),
            birth_start: end(birth_start),
            birth_end: end(block.births.len()),
            unit,
            rater,
            period,
            unreadable: who.unreadable,
            values: self.values(row, asked),
            facts: self.fact_cells(row),
        });
    }

    fn values(&mut self, row: Row<'_>, asked: Asked) -> PackedRow {
        let is_asked = |input: InputIx| match asked {
            Asked::All => true,
            Asked::One(one, _) => one == self.campaign.column_of(input),
            Asked::Nothing => false,
        };
        let mut values = Vec::with_capacity(self.claims.len());
        let columns = self.claims.iter().zip(&self.out.binding.claims).zip(&mut self.seen);
        for ((reader, claim), seen) in columns {
            let Some(cell) = row.get(claim.column).filter(|_| is_asked(claim.input)) else {
                values.push(Packed::BLANK);
                continue;
            };
            let read = reader.read(cell, &mut self.out.numbers);
            match &read {
                Ok(value) => {
                    seen.look(*value);
                    seen.look_at_part(*value, cell, row.number);
                }
                Err(_) => seen.give_up(),
            }
            values.push(read.unwrap_or_else(|refusal| {
                let text = shown(cell);
                let problem = reader.problem(&refusal, cell);
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
        values.into_iter().collect()
    }

    fn fact_cells(&mut self, row: Row<'_>) -> Lean<FactCell> {
        let mut cells = Vec::with_capacity(self.facts.len());
        for at in 0..self.facts.len() {
            let (column, fact) = self.out.binding.facts[at];
            let in_head = self.out.binding.head().and_then(|head| head.fact(fact));
            let (number, cell) = in_head.map_or((row.number, row.get(column)), |entry| (entry.row, Some(&entry.value)));
            let read = cell.map(|cell| (cell, self.facts[at].read(cell)));
            let here = Some(CellRef { sheet: 0, row: number, column });
            cells.push(match read {
                Some((_, Ok(Some(value)))) => FactCell { value, at: here },
                Some((cell, Err(refusal))) => {
                    let problem = self.facts[at].problem(&refusal, cell);
                    let problem = problem.at(self.out.row_place(number, Some(column), Some(shown(cell))));
                    let fault = Some(Fault::Fact(self.facts[at].fact));
                    self.out.problems.push(RowProblem { row: row.number, fault, unit: 0, problem });
                    FactCell { value: FactValue::Missing, at: here }
                }
                Some((_, Ok(None))) | None => FactCell { value: FactValue::Missing, at: None },
            });
        }
        cells.into()
    }

    fn rater(&mut self, row: Row<'_>) -> Option<RaterIx> {
        let Some(column) = self.out.binding.rater else { return self.out.binding.head()?.rater };
        let text = row.get(column).map(whole).unwrap_or_default();
        let rater = self.vocabulary.rater(&text);
        if rater.is_none() {
            let problem = Problem::new(IntakeCode::UnknownWord).with("item", self.out.binding.heading(column));
            let problem = problem.with("value", &text).with("expected", self.vocabulary.rater_titles().join(" | "));
            let problem = problem.at(self.out.row_place(row.number, Some(column), Some(text)));
            self.out.problems.push(RowProblem { row: row.number, fault: Some(Fault::Identity), unit: 0, problem });
        }
        rater
    }

    /// A row of the scores of a meeting about somebody who had handed in nothing: it names no period, and holds no score.
    fn is_without_form(&self, row: Row<'_>) -> bool {
        let binding = &self.out.binding;
        let is_blank = |column: u32| row.get(column).is_none();
        binding.period.is_some_and(is_blank) && binding.claims.iter().all(|claim| is_blank(claim.column))
    }

    /// The period of a row, in a campaign that counts periods.
    fn period(&mut self, row: Row<'_>) -> Option<Period> {
        self.campaign.periods?;
        let in_head = self.out.binding.head().and_then(Head::period);
        let label = in_head.map(|entry| entry.label.clone());
        let in_head = in_head.map(|entry| (entry.row, entry.column, shown(&entry.value)));
        let in_row = self.out.binding.period.map(|at| (row.number, at, row.get(at).map(shown).unwrap_or_default()));
        let Some((number, column, text)) = in_head.or(in_row) else { return self.out.binding.sheet_period };
        let heading = self.out.binding.headings.iter().find(|heading| heading.column == column);
        let unit = heading.and_then(|heading| heading.parts.last()).map_or("", String::as_str);
        let period = period::read(self.campaign, &text).or_else(|| period::read_number(self.campaign, unit, &text));
        if period.is_none() {
            let item = label.unwrap_or_else(|| self.out.binding.heading(column));
            let problem = Problem::new(IntakeCode::ValueUnreadable).with("item", item);
            let problem = problem.with("value", &text).with("expected", period::examples(self.campaign));
            let problem = problem.at(self.out.row_place(number, Some(column), Some(text)));
            self.out.problems.push(RowProblem { row: row.number, fault: Some(Fault::Identity), unit: 0, problem });
        }
        period
    }

    /// The number of people that a list says it has must be the number that was read.
    fn tell_count(&mut self) {
        let Some((row, column, text, stated, read)) = self.stated.take() else { return };
        if stated == read || self.out.binding.has_several_rows() {
            return;
        }
        let problem = Problem::new(IntakeCode::CountDiffers).with("value", stated).with("other", read);
        let problem = problem.at(self.out.row_place(row, Some(column), Some(text)));
        self.out.problems.push(RowProblem { row, fault: None, unit: 0, problem });
    }
}
