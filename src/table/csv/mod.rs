//! Text tables (CSV, TSV) as a stream of rows.
//!
//! In: a file that is no workbook. Out: its rows, numbered as a spreadsheet program shows them: a line
//! break within quotes makes no row, a blank line does. The file is never in memory as a whole. A value is
//! text here, whatever it looks like.

mod encoding;
mod record;
mod separator;
mod torn;

use crate::diag::code::FileTerm;
use crate::table::csv::encoding::Feed;
use crate::table::csv::record::{Flaw, FlawKind, Scanner, Shape};
use crate::table::csv::torn::Widths;
use crate::table::fault::{Fault, Outcome};
use crate::table::source::Source;
use crate::table::{Row, Sink, limit};

/// Reads a text table and hands its rows to the sink. Tells whether there was anything to hand over.
pub(super) fn read(source: &mut Source, sink: &mut dyn Sink) -> Outcome<bool> {
    if !sink.begin(None, false) {
        return Ok(true);
    }
    let mut feed = Feed::new(source);
    let mut rows = Rows { number: 0, state: State::Blank, widths: None };
    let mut buffer = Vec::new();
    let mut shape = None;
    loop {
        let ended = feed.more(&mut buffer)?;
        let (text, broken) = readable(&buffer, ended);
        let mut start = 0;
        let shape = *shape.get_or_insert_with(|| {
            let (separator, first) = separator::find(text);
            start = first;
            rows.widths = (separator == b',').then(Widths::default);
            Shape { separator, letters: feed.letters }
        });
        let used = rows.take(&Scanner::new(text, shape, ended && !broken), start, text.len(), sink)?;
        if rows.state == State::Stopped {
            break;
        }
        if broken {
            return Err(encoding::fault(rows.number));
        }
        if ended {
            if let Some(fault) = rows.widths.as_ref().and_then(Widths::fault) {
                return Err(fault);
            }
            break;
        }
        buffer.drain(..used);
        if buffer.len() > limit::RECORD {
            return Err(Fault::too_large(FileTerm::RowMegabytes, limit::RECORD >> 20).at_row(rows.number));
        }
    }
    sink.end();
    Ok(rows.state != State::Blank)
}

/// The part of the bytes that is text, and whether something follows it that is none.
fn readable(bytes: &[u8], ended: bool) -> (&str, bool) {
    match encoding::utf8(bytes) {
        Ok(text) => (text, false),
        Err(error) => {
            let text = std::str::from_utf8(&bytes[..error.valid_up_to()]).unwrap_or_default();
            (text, ended || error.error_len().is_some())
        }
    }
}

/// How far the rows have come.
struct Rows {
    number: u32,
    state: State,
    /// How wide the rows are, where a decimal comma could tear them.
    widths: Option<Widths>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// Nothing but blanks so far.
    Blank,
    /// Rows have been handed over.
    Filled,
    /// The sink wants no more.
    Stopped,
}

impl Rows {
    /// Hands over the rows that a text holds whole. Tells where the next one begins.
    fn take(&mut self, scanner: &Scanner<'_>, start: usize, end: usize, sink: &mut dyn Sink) -> Outcome<usize> {
        let mut cells = Vec::new();
        let mut at = start;
        while at < end {
            cells.clear();
            let extent = scanner.record(at, &mut cells).map_err(|flaw| self.fault(flaw))?;
            let Some(extent) = extent else { break };
            at = extent.end;
            if !cells.is_empty() {
                self.state = State::Filled;
                if let Some(widths) = &mut self.widths {
                    widths.look(self.number, extent.fields, &cells);
                }
                if !sink.row(Row { number: self.number, cells: &cells }) {
                    self.state = State::Stopped;
                    break;
                }
            }
            let many = || Fault::too_large(FileTerm::Rows, u32::MAX);
            self.number = self.number.checked_add(1).ok_or_else(many)?;
        }
        Ok(at)
    }

    fn fault(&self, flaw: Flaw) -> Fault {
        let fault = match flaw.kind {
            FlawKind::OpenQuote => Fault::damaged(FileTerm::OpenQuote),
            FlawKind::LongText => Fault::too_large(FileTerm::Characters, limit::TEXT),
            FlawKind::ManyColumns => Fault::too_large(FileTerm::Columns, limit::COLUMNS),
        };
        fault.at_cell(self.number, flaw.column)
    }
}
