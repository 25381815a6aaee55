//! A worksheet: its placeholders, and how it is written.
//!
//! A cell with placeholders becomes a cell with its own text, or a number where it holds one value that is a number; its
//! look stays. A row that asks for a list repeats, and so do the rows of a section; the rows below move, and merged
//! cells, formulas and other references follow. What a formula had stored is left out, since it is computed when the
//! workbook is opened.

use std::ops::Range;

use crate::render::office::fault::{Faults, Spot};
use crate::render::office::follow::{is_astray, touches};
use crate::render::office::formula::sheet_key;
use crate::render::office::merges::hidden;
use crate::render::office::node::{Asked, By, Empty, Node, Part, Piece, Repeated, Sheets};
use crate::render::office::percent::Percents;
use crate::render::office::section::{Opened, rows_in_sections, sections};
use crate::render::office::sheet::{CellRead, Computing, RowRead, Rule, SheetRead};
use crate::render::office::splice::splice;
use crate::render::office::tree;
use crate::render::office::xml::attribute;
use crate::words::{Field, List};

pub(super) struct Sheet<'s> {
    pub(super) text: &'s str,
    pub(super) name: &'s str,
    pub(super) strings: &'s [String],
    pub(super) faults: &'s mut Faults,
    pub(super) percents: &'s mut Percents,
}

/// What a worksheet asks for.
#[derive(Debug)]
pub(super) struct Found {
    opened: Vec<Opened>,
    /// The cells with placeholders, row by row.
    pieces: Vec<Vec<Option<Vec<Piece>>>>,
    /// The lists that rows repeat for.
    lists: Vec<Option<List>>,
    pub(super) repeats: Vec<Repeated>,
}

impl Found {
    /// Whether it asks for nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.opened.is_empty() && self.pieces.iter().flatten().all(Option::is_none)
    }
}

/// Where the formulas of a worksheet are read.
struct Around<'s> {
    key: &'s str,
    sheets: &'s Sheets,
    /// Whether rows of its own move.
    moves: bool,
    /// The list that the row repeats for.
    list: Option<List>,
}

