//! The outcome of a run on one screen: units by levels, quotas that bit, targets.

use comfy_table::presets::{ASCII_MARKDOWN, UTF8_HORIZONTAL_ONLY};
use comfy_table::{Attribute, Cell, CellAlignment, ColumnConstraint, ContentArrangement, Table, Width};

use unicode_width::UnicodeWidthStr;

use crate::aggregate::{Counts, Results, TargetLine};
use crate::campaign::Campaign;
use crate::classify::QuotaLine;
use crate::num::{Exact, Rounding, RoundingMode};
use crate::report::book::Book;
use crate::report::machine::target_figures;
use crate::report::sentence::scope_name;
use crate::words::{Label, Lang, Phrase};

use super::{Colour, Look, Paint, visible};

/// Most units in the table.
const UNITS: usize = 30;

/// Letters of a word in a heading that are never torn.
const LONGEST_WORD: usize = 10;

/// Most characters of a name.
const NAME: usize = 40;

/// Most quota lines in the table.
const QUOTAS: usize = 12;

/// Units by levels with shares, then quotas in which somebody was cut or tied, then targets.
#[must_use]
pub fn summary(campaign: &Campaign, results: &Results, lang: Lang, look: Look) -> String {
    let book = Book { campaign, results, lang };
    let mut out = String::new();
    if results.provisional {
        out.push_str(&look.paint(Paint::Warning, lang.label(Label::Provisional)));
        out.push('\n');
    }
    out.push_str(&units(&book, look));
    out.push_str(&quotas(&book, look));
    out.push_str(&targets(&book, look));
    out
}

fn units(book: &Book<'_>, look: Look) -> String {
    let mut heading = vec![book.label(Label::Unit), book.label(Label::Headcount)];
    heading.extend(book.campaign.levels.iter().map(|level| level.short.as_str()));
    heading.extend([book.label(Label::NotRated), book.label(Label::Incomplete)]);
    let mut table = table(&heading, look);
    let results = book.results;
    // A count and its share stay on one line; names and headings may break, but not within a word.
    let mut taken = u16::try_from(heading.len()).unwrap_or(u16::MAX);
    let counts = || results.summary.units.iter().flatten().chain([&results.summary.total]);
    for (at, title) in heading.iter().enumerate().skip(1) {
        let level = at.checked_sub(2).filter(|level| *level < book.campaign.levels.len());
        let figure = |counts: &Counts| level.map_or(0, |level| share(book, counts.levels[level], counts.rated).width());
        let widest = counts().map(figure).max().unwrap_or(0);
        let word = title.split_whitespace().map(UnicodeWidthStr::width).max().unwrap_or(0);
        let least = u16::try_from(widest.max(word.min(LONGEST_WORD)) + 2).unwrap_or(u16::MAX);
        taken = taken.saturating_add(least);
        if let Some(column) = table.column_mut(at) {
            column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(least)));
        }
    }
    // On a narrow screen names give way first.
    if let Some(column) = table.column_mut(0) {
        let left = look.width.saturating_sub(taken).max(10);
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(left.min(names(look)))));
    }
    let graded = results.gathered.units.iter().zip(&results.units).zip(&results.summary.units);
    for ((unit, result), counts) in graded.take(UNITS) {
        let state = match (result.stopped, result.provisional) {
            (true, _) => Some(Label::Stopped),
            (false, true) => Some(Label::Provisional),
            (false, false) => None,
        };
        table.add_row(figures(book, &called(book, &unit.name, state), counts.as_ref()));
    }
    for (_, absent) in results.gathered.not_received.iter().take(UNITS) {
        table.add_row(figures(book, &called(book, absent, Some(Label::NotReceived)), None));
    }
    let total = figures(book, book.label(Label::GrandTotal), Some(&results.summary.total));
    let bold = |cell: Cell| if look.colour == Colour::Ansi { cell.add_attribute(Attribute::Bold) } else { cell };
    table.add_row(total.into_iter().map(bold).collect::<Vec<Cell>>());
    let left = results.units.len().saturating_sub(UNITS) + results.gathered.not_received.len().saturating_sub(UNITS);
    shown(&table, left, Phrase::MoreUnits, book)
}

fn figures(book: &Book<'_>, name: &str, counts: Option<&Counts>) -> Vec<Cell> {
    let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
    let mut cells = vec![Cell::new(name)];
    match counts {
        Some(counts) => {
            cells.push(right(counts.headcount.to_string()));
            cells.extend(counts.levels.iter().map(|count| right(share(book, *count, counts.rated))));
            cells.extend([counts.not_rated, counts.incomplete].map(|count| right(count.to_string())));
        }
        None => cells.extend((0..book.campaign.levels.len() + 3).map(|_| Cell::new(""))),
    }
    cells
}

/// A unit's name with its state, where it is not an ordinary one.
fn called(book: &Book<'_>, full: &str, state: Option<Label>) -> String {
    state.map_or_else(|| name(full), |state| format!("{} – {}", name(full), book.label(state)))
}

