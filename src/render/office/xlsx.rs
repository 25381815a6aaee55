//! Finds the placeholders in the cells of a workbook.
//!
//! A cell with placeholders becomes a cell with its own text, or a number where it holds one value that is a number; its
//! look stays. A row that asks for a list repeats, and so do the rows of a section; the rows below move, and merged cells, references of formulas,
//! the print area and other references of the sheet follow. What a formula had stored is left out, since it is computed
//! when the workbook is opened. Pictures, charts and tables of Excel (list objects) below a repeated row do not follow.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::render::office::fault::{Faults, Spot};
use crate::render::office::node::{Asked, By, Empty, Node, Part, Piece, Repeated};
use crate::render::office::outside;
use crate::render::office::section::{Opened, sections};
use crate::render::office::sheet::{CellRead, RowRead, SheetRead, read_sheet};
use crate::render::office::splice::splice;
use crate::render::office::tree;
use crate::render::office::workbook::{shared_strings, sheet_names, without_chain, workbook_part};
use crate::words::List;

const CALC_CHAIN: &str = "xl/calcChain.xml";
const WORKBOOK: &str = "xl/workbook.xml";

/// Whether a part may hold placeholders, or must follow where some are filled in.
pub(super) fn is_wanted(name: &str) -> bool {
    let sheet = name.strip_prefix("xl/worksheets/").is_some_and(|rest| !rest.contains('/') && rest.ends_with(".xml"));
    sheet
        || outside::is_wanted(name)
        || [WORKBOOK, CALC_CHAIN, "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"]
            .contains(&name)
}

/// The parts that change.
pub(super) fn parts(texts: Vec<(String, String)>, faults: &mut Faults) -> Result<Vec<(String, Part)>, ()> {
    let mut texts: BTreeMap<String, String> = texts.into_iter().collect();
    let strings = texts.remove("xl/sharedStrings.xml").unwrap_or_default();
    let strings = told(shared_strings(&strings), "xl/sharedStrings.xml", faults)?;
    let workbook = texts.get(WORKBOOK).cloned().unwrap_or_default();
    let relations = texts.get("xl/_rels/workbook.xml.rels").cloned().unwrap_or_default();
    let names = told(sheet_names(&workbook, &relations), WORKBOOK, faults)?;
    let mut parts = Vec::new();
    let mut moved: Option<(String, Vec<Repeated>)> = None;
    told(outside::comments(&texts, &names, faults), "xl/comments", faults)?;
    for (name, text) in texts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/") && name.ends_with(".xml")) {
        let shown = names.get(name).cloned().unwrap_or_else(|| name.clone());
        let cells = told(read_sheet(text), name, faults)?;
        told(outside::sheet(&shown, text, &cells, faults), name, faults)?;
        let sheet = Sheet { text, name: &shown, strings: &strings, faults: &mut *faults, moves: false };
        if let Some(part) = sheet.part(&cells) {
            if !part.repeats.is_empty() && moved.is_none() {
                moved = Some((shown, part.repeats.clone()));
            }
            parts.push((name.clone(), part));
        }
    }
    if !parts.is_empty() {
        let (sheet, repeats) = moved.unwrap_or_default();
        parts.push((WORKBOOK.to_owned(), workbook_part(workbook, &sheet, repeats)));
        for name in ["xl/_rels/workbook.xml.rels", "[Content_Types].xml"] {
            parts.extend(texts.remove(name).map(|text| (name.to_owned(), without_chain(text))));
        }
        let gone = Part { text: String::new(), nodes: Vec::new(), repeats: Vec::new(), fit: None };
        parts.extend(texts.contains_key(CALC_CHAIN).then(|| (CALC_CHAIN.to_owned(), gone)));
    }
    Ok(parts)
}

fn told<T>(read: Result<T, quick_xml::Error>, name: &str, faults: &mut Faults) -> Result<T, ()> {
    read.map_err(|error| faults.unreadable(format!("{name}: {error}")))
}

struct Sheet<'s> {
    text: &'s str,
    name: &'s str,
    strings: &'s [String],
    faults: &'s mut Faults,
    /// Whether any of its rows repeat.
    moves: bool,
}

