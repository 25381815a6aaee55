//! The points of an item as a formula over its cells.

use crate::campaign::{BlankValue, Combine, Item, MissingRater, NotApplicable, OverDone, PointsRule};
use crate::num::Exact;
use crate::report::grid::LONGEST_LITERAL;

use super::super::FLAGS;
use super::{ItemCells, Writer};

impl Writer<'_, '_> {
    /// The points of an item.
    pub(super) fn points(&self, at: usize) -> String {
        let cells = &self.cells[at];
        let value = match &self.campaign.combine {
            Combine::Weighted { weights, missing } if !cells.rated.is_empty() => self.weighed(at, weights, *missing),
            _ => self.of_cells(at, &cells.own),
        };
        match (self.without(at), self.campaign.criteria.get(at).map(|criterion| criterion.not_applicable)) {
            (Some(test), Some(NotApplicable::Full)) => format!("IF({test},{},{value})", self.criteria.items[at].max),
            (Some(test), Some(NotApplicable::ShareOut)) => format!("IF({test},0,{value})"),
            _ => value,
        }
    }

    /// The points of an item whose raters are weighed: Σ weight × points over those who scored it.
    fn weighed(&self, at: usize, weights: &[Exact], missing: MissingRater) -> String {
        let parts = self.cells[at].rated.iter().zip(weights);
        let sum = match missing {
            MissingRater::Incomplete => {
                let terms: Vec<String> =
                    parts.map(|(cells, weight)| format!("{weight}*{}", self.of_rater(at, &cells[0]))).collect();
                format!("({})", terms.join("+"))
            }
            MissingRater::ShareOut => {
                let (mut sum, mut whole) = (Vec::new(), Vec::new());
                for (cells, weight) in parts {
                    let (cell, points) = (&cells[0], self.of_rater(at, &cells[0]));
                    sum.push(format!("IF({cell}=\"\",0,{weight}*{points})"));
                    whole.push(format!("IF({cell}=\"\",0,{weight})"));
                }
                format!("(({})/({}))", sum.join("+"), whole.join("+"))
            }
        };
        match self.campaign.items[at].blank_value.as_ref().and_then(|value| literal(&self.campaign.items[at], value)) {
            Some(blank) => {
                format!("IF(COUNTA({})=0,{},{sum})", self.rated_cells(at), self.of_rater(at, &blank))
            }
            None => sum,
        }
    }

    /// The cells of all raters who are weighed.
    pub(super) fn rated_cells(&self, at: usize) -> String {
        let all: Vec<&str> = self.cells[at].rated.iter().flatten().map(String::as_str).collect();
        all.join(",")
    }

    /// How many of the raters who are weighed say that an item does not apply, where it allows that.
    pub(super) fn words_of_raters(&self, at: usize) -> Option<String> {
        let criterion = self.campaign.criteria.get(at)?;
        let rated = self.cells[at].rated.iter().flatten();
        (criterion.not_applicable != NotApplicable::Refuse).then(|| {
            let tests: Vec<String> = rated.map(|cell| format!("N({})", self.is_word(cell))).collect();
            format!("({})", tests.join("+"))
        })
    }

    /// The points that one rater's cells give.
    fn of_cells(&self, at: usize, cells: &[String]) -> String {
        let item = &self.campaign.items[at];
        // MIN and MAX pass over an empty cell; as a number it is 0.
        if matches!(item.points, PointsRule::UpTo { .. }) && item.blank_value.as_ref().is_some_and(is_nought) {
            return format!("N({})", cells[0]);
        }
        let cells: Vec<String> = cells.iter().map(|cell| filled(item, cell)).collect();
        self.of_values(at, &cells)
    }

    /// The points that the value of one of several raters gives.
    fn of_rater(&self, at: usize, value: &str) -> String {
        self.of_values(at, &[value.to_owned()])
    }