impl Sheet<'_> {
    /// What the sheet asks for.
    pub(super) fn found(mut self, read: &SheetRead) -> Found {
        let marks = self.marks(read);
        let marked: Vec<u32> = marks.iter().map(|(_, row, _)| *row).collect();
        let opened = sections(marks, self.faults);
        let is_mark = |row: &RowRead| row.number.as_ref().is_some_and(|(_, number)| marked.contains(number));
        let all = |row: &RowRead, sheet: &mut Self| row.cells.iter().map(|cell| sheet.pieces(row, cell)).collect();
        let pieces: Vec<Vec<Option<Vec<Piece>>>> = read
            .rows
            .iter()
            .map(|row| if is_mark(row) { row.cells.iter().map(|_| None).collect() } else { all(row, &mut self) })
            .collect();
        let mut repeats: Vec<Repeated> = opened.iter().map(Opened::repeated).collect();
        let mut lists = Vec::new();
        for (row, pieces) in read.rows.iter().zip(&pieces) {
            let number = row.number.as_ref().map(|(_, number)| *number);
            let around = opened.iter().filter(|one| number.is_some_and(|number| one.holds(number)));
            let list = self.list(row, pieces, around.filter_map(Opened::list).next());
            lists.push(list);
            let by = |(list, number): (List, u32)| Repeated { from: number, to: number, by: By::Row(list) };
            repeats.extend(list.zip(number).map(by));
        }
        Found { opened, pieces, lists, repeats }
    }

    /// The sheet as it is written, if anything of it changes; `sheets` are the rows of all.
    pub(super) fn part(mut self, read: &SheetRead, found: Found, sheets: &Sheets) -> Option<Part> {
        let key = sheet_key(self.name);
        let moves = !found.repeats.is_empty();
        hidden(self.name, read, &found.pieces, &found.repeats, self.faults);
        let computes = read.rows.iter().flat_map(|row| &row.cells).any(|cell| cell.formula.is_some());
        let follows = read.rules.iter().any(|rule| touches(&rule.text, Some(&key), sheets));
        if found.is_empty() && !computes && !follows {
            return None;
        }
        let mut rows: Vec<(&RowRead, Vec<Node>)> = Vec::new();
        for ((row, pieces), list) in read.rows.iter().zip(found.pieces).zip(found.lists) {
            let number = row.number.as_ref().map(|(_, number)| *number);
            let mut sections = found.opened.iter().filter(|one| number.is_some_and(|number| one.holds(number)));
            let around = sections.find_map(Opened::list);
            let around = Around { key: &key, sheets, moves, list: list.or(around) };
            let body = self.row(row, pieces, &around);
            let nodes = match list {
                Some(list) => vec![Node::Repeat(list, body, Empty::BlankRow)],
                None => body,
            };
            rows.push((row, nodes));
        }
        let mut edits = rows_in_sections(rows, &found.opened);
        if moves {
            let merged = read.merged.clone().map(|(range, all)| (range, vec![Node::Merged(all)]));
            let other = read.references.iter();
            let other = other.map(|at| (at.clone(), vec![Node::Reference(self.text[at.clone()].to_owned())]));
            edits.extend(merged.into_iter().chain(other));
        }
        for Rule { inner, text, is_named } in &read.rules {
            if touches(text, Some(&key), sheets) {
                let followed = if *is_named { Node::Named(text.clone()) } else { Node::Formula(text.clone()) };
                edits.push((inner.clone(), vec![followed]));
            }
        }
        edits.sort_by_key(|(range, _)| range.start);
        let mut nodes = Vec::new();
        splice(&mut nodes, 0..self.text.len(), edits);
        Some(Part { text: self.text.to_owned(), nodes, sheet: Some(key), fit: None })
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
            if let Some(mark) = inner.filter(|inner| !inner.contains("}}")).and_then(tree::mark) {
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
                // A list of a person was told as such.
                if !list.within().is_empty() {
                    continue;
                }
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

    fn row(&mut self, row: &RowRead, pieces: Vec<Option<Vec<Piece>>>, around: &Around<'_>) -> Vec<Node> {
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
                    self.formula(cell, number, around, &mut edits);
                }
            }
        }
        let mut nodes = Vec::new();
        splice(&mut nodes, row.range.clone(), edits);
        nodes
    }

    /// A cell with placeholders: its tag without the type, then what it holds.
    fn filled(
        &mut self,
        cell: &CellRead,
        address: Option<(Range<usize>, Vec<Node>)>,
        mut pieces: Vec<Piece>,
        edits: &mut Vec<(Range<usize>, Vec<Node>)>,
    ) {
        let close = if self.text[cell.tag.clone()].ends_with("/>") { 2 } else { 1 };
        let tag_end = cell.tag.end - close;
        let mut inner: Vec<(Range<usize>, Vec<Node>)> = address.into_iter().collect();
        inner.extend(cell.kind.as_ref().map(|(at, _)| (at.clone(), Vec::new())));
        if let [Piece::Value(asked @ Asked { list: Some(List::Levels), field: Field::Share })] = pieces[..]
            && let Some(look) = self.percent(cell, tag_end)
        {
            pieces = vec![Piece::Share(asked)];
            inner.push(look);
        }
        inner.sort_by_key(|(range, _)| range.start);
        let mut nodes = Vec::new();
        splice(&mut nodes, cell.tag.start..tag_end, inner);
        nodes.push(Node::Cell(tag_end..tag_end, pieces));
        edits.push((cell.range.clone(), nodes));
    }

    /// The look of a cell, made to show a percentage, and where it stands in the tag.
    fn percent(&mut self, cell: &CellRead, tag_end: usize) -> Option<(Range<usize>, Vec<Node>)> {
        match attribute(self.text, &cell.tag, "s") {
            Some(place) => {
                let look = self.percents.of(self.text[place.clone()].parse().ok()?)?;
                Some((place, vec![Node::Look(look)]))
            }
            None => {
                let look = self.percents.of(0)?;
                Some((tag_end..tag_end, vec![Node::Literal(" s=\""), Node::Look(look), Node::Literal("\"")]))
            }
        }
    }

    /// A formula follows the rows; what it had stored is computed anew.
    fn formula(
        &mut self,
        cell: &CellRead,
        number: Option<u32>,
        around: &Around<'_>,
        edits: &mut Vec<(Range<usize>, Vec<Node>)>,
    ) {
        let Some(formula) = &cell.formula else { return };
        let value = cell.value.clone().map(|at| (at, Vec::new()));
        let touches = touches(&formula.text, Some(around.key), around.sheets);
        let cannot = match formula.kind {
            Computing::Plain => false,
            Computing::Array => around.moves,
            Computing::Shared => around.moves || touches,
        };
        if cannot || is_astray(&formula.text, around.key, around.list, around.sheets) {
            let column = cell.address.as_ref().map_or(0, |(_, column)| *column);
            let spot = Spot::Cell(self.name.to_owned(), number.map_or(0, |number| number.saturating_sub(1)), column);
            self.faults.formula(&spot, &formula.text);
        }
        if touches {
            edits.push((formula.inner.clone(), vec![Node::Formula(formula.text.clone())]));
        }
        edits.extend(value);
    }
}