/// A name that fits, with a visible mark where it was cut.
fn name(full: &str) -> String {
    let shown = visible(full);
    match shown.char_indices().nth(NAME) {
        None => shown,
        Some(_) => shown.chars().take(NAME - 1).chain(['…']).collect(),
    }
}

/// `12 (34,5%)`
fn share(book: &Book<'_>, count: i64, of: i64) -> String {
    if of == 0 || count == 0 {
        return count.to_string();
    }
    let rounding = Rounding { places: 1, mode: RoundingMode::HalfUp };
    let percent = (Exact::ratio(count, of) * Exact::whole(100)).round(rounding).text(1);
    format!("{count} ({}%)", book.lang.decimal(&percent))
}

fn quotas(book: &Book<'_>, look: Look) -> String {
    let bit = |line: &&QuotaLine| line.cut > 0 || line.tied > 0 || line.over > 0 || line.after.broken;
    let lines: Vec<&QuotaLine> = book.results.quotas.iter().filter(bit).collect();
    if lines.is_empty() {
        return String::new();
    }
    let labels = [Label::Scope, Label::Base, Label::Limit, Label::Candidates];
    let counts = [Label::Kept, Label::Cut, Label::Tied, Label::Over];
    let heading: Vec<&str> = labels.into_iter().chain(counts).map(|label| book.label(label)).collect();
    let mut table = table(&heading, look);
    for line in lines.iter().take(QUOTAS) {
        let mut cells = vec![Cell::new(scope(book, line)), number(line.base)];
        let counts = [line.limit, line.candidates, line.kept, line.cut, line.tied, line.over];
        cells.extend(counts.map(|count| number(Some(count))));
        table.add_row(cells);
    }
    let left = lines.len().saturating_sub(QUOTAS);
    format!(
        "\n{}\n{}",
        look.paint(Paint::Bold, book.label(Label::Control)),
        shown(&table, left, Phrase::MoreLines, book)
    )
}

/// Quota, unit and scope in one cell.
fn scope(book: &Book<'_>, line: &QuotaLine) -> String {
    let unit = line.unit.map(|unit| name(&book.results.gathered.units[unit as usize].name));
    let quota = book.quota(&book.campaign.quotas[line.quota.index()]);
    let parts = [Some(visible(&quota)), unit, Some(visible(&scope_name(book, line)))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" – ")
}

fn targets(book: &Book<'_>, look: Look) -> String {
    let lines = &book.results.summary.targets;
    if lines.is_empty() {
        return String::new();
    }
    let labels = [Label::Target, Label::Reached, Label::Plan, Label::Verdict];
    let mut table = table(&labels.map(|label| book.label(label)), look);
    for line in lines {
        let figures = target_figures(book.campaign, line);
        let title = &book.campaign.targets[line.target.index()].title;
        let reached = figures.share.map_or_else(String::new, |share| book.lang.decimal(&share.text(2)));
        let plan = book.lang.decimal(&figures.plan.text(2));
        let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
        table.add_row([Cell::new(visible(title)), right(reached), right(plan), Cell::new(verdict(book, line))]);
    }
    format!("\n{}\n{}", look.paint(Paint::Bold, book.label(Label::Targets)), shown(&table, 0, Phrase::MoreLines, book))
}

fn verdict(book: &Book<'_>, line: &TargetLine) -> &'static str {
    book.label(match line.met {
        Some(true) => Label::Met,
        Some(false) => Label::Missed,
        None => Label::NotMeasurable,
    })
}

fn number(count: Option<i64>) -> Cell {
    Cell::new(count.map_or_else(String::new, |count| count.to_string())).set_alignment(CellAlignment::Right)
}

fn table(heading: &[&str], look: Look) -> Table {
    let mut table = Table::new();
    let bold = |title: &&str| {
        let cell = Cell::new(visible(title));
        if look.colour == Colour::Ansi { cell.add_attribute(Attribute::Bold) } else { cell }
    };
    table
        .load_style(if look.colour == Colour::Ansi { UTF8_HORIZONTAL_ONLY } else { ASCII_MARKDOWN })
        .set_content_arrangement(ContentArrangement::Dynamic)
        .set_width(look.width)
        .set_header(heading.iter().map(bold).collect::<Vec<Cell>>());
    if look.colour == Colour::Ansi {
        table.enforce_styling();
    }
    if let Some(column) = table.column_mut(0) {
        column.set_constraint(ColumnConstraint::LowerBoundary(Width::Fixed(names(look))));
    }
    table
}

/// Characters that the column of names has at least.
fn names(look: Look) -> u16 {
    (look.width / 4).clamp(14, 42)
}

fn shown(table: &Table, left: usize, more: Phrase, book: &Book<'_>) -> String {
    let mut out = format!("{table}\n");
    if left > 0 {
        out.push_str(&book.phrase(more, &[("count", &left.to_string())]));
        out.push('\n');
    }
    out
}
