//! From what was found in a part, in the order of its text, to what is walked.

use std::iter::Peekable;
use std::ops::Range;
use std::vec::IntoIter;

use crate::render::office::fault::{Faults, Spot};
use crate::render::office::node::{Asked, Empty, Node, Subject, When};
use crate::words::{List, Named};

/// Something found in a part.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) range: Range<usize>,
    pub(super) kind: ItemKind,
    /// The innermost table row around it.
    pub(super) row: Option<usize>,
    /// Where that row stands.
    pub(super) row_range: Option<Range<usize>>,
    pub(super) spot: Spot,
}

/// What it is.
#[derive(Debug)]
pub(super) enum ItemKind {
    /// A value.
    Value(Asking),
    /// A character that is left out.
    Drop,
    /// Something to write here.
    Insert(&'static str),
    /// A mark of a section, with the element that its paragraph stands in.
    Mark { mark: Mark, parent: usize, empty: Empty },
}

/// A value with its word.
#[derive(Clone, Debug)]
pub(super) struct Asking {
    pub(super) asked: Asked,
    pub(super) word: String,
}

/// A mark of a section, with its word.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    /// `#`
    Each(String),
    /// `?` or `^`
    If(When, String),
    /// `/`
    End(String),
}

impl Mark {
    /// As it stands between the braces.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::Each(word) => format!("#{word}"),
            Self::If(When::Any, word) => format!("?{word}"),
            Self::If(When::None, word) => format!("^{word}"),
            Self::End(word) => format!("/{word}"),
        }
    }
}

/// A mark of a section, where the text between braces is one.
pub(super) fn mark(inner: &str) -> Option<Mark> {
    let inner = inner.trim();
    let word = || inner.chars().skip(1).collect::<String>().trim().to_owned();
    match inner.chars().next()? {
        '#' => Some(Mark::Each(word())),
        '?' => Some(Mark::If(When::Any, word())),
        '^' => Some(Mark::If(When::None, word())),
        '/' => Some(Mark::End(word())),
        _ => None,
    }
}

/// Tells of a mark that is not where it can be, or of no use anywhere.
pub(super) fn faulty(mark: &Mark, spot: &Spot, faults: &mut Faults) {
    match mark {
        Mark::Each(word) if matches!(Named::find(word), Ok(Named::Document(_) | Named::Row(..))) => {
            faults.not_a_list(spot, word);
        }
        _ => faults.section(spot, &mark.shown()),
    }
}

/// The value that a word asks for; what is wrong with it is told.
pub(super) fn asking(word: &str, spot: &Spot, faults: &mut Faults) -> Option<Asking> {
    let word = word.trim();
    if let Some(mark) = mark(word) {
        faulty(&mark, spot, faults);
        return None;
    }
    let asked = match Named::find(word) {
        Ok(Named::Document(field)) => Asked { list: None, field },
        Ok(Named::Row(list, field)) => Asked { list: Some(list), field },
        Ok(Named::List(list)) => {
            let first = list.fields().get(1).copied().unwrap_or(list.fields()[0]);
            let lang = crate::words::Lang::Vi;
            faults.unknown(spot, word, Some(format!("{}.{}", list.word(lang), first.word(lang))));
            return None;
        }
        Err(nearest) => {
            faults.unknown(spot, word, nearest);
            return None;
        }
    };
    Some(Asking { asked, word: word.to_owned() })
}

/// A stretch that is written more than once, or not always.
struct Container {
    range: Range<usize>,
    inner: Range<usize>,
    kind: ContainerKind,
    empty: Empty,
    spot: Spot,
}

enum ContainerKind {
    Row(usize),
    Each(List),
    If(When, Subject),
}

