//! “Biểu đồ”: levels by unit, totals by range, mean points of the groups: each a small table with its chart.

use crate::aggregate::Counts;
use crate::num::{Exact, Points, Rounding, RoundingMode};
use crate::report::book::Book;
use crate::report::sheet::{Cell, Chart, ChartKind, Column, ColumnKind, RowStyle, Sheet};
use crate::words::{Label, Phrase};

use super::{is_of_units, title};

/// Bars of one chart that can be told apart on a page; more units are shown in further charts.
const MOST_BARS: usize = 30;

/// Charts of units: beyond this the overall ones alone are drawn, since nobody pages through a hundred charts.
const MOST_CHARTS: usize = 10;

/// Ranges that the totals are counted in.
const RANGES: i64 = 10;

pub(super) fn sheets(book: Book<'_>) -> Vec<Sheet<'_>> {
    if book.results.summary.total.rated == 0 {
        return Vec::new();
    }
    let mut sheets = levels(book);
    sheets.push(totals(book));
    sheets.extend(groups(book));
    sheets
}

/// Letters of a unit's name that leave room for the bars beside it; with a longer one bars are named by code.
const NAME: usize = 45;

/// A unit's code and name with its counts.
type Bar<'a> = (&'a str, &'a str, &'a Counts);

/// The levels of the units, some on each sheet.
fn levels(book: Book<'_>) -> Vec<Sheet<'_>> {
    let units = book.results.gathered.units.iter().zip(&book.results.summary.units);
    let mut bars: Vec<Bar<'_>> = units
        .filter_map(|(unit, counts)| Some((&*unit.id, &*unit.name, counts.as_ref().filter(|counts| counts.rated > 0)?)))
        .collect();
    // A unit that is graded has one level: its bar would say nothing.
    if is_of_units(&book) || bars.len() > MOST_BARS * MOST_CHARTS || bars.len() == 1 {
        bars = vec![("", book.label(Label::GrandTotal), &book.results.summary.total)];
    }
    // As even as can be: 61 units make three charts of 21, 20 and 20.
    let charts = bars.len().div_ceil(MOST_BARS).max(1);
    let each = bars.len().div_ceil(charts).max(1);
    bars.chunks(each).enumerate().map(|(at, bars)| level_sheet(book, bars.to_vec(), at, charts)).collect()
}

fn level_sheet<'a>(book: Book<'a>, bars: Vec<Bar<'a>>, at: usize, charts: usize) -> Sheet<'a> {
    let by_code = book.has_unit_codes() && bars.iter().any(|(_, name, _)| name.chars().count() > NAME);
    let mut columns = Vec::new();
    if by_code {
        columns.push(Column::new(book.label(Label::UnitCode), ColumnKind::Text, 14));
    }
    columns.push(Column::new(book.label(Label::Unit), ColumnKind::Long, 40));
    let before = columns.len();
    let levels = book.campaign.levels.iter();
    columns.extend(levels.map(|level| Column::new(&level.title, ColumnKind::Count, 14)));
    let expected = bars.len();
    let count = book.campaign.levels.len();
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for (code, name, counts) in &bars {
            let mut cells = Vec::with_capacity(before + count);
            if by_code {
                cells.push(Cell::text(*code));
            }
            cells.push(Cell::text(*name));
            cells.extend((0..count).map(|level| Cell::Count(counts.levels.get(level).copied().unwrap_or(0))));
            row(&cells, RowStyle::Plain);
        }
    };
    let mut sheet = chart_sheet(book, columns, Box::new(walk), expected, Label::ChartLevels);
    if charts > 1 {
        sheet.title.push(format!("({}/{charts})", at + 1));
    }
    sheet.charts = vec![Chart {
        title: book.label(Label::ChartLevels).to_owned(),
        kind: ChartKind::Stacked,
        names: 0,
        series: (before..before + count).collect(),
        axis: book.phrase(Phrase::ShareOfRated, &[]),
    }];
    sheet
}

