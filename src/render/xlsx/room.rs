//! Room for headings: columns so wide that no word of a heading is broken and that the headings, which are printed again on
//! each page, leave most of it to the list.

use crate::report::measure::Measured;
use crate::report::sheet::{Column, Sheet};

use super::head::LINE;
use super::measure::width_of;
use super::paper::{Fit, LEAST, printed};

/// How high headings may be, in points: the next lower one is tried where they take too much of the page.
const HEIGHTS: [f64; 7] = [220.0, 180.0, 150.0, 120.0, 95.0, 80.0, 65.0];

/// The share of a page that headings may take.
const SHARE: f64 = 1.0 / 3.0;

/// No heading makes a column wider, in digits.
const WIDEST: u16 = 40;

/// Letters of the longest heading that never stands upright.
const LEVEL: usize = 12;

/// Lines of the highest heading that is read more easily level than upright.
const STACKED: u32 = 6;

/// Digits that a column may be wider for a heading that is read without turning the head.
const SPARED: usize = 1;

/// Height of a line that stands upright, in points: it takes that much of the width. And that of a digit.
const UPRIGHT_LINE: f64 = 15.0;
const DIGIT: f64 = 6.0;

/// What an upright heading has free at its ends.
const ENDS: f64 = 14.0;

/// A sheet whose columns have room for their headings.
pub(super) fn with_room<'s>(sheet: &'s Sheet<'_>) -> Sheet<'s> {
    let mut sheet = sheet.again();
    let given: Vec<u16> = sheet.columns.iter().map(|column| column.width).collect();
    let titles: Vec<Measured> = sheet.columns.iter().map(|column| Measured::new(&column.title)).collect();
    let bands = Bands::of(&sheet.columns);
    let mut best = None;
    for high in HEIGHTS {
        widen(&mut sheet, &given, &titles, &bands, high);
        let fit = Fit::of(&sheet);
        let (over, under) = heights(&sheet, &titles, &bands);
        let too_high = fit.share(over + under) > SHARE;
        // Letters that are too small are no better than a further page.
        let pages = fit.pages(&sheet) + usize::from(f64::from(fit.scale) < LEAST);
        let found = (too_high, pages);
        if best.as_ref().is_none_or(|(known, _)| found < *known) {
            let looks: Vec<(u16, bool)> = sheet.columns.iter().map(|column| (column.width, column.upright)).collect();
            best = Some((found, looks));
        }
        if found == (false, 1) {
            break;
        }
    }
    for (column, (width, upright)) in sheet.columns.iter_mut().zip(best.into_iter().flat_map(|(_, looks)| looks)) {
        (column.width, column.upright) = (width, upright);
    }
    widen_screen(&mut sheet, &titles, &bands);
    sheet
}

/// The heights of the row of bands (nothing where there is none) and of the row of headings.
pub(super) fn heading_heights(sheet: &Sheet<'_>) -> (f64, f64) {
    let titles: Vec<Measured> = sheet.columns.iter().map(|column| Measured::new(&column.title)).collect();
    heights(sheet, &titles, &Bands::of(&sheet.columns))
}

/// The headings over several columns.
struct Bands {
    /// First column, the one after the last, and the words.
    bands: Vec<(usize, usize, Measured)>,
}

impl Bands {
    fn of(columns: &[Column]) -> Self {
        let mut next = 0;
        let runs = columns.chunk_by(|a, b| !a.band.is_empty() && a.band == b.band);
        let bands = runs.filter_map(|run| {
            let first = next;
            next += run.len();
            (!run[0].band.is_empty()).then(|| (first, next, Measured::new(&run[0].band)))
        });
        Self { bands: bands.collect() }
    }
}

/// Gives each column that is printed the width that its heading and its band need at a height.
fn widen(sheet: &mut Sheet<'_>, given: &[u16], titles: &[Measured], bands: &Bands, high: f64) {
    let narrow = sheet.paper.narrow;
    let printed = printed(sheet).len();
    let looks: Vec<Look> = (sheet.columns.iter().zip(titles).zip(given).take(printed))
        .map(|((column, title), given)| Look::of(column, title, *given, narrow, high))
        .collect();
    let mut rest = &mut sheet.columns[..printed];
    let mut looks = looks.as_slice();
    while let Some(first) = rest.first() {
        // What stands under one band stands alike.
        let same = rest.iter().take_while(|column| !first.band.is_empty() && column.band == first.band).count().max(1);
        let (run, after) = std::mem::take(&mut rest).split_at_mut(same);
        let (of_run, after_looks) = looks.split_at(same);
        dress(run, of_run);
        (rest, looks) = (after, after_looks);
    }
    let lines = lines_in(high * 0.45).max(2);
    for (first, next, words) in bands.bands.iter().filter(|(first, ..)| *first < printed) {
        let columns = &mut sheet.columns[*first..*next];
        let least = u16::try_from(width_of(columns)).unwrap_or(u16::MAX);
        let mut lacking = words.width_for(lines, least, least.max(WIDEST)) - least;
        while lacking > 0 {
            if let Some(column) = columns.iter_mut().min_by_key(|column| column.width) {
                column.width += 1;
            }
            lacking -= 1;
        }
    }
    // What a band has widened may have room for its heading as it is read.
    for (column, title) in sheet.columns.iter_mut().zip(titles).take(printed).filter(|(column, _)| column.upright) {
        let width = u32::from(column.width);
        column.upright = title.is_torn(width) || title.lines(width) > lines_in(high).min(STACKED);
    }
}

