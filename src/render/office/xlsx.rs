//! Finds the placeholders of a workbook, and what follows when rows are repeated.
//!
//! All sheets are read before any is made: formulas, conditional formats, rules for what is typed, charts and names may
//! refer to the rows of any of them. Pictures, charts themselves and tables of Excel (list objects) below a repeated row
//! stay where they are.

use std::collections::BTreeMap;

use crate::render::office::cells::Sheet;
use crate::render::office::charts;
use crate::render::office::fault::Faults;
use crate::render::office::formula::sheet_key;
use crate::render::office::node::{Part, Sheets};
use crate::render::office::outside;
use crate::render::office::percent::{Percents, STYLES};
use crate::render::office::sheet::read_sheet;
use crate::render::office::workbook::{shared_strings, sheet_names, without_chain, workbook_part};

const CALC_CHAIN: &str = "xl/calcChain.xml";
const WORKBOOK: &str = "xl/workbook.xml";

/// Whether a part may hold placeholders, or must follow where some are filled in.
pub(super) fn is_wanted(name: &str) -> bool {
    let sheet = name.strip_prefix("xl/worksheets/").is_some_and(|rest| !rest.contains('/') && rest.ends_with(".xml"));
    sheet
        || outside::is_wanted(name)
        || charts::is_wanted(name)
        || name == STYLES
        || [WORKBOOK, CALC_CHAIN, "xl/sharedStrings.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"]
            .contains(&name)
}

/// The parts that change, and the rows of the sheets that do not stay where they are.
pub(super) fn parts(texts: Vec<(String, String)>, faults: &mut Faults) -> Result<(Vec<(String, Part)>, Sheets), ()> {
    let mut texts: BTreeMap<String, String> = texts.into_iter().collect();
    let strings = texts.remove("xl/sharedStrings.xml").unwrap_or_default();
    let strings = told(shared_strings(&strings), "xl/sharedStrings.xml", faults)?;
    let workbook = texts.get(WORKBOOK).cloned().unwrap_or_default();
    let relations = texts.get("xl/_rels/workbook.xml.rels").cloned().unwrap_or_default();
    let names = told(sheet_names(&workbook, &relations), WORKBOOK, faults)?;
    told(outside::comments(&texts, &names, faults), "xl/comments", faults)?;
    let mut percents =
        told(texts.get(STYLES).cloned().map_or_else(|| Ok(Percents::default()), Percents::read), STYLES, faults)?;
    let (mut read, mut sheets) = (Vec::new(), Sheets::new());
    for (name, text) in texts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/") && name.ends_with(".xml")) {
        let shown = names.get(name).cloned().unwrap_or_else(|| name.clone());
        let cells = told(read_sheet(text), name, faults)?;
        told(outside::sheet(&shown, text, &cells, faults), name, faults)?;
        let found = Sheet { text, name: &shown, strings: &strings, faults: &mut *faults, percents: &mut percents }
            .found(&cells);
        sheets.insert(sheet_key(&shown), found.repeats.clone());
        read.push((name, shown, text, cells, found));
    }
    let mut parts = Vec::new();
    if read.iter().all(|(.., found)| found.is_empty()) {
        return Ok((parts, sheets));
    }
    for (name, shown, text, cells, found) in read {
        let sheet = Sheet { text, name: &shown, strings: &strings, faults: &mut *faults, percents: &mut percents };
        parts.extend(sheet.part(&cells, found, &sheets).map(|part| (name.clone(), part)));
    }
    parts.extend(percents.part().map(|part| (STYLES.to_owned(), part)));
    drawn(&texts, &sheets, &mut parts, faults)?;
    parts.push((WORKBOOK.to_owned(), workbook_part(workbook, &sheets)));
    for name in ["xl/_rels/workbook.xml.rels", "[Content_Types].xml"] {
        parts.extend(texts.remove(name).map(|text| (name.to_owned(), without_chain(text))));
    }
    let gone = Part { text: String::new(), nodes: Vec::new(), sheet: None, fit: None };
    parts.extend(texts.contains_key(CALC_CHAIN).then(|| (CALC_CHAIN.to_owned(), gone)));
    Ok((parts, sheets))
}

/// What is drawn from cells, and pivot tables, which cannot follow.
fn drawn(
    texts: &BTreeMap<String, String>,
    sheets: &Sheets,
    parts: &mut Vec<(String, Part)>,
    faults: &mut Faults,
) -> Result<(), ()> {
    for (name, text) in texts {
        if charts::is_drawn(name) {
            parts.extend(told(charts::part(text, sheets), name, faults)?.map(|part| (name.clone(), part)));
        }
        if charts::is_pivot(name)
            && let Some(source) = told(charts::pivot(text, sheets), name, faults)?
        {
            faults.pivot(&source);
        }
    }
    Ok(())
}

fn told<T>(read: Result<T, quick_xml::Error>, name: &str, faults: &mut Faults) -> Result<T, ()> {
    read.map_err(|error| faults.unreadable(format!("{name}: {error}")))
}
