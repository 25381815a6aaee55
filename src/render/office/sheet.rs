//! Reads a worksheet for the places that may change: rows, cells, formulas, references.

use std::ops::Range;

use quick_xml::events::Event;

use crate::render::office::xml::{attribute, referred, unescaped, walk};

/// A row of a sheet with its cells.
#[derive(Debug, Default)]
pub(super) struct RowRead {
    pub(super) range: Range<usize>,
    /// Where its number stands, and the number.
    pub(super) number: Option<(Range<usize>, u32)>,
    pub(super) cells: Vec<CellRead>,
}

#[derive(Debug, Default)]
pub(super) struct CellRead {
    pub(super) range: Range<usize>,
    pub(super) tag: Range<usize>,
    /// Where the row stands in its address, and its column.
    pub(super) address: Option<(Range<usize>, u32)>,
    /// The whole attribute that tells the type, with the space before it.
    pub(super) kind: Option<(Range<usize>, String)>,
    /// What stands between the tags.
    pub(super) content: String,
    pub(super) formula: Option<Formula>,
    pub(super) value: Option<Range<usize>>,
}

#[derive(Debug)]
pub(super) struct Formula {
    /// What stands between its tags.
    pub(super) inner: Range<usize>,
    pub(super) text: String,
    pub(super) kind: Computing,
}

/// How a formula is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Computing {
    /// In its own cell, for it alone.
    Plain,
    /// For a range at once.
    Array,
    /// Written once for several cells, or otherwise apart from them.
    Shared,
}

#[derive(Debug, Default)]
pub(super) struct SheetRead {
    pub(super) rows: Vec<RowRead>,
    /// Where the merged cells stand, and they.
    pub(super) merged: Option<(Range<usize>, Vec<String>)>,
    /// Other references.
    pub(super) references: Vec<Range<usize>>,
    /// Formulas outside of cells: of conditional formats, rules for what is typed, small charts, links.
    pub(super) rules: Vec<Rule>,
}

/// A formula outside of cells.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) inner: Range<usize>,
    pub(super) text: String,
    /// Whether it names cells to be shown or chosen from, all that there are.
    pub(super) is_named: bool,
}

/// Reads the places of a sheet that may change.
pub(super) fn read_sheet(text: &str) -> Result<SheetRead, quick_xml::Error> {
    let mut reading = Reading {
        text,
        sheet: SheetRead::default(),
        cell: None,
        inside: Inside::Nothing,
        opened: 0,
        rule: None,
        is_named: false,
    };
    walk(text, |event, at| match event {
        Event::Start(tag) => reading.start(tag.local_name().as_ref(), at),
        Event::Empty(tag) => reading.empty(tag.local_name().as_ref(), at),
        Event::End(tag) => reading.end(tag.local_name().as_ref(), &at),
        Event::Text(_) => reading.push(&text[at]),
        Event::GeneralRef(name) => reading.push(referred(&name).encode_utf8(&mut [0; 4])),
        _ => {}
    })?;
    Ok(reading.sheet)
}

/// What the text that comes belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Formula,
}

struct Reading<'t> {
    text: &'t str,
    sheet: SheetRead,
    cell: Option<CellRead>,
    inside: Inside,
    /// Where the value began that is open.
    opened: usize,
    /// The formula outside of cells that is open.
    rule: Option<Rule>,
    is_named: bool,
}

