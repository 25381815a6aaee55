//! Native charts under a table. Series differ by pattern and not by colour alone, so that they can be told apart in
//! print without colour.

use rust_xlsxwriter::{
    Chart as Native, ChartFont, ChartFormat, ChartLegendPosition, ChartPatternFill, ChartPatternFillType,
    ChartSolidFill, ChartType, Color, Worksheet, XlsxError,
};

use crate::report::sheet::{Chart, ChartKind, Sheet};

use super::measure::column_number;
use super::paper::printed;

/// Pixels of the height of a chart: at least, and for each bar.
const HEIGHT: (u32, u32) = (300, 26);

/// Rows of ordinary height (in pixels) between charts.
const ROW: u32 = 21;

/// More bars than this have a page of their own.
const BESIDE: u32 = 12;

/// Draws the sheet's charts below `row`, over the rows from `first` up to `next`; the rows that begin a new page for it.
pub(super) fn draw(
    page: &mut Worksheet,
    sheet: &Sheet<'_>,
    name: &str,
    (first, next): (u32, u32),
    row: u32,
) -> Result<Vec<u32>, XlsxError> {
    if first >= next {
        return Ok(Vec::new());
    }
    let mut breaks = Vec::new();
    let width: u32 = printed(sheet).iter().map(|column| u32::from(column.width) * 8 + 5).sum();
    let mut row = row;
    for chart in &sheet.charts {
        let bars = next - first;
        if bars > BESIDE {
            breaks.push(row);
        }
        let height = HEIGHT.0.max(120 + bars * HEIGHT.1);
        let height = if chart.kind == ChartKind::Stacked { height } else { 380 };
        let mut native = native(chart, sheet, name, first, next - 1);
        native.set_width(width.max(480)).set_height(height);
        page.insert_chart(row, 0, &native)?;
        row += height / ROW + 2;
    }
    Ok(breaks)
}

fn native(chart: &Chart, sheet: &Sheet<'_>, name: &str, first: u32, last: u32) -> Native {
    let mut native = Native::new(match chart.kind {
        ChartKind::Stacked => ChartType::BarPercentStacked,
        ChartKind::Columns | ChartKind::Shares => ChartType::Column,
    });
    let names = column_number(chart.names);
    for (at, column) in chart.series.iter().enumerate() {
        let figures = column_number(*column);
        let heading = &sheet.columns[*column];
        let title = if heading.band.is_empty() { &heading.title } else { &heading.band };
        let mut format = ChartFormat::new();
        fill(&mut format, at);
        let series = native.add_series();
        series
            .set_name(title.as_str())
            .set_categories((name, first, names, last, names))
            .set_values((name, first, figures, last, figures))
            .set_format(&mut format)
            .set_gap(60);
    }
    native.title().set_name(&chart.title).set_font(letters(14).set_bold());
    let names = &sheet.columns[chart.names].title;
    if chart.kind == ChartKind::Stacked {
        // Of bars the upright axis has the names; the first row of the table stands at the top.
        native.y_axis().set_name(names).set_reverse();
        native.x_axis().set_name(&chart.axis);
    } else {
        native.x_axis().set_name(names);
        native.y_axis().set_name(&chart.axis);
    }
    native.x_axis().set_font(&letters(11)).set_name_font(&letters(11));
    native.y_axis().set_font(&letters(11)).set_name_font(&letters(11));
    if chart.kind == ChartKind::Shares {
        native.y_axis().set_min(0).set_max(100);
    }
    if chart.series.len() > 1 {
        native.legend().set_position(ChartLegendPosition::Bottom).set_font(&letters(11));
    } else {
        native.legend().set_hidden();
    }
    native
}

/// The letters of the sheet, in a size.
fn letters(size: u8) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name("Times New Roman").set_size(size).unset_bold();
    font
}

