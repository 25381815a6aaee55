//! The words of a campaign, and what a heading means in them.

use std::collections::HashMap;

use crate::campaign::{Campaign, SubjectKind};
use crate::id::{FactIx, InputIx, RaterIx};
use crate::intake::heading::Heading;
use crate::intake::heading::people;
use crate::intake::heading::question;
use crate::intake::heading::words::{self, Identity};
use crate::text::{clean, fold_heading, without_accents};
use crate::words::{FormText, Lang};

/// Bytes of a short word before a title.
const SHORT: usize = 24;

/// What a heading means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::intake) enum Meaning {
    /// A column of claims, and whose.
    Claim(InputIx, Option<RaterIx>),
    /// A fact.
    Fact(FactIx),
    /// Who the row is about.
    Identity(Identity),
}

/// The column that several claims share, and whose they are; none where they are claims of several columns.
/// `column_of` is [`Campaign::column_of`].
pub(in crate::intake) fn shared(
    several: &[Meaning],
    column_of: impl Fn(InputIx) -> InputIx,
) -> Option<(InputIx, Option<RaterIx>)> {
    let Some(Meaning::Claim(first, rater)) = several.first() else { return None };
    let column = column_of(*first);
    let is_same = |meaning: &Meaning| matches!(meaning, Meaning::Claim(input, other) if column_of(*input) == column && other == rater);
    several.iter().all(is_same).then_some((column, *rater))
}

/// All words that headings are matched with.
#[derive(Debug)]
pub(in crate::intake) struct Vocabulary {
    /// Folded words of the campaign and of the closed list.
    words: HashMap<String, Vec<Meaning>>,
    /// The same without accents, for headings that have none.
    bare: HashMap<String, Vec<Meaning>>,
    /// Folded words of the raters, the longest first.
    raters: Vec<(String, String, RaterIx)>,
    /// Some word has no letters (“1.1”): else figures need not be looked up.
    has_figures: bool,
    /// The raters' titles, for messages.
    titles: Vec<String>,
    /// Folded titles of the groups of criteria.
    groups: Vec<String>,
    /// Titles of groups, bonuses and deductions as written, and of the group of questions about people, the longest first.
    parts_of_rules: Vec<String>,
    /// What the name of a row means: a person's, or somebody's in a campaign of units.
    name: Meaning,
}

impl Vocabulary {
    /// The words of a campaign.
    pub(in crate::intake) fn new(campaign: &Campaign) -> Self {
        let mut vocabulary = Self {
            words: HashMap::new(),
            bare: HashMap::new(),
            raters: rater_words(campaign),
            has_figures: false,
            titles: campaign.raters.iter().map(|rater| rater.title.clone()).collect(),
            groups: campaign.groups.iter().map(|group| fold_heading(&group.title)).collect(),
            parts_of_rules: titles_of_parts(campaign),
            name: Meaning::Identity(of_subject(campaign.subject, Identity::Name)),
        };
        for (position, input) in campaign.inputs.iter().enumerate() {
            let input_ix = InputIx::at(position);
            vocabulary.add_all(&input.words, Meaning::Claim(input_ix, None));
            for (rater, words) in &input.by_rater {
                vocabulary.add_all(words, Meaning::Claim(input_ix, Some(*rater)));
            }
        }
        for (position, fact) in campaign.facts.iter().enumerate() {
            let meaning = Meaning::Fact(FactIx::at(position));
            vocabulary.add_all(&fact.column, meaning);
            vocabulary.add_all(&[fact.title.clone(), fact.id.as_str().to_owned()], meaning);
        }
        for (word, identity) in words::all() {
            vocabulary.add(word, Meaning::Identity(of_subject(campaign.subject, identity)));
        }
        vocabulary
    }

    fn add_all(&mut self, words: &[String], meaning: Meaning) {
        for word in words {
            self.add(word, meaning);
        }
    }

    fn add(&mut self, word: &str, meaning: Meaning) {
        let folded = fold_heading(word);
        if folded.is_empty() {
            return;
        }
        self.has_figures |= !folded.contains(char::is_alphabetic);
        push(self.bare.entry(without_accents(&folded)).or_default(), meaning);
        push(self.words.entry(folded).or_default(), meaning);
    }

    /// What a heading means: nothing, one thing, or several. Words of the campaign go before those of the
    /// closed list.
    pub(in crate::intake) fn meanings(&self, heading: &Heading) -> Vec<Meaning> {
        let found = self.in_parts(&heading.parts);
        if !found.is_empty() {
            return found;
        }
        let asked = self.without_group(&heading.parts);
        let asked = asked.into_iter().flat_map(|parts| {
            let readings = question::readings(&parts);
            std::iter::once(parts).chain(readings)
        });
        asked
            .chain(question::readings(&heading.parts))
            .map(|parts| self.in_parts(&parts))
            .find(|found| !found.is_empty())
            .unwrap_or_else(|| self.said_twice(heading))
    }

