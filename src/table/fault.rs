//! What stops the reading of a file, before the file's name is put to it.

use std::io;
use std::sync::Arc;

use crate::diag::code::{FileTerm, Term};
use crate::diag::{CellPlace, Problem, TableCode};

/// Outcome of a step of reading.
pub(super) type Outcome<T> = Result<T, Fault>;

/// A problem of the file that is being read.
#[derive(Debug)]
pub(super) struct Fault(Box<Problem>);

impl Fault {
    /// A fault of the whole file.
    pub(super) fn new(code: TableCode) -> Self {
        let nowhere = CellPlace { file: Arc::from(""), sheet: None, row: None, column: None, text: None };
        Self(Box::new(Problem::new(code).at(nowhere)))
    }

    /// The file is not what it should be, and what it is.
    pub(super) fn wrong_kind(kind: FileTerm) -> Self {
        Self::new(TableCode::WrongKind).with_term("kind", kind)
    }

    /// The file is broken, and in what way.
    pub(super) fn damaged(how: FileTerm) -> Self {
        Self::new(TableCode::Damaged).with_term("how", how)
    }

    /// A limit is exceeded: what there is too much of, and how much may be.
    pub(super) fn too_large(what: FileTerm, limit: impl ToString) -> Self {
        Self::new(TableCode::TooLarge).with_term("what", what).with("limit", limit)
    }

    /// The system refuses to open or read the file.
    pub(super) fn unreadable(error: &io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => FileTerm::NotFound,
            io::ErrorKind::PermissionDenied => FileTerm::NoPermission,
            io::ErrorKind::ResourceBusy => FileTerm::Busy,
            _ => FileTerm::ReadFailed,
        };
        Self::new(TableCode::Unreadable).with_term("reason", reason)
    }

    /// Adds a word of the program under the name that the wording uses.
    pub(super) fn with_term(self, name: &'static str, term: FileTerm) -> Self {
        Self(Box::new(self.0.with_term(name, Term::File(term))))
    }

    /// Adds a value under the name that the wording uses.
    pub(super) fn with(self, name: &'static str, value: impl ToString) -> Self {
        Self(Box::new(self.0.with(name, value)))
    }

    /// Says in which sheet.
    pub(super) fn in_sheet(mut self, sheet: &str) -> Self {
        if let Some(place) = &mut self.0.cell {
            place.sheet = Some(Arc::from(sheet));
        }
        self
    }

    /// Says in which row.
    pub(super) fn at_row(mut self, row: u32) -> Self {
        if let Some(place) = &mut self.0.cell {
            place.row = Some(row);
        }
        self
    }

    /// Says in which cell.
    pub(super) fn at_cell(mut self, row: u32, column: u32) -> Self {
        self = self.at_row(row);
        if let Some(place) = &mut self.0.cell {
            place.column = Some(column);
        }
        self
    }

    /// The problem, with the file's name.
    pub(super) fn into_problem(self, file: &Arc<str>) -> Problem {
        let mut problem = *self.0;
        if let Some(place) = &mut problem.cell {
            place.file = file.clone();
        }
        problem
    }
}
