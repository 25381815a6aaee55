//! Finds the placeholders in the parts of a document.
//!
//! Word splits text over runs as it likes, so a paragraph is read as one line of characters, each with its place in the
//! part. Where a placeholder begins the value is written; its other characters are left out wherever they stand. Tags
//! between them stay, so that the look of the document does. Word's own merge fields (`MERGEFIELD họ_tên`) are placeholders
//! too: what they show is replaced.

use std::ops::Range;

use quick_xml::events::{BytesStart, Event};

use crate::render::office::fault::{Faults, Spot};
use crate::render::office::fit::Fit;
use crate::render::office::node::{Empty, Part};
use crate::render::office::tree::{self, Asking, Item, ItemKind};
use crate::render::office::xml::{referred, unescaped, walk};

/// Whether a part may hold placeholders.
pub(super) fn is_wanted(name: &str) -> bool {
    let Some(name) = name.strip_prefix("word/").and_then(|name| name.strip_suffix(".xml")) else { return false };
    let numbered =
        |stem: &str| name.strip_prefix(stem).is_some_and(|rest| rest.chars().all(|digit| digit.is_ascii_digit()));
    ["document", "header", "footer", "footnotes", "endnotes"].into_iter().any(numbered)
}

/// The part that holds the styles.
pub(super) const STYLES: &str = "word/styles.xml";

/// The part that holds the text.
const DOCUMENT: &str = "word/document.xml";

/// The parts that hold placeholders.
pub(super) fn parts(mut texts: Vec<(String, String)>, faults: &mut Faults) -> Result<Vec<(String, Part)>, ()> {
    let mut parts = Vec::new();
    let styles = texts.iter().position(|(name, _)| name == STYLES).map(|at| texts.swap_remove(at).1);
    for (name, text) in texts {
        let items = match Scan::new(&name, &text, faults).run() {
            Ok(items) => items,
            Err(error) => {
                faults.unreadable(format!("{name}: {error}"));
                return Err(());
            }
        };
        if !items.is_empty() {
            let nodes = tree::build(items, text.len(), faults);
            let fit = styles.as_deref().filter(|_| name == DOCUMENT).and_then(|styles| Fit::of(styles, &text));
            parts.push((name, Part { text, nodes, sheet: None, fit }));
        }
    }
    Ok(parts)
}

/// An element that is open.
struct Open {
    name: String,
    start: usize,
    /// Its number among all elements, to tell siblings.
    id: usize,
}

/// A character of a paragraph with its place.
struct Char {
    c: char,
    at: Range<usize>,
    /// Which text element it stands in.
    text: usize,
    /// Which merge field shows it.
    merged: Option<usize>,
}

/// A field of Word that is open.
struct FieldCode {
    instruction: String,
    /// What comes now is what it shows.
    shows: bool,
    /// Its number among the fields of the part.
    id: usize,
}

impl FieldCode {
    /// The name of a merge field.
    fn name(&self) -> Option<&str> {
        let rest = self.instruction.trim().strip_prefix("MERGEFIELD")?.trim_start();
        match rest.strip_prefix('"') {
            Some(quoted) => quoted.split('"').next(),
            None => rest.split_whitespace().next(),
        }
    }
}

/// A text element.
struct TextTag {
    /// Where an attribute can be put.
    end_of_name: usize,
    preserves: bool,
}

/// A paragraph that is open.
#[derive(Default)]
struct Paragraph {
    number: usize,
    chars: Vec<Char>,
    tags: Vec<TextTag>,
}

/// A table row that is open or done.
struct TableRow {
    start: usize,
    end: usize,
}

struct Scan<'s> {
    text: &'s str,
    part: String,
    faults: &'s mut Faults,
    open: Vec<Open>,
    elements: usize,
    paragraphs: Vec<Paragraph>,
    counted: usize,
    in_text: bool,
    in_instruction: bool,
    fields: Vec<FieldCode>,
    /// The names of all fields so far; empty for those that are no merge fields.
    merge_names: Vec<String>,
    rows: Vec<TableRow>,
    open_rows: Vec<usize>,
    items: Vec<Item>,
}