    /// “Điểm trừ (tối đa 20)/Đi muộn”: a question behind the title of its group, either of which may hold a slash.
    fn without_group(&self, parts: &[String]) -> Option<Vec<String>> {
        let (last, above) = parts.split_last()?;
        let rest = self.parts_of_rules.iter().find_map(|title| question::behind(title, last))?;
        Some(above.iter().cloned().chain([rest.to_owned()]).collect())
    }

    /// “TT1. Chấp hành quy chế”: a short word and the title of one thing, side by side. Of two things, where they are
    /// not one.
    fn said_twice(&self, heading: &Heading) -> Vec<Meaning> {
        let Some(last) = heading.parts.last() else { return Vec::new() };
        let of = |text: &str| {
            let heading = vec![text.to_owned()];
            let found = self.in_parts(&heading);
            let readings = || question::readings(&heading);
            if found.is_empty() {
                readings().iter().map(|parts| self.in_parts(parts)).find(|found| !found.is_empty())
            } else {
                Some(found)
            }
        };
        let halves = last
            .match_indices([' ', '.', ':', '-', '–', ')'])
            .map(|(at, mark)| (&last[..at], &last[at + mark.len()..]));
        let is_claim = |found: &[Meaning]| matches!(found, [Meaning::Claim(..)]);
        let both = |(short, title): (&str, &str)| {
            let found = self.in_parts(&[short.trim_matches(['(', ' ']).to_owned()]);
            let title = is_claim(&found).then(|| of(title.trim_start_matches(['.', ':', '-', '–', ')', ' '])));
            Some((found, title??))
        };
        let mut two = Vec::new();
        for (short, title) in halves.filter(|(short, _)| short.len() <= SHORT).filter_map(both) {
            if short == title {
                return short;
            }
            if two.is_empty() && is_claim(&title) {
                two = [short, title].concat();
            }
        }
        two
    }

