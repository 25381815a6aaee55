//! What is to be mended in each file that was read: a copy with the bad cells marked, and their list.
//!
//! In: the results and the files. Out: a [`Mending`] for each file with something to mend in its cells. It
//! keeps places and words only; the cells of the file are read once more, row by row, when the copy is
//! written ([`Mending::copy`]), so that nothing of them is kept from the first reading.

mod copy;

use std::collections::{BTreeMap, BTreeSet};

pub use copy::{Copied, Extent, Paper};

use crate::aggregate::Results;
use crate::campaign::Campaign;
use crate::diag::{CellPlace, Code, IntakeCode, Problem, Severity};
use crate::intake::{FileRole, Inputs};
use crate::report::file_name;
use crate::report::problems::severity;
use crate::report::sheet::{Cell, Column, ColumnKind, RowStyle, Sheet};
use crate::table::InputFile;
use crate::words::{Label, Lang, Phrase};

/// The list of all problems of the run, as a file without ending.
pub const LIST: &str = "danh-sach-loi";

/// Rows of a file that are copied whole; of a longer one only the heading and what is to be mended.
pub const ROWS: u32 = 200_000;

/// Problems of one file that are listed and get a comment; cells beyond them are coloured only.
pub const LISTED: usize = 10_000;

/// Letters of a comment: more would hide the table.
const COMMENT: usize = 1_200;

/// A sheet by its name; none for CSV.
type SheetName<'a> = Option<&'a str>;

/// The bad cells of a row: the column (none where the whole row is meant) and the position of the problem.
type Marks = Vec<(Option<u32>, usize)>;

/// One file with what is to be mended in it.
#[derive(Debug)]
pub struct Mending<'a> {
    /// The name of the copy, without ending.
    pub name: String,
    /// Its language.
    pub lang: Lang,
    /// The problems of the file with their first place in it, by place.
    pub entries: Vec<(&'a Problem, &'a CellPlace)>,
    campaign: &'a Campaign,
    input: &'a InputFile,
    sha256: &'a str,
    heading_rows: BTreeMap<SheetName<'a>, u32>,
    marks: BTreeMap<SheetName<'a>, BTreeMap<u32, Marks>>,
}

/// Why a cell is marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The gravest of its problems.
    pub severity: Severity,
    /// What stands in the comment; nothing for a problem beyond [`LISTED`].
    pub comment: Option<String>,
}

/// The files with something to mend in their cells, by name.
#[must_use]
pub fn mendings<'a>(campaign: &'a Campaign, results: &'a Results, inputs: &'a Inputs, lang: Lang) -> Vec<Mending<'a>> {
    let told = results.problems.iter().filter(|problem| problem.severity() >= Severity::Warning);
    let mut of_files: BTreeMap<&str, Vec<&Problem>> = BTreeMap::new();
    for problem in told {
        let files: BTreeSet<&str> = places(problem).map(|place| &*place.file).collect();
        files.into_iter().for_each(|file| of_files.entry(file).or_default().push(problem));
    }
    of_files.retain(|file, problems| problems.iter().any(|problem| is_to_mend(problem, file)));
    let mut taken = BTreeSet::from([LIST.to_owned()]);
    let files = of_files.into_iter();
    let run = Run { campaign, results, inputs, lang };
    files.filter_map(|(file, problems)| Mending::new(run, file, problems, &mut taken)).collect()
}

/// All cells that a problem is about.
fn places(problem: &Problem) -> impl Iterator<Item = &CellPlace> {
    problem.cell.iter().chain(&problem.also)
}

/// Whether a problem names a cell of the file where something can be put right: an error, or a value that
/// is still missing. Other warnings alone make no copy.
fn is_to_mend(problem: &Problem, file: &str) -> bool {
    let missing = [IntakeCode::Incomplete, IntakeCode::WithoutForm, IntakeCode::MissingRater];
    let is_missing = matches!(problem.code, Code::Intake(code) if missing.contains(&code));
    (problem.is_error() || is_missing) && places(problem).any(|place| &*place.file == file && place.row.is_some())
}

/// What all copies of a run are made from.
#[derive(Clone, Copy)]
struct Run<'a> {
    campaign: &'a Campaign,
    results: &'a Results,
    inputs: &'a Inputs,
    lang: Lang,
}

impl<'a> Mending<'a> {
    fn new(run: Run<'a>, file: &'a str, problems: Vec<&'a Problem>, taken: &mut BTreeSet<String>) -> Option<Self> {
        let Run { campaign, results, inputs, lang } = run;
        let input = inputs.all().find(|input| &*input.name == file)?;
        let record = results.gathered.files.iter().find(|record| &*record.name == file)?;
        if record.role == FileRole::Nothing {
            return None;
        }
        let mut marks: BTreeMap<SheetName<'_>, BTreeMap<u32, Marks>> = BTreeMap::new();
        let mut entries = Vec::new();
        for (position, problem) in problems.into_iter().enumerate() {
            let mut here = places(problem).filter(|place| &*place.file == file).peekable();
            entries.extend(here.peek().map(|place| (problem, *place)));
            for place in here {
                let Some(row) = place.row else { continue };
                let sheet = marks.entry(place.sheet.as_deref()).or_default();
                sheet.entry(row).or_default().push((place.column, position));
            }
        }
        let sheets = results.gathered.sheets.iter().filter(|sheet| &*sheet.file == file);
        let heading_rows = sheets.map(|sheet| (sheet.name.as_deref(), sheet.heading_row)).collect();
        let name = file_name(without_ending(file), taken);
        Some(Self { name, lang, entries, campaign, input, sha256: &record.sha256, heading_rows, marks })
    }

