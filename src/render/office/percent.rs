//! Looks of cells that show a percentage. Where a share stands alone in a cell it is a number; a template mostly gives
//! such a cell no look of its own, and 0.714 is not what anybody wants to read.

use std::ops::Range;

use quick_xml::events::Event;

use crate::render::office::node::{Node, Part};
use crate::render::office::xml::{attribute, unescaped, walk};

/// The part with the looks of cells.
pub(super) const STYLES: &str = "xl/styles.xml";
/// As papers show a share: one decimal.
const CODE: &str = "0.0%";
/// Numbers up to here are formats that every program knows.
const BUILT_IN: u32 = 163;

/// The looks of the cells of a workbook, and those that are made of them.
#[derive(Debug, Default)]
pub(super) struct Percents {
    text: String,
    /// The first tag of all, behind which the formats of numbers stand.
    root: Range<usize>,
    /// What stands before the names of elements.
    prefix: String,
    /// The formats of numbers of the workbook's own: the tag around them, where it is closed, and they.
    formats: Option<Group>,
    codes: Vec<(u32, String)>,
    looks: Option<Group>,
    /// The looks of cells, each with its first tag.
    all: Vec<(Range<usize>, Range<usize>)>,
    /// Those that show a percentage now.
    made: Vec<usize>,
}

/// A tag around others.
#[derive(Clone, Debug)]
struct Group {
    tag: Range<usize>,
    /// Where it is closed; nowhere if it is empty.
    close: Option<usize>,
}

impl Percents {
    /// Reads the looks.
    pub(super) fn read(text: String) -> Result<Self, quick_xml::Error> {
        let mut read = Self::default();
        let mut open = Vec::<String>::new();
        walk(&text, |event, at| match event {
            Event::Start(tag) => {
                read.tag(&text, open.last().map(String::as_str), tag.name().as_ref(), &at, false);
                open.push(tag.local_name().as_ref().to_owned());
            }
            Event::Empty(tag) => read.tag(&text, open.last().map(String::as_str), tag.name().as_ref(), &at, true),
            Event::End(tag) => {
                open.pop();
                match (tag.local_name().as_ref(), open.last().map(String::as_str)) {
                    ("numFmts", _) => read.formats.iter_mut().for_each(|group| group.close = Some(at.start)),
                    ("cellXfs", _) => read.looks.iter_mut().for_each(|group| group.close = Some(at.start)),
                    ("xf", Some("cellXfs")) => {
                        read.all.iter_mut().last().into_iter().for_each(|(all, _)| all.end = at.end)
                    }
                    _ => {}
                }
            }
            _ => {}
        })?;
        read.text = text;
        Ok(read)
    }

    fn tag(&mut self, text: &str, around: Option<&str>, name: &str, at: &Range<usize>, is_empty: bool) {
        let local = name.rsplit(':').next().unwrap_or(name);
        let group = || Some(Group { tag: at.clone(), close: None });
        let value = |name| attribute(text, at, name).map(|place| unescaped(&text[place]));
        match (around, local) {
            (None, _) if !is_empty => {
                self.root = at.clone();
                self.prefix = name[..name.len() - local.len()].to_owned();
            }
            (Some("styleSheet"), "numFmts") => self.formats = group(),
            (Some("styleSheet"), "cellXfs") => self.looks = group(),
            (Some("numFmts"), "numFmt") => {
                let id = value("numFmtId").and_then(|id| id.parse().ok());
                self.codes.extend(id.zip(value("formatCode")));
            }
            (Some("cellXfs"), "xf") => self.all.push((at.clone(), at.clone())),
            _ => {}
        }
    }

    /// The look that shows a percentage and is else as this one; none where the workbook has no looks.
    pub(super) fn of(&mut self, look: usize) -> Option<usize> {
        self.looks.as_ref()?.close?;
        let (_, tag) = self.all.get(look)?;
        let format = attribute(&self.text, tag, "numFmtId").and_then(|place| self.text[place].parse::<u32>().ok());
        let is_percent = format.is_some_and(|id| {
            matches!(id, 9 | 10) || self.codes.iter().any(|(own, code)| *own == id && code.contains('%'))
        });
        if is_percent {
            return Some(look);
        }
        let known = self.made.iter().position(|made| *made == look);
        let at = known.unwrap_or_else(|| {
            self.made.push(look);
            self.made.len() - 1
        });
        Some(self.all.len() + at)
    }

