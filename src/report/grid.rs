//! The neutral paper: cells at addresses, for what is filled in by hand and not walked over row by row.
//!
//! An empty form is short and has no repeated shape, so its cells are kept. What a cell may hold, what is
//! locked and how it prints is said here in words that no format knows.

use jiff::civil::Date;

use crate::diag::column_name;

/// Several papers in one file.
#[derive(Clone, Debug)]
pub struct Binder {
    /// Its papers.
    pub grids: Vec<Grid>,
}

/// One paper.
#[derive(Clone, Debug, Default)]
pub struct Grid {
    /// Short name (the tab of a workbook).
    pub name: String,
    /// Widths of its columns, in characters of the normal font.
    pub widths: Vec<u16>,
    /// Its cells, in any order; no two of them overlap.
    pub cells: Vec<Placed>,
    /// What cells may hold.
    pub checks: Vec<Check>,
    /// Remarks that show when a cell is pointed at.
    pub remarks: Vec<(Spot, String)>,
    /// Rows above and columns left of this cell stay in sight.
    pub frozen: Option<Spot>,
    /// Rows that stand on each printed page: first and last.
    pub repeat_rows: Option<(u32, u32)>,
    /// Columns that stand on each printed page: first and last.
    pub repeat_columns: Option<(u16, u16)>,
    /// The cells over which a filter stands.
    pub filter: Option<Area>,
    /// How it prints.
    pub paper: Paper,
    /// Whether cells that are not for input are locked.
    pub guard: Guard,
}

/// A cell: row and column, from 0.
pub type Spot = (u32, u16);

/// Neighbouring cells: the first and the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Area {
    /// The first.
    pub first: Spot,
    /// The last.
    pub last: Spot,
}

impl Area {
    /// One cell.
    #[must_use]
    pub const fn one(spot: Spot) -> Self {
        Self { first: spot, last: spot }
    }

    /// From one to another.
    #[must_use]
    pub const fn new(first: Spot, last: Spot) -> Self {
        Self { first, last }
    }
}

/// Whether cells that are not for input are locked (without a password: against slips, not against people).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Guard {
    /// Nothing is locked.
    #[default]
    Open,
    /// All but inputs.
    Locked,
}

/// How a paper prints.
#[derive(Clone, Debug, Default)]
pub struct Paper {
    /// Upright or across.
    pub across: Across,
    /// How wide tables are put on pages.
    pub fit: Fit,
    /// What is printed; none for all.
    pub area: Option<Area>,
    /// Rows that must not be torn over two pages: signatures.
    pub keep: Option<(u32, u32)>,
}

/// How an A4 page lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Across {
    /// Upright.
    #[default]
    Portrait,
    /// Across.
    Landscape,
}

/// How a wide table is put on pages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fit {
    /// One page wide.
    #[default]
    Width,
    /// At this percentage, and a new page before each of these columns.
    Pages {
        /// Percentage.
        scale: u16,
        /// First columns of the further pages.
        before: Vec<u16>,
    },
}

/// Cells with what stands in them.
#[derive(Clone, Debug)]
pub struct Placed {
    /// Where; several cells become one.
    pub area: Area,
    /// What.
    pub what: What,
    /// How it looks.
    pub look: Look,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Nothing.
    Blank,
    /// Words: never a formula, whatever they begin with.
    Text(String),
    /// A number, as a plain decimal.
    Number(String),
    /// A day.
    Date(Date),
    /// A formula (without `=`), with its result.
    Formula {
        /// As every spreadsheet writes it: English names, commas.
        text: String,
        /// The words that it gives as long as nothing has changed.
        result: String,
    },
}

/// How a cell looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Words, left.
    Plain,
    /// Words on one line, as they come.
    Bare,
    /// Words, left, bold.
    Strong,
    /// Words in the middle of their cells.
    Centred,
    /// The same in bold.
    CentredStrong,
    /// The same in italics.
    CentredItalic,
    /// The title of the paper.
    Title,
    /// A line under it.
    Subtitle,
    /// The heading of a column.
    Heading,
    /// A row that heads others.
    Section,
    /// A short word in such a row, centred.
    SectionMark,
    /// Words in a frame.
    Boxed,
    /// Small words in a frame: what helps to fill in the cells beside them.
    BoxedSmall,
    /// Words in a frame, on one line however long.
    BoxedLine,
    /// A short word or number in a frame, centred.
    BoxedMark,
    /// A day in a frame, centred.
    BoxedDate,
    /// A figure in a frame, bold.
    BoxedFigure,
    /// A frame for what is not asked here.
    Closed,
    /// To be filled in: words.
    InputText,
    /// To be filled in: words that may look like numbers and must stay as they are typed.
    InputCode,
    /// To be filled in: a number, mark or word, centred.
    Input,
    /// To be filled in: a day.
    InputDate,
    /// A remark in italics.
    Note,
}

