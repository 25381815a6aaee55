//! What the columns of scores are called, how wide they are, and what may be typed into them.

use crate::campaign::{Campaign, EXEMPT, Input, InputPart, ItemSource, NOT_APPLICABLE, NotApplicable, PointsRule};
use crate::id::{InputIx, ItemIx};
use crate::report::book::Book;
use crate::report::measure::width_for;
use crate::report::sheet::{Entry, EntryRule};
use crate::text::fold_heading;
use crate::words::Phrase;

use super::super::criteria::Criteria;

/// The heading of each input: how it is called in tables, with the word of the highest rater where raters have
/// columns of their own.
pub(super) fn labels(campaign: &Campaign, by_rater: &[bool], plain: &[String]) -> Vec<String> {
    let rater = campaign.raters.last().map(|rater| {
        let words = rater.column.iter().chain([&rater.title]);
        words.min_by_key(|word| word.chars().count()).cloned().unwrap_or_default()
    });
    let one = |(label, own): (&String, &bool)| match rater.as_ref().filter(|_| *own) {
        Some(rater) => format!("{label}\n{rater}"),
        None => label.clone(),
    };
    plain.iter().zip(by_rater).map(one).collect()
}

/// For each input the shortest word that means its column and nothing else.
pub(super) fn plain_labels(campaign: &Campaign) -> Vec<String> {
    // Each word is folded once: this is asked for every unit.
    let words =
        campaign.inputs.iter().flat_map(|input| input.words.iter().map(move |word| (input.column.index(), word)));
    let facts = campaign.facts.iter().flat_map(|fact| fact.column.iter().chain([&fact.title]));
    let words = words.chain(facts.map(|word| (usize::MAX, word)));
    let folded: Vec<(usize, String)> = words.map(|(column, word)| (column, fold_heading(word))).collect();
    let mut first = 0;
    let one = |input: &Input| {
        let own = &folded[first..first + input.words.len()];
        first += input.words.len();
        let is_own = |folded_word: &String| {
            !folded.iter().any(|(of, other)| *of != input.column.index() && other == folded_word)
        };
        let words = input.words.iter().zip(own).filter(|(word, (_, folded))| {
            !is_id(campaign, input, word) && word.chars().any(char::is_alphabetic) && is_own(folded)
        });
        let shortest = words.min_by_key(|(word, _)| word.chars().count());
        shortest.map_or(&input.title, |(word, _)| word).clone()
    };
    campaign.inputs.iter().map(one).collect()
}

/// Whether a word is the technical id, which is for files and not for people.
pub(super) fn is_id(campaign: &Campaign, input: &Input, word: &str) -> bool {
    let item = &campaign.items[input.item.index()];
    word == item.id.as_str() && word != item.title && input.part == InputPart::Value
}

/// The headings of each item's columns, for the sheet of criteria.
pub(super) fn item_labels(campaign: &Campaign, plain: &[String]) -> Vec<String> {
    let of = |item: usize| {
        if let ItemSource::Fact(fact) = campaign.items[item].source {
            return campaign.facts[fact.index()].title.clone();
        }
        let inputs = campaign.inputs.iter().zip(plain).filter(|(input, _)| input.item == ItemIx::at(item));
        let words: Vec<&str> = inputs.map(|(_, label)| label.as_str()).collect();
        words.join(" / ")
    };
    (0..campaign.items.len()).map(of).collect()
}

/// How wide a column must be for what is typed into it.
pub(super) fn claim_width(campaign: &Campaign, input: InputIx) -> u16 {
    match &campaign.items[campaign.inputs[input.index()].item.index()].points {
        PointsRule::Choice(words) => words.iter().map(|(word, _, _)| width_for(word, 1, 5, 14)).max().unwrap_or(5),
        _ => 5,
    }
}

/// What may be typed into each input's cells.
pub(super) fn entries(book: &Book<'_>, criteria: &Criteria<'_>) -> Vec<Option<Entry>> {
    let campaign = book.campaign;
    let one = |input: &Input| {
        let item = &campaign.items[input.item.index()];
        let place = &criteria.items[input.item.index()];
        let plain = |number_of: &crate::num::Exact| number_of.to_string();
        let rule = match &item.points {
            PointsRule::UpTo { max, .. } => EntryRule::Decimal("0".to_owned(), Some(plain(max))),
            PointsRule::Percent { .. } => EntryRule::Decimal("0".to_owned(), Some("100".to_owned())),
            PointsRule::Bands(bands) => {
                EntryRule::Decimal(bands.last().map_or_else(String::new, |(low, _)| plain(low)), None)
            }
            PointsRule::Ratio { .. } => EntryRule::Decimal("0".to_owned(), None),
            PointsRule::Count { .. } | PointsRule::Deduct { .. } => EntryRule::Whole,
            PointsRule::Choice(_) | PointsRule::Flag { .. } => EntryRule::From(place.offered.clone()),
        };
        let allowed = match &rule {
            EntryRule::Decimal(low, Some(high)) => {
                let (low, high) = (book.lang.decimal(low), book.lang.decimal(high));
                book.phrase(Phrase::EntryBetween, &[("low", &low), ("high", &high)])
            }
            EntryRule::Decimal(low, None) => book.phrase(Phrase::EntryFrom, &[("low", &book.lang.decimal(low))]),
            EntryRule::Whole => book.phrase(Phrase::EntryWhole, &[]),
            EntryRule::From(_) | EntryRule::Anything => book.phrase(Phrase::EntryWord, &[]),
        };
        let mut readers = campaign.readers(input.column).map(|item| campaign.criteria.get(item.index()));
        let lapses =
            readers.all(|item| item.is_some_and(|criterion| criterion.not_applicable != NotApplicable::Refuse));
        let step = match &item.points {
            PointsRule::UpTo { step, .. } => step.as_ref().map(plain),
            _ => None,
        };
        let allowed = match &step {
            Some(step) => book.phrase(Phrase::EntryStep, &[("allowed", &allowed), ("step", &book.lang.decimal(step))]),
            None => allowed,
        };
        let allowed = if lapses {
            let values = [("allowed", &*allowed), ("without", NOT_APPLICABLE[0]), ("exempt", EXEMPT[0])];
            book.phrase(Phrase::EntryOrWithout, &values)
        } else {
            allowed
        };
        let message = book.phrase(Phrase::EntryMessage, &[("title", &input.title), ("allowed", &allowed)]);
        Entry { rule, words: lapses.then(|| criteria.without.clone()), step, message }
    };
    campaign.inputs.iter().map(|input| Some(one(input))).collect()
}