/// How wide a column must be for its heading in either way.
struct Look {
    level: u16,
    /// None where it cannot or need not stand upright.
    upright: Option<u16>,
}

impl Look {
    /// That of a heading that may be so high.
    fn of(column: &Column, title: &Measured, given: u16, narrow: bool, high: f64) -> Self {
        let lines = lines_in(high);
        let long = narrow && column.title.lines().any(|line| line.chars().count() > LEVEL);
        let level = title.width_for(if long { lines.min(STACKED) } else { lines }, given, WIDEST.max(given));
        let digits = whole((high - ENDS) / DIGIT);
        let upright = || {
            let width = whole((f64::from(title.lines(digits)) * UPRIGHT_LINE / DIGIT).ceil());
            u16::try_from(width).unwrap_or(u16::MAX).max(given)
        };
        Self { level, upright: (long && !title.is_torn(digits)).then(upright) }
    }

    fn narrowest(&self) -> u16 {
        self.upright.map_or(self.level, |upright| upright.min(self.level))
    }
}

/// Headings of one band: level where that costs little, else all of them upright that are no wider so.
fn dress(run: &mut [Column], looks: &[Look]) {
    let sum = |width: fn(&Look) -> u16| looks.iter().map(width).map(u32::from).sum::<u32>();
    let saved = sum(|look| look.level) - sum(Look::narrowest);
    let level = usize::try_from(saved).is_ok_and(|saved| saved <= SPARED * run.len());
    for (column, look) in run.iter_mut().zip(looks) {
        column.upright = !level && look.upright.is_some_and(|upright| upright <= look.level);
        column.width = if column.upright { look.narrowest() } else { look.level };
    }
}

/// Columns that are for the screen are as wide as their headings need beside those on paper.
fn widen_screen(sheet: &mut Sheet<'_>, titles: &[Measured], bands: &Bands) {
    let printed = printed(sheet).len();
    let (_, high) = heights(sheet, titles, bands);
    for (column, title) in sheet.columns.iter_mut().zip(titles).skip(printed) {
        column.width = title.width_for(lines_in(high), column.width, WIDEST.max(column.width));
    }
}

fn heights(sheet: &Sheet<'_>, titles: &[Measured], bands: &Bands) -> (f64, f64) {
    let printed = printed(sheet).len();
    let on_paper = bands.bands.iter().filter(|(first, ..)| *first < printed);
    let lines = on_paper.map(|(first, next, words)| words.lines(width_of(&sheet.columns[*first..*next]))).max();
    let over = if bands.bands.is_empty() { 0.0 } else { height_of(lines.unwrap_or(1)) };
    let needed = sheet.columns.iter().zip(titles).take(printed).map(|(column, title)| {
        let height = height(column, title);
        // A column without band has its heading over both rows.
        if column.band.is_empty() { height - over } else { height }
    });
    (over, needed.fold(height_of(1), f64::max))
}

/// The height of one heading.
fn height(column: &Column, title: &Measured) -> f64 {
    let width = f64::from(column.width);
    if !column.upright {
        return height_of(title.lines(u32::from(column.width)));
    }
    // Upright lines stand side by side, as many as the column is wide.
    let beside = whole(width * DIGIT / UPRIGHT_LINE).max(1);
    f64::from(title.width_for(beside, 6, WIDEST)) * DIGIT + ENDS
}

/// The height of so many lines, and the lines of such a height.
fn height_of(lines: u32) -> f64 {
    f64::from(lines) * LINE + 2.0
}

