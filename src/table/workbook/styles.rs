//! How the styles of an ODS show cells: those with names (`styles.xml`), then those that its content brings along.

use std::collections::BTreeMap;

use crate::diag::code::FileTerm;
use crate::legacy::Font;
use crate::table::fault::{Fault, Outcome};
use crate::table::limit;
use crate::table::workbook::shown::Shown;
use crate::table::workbook::xml::{Watch, attribute};

/// Styles that a style may be derived from, one from the other.
const DEPTH: usize = 20;

/// The styles of cells, as they come.
#[derive(Default)]
pub(super) struct Styles {
    styles: BTreeMap<Vec<u8>, Style>,
    /// The fonts of before Unicode, by the name that styles call them.
    fonts: BTreeMap<Vec<u8>, Font>,
    /// Least digits of number formats of nothing but zeros.
    zeros: BTreeMap<Vec<u8>, u8>,
    /// The name of the style that is open; that of the default is empty.
    style: Option<Vec<u8>>,
    /// The number format that is open, and its pattern as far as it is known.
    format: Option<(Vec<u8>, Pattern)>,
    count: u64,
}

/// What one style says itself.
#[derive(Default)]
struct Style {
    parent: Vec<u8>,
    format: Option<Vec<u8>>,
    font: Option<Typed>,
}

/// What font a style types in.
#[derive(Clone, Copy)]
enum Typed {
    Unicode,
    Old(Font),
}

/// What a number format shows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Pattern {
    Nothing,
    Digits(u8),
    Other,
}

impl Styles {
    /// How cells of a style are shown.
    pub(super) fn shown(&self, name: &[u8]) -> Shown {
        let mut name = name;
        let (mut format, mut font) = (None, None);
        for _ in 0..DEPTH {
            let Some(style) = self.styles.get(name) else { break };
            format = format.or(style.format.as_ref());
            font = font.or(style.font);
            if name.is_empty() {
                break;
            }
            name = &style.parent;
        }
        let zeros = format.and_then(|format| self.zeros.get(format)).copied().unwrap_or(0);
        let font = match font {
            Some(Typed::Old(font)) => Some(font),
            Some(Typed::Unicode) | None => None,
        };
        Shown { percent: false, zeros, font }
    }

    fn open_style(&mut self, attributes: &[u8], name: Vec<u8>) {
        if attribute(attributes, b"family") == Some(b"table-cell") {
            let copy = |key: &[u8]| attribute(attributes, key).map(<[u8]>::to_vec);
            let parent = copy(b"parent-style-name").unwrap_or_default();
            self.styles.insert(name.clone(), Style { parent, format: copy(b"data-style-name"), font: None });
            self.style = Some(name);
        }
    }

    fn font(&self, attributes: &[u8]) -> Option<Typed> {
        let called = attribute(attributes, b"font-name");
        let name = called.or_else(|| attribute(attributes, b"font-family"))?;
        let known = called.and_then(|called| self.fonts.get(called)).copied();
        Some(known.or_else(|| named(name)).map_or(Typed::Unicode, Typed::Old))
    }

    fn digits(&mut self, attributes: &[u8]) {
        let number = |key: &[u8]| {
            let text = std::str::from_utf8(attribute(attributes, key)?).ok()?;
            text.parse::<u8>().ok()
        };
        let digits = number(b"min-integer-digits").unwrap_or(0);
        let plain = number(b"decimal-places").unwrap_or(0) == 0 && attribute(attributes, b"grouping").is_none();
        if let Some((_, pattern)) = &mut self.format {
            *pattern = match pattern {
                Pattern::Nothing if plain && (2..32).contains(&digits) => Pattern::Digits(digits),
                _ => Pattern::Other,
            };
        }
    }
}

impl Watch for Styles {
    fn open(&mut self, name: &[u8], attributes: &[u8]) -> Outcome<()> {
        self.count += 1;
        if self.count > limit::KEPT_ELEMENTS {
            return Err(Fault::too_large(FileTerm::Parts, limit::KEPT_ELEMENTS));
        }
        let own_name = || attribute(attributes, b"name").unwrap_or_default().to_vec();
        match name {
            b"font-face" => {
                let family = attribute(attributes, b"font-family").and_then(named);
                if let Some(font) = family.or_else(|| named(&own_name())) {
                    self.fonts.insert(own_name(), font);
                }
            }
            b"style" => self.open_style(attributes, own_name()),
            b"default-style" => self.open_style(attributes, Vec::new()),
            b"text-properties" => {
                let font = self.font(attributes);
                if let Some(style) = self.style.as_ref().and_then(|name| self.styles.get_mut(name)) {
                    style.font = font;
                }
            }
            b"number-style" => self.format = Some((own_name(), Pattern::Nothing)),
            b"number" => self.digits(attributes),
            _ => {
                if let Some((_, pattern)) = &mut self.format {
                    *pattern = Pattern::Other;
                }
            }
        }
        Ok(())
    }

    fn close(&mut self, name: &[u8], _: bool) -> Outcome<()> {
        match name {
            b"style" | b"default-style" => self.style = None,
            b"number-style" => {
                if let Some((name, Pattern::Digits(digits))) = self.format.take() {
                    self.zeros.insert(name, digits);
                }
            }
            _ => {}
        }
        Ok(())
    }
}

/// The font of a name as written: “'.VnTime'”, “.VnTime, sans-serif”.
fn named(written: &[u8]) -> Option<Font> {
    let text = String::from_utf8_lossy(written).replace("&apos;", "'").replace("&quot;", "\"");
    let first = text.split(',').next().unwrap_or_default();
    Font::named(first.trim().trim_matches(['\'', '"']))
}