    /// The part with the looks that were made.
    pub(super) fn part(self) -> Option<Part> {
        let looks = self.looks.clone().filter(|_| !self.made.is_empty())?;
        let id = self.codes.iter().map(|(id, _)| *id).fold(BUILT_IN, u32::max) + 1;
        let made: String = self.made.iter().map(|look| self.made_of(*look, id)).collect();
        let prefix = &self.prefix;
        let format = format!("<{prefix}numFmt numFmtId=\"{id}\" formatCode=\"{CODE}\"/>");
        let alone = format!("<{prefix}numFmts count=\"1\">{format}</{prefix}numFmts>");
        let mut edits: Vec<(Range<usize>, String)> = vec![(looks.close?..looks.close?, made)];
        edits.extend(self.counted(&looks, self.all.len() + self.made.len()));
        match &self.formats {
            Some(Group { close: Some(close), .. }) => edits.push((*close..*close, format)),
            Some(Group { tag, close: None }) => edits.push((tag.clone(), alone)),
            None => edits.push((self.root.end..self.root.end, alone)),
        }
        let filled = self.formats.as_ref().filter(|group| group.close.is_some());
        edits.extend(filled.and_then(|group| self.counted(group, self.codes.len() + 1)));
        let text = edited(&self.text, 0..self.text.len(), edits);
        Some(Part { nodes: vec![Node::Raw(0..text.len())], text, sheet: None, fit: None })
    }

    /// The number of elements that a tag tells.
    fn counted(&self, group: &Group, count: usize) -> Option<(Range<usize>, String)> {
        attribute(&self.text, &group.tag, "count").map(|place| (place, count.to_string()))
    }

    /// A look with another format of numbers.
    fn made_of(&self, look: usize, id: u32) -> String {
        let (all, tag) = &self.all[look];
        let name = self.text[tag.clone()].find(char::is_whitespace).map_or(tag.start, |length| tag.start + length);
        let edits = [("numFmtId", id.to_string()), ("applyNumberFormat", "1".to_owned())];
        let edits = edits.map(|(key, value)| match attribute(&self.text, tag, key) {
            Some(place) => (place, value),
            None => (name..name, format!(" {key}=\"{value}\"")),
        });
        edited(&self.text, all.clone(), edits.into())
    }
}

/// A stretch of a text with some places replaced.
fn edited(text: &str, range: Range<usize>, mut edits: Vec<(Range<usize>, String)>) -> String {
    edits.sort_by_key(|(place, _)| place.start);
    let (mut out, mut at) = (String::with_capacity(range.len()), range.start);
    for (place, with) in edits {
        out.push_str(&text[at..place.start]);
        out.push_str(&with);
        at = place.end;
    }
    out.push_str(&text[at..range.end]);
    out
}

#[cfg(test)]
mod tests {
    use super::Percents;

    fn made(text: &str, looks: &[usize]) -> (Vec<Option<usize>>, Option<String>) {
        let mut percents = Percents::read(text.to_owned()).expect("XML");
        let found = looks.iter().map(|look| percents.of(*look)).collect();
        (found, percents.part().map(|part| part.text))
    }

    #[test]
    fn looks_are_added_once_and_kept_where_they_show_a_percentage() {
        let text = r#"<styleSheet><numFmts count="1"><numFmt numFmtId="170" formatCode="0.00%"/></numFmts><cellStyleXfs><xf/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="1"/><xf numFmtId="170"/><xf numFmtId="2" applyNumberFormat="0"><alignment/></xf></cellXfs></styleSheet>"#;
        let (found, part) = made(text, &[0, 1, 2, 0, 3]);
        assert_eq!(found, [Some(3), Some(1), Some(4), Some(3), None]);
        let expected = r#"<styleSheet><numFmts count="2"><numFmt numFmtId="170" formatCode="0.00%"/><numFmt numFmtId="171" formatCode="0.0%"/></numFmts><cellStyleXfs><xf/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="1"/><xf numFmtId="170"/><xf numFmtId="2" applyNumberFormat="0"><alignment/></xf><xf applyNumberFormat="1" numFmtId="171" fontId="1"/><xf numFmtId="171" applyNumberFormat="1"><alignment/></xf></cellXfs></styleSheet>"#;
        assert_eq!(part.as_deref(), Some(expected));
        assert_eq!(made(text, &[1]).1, None);
    }

    #[test]
    fn formats_are_put_where_there_are_none() {
        for before in [r#"<x:numFmts count="0" />"#, ""] {
            let text = format!(
                r#"<x:styleSheet>{before}<x:cellXfs><x:xf numFmtId="9"/><x:xf numFmtId="1"/></x:cellXfs></x:styleSheet>"#
            );
            let (found, part) = made(&text, &[0, 1]);
            assert_eq!(found, [Some(0), Some(2)]);
            let expected = String::from(
                r#"<x:styleSheet><x:numFmts count="1"><x:numFmt numFmtId="164" formatCode="0.0%"/></x:numFmts><x:cellXfs><x:xf numFmtId="9"/><x:xf numFmtId="1"/><x:xf applyNumberFormat="1" numFmtId="164"/></x:cellXfs></x:styleSheet>"#,
            );
            assert_eq!(part, Some(expected));
        }
        assert_eq!(made("<styleSheet/>", &[0]), (vec![None], None));
    }
}
