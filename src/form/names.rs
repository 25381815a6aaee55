//! What a form calls the things that it asks: the most telling words that intake takes for exactly that thing.

use std::collections::BTreeSet;

use crate::campaign::{Campaign, Input, ItemOf, PointsRule};
use crate::form::off::{deducts, scales};
use crate::id::{FactIx, InputIx, RaterIx};
use crate::intake::{HeadingMeaning, Headings};
use crate::num::Exact;
use crate::text::{fold_heading, without_accents};
use crate::words::{FormText, Lang};

/// Something that no heading would be understood as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unnamable {
    /// Its title.
    pub title: String,
}

/// Words for everything that is asked.
#[derive(Debug)]
pub(super) struct Names {
    /// Headings in a table, with their scale, by input.
    pub(super) inputs: Vec<String>,
    /// Rows of a personal form, by input.
    pub(super) rows: Vec<String>,
    /// Rows with their scale, by input: labels of questions.
    pub(super) labels: Vec<String>,
    /// Headings and labels, by fact.
    pub(super) facts: Vec<String>,
    /// Words of the raters.
    pub(super) raters: Vec<String>,
    headings: Headings,
    lang: Lang,
}

impl Names {
    /// Chooses them.
    pub(super) fn choose(campaign: &Campaign, lang: Lang) -> Result<Self, Unnamable> {
        let headings = Headings::new(campaign);
        let mut names = Self {
            inputs: Vec::new(),
            rows: Vec::new(),
            labels: Vec::new(),
            facts: Vec::new(),
            raters: Vec::new(),
            headings,
            lang,
        };
        for (at, rater) in campaign.raters.iter().enumerate() {
            let candidates = std::iter::once(&rater.title).chain(&rater.column).map(String::as_str);
            let all = candidates.chain([rater.id.as_str()]);
            // “Tổ công đoàn” is a rater and a body: over a column it would say where a person belongs.
            let is_alone = |word: &&str| names.headings.means(&[word]) == HeadingMeaning::Nothing;
            let fits = |word: &&str| names.headings.rater(word) == Some(RaterIx::at(at)) && is_alone(word);
            let chosen = all.into_iter().find(fits);
            names.raters.push(chosen.ok_or_else(|| Unnamable { title: rater.title.clone() })?.to_owned());
        }
        for at in 0..campaign.facts.len() {
            let fact = names.fact(campaign, FactIx::at(at))?;
            names.facts.push(fact);
        }
        for at in 0..campaign.inputs.len() {
            let (input, row, label) = names.input(campaign, campaign.column_of(InputIx::at(at)))?;
            names.inputs.push(input);
            names.rows.push(row);
            names.labels.push(label);
        }
        Ok(names)
    }

    /// Whether texts would be read as anything.
    pub(super) fn is_free(&self, text: &str) -> bool {
        self.headings.means(&[text]) == HeadingMeaning::Nothing && self.headings.rater(text).is_none()
    }

    fn fact(&self, campaign: &Campaign, fact: FactIx) -> Result<String, Unnamable> {
        let of = &campaign.facts[fact.index()];
        let all =
            std::iter::once(of.title.as_str()).chain(of.column.iter().map(String::as_str)).chain([of.id.as_str()]);
        let fits = |word: &&str| self.headings.means(&[word]) == HeadingMeaning::Fact(fact) && !word.contains(':');
        let chosen = all.into_iter().find(fits);
        Ok(chosen.ok_or_else(|| Unnamable { title: of.title.clone() })?.to_owned())
    }

    /// The heading over the raters' columns, the words of a row, and those of a question.
    fn input(&self, campaign: &Campaign, input: InputIx) -> Result<(String, String, String), Unnamable> {
        let of = &campaign.inputs[input.index()];
        let item = &campaign.items[of.item.index()];
        let band = match item.of {
            ItemOf::Group(group) => campaign.groups[group.index()].title.clone(),
            ItemOf::Extra(extra) => campaign.extras[extra.index()].title.clone(),
        };
        let unnamable = || Unnamable { title: of.title.clone() };
        let words = candidates(of, item.id.as_str());
        let fits_row = |word: &&String| self.headings.means(&[word]) == HeadingMeaning::Claim(input, None);
        let row = words.iter().find(fits_row).ok_or_else(unnamable)?.clone();
        let scales = if deducts(campaign, item.of) {
            scales(&item.points, self.lang)
        } else {
            vec![scale(&item.points, self.lang)]
        };
        let scales: Vec<String> = scales.into_iter().filter(|scale| !scale.is_empty()).collect();
        // A title says more than a scale, which the hint of the cell has too.
        let with_scales = |word: &String| {
            let scaled = scales.iter().map(|scale| format!("{word} ({scale})"));
            scaled.chain([word.clone()]).collect::<Vec<_>>()
        };
        let fits = |text: &String| {
            if self.raters.is_empty() {
                return self.headings.means(&[&band, text]) == HeadingMeaning::Claim(input, None);
            }
            self.raters.iter().enumerate().all(|(at, word)| {
                self.headings.means(&[text, word]) == HeadingMeaning::Claim(input, Some(RaterIx::at(at)))
            })
        };
        let heading = words.iter().flat_map(with_scales).find(fits).ok_or_else(unnamable)?;
        // Exports show labels, so that one is chosen that is read; the name is read in any case.
        let labels = || scales.iter().map(|scale| format!("{row} ({scale})"));
        let label = labels().find(|label| fits_row(&label)).or_else(|| labels().next());
        let label = label.unwrap_or_else(|| row.clone());
        Ok((heading, row, label))
    }