/// How many have a total in each tenth of the scale.
fn totals(book: Book<'_>) -> Sheet<'_> {
    let places = book.places();
    let step = &book.campaign.scale / &Exact::whole(RANGES);
    let bound = |at: i64| &step * &Exact::whole(at);
    let mut counts = vec![0_i64; usize::try_from(RANGES).unwrap_or(1)];
    let graded = book.results.units.iter().flat_map(|unit| &unit.subjects);
    for total in graded.filter_map(|graded| graded.card.total) {
        let total = total.exact(places);
        let above = (1..RANGES).filter(|at| total >= bound(*at)).count();
        counts[above] += 1;
    }
    // From the lowest range in which there is somebody.
    let first = counts.iter().position(|count| *count > 0).unwrap_or(0);
    let name = |at: usize| {
        let at = i64::try_from(at).unwrap_or(0);
        let (low, high) = (book.number(&bound(at)), book.number(&bound(at + 1)));
        let phrase = if at + 1 == RANGES { Phrase::RangeUp } else { Phrase::RangeBelow };
        book.phrase(phrase, &[("low", &low), ("high", &high)])
    };
    let rows: Vec<(String, i64)> =
        counts.iter().enumerate().skip(first).map(|(at, count)| (name(at), *count)).collect();
    let columns = vec![
        Column::new(book.label(Label::Total), ColumnKind::Text, 40),
        Column::new(book.label(Label::People), ColumnKind::Count, 14),
    ];
    let expected = rows.len();
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for (name, count) in &rows {
            row(&[Cell::text(name.as_str()), Cell::Count(*count)], RowStyle::Plain);
        }
    };
    let mut sheet = chart_sheet(book, columns, Box::new(walk), expected, Label::ChartTotals);
    sheet.charts = vec![Chart {
        title: book.label(Label::ChartTotals).to_owned(),
        kind: ChartKind::Columns,
        names: 0,
        series: vec![1],
        axis: book.label(Label::People).to_owned(),
    }];
    sheet
}

/// The mean points of each group, in per cent of what it can give.
fn groups(book: Book<'_>) -> Option<Sheet<'_>> {
    let rounding = book.campaign.rounding;
    // For display only, as on the page.
    let percent = Rounding { places: 1, mode: RoundingMode::HalfUp };
    let mean = |group: usize| {
        let (mut sum, mut most, mut count) = (Exact::ZERO, Exact::ZERO, 0_i64);
        for card in book.results.units.iter().flat_map(|unit| &unit.subjects).map(|graded| &graded.card) {
            let points = card.groups.get(group);
            if let (Some(points), Some(role)) = (points, card.role) {
                sum = &sum + &points.exact(book.places());
                most = &most + &book.campaign.groups[group].weight[role.index()];
                count += 1;
            }
        }
        if count == 0 || most.is_zero() {
            return None;
        }
        let share = (&(&sum * &Exact::whole(100)) / &most).round(percent);
        Some(((&sum / &Exact::whole(count)).round(rounding), share))
    };
    let named = book.campaign.groups.iter().enumerate();
    let rows: Vec<(&str, Points, Points)> =
        named.filter_map(|(at, group)| mean(at).map(|(mean, share)| (group.title.as_str(), mean, share))).collect();
    if rows.len() < 2 {
        return None;
    }
    let columns = vec![
        Column::new(book.label(Label::Groups), ColumnKind::Long, 40),
        Column::new(book.label(Label::Mean), ColumnKind::Points(book.places()), 14),
        Column::new(book.label(Label::ShareOfMost), ColumnKind::Points(1), 16),
    ];
    let expected = rows.len();
    let walk = move |row: &mut dyn FnMut(&[Cell<'_>], RowStyle)| {
        for (name, mean, share) in &rows {
            row(&[Cell::text(*name), Cell::Points(*mean), Cell::Points(*share)], RowStyle::Plain);
        }
    };
    let mut sheet = chart_sheet(book, columns, Box::new(walk), expected, Label::ChartGroups);
    sheet.charts = vec![Chart {
        title: book.label(Label::ChartGroups).to_owned(),
        kind: ChartKind::Shares,
        names: 0,
        series: vec![2],
        axis: book.label(Label::ShareOfMost).to_owned(),
    }];
    Some(sheet)
}

fn chart_sheet<'a>(
    book: Book<'a>,
    columns: Vec<Column>,
    rows: crate::report::sheet::Rows<'a>,
    expected: usize,
    what: Label,
) -> Sheet<'a> {
    let mut sheet = Sheet::new(book.label(Label::Charts), columns, rows);
    sheet.expected = expected;
    sheet.title = title(&book, Label::ChartsTitle);
    sheet.title.insert(1, book.label(what).to_owned());
    sheet.notes = book.notes(book.results.provisional);
    sheet.paper.upright = true;
    sheet
}

#[cfg(test)]
mod tests {
    use super::levels;
    use crate::report::book::Book;
    use crate::report::sample;
    use crate::words::Lang;

    #[test]
    fn bars_are_named_by_codes_where_names_are_long_and_units_have_codes() {
        let campaign = sample::campaign(2);
        let mut results = sample::results(&campaign, 2, 4);
        let first = |results: &crate::aggregate::Results| {
            let book = Book { campaign: &campaign, results, lang: Lang::Vi };
            levels(book)[0].columns[0].title.clone()
        };
        assert_eq!(first(&results), "Đơn vị");
        results.gathered.units[0].name = "Công đoàn cơ sở ".repeat(5).into();
        assert_eq!(first(&results), "Mã đơn vị");
        results.gathered.not_received.clear();
        for unit in &mut results.gathered.units {
            unit.id = unit.name.clone();
        }
        assert_eq!(first(&results), "Đơn vị");
    }
}