impl Reading<'_> {
    fn start(&mut self, name: &str, at: Range<usize>) {
        match name {
            "f" | "formula" | "formula1" | "formula2" | "sqref" if self.cell.is_none() => {
                self.rule = Some(Rule { inner: at.end..at.end, text: String::new(), is_named: self.is_named });
            }
            "row" => self.sheet.rows.push(row_read(self.text, at)),
            "c" => self.cell = Some(cell_read(self.text, at)),
            "f" => {
                self.inside = Inside::Formula;
                let kind = match attribute(self.text, &at, "t").map(|kind| &self.text[kind]) {
                    None | Some("normal") => Computing::Plain,
                    Some("array") => Computing::Array,
                    Some(_) => Computing::Shared,
                };
                if let Some(cell) = &mut self.cell {
                    cell.formula = Some(Formula { inner: at.end..at.end, text: String::new(), kind });
                }
            }
            "v" | "t" => {
                self.inside = Inside::Value;
                self.opened = at.start;
            }
            "mergeCells" => self.sheet.merged = Some((at, Vec::new())),
            "is" | "r" | "rPr" => {}
            _ => self.other(name, &at),
        }
    }

    /// What stands outside of cells.
    fn other(&mut self, name: &str, at: &Range<usize>) {
        self.sheet.references.extend(reference(self.text, at));
        match name {
            "dataValidation" => {
                self.is_named = attribute(self.text, at, "type").is_some_and(|kind| &self.text[kind] == "list");
            }
            "sparkline" => self.is_named = true,
            "cfRule" => self.is_named = false,
            "hyperlink" => {
                let place = attribute(self.text, at, "location");
                self.sheet.rules.extend(place.map(|inner| {
                    let text = unescaped(&self.text[inner.clone()]);
                    Rule { inner, text, is_named: false }
                }));
            }
            _ => {}
        }
    }

    fn empty(&mut self, name: &str, at: Range<usize>) {
        match name {
            "row" => self.sheet.rows.push(row_read(self.text, at)),
            "c" => {
                let read = cell_read(self.text, at);
                if let Some(row) = self.sheet.rows.last_mut() {
                    row.cells.push(read);
                }
            }
            "f" => {
                // A cell of a shared formula: what it computes stands elsewhere.
                if let Some(cell) = &mut self.cell {
                    cell.formula =
                        Some(Formula { inner: at.end..at.end, text: String::new(), kind: Computing::Shared });
                }
            }
            "mergeCell" => {
                if let (Some((_, all)), Some(at)) = (&mut self.sheet.merged, attribute(self.text, &at, "ref")) {
                    all.push(self.text[at].to_owned());
                }
            }
            _ => self.other(name, &at),
        }
    }

    fn end(&mut self, name: &str, at: &Range<usize>) {
        match name {
            "f" | "formula" | "formula1" | "formula2" | "sqref" if self.cell.is_none() => {
                let Some(mut rule) = self.rule.take() else { return };
                rule.inner.end = at.start;
                match name {
                    "sqref" => self.sheet.references.push(rule.inner),
                    _ => self.sheet.rules.push(rule),
                }
            }
            "row" => {
                if let Some(row) = self.sheet.rows.last_mut() {
                    row.range.end = at.end;
                }
            }
            "c" => {
                if let (Some(mut done), Some(row)) = (self.cell.take(), self.sheet.rows.last_mut()) {
                    done.range.end = at.end;
                    row.cells.push(done);
                }
            }
            "f" => {
                self.inside = Inside::Nothing;
                if let Some(formula) = self.cell.as_mut().and_then(|cell| cell.formula.as_mut()) {
                    formula.inner.end = at.start;
                }
            }
            "v" | "t" => {
                self.inside = Inside::Nothing;
                if let Some(cell) = self.cell.as_mut().filter(|_| name == "v") {
                    cell.value = Some(self.opened..at.end);
                }
            }
            "mergeCells" => {
                if let Some((range, _)) = &mut self.sheet.merged {
                    range.end = at.end;
                }
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        let Some(cell) = &mut self.cell else {
            self.rule.iter_mut().for_each(|rule| rule.text.push_str(text));
            return;
        };
        match (self.inside, &mut cell.formula) {
            (Inside::Value, _) => cell.content.push_str(text),
            (Inside::Formula, Some(formula)) => formula.text.push_str(text),
            _ => {}
        }
    }
}

fn reference(text: &str, tag: &Range<usize>) -> Option<Range<usize>> {
    attribute(text, tag, "sqref").or_else(|| attribute(text, tag, "ref"))
}

fn row_read(text: &str, at: Range<usize>) -> RowRead {
    let number = attribute(text, &at, "r").and_then(|range| Some((range.clone(), text[range].parse().ok()?)));
    RowRead { range: at, number, cells: Vec::new() }
}

/// The column of its letters, from 0.
pub(super) fn column_of(letters: &str) -> u32 {
    let column = letters.bytes().fold(0_u32, |column, letter| {
        column.saturating_mul(26).saturating_add(u32::from(letter.to_ascii_uppercase().saturating_sub(b'A')) + 1)
    });
    column.saturating_sub(1)
}

fn cell_read(text: &str, at: Range<usize>) -> CellRead {
    let address = attribute(text, &at, "r").and_then(|range| {
        let digits = text[range.clone()].find(|c: char| c.is_ascii_digit())?;
        Some((range.start + digits..range.end, column_of(&text[range.start..range.start + digits])))
    });
    let kind = attribute(text, &at, "t").map(|value| {
        // The space before it, its name, the sign and the quote stand before the value.
        let whole = value.start - 4..value.end + 1;
        (whole, text[value].to_owned())
    });
    CellRead { range: at.clone(), tag: at, address, kind, ..CellRead::default() }
}
