//! What is to be written beside a criterion, for paper on which no hint can be asked for.

use crate::campaign::{Item, ItemSource, PointsRule};
use crate::form::{Forms, guide};
use crate::id::{InputIx, ItemIx, RoleIx};
use crate::num::Exact;
use crate::words::FormText;

impl Forms<'_> {
    /// Whether what a column is called tells its title.
    pub(super) fn is_titled(&self, input: InputIx) -> bool {
        self.names.inputs[input.index()].contains(self.campaign.inputs[input.index()].title.as_str())
    }

    /// The title of an item in the guide, behind what its column is called where that does not tell it.
    pub(super) fn item_title(&self, item: &Item) -> String {
        match item.source {
            ItemSource::Column(input) if !self.is_titled(input) => {
                format!("{}: {}", self.names.inputs[input.index()], item.title)
            }
            _ => item.title.clone(),
        }
    }

    /// What kind of answer an input takes, and what it is worth: of several that make one criterion the first says so.
    pub(super) fn to_write(&self, input: InputIx, is_first: bool, role: Option<RoleIx>) -> String {
        let of = &self.campaign.inputs[input.index()];
        let item = of.item.index();
        let how = || guide::how(self, item);
        let text = match (&self.campaign.items[item].points, is_first) {
            (PointsRule::UpTo { .. }, _) => self.say_with(FormText::WritePoints, &[("scale", &how())]),
            (PointsRule::Count { .. } | PointsRule::Deduct { .. }, _) => {
                self.say_with(FormText::WriteCount, &[("scale", &how())])
            }
            (PointsRule::Percent { .. }, _) => self.say(FormText::WritePercent).to_owned(),
            (PointsRule::Bands(_), _) => self.say_with(FormText::WriteMeasure, &[("bands", &how())]),
            (PointsRule::Choice(words), _) => {
                let word = |(word, _, points): &(String, String, Exact)| {
                    format!("{word} ({})", self.worth(self.campaign.items[item].of, points))
                };
                let words: Vec<String> = words.iter().map(word).collect();
                self.say_with(FormText::WriteChoice, &[("words", &words.join("; "))])
            }
            (PointsRule::Flag { yes, no }, _) => {
                let [yes, no] = [yes, no].map(|points| self.worth(self.campaign.items[item].of, points));
                self.say_with(FormText::WriteFlag, &[("yes", &yes), ("no", &no)])
            }
            (PointsRule::Ratio { .. }, true) => self.say_with(FormText::WriteDone, &[("how", &how())]),
            (PointsRule::Ratio { .. }, false) => self.say(FormText::WriteAmount).to_owned(),
        };
        let scaled = if is_first { self.write_scaled(of.item, role) } else { String::new() };
        let text = text + &scaled;
        if !self.may_be_not_applicable(input) {
            return text;
        }
        text + &self.say_with(FormText::WriteOr, &[("words", &self.not_applicable().join(", "))])
    }

    /// What an item comes to at most, where that is not what is written; nothing where it is.
    pub(super) fn write_scaled(&self, item: ItemIx, role: Option<RoleIx>) -> String {
        let scaled = self.scaled(item, role);
        scaled.map(|points| self.say_with(FormText::WriteScaled, &[("points", &points)])).unwrap_or_default()
    }
}
