//! Empty tables to start from: a list of subjects with their facts, and a table of scores, with headings that are
//! found again when they are read.

use crate::campaign::{Campaign, Fact, Input, SubjectKind};
use crate::report::sheet::{Column, ColumnKind, Report, Sheet};
use crate::text::fold;
use crate::words::{Lang, NoteText};

/// Characters of a column of names.
const WIDE: u16 = 28;
/// Characters of any other column.
const NARROW: u16 = 14;

/// The list of those who are to be graded.
#[must_use]
pub fn roster(campaign: &Campaign, lang: Lang) -> Report<'static> {
    let mut columns = who(campaign);
    columns
        .extend(campaign.facts.iter().filter(|fact| !fact.is_counted()).map(|fact| column(fact_heading(fact), NARROW)));
    let name = match campaign.subject {
        SubjectKind::Person => "danh-sach",
        SubjectKind::Unit => "don-vi",
    };
    report(name, lang.say(NoteText::StarterRoster), columns, lang)
}

/// The table of scores; none where everything is read from facts.
#[must_use]
pub fn scores(campaign: &Campaign, lang: Lang) -> Option<Report<'static>> {
    if campaign.inputs.is_empty() {
        return None;
    }
    let mut columns = who(campaign);
    columns.extend(campaign.periods.map(|_| column(PERIOD.to_owned(), NARROW)));
    for input in &campaign.inputs {
        for heading in headings(campaign, input) {
            // Several ratios may be made of one column.
            if columns.iter().all(|known: &Column| known.title != heading) {
                columns.push(column(heading, NARROW));
            }
        }
    }
    Some(report("cham-diem", lang.say(NoteText::StarterScores), columns, lang))
}

/// The column of a row's month or quarter.
const PERIOD: &str = "Kỳ";

/// These words are read, so they are the same in every language.
fn who(campaign: &Campaign) -> Vec<Column> {
    let [code, name] = match campaign.subject {
        SubjectKind::Person => ["Mã", "Họ và tên"],
        SubjectKind::Unit => ["Mã đơn vị", "Đơn vị"],
    };
    vec![Column::new(code, ColumnKind::Code, NARROW), column(name.to_owned(), WIDE)]
}

fn report(name: &str, sheet: &str, columns: Vec<Column>, lang: Lang) -> Report<'static> {
    Report { name: name.to_owned(), lang, sheets: vec![Sheet::new(sheet, columns, Box::new(|_| ()))] }
}

fn column(heading: String, width: u16) -> Column {
    Column::new(heading, ColumnKind::Text, width)
}

fn fact_heading(fact: &Fact) -> String {
    fact.column.first().unwrap_or(&fact.title).clone()
}

/// The columns of an input: one for each rater, or one for all.
fn headings(campaign: &Campaign, input: &Input) -> Vec<String> {
    if !input.by_rater.is_empty() {
        return input.by_rater.iter().filter_map(|(_, words)| words.first().cloned()).collect();
    }
    let heading = heading(campaign, input);
    if campaign.raters.is_empty() {
        return vec![heading];
    }
    campaign.raters.iter().map(|rater| format!("{heading} ({})", rater.title)).collect()
}

/// The title where it means this input alone, else its first word that does.
fn heading(campaign: &Campaign, input: &Input) -> String {
    let others = || campaign.inputs.iter().filter(|other| !std::ptr::eq(*other, input));
    let is_own = |word: &str| {
        let word = fold(word);
        let of_fact = |fact: &Fact| fact.column.iter().chain([&fact.title]).any(|other| fold(other) == word);
        !others().any(|other| other.words.iter().any(|other| fold(other) == word))
            && !campaign.facts.iter().any(of_fact)
    };
    let words = std::iter::once(&input.title).chain(&input.words);
    words.into_iter().find(|word| is_own(word)).unwrap_or(&input.title).clone()
}
