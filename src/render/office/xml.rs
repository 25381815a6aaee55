//! Reads parts of a package with the place of everything in them, so that what is not touched stays as it is.

use std::borrow::Cow;
use std::ops::Range;

use quick_xml::Reader;
use quick_xml::errors::IllFormedError;
use quick_xml::escape::{resolve_xml_entity, unescape};
use quick_xml::events::{BytesRef, Event};

/// Walks over the events of a text with their places.
pub(super) fn walk<'t>(text: &'t str, mut each: impl FnMut(Event<'t>, Range<usize>)) -> Result<(), quick_xml::Error> {
    let mut reader = Reader::from_str(text);
    let place = |reader: &Reader<&[u8]>| usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX);
    let mut open = Vec::new();
    loop {
        let from = place(&reader);
        let event = reader.read_event()?;
        match &event {
            Event::Start(tag) => open.push(tag.name().as_ref().to_owned()),
            Event::End(_) => drop(open.pop()),
            Event::Eof => return open.pop().map_or(Ok(()), |name| Err(IllFormedError::MissingEndTag(name).into())),
            _ => {}
        }
        each(event, from..place(&reader));
    }
}

/// The character that a reference stands for; a mark where it stands for none.
pub(super) fn referred(reference: &BytesRef<'_>) -> char {
    let named = || resolve_xml_entity(reference).and_then(|text| text.chars().next());
    reference.resolve_char_ref().ok().flatten().or_else(named).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// Text or the value of an attribute as people read it. What is no reference after all stands as it is.
pub(super) fn unescaped(text: &str) -> String {
    unescape(text).map_or_else(|_| text.to_owned(), Cow::into_owned)
}

/// Where the value of an attribute of a tag stands.
pub(super) fn attribute(text: &str, tag: &Range<usize>, name: &str) -> Option<Range<usize>> {
    let inside = &text[tag.clone()];
    let mut from = 0;
    while let Some(found) = inside[from..].find(name) {
        let at = from + found;
        from = at + name.len();
        let bounded = inside[..at].ends_with(|c: char| c.is_ascii_whitespace());
        let Some(rest) = inside[from..].strip_prefix('=').filter(|_| bounded) else { continue };
        let quote = rest.chars().next().filter(|c| matches!(c, '"' | '\''))?;
        let start = tag.start + from + 2;
        return text[start..tag.end].find(quote).map(|length| start..start + length);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::{attribute, referred, unescaped, walk};
    use quick_xml::events::Event;

    #[test]
    fn references_are_what_people_read() {
        let mut read = String::new();
        let text = "<a>&amp;&lt;&gt;&quot;&apos;&#65;&#x1EA5;&none;&#xD800;</a>";
        walk(text, |event, _| {
            if let Event::GeneralRef(reference) = event {
                read.push(referred(&reference));
            }
        })
        .expect("well formed");
        assert_eq!(read, "&<>\"'Aấ\u{FFFD}\u{FFFD}");
        for (text, shown) in [("a &amp;&#39; b", "a &' b"), ("R&D", "R&D"), ("x&none;", "x&none;")] {
            assert_eq!(unescaped(text), shown);
        }
    }

    #[test]
    fn an_attribute_is_found_by_its_whole_name() {
        for (tag, name, value) in [
            ("<c xr=\"1\" r='A5'/>", "r", Some("A5")),
            ("<c rs=\"1\"/>", "r", None),
            ("<f\n ref=\"A1:B2\">", "ref", Some("A1:B2")),
        ] {
            assert_eq!(attribute(tag, &(0..tag.len()), name).map(|at| &tag[at]), value, "{tag}");
        }
    }

    #[test]
    fn what_is_never_closed_is_told_by_name() {
        let error = walk("<a><b>", |_, _| ()).expect_err("not closed");
        assert!(error.to_string().contains("</b>"), "{error}");
    }
}
