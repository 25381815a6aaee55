//! Walks over a part and writes it with its values.

use std::io::{self, Write};

use crate::render::office::follow::{Book, Turn};
use crate::render::office::moves::{Moves, Span};
use crate::render::office::node::{Asked, By, Empty, Node, Part, Piece, Repeated, Sheets, Subject, When};
use crate::report::paper::{Paper, Scope};
use crate::report::sheet::Cell;
use crate::words::List;

/// The scopes from the document inwards.
#[derive(Clone, Copy)]
struct Stack<'s, 'a> {
    list: Option<List>,
    /// None where a list has no rows and its row is written empty.
    scope: Option<Scope<'s, 'a>>,
    outer: Option<&'s Stack<'s, 'a>>,
}

impl<'s, 'a> Stack<'s, 'a> {
    fn find(&self, list: Option<List>) -> Option<&Self> {
        if self.list == list { Some(self) } else { self.outer?.find(list) }
    }

    /// The innermost scope that has the list.
    fn holding(&self, list: List) -> Option<&Self> {
        match list.within() {
            [] => self.find(None),
            outer if self.list.is_some_and(|own| outer.contains(&own)) => Some(self),
            _ => self.outer?.holding(list),
        }
    }
}

/// A part that is being filled in.
pub(super) struct Filling<'f, 'a> {
    part: &'f Part,
    paper: &'f Paper<'a>,
    /// Where the rows of all worksheets go, and those of this one.
    book: Book,
    moves: Moves,
    /// How far the row that is written stands below its first place.
    below: u32,
    /// The row of a list, and the section, that is written.
    turn: Turn,
}

impl<'f, 'a> Filling<'f, 'a> {
    pub(super) fn new(part: &'f Part, sheets: &Sheets, paper: &'f Paper<'a>) -> Self {
        let book = Book::new(sheets.iter().map(|(key, repeats)| (key.clone(), moves(repeats, paper))).collect());
        let own = part.sheet.as_deref().and_then(|key| book.of_sheet(key));
        let moves = own.cloned().unwrap_or_default();
        Self { part, paper, book, moves, below: 0, turn: Turn::default() }
    }
}

/// Where the rows of a worksheet go.
fn moves(repeats: &[Repeated], paper: &Paper<'_>) -> Moves {
    let document = Stack { list: None, scope: Some(paper.document()), outer: None };
    let (mut spans, mut gone) = (Vec::new(), Vec::new());
    for Repeated { from, to, by } in repeats {
        match by {
            By::Row(list) => spans.push(Span::row(*from, paper.document().count(*list).max(1)).of(*list)),
            By::Section(list) => spans.push(Span::between(*from, *to, paper.document().count(*list)).of(*list)),
            By::If(when, subject) if is_there(paper, *subject, &document) == (*when == When::Any) => {
                spans.extend([Span::row(*from, 0), Span::row(*to, 0)]);
            }
            By::If(..) => gone.push(Span::between(*from, *to, 0)),
        }
    }
    // What stands within rows that are gone, rows of other sections that are gone among it, is gone with them.
    let outermost = |span: &Span| !gone.iter().any(|other| other.holds(span) && !span.holds(other));
    spans.retain(|span| !gone.iter().any(|other| other.holds(span)));
    spans.extend(gone.iter().filter(|span| outermost(span)).cloned());
    Moves::new(spans)
}

/// Writes a part.
pub(super) fn part(filling: &mut Filling<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    let document = filling.paper.document();
    let stack = Stack { list: None, scope: Some(document), outer: None };
    nodes(filling, &filling.part.nodes, &stack, out)
}

fn nodes(filling: &mut Filling<'_, '_>, nodes: &[Node], stack: &Stack<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    nodes.iter().try_for_each(|node| write(filling, node, stack, out))
}

fn write(filling: &mut Filling<'_, '_>, node: &Node, stack: &Stack<'_, '_>, out: &mut dyn Write) -> io::Result<()> {
    let text = &filling.part.text;
    match node {
        Node::Raw(range) => out.write_all(&text.as_bytes()[range.clone()]),
        Node::Literal(literal) => out.write_all(literal.as_bytes()),
        Node::Value(asked) => {
            let value = filling.paper.shown(&value(stack, *asked));
            escape(&value, "</w:t><w:br/><w:t xml:space=\"preserve\">", out)
        }
        Node::Repeat(list, body, empty) => repeat(filling, *list, body, *empty, 1, stack, out),
        Node::Rows(list, body, rows) => {
            filling.turn.section = Some(rows.clone());
            repeat(filling, *list, body, Empty::Nothing, rows.end - rows.start, stack, out)?;
            filling.turn.section = None;
            Ok(())
        }
        Node::If(when, subject, body, empty) => {
            if is_there(filling.paper, *subject, stack) == (*when == When::Any) {
                nodes(filling, body, stack, out)
            } else {
                nothing(*empty, out)
            }
        }
        Node::RowNumber(row) => write!(out, "{}", filling.moves.first(*row) + filling.below),
        Node::Reference(reference) => out.write_all(filling.moves.reference(reference).as_bytes()),
        Node::Formula(formula) => {
            escape(&filling.book.formula(formula, filling.part.sheet.as_deref(), &filling.turn), "\n", out)
        }
        Node::Look(look) => write!(out, "{look}"),
        Node::Named(named) => escape(&filling.book.named(named, filling.part.sheet.as_deref()), "\n", out),
        Node::Cell(attributes, pieces) => cell(filling, attributes, pieces, stack, out),
        Node::Merged(merged) => {
            let merged: Vec<String> = merged.iter().flat_map(|one| filling.moves.merged(one)).collect();
            if merged.is_empty() {
                return Ok(());
            }
            write!(out, "<mergeCells count=\"{}\">", merged.len())?;
            merged.iter().try_for_each(|one| write!(out, "<mergeCell ref=\"{one}\"/>"))?;
            out.write_all(b"</mergeCells>")
        }
    }
}