impl<'s> Scan<'s> {
    fn new(part: &str, text: &'s str, faults: &'s mut Faults) -> Self {
        let part = part.rsplit('/').next().unwrap_or(part).to_owned();
        Self {
            text,
            part,
            faults,
            open: Vec::new(),
            elements: 0,
            paragraphs: Vec::new(),
            counted: 0,
            in_text: false,
            in_instruction: false,
            fields: Vec::new(),
            merge_names: Vec::new(),
            rows: Vec::new(),
            open_rows: Vec::new(),
            items: Vec::new(),
        }
    }

    fn run(mut self) -> Result<Vec<Item>, quick_xml::Error> {
        walk(self.text, |event, at| self.event(&event, at))?;
        let rows = &self.rows;
        for item in &mut self.items {
            if let Some(row) = item.row {
                item.row_range = Some(rows[row].start..rows[row].end);
            }
        }
        Ok(self.items)
    }

    fn event(&mut self, event: &Event<'_>, at: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, at),
            Event::Empty(tag) if tag.name().as_ref() == "w:p" => self.counted += 1,
            Event::Empty(tag) if tag.name().as_ref() == "w:fldChar" => self.field_mark(tag.attributes_raw()),
            Event::End(_) => self.end(at.end),
            Event::Text(_) if self.in_text => self.characters(at),
            Event::GeneralRef(reference) if self.in_text => self.character(referred(reference), at),
            Event::Text(_) if self.in_instruction => self.instruct(&self.text[at]),
            Event::GeneralRef(reference) if self.in_instruction => {
                self.instruct(referred(reference).encode_utf8(&mut [0; 4]));
            }
            _ => {}
        }
    }

    /// More of the instruction of a field.
    fn instruct(&mut self, words: &str) {
        if let Some(field) = self.fields.last_mut() {
            field.instruction.push_str(words);
        }
    }

    fn start(&mut self, tag: &BytesStart<'_>, at: Range<usize>) {
        let name = tag.name().as_ref().to_owned();
        match name.as_str() {
            "w:p" => {
                self.counted += 1;
                self.paragraphs.push(Paragraph { number: self.counted, ..Paragraph::default() });
            }
            "w:tr" => {
                self.open_rows.push(self.rows.len());
                self.rows.push(TableRow { start: at.start, end: at.end });
            }
            "w:t" => {
                self.in_text = true;
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    let preserves = tag.attributes_raw().contains("xml:space");
                    paragraph.tags.push(TextTag { end_of_name: at.start + 1 + name.len(), preserves });
                }
            }
            "w:instrText" => self.in_instruction = true,
            "w:fldChar" => self.field_mark(tag.attributes_raw()),
            "w:fldSimple" => {
                let instruction = tag.attributes_raw().split("w:instr=").nth(1).unwrap_or_default();
                let quote = instruction.chars().next().unwrap_or('"');
                let instruction = instruction.split(quote).nth(1).unwrap_or_default();
                self.begin_field(unescaped(instruction));
                self.show_field();
            }
            _ => {}
        }
        self.elements += 1;
        self.open.push(Open { name, start: at.start, id: self.elements });
    }

    fn end(&mut self, end: usize) {
        let Some(open) = self.open.pop() else { return };
        match open.name.as_str() {
            "w:t" => self.in_text = false,
            "w:instrText" => self.in_instruction = false,
            "w:fldSimple" => drop(self.fields.pop()),
            "w:tr" => {
                if let Some(row) = self.open_rows.pop() {
                    self.rows[row].end = end;
                }
            }
            "w:p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.paragraph(&paragraph, open.start..end);
                }
            }
            _ => {}
        }
    }

    /// A field begins, shows from here on, or ends.
    fn field_mark(&mut self, attributes: &str) {
        if attributes.contains("begin") {
            self.begin_field(String::new());
        } else if attributes.contains("separate") {
            self.show_field();
        } else if attributes.contains("end") {
            self.fields.pop();
        }
    }

    fn begin_field(&mut self, instruction: String) {
        self.fields.push(FieldCode { instruction, shows: false, id: self.merge_names.len() });
        self.merge_names.push(String::new());
    }

    fn show_field(&mut self) {
        if let Some(field) = self.fields.last_mut() {
            field.shows = true;
            self.merge_names[field.id] = field.name().unwrap_or_default().to_owned();
        }
    }

    fn characters(&mut self, at: Range<usize>) {
        for (offset, c) in self.text[at.clone()].char_indices() {
            let start = at.start + offset;
            self.character(c, start..start + c.len_utf8());
        }
    }

    fn character(&mut self, c: char, at: Range<usize>) {
        if let Some(paragraph) = self.paragraphs.last_mut()
            && let Some(text) = paragraph.tags.len().checked_sub(1)
        {
            let merged = self.fields.last().filter(|field| field.shows).map(|field| field.id);
            let merged = merged.filter(|id| !self.merge_names[*id].is_empty());
            paragraph.chars.push(Char { c, at, text, merged });
        }
    }

    fn paragraph(&mut self, paragraph: &Paragraph, range: Range<usize>) {
        let line: String = paragraph.chars.iter().map(|one| one.c).collect();
        let merges = paragraph.chars.iter().any(|one| one.merged.is_some());
        if !line.contains("{{") && !merges {
            return;
        }
        let spot = Spot::Paragraph(self.part.clone(), paragraph.number);
        let parent = self.open.last();
        let whole = line.trim();
        if let Some(inner) = whole.strip_prefix("{{").and_then(|rest| rest.strip_suffix("}}"))
            && !inner.contains("{{")
            && let Some(mark) = tree::mark(inner)
        {
            let in_cell = parent.is_some_and(|parent| parent.name == "w:tc");
            let empty = if in_cell && self.is_alone(&range) { Empty::Paragraph } else { Empty::Nothing };
            let parent = parent.map_or(0, |parent| parent.id);
            let kind = ItemKind::Mark { mark, parent, empty };
            self.items.push(Item { range, kind, row: None, row_range: None, spot });
            return;
        }
        self.values(paragraph, &spot);
    }

    /// Whether a cell could be left without a paragraph of its own if this one went: it is the last in its cell.
    fn is_alone(&self, range: &Range<usize>) -> bool {
        self.text[range.end..].trim_start().starts_with("</w:tc>")
    }

    /// The values in a paragraph.
    fn values(&mut self, paragraph: &Paragraph, spot: &Spot) {
        let chars = &paragraph.chars;
        let pair = |at: usize, c: char| at + 1 < chars.len() && chars[at].c == c && chars[at + 1].c == c;
        let (mut at, mut touched) = (0, vec![false; paragraph.tags.len()]);
        while at < chars.len() {
            if let Some(id) = chars[at].merged {
                let end = at + chars[at..].iter().take_while(|one| one.merged == Some(id)).count();
                let word = self.merge_names[id].clone();
                self.placeholder(&word, &chars[at..end], spot, &mut touched);
                at = end;
                continue;
            }
            if !pair(at, '{') {
                at += 1;
                continue;
            }
            let Some(close) = (at + 2..chars.len()).find(|close| pair(*close, '}')) else {
                self.faults.unclosed(spot);
                break;
            };
            let word: String = chars[at + 2..close].iter().map(|one| one.c).collect();
            let end = close + 2;
            self.placeholder(&word, &chars[at..end], spot, &mut touched);
            at = end;
        }
        // What stands at the edge of a text is kept only where the text says so.
        let bare = paragraph.tags.iter().zip(touched).filter(|(tag, touched)| *touched && !tag.preserves);
        for (tag, _) in bare {
            let place = tag.end_of_name..tag.end_of_name;
            self.item(ItemKind::Insert(" xml:space=\"preserve\""), place, spot);
        }
    }

    /// Where it begins the value is written; its other characters go.
    fn placeholder(&mut self, word: &str, chars: &[Char], spot: &Spot, touched: &mut [bool]) {
        let (Some(asking), Some((first, rest))) = (tree::asking(word, spot, self.faults), chars.split_first()) else {
            return;
        };
        self.value(asking, first.at.clone(), spot);
        for one in rest {
            self.item(ItemKind::Drop, one.at.clone(), spot);
        }
        for one in chars {
            touched[one.text] = true;
        }
    }

    fn value(&mut self, asking: Asking, range: Range<usize>, spot: &Spot) {
        let row = self.open_rows.last().copied();
        self.items.push(Item { range, kind: ItemKind::Value(asking), row, row_range: None, spot: spot.clone() });
    }

    fn item(&mut self, kind: ItemKind, range: Range<usize>, spot: &Spot) {
        self.items.push(Item { range, kind, row: None, row_range: None, spot: spot.clone() });
    }
}