/// What is walked, for a part of this many bytes.
pub(super) fn build(items: Vec<Item>, length: usize, faults: &mut Faults) -> Vec<Node> {
    let containers = containers(&items, faults);
    let mut steps: Vec<Step> = containers.into_iter().map(Step::Container).collect();
    let mut asked_by_row: Vec<(usize, List, Spot)> = Vec::new();
    for item in items {
        if let (ItemKind::Value(Asking { asked: Asked { list: Some(list), .. }, .. }), Some(row)) =
            (&item.kind, item.row)
        {
            asked_by_row.push((row, *list, item.spot.clone()));
        }
        if !matches!(item.kind, ItemKind::Mark { .. }) {
            steps.push(Step::Item(item));
        }
    }
    // Outer stretches before inner ones; what is put in before what stands there.
    steps.sort_by_key(|step| {
        let range = step.range();
        (range.start, std::cmp::Reverse(range.end.max(range.start + 1)), matches!(step, Step::Item(_)))
    });
    let mut builder = Builder { asked_by_row, faults };
    let mut steps = steps.into_iter().peekable();
    builder.level(&mut steps, 0..length, &mut Vec::new())
}

enum Step {
    Item(Item),
    Container(Container),
}

impl Step {
    const fn range(&self) -> &Range<usize> {
        match self {
            Self::Item(item) => &item.range,
            Self::Container(container) => &container.range,
        }
    }
}

/// The rows with values of lists, and the sections.
fn containers(items: &[Item], faults: &mut Faults) -> Vec<Container> {
    let mut found: Vec<Container> = Vec::new();
    for item in items {
        let ItemKind::Value(Asking { asked: Asked { list: Some(_), .. }, .. }) = &item.kind else { continue };
        let (Some(row), Some(range)) = (item.row, item.row_range.clone()) else { continue };
        if !found.iter().any(|known| matches!(known.kind, ContainerKind::Row(other) if other == row)) {
            let kind = ContainerKind::Row(row);
            let inner = range.clone();
            found.push(Container { range, inner, kind, empty: Empty::BlankRow, spot: item.spot.clone() });
        }
    }
    let mut open: Vec<(&Item, &Mark, usize, Empty)> = Vec::new();
    let mut marks: Vec<(&Item, &Mark, usize, Empty)> = Vec::new();
    for item in items {
        if let ItemKind::Mark { mark, parent, empty } = &item.kind {
            marks.push((item, mark, *parent, *empty));
        }
    }
    marks.sort_by_key(|(item, ..)| item.range.start);
    for (item, mark, parent, empty) in marks {
        let Mark::End(word) = mark else {
            open.push((item, mark, parent, empty));
            continue;
        };
        match open.pop() {
            Some((first, begun, of, _)) if of == parent && same(begun, word) => {
                found.extend(section(first, begun, item, empty, faults));
            }
            Some((first, begun, ..)) => faulty(begun, &first.spot, faults),
            None => faulty(mark, &item.spot, faults),
        }
    }
    for (item, mark, ..) in open {
        faulty(mark, &item.spot, faults);
    }
    found
}

/// Whether an end belongs to a beginning.
pub(super) fn same(begun: &Mark, end: &str) -> bool {
    let (Mark::Each(word) | Mark::If(_, word) | Mark::End(word)) = begun;
    word == end || matches!((Named::find(word), Named::find(end)), (Ok(a), Ok(b)) if a == b)
}

fn section(first: &Item, begun: &Mark, last: &Item, empty: Empty, faults: &mut Faults) -> Option<Container> {
    let (Mark::Each(word) | Mark::If(_, word) | Mark::End(word)) = begun;
    let kind = match (begun, Named::find(word)) {
        (Mark::Each(_), Ok(Named::List(list))) => ContainerKind::Each(list),
        (Mark::If(when, _), Ok(Named::List(list))) => ContainerKind::If(*when, Subject::List(list)),
        (Mark::If(when, _), Ok(Named::Document(field))) => {
            ContainerKind::If(*when, Subject::Value(Asked { list: None, field }))
        }
        (Mark::If(when, _), Ok(Named::Row(list, field))) => {
            ContainerKind::If(*when, Subject::Value(Asked { list: Some(list), field }))
        }
        (_, Err(nearest)) => {
            faults.unknown(&first.spot, word, nearest);
            return None;
        }
        (Mark::Each(_), Ok(_)) => {
            faults.not_a_list(&first.spot, word);
            return None;
        }
        (_, Ok(_)) => {
            faults.section(&first.spot, &begun.shown());
            return None;
        }
    };
    let range = first.range.start..last.range.end;
    Some(Container { range, inner: first.range.end..last.range.start, kind, empty, spot: first.spot.clone() })
}