    fn in_parts(&self, parts: &[String]) -> Vec<Meaning> {
        let parts: Vec<String> = parts.iter().map(|part| fold_heading(part)).collect();
        let Some(last) = parts.last() else { return Vec::new() };
        let whole = parts.join(" ");
        // The lowest text says it, or all texts together, or a criterion and a rater in any two of them.
        let mut found = self.single(last);
        if found == [Meaning::Identity(Identity::Ignored)] && parts.len() > 1 {
            // “Nam” under “Ngày sinh” is a birth date.
            let whole = self.single(&whole);
            found = if whole.is_empty() { found } else { whole };
        }
        if found == [Meaning::Identity(Identity::Total)] && self.is_total_of_a_part(&parts) {
            return vec![Meaning::Identity(Identity::Ignored)];
        }
        if found == [Meaning::Identity(Identity::Score)] {
            // “Điểm” under “TT1” is TT1.
            let above = parts.iter().rev().skip(1).map(|part| self.single(part));
            let is_claim = |found: &Vec<Meaning>| found.iter().any(|meaning| matches!(meaning, Meaning::Claim(..)));
            found = above.into_iter().find(is_claim).unwrap_or(found);
        }
        if parts.len() > 1 && !found.is_empty() && found.iter().all(|one| matches!(one, Meaning::Identity(_))) {
            // “Tổ công đoàn” under “TT1” is who gave the points, and not whose they are.
            let scored = self.across(&parts);
            found = if scored.is_empty() { found } else { scored };
        }
        if let Some(rater) = self.rater_above(&parts, &found) {
            // “TT1” under “BCH chấm” is the board's.
            let rated: Vec<Meaning> = self.rated(last, rater).collect();
            found = if rated.is_empty() { found } else { rated };
        }
        if found.is_empty() && parts.len() > 1 {
            found = self.single(&whole);
        }
        if found.is_empty() && parts.len() > 1 {
            found = self.across(&parts);
        }
        if found.iter().any(|meaning| !matches!(meaning, Meaning::Identity(_))) {
            found.retain(|meaning| !matches!(meaning, Meaning::Identity(_)));
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// “Cộng” under anything, “Tổng điểm” under a group: what it adds up is not the whole row.
    fn is_total_of_a_part(&self, parts: &[String]) -> bool {
        let Some((last, above)) = parts.split_last() else { return false };
        let is_bare = matches!(last.as_str(), "tổng" | "cộng" | "tổng cộng" | "total");
        is_bare && !above.is_empty() || above.iter().any(|part| self.groups.contains(part))
    }

    /// The rater that stands over a heading which says no rater itself.
    fn rater_above(&self, parts: &[String], found: &[Meaning]) -> Option<RaterIx> {
        let is_common = !found.is_empty() && found.iter().all(|one| matches!(one, Meaning::Claim(_, None)));
        let (_, above) = parts.split_last().filter(|_| is_common)?;
        above.iter().rev().find_map(|part| self.rater(part))
    }

    /// Whether a text is a heading, or the rater's part of one.
    pub(in crate::intake) fn knows(&self, text: &str) -> bool {
        if !self.has_figures && !text.contains(char::is_alphabetic) {
            return false;
        }
        // “Họ và tên:” stands before a value, not over a column.
        if text.trim_end().ends_with(':') {
            return false;
        }
        let heading = Heading { column: 0, parts: vec![text.to_owned()] };
        !fold_heading(text).is_empty() && (!self.meanings(&heading).is_empty() || self.rater(text).is_some())
    }

    /// A text that is a whole heading: a word, or the words of a criterion and of a rater in any order.
    fn single(&self, folded: &str) -> Vec<Meaning> {
        let direct = self.word(folded);
        if !direct.is_empty() {
            return direct.to_vec();
        }
        if people::is_name(folded) {
            return vec![self.name];
        }
        let mut found = joined(folded).map(|joined| self.single(&joined)).unwrap_or_default();
        for (word, bare, rater) in &self.raters {
            for word in [word, bare] {
                let before = folded.strip_suffix(word.as_str()).and_then(|rest| rest.strip_suffix(' '));
                let after = folded.strip_prefix(word.as_str()).and_then(|rest| rest.strip_prefix(' '));
                for rest in before.into_iter().chain(after) {
                    found.extend(self.rated(rest, *rater));
                }
            }
        }
        found
    }

    fn across(&self, parts: &[String]) -> Vec<Meaning> {
        let mut found = Vec::new();
        for (at, part) in parts.iter().enumerate() {
            let Some(rater) = self.rater(part) else { continue };
            for (other, item) in parts.iter().enumerate() {
                if other != at {
                    found.extend(self.rated(item, rater));
                }
            }
        }
        found
    }

    /// The criteria of a word, as a rater's.
    fn rated(&self, folded: &str, rater: RaterIx) -> impl Iterator<Item = Meaning> + '_ {
        self.word(folded).iter().filter_map(move |meaning| match meaning {
            Meaning::Claim(input, None) => Some(Meaning::Claim(*input, Some(rater))),
            _ => None,
        })
    }

    fn word(&self, folded: &str) -> &[Meaning] {
        if let Some(found) = self.words.get(folded) {
            return found;
        }
        // Accents may be missing on the heading as a whole, not on some of its letters.
        if without_accents(folded) == folded {
            return self.bare.get(folded).map_or(&[], Vec::as_slice);
        }
        &[]
    }

    /// The rater that a whole text names: in a cell, a sheet name or a file name.
    pub(in crate::intake) fn rater(&self, text: &str) -> Option<RaterIx> {
        let folded = fold_heading(text);
        let exact = self.raters.iter().find(|(word, _, _)| *word == folded);
        let bare = || self.raters.iter().find(|(_, bare, _)| *bare == folded);
        exact.or_else(bare).map(|(_, _, rater)| *rater)
    }

    /// The raters' titles.
    pub(in crate::intake) fn rater_titles(&self) -> &[String] {
        &self.titles
    }
}

/// In a campaign that grades units a row is about a unit: its code and its name are the subject's.
fn of_subject(subject: SubjectKind, identity: Identity) -> Identity {
    match (subject, identity) {
        (SubjectKind::Unit, Identity::UnitCode) => Identity::Code(0),
        (SubjectKind::Unit, Identity::Code(rank)) => Identity::Code(rank + 1),
        (SubjectKind::Unit, Identity::UnitName(0)) => Identity::Name,
        (SubjectKind::Unit, Identity::GivenName) => Identity::Name,
        (SubjectKind::Unit, Identity::Name | Identity::FamilyName | Identity::Birth) => Identity::OfPerson,
        _ => identity,
    }
}

/// “TT 1”, “TT-1”: a folded text without the blanks between a letter and a figure.
fn joined(folded: &str) -> Option<String> {
    let mut out = String::with_capacity(folded.len());
    for word in folded.split(' ') {
        let is_split = out.ends_with(char::is_alphabetic) && word.starts_with(|c: char| c.is_ascii_digit());
        if !out.is_empty() && !is_split {
            out.push(' ');
        }
        out.push_str(word);
    }
    (out.len() < folded.len()).then_some(out)
}

fn push(list: &mut Vec<Meaning>, meaning: Meaning) {
    if !list.contains(&meaning) {
        list.push(meaning);
    }
}

fn titles_of_parts(campaign: &Campaign) -> Vec<String> {
    let groups = campaign.groups.iter().map(|group| clean(&group.title));
    // Questions about whose form it is stand in a group of ours.
    let of_people =
        Lang::ALL.iter().flat_map(|lang| [FormText::PhoneWho, FormText::PhoneWhichUnit].map(|of| lang.form(of)));
    let extras = campaign.extras.iter().map(|extra| clean(&extra.title));
    let mut titles: Vec<String> = groups.chain(extras).chain(of_people.map(str::to_owned)).collect();
    titles.sort_by_key(|title| std::cmp::Reverse(title.len()));
    titles
}

fn rater_words(campaign: &Campaign) -> Vec<(String, String, RaterIx)> {
    let mut out = Vec::new();
    for (position, rater) in campaign.raters.iter().enumerate() {
        for word in rater.column.iter().map(String::as_str).chain([rater.title.as_str(), rater.id.as_str()]) {
            let folded = fold_heading(word);
            if !folded.is_empty() {
                out.push((folded.clone(), without_accents(&folded), RaterIx::at(position)));
            }
        }
    }
    out
}