    /// The sheet that lists everything, whose column [`Mending::LINK`] is to lead to the cells.
    #[must_use]
    pub fn list(&self, extent: Extent) -> Sheet<'_> {
        let lang = self.lang;
        let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
            for (problem, place) in self.listed() {
                row(&cells(problem, place, self.only_sheet(), lang), RowStyle::Plain);
            }
        };
        let column = |label, kind, width| Column::new(lang.label(label), kind, width);
        let columns = vec![
            column(Label::Severity, ColumnKind::Mark, 11),
            column(Label::Sheet, ColumnKind::Long, 18),
            column(Label::Cell, ColumnKind::Mark, 11),
            column(Label::Value, ColumnKind::Long, 18),
            column(Label::Message, ColumnKind::Long, 54),
            column(Label::Remedy, ColumnKind::Long, 50),
        ];
        let mut sheet = Sheet::new(lang.label(Label::ToMend), columns, Box::new(walk));
        sheet.title = self.title(extent);
        let more = self.entries.len().saturating_sub(LISTED);
        if more > 0 {
            sheet.notes.push(lang.phrase(Phrase::MoreProblems, &[("count", &more.to_string())]));
        }
        sheet
    }

    /// The column of the list that leads to the cells.
    pub const LINK: u16 = 2;

    /// What is listed.
    pub fn listed(&self) -> impl Iterator<Item = &(&'a Problem, &'a CellPlace)> {
        self.entries.iter().take(LISTED)
    }

    /// The name for the only sheet of a file without sheets: that of the file, which may name a rater.
    #[must_use]
    pub fn only_sheet(&self) -> &str {
        let name = without_ending(&self.input.name);
        name.rsplit('/').next().unwrap_or(name)
    }

    fn title(&self, extent: Extent) -> Vec<String> {
        let lang = self.lang;
        let (first, last) = match extent {
            Extent::Whole => {
                let name = format!("{}.xlsx", self.only_sheet());
                (Label::ToMendTitle, lang.phrase(Phrase::CopyBack, &[("name", &name)]))
            }
            Extent::Excerpt => (Label::ExcerptTitle, lang.phrase(Phrase::ExcerptOnly, &[("rows", &ROWS.to_string())])),
        };
        vec![
            lang.label(first).to_owned(),
            lang.phrase(Phrase::CopyOf, &[("file", &self.input.name)]),
            lang.phrase(Phrase::CopyColours, &[]),
            last,
        ]
    }

    /// What the problems of a cell come to.
    fn mark(&self, positions: &[usize]) -> Mark {
        let severity = positions.iter().map(|at| self.entries[*at].0.severity()).max().unwrap_or(Severity::Warning);
        let listed = positions.iter().filter(|at| **at < LISTED).map(|at| comment(self.entries[*at].0, self.lang));
        let comment = listed.collect::<Vec<_>>().join("\n\n");
        Mark { severity, comment: (!comment.is_empty()).then(|| shortened(comment)) }
    }
}

/// The words of a cell's comment.
fn comment(problem: &Problem, lang: Lang) -> String {
    let severity = severity(problem.severity(), lang);
    let mut letters = severity.chars();
    let capital = letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>());
    let (message, remedy) = (lang.message(problem), lang.remedy(problem));
    let values = [("severity", &*capital.unwrap_or_default()), ("message", &*message), ("remedy", &*remedy)];
    lang.phrase(Phrase::CellComment, &values)
}

fn shortened(comment: String) -> String {
    match comment.char_indices().nth(COMMENT) {
        Some((end, _)) => format!("{}…", &comment[..end]),
        None => comment,
    }
}

fn cells<'p>(problem: &'p Problem, place: &'p CellPlace, only_sheet: &'p str, lang: Lang) -> [Cell<'p>; 6] {
    let address = match (place.row, place.column) {
        (Some(row), None) => Some(lang.phrase(Phrase::WholeRow, &[("row", &(u64::from(row) + 1).to_string())])),
        _ => place.address(),
    };
    [
        Cell::text(severity(problem.severity(), lang)),
        Cell::text(place.sheet.as_deref().unwrap_or(only_sheet)),
        Cell::text(address.unwrap_or_default()),
        Cell::text(place.text.as_deref().unwrap_or("")),
        Cell::text(lang.message(problem)),
        Cell::text(lang.remedy(problem)),
    ]
}

/// A file name without its ending.
fn without_ending(file: &str) -> &str {
    let name = file.rfind('/').map_or(0, |slash| slash + 1);
    match file[name..].rfind('.') {
        Some(point) if point > 0 => &file[..name + point],
        _ => file,
    }
}
