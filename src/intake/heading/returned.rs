//! Sheets that this program has added to a file before it was sent back to be mended: they are known by
//! their title, whatever the file is called now, and hold nobody.

use crate::table::Value;
use crate::table::header::OwnedRow;
use crate::text::fold;
use crate::words::{FormText, Label, Lang};

/// What a file that comes back is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returned {
    /// A whole copy: it takes the place of the original.
    Whole,
    /// An excerpt: whoever is not in it would be lost.
    Excerpt,
    /// A sheet that explains an empty form: it says nothing about anybody.
    Guide,
}

/// What the first row of a sheet says, if the sheet is ours.
#[must_use]
pub fn returned(first: &OwnedRow) -> Option<Returned> {
    let [(0, Value::Text(text))] = first.cells.as_slice() else { return None };
    let is = |label| [Lang::Vi, Lang::En].iter().any(|lang| fold(lang.label(label)) == fold(text));
    if first.number != 0 {
        None
    } else if is(Label::ToMendTitle) {
        Some(Returned::Whole)
    } else if is(Label::ExcerptTitle) {
        Some(Returned::Excerpt)
    } else if is_guide(text) {
        Some(Returned::Guide)
    } else {
        None
    }
}

/// Whether a title is that of the guide, or of the words to choose from, in an empty form.
fn is_guide(text: &str) -> bool {
    let titles =
        [Lang::Vi, Lang::En].map(|lang| [FormText::GuideTitle, FormText::WordsTitle].map(|title| lang.form(title)));
    titles.as_flattened().iter().any(|title| fold(title) == fold(text))
}

/// A sheet of a workbook of results that has been put among the inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::intake) enum Own {
    /// Every score of a unit: read as the scores of the highest rater.
    Scores,
    /// Any other: it holds results, and nobody is read from it.
    Results,
}

/// Rows looked at for a title: a letterhead may stand over it.
const LOOK: usize = 16;

/// The sheets of results: the name of each and its title.
const SHEETS: [(Label, Label); 16] = [
    (Label::Detail, Label::DetailTitle),
    (Label::Overview, Label::OverviewTitle),
    (Label::Ranking, Label::RankingTitle),
    (Label::Criteria, Label::CriteriaTitle),
    (Label::Control, Label::ControlTitle),
    (Label::AwardList, Label::AwardsTitle),
    (Label::Unrated, Label::UnratedTitle),
    (Label::Reasons, Label::ReasonsTitle),
    (Label::Summary, Label::SummaryTitle),
    (Label::OverallRanking, Label::OverallRankingTitle),
    (Label::Awards, Label::AwardsTitle),
    (Label::Targets, Label::TargetsTitle),
    (Label::Absent, Label::AbsentTitle),
    (Label::Provenance, Label::ProvenanceTitle),
    (Label::Changes, Label::ChangesTitle),
    (Label::Charts, Label::ChartsTitle),
];

/// What a sheet of results is, if it is one: both its name and its title must be ours, so that no honest list of the
/// same title is passed over.
#[must_use]
pub(in crate::intake) fn own(name: Option<&str>, kept: &[OwnedRow]) -> Option<Own> {
    let name = fold(name?.split(" (").next()?);
    let titles = kept.iter().take(LOOK).filter_map(|row| match row.cells.as_slice() {
        [(_, Value::Text(text))] => Some(fold(text)),
        _ => None,
    });
    let titles: Vec<String> = titles.collect();
    for lang in [Lang::Vi, Lang::En] {
        let bare = |label| fold(lang.label(label));
        let ends = [Label::Provisional, Label::Continued].map(bare);
        let is_title = |text: &String, title: &str| {
            let rest = text.strip_prefix(title).map(|rest| rest.trim_start_matches([' ', '–']));
            rest.is_some_and(|rest| rest.is_empty() || ends.iter().any(|end| rest.starts_with(end.as_str())))
        };
        let is_ours = |(sheet, title): &&(Label, Label)| {
            let title = bare(*title);
            name == bare(*sheet) && titles.iter().any(|text| is_title(text, &title))
        };
        if let Some((sheet, _)) = SHEETS.iter().find(is_ours) {
            return Some(if *sheet == Label::Detail { Own::Scores } else { Own::Results });
        }
    }
    None
}

/// Whether a band of the sheet of scores stands over what was reckoned, which is not read again.
#[must_use]
pub(in crate::intake) fn is_reckoned(band: &str) -> bool {
    let is = |label| [Lang::Vi, Lang::En].iter().any(|lang| fold(lang.label(label)) == fold(band));
    is(Label::ByGroup) || is(Label::OffPrint) || is(Label::Facts)
}
