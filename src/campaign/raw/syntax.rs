//! From text to tables: every line that is not TOML is told at once.
//!
//! Where lines are broken, the rest of the file is still looked at, but only findings that stand on their
//! own are kept: in the blocks (from one heading to the next) whose lines are all sound.

use std::ops::Range;

use toml::Spanned;
use toml::de::DeTable;

use crate::campaign::faults::{Faults, fault};
use crate::diag::code::{CampaignTerm, Term};
use crate::diag::{CampaignCode, Problem};

/// A file above this size is refused: no campaign comes near it.
const MAX_BYTES: usize = 1 << 20;

/// The tables of a file, and whether every line was sound.
pub(crate) struct Parsed<'a> {
    /// What could be read.
    pub(crate) root: Spanned<DeTable<'a>>,
    /// The places of broken lines.
    pub(crate) broken: Vec<usize>,
}

/// Parses a file; none where it is too large to be looked at.
pub(crate) fn parse<'a>(source: &'a str, faults: &Faults) -> Option<Parsed<'a>> {
    if source.len() > MAX_BYTES {
        tell(faults, &(0..0), Term::Campaign(CampaignTerm::FileTooLarge));
        return None;
    }
    let (root, errors) = DeTable::parse_recoverable(source);
    let mut found: Vec<(Range<usize>, &str)> =
        errors.iter().map(|error| (error.span().unwrap_or(0..0), error.message())).collect();
    found.sort_by_key(|(span, _)| span.start);
    let causes = causes(source, found);
    for (span, message) in &causes {
        tell(faults, span, Term::Campaign(wording(message)));
    }
    Some(Parsed { root, broken: causes.into_iter().map(|(span, _)| span.start).collect() })
}

/// Drops what only follows from a broken line.
pub(crate) fn keep_what_stands_alone(source: &str, broken: &[usize], faults: &Faults) {
    if broken.is_empty() {
        return;
    }
    let starts = block_starts(source);
    let block = |at: usize| starts.partition_point(|start| *start <= at);
    let unsound: Vec<usize> = broken.iter().map(|at| block(*at)).collect();
    faults.retain(|problem: &Problem| {
        let place = problem.rule.as_ref().map_or(0, |rule| rule.span.start);
        let name = problem.code.name();
        let alone = name == CampaignCode::UnknownKey.name() || name == CampaignCode::WrongType.name();
        name == CampaignCode::Syntax.name() || (alone && !unsound.contains(&block(place)))
    });
}

/// One fault for each line, and none for what the parser stumbles over while it looks for the end of a list,
/// or for the keys under a broken heading.
fn causes<'m>(source: &str, found: Vec<(Range<usize>, &'m str)>) -> Vec<(Range<usize>, &'m str)> {
    let starts = block_starts(source);
    let block = |at: usize| starts.partition_point(|start| *start <= at);
    let line = |at: usize| source.as_bytes()[..at.min(source.len())].iter().filter(|byte| **byte == b'\n').count();
    let mut kept: Vec<(Range<usize>, &str)> = Vec::new();
    for (span, message) in found {
        let follows = kept.last().is_some_and(|(last, before)| {
            line(last.start) == line(span.start)
                || (block(last.start) == block(span.start)
                    && ((before.contains("array") && message.contains("array"))
                        || (before.contains("table") && message.contains("duplicate"))))
        });
        if !follows {
            kept.push((span, message));
        }
    }
    kept
}

/// Where headings stand: `[…` at the start of a line.
fn block_starts(source: &str) -> Vec<usize> {
    let mut at = 0;
    let mut starts = Vec::new();
    for line in source.split_inclusive('\n') {
        if line.trim_start().starts_with('[') {
            starts.push(at);
        }
        at += line.len();
    }
    starts
}

fn tell(faults: &Faults, span: &Range<usize>, why: Term) {
    faults.add(span, fault(CampaignCode::Syntax).with_term("why", why));
}

/// The parser's messages, gathered by what the writer of the file can do about them.
fn wording(message: &str) -> CampaignTerm {
    let about = |word: &str| message.contains(word);
    if about("duplicate key") {
        CampaignTerm::KeyTwice
    } else if about("unquoted key") {
        CampaignTerm::KeyLetters
    } else if about("string") || about("quote") || about("escaped") || about("unicode") {
        CampaignTerm::Quotes
    } else if about("table") || about("array") || about("comma") {
        CampaignTerm::Brackets
    } else if about("key") || about("assignment") || about("extra `=`") {
        CampaignTerm::KeyAndValue
    } else if about("recursion") {
        CampaignTerm::TooDeep
    } else {
        CampaignTerm::NotToml
    }
}