fn lines_in(height: f64) -> u32 {
    whole((height - 2.0) / LINE).max(1)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and positive")]
fn whole(number: f64) -> u32 {
    number as u32
}

#[cfg(test)]
mod tests {
    use super::{heading_heights, with_room};
    use crate::campaign::{MissingPeriod, PeriodKind, Periods};
    use crate::render::xlsx::paper::Fit;
    use crate::report::sheet::{Column, ColumnKind, Sheet};
    use crate::report::{RunInfo, consolidated, sample, unit};
    use crate::words::Lang;

    const LONG: &str = "Hoạt động phong trào và công tác xã hội của đoàn viên tại cơ sở";

    /// A list of people with a column for each of some titles, each under its band.
    fn sheet(titles: &[(&str, &str)], narrow: bool) -> Sheet<'static> {
        let mut columns = vec![Column::new("Họ và tên", ColumnKind::Text, 24)];
        columns.extend(titles.iter().map(|(band, title)| Column::new(*title, ColumnKind::Value, 5).under(*band)));
        let mut sheet = Sheet::new("x", columns, Box::new(|_| {}));
        sheet.paper.kept = 1;
        sheet.paper.narrow = narrow;
        sheet
    }

    #[test]
    fn headings_leave_most_of_a_page_to_the_list() {
        let titles: Vec<String> = (1..=12).map(|number| format!("{LONG} {number}")).collect();
        for (count, narrow) in [(1, true), (1, false), (5, true), (5, false), (12, true)] {
            let titles: Vec<(&str, &str)> = titles[..count].iter().map(|title| (LONG, title.as_str())).collect();
            let sheet = sheet(&titles, narrow);
            let roomy = with_room(&sheet);
            let (over, under) = heading_heights(&roomy);
            let share = Fit::of(&roomy).share(over + under);
            assert!(share <= 1.0 / 3.0, "{count} columns, {narrow}: {share}");
        }
    }

    #[test]
    fn a_long_band_widens_the_columns_under_it_alike() {
        let (one, two) = (sheet(&[(LONG, "1.1")], true), sheet(&[(LONG, "1.1"), (LONG, "1.2")], true));
        let widths = |sheet: &Sheet<'_>| with_room(sheet).columns.iter().map(|column| column.width).collect::<Vec<_>>();
        // The name, and for the band the same width in all, shared out.
        let (one, two) = (widths(&one), widths(&two));
        assert_eq!(one[0], 24);
        assert!(one[1] > 10, "{one:?}");
        assert_eq!((two[1] + two[2], two[1] - two[2]), (one[1] + one[1] % 2, one[1] % 2), "{two:?}");
    }

    #[test]
    fn no_word_of_a_heading_is_broken() {
        for narrow in [true, false] {
            let sheet = sheet(&[("Khen thưởng", "Chuyên môn"), ("", "Nghiêm túc")], narrow);
            let columns = with_room(&sheet).columns;
            // “Nghiêm” and “Chuyên” have six digits and a half; bold letters a tenth more.
            assert!(columns[1].width >= 8 && columns[2].width >= 8, "{columns:?}");
            assert!(columns.iter().all(|column| !column.upright));
        }
    }

    #[test]
    fn a_heading_stands_upright_where_that_is_narrower() {
        // Eight syllables: stacked they would be higher than the same words upright are wide.
        let title = "Tham gia phong trào thi đua yêu nước";
        let columns = with_room(&sheet(&[("Nhóm", title), ("Nhóm", "1.2")], true)).columns;
        assert_eq!((columns[1].upright, columns[1].width), (true, 5));
        assert!(!with_room(&sheet(&[("Nhóm", title)], false)).columns[1].upright);
    }

    #[test]
    fn headings_of_one_band_stand_alike() {
        let short = "Tiêu chuẩn 3: thi đua";
        let upright = |titles: &[(&str, &str)]| {
            with_room(&sheet(titles, true)).columns.iter().map(|column| column.upright).collect::<Vec<_>>()
        };
        // Alone the second would be level: two digits wider, two lines.
        assert_eq!(upright(&[("Nhóm", LONG), ("Nhóm", short)]), [false, true, true]);
        assert_eq!(upright(&[("Nhóm", LONG), ("Khác", short)]), [false, true, false]);
        // A single word that would save two digits among four columns turns nobody's head.
        let short = ["Kỷ cương", "Tận tụy", "Chuyên nghiệp", "Sáng tạo"].map(|title| ("Nhóm", title));
        assert_eq!(upright(&short), [false; 5]);
    }

    #[test]
    fn what_is_not_printed_does_not_make_the_heading_higher() {
        let mut wide = sheet(&[("A", "1.1"), ("B", LONG)], true);
        let plain = heading_heights(&with_room(&sheet(&[("A", "1.1")], true)));
        wide.paper.printed = 2;
        let roomy = with_room(&wide);
        assert_eq!(heading_heights(&roomy), plain);
        assert!(roomy.columns[2].width > 20, "its heading has the width of the screen");
    }
    /// The scale of a sheet, and how many pages stand side by side.
    fn laid_out(sheet: &Sheet<'_>) -> (u16, usize) {
        let roomy = with_room(sheet);
        let fit = Fit::of(&roomy);
        (fit.scale, fit.pages(&roomy))
    }

    #[test]
    fn eight_levels_and_twelve_months_stand_on_one_page_in_letters_that_are_read() {
        let mut campaign = sample::campaign(2);
        let results = sample::results(&campaign, 2, 4);
        let level = campaign.levels[0].clone();
        campaign.levels.resize(8, level);
        let info = RunInfo::default();
        let all = consolidated::report(&campaign, &results, &info, Lang::Vi);
        let (scale, pages) = laid_out(&all.sheets[0]);
        assert!(scale >= 60 && pages == 1, "{scale} per cent on {pages} pages");
        drop(all);
        campaign.awards.clear();
        campaign.periods = Some(Periods { kind: PeriodKind::Month, least: 1, missing: MissingPeriod::Zero });
        let unit = unit::Reports::new(&campaign, &results, Lang::Vi).report(0);
        let ranking = unit.sheets.iter().find(|sheet| sheet.name == "Xếp hạng").expect("a ranked list");
        let (scale, pages) = laid_out(ranking);
        assert!(scale >= 60 && pages == 1, "{scale} per cent on {pages} pages");
    }
}
