//! What a style says about the height of its paragraphs.

use std::collections::BTreeMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Most levels of styles that are based on others.
const DEEP: usize = 10;

/// What decides how high a paragraph is; in twentieths of a point.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Style {
    /// Size of the letters.
    pub(super) size: Option<f64>,
    pub(super) before: Option<f64>,
    pub(super) after: Option<f64>,
    /// Height of a line: a multiple of its letters' own.
    pub(super) line: Option<f64>,
    pub(super) indent: Option<f64>,
    pub(super) is_bold: bool,
    /// Above and below in a cell, for a style of tables.
    pub(super) padding: Option<f64>,
}

impl Style {
    /// Takes what a tag says.
    pub(super) fn take(&mut self, tag: &BytesStart<'_>) {
        match tag.name().as_ref() {
            "w:sz" => self.size = number(tag, "w:val").map(|half| half * 10.0).or(self.size),
            "w:b" => self.is_bold = true,
            "w:spacing" => {
                self.before = number(tag, "w:before").or(self.before);
                self.after = number(tag, "w:after").or(self.after);
                self.line = number(tag, "w:line").map(|line| line / 240.0).or(self.line);
            }
            "w:ind" => self.indent = number(tag, "w:left").or(self.indent),
            _ => {}
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            size: self.size.or(other.size),
            before: self.before.or(other.before),
            after: self.after.or(other.after),
            line: self.line.or(other.line),
            indent: self.indent.or(other.indent),
            is_bold: self.is_bold || other.is_bold,
            padding: self.padding.or(other.padding),
        }
    }
}

fn smaller(name: &str, step: usize) -> String {
    format!("{name}{SMALLER}{step}")
}

/// A number that a tag says.
pub(super) fn number(tag: &BytesStart<'_>, name: &str) -> Option<f64> {
    text(tag, name)?.parse().ok()
}

/// A text that a tag says.
pub(super) fn text(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = tag.attributes().flatten().find(|attribute| attribute.key.as_ref() == name)?;
    Some(attribute.value.to_string())
}

/// Most steps of smaller styles.
pub(super) const STEPS: usize = 8;

/// Something for each step: as it stands, then smaller and smaller.
pub(super) type Steps<T> = [T; STEPS];

/// What stands between the name of a style and the number of its smaller one.
const SMALLER: &str = "Nho";

/// The styles of a document by name.
#[derive(Debug, Default)]
pub(super) struct Styles {
    all: BTreeMap<String, Steps<Style>>,
    /// How many steps there are beyond the first.
    pub(super) smaller: usize,
}

impl Styles {
    /// Reads them; none where they are damaged.
    pub(super) fn read(xml: &str) -> Option<Self> {
        let mut reader = Reader::from_str(xml);
        let (mut own, mut base) = (BTreeMap::new(), BTreeMap::new());
        let (mut name, mut style, mut default, mut in_margins) = (None, Style::default(), Style::default(), false);
        loop {
            let event = reader.read_event().ok()?;
            match event {
                Event::Start(tag) if tag.name().as_ref() == "w:style" => {
                    (name, style) = (text(&tag, "w:styleId"), Style::default());
                }
                Event::End(tag) if tag.name().as_ref() == "w:style" => {
                    own.extend(name.take().map(|name| (name, style)));
                }
                Event::Start(tag) if tag.name().as_ref() == "w:tblCellMar" => in_margins = true,
                Event::End(tag) if tag.name().as_ref() == "w:tblCellMar" => in_margins = false,
                Event::Start(tag) | Event::Empty(tag) => match (tag.name().as_ref(), &name) {
                    ("w:basedOn", Some(name)) => base.extend(text(&tag, "w:val").map(|other| (name.clone(), other))),
                    ("w:top" | "w:bottom", Some(_)) if in_margins => {
                        let both = style.padding.unwrap_or(0.0) + number(&tag, "w:w").unwrap_or(0.0);
                        style.padding = Some(both);
                    }
                    (_, Some(_)) => style.take(&tag),
                    (_, None) => default.take(&tag),
                },
                Event::Eof => break,
                _ => {}
            }
        }
        let whole = |name: &String| {
            let (mut made, mut at) = (Style::default(), Some(name));
            for _ in 0..DEEP {
                let Some(name) = at else { break };
                made = made.or(own.get(name).copied().unwrap_or_default());
                at = base.get(name);
            }
            made.or(default)
        };
        let of_step = |name: &String, step: usize| match own.contains_key(&smaller(name, step)) {
            true => whole(&smaller(name, step)),
            false => whole(name),
        };
        let all = own.keys().map(|name| (name.clone(), std::array::from_fn(|step| of_step(name, step)))).collect();
        let has = |step: &usize| own.keys().any(|name| own.contains_key(&smaller(name, *step)));
        Some(Self { all, smaller: (1..STEPS).take_while(has).count() })
    }

    /// The name of a style in a step, where there is one of its own.
    pub(super) fn smaller(&self, name: &str, step: usize) -> Option<String> {
        Some(smaller(name, step)).filter(|name| step > 0 && self.all.contains_key(name))
    }

    /// A style in each step; without a name, or with an unknown one, that of plain paragraphs.
    pub(super) fn get(&self, name: Option<&str>) -> Steps<Style> {
        let plain = || self.all.get("Normal").copied().unwrap_or_default();
        name.and_then(|name| self.all.get(name).copied()).unwrap_or_else(plain)
    }
}
