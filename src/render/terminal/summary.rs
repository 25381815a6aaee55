//! The outcome of a run on one screen: units by levels, quotas that bit, targets.

use comfy_table::{Attribute, Cell, CellAlignment, Table};

use crate::aggregate::{Counts, Results, TargetLine};
use crate::campaign::Campaign;
use crate::classify::QuotaLine;
use crate::num::{Exact, Rounding, RoundingMode};
use crate::report::book::Book;
use crate::report::machine::target_figures;
use crate::report::sentence::{after_decisions, scope_name};
use crate::words::{Label, Lang, Phrase};

use super::table::{fits, table, whole_words};
use super::{Colour, Look, Paint, broken, visible};

/// Most units in the table.
const UNITS: usize = 30;

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

/// With the shares where the screen is wide enough for them.
fn units(book: &Book<'_>, look: Look) -> String {
    let results = book.results;
    let with_shares = units_table(book, look, true);
    let table = if fits(&with_shares, look) { with_shares } else { units_table(book, look, false) };
    let left = results.units.len().saturating_sub(UNITS) + results.gathered.not_received.len().saturating_sub(UNITS);
    shown(table, look, left, Phrase::MoreUnits, book)
}

fn units_table(book: &Book<'_>, look: Look, shares: bool) -> Table {
    let mut heading = vec![book.label(Label::Unit), book.label(Label::Headcount)];
    heading.extend(book.campaign.levels.iter().map(|level| level.short.as_str()));
    heading.extend([book.label(Label::NotRated), book.label(Label::Incomplete)]);
    let mut table = table(&heading, look);
    let results = book.results;
    let graded = results.gathered.units.iter().zip(&results.units).zip(&results.summary.units);
    for ((unit, result), counts) in graded.take(UNITS) {
        let state = match (result.stopped, result.provisional) {
            (true, _) => Some(Label::Stopped),
            (false, true) => Some(Label::Provisional),
            (false, false) => None,
        };
        table.add_row(figures(book, &called(book, &unit.name, state), counts.as_ref(), shares));
    }
    for (_, absent) in results.gathered.not_received.iter().take(UNITS) {
        table.add_row(figures(book, &called(book, absent, Some(Label::NotReceived)), None, shares));
    }
    let total = figures(book, book.label(Label::GrandTotal), Some(&results.summary.total), shares);
    let bold = |cell: Cell| if look.colour == Colour::Ansi { cell.add_attribute(Attribute::Bold) } else { cell };
    table.add_row(total.into_iter().map(bold).collect::<Vec<Cell>>());
    table
}

fn figures(book: &Book<'_>, name: &str, counts: Option<&Counts>, shares: bool) -> Vec<Cell> {
    let right = |text: String| Cell::new(text).set_alignment(CellAlignment::Right);
    let mut cells = vec![Cell::new(name)];
    match counts {
        Some(counts) => {
            cells.push(right(counts.headcount.to_string()));
            cells.extend(
                counts.levels.iter().map(|count| right(share(book, *count, if shares { counts.rated } else { 0 }))),
            );
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
    let bit =
        |line: &&QuotaLine| line.cut > 0 || line.tied > 0 || line.over > 0 || after_decisions(book, line).is_some();
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
    // The table counts as the rules do; what decisions have made of it stands below.
    let told = |line: &&QuotaLine| Some(format!("{}: {}", scope(book, line), after_decisions(book, line)?));
    let in_lines = |sentence: String| broken(&sentence, (0, 2), look).join("\n") + "\n";
    let mut decided: Vec<String> = lines.iter().filter_map(told).map(in_lines).collect();
    let more = decided.len().saturating_sub(QUOTAS);
    decided.truncate(QUOTAS);
    if more > 0 {
        decided.push(book.phrase(Phrase::MoreLines, &[("count", &more.to_string())]) + "\n");
    }
    format!(
        "\n{}\n{}{}",
        look.paint(Paint::Bold, book.label(Label::Control)),
        shown(table, look, left, Phrase::MoreLines, book),
        decided.concat()
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
    format!(
        "\n{}\n{}",
        look.paint(Paint::Bold, book.label(Label::Targets)),
        shown(table, look, 0, Phrase::MoreLines, book)
    )
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

fn shown(mut table: Table, look: Look, left: usize, more: Phrase, book: &Book<'_>) -> String {
    whole_words(&mut table, look);
    let mut out = format!("{table}\n");
    if left > 0 {
        out.push_str(&book.phrase(more, &[("count", &left.to_string())]));
        out.push('\n');
    }
    out
}
