//! The tests that lie beside the rules: `NAME.test.toml` beside `NAME.toml`.
//!
//! In: a campaign and the text of its file of cases. Out: [`CaseReport`]: what is wrong with the file, or
//! which cases come out otherwise than they say, each with what was wanted, what came, and why it came. Values
//! are read as cells are and people are graded as any others; nothing is graded here in a way of its own.

mod build;
mod compare;
mod lookup;
mod past;
mod raw;
mod values;

use crate::aggregate::Results;
use crate::campaign::Campaign;
use crate::campaign::faults::Faults;
use crate::cases::build::{Builder, Built};
use crate::cases::compare::Difference;
use crate::cases::raw::RawPerson;
use crate::diag::code::{CampaignTerm, Term};
use crate::diag::{CaseCode, Problem, RulePlace};
use crate::evaluate::{self, Claims, Options, Progress, Stage};
use crate::intake::MemoryReader;
use crate::report::book::{Book, Subject};
use crate::report::sentence::why;
use crate::words::Lang;

/// What came of the cases beside a campaign.
#[derive(Debug, Default)]
pub struct CaseReport {
    /// How many cases were run: none where the file is faulty.
    pub run: usize,
    /// How many of them did not come out as they say.
    pub failed: usize,
    /// What is wrong with the file, or one problem for each person (or whole case) that came out otherwise.
    pub problems: Vec<Problem>,
}

/// Runs the cases of a file. `path` is what the file is called in messages; `lang` is the language of the
/// reasons that a failing case tells.
#[must_use]
pub fn run(campaign: &Campaign, path: &str, source: &str, lang: Lang) -> CaseReport {
    let faults = Faults::new(path, source);
    let built = build(campaign, path, source, &faults);
    let places = Faults::new(path, source);
    let found = faults.into_problems();
    if found.iter().any(Problem::is_error) {
        return CaseReport { problems: found, ..CaseReport::default() };
    }
    let mut report = CaseReport { run: built.len(), failed: 0, problems: found };
    for case in built {
        let problems = run_one(campaign, case, &places, lang);
        report.failed += usize::from(!problems.is_empty());
        report.problems.extend(problems);
    }
    report
}

/// How many cases a file holds; none where it is faulty.
#[must_use]
pub fn count(campaign: &Campaign, path: &str, source: &str) -> usize {
    let faults = Faults::new(path, source);
    let built = build(campaign, path, source, &faults).len();
    if faults.into_problems().iter().any(Problem::is_error) { 0 } else { built }
}

fn build(campaign: &Campaign, path: &str, source: &str, faults: &Faults) -> Vec<Built> {
    let Some(raw) = raw::read(source, faults) else { return Vec::new() };
    let usual: &RawPerson = &raw.usual;
    let reader = MemoryReader::new(campaign);
    let mut builder = Builder { campaign, faults, file: path.into(), usual, reader };
    raw.cases.iter().map(|case| builder.case(case)).collect()
}

/// Grades a case and tells what came out otherwise.
fn run_one(campaign: &Campaign, mut case: Built, places: &Faults, lang: Lang) -> Vec<Problem> {
    let gathered = std::mem::take(&mut case.gathered);
    let options = Options { provisional: true, claims: Claims::Keep };
    let results = evaluate::grade(campaign, gathered, options, &Silent);
    let book = Book { campaign, results: &results, lang };
    let mut problems = Vec::new();
    if let Some(difference) = compare::whole(campaign, &results, &case) {
        let problem = failed(&case, &difference, places.place(&case.span), &told(&results, lang));
        problems.push(problem.with_term("who", Term::Campaign(CampaignTerm::WholeCase)));
    }
    for person in &case.people {
        let subject = book.subject(compare::place(&results, person));
        if let Some(difference) = compare::person(&book, &subject, &person.wanted) {
            let reasons = reasons(&book, &subject);
            problems.push(failed(&case, &difference, places.place(&person.span), &reasons).with("who", &person.code));
        }
    }
    problems
}

fn failed(case: &Built, difference: &Difference, place: RulePlace, reasons: &str) -> Problem {
    Problem::new(CaseCode::Failed)
        .with("case", &case.name)
        .with("expected", &difference.expected)
        .with("got", &difference.got)
        .with("reasons", reasons)
        .by(place)
}

/// Why a person came out so, in one line.
fn reasons(book: &Book<'_>, subject: &Subject<'_>) -> String {
    let why = why(book, subject).replace('\n', " ");
    if why.is_empty() { why } else { why + " " }
}

/// The problems of a case, in one line.
fn told(results: &Results, lang: Lang) -> String {
    results.problems.iter().map(|problem| lang.message(problem) + ". ").collect()
}

/// Cases are few: nobody waits for them.
struct Silent;

impl Progress for Silent {
    fn begin(&self, _stage: Stage, _steps: u64) {}
    fn step(&self) {}
}
