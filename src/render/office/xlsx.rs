//! Finds the placeholders in the cells of a workbook.
//!
//! A cell with placeholders becomes a cell with its own text, or a number where it holds one value that is a number; its
//! look stays. A row that asks for a list repeats, the rows below move down, and merged cells, references of formulas,
//! the print area and other references of the sheet follow. What a formula had stored is left out, since it is computed
//! when the workbook is opened. Pictures, charts and tables of Excel (list objects) below a repeated row do not follow.

use std::collections::BTreeMap;
use std::ops::Range;

use quick_xml::events::Event;

use crate::render::office::fault::{Faults, Spot};
use crate::render::office::node::{Asked, Empty, Node, Part, Piece};
use crate::render::office::sheet::{CellRead, RowRead, SheetRead, attribute, read_sheet, referred, unescaped, walk};
use crate::render::office::tree;
use crate::words::List;

const CALC_CHAIN: &str = "xl/calcChain.xml";
const WORKBOOK: &str = "xl/workbook.xml";

/// Whether a part may hold placeholders, or must follow where some are filled in.
pub(super) fn is_wanted(name: &str) -> bool {
    let sheet = name.strip_prefix("xl/worksheets/").is_some_and(|rest| !rest.contains('/') && rest.ends_with(".xml"));
    sheet
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
    let mut moved: Option<(String, Vec<(u32, List)>)> = None;
    for (name, text) in texts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/")) {
        let shown = names.get(name).cloned().unwrap_or_else(|| name.clone());
        let cells = told(read_sheet(text), name, faults)?;
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
        let gone = Part { text: String::new(), nodes: Vec::new(), repeats: Vec::new() };
        parts.extend(texts.contains_key(CALC_CHAIN).then(|| (CALC_CHAIN.to_owned(), gone)));
    }
    Ok(parts)
}

fn told<T>(read: Result<T, quick_xml::Error>, name: &str, faults: &mut Faults) -> Result<T, ()> {
    read.map_err(|error| faults.unreadable(format!("{name}: {error}")))
}

/// The shared texts, without the readings of East Asian ones.
fn shared_strings(text: &str) -> Result<Vec<String>, quick_xml::Error> {
    let (mut strings, mut in_text, mut in_reading) = (Vec::<String>::new(), false, false);
    walk(text, |event, at| match event {
        Event::Start(tag) => match tag.local_name().as_ref() {
            "si" => strings.push(String::new()),
            "rPh" => in_reading = true,
            "t" => in_text = !in_reading,
            _ => {}
        },
        Event::Empty(tag) if tag.local_name().as_ref() == "si" => strings.push(String::new()),
        Event::End(tag) => match tag.local_name().as_ref() {
            "rPh" => in_reading = false,
            "t" => in_text = false,
            _ => {}
        },
        Event::Text(_) if in_text => {
            if let Some(last) = strings.last_mut() {
                last.push_str(&text[at]);
            }
        }
        Event::GeneralRef(name) if in_text => {
            if let Some(last) = strings.last_mut() {
                last.push(referred(&name.into_inner()));
            }
        }
        _ => {}
    })?;
    Ok(strings)
}

/// The names of the sheets by their parts.
fn sheet_names(workbook: &str, relations: &str) -> Result<BTreeMap<String, String>, quick_xml::Error> {
    let mut targets = BTreeMap::new();
    walk(relations, |event, at| {
        if let Event::Empty(tag) | Event::Start(tag) = event
            && tag.local_name().as_ref() == "Relationship"
        {
            let value = |name| attribute(relations, &at, name).map(|range| relations[range].to_owned());
            if let (Some(id), Some(target)) = (value("Id"), value("Target")) {
                targets.insert(id, target);
            }
        }
    })?;
    let mut names = BTreeMap::new();
    walk(workbook, |event, at| {
        if let Event::Empty(tag) | Event::Start(tag) = event
            && tag.local_name().as_ref() == "sheet"
        {
            let value = |name| attribute(workbook, &at, name).map(|range| &workbook[range]);
            if let (Some(name), Some(target)) = (value("name"), value("r:id").and_then(|id| targets.get(id))) {
                let target = target.strip_prefix("/xl/").unwrap_or(target);
                names.insert(format!("xl/{target}"), unescaped(name));
            }
        }
    })?;
    Ok(names)
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
        let pieces: Vec<Vec<Option<Vec<Piece>>>> =
            read.rows.iter().map(|row| row.cells.iter().map(|cell| self.pieces(row, cell)).collect()).collect();
        if pieces.iter().flatten().all(Option::is_none) {
            return None;
        }
        let mut repeats = Vec::new();
        let mut lists = Vec::new();
        for (row, pieces) in read.rows.iter().zip(&pieces) {
            let list = self.list(row, pieces);
            lists.push(list);
            repeats.extend(list.zip(row.number.as_ref()).map(|(list, (_, number))| (*number, list)));
        }
        self.moves = !repeats.is_empty();
        let mut nodes = Vec::new();
        let mut edits: Vec<(Range<usize>, Vec<Node>)> = Vec::new();
        for ((row, pieces), list) in read.rows.iter().zip(pieces).zip(lists) {
            let body = self.row(row, pieces);
            let node = match list {
                Some(list) => vec![Node::Repeat(list, body, Empty::BlankRow)],
                None => body,
            };
            edits.push((row.range.clone(), node));
        }
        if !repeats.is_empty() {
            let merged = read.merged.clone().map(|(range, all)| (range, vec![Node::Merged(all)]));
            let other = read.references.iter();
            let other = other.map(|at| (at.clone(), vec![Node::Reference(self.text[at.clone()].to_owned())]));
            edits.extend(merged.into_iter().chain(other));
            edits.sort_by_key(|(range, _)| range.start);
        }
        splice(&mut nodes, 0..self.text.len(), edits);
        Some(Part { text: self.text.to_owned(), nodes, repeats })
    }

    /// The text of a cell in pieces, where it has placeholders.
    fn pieces(&mut self, row: &RowRead, cell: &CellRead) -> Option<Vec<Piece>> {
        let kind = cell.kind.as_ref().map(|(_, kind)| kind.as_str());
        let text = match kind {
            Some("s") => cell.content.trim().parse().ok().and_then(|at: usize| self.strings.get(at))?.clone(),
            Some("inlineStr") => cell.content.clone(),
            _ => return None,
        };
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
            // A workbook has no sections, in which the lists of a person could stand.
            if let Piece::Value(Asked { list: Some(list), field }) = piece
                && !list.within().is_empty()
            {
                let lang = crate::words::Lang::Vi;
                self.faults.misplaced(&spot, &format!("{}.{}", list.word(lang), field.word(lang)), *list);
            }
        }
        Some(pieces)
    }

    /// The list that a row repeats for.
    fn list(&mut self, row: &RowRead, pieces: &[Option<Vec<Piece>>]) -> Option<List> {
        let mut wanted = None;
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
                        return wanted;
                    }
                }
            }
        }
        wanted
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

