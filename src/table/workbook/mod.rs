//! Workbooks (XLSX, XLSM, XLSB, XLS, ODS) as streams of rows.
//!
//! In: the whole file in memory, within limits: what is read is what was hashed. Out: the sheets in
//! workbook order, hidden ones marked. A package is looked through before a library reads it.

mod biff;
mod binary;
mod blanks;
mod compound;
mod content;
mod dense;
mod guard;
mod part;
mod repack;
mod rows;
mod shared;
mod short;
mod shown;
mod styles;
mod xlsb;
mod xlsx;
mod xml;

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::diag::TableCode;
use crate::diag::code::FileTerm;
use crate::table::fault::{Fault, Outcome};
use crate::table::source::Source;
use crate::table::workbook::compound::Compound;
use crate::table::workbook::guard::Package;
use crate::table::{Sink, limit};

/// Reads a zip file. Tells whether there was anything to hand over.
pub(super) fn read_package(source: &mut Source, sink: &mut dyn Sink) -> Outcome<bool> {
    let bytes = source.read_all(limit::WORKBOOK)?;
    let (package, unpacked) = guard::inspect(&bytes)?;
    let bytes = unpacked.unwrap_or(bytes);
    match package {
        Package::Xlsx { unstored, merged, hidden } => {
            if hidden {
                sink.hidden_cells();
            }
            xlsx::read(&bytes, unstored, merged, sink)
        }
        Package::Ods { marks, merged, hidden } => {
            if hidden {
                sink.hidden_cells();
            }
            dense::read_ods(&bytes, &marks, &merged, sink)
        }
        Package::Xlsb { beside, merged, hidden } => {
            if hidden {
                sink.hidden_cells();
            }
            xlsb::read(&bytes, &beside, merged, sink)
        }
    }
}

/// Reads a compound file. Tells whether there was anything to hand over.
pub(super) fn read_compound(source: &mut Source, sink: &mut dyn Sink) -> Outcome<bool> {
    let bytes = source.read_all(limit::XLS)?;
    let compound = Compound::open(&bytes)?;
    if compound.has("EncryptedPackage") {
        return Err(Fault::new(TableCode::Password));
    }
    let Some(name) = ["Workbook", "Book"].into_iter().find(|name| compound.has(name)) else {
        return Err(Fault::wrong_kind(other_kind(&compound)));
    };
    let stream = compound.stream(name)?;
    drop(compound);
    drop(bytes);
    let looks = biff::inspect(&stream)?;
    if looks.hidden {
        sink.hidden_cells();
    }
    dense::read_xls(&compound::alone(&stream), &looks, sink)
}

/// What a compound file is that holds no workbook.
fn other_kind(compound: &Compound<'_>) -> FileTerm {
    if compound.has("WordDocument") {
        FileTerm::Writing
    } else if compound.has("PowerPoint Document") {
        FileTerm::Slides
    } else {
        FileTerm::Binary
    }
}

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Whether this thread is inside a library that reads workbooks. A panic there becomes a problem of the
/// file: a panic hook should then say nothing.
#[must_use]
pub fn is_guarded() -> bool {
    GUARDED.get()
}

/// Calls the library that reads workbooks: a panic in it is a damaged file.
fn guarded<T>(call: impl FnOnce() -> T) -> Outcome<T> {
    GUARDED.set(true);
    let result = catch_unwind(AssertUnwindSafe(call));
    GUARDED.set(false);
    result.map_err(|_| Fault::damaged(FileTerm::Structure))
}
