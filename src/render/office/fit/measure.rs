//! How high a stretch of a document is: paragraphs and tables, one below the other.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use super::letters::{BLANK, width};
use super::style::{STEPS, Steps, Style, Styles, number, text};

/// The height of a line of Times New Roman, as a multiple of its size.
const LINE: f64 = 1.15;
/// What a cell leaves free at both sides together, in twentieths of a point.
const SIDES: f64 = 160.0;
/// The size of letters where nothing says it.
const SIZE: f64 = 260.0;

/// The height by each step in twentieths of a point; none where the stretch cannot be read.
pub(super) fn heights(xml: &str, styles: &Styles, page: f64) -> Option<Steps<f64>> {
    let mut reader = Reader::from_str(xml);
    let mut measuring = Measuring::new(styles, page);
    let mut open = 0_i32;
    loop {
        match reader.read_event().ok()? {
            Event::Start(tag) => {
                open += 1;
                measuring.tag(&tag, false);
            }
            Event::Empty(tag) => measuring.tag(&tag, true),
            Event::End(tag) => {
                open -= 1;
                measuring.end(tag.name().as_ref());
            }
            Event::Text(words) if measuring.in_text => {
                let words = words.into_inner();
                measuring.words(unescape(&words).as_deref().unwrap_or(&words));
            }
            Event::GeneralRef(_) if measuring.in_text => measuring.words("w"),
            Event::Eof => break,
            _ => {}
        }
    }
    (open == 0).then(|| measuring.heights.first().copied().unwrap_or_default())
}

struct Measuring<'s> {
    styles: &'s Styles,
    page: f64,
    /// What has been measured so far: of the whole, then of each open cell.
    heights: Vec<Steps<f64>>,
    /// The highest cell of the open rows.
    rows: Vec<Steps<f64>>,
    /// The widths of the open cells.
    cells: Vec<f64>,
    /// Above and below in the cells of the open tables.
    padding: Vec<Steps<f64>>,
    style: Steps<Style>,
    /// A fixed height of the lines of this paragraph.
    exact: Option<f64>,
    in_run: bool,
    is_bold: bool,
    in_text: bool,
    line: String,
    bold: usize,
}

impl<'s> Measuring<'s> {
    fn new(styles: &'s Styles, page: f64) -> Self {
        Self {
            styles,
            page,
            heights: vec![[0.0; STEPS]],
            rows: Vec::new(),
            cells: Vec::new(),
            padding: Vec::new(),
            style: [Style::default(); STEPS],
            exact: None,
            in_run: false,
            is_bold: false,
            in_text: false,
            line: String::new(),
            bold: 0,
        }
    }

    fn tag(&mut self, tag: &BytesStart<'_>, is_empty: bool) {
        match tag.name().as_ref() {
            "w:p" => {
                (self.style, self.exact, self.bold) = (self.styles.get(None), None, 0);
                self.line.clear();
                if is_empty {
                    self.paragraph();
                }
            }
            "w:pStyle" => self.style = self.styles.get(text(tag, "w:val").as_deref()),
            "w:tblStyle" => {
                let padding = self.styles.get(text(tag, "w:val").as_deref()).map(|style| style.padding.unwrap_or(0.0));
                if let Some(last) = self.padding.last_mut() {
                    *last = padding;
                }
            }
            "w:tbl" => self.padding.push([0.0; STEPS]),
            "w:tr" => self.rows.push([0.0; STEPS]),
            "w:tc" => {
                self.heights.push([0.0; STEPS]);
                self.cells.push(self.page);
            }
            "w:tcW" => {
                if let (Some(cell), Some(wide)) = (self.cells.last_mut(), number(tag, "w:w")) {
                    *cell = (wide - SIDES).max(SIZE);
                }
            }
            "w:r" => (self.in_run, self.is_bold) = (!is_empty, false),
            "w:b" if self.in_run => self.is_bold = true,
            "w:t" => self.in_text = !is_empty,
            "w:br" => self.line.push('\n'),
            "w:spacing" if text(tag, "w:lineRule").as_deref() == Some("exact") => {
                self.exact = number(tag, "w:line");
                self.take(tag);
            }
            "w:sz" | "w:b" | "w:spacing" | "w:ind" if !self.in_run => self.take(tag),
            _ => {}
        }
    }

    /// What a paragraph says of itself holds in each step.
    fn take(&mut self, tag: &BytesStart<'_>) {
        self.style.iter_mut().for_each(|style| style.take(tag));
    }

    fn words(&mut self, words: &str) {
        self.line.push_str(words);
        self.bold += if self.is_bold { words.len() } else { 0 };
    }

