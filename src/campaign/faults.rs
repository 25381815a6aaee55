//! The collector of everything that is wrong with one campaign file.
//!
//! In: places as byte ranges. Out: problems that name file, line and column. It judges nothing itself.

use std::cell::{Cell, RefCell};
use std::ops::Range;
use std::sync::Arc;

use crate::diag::code::{CampaignTerm, Term};
use crate::diag::{CampaignCode, Problem, RulePlace};
use crate::text;

/// A value with the bytes it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct At<T> {
    /// As written.
    pub(crate) value: T,
    /// Where.
    pub(crate) span: Range<usize>,
}

impl<T> At<T> {
    /// Puts a value to its place.
    pub(crate) fn new(value: T, span: Range<usize>) -> Self {
        Self { value, span }
    }
}

/// Collects the problems of one file.
#[derive(Debug)]
pub(crate) struct Faults {
    file: Arc<str>,
    source: Arc<str>,
    found: RefCell<Vec<Problem>>,
    references_lost: Cell<bool>,
}

impl Faults {
    /// A collector for the text of a file.
    pub(crate) fn new(path: &str, source: &str) -> Self {
        Self {
            file: path.into(),
            source: source.into(),
            found: RefCell::new(Vec::new()),
            references_lost: Cell::new(false),
        }
    }

    /// Takes a finding about these bytes.
    pub(crate) fn add(&self, span: &Range<usize>, problem: Problem) {
        self.found.borrow_mut().push(problem.by(self.place(span)));
    }

    /// These bytes as a place.
    pub(crate) fn place(&self, span: &Range<usize>) -> RulePlace {
        RulePlace { file: self.file.clone(), source: self.source.clone(), span: span.clone() }
    }

    /// The line of a place, from 1.
    pub(crate) fn line(&self, span: &Range<usize>) -> usize {
        self.place(span).line_column().0
    }

    /// Says that something which may name ids was not understood, so that an id without a reader
    /// is no finding of its own any more.
    pub(crate) fn lose_references(&self) {
        self.references_lost.set(true);
    }

    /// Whether [`Faults::lose_references`] was called.
    pub(crate) fn has_lost_references(&self) -> bool {
        self.references_lost.get()
    }

    /// Drops what does not stand on its own in a file with broken lines: keeps findings that `keep` wants.
    pub(crate) fn retain(&self, keep: impl Fn(&Problem) -> bool) {
        self.found.borrow_mut().retain(keep);
    }

    /// Everything found, sorted by place.
    pub(crate) fn into_problems(self) -> Vec<Problem> {
        let mut problems = self.found.into_inner();
        crate::diag::sort(&mut problems);
        problems
    }
}

/// A problem with the code of this stage.
pub(crate) fn fault(code: CampaignCode) -> Problem {
    Problem::new(code)
}

/// Tells that keys or settings exclude each other.
pub(crate) fn tell_conflict(faults: &Faults, span: &Range<usize>, key: &str, why: CampaignTerm) {
    let problem = fault(CampaignCode::Conflict).with("key", key).with_term("why", Term::Campaign(why));
    faults.add(span, problem);
}

/// References in a circle.
pub(crate) fn cycle(kind: CampaignTerm, id: &str) -> Problem {
    fault(CampaignCode::Cycle).with_term("kind", Term::Campaign(kind)).with("id", id)
}

/// Tells an id or key that nothing reads.
pub(crate) fn tell_unused(faults: &Faults, span: &Range<usize>, kind: CampaignTerm, id: &str) {
    faults.add(span, fault(CampaignCode::Unused).with_term("kind", Term::Campaign(kind)).with("id", id));
}

/// The known word that is nearest to a mistyped one, where one is near enough: at most a third of the
/// letters may differ, accents and case aside.
pub(crate) fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let plain = |word: &str| text::without_accents(&text::fold(word));
    let wanted = plain(word);
    let mut best: Option<(usize, &str)> = None;
    for candidate in known {
        let shape = plain(candidate);
        let distance = strsim::osa_distance(&wanted, &shape);
        let allowed = (wanted.chars().count().max(shape.chars().count()) / 3).max(1);
        if distance <= allowed && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, word)| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_of_the_pen_is_recognised_and_a_stranger_is_not() {
        let known = ["at-least", "at-most", "Khiển trách", "id"];
        for (word, expected) in
            [("at_least", Some("at-least")), ("khien trach", Some("Khiển trách")), ("weight", None), ("ib", Some("id"))]
        {
            assert_eq!(nearest(word, known).as_deref(), expected, "{word}");
        }
    }
}