impl Look {
    /// Whether it has a frame.
    #[must_use]
    pub const fn is_framed(self) -> bool {
        self.is_input()
            || matches!(
                self,
                Self::Boxed
                    | Self::BoxedSmall
                    | Self::BoxedLine
                    | Self::BoxedMark
                    | Self::BoxedDate
                    | Self::BoxedFigure
                    | Self::Closed
            )
    }

    /// Whether people fill it in.
    #[must_use]
    pub const fn is_input(self) -> bool {
        matches!(self, Self::InputText | Self::InputCode | Self::Input | Self::InputDate)
    }
}

/// What some cells may hold.
#[derive(Clone, Debug)]
pub struct Check {
    /// The cells; formulas are written for the first.
    pub area: Area,
    /// What is allowed.
    pub rule: Rule,
    /// What is asked for: shown while the cell is chosen.
    pub prompt: String,
    /// What is said to anything else.
    pub refusal: String,
}

/// What is allowed. A blank always is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rule {
    /// Anything: the check only tells what is asked for.
    Anything,
    /// One of these words.
    List(Vec<String>),
    /// One of the words that stand in these cells (an address with its sheet).
    ListAt(String),
    /// A whole number from 0.
    Count,
    /// A number from one plain decimal to another.
    Between(String, String),
    /// A day.
    Day,
    /// What makes this formula (without `=`) true.
    Formula(String),
}

/// Most letters of a list of words inside a check, with its commas: what Excel allows.
const LONGEST_LIST: usize = 255;

/// Whether a list of words fits into a check; a longer one must stand in cells.
#[must_use]
pub fn fits_inline(words: &[String]) -> bool {
    let length = words.iter().map(|word| word.encode_utf16().count() + 1).sum::<usize>();
    length <= LONGEST_LIST && words.iter().all(|word| !word.contains([',', '"']))
}

/// An address for a formula: `F17`.
#[must_use]
pub fn address((row, column): Spot) -> String {
    format!("{}{}", column_name(u32::from(column)), u64::from(row) + 1)
}

/// Most UTF-16 units of words in a formula: what Excel allows.
pub const LONGEST_LITERAL: usize = 255;

/// Whether all words in a formula are short enough for Excel, which refuses the whole file otherwise.
#[must_use]
pub fn has_short_literals(formula: &str) -> bool {
    let (mut is_inside, mut units) = (false, 0);
    let mut letters = formula.chars().peekable();
    while let Some(c) = letters.next() {
        match c {
            // A doubled quote is one letter.
            '"' if is_inside && letters.next_if_eq(&'"').is_some() => units += 1,
            '"' => (is_inside, units) = (!is_inside, 0),
            _ if is_inside => units += c.len_utf16(),
            _ => {}
        }
        if units > LONGEST_LITERAL {
            return false;
        }
    }
    true
}

/// Words in a formula: in quotes, their own doubled.
#[must_use]
pub fn quoted(words: &str) -> String {
    format!("\"{}\"", words.replace('"', "\"\""))
}

impl Grid {
    /// An empty paper.
    #[must_use]
    pub fn new(name: impl Into<String>, widths: Vec<u16>) -> Self {
        Self { name: name.into(), widths, ..Self::default() }
    }

    /// Puts something into a cell.
    pub fn put(&mut self, spot: Spot, what: What, look: Look) {
        self.cells.push(Placed { area: Area::one(spot), what, look });
    }

    /// Puts words into a cell.
    pub fn text(&mut self, spot: Spot, text: impl Into<String>, look: Look) {
        self.put(spot, What::Text(text.into()), look);
    }

    /// Puts words over several cells.
    pub fn span(&mut self, first: Spot, last: Spot, text: impl Into<String>, look: Look) {
        self.cells.push(Placed { area: Area::new(first, last), what: What::Text(text.into()), look });
    }
}

#[cfg(test)]
mod tests {
    use super::{fits_inline, has_short_literals, quoted};

    #[test]
    fn a_list_in_a_check_has_255_letters_with_its_commas() {
        let words = |length: usize, count: usize| vec!["ế".repeat(length); count];
        // 15 words of 16 letters, each with its comma: 255.
        assert!(fits_inline(&words(16, 15)) && !fits_inline(&words(16, 16)));
        assert!(fits_inline(&["a".to_owned()]) && !fits_inline(&["a, b".to_owned()]));
        assert!(!fits_inline(&["nói \"x\"".to_owned()]));
        assert!(fits_inline(&["😀".repeat(127)]) && !fits_inline(&["😀".repeat(128)]));
    }

    #[test]
    fn words_in_a_formula_have_255_letters() {
        let formula = |word: &str| format!("IF(A1={},\"x\",{})", quoted(word), quoted("“y”"));
        for (word, expected) in [
            ("a".repeat(255), true),
            ("a".repeat(256), false),
            // Their own quotes are doubled, and count once.
            ("\"".repeat(255), true),
            ("\"".repeat(256), false),
            ("😀".repeat(127), true),
            ("😀".repeat(128), false),
        ] {
            assert_eq!(has_short_literals(&formula(&word)), expected, "{} letters", word.chars().count());
        }
        assert!(has_short_literals(&"\"a\",".repeat(300)));
    }
}
