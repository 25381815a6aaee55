//! What stands beside the sheets of a workbook: shared texts, names of sheets, names of ranges, the order of computing.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use crate::render::office::follow::touches;
use crate::render::office::node::{Node, Part, Sheets};
use crate::render::office::splice::splice;
use crate::render::office::xml::{attribute, referred, unescaped, walk};

/// The shared texts, without the readings of East Asian ones.
pub(super) fn shared_strings(text: &str) -> Result<Vec<String>, quick_xml::Error> {
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
                last.push(referred(&name));
            }
        }
        _ => {}
    })?;
    Ok(strings)
}

/// The names of the sheets by their parts.
pub(super) fn sheet_names(workbook: &str, relations: &str) -> Result<BTreeMap<String, String>, quick_xml::Error> {
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

/// The workbook: its names for ranges follow, and everything is computed when it is opened.
pub(super) fn workbook_part(text: String, sheets: &Sheets) -> Part {
    let mut edits = Vec::new();
    let mut from = 0;
    while let Some(found) = text[from..].find("<definedName ") {
        let tag = from + found;
        let Some(open) = text[tag..].find('>').map(|length| tag + length + 1) else { break };
        let Some(close) = text[open..].find("</definedName>").map(|length| open + length) else { break };
        from = close;
        let named = unescaped(&text[open..close]);
        if touches(&named, None, sheets) {
            edits.push((open..close, vec![Node::Named(named)]));
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
    Part { text, nodes, sheet: None, fit: None }
}

/// A list of parts without the order of computing, which would name cells that have moved.
pub(super) fn without_chain(text: String) -> Part {
    let mut edits = Vec::new();
    for (at, _) in text.match_indices("calcChain.xml") {
        if let (Some(start), Some(end)) = (text[..at].rfind('<'), text[at..].find('>').map(|length| at + length + 1)) {
            edits.push((start..end, Vec::new()));
        }
    }
    let mut nodes = Vec::new();
    splice(&mut nodes, 0..text.len(), edits);
    Part { text, nodes, sheet: None, fit: None }
}