    /// A name for a question: ASCII, unlike those taken, that an export can be known by.
    pub(super) fn question(
        &self,
        words: &[&str],
        means: HeadingMeaning,
        taken: &mut BTreeSet<String>,
    ) -> Option<String> {
        let names = words.iter().map(|word| slug(word)).filter(|name| is_name(name));
        let name = names.into_iter().find(|name| !taken.contains(name) && self.headings.means(&[name]) == means)?;
        taken.insert(name.clone());
        Some(name)
    }

    /// A name for a question that must not be read.
    pub(super) fn unread(&self, wanted: &str, taken: &mut BTreeSet<String>) -> String {
        let wanted = slug(wanted);
        let numbered = (1..).map(|number| if number == 1 { wanted.clone() } else { format!("{wanted}_{number}") });
        let fits = |name: &String| !taken.contains(name) && self.is_free(name) && is_name(name);
        let name = numbered.into_iter().map(|name| format!("p_{name}")).find(fits).unwrap_or(wanted);
        taken.insert(name.clone());
        name
    }
}

/// What something that is asked may be called: its title, words that the rules name beside it, and at last its id, with
/// the title behind it where that is understood.
fn candidates(of: &Input, id: &str) -> Vec<String> {
    let words = of.words.iter().filter(|word| **word != of.title);
    let (ids, words): (Vec<&String>, Vec<&String>) = words.partition(|word| *word == id);
    let titled = ["{id} – {title}", "{id}. {title}", "{id}: {title}"];
    let titled = titled.iter().filter(|_| !ids.is_empty());
    let titled = titled.map(|form| form.replace("{id}", id).replace("{title}", &of.title));
    let all = std::iter::once(of.title.clone()).chain(words.into_iter().cloned()).chain(titled);
    all.chain(ids.iter().copied().cloned()).collect()
}

/// Letters without accents, joined by `_`.
pub(super) fn slug(text: &str) -> String {
    let bare = without_accents(&fold_heading(text));
    let kept: String = bare.chars().filter(|c| c.is_ascii_alphanumeric() || *c == ' ').collect();
    kept.split_whitespace().collect::<Vec<_>>().join("_")
}

/// Whether a questionnaire can have a question of this name.
fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic()) && name.len() <= 60
}

/// What values a criterion takes, to stand behind it: begins with a digit, so that readers can tell it from
/// the criterion.
pub(super) fn scale(points: &PointsRule, lang: Lang) -> String {
    let text = |number: &Exact| lang.decimal(&number.to_string());
    let say = |of: FormText, values: &[(&str, &Exact)]| {
        let values: Vec<(&str, String)> = values.iter().map(|(name, number)| (*name, text(number))).collect();
        let values: Vec<(&str, &str)> = values.iter().map(|(name, text)| (*name, text.as_str())).collect();
        lang.form_with(of, &values)
    };
    match points {
        PointsRule::UpTo { max, step: None } => say(FormText::ScaleUpTo, &[("max", max)]),
        PointsRule::UpTo { max, step: Some(step) } => say(FormText::ScaleStep, &[("max", max), ("step", step)]),
        PointsRule::Flag { yes, .. } => say(FormText::ScaleFlag, &[("yes", yes)]),
        PointsRule::Count { each, max } => say(FormText::ScaleCount, &[("each", each), ("max", max)]),
        PointsRule::Deduct { start, each, .. } => say(FormText::ScaleDeduct, &[("start", start), ("each", each)]),
        PointsRule::Percent { .. } => say(FormText::ScalePercent, &[]),
        PointsRule::Choice(_) | PointsRule::Bands(_) | PointsRule::Ratio { .. } => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    fn a_slug_folds_to_the_same_letters() {
        for (text, expected) in [
            ("Số buổi dự sinh hoạt", "so_buoi_du_sinh_hoat"),
            ("viec-giao", "viec_giao"),
            ("a: số lượng (%)", "a_so_luong"),
            ("=cmd|' /C calc'!A0", "cmd_c_calc_a0"),
            ("“”", ""),
        ] {
            assert_eq!(slug(text), expected, "{text}");
        }
    }
}
