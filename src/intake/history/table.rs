//! `lich-su`: a table with code, year, level and awards, taken in row by row: a nation has millions of them.

use std::sync::Arc;

use crate::campaign::SubjectKind;
use crate::diag::{CellPlace, IntakeCode, Problem};
use crate::intake::PastLevel;
use crate::intake::cell::identity;
use crate::intake::cell::value::{shown, whole};
use crate::intake::heading::{self, LOOK};
use crate::intake::history::{Part, Past, Taker, awards, level};
use crate::intake::people::index::PersonAt;
use crate::intake::sheets::letters;
use crate::intake::sheets::listing::{Words, meaning};
use crate::intake::units::sharing::Meant;
use crate::table::header::{OwnedRow, is_numbering_row};
use crate::table::{FileRead, InputFile, Row, Sink, Value};
use crate::text::clean;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Code,
    UnitCode,
    Name,
    Year,
    Level,
    Awards,
    Campaign,
    Other,
}

const COLUMNS: Words<Column> = &[
    (
        Column::Code,
        &["mã", "mã đoàn viên", "mã số đoàn viên", "mã số", "mã nv", "mã cb", "số thẻ đoàn viên", "cccd", "code"],
    ),
    (Column::UnitCode, &["mã đơn vị", "mã đv", "mã cđcs"]),
    (Column::Name, &["họ và tên", "họ tên", "họ và tên đoàn viên", "name"]),
    (Column::Year, &["năm", "năm xếp loại", "năm đánh giá", "năm thi đua", "year"]),
    (Column::Level, &["mức xếp loại", "xếp loại", "kết quả xếp loại", "mức", "mức đánh giá", "level"]),
    (Column::Awards, &["danh hiệu", "danh hiệu thi đua", "awards"]),
    (Column::Campaign, &["cuộc vận động", "phong trào", "campaign"]),
    (Column::Other, &["stt", "tt", "số tt", "số thứ tự", "ghi chú", "đơn vị", "tên đơn vị", "cđcs"]),
];

/// Reads the table.
pub(super) fn read(taker: &mut Taker<'_, '_>) -> FileRead {
    let file = taker.file;
    let mut sink = Reader { taker, sheet: None, state: State::Skipping, understood: false };
    let (mut read, notes) = letters::read(file, &|text| meaning(COLUMNS, text).is_some(), &mut sink);
    let understood = sink.understood;
    taker.people.problems.extend(notes);
    if read.problem.is_none() && !understood {
        read.problem = Some(Problem::new(IntakeCode::NoHeading).at(CellPlace::file(&file.name)));
    }
    read
}

enum State {
    Skipping,
    Looking(Vec<OwnedRow>),
    Reading(Columns),
}

/// Where everything stands in a sheet.
#[derive(Clone, Copy)]
struct Columns {
    heading: u32,
    code: u32,
    name: Option<u32>,
    year: u32,
    level: Option<u32>,
    awards: Option<u32>,
    campaign: Option<u32>,
}

struct Reader<'r, 't, 'a> {
    taker: &'r mut Taker<'t, 'a>,
    sheet: Option<Arc<str>>,
    state: State,
    understood: bool,
}

impl Sink for Reader<'_, '_, '_> {
    fn begin(&mut self, sheet: Option<&str>, hidden: bool) -> bool {
        self.sheet = sheet.map(Arc::from);
        self.state = if hidden { State::Skipping } else { State::Looking(Vec::new()) };
        !hidden
    }

    fn row(&mut self, row: Row<'_>) -> bool {
        match &mut self.state {
            State::Skipping => false,
            State::Reading(columns) => {
                let columns = *columns;
                self.past(columns, row);
                true
            }
            State::Looking(kept) => {
                kept.push(OwnedRow::from(row));
                if kept.len() < LOOK {
                    return true;
                }
                let kept = std::mem::take(kept);
                self.decide(&kept)
            }
        }
    }

    fn end(&mut self) {
        if let State::Looking(kept) = std::mem::replace(&mut self.state, State::Skipping) {
            self.decide(&kept);
        }
        self.state = State::Skipping;
    }
}