impl Sheet<'_> {
    fn part(mut self, read: &SheetRead) -> Option<Part> {
        let marks = self.marks(read);
        let opened = sections(marks, self.faults);
        let is_mark = |row: &RowRead| {
            let number = row.number.as_ref().map(|(_, number)| *number);
            opened.iter().any(|one| Some(one.from) == number || Some(one.to) == number)
        };
        let all = |row: &RowRead, sheet: &mut Self| row.cells.iter().map(|cell| sheet.pieces(row, cell)).collect();
        let pieces: Vec<Vec<Option<Vec<Piece>>>> = read
            .rows
            .iter()
            .map(|row| if is_mark(row) { row.cells.iter().map(|_| None).collect() } else { all(row, &mut self) })
            .collect();
        if opened.is_empty() && pieces.iter().flatten().all(Option::is_none) {
            return None;
        }
        let mut repeats: Vec<Repeated> = opened.iter().map(Opened::repeated).collect();
        let mut lists = Vec::new();
        for (row, pieces) in read.rows.iter().zip(&pieces) {
            let number = row.number.as_ref().map(|(_, number)| *number);
            let around = opened.iter().filter(|one| number.is_some_and(|number| one.holds(number)));
            let list = self.list(row, pieces, around.filter_map(Opened::list).next());
            lists.push(list);
            let by = |(list, number): (List, u32)| Repeated { from: number, to: number, by: By::Row(list) };
            repeats.extend(list.zip(row.number.as_ref().map(|(_, number)| *number)).map(by));
        }
        self.moves = !repeats.is_empty();
        let rows = read.rows.iter().zip(pieces).zip(lists).map(|((row, pieces), list)| {
            let body = self.row(row, pieces);
            let node = match list {
                Some(list) => vec![Node::Repeat(list, body, Empty::BlankRow)],
                None => body,
            };
            (row, node)
        });
        let rows: Vec<(&RowRead, Vec<Node>)> = rows.collect();
        let mut edits = rows_in_sections(rows, &opened);
        if !repeats.is_empty() {
            let merged = read.merged.clone().map(|(range, all)| (range, vec![Node::Merged(all)]));
            let other = read.references.iter();
            let other = other.map(|at| (at.clone(), vec![Node::Reference(self.text[at.clone()].to_owned())]));
            edits.extend(merged.into_iter().chain(other));
            edits.sort_by_key(|(range, _)| range.start);
        }
        let mut nodes = Vec::new();
        splice(&mut nodes, 0..self.text.len(), edits);
        Some(Part { text: self.text.to_owned(), nodes, repeats, fit: None })
    }

    /// The marks of sections, each alone among the placeholders of its row.
    fn marks(&mut self, read: &SheetRead) -> Vec<(Spot, u32, tree::Mark)> {
        let mut marks = Vec::new();
        for row in &read.rows {
            let Some((_, number)) = row.number.as_ref() else { continue };
            let texts = row.cells.iter().filter_map(|cell| Some((cell, self.words(cell)?)));
            let texts: Vec<_> = texts.filter(|(_, text)| text.contains("{{")).collect();
            let [(cell, text)] = texts.as_slice() else { continue };
            let inner = text.trim().strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"));
            if let Some(mark) = inner.and_then(tree::mark) {
                let column = cell.address.as_ref().map_or(0, |(_, column)| *column);
                marks.push((Spot::Cell(self.name.to_owned(), number.saturating_sub(1), column), *number, mark));
            }
        }
        marks
    }

    /// The text of a cell.
    fn words(&self, cell: &CellRead) -> Option<String> {
        match cell.kind.as_ref().map(|(_, kind)| kind.as_str()) {
            Some("s") => Some(cell.content.trim().parse().ok().and_then(|at: usize| self.strings.get(at))?.clone()),
            Some("inlineStr") => Some(cell.content.clone()),
            _ => None,
        }
    }

    /// The text of a cell in pieces, where it has placeholders.
    fn pieces(&mut self, row: &RowRead, cell: &CellRead) -> Option<Vec<Piece>> {
        let text = self.words(cell)?;
        if !text.contains("{{") {
            return None;
        }
        let number = row.number.as_ref().map_or(0, |(_, number)| number.saturating_sub(1));
        let spot = Spot::Cell(self.name.to_owned(), number, cell.address.as_ref().map_or(0, |(_, column)| *column));
        let (mut pieces, mut rest) = (Vec::new(), text.as_str());
        while let Some((before, after)) = rest.split_once("{{") {
            let Some((word, after)) = after.split_once("}}") else {
                self.faults.unclosed(&spot);
                break;
            };
            pieces.extend((!before.is_empty()).then(|| Piece::Text(before.to_owned())));
            pieces.extend(tree::asking(word, &spot, self.faults).map(|asking| Piece::Value(asking.asked)));
            rest = after;
        }
        pieces.extend((!rest.is_empty()).then(|| Piece::Text(rest.to_owned())));
        for piece in &pieces {
            // The rows of a worksheet repeat once, and not again for each person.
            if let Piece::Value(Asked { list: Some(list), field }) = piece
                && !list.within().is_empty()
            {
                let lang = crate::words::Lang::Vi;
                self.faults.nested(&spot, &format!("{}.{}", list.word(lang), field.word(lang)));
            }
        }
        Some(pieces)
    }

    /// The list that a row repeats for; in a section of a list it does not repeat by itself.
    fn list(&mut self, row: &RowRead, pieces: &[Option<Vec<Piece>>], section: Option<List>) -> Option<List> {
        let mut wanted = section;
        for (cell, pieces) in row.cells.iter().zip(pieces) {
            for piece in pieces.iter().flatten() {
                let Piece::Value(Asked { list: Some(list), .. }) = piece else { continue };
                match wanted {
                    None => wanted = Some(*list),
                    Some(first) if first == *list => {}
                    Some(first) => {
                        let number = row.number.as_ref().map_or(0, |(_, number)| number.saturating_sub(1));
                        let column = cell.address.as_ref().map_or(0, |(_, column)| *column);
                        self.faults.two_lists(&Spot::Cell(self.name.to_owned(), number, column), first, *list);
                        return wanted.filter(|_| section.is_none());
                    }
                }
            }
        }
        wanted.filter(|_| section.is_none())
    }

    fn row(&mut self, row: &RowRead, pieces: Vec<Option<Vec<Piece>>>) -> Vec<Node> {
        let number = row.number.as_ref().map(|(_, number)| *number);
        let mut edits: Vec<(Range<usize>, Vec<Node>)> = Vec::new();
        edits.extend(row.number.iter().map(|(at, number)| (at.clone(), vec![Node::RowNumber(*number)])));
        for (cell, pieces) in row.cells.iter().zip(pieces) {
            let address =
                cell.address.as_ref().zip(number).map(|((at, _), number)| (at.clone(), vec![Node::RowNumber(number)]));
            match pieces {
                Some(pieces) => self.filled(cell, address, pieces, &mut edits),
                None => {
                    edits.extend(address);
                    self.formula(cell, number, &mut edits);
                }
            }
        }
        let mut nodes = Vec::new();
        splice(&mut nodes, row.range.clone(), edits);
        nodes
    }

    /// A cell with placeholders: its tag without the type, then what it holds.
    fn filled(
        &self,
        cell: &CellRead,
        address: Option<(Range<usize>, Vec<Node>)>,
        pieces: Vec<Piece>,
        edits: &mut Vec<(Range<usize>, Vec<Node>)>,
    ) {
        let close = if self.text[cell.tag.clone()].ends_with("/>") { 2 } else { 1 };
        let tag_end = cell.tag.end - close;
        let mut inner: Vec<(Range<usize>, Vec<Node>)> = address.into_iter().collect();
        inner.extend(cell.kind.as_ref().map(|(at, _)| (at.clone(), Vec::new())));
        inner.sort_by_key(|(range, _)| range.start);
        let mut nodes = Vec::new();
        splice(&mut nodes, cell.tag.start..tag_end, inner);
        nodes.push(Node::Cell(tag_end..tag_end, pieces));
        edits.push((cell.range.clone(), nodes));
    }

    /// A formula follows the rows; what it had stored is computed anew.
    fn formula(&mut self, cell: &CellRead, number: Option<u32>, edits: &mut Vec<(Range<usize>, Vec<Node>)>) {
        let Some(formula) = &cell.formula else { return };
        let value = cell.value.clone().map(|at| (at, Vec::new()));
        if !formula.is_plain {
            if !self.moves {
                edits.extend(value);
                return;
            }
            let column = cell.address.as_ref().map_or(0, |(_, column)| *column);
            let spot = Spot::Cell(self.name.to_owned(), number.map_or(0, |number| number.saturating_sub(1)), column);
            self.faults.formula(&spot, &formula.text);
        }
        edits.push((formula.inner.clone(), vec![Node::Formula(formula.text.clone())]));
        edits.extend(value);
    }
}

/// The rows, those of a section together and without its marks.
fn rows_in_sections(rows: Vec<(&RowRead, Vec<Node>)>, opened: &[Opened]) -> Vec<(Range<usize>, Vec<Node>)> {
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
