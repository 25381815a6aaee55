//! Charts, shapes that show a cell, and pivot tables: what they refer to follows the rows, or is told.

use quick_xml::events::Event;

use crate::render::office::follow::touches;
use crate::render::office::formula::sheet_key;
use crate::render::office::node::{Node, Part, Sheets};
use crate::render::office::splice::splice;
use crate::render::office::xml::{attribute, unescaped, walk};

/// Whether a part may refer to cells.
pub(super) fn is_wanted(name: &str) -> bool {
    is_pivot(name) || is_drawn(name)
}

/// Whether it holds a chart or a shape.
pub(super) fn is_drawn(name: &str) -> bool {
    let rest = name.strip_prefix("xl/charts/").or_else(|| name.strip_prefix("xl/drawings/"));
    rest.is_some_and(|rest| !rest.contains('/') && rest.ends_with(".xml"))
}

/// Whether it tells where a pivot table has its figures from.
pub(super) fn is_pivot(name: &str) -> bool {
    name.starts_with("xl/pivotCache/pivotCacheDefinition") && name.ends_with(".xml")
}

/// A chart or shape, where it refers to rows that move. The figures that a chart has stored are left out: they are those
/// of the template.
pub(super) fn part(text: &str, sheets: &Sheets) -> Result<Option<Part>, quick_xml::Error> {
    let (mut edits, mut opened, mut stored) = (Vec::new(), None, None);
    let mut follows = false;
    walk(text, |event, at| match &event {
        Event::Start(tag) | Event::Empty(tag) => {
            if let Some(place) = attribute(text, &at, "textlink") {
                let shown = unescaped(&text[place.clone()]);
                follows |= touches(&shown, None, sheets);
                edits.push((place, vec![Node::Formula(shown)]));
            }
            let is_start = matches!(event, Event::Start(_));
            match tag.local_name().as_ref() {
                "f" if is_start => opened = Some(at.end),
                "numCache" | "strCache" | "multiLvlStrCache" if is_start => stored = Some(at.start),
                _ => {}
            }
        }
        Event::End(tag) => match tag.local_name().as_ref() {
            "f" => {
                let Some(from) = opened.take() else { return };
                let named = unescaped(&text[from..at.start]);
                follows |= touches(&named, None, sheets);
                edits.push((from..at.start, vec![Node::Named(named)]));
            }
            "numCache" | "strCache" | "multiLvlStrCache" => {
                edits.extend(stored.take().map(|from| (from..at.end, Vec::new())));
            }
            _ => {}
        },
        _ => {}
    })?;
    if !follows {
        return Ok(None);
    }
    let mut nodes = Vec::new();
    splice(&mut nodes, 0..text.len(), edits);
    Ok(Some(Part { text: text.to_owned(), nodes, sheet: None, fit: None }))
}

/// The rows that a pivot table counts, where some of them move: it would keep the figures of the template.
pub(super) fn pivot(text: &str, sheets: &Sheets) -> Result<Option<String>, quick_xml::Error> {
    let mut source = None;
    walk(text, |event, at| {
        if let Event::Start(tag) | Event::Empty(tag) = event
            && tag.local_name().as_ref() == "worksheetSource"
        {
            let value = |name| attribute(text, &at, name).map(|place| unescaped(&text[place]));
            let any = || sheets.values().any(|repeats| !repeats.is_empty());
            source = match (value("sheet"), value("ref"), value("name")) {
                (Some(sheet), cells, name) => {
                    let moves = sheets.get(&sheet_key(&sheet)).is_some_and(|repeats| !repeats.is_empty());
                    moves.then(|| format!("[{sheet}] {}", cells.or(name).unwrap_or_default()))
                }
                // A name or a table: which sheet it is of is not told here.
                (None, _, name) => name.filter(|_| any()),
            };
        }
    })?;
    Ok(source)
}
