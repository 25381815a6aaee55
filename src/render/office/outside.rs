//! Placeholders of a workbook outside of its cells (page headers and footers, names of sheets, comments, formulas): nothing
//! is filled in there, so that they are told before they are printed as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use quick_xml::events::Event;

use crate::diag::code::TemplateTerm;
use crate::render::office::fault::{Faults, Spot};
use crate::render::office::sheet::{SheetRead, column_of};
use crate::render::office::xml::{attribute, referred, walk};

/// Whether a part holds comments, or tells which sheet they are of.
pub(super) fn is_wanted(name: &str) -> bool {
    is_comments(name) || (name.starts_with("xl/worksheets/_rels/") && name.ends_with(".rels"))
}

fn is_comments(name: &str) -> bool {
    name.starts_with("xl/comments") && name.ends_with(".xml")
}

/// Tells of the name of a sheet, of its headers and footers, and of its formulas.
pub(super) fn sheet(name: &str, text: &str, read: &SheetRead, faults: &mut Faults) -> Result<(), quick_xml::Error> {
    let whole = || Spot::Sheet(name.to_owned());
    tell(name, TemplateTerm::SheetName, &whole(), faults);
    // `oddHeader`, `evenFooter` and so on; what holds them all is called `headerFooter`.
    let is_margin = |tag: &str| tag != "headerFooter" && (tag.ends_with("Header") || tag.ends_with("Footer"));
    for (tag, _, words) in elements(text, is_margin)? {
        let header = tag.ends_with("Header");
        tell(&words, if header { TemplateTerm::Header } else { TemplateTerm::Footer }, &whole(), faults);
    }
    for row in &read.rows {
        for cell in &row.cells {
            let Some(formula) = &cell.formula else { continue };
            let number = row.number.as_ref().map_or(0, |(_, number)| number.saturating_sub(1));
            let column = cell.address.as_ref().map_or(0, |(_, column)| *column);
            tell(&formula.text, TemplateTerm::InFormula, &Spot::Cell(name.to_owned(), number, column), faults);
        }
    }
    Ok(())
}

/// Tells of the comments of all sheets; `names` are those of the sheets by their parts.
pub(super) fn comments(
    texts: &BTreeMap<String, String>,
    names: &BTreeMap<String, String>,
    faults: &mut Faults,
) -> Result<(), quick_xml::Error> {
    for (part, text) in texts.iter().filter(|(part, _)| is_comments(part)) {
        let file = part.rsplit('/').next().unwrap_or(part);
        let is_its =
            |(relations, text): &(&String, &String)| is_wanted(relations) && text.contains(&format!("/{file}\""));
        let relations = texts.iter().filter(|(name, _)| !is_comments(name)).find(is_its);
        let sheet = relations.map(|(name, _)| name.replace("/_rels", "").trim_end_matches(".rels").to_owned());
        let shown = sheet.and_then(|sheet| names.get(&sheet)).map_or(file, String::as_str);
        for (_, tag, words) in elements(text, |tag| tag == "comment")? {
            let address = attribute(text, &tag, "ref").map_or("", |at| &text[at]);
            let digits = address.find(|c: char| c.is_ascii_digit()).unwrap_or(address.len());
            let spot = match address[digits..].parse::<u32>() {
                Ok(row) => Spot::Cell(shown.to_owned(), row.saturating_sub(1), column_of(&address[..digits])),
                Err(_) => Spot::Sheet(shown.to_owned()),
            };
            tell(&words, TemplateTerm::Comment, &spot, faults);
        }
    }
    Ok(())
}

/// The outermost elements of some names, each with its first tag and all the text in it.
fn elements(
    text: &str,
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Vec<(String, Range<usize>, String)>, quick_xml::Error> {
    let (mut found, mut open) = (Vec::<(String, Range<usize>, String)>::new(), false);
    walk(text, |event, at| match event {
        Event::Start(tag) if !open && is_wanted(tag.local_name().as_ref()) => {
            found.push((tag.local_name().as_ref().to_owned(), at, String::new()));
            open = true;
        }
        Event::End(tag) if found.last().is_some_and(|(name, ..)| name == tag.local_name().as_ref()) => open = false,
        Event::Text(_) | Event::GeneralRef(_) if open => {
            if let Some((_, _, words)) = found.last_mut() {
                match event {
                    Event::GeneralRef(name) => words.push(referred(&name)),
                    _ => words.push_str(&text[at]),
                }
            }
        }
        _ => {}
    })?;
    Ok(found)
}

/// Tells of every placeholder in a text, each once.
fn tell(text: &str, what: TemplateTerm, spot: &Spot, faults: &mut Faults) {
    let mut told = BTreeSet::new();
    let fields = text.split("{{").skip(1).filter_map(|rest| rest.split_once("}}"));
    for (word, _) in fields.filter(|(word, _)| told.insert(*word)) {
        faults.outside(spot, &format!("{{{{{word}}}}}"), what);
    }
}