struct Builder<'f> {
    asked_by_row: Vec<(usize, List, Spot)>,
    faults: &'f mut Faults,
}

impl Builder<'_> {
    fn level(&mut self, steps: &mut Peekable<IntoIter<Step>>, range: Range<usize>, lists: &mut Vec<List>) -> Vec<Node> {
        let (mut nodes, mut at) = (Vec::new(), range.start);
        while let Some(step) = steps.next_if(|step| step.range().start < range.end) {
            if step.range().start > at {
                nodes.push(Node::Raw(at..step.range().start));
            }
            at = at.max(step.range().end);
            match step {
                Step::Item(item) => nodes.extend(self.item(&item, lists)),
                Step::Container(container) => self.container(steps, &container, lists, &mut nodes),
            }
        }
        if at < range.end {
            nodes.push(Node::Raw(at..range.end));
        }
        nodes
    }

    fn item(&mut self, item: &Item, lists: &[List]) -> Option<Node> {
        match &item.kind {
            ItemKind::Drop | ItemKind::Mark { .. } => None,
            ItemKind::Insert(text) => Some(Node::Literal(text)),
            ItemKind::Value(Asking { asked, word }) => {
                if let Some(list) = asked.list.filter(|list| !lists.contains(list)) {
                    self.faults.misplaced(&item.spot, word, list);
                }
                Some(Node::Value(*asked))
            }
        }
    }

    fn container(
        &mut self,
        steps: &mut Peekable<IntoIter<Step>>,
        container: &Container,
        lists: &mut Vec<List>,
        nodes: &mut Vec<Node>,
    ) {
        let inner = container.inner.clone();
        match container.kind {
            ContainerKind::Row(row) => match self.list_of_row(row, lists) {
                None => nodes.extend(self.level(steps, inner, lists)),
                Some(list) => {
                    let body = self.within(steps, inner, list, &container.spot, lists);
                    nodes.push(Node::Repeat(list, body, container.empty));
                }
            },
            ContainerKind::Each(list) => {
                let body = self.within(steps, inner, list, &container.spot, lists);
                nodes.push(Node::Repeat(list, body, container.empty));
            }
            ContainerKind::If(when, subject) => {
                let needed = match subject {
                    Subject::Value(asked) => asked.list.filter(|list| !lists.contains(list)),
                    Subject::List(list) => (!reachable(list, lists)).then_some(list),
                };
                if let Some(list) = needed {
                    self.faults.misplaced(&container.spot, list.word(crate::words::Lang::Vi), list);
                }
                let body = self.level(steps, inner, lists);
                nodes.push(Node::If(when, subject, body, container.empty));
            }
        }
    }

    /// The body of a repetition.
    fn within(
        &mut self,
        steps: &mut Peekable<IntoIter<Step>>,
        range: Range<usize>,
        list: List,
        spot: &Spot,
        lists: &mut Vec<List>,
    ) -> Vec<Node> {
        if !reachable(list, lists) {
            self.faults.misplaced(spot, list.word(crate::words::Lang::Vi), list);
        }
        lists.push(list);
        let body = self.level(steps, range, lists);
        lists.pop();
        body
    }

    /// The list that a row repeats for: the only one that is asked for and not open around it.
    fn list_of_row(&mut self, row: usize, lists: &[List]) -> Option<List> {
        let mut wanted: Option<List> = None;
        for (of, list, spot) in &self.asked_by_row {
            if *of != row || lists.contains(list) || wanted == Some(*list) {
                continue;
            }
            match wanted {
                None => wanted = Some(*list),
                Some(first) => {
                    self.faults.two_lists(spot, first, *list);
                    return wanted;
                }
            }
        }
        wanted
    }
}

/// Whether a list can be walked here.
fn reachable(list: List, open: &[List]) -> bool {
    list.within().is_empty() || list.within().iter().any(|outer| open.contains(outer))
}
