//! Tables for the screen in which no word and no figure is broken.

use comfy_table::presets::{ASCII_MARKDOWN, UTF8_HORIZONTAL_ONLY};
use comfy_table::{Attribute, Cell, ColumnConstraint, ContentArrangement, Table, Width};

use super::{Colour, Look, visible};

/// Blanks on both sides of a cell.
const PADDING: usize = 2;

/// Characters of names that are shown side by side at least: a longer name takes another line.
const NAMES: usize = 14;

/// An empty table with its heading.
pub(super) fn table(heading: &[&str], look: Look) -> Table {
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
    table
}

/// Whether the table can be shown with whole words in the lines of the terminal.
pub(super) fn fits(table: &Table, look: Look) -> bool {
    lines(table, look) + needs(table).iter().sum::<usize>() <= usize::from(look.width)
}

/// Gives each column its width: words of headings and names, and all figures, stay whole. Names come first for what is
/// left of the line, headings next; where it is not enough, they take another line.
pub(super) fn whole_words(table: &mut Table, look: Look) {
    let mut widths = needs(table);
    let used = lines(table, look) + widths.iter().sum::<usize>();
    let mut left = usize::from(look.width).saturating_sub(used);
    let wanted = table.column_max_content_widths().into_iter().map(|wanted| usize::from(wanted) + PADDING);
    for (width, wanted) in widths.iter_mut().zip(wanted) {
        let more = wanted.saturating_sub(*width).min(left);
        *width += more;
        left -= more;
    }
    for (at, width) in widths.into_iter().enumerate() {
        if let Some(column) = table.column_mut(at) {
            column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(u16::try_from(width).unwrap_or(u16::MAX))));
        }
    }
}

/// What stands between columns and at both ends.
fn lines(table: &Table, look: Look) -> usize {
    let columns = table.column_iter().count();
    if look.colour == Colour::Ansi { columns.saturating_sub(1) } else { columns + 1 }
}

/// How wide each column must be: its longest word; behind the names, its longest figure too.
fn needs(table: &Table) -> Vec<usize> {
    let word = |text: &str| text.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
    let mut needs = vec![0; table.column_iter().count()];
    let heading = table.header().into_iter().flat_map(|row| row.cell_iter().enumerate());
    for (at, cell) in heading {
        needs[at] = word(&cell.content());
    }
    for (at, cell) in table.row_iter().flat_map(|row| row.cell_iter().enumerate()) {
        let text = cell.content();
        let need = if at == 0 { word(&text).max(NAMES.min(text.chars().count())) } else { text.chars().count() };
        needs[at] = needs[at].max(need);
    }
    needs.into_iter().map(|need| need + PADDING).collect()
}

#[cfg(test)]
mod tests {
    use comfy_table::Cell;

    use super::{fits, table, whole_words};
    use crate::render::terminal::{Breaks, Colour, Look};

    #[test]
    fn no_word_and_no_figure_is_broken() {
        for colour in [Colour::Plain, Colour::Ansi] {
            for width in [60, 80, 100, 200] {
                let look = Look { colour, width, breaks: Breaks::AtWidth };
                let mut table = table(&["Đơn vị", "Tổng số", "HTXSNV", "Không xếp loại", "Chưa đủ dữ liệu"], look);
                let name = "Công đoàn cơ sở Văn phòng Ủy ban nhân dân tỉnh";
                table.add_row([name, "4600", "16 (76,2%)", "12", "1000"].map(Cell::new));
                assert!(fits(&table, look));
                whole_words(&mut table, look);
                let shown = table.to_string();
                for word in name.split(' ').chain(["HTXSNV", "4600", "16 (76,2%)", "1000", "Không", "liệu"]) {
                    assert!(shown.contains(word), "{width}: {word} is broken in\n{shown}");
                }
                if colour == Colour::Plain {
                    assert!(shown.lines().all(|line| line.chars().count() <= usize::from(width)), "{width}\n{shown}");
                }
            }
        }
    }

    #[test]
    fn a_table_that_is_too_wide_is_known() {
        let look = Look { colour: Colour::Plain, width: 40, breaks: Breaks::Nowhere };
        let mut table = table(&["Đơn vị", "HTXSNV", "HTTNV", "HTNV"], look);
        table.add_row(["Tổ Một", "16 (76,2%)", "16 (76,2%)", "16 (76,2%)"].map(Cell::new));
        assert!(!fits(&table, look));
    }
}