fn repeat(
    filling: &mut Filling<'_, '_>,
    list: List,
    body: &[Node],
    empty: Empty,
    high: u32,
    stack: &Stack<'_, '_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut count = 0;
    let within = stack.holding(list).and_then(|holding| holding.scope);
    if let Some(scope) = within {
        scope.each(list, &mut |row| {
            filling.below = count * high;
            filling.turn.list = Some((list, count));
            count += 1;
            let inner = Stack { list: Some(list), scope: Some(row), outer: Some(stack) };
            match filling.part.fit.as_ref().filter(|_| starts_pages(&filling.part.text, body)) {
                Some(fit) => {
                    let mut page = Vec::new();
                    nodes(filling, body, &inner, &mut page)?;
                    let page = String::from_utf8(page).map_err(io::Error::other)?;
                    out.write_all(fit.fitted(page).as_bytes())
                }
                None => nodes(filling, body, &inner, out),
            }
        })?;
        filling.below = 0;
        filling.turn.list = None;
    }
    match (count, empty) {
        (0, Empty::BlankRow) => nodes(filling, body, &Stack { list: Some(list), scope: None, outer: Some(stack) }, out),
        (0, empty) => nothing(empty, out),
        _ => Ok(()),
    }
}

/// Whether each row begins a page.
fn starts_pages(text: &str, body: &[Node]) -> bool {
    let is_break = |node: &Node| matches!(node, Node::Raw(range) if text[range.clone()].contains("<w:pageBreakBefore"));
    body.iter().any(is_break)
}

fn nothing(empty: Empty, out: &mut dyn Write) -> io::Result<()> {
    if empty == Empty::Paragraph { out.write_all(b"<w:p/>") } else { Ok(()) }
}

fn value<'s>(stack: &Stack<'s, '_>, asked: Asked) -> Cell<'s> {
    let scope = stack.find(asked.list).and_then(|found| found.scope);
    scope.map_or(Cell::Blank, |scope| scope.value(asked.field))
}

fn is_there(paper: &Paper<'_>, subject: Subject, stack: &Stack<'_, '_>) -> bool {
    match subject {
        Subject::Value(asked) => match value(stack, asked) {
            Cell::Count(count) => count != 0,
            other => !paper.shown(&other).is_empty(),
        },
        Subject::List(list) => stack.holding(list).and_then(|found| found.scope).is_some_and(|scope| scope.has(list)),
    }
}

/// A cell of a worksheet: a lone number stays one, everything else becomes text in the cell itself.
fn cell(
    filling: &Filling<'_, '_>,
    attributes: &std::ops::Range<usize>,
    pieces: &[Piece],
    stack: &Stack<'_, '_>,
    out: &mut dyn Write,
) -> io::Result<()> {
    out.write_all(&filling.part.text.as_bytes()[attributes.clone()])?;
    if let [piece @ (Piece::Value(asked) | Piece::Share(asked))] = pieces {
        let number = match (value(stack, *asked), piece) {
            (Cell::Count(count), _) => Some(count.to_string()),
            (Cell::Points(points), _) => Some(points.text(filling.paper.places())),
            (Cell::Share(part, whole), Piece::Share(_)) => Some(quotient(part, whole)),
            _ => None,
        };
        if let Some(number) = number {
            return write!(out, "><v>{number}</v></c>");
        }
    }
    out.write_all(b" t=\"inlineStr\"><is><t xml:space=\"preserve\">")?;
    for piece in pieces {
        match piece {
            Piece::Text(text) => escape(text, "\n", out)?,
            Piece::Value(asked) | Piece::Share(asked) => {
                escape(&filling.paper.shown(&value(stack, *asked)), "\n", out)?
            }
        }
    }
    out.write_all(b"</t></is></c>")
}

/// A share in the digits of a cell, which has nothing but binary floats.
#[expect(clippy::cast_precision_loss, reason = "counts of people, for display only")]
fn quotient(part: i64, whole: i64) -> String {
    (part as f64 / whole as f64).to_string()
}

/// Writes text into XML; what XML cannot hold is left out, and a line break becomes what breaks a line there.
fn escape(text: &str, line_break: &str, out: &mut dyn Write) -> io::Result<()> {
    let mut from = 0;
    for (at, c) in text.char_indices() {
        let replaced = match c {
            '&' => "&amp;",
            '<' => "&lt;",
            '>' => "&gt;",
            '"' => "&quot;",
            '\n' => line_break,
            '\t' => continue,
            '\u{0}'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => "",
            _ => continue,
        };
        out.write_all(&text.as_bytes()[from..at])?;
        out.write_all(replaced.as_bytes())?;
        from = at + c.len_utf8();
    }
    out.write_all(&text.as_bytes()[from..])
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn text_is_safe_in_xml() {
        for (text, safe) in [
            ("Nguyễn Văn A", "Nguyễn Văn A"),
            ("<w:p/>&amp;", "&lt;w:p/&gt;&amp;amp;"),
            ("a\"b", "a&quot;b"),
            ("a\nb", "a|b"),
            ("a\u{0}\u{B}\u{1F}b\u{FFFF}", "ab"),
            ("{{họ tên}}", "{{họ tên}}"),
        ] {
            let mut bytes = Vec::new();
            escape(text, "|", &mut bytes).expect("memory");
            assert_eq!(String::from_utf8(bytes).expect("text"), safe);
        }
    }
}