impl Reader<'_, '_, '_> {
    /// Finds the heading among the first rows and takes those under it.
    fn decide(&mut self, kept: &[OwnedRow]) -> bool {
        let Some(columns) = self.columns(kept) else {
            self.state = State::Skipping;
            return false;
        };
        self.understood = true;
        for row in kept {
            heading::replay(row, |row| self.past(columns, row));
        }
        self.state = State::Reading(columns);
        true
    }

    fn columns(&self, kept: &[OwnedRow]) -> Option<Columns> {
        let found = heading::find(kept, &|text| meaning(COLUMNS, text).is_some())?;
        let column = |wanted: Column| {
            let is = |heading: &&heading::Heading| {
                heading.parts.last().and_then(|part| meaning(COLUMNS, part)) == Some(wanted)
            };
            found.headings.iter().find(is).map(|heading| heading.column)
        };
        let unit_code = || match self.taker.campaign().subject {
            SubjectKind::Unit => column(Column::UnitCode),
            SubjectKind::Person => None,
        };
        let (level, awards) = (column(Column::Level), column(Column::Awards));
        let code = column(Column::Code).or_else(unit_code)?;
        let year = column(Column::Year)?;
        let says = level.is_some() || awards.is_some();
        let (heading, name, campaign) = (found.row, column(Column::Name), column(Column::Campaign));
        says.then_some(Columns { heading, code, name, year, level, awards, campaign })
    }

    fn past(&mut self, columns: Columns, row: Row<'_>) {
        let is_numbering = || row.number == columns.heading + 1 && is_numbering_row(&OwnedRow::from(row));
        if row.number <= columns.heading || is_numbering() {
            return;
        }
        let cell = |column: Option<u32>| column.and_then(|column| row.get(column));
        let text = |column: Option<u32>| cell(column).map(|cell| clean(&whole(cell))).unwrap_or_default();
        // A row about another campaign of the run; earlier ones may have had any name.
        if columns.campaign.is_some() && self.taker.people.run.meant(&text(columns.campaign)) == Meant::Other {
            return;
        }
        let Some(Ok(code)) = row.get(columns.code).map(identity::code) else {
            self.taker.strangers += u64::from(row.get(columns.year).is_some());
            return;
        };
        let Some(person) = self.taker.person(&code) else { return };
        let Some(year) = row.get(columns.year).and_then(year) else {
            self.unreadable_year(person, row, columns.year);
            return;
        };
        let (level_text, name) = (text(columns.level), text(columns.name));
        let campaign = self.taker.campaign();
        let level = match columns.level {
            None => PastLevel::Unsaid,
            Some(_) if year >= campaign.year => PastLevel::Blank,
            Some(_) => match level(campaign, &level_text) {
                Some(level) => level,
                None => {
                    let at = place_of(self.taker.file, &self.sheet, row, columns.level);
                    return self.taker.unknown_level(person, &level_text, at);
                }
            },
        };
        let awards = awards(campaign, &text(columns.awards));
        let (file, sheet) = (self.taker.file, &self.sheet);
        let place = |part: Part| {
            let column = match part {
                Part::Name => columns.name,
                Part::Level => columns.level.or(Some(columns.year)),
            };
            place_of(file, sheet, row, column)
        };
        self.taker.take(person, Past { code: &code, name: &name, year, level, awards, place: &place });
    }

    fn unreadable_year(&mut self, person: PersonAt, row: Row<'_>, column: u32) {
        let at = place_of(self.taker.file, &self.sheet, row, Some(column));
        let text = at.text.clone().unwrap_or_default();
        let problem = Problem::new(IntakeCode::ValueUnreadable).with("item", "Năm").with("value", text);
        let before = self.taker.campaign().year - 1;
        self.taker.tell(person, problem.with("expected", before).at(at));
    }
}

/// A cell of a row, or the row.
fn place_of(file: &InputFile, sheet: &Option<Arc<str>>, row: Row<'_>, column: Option<u32>) -> CellPlace {
    let text = column.and_then(|column| row.get(column)).map(shown);
    CellPlace { file: file.name.clone(), sheet: sheet.clone(), row: Some(row.number), column, text }
}

/// A year: four digits, alone or after the word “năm”.
fn year(cell: &Value<'_>) -> Option<i16> {
    let text = clean(&shown(cell)).to_lowercase();
    let digits = text.strip_prefix("năm").unwrap_or(&text).trim();
    let is_year = digits.len() == 4 && digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse().ok().filter(|year| is_year && *year >= 1900)
}