/// A stretch with some places replaced.
fn splice(nodes: &mut Vec<Node>, range: Range<usize>, edits: Vec<(Range<usize>, Vec<Node>)>) {
    let mut at = range.start;
    for (place, with) in edits {
        if place.start > at {
            nodes.push(Node::Raw(at..place.start));
        }
        nodes.extend(with);
        at = place.end.max(at);
    }
    if at < range.end {
        nodes.push(Node::Raw(at..range.end));
    }
}

/// The workbook: its names for ranges of the sheet that moves follow, and everything is computed when it is opened.
fn workbook_part(text: String, sheet: &str, repeats: Vec<(u32, List)>) -> Part {
    let mut edits = Vec::new();
    let quoted = format!("'{}'!", sheet.replace('\'', "''"));
    let bare = format!("{sheet}!");
    let mut from = 0;
    while let Some(found) = text[from..].find("<definedName ") {
        let tag = from + found;
        let Some(open) = text[tag..].find('>').map(|length| tag + length + 1) else { break };
        let Some(close) = text[open..].find("</definedName>").map(|length| open + length) else { break };
        from = close;
        let named = unescaped(&text[open..close]);
        let of_sheet = |part: &str| part.starts_with(&quoted) || part.starts_with(&bare);
        if !repeats.is_empty() && !sheet.is_empty() && named.split(',').all(of_sheet) {
            edits.push((open..close, moved_names(&named)));
        }
    }
    let calculated = r#"<calcPr fullCalcOnLoad="1"/>"#;
    if let Some(at) = text.find("<calcPr") {
        let end = text[at..].find('>').map_or(text.len(), |length| at + length + 1);
        edits.push((at..end, vec![Node::Literal(calculated)]));
    } else if let Some(at) = text.find("</definedNames>").map(|at| at + "</definedNames>".len()) {
        edits.push((at..at, vec![Node::Literal(calculated)]));
    } else if let Some(at) = text.find("</sheets>").map(|at| at + "</sheets>".len()) {
        edits.push((at..at, vec![Node::Literal(calculated)]));
    }
    let mut nodes = Vec::new();
    splice(&mut nodes, 0..text.len(), edits);
    Part { text, nodes, repeats }
}

/// `'Sheet'!$A$1:$F$7,'Sheet'!$1:$5` with its references apart.
fn moved_names(named: &str) -> Vec<Node> {
    let mut nodes = Vec::new();
    for (at, part) in named.split(',').enumerate() {
        nodes.extend((at > 0).then_some(Node::Literal(",")));
        let (sheet, reference) = part.rsplit_once('!').unwrap_or((part, ""));
        nodes.extend([Node::Text(sheet.to_owned()), Node::Literal("!"), Node::Reference(reference.to_owned())]);
    }
    nodes
}

/// A list of parts without the order of computing, which would name cells that have moved.
fn without_chain(text: String) -> Part {
    let mut edits = Vec::new();
    for (at, _) in text.match_indices("calcChain.xml") {
        if let (Some(start), Some(end)) = (text[..at].rfind('<'), text[at..].find('>').map(|length| at + length + 1)) {
            edits.push((start..end, Vec::new()));
        }
    }
    let mut nodes = Vec::new();
    splice(&mut nodes, 0..text.len(), edits);
    Part { text, nodes, repeats: Vec::new() }
}
