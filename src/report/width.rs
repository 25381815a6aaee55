//! How wide the columns are that stand on many sheets.

use std::ops::Range;

use crate::campaign::{LimitEffect, SubjectKind};
use crate::words::Label;

use super::book::Book;
use super::measure::width_for;

impl Book<'_> {
    /// How wide a column must be for the codes of some units.
    #[must_use]
    pub fn code_width(&self, units: Range<usize>) -> u16 {
        let dossiers = self.results.gathered.units[units].iter().flat_map(|unit| &unit.dossiers);
        // Capitals are wider than digits, by which widths are told.
        let tenths = |code: &str| code.chars().map(|c| if c.is_uppercase() { 13 } else { 10 }).sum::<usize>();
        let longest = dossiers.map(|dossier| tenths(&dossier.code)).max().unwrap_or(0);
        u16::try_from(longest.div_ceil(10) + 1).unwrap_or(u16::MAX).clamp(11, 20)
    }

    /// How wide a column is for names, from what is enough for those of people: units have longer ones.
    #[must_use]
    pub fn name_width(&self, of_people: u16) -> u16 {
        if self.campaign.subject == SubjectKind::Unit { of_people + 14 } else { of_people }
    }

    /// How wide a column must be for the titles of levels to stand in one line.
    #[must_use]
    pub fn level_width(&self) -> u16 {
        let longest = self.campaign.levels.iter().map(|level| level.title.chars().count()).max().unwrap_or(0);
        u16::try_from(longest + 2).unwrap_or(u16::MAX).clamp(16, 30)
    }

    /// How wide a column must be for the words of levels by points and of those who have none: each in one line, or in two
    /// where that would take too much.
    #[must_use]
    pub fn short_level_width(&self) -> u16 {
        let limits = self.campaign.limits.iter().filter_map(|limit| match &limit.then {
            LimitEffect::NotRated(text) if !text.is_empty() => Some(text.as_str()),
            _ => None,
        });
        let levels = self.campaign.levels.iter().map(|level| level.short.as_str());
        let others = [self.label(Label::NotRated), self.label(Label::Incomplete)].into_iter().chain(limits);
        let one_line = |word: &str| match width_for(word, 1, 8, 13) {
            13 => width_for(word, 2, 8, 18),
            width => width,
        };
        // Those without a level are few: their words may take more lines.
        let levels = levels.map(one_line);
        levels.chain(others.map(|word| width_for(word, 3, 8, 18))).max().unwrap_or(8)
    }
}

#[cfg(test)]
mod tests {
    use crate::report::book::Book;
    use crate::report::sample;
    use crate::words::Lang;

    #[test]
    fn a_column_of_levels_is_as_wide_as_their_words() {
        let mut campaign = sample::campaign(2);
        let results = sample::results(&campaign, 1, 2);
        for (short, width) in [
            // One line, as long as that is not wider than twelve digits: nine and a half here.
            ("Vững mạnh", 10),
            // Else two: “Hoàn thành xuất” has thirteen and seven tenths, “xuất sắc nhiệm vụ” would have more.
            ("Hoàn thành xuất sắc nhiệm vụ", 14),
            // A title that was never shortened takes as many lines as it needs.
            ("Đoàn viên công đoàn hoàn thành xuất sắc nhiệm vụ được giao trong năm học", 18),
        ] {
            campaign.levels[0].short = short.to_owned();
            let book = Book { campaign: &campaign, results: &results, lang: Lang::Vi };
            assert_eq!(book.short_level_width(), width, "{short}");
        }
    }
}