/// Full, half full, striped, empty, then further patterns: each framed. The first four are told apart in a legend as
/// small as a letter.
fn fill(format: &mut ChartFormat, at: usize) {
    use ChartPatternFillType as Pattern;
    const SOLID: [(usize, u32); 3] = [(0, 0x001F_3864), (1, 0x009D_B2D6), (3, 0x00FF_FFFF)];
    const PATTERNS: [Pattern; 5] = [
        Pattern::DiagonalStripesWideUpwards,
        Pattern::Dotted60Percent,
        Pattern::HorizontalStripesDark,
        Pattern::VerticalStripesLight,
        Pattern::DiagonalStripesWideDownwards,
    ];
    format.set_border(rust_xlsxwriter::ChartLine::new().set_color(Color::RGB(0x0026_2626)));
    if let Some((_, colour)) = SOLID.iter().find(|(of, _)| *of == at) {
        format.set_solid_fill(ChartSolidFill::new().set_color(Color::RGB(*colour)));
        return;
    }
    let mut pattern = ChartPatternFill::new();
    pattern
        .set_pattern(PATTERNS[at.saturating_sub(3) % PATTERNS.len()])
        .set_foreground_color(Color::RGB(0x0026_2626))
        .set_background_color(Color::RGB(0x00FF_FFFF));
    format.set_pattern_fill(&pattern);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::io::Read as _;

    use crate::campaign::Campaign;
    use crate::render::xlsx::write;
    use crate::report::{RunInfo, consolidated, sample};
    use crate::words::Lang;

    /// Parts of the workbook over all units of some results.
    fn parts<const N: usize>(campaign: &Campaign, names: [&str; N]) -> [String; N] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.xlsx");
        let results = sample::results(campaign, 2, 12);
        write(&consolidated::report(campaign, &results, &RunInfo::default(), Lang::Vi), 2026, &path).expect("written");
        let mut package = zip::ZipArchive::new(std::fs::File::open(path).expect("there")).expect("a package");
        names.map(|name| {
            let mut xml = String::new();
            package.by_name(&format!("xl/{name}.xml")).expect("a part").read_to_string(&mut xml).expect("text");
            xml
        })
    }

    #[test]
    fn series_differ_without_colour_and_shares_stand_against_the_whole() {
        let campaign = sample::campaign(2);
        let [levels, totals, groups] = parts(&campaign, ["charts/chart1", "charts/chart2", "charts/chart3"]);
        // A bar for each unit, a part of it for each level: full, half full, striped, empty.
        let parts: Vec<&str> = levels.split("<c:ser>").skip(1).collect();
        assert_eq!(parts.len(), campaign.levels.len());
        let pattern = |part: &&str| {
            let fill = part.split("<c:spPr>").nth(1).and_then(|rest| rest.split("<a:ln>").next());
            fill.map(str::to_owned)
        };
        let patterns: BTreeSet<_> = parts.iter().map(pattern).collect();
        assert_eq!(patterns.len(), parts.len(), "{patterns:?}");
        // In the grey of a printer the solid ones are far apart: 21, 69 and 100 per cent of white.
        let grey = |colour: &str| {
            let of = |at: usize| u32::from_str_radix(&colour[at..at + 2], 16).expect("a colour");
            (of(0) * 299 + of(2) * 587 + of(4) * 114) / 2_550
        };
        let colour = |part: &&str| part.split("<a:solidFill><a:srgbClr val=\"").nth(1).map(|rest| rest[..6].to_owned());
        let mut greys: Vec<u32> =
            parts.iter().filter(|part| !part.contains("pattFill")).filter_map(colour).map(|one| grey(&one)).collect();
        greys.sort_unstable();
        assert!(greys.windows(2).all(|pair| pair[1] - pair[0] > 25), "{greys:?}");
        assert!(levels.contains("percentStacked"));
        // Every word in the letters of the sheet: the title, two axes with their names, the legend.
        let texts = levels.matches("<a:defRPr").count() + levels.matches("<a:rPr").count();
        assert_eq!((texts, levels.matches("<a:latin typeface=\"Times New Roman\"/>").count()), (9, 9), "{levels}");
        // Of per cent the axis is the whole: 84 and 86 are nearly the same.
        let axis = "<c:max val=\"100\"/><c:min val=\"0\"/>";
        assert!(groups.contains(axis) && !totals.contains(axis), "{groups}");
    }

    #[test]
    fn no_heading_is_repeated_over_a_chart() {
        let [xml] = parts(&sample::campaign(2), ["workbook"]);
        let titles: Vec<&str> = xml.split("<definedName ").filter(|name| name.contains("Print_Titles")).collect();
        assert!(titles.iter().any(|name| name.contains("'Tổng hợp'!")), "{titles:?}");
        assert!(!titles.iter().any(|name| name.contains("Biểu đồ")), "{titles:?}");
    }
}