    fn end(&mut self, name: &str) {
        match name {
            "w:p" => self.paragraph(),
            "w:r" => self.in_run = false,
            "w:t" => self.in_text = false,
            "w:tc" => {
                self.cells.pop();
                let (high, padding) = (self.heights.pop().unwrap_or_default(), self.padding.last().copied());
                let padding = padding.unwrap_or_default();
                if let Some(row) = self.rows.last_mut() {
                    *row = std::array::from_fn(|step| row[step].max(high[step] + padding[step]));
                }
            }
            "w:tr" => {
                let high = self.rows.pop().unwrap_or_default();
                // A line between rows has a height too.
                self.add(high.map(|high| high + 10.0));
            }
            "w:tbl" => drop(self.padding.pop()),
            _ => {}
        }
    }

    fn paragraph(&mut self) {
        let cell = self.cells.last().copied().unwrap_or(self.page);
        // A paragraph that is bold for the most part is measured as one.
        let is_bold = self.style[0].is_bold || 2 * self.bold > self.line.len();
        let words: Vec<Vec<f64>> = self.line.split('\n').map(|line| widths(line, is_bold)).collect();
        let (style, exact) = (self.style, self.exact);
        self.add(std::array::from_fn(|step| {
            let style = style[step];
            let size = style.size.unwrap_or(SIZE).max(1.0);
            // An indent may be wider than its cell: a letter stands in it all the same.
            let wide = ((cell - style.indent.unwrap_or(0.0)) * 1_000.0 / size).max(1_000.0);
            let lines: u32 = words.iter().map(|words| lines(words, wide)).sum();
            let line = exact.unwrap_or(size * LINE * style.line.unwrap_or(1.0));
            f64::from(lines) * line + style.before.unwrap_or(0.0) + style.after.unwrap_or(0.0)
        }));
    }

    fn add(&mut self, heights: Steps<f64>) {
        if let Some(last) = self.heights.last_mut() {
            *last = std::array::from_fn(|step| last[step] + heights[step]);
        }
    }
}

/// How wide each word of a line is, in thousandths of its size.
fn widths(line: &str, is_bold: bool) -> Vec<f64> {
    line.split(' ').map(|word| f64::from(width(word, is_bold))).collect()
}

/// How many lines words take in a width.
fn lines(words: &[f64], wide: f64) -> u32 {
    let (mut lines, mut used) = (1, 0.0);
    for long in words {
        let with_blank = used + f64::from(BLANK) + long;
        if used > 0.0 && with_blank > wide {
            lines += 1;
            used = *long;
        } else {
            used = if used > 0.0 { with_blank } else { *long };
        }
        // A word that is wider than its line is broken.
        while used > wide {
            lines += 1;
            used -= wide;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::{heights, lines, widths};
    use crate::render::office::fit::style::Styles;

    const STYLES: &str = r#"<w:styles><w:style w:styleId="Normal"><w:rPr><w:sz w:val="20"/></w:rPr></w:style>
        <w:style w:styleId="A"><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="40" w:after="20" w:line="480"/></w:pPr></w:style>
        <w:style w:styleId="T"><w:tblPr><w:tblCellMar><w:top w:w="30"/><w:left w:w="70"/><w:bottom w:w="30"/></w:tblCellMar></w:tblPr></w:style></w:styles>"#;

    #[test]
    fn paragraphs_and_rows_are_added_up() {
        let styles = Styles::read(STYLES).expect("styles");
        // Letters of 10 points are 230 twentieths high; style A doubles that and leaves 60 around it.
        let plain = "<w:p><w:r><w:t>một</w:t></w:r></w:p>";
        let spaced = "<w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r></w:p>";
        let cell = |inner: &str| format!("<w:tc><w:tcPr><w:tcW w:w=\"2000\"/></w:tcPr>{inner}</w:tc>");
        let table =
            |cells: &str| format!("<w:tbl><w:tblPr><w:tblStyle w:val=\"T\"/></w:tblPr><w:tr>{cells}</w:tr></w:tbl>");
        for (xml, high) in [
            (plain.to_owned(), 230.0),
            (spaced.to_owned(), 2.0 * 460.0 + 60.0),
            (format!("{plain}{spaced}"), 230.0 + 980.0),
            // The higher of two cells, with its margins and its line.
            (table(&format!("{}{}", cell(plain), cell(&format!("{plain}{plain}")))), 460.0 + 60.0 + 10.0),
            (table(&cell("<w:p/>")), 230.0 + 70.0),
        ] {
            assert!((heights(&xml, &styles, 4_000.0).expect("read")[0] - high).abs() < 0.01, "{xml}");
        }
        assert_eq!(heights("<w:p><w:r>", &styles, 4_000.0), None);
    }

    #[test]
    fn words_go_to_the_next_line_where_they_do_not_fit() {
        // "nhiệm" is 2.5 sizes wide, a blank a quarter of one.
        for (words, wide, expected) in
            [("nhiệm nhiệm", 5_250.0, 1), ("nhiệm nhiệm", 5_200.0, 2), ("", 100.0, 1), ("nhiệmnhiệm", 2_600.0, 2)]
        {
            assert_eq!(lines(&widths(words, false), wide), expected, "{words} {wide}");
        }
    }
}
