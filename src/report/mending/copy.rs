//! The cells of a file, read once more and handed over with what is wrong with them.

use std::collections::BTreeMap;

use crate::intake;
use crate::intake::returned;
use crate::report::mending::{Mark, Marks, Mending, ROWS};
use crate::table::header::OwnedRow;
use crate::table::{self, Row, Sink, Value};

/// Rows that are kept of a long sheet without a known heading: where intake would look for one.
const LOOK: u32 = 40;

/// How much of a file is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Every cell.
    Whole,
    /// Headings and rows with something to mend.
    Excerpt,
}

/// How a copy went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// All of it was handed over.
    Done,
    /// There are more rows than are copied whole.
    TooLong,
    /// The file can no longer be read, or is no longer the one that was graded.
    Changed,
}

/// Who receives a copy: cells by row; a sheet of nothing begins and ends.
pub trait Paper {
    /// A sheet begins.
    fn begin(&mut self, sheet: Option<&str>, hidden: bool);
    /// A cell: its value (none where it is blank and marked) and why it is marked. `false` ends the copy.
    fn cell(&mut self, at: (u32, u32), value: Option<&Value<'_>>, mark: Option<Mark>) -> bool;
    /// The sheet has ended.
    fn end(&mut self);
}

impl Mending<'_> {
    /// Reads the file again and hands its cells over.
    pub fn copy(&self, extent: Extent, paper: &mut dyn Paper) -> Copied {
        let mut copier = Copier {
            mending: self,
            extent,
            paper,
            name: None,
            hidden: false,
            state: State::Over,
            waiting: BTreeMap::new(),
            heading_row: None,
            sheet_rows: 0,
            rows: 0,
            stopped: false,
        };
        let read = intake::reread(self.campaign, self.input, &mut copier);
        if extent == Extent::Whole && copier.rows > ROWS {
            Copied::TooLong
        } else if read.problem.is_some() || read.sha256 != self.sha256 {
            Copied::Changed
        } else {
            Copied::Done
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// The sheet has begun, its first row is not yet seen.
    First,
    /// Its rows are handed over.
    Rows,
    /// Nothing more of it.
    Over,
}

struct Copier<'m> {
    mending: &'m Mending<'m>,
    extent: Extent,
    paper: &'m mut dyn Paper,
    name: Option<String>,
    hidden: bool,
    state: State,
    /// Rows with marks that have not come yet.
    waiting: BTreeMap<u32, &'m Marks>,
    heading_row: Option<u32>,
    sheet_rows: u32,
    rows: u32,
    /// Whoever receives it wants no more.
    stopped: bool,
}

impl Sink for Copier<'_> {
    fn begin(&mut self, sheet: Option<&str>, hidden: bool) -> bool {
        if self.stopped {
            return false;
        }
        (self.name, self.hidden) = (sheet.map(str::to_owned), hidden);
        let mending = self.mending;
        let marks = mending.marks.iter().find(|(name, _)| **name == sheet).map(|(_, marks)| marks);
        self.waiting = marks.into_iter().flatten().map(|(row, marks)| (*row, marks)).collect();
        self.heading_row = mending.heading_rows.iter().find(|(name, _)| **name == sheet).map(|(_, row)| *row);
        (self.state, self.sheet_rows) = (State::First, 0);
        true
    }

    fn row(&mut self, row: Row<'_>) -> bool {
        if self.state == State::First {
            // What an earlier round has added is made anew.
            if row.number == 0 && returned(&OwnedRow::from(row)).is_some() {
                self.state = State::Over;
                return false;
            }
            self.start();
        }
        self.rows = self.rows.saturating_add(1);
        self.sheet_rows += 1;
        if self.extent == Extent::Whole && self.rows > ROWS {
            self.stopped = true;
        }
        if !self.stopped {
            self.blank_rows_before(Some(row.number));
            self.cells(row);
        }
        !self.stopped
    }

    fn end(&mut self) {
        if self.state == State::First {
            self.start();
        }
        if self.state == State::Rows && !self.stopped {
            self.blank_rows_before(None);
            self.paper.end();
        }
        self.state = State::Over;
    }
}

impl Copier<'_> {
    fn start(&mut self) {
        self.paper.begin(self.name.as_deref(), self.hidden);
        self.state = State::Rows;
    }

    /// Marked rows that hold nothing.
    fn blank_rows_before(&mut self, row: Option<u32>) {
        while let Some(entry) = self.waiting.first_entry() {
            if row.is_some_and(|row| *entry.key() >= row) {
                return;
            }
            let (number, marks) = entry.remove_entry();
            self.cells_of(number, &[], marks);
        }
    }

    fn cells(&mut self, row: Row<'_>) {
        let none = Marks::new();
        let marks = self.waiting.remove(&row.number);
        let is_heading = match self.heading_row {
            Some(last) => row.number <= last,
            None => self.sheet_rows <= LOOK,
        };
        if marks.is_some() || is_heading || self.extent == Extent::Whole {
            self.cells_of(row.number, row.cells, marks.unwrap_or(&none));
        }
    }

    /// The cells of a row, and between them the marked ones that hold nothing.
    fn cells_of(&mut self, row: u32, cells: &[table::Cell<'_>], marks: &Marks) {
        if marks.is_empty() {
            for cell in cells {
                self.hand_over((row, cell.column), Some(&cell.value), None);
            }
            return;
        }
        // A problem of the whole row is told at its first cell.
        let first = cells.first().map_or(0, |cell| cell.column);
        let mut columns: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
        for (column, position) in marks {
            columns.entry(column.unwrap_or(first)).or_default().push(*position);
        }
        let mut cells = cells.iter().peekable();
        for (column, positions) in columns {
            while let Some(cell) = cells.next_if(|cell| cell.column < column) {
                self.hand_over((row, cell.column), Some(&cell.value), None);
            }
            let value = cells.next_if(|cell| cell.column == column).map(|cell| &cell.value);
            self.hand_over((row, column), value, Some(self.mending.mark(&positions)));
        }
        for cell in cells {
            self.hand_over((row, cell.column), Some(&cell.value), None);
        }
    }

    fn hand_over(&mut self, at: (u32, u32), value: Option<&Value<'_>>, mark: Option<Mark>) {
        self.stopped = self.stopped || !self.paper.cell(at, value, mark);
    }
}
