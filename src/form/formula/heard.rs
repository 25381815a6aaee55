//! Whose cell counts in a running total, and which cells are lacking.

use crate::campaign::{BlankValue, Combine, Item, ItemSource};
use crate::form::Forms;
use crate::id::{FactIx, InputIx};
use crate::num::Exact;

use super::Row;
use super::blank::with_blank;

/// What must be filled in: an input, whoever fills it in, or a fact.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Needed {
    Input(InputIx),
    Fact(FactIx),
}

/// Something that must be filled in: where it is lacking (1) or not (0), and of which roles it is asked.
struct Lacking {
    what: Needed,
    terms: Vec<String>,
    asked: Option<Vec<Exact>>,
}

impl Forms<'_> {
    /// The lowest rater who speaks where all above him are silent: the first, or the rater himself where each is
    /// weighed by himself.
    pub(super) fn lowest(&self, row: &Row<'_>) -> usize {
        if self.campaign.combine == Combine::Last { 0 } else { row.rater }
    }

    /// The cell of an input that counts: the highest rater's who has filled in the criterion, then the declared blank.
    pub(super) fn heard(&self, item: &Item, input: InputIx, row: &Row<'_>) -> String {
        let blank = blank(item);
        let lowest = self.lowest(row);
        let mut text = with_blank(&(row.input)(input, lowest), blank.as_deref());
        for rater in lowest + 1..=row.rater {
            let own = (row.input)(input, rater);
            let spoken = match item.source {
                // Who says a part of a ratio says it as a whole.
                ItemSource::Ratio { .. } => with_blank(&own, blank.as_deref()),
                _ => own,
            };
            text = format!("IF({}=\"\",{text},{spoken})", self.words(item, rater, row));
        }
        text
    }

    /// What a rater says of an item: nothing where it is an empty text.
    fn words(&self, item: &Item, rater: usize, row: &Row<'_>) -> String {
        let cells: Vec<String> = inputs(item).into_iter().map(|input| (row.input)(input, rater)).collect();
        cells.join("&")
    }

    /// 1 where an input is needed for an item and nobody has filled it in who counts.
    fn lacks(&self, item: &Item, input: InputIx, row: &Row<'_>) -> String {
        let lowest = self.lowest(row);
        let empty = |rater: usize| format!("({}=\"\")", (row.input)(input, rater));
        let raters = lowest + 1..=row.rater;
        match item.source {
            ItemSource::Ratio { .. } => raters.fold(empty(lowest), |below, rater| {
                format!("IF({}=\"\",{below},{})", self.words(item, rater, row), empty(rater))
            }),
            _ => raters.fold(empty(lowest), |below, rater| format!("{below}*{}", empty(rater))),
        }
    }

    /// How many required cells are empty; one that several criteria read counts once, where any of them is asked.
    pub(super) fn lacking(&self, row: &Row<'_>) -> String {
        let mut needed: Vec<Lacking> = Vec::new();
        for (at, item) in self.campaign.items.iter().enumerate().filter(|(_, item)| item.blank.is_none()) {
            let own: Vec<(Needed, String)> = match item.source {
                ItemSource::Fact(fact)
                    if self.campaign.facts[fact.index()].blank.is_none() && !self.is_counted(item) =>
                {
                    vec![(Needed::Fact(fact), format!("({}=\"\")", (row.fact)(fact)))]
                }
                ItemSource::Fact(_) => Vec::new(),
                _ => {
                    let column = |input: InputIx| Needed::Input(self.campaign.column_of(input));
                    inputs(item).into_iter().map(|input| (column(input), self.lacks(item, input, row))).collect()
                }
            };
            let criterion = self.campaign.criteria.get(at);
            let asked: Option<Vec<Exact>> =
                criterion.map(|criterion| criterion.weight.iter().map(one_unless_zero).collect());
            for (what, term) in own {
                match needed.iter_mut().find(|known| known.what == what) {
                    Some(known) => known.also(term, asked.as_deref()),
                    None => needed.push(Lacking { what, terms: vec![term], asked: asked.clone() }),
                }
            }
        }
        let terms: Vec<String> = needed.iter().filter_map(|lacking| self.term(lacking, row)).collect();
        // Alone, it would be true or false, which a spreadsheet holds to be more than any number.
        if let [only] = terms.as_slice() { format!("1*{only}") } else { terms.join("+") }
    }

    fn term(&self, lacking: &Lacking, row: &Row<'_>) -> Option<String> {
        let term = match lacking.terms.as_slice() {
            [only] => only.clone(),
            several => format!("MIN(1,{})", several.join("+")),
        };
        match lacking.asked.as_ref().map(|asked| self.by_role(asked, row)).as_deref() {
            None | Some("1") => Some(term),
            Some("0") => None,
            Some(asked) => Some(format!("{asked}*{term}")),
        }
    }

    /// Whether an item is scored by what is counted from the results of others, which no form can tell.
    pub(super) fn is_counted(&self, item: &Item) -> bool {
        matches!(item.source, ItemSource::Fact(fact) if self.campaign.facts[fact.index()].is_counted())
    }

    /// 1 where a role is scored by something of the kind; none where everybody is.
    pub(super) fn counts_others(&self, row: &Row<'_>) -> Option<String> {
        let mut asked = vec![Exact::ZERO; self.campaign.roles.len()];
        for (at, _) in self.campaign.items.iter().enumerate().filter(|(_, item)| self.is_counted(item)) {
            let weights = &self.campaign.criteria.get(at)?.weight;
            asked
                .iter_mut()
                .zip(weights)
                .filter(|(_, weight)| !weight.is_zero())
                .for_each(|(asked, _)| *asked = Exact::ONE);
        }
        asked.iter().any(Exact::is_zero).then(|| self.by_role(&asked, row))
    }
}

impl Lacking {
    /// Another criterion reads the same.
    fn also(&mut self, term: String, asked: Option<&[Exact]>) {
        if !self.terms.contains(&term) {
            self.terms.push(term);
        }
        let either = |(a, b): (&Exact, &Exact)| if a.is_zero() { b.clone() } else { a.clone() };
        let joined = self.asked.as_ref().zip(asked);
        self.asked = joined.map(|(known, asked)| known.iter().zip(asked).map(either).collect());
    }
}

/// What an item asks for.
pub(super) fn inputs(item: &Item) -> Vec<InputIx> {
    match item.source {
        ItemSource::Column(input) => vec![input],
        ItemSource::Ratio { done, of, less } => [done, of].into_iter().chain(less).collect(),
        ItemSource::Fact(_) => Vec::new(),
    }
}

/// The declared blank; of a mark one of two words, however the rules have written it.
fn blank(item: &Item) -> Option<String> {
    match &item.blank_value {
        Some(BlankValue::Flag(yes)) => Some(yes.to_string()),
        _ => item.blank.clone(),
    }
}

fn one_unless_zero(number: &Exact) -> Exact {
    if number.is_zero() { Exact::ZERO } else { Exact::whole(1) }
}
