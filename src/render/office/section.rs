//! Sections of a worksheet: rows between two marks, each mark alone in its row.
//!
//! The rows of a section repeat together for each row of a list, or are there only if something is (or is not). The rows
//! of the marks are not written. Conditions may stand around other sections; nothing stands within a list.

use std::ops::Range;

use crate::render::office::fault::{Faults, Spot};
use crate::render::office::node::{By, Empty, Node, Repeated, Subject, When};
use crate::render::office::sheet::RowRead;
use crate::render::office::tree::{Mark, faulty, same};
use crate::words::{List, Named};

/// A section between the rows of its marks.
#[derive(Debug)]
pub(super) struct Opened {
    pub(super) from: u32,
    pub(super) to: u32,
    kind: Kind,
}

#[derive(Clone, Copy, Debug)]
enum Kind {
    Each(List),
    If(When, Subject),
}

impl Opened {
    /// Whether a row stands between the marks.
    pub(super) const fn holds(&self, row: u32) -> bool {
        self.from < row && row < self.to
    }

    /// The list that its rows repeat for.
    pub(super) const fn list(&self) -> Option<List> {
        match self.kind {
            Kind::Each(list) => Some(list),
            Kind::If(..) => None,
        }
    }

    /// What it does to the rows below.
    pub(super) const fn repeated(&self) -> Repeated {
        let by = match self.kind {
            Kind::Each(list) => By::Section(list),
            Kind::If(when, subject) => By::If(when, subject),
        };
        Repeated { from: self.from, to: self.to, by }
    }

    /// Its rows.
    pub(super) fn node(&self, body: Vec<Node>) -> Node {
        match self.kind {
            Kind::Each(list) => Node::Rows(list, body, self.from + 1..self.to),
            Kind::If(when, subject) => Node::If(when, subject, body, Empty::Nothing),
        }
    }
}

/// The sections of a worksheet from its marks, top down.
pub(super) fn sections(marks: Vec<(Spot, u32, Mark)>, faults: &mut Faults) -> Vec<Opened> {
    let mut sections = Vec::new();
    let mut open: Vec<(Spot, u32, Mark)> = Vec::new();
    for (spot, row, mark) in marks {
        let Mark::End(word) = &mark else {
            // The rows of a list are written as often as it has rows: nothing in them can be counted once for all.
            if open.iter().any(|(.., around)| matches!(around, Mark::Each(_))) {
                faults.nested(&spot, &mark.shown());
            }
            open.push((spot, row, mark));
            continue;
        };
        match open.pop() {
            Some((first, from, begun)) if same(&begun, word) => {
                sections.extend(kind(&first, &begun, faults).map(|kind| Opened { from, to: row, kind }));
            }
            begun => {
                faulty(&mark, &spot, faults);
                open.extend(begun);
            }
        }
    }
    for (spot, _, mark) in open {
        faulty(&mark, &spot, faults);
    }
    sections
}

/// What a mark begins. Only what belongs to the document can be asked for: a row of a list is not there yet.
fn kind(spot: &Spot, mark: &Mark, faults: &mut Faults) -> Option<Kind> {
    let (Mark::Each(word) | Mark::If(_, word) | Mark::End(word)) = mark;
    match (mark, Named::find(word)) {
        (Mark::Each(_), Ok(Named::List(list))) if list.within().is_empty() => Some(Kind::Each(list)),
        (Mark::If(when, _), Ok(Named::List(list))) if list.within().is_empty() => {
            Some(Kind::If(*when, Subject::List(list)))
        }
        (Mark::If(when, _), Ok(Named::Document(field))) => {
            let asked = crate::render::office::node::Asked { list: None, field };
            Some(Kind::If(*when, Subject::Value(asked)))
        }
        (Mark::Each(_), Ok(Named::Document(_) | Named::Row(..))) => {
            faults.not_a_list(spot, word);
            None
        }
        // A list of a person, or what a row of a list tells: there is no row around it here.
        (_, Ok(Named::List(_) | Named::Row(..))) => {
            faults.nested(spot, &mark.shown());
            None
        }
        (_, Ok(Named::Document(_))) => {
            faults.section(spot, &mark.shown());
            None
        }
        (_, Err(nearest)) => {
            faults.unknown(spot, word, nearest);
            None
        }
    }
}

/// The rows, those of a section together and without its marks.
pub(super) fn rows_in_sections(rows: Vec<(&RowRead, Vec<Node>)>, opened: &[Opened]) -> Vec<(Range<usize>, Vec<Node>)> {
    let mut edits: Vec<(Range<usize>, Vec<Node>)> = Vec::new();
    // The sections that are open, the innermost last.
    let mut held: Vec<(&Opened, Range<usize>, Vec<Node>)> = Vec::new();
    for (row, nodes) in rows {
        let number = row.number.as_ref().map(|(_, number)| *number);
        if let Some(one) = opened.iter().find(|one| Some(one.from) == number) {
            held.push((one, row.range.clone(), Vec::new()));
            continue;
        }
        let closed = held.pop_if(|(one, ..)| Some(one.to) == number);
        let (range, nodes) = match closed {
            Some((one, range, body)) => (range.start..row.range.end, vec![one.node(body)]),
            None => (row.range.clone(), nodes),
        };
        match held.last_mut() {
            Some((_, _, body)) => body.extend(nodes),
            None => edits.push((range, nodes)),
        }
    }
    edits
}
