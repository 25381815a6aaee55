//! Fits what stands on a page of its own onto one page: step by step its styles give way to smaller ones.
//!
//! A template that wants it holds its styles a second time with a number behind their names (`ThongTin`, `ThongTinNho1`,
//! `ThongTinNho2` …). Each page is filled in, measured by the widths of its letters, and takes the first step by which it
//! takes the fewest pages. Nothing but the names of styles changes, so that what people see in Word are styles too.

mod letters;
mod measure;
mod style;

use std::collections::BTreeMap;

use measure::heights;
use style::Styles;

/// A part of the page is left free: the type of a reader's machine may be a little wider.
const FILLED: f64 = 0.98;

/// The styles of a template with their smaller ones, and its page.
#[derive(Debug)]
pub(super) struct Fit {
    styles: Styles,
    /// Between the margins, in twentieths of a point.
    width: f64,
    height: f64,
}

impl Fit {
    /// What a template says; none where it has no smaller styles, or no page.
    pub(super) fn of(styles: &str, document: &str) -> Option<Self> {
        let styles = Styles::read(styles)?;
        let (width, height) = page(document)?;
        (styles.smaller > 0).then_some(Self { styles, width, height })
    }

    /// A page, with smaller styles where it needs them.
    pub(super) fn fitted(&self, page: String) -> String {
        let Some(heights) = heights(&page, &self.styles, self.width) else { return page };
        let pages = heights.map(|height| pages(height / (self.height * FILLED)));
        let steps = 0..=self.styles.smaller;
        match steps.min_by_key(|step| pages[*step]) {
            None | Some(0) => page,
            Some(step) => self.smaller(&page, step),
        }
    }

    /// The same with the styles of a step, where there are such.
    fn smaller(&self, page: &str, step: usize) -> String {
        let mut made = String::with_capacity(page.len() + 1_000);
        let mut rest = page;
        // Of paragraphs and of tables; those of letters are not made smaller.
        while let Some(at) = rest.find(STYLE) {
            let is_one = rest[..at].ends_with("<w:p") || rest[..at].ends_with("<w:tbl");
            let (before, after) = rest.split_at(at + STYLE.len());
            let (name, after) = after.split_at(after.find('"').unwrap_or(0));
            made.push_str(before);
            made.push_str(self.styles.smaller(name, step).filter(|_| is_one).as_deref().unwrap_or(name));
            rest = after;
        }
        made.push_str(rest);
        made
    }
}

/// How the name of a style begins, behind what it is a style of.
const STYLE: &str = "Style w:val=\"";

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a page is a few thousand twips high")]
fn pages(filled: f64) -> usize {
    filled.ceil().max(1.0) as usize
}

/// Width and height of the page between its margins.
fn page(document: &str) -> Option<(f64, f64)> {
    let section = document.rsplit("<w:sectPr").next()?;
    let size = attributes(section.split("<w:pgSz").nth(1)?);
    let margins = attributes(section.split("<w:pgMar").nth(1)?);
    let of = |from: &BTreeMap<&str, f64>, name: &str| from.get(name).copied();
    let width = of(&size, "w:w")? - of(&margins, "w:left")? - of(&margins, "w:right")?;
    let height = of(&size, "w:h")? - of(&margins, "w:top")? - of(&margins, "w:bottom")?;
    (width > 0.0 && height > 0.0).then_some((width, height))
}

/// The attributes that are numbers, of a tag without what stands before them.
fn attributes(rest: &str) -> BTreeMap<&str, f64> {
    let tag = rest.split('>').next().unwrap_or_default();
    let pairs = tag.split_whitespace().filter_map(|pair| pair.trim_end_matches('/').split_once("=\""));
    pairs.filter_map(|(name, value)| Some((name, value.trim_end_matches('"').parse().ok()?))).collect()
}

#[cfg(test)]
mod tests {
    use super::Fit;

    const STYLES: &str = r#"<w:styles><w:style w:type="paragraph" w:styleId="A"><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr><w:rPr><w:sz w:val="40"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="ANho1"><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="ANho2"><w:pPr><w:spacing w:before="0" w:after="0"/></w:pPr><w:rPr><w:sz w:val="10"/></w:rPr></w:style></w:styles>"#;
    /// 200 points wide and 100 high.
    const PAGE: &str = r#"<w:sectPr><w:pgSz w:w="6000" w:h="4000"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" w:left="1000"/></w:sectPr>"#;

    fn page(lines: usize) -> String {
        r#"<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>một</w:t></w:r></w:p>"#.repeat(lines)
    }

    #[test]
    fn the_first_step_that_fits_is_taken() {
        let fit = Fit::of(STYLES, PAGE).expect("smaller styles");
        // A line of 20 points is 23 high, one of 10 points 11.5, one of 5 points 5.75: 4, 8 and 17 stand on 98 points.
        for (lines, style) in [(4, "A"), (5, "ANho1"), (8, "ANho1"), (9, "ANho2"), (17, "ANho2")] {
            let made = fit.fitted(page(lines));
            assert_eq!(made.matches(&format!("w:val=\"{style}\"")).count(), lines, "{lines}: {made}");
        }
        // Two pages by the second step, three by the first: what cannot be one page is as few as it can be.
        assert!(fit.fitted(page(20)).contains("\"ANho2\""));
        // Two pages whatever the step from the first on: the larger letters stay.
        assert!(fit.fitted(page(16)).contains("\"ANho2\"") && !fit.fitted(page(34)).contains("\"ANho1\""));
    }

    #[test]
    fn templates_without_smaller_styles_or_without_a_page_stay_as_they_are() {
        assert!(Fit::of(&STYLES.replace("Nho", "Khac"), PAGE).is_none());
        assert!(Fit::of(STYLES, "<w:body/>").is_none());
        assert!(Fit::of("<w:styles><w:style", PAGE).is_none());
        let fit = Fit::of(STYLES, PAGE).expect("smaller styles");
        assert_eq!(fit.fitted("<w:p><w:r>".to_owned()), "<w:p><w:r>");
    }
}