    /// The points of a value: one, or the parts of a ratio.
    fn of_values(&self, at: usize, values: &[String]) -> String {
        let item = &self.campaign.items[at];
        let place = &self.criteria.items[at];
        let cell = |part: usize| values[part].clone();
        let list = || place.list.clone().unwrap_or_default();
        match &item.points {
            PointsRule::UpTo { .. } => cell(0),
            PointsRule::Choice(_) | PointsRule::Flag { .. } => {
                let (words, points) = list();
                // A whole number that is typed is found among the words.
                let text = if has_whole_number(&item.points) { "&\"\"" } else { "" };
                format!("INDEX({points},MATCH({}{text},{words},0))", cell(0))
            }
            PointsRule::Count { .. } => format!("MIN({},{}*{})", place.max, place.each, cell(0)),
            PointsRule::Percent { .. } => format!("{}*{}/100", cell(0), place.max),
            PointsRule::Bands(_) => {
                let (bounds, points) = list();
                format!("LOOKUP({},{bounds},{points})", cell(0))
            }
            PointsRule::Ratio { over, .. } => {
                let (done, of) = (cell(0), cell(1));
                match (over, values.len()) {
                    (OverDone::Refuse, 3) => format!("MAX(0,{done}-{}*{})*{}/{of}", place.each, cell(2), place.max),
                    (OverDone::Cap, 3) => {
                        let off = format!("{}*{}", place.each, cell(2));
                        format!("IF({of}=0,{max},MAX(0,MIN(N({done}),{of})-{off})*{max}/{of})", max = place.max)
                    }
                    (OverDone::Refuse, _) => format!("{done}*{}/{of}", place.max),
                    (OverDone::Cap, _) => format!("IF({done}>{of},{},{done}*{}/{of})", place.max, place.max),
                }
            }
            PointsRule::Deduct { .. } => format!("MAX({},{}-{}*{})", place.least, place.max, place.each, cell(0)),
        }
    }

    /// The test for “not applicable”, where the item allows that.
    pub(super) fn without(&self, at: usize) -> Option<String> {
        let criterion = self.campaign.criteria.get(at)?;
        if criterion.not_applicable == NotApplicable::Refuse {
            return None;
        }
        let item = &self.campaign.items[at];
        let ItemCells { own, rated } = &self.cells[at];
        if !rated.is_empty() {
            return Some(format!("{}>0", self.words_of_raters(at)?));
        }
        Some(match &item.points {
            PointsRule::Ratio { .. } => {
                let of = |part: usize| filled(item, &own[part]);
                format!("OR({},AND({}=0,{}=0))", self.any_word(own), of(0), of(1))
            }
            _ => self.is_word(&own[0]),
        })
    }

    /// Whether some of the cells say that an item does not apply.
    pub(super) fn any_word(&self, cells: &[String]) -> String {
        let words: Vec<String> = cells.iter().map(|cell| self.is_word(cell)).collect();
        format!("OR({})", words.join(","))
    }

    /// Whether a cell says that an item does not apply. Any other text is no value, and shows.
    fn is_word(&self, cell: &str) -> String {
        format!("ISNUMBER(MATCH({cell},{},0))", self.criteria.without)
    }
}

/// A cell, or the declared `blank` where it is empty.
pub(super) fn filled(item: &Item, cell: &str) -> String {
    match &item.blank_value {
        // An empty cell is reckoned as 0 anyway; only a list has to be told.
        Some(value) if is_nought(value) && !matches!(item.points, PointsRule::Bands(_)) => cell.to_owned(),
        Some(value) => match literal(item, value) {
            Some(blank) => format!("IF({cell}=\"\",{blank},{cell})"),
            None => cell.to_owned(),
        },
        None => cell.to_owned(),
    }
}

/// A declared `blank` as a formula has it.
fn literal(item: &Item, value: &BlankValue) -> Option<String> {
    Some(match value {
        BlankValue::Number(value) => value.to_string(),
        BlankValue::Choice(word) => {
            let PointsRule::Choice(words) = &item.points else { return None };
            format!("\"{}\"", words[usize::from(*word)].0.replace('"', "\"\""))
        }
        BlankValue::Flag(yes) => format!("\"{}\"", FLAGS[usize::from(!*yes)]),
    })
}

pub(super) fn is_nought(value: &BlankValue) -> bool {
    matches!(value, BlankValue::Number(value) if value.is_zero())
}

/// Whether the words of an item mean in a formula what they say.
pub(in super::super) fn is_tellable(item: &Item) -> bool {
    let PointsRule::Choice(words) = &item.points else { return true };
    // Excel looks no longer words up, and takes none in a formula.
    let is_short = |word: &str| word.encode_utf16().count() <= LONGEST_LITERAL;
    let is_plain = |word: &str| !word.contains(['*', '?', '~', '#']) && !is_no_text(word);
    words.iter().all(|(word, _, _)| is_short(word) && is_plain(word))
}

/// Whether a word is typed as something else than text, and not as a whole number either: “10%”, “1/2”, “TRUE”.
fn is_no_text(word: &str) -> bool {
    let is_number = word.contains(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_digit() || " .,:/%+-()eE".contains(c));
    (is_number && !is_whole_number(word)) || ["true", "false"].contains(&word.to_lowercase().as_str())
}

fn has_whole_number(rule: &PointsRule) -> bool {
    matches!(rule, PointsRule::Choice(words) if words.iter().any(|(word, _, _)| is_whole_number(word)))
}

/// Whether a spreadsheet writes the number as the word is written.
fn is_whole_number(word: &str) -> bool {
    word.parse::<u32>().is_ok_and(|number| number.to_string() == word)
}
