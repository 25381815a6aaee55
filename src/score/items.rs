//! From the claims of all raters to one value for each item.

use crate::campaign::{Campaign, Combine, Item, ItemOf, ItemSource, MissingRater, NotApplicable, PointsRule};
use crate::id::{InputIx, ItemIx, RaterIx, RoleIx};
use crate::intake::{Claim, Dossier, FactValue, Sheet};
use crate::num::Exact;
use crate::score::ItemState;
use crate::score::grid::Grid;
use crate::score::points::{Fault, blank_claim, fact_claim, points, ratio};

/// Whose claims count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Voice {
    /// All, combined as the campaign says.
    Combined,
    /// One rater's alone, with common columns and facts.
    Alone(RaterIx),
}

/// The value of one item.
#[derive(Clone, Debug)]
pub(crate) struct Scored {
    pub(crate) state: ItemState,
    pub(crate) points: Exact,
    /// The rater whose claim counts, where one alone does.
    pub(crate) rater: Option<RaterIx>,
    /// A missing rater's weight was shared out.
    pub(crate) shared_rater: bool,
}

impl Scored {
    /// No value.
    pub(crate) fn missing() -> Self {
        scored(ItemState::Missing, Exact::ZERO)
    }
}

/// One rater's word on an item.
enum Word {
    Blank,
    /// Something is there, but a needed part is not.
    Partial,
    NotApplicable {
        exempt: bool,
    },
    Points(Exact),
}

/// Everything that the value of an item depends on.
#[derive(Clone, Copy)]
pub(crate) struct Source<'a> {
    pub(crate) campaign: &'a Campaign,
    pub(crate) sheets: &'a [Sheet],
    pub(crate) grid: &'a Grid,
    pub(crate) dossier: &'a Dossier,
    pub(crate) role: RoleIx,
}

impl Source<'_> {
    /// The value of an item, by the voices asked for.
    pub(crate) fn value(&self, item: ItemIx, voice: Voice) -> Result<Scored, Fault> {
        if !is_asked(self.campaign, self.role, item) {
            return Ok(scored(ItemState::NotAsked, Exact::ZERO));
        }
        let rule = &self.campaign.items[item.index()];
        match (voice, &self.campaign.combine) {
            (Voice::Alone(rater), _) => self.settle(item, self.word(rule, Some(rater))?, None),
            (Voice::Combined, _) if !self.is_by_rater(rule) => self.settle(item, self.word(rule, None)?, None),
            (Voice::Combined, Combine::Last) => self.last(item, rule),
            (Voice::Combined, Combine::Weighted { weights, missing }) => self.weighted(item, rule, weights, *missing),
        }
    }

    /// Whether any rater of his own scored the item (else a common column or a fact speaks for all).
    fn is_by_rater(&self, rule: &Item) -> bool {
        let filled = |input: InputIx| {
            (0..self.campaign.raters.len()).any(|rater| self.grid.is_filled(input, Some(RaterIx::at(rater))))
        };
        match rule.source {
            ItemSource::Fact(_) => false,
            ItemSource::Column(input) => filled(input),
            ItemSource::Ratio { done, of, less } => filled(done) || filled(of) || less.is_some_and(filled),
        }
    }

    /// The highest rater with a cell that is not blank decides.
    fn last(&self, item: ItemIx, rule: &Item) -> Result<Scored, Fault> {
        for rater in (0..self.campaign.raters.len()).rev().map(RaterIx::at) {
            match self.word(rule, Some(rater))? {
                Word::Blank => {}
                word => return self.settle(item, word, Some(rater)),
            }
        }
        self.settle(item, Word::Blank, None)
    }

    /// Σ weight × points over the raters who scored.
    fn weighted(&self, item: ItemIx, rule: &Item, weights: &[Exact], missing: MissingRater) -> Result<Scored, Fault> {
        let (mut sum, mut weight, mut absent, mut not_applicable) = (Exact::ZERO, Exact::ZERO, 0, None);
        for (rater, share) in weights.iter().enumerate() {
            match self.word(rule, Some(RaterIx::at(rater)))? {
                Word::Blank => absent += 1,
                Word::Partial => return self.settle(item, Word::Partial, None),
                Word::NotApplicable { exempt } => not_applicable = Some(exempt),
                Word::Points(points) => {
                    sum = &sum + &(share * &points);
                    weight = &weight + share;
                }
            }
        }
        let word = match not_applicable {
            Some(_) if !weight.is_zero() => return Err(Fault::Disagree),
            Some(exempt) => Word::NotApplicable { exempt },
            None if weight.is_zero() => return self.settle(item, Word::Blank, None),
            None => Word::Points(if absent == 0 { sum } else { &sum / &weight }),
        };
        match (absent, missing) {
            (0, _) => self.settle(item, word, None),
            (_, MissingRater::Incomplete) => Ok(Scored::missing()),
            (_, MissingRater::ShareOut) => Ok(Scored { shared_rater: true, ..self.settle(item, word, None)? }),
        }
    }

    /// What one rater (or a common column, or a fact) says.
    fn word(&self, rule: &Item, rater: Option<RaterIx>) -> Result<Word, Fault> {
        match rule.source {
            ItemSource::Column(input) => simple(&rule.points, self.grid.claim(self.sheets, input, rater)),
            ItemSource::Fact(fact) => simple(&rule.points, fact_claim(&self.dossier.fact(fact).value)),
            ItemSource::Ratio { .. } if self.is_silent(rule, rater) => Ok(Word::Blank),
            ItemSource::Ratio { done, of, less } => {
                let claim = |input| self.grid.claim(self.sheets, input, rater);
                ratio_word(rule, claim(done), claim(of), less.map(claim))
            }
        }
    }

    /// Whether a rater has left all of his own cells of a ratio blank, where raters have some: a common column beside
    /// them does not speak for him.
    fn is_silent(&self, rule: &Item, rater: Option<RaterIx>) -> bool {
        let ItemSource::Ratio { done, of, less } = rule.source else { return false };
        let own = |input: InputIx| self.grid.is_filled(input, rater);
        rater.is_some() && self.is_by_rater(rule) && !own(done) && !own(of) && !less.is_some_and(own)
    }

    /// Whether anything was handed in for an item.
    pub(crate) fn holds(&self, item: ItemIx) -> bool {
        let filled = |input: InputIx| {
            let raters = (0..self.campaign.raters.len()).map(|rater| Some(RaterIx::at(rater)));
            raters.chain([None]).any(|rater| self.grid.is_filled(input, rater))
        };
        match self.campaign.items[item.index()].source {
            ItemSource::Fact(fact) => self.dossier.fact(fact).value != FactValue::Missing,
            ItemSource::Column(input) => filled(input),
            ItemSource::Ratio { done, of, less } => filled(done) || filled(of) || less.is_some_and(filled),
        }
    }

    /// What is wrong with the words of those raters who are not heard, where numbers of theirs do not go together.
    pub(crate) fn unheard_fault(&self, item: ItemIx) -> Option<(RaterIx, Fault)> {
        let rule = &self.campaign.items[item.index()];
        if !matches!(rule.source, ItemSource::Ratio { .. })
            || !is_asked(self.campaign, self.role, item)
            || !self.is_by_rater(rule)
        {
            return None;
        }
        let raters = (0..self.campaign.raters.len()).rev().map(RaterIx::at);
        let mut speaking = raters.filter(|rater| !self.is_silent(rule, Some(*rater)));
        speaking.find_map(|rater| Some((rater, self.value(item, Voice::Alone(rater)).err()?)))
    }

    /// The rater whose own words do not go together; none where they do not go with those of another.
    pub(crate) fn at_fault(&self, item: ItemIx) -> Option<RaterIx> {
        let rule = &self.campaign.items[item.index()];
        let mut raters = (0..self.campaign.raters.len()).rev().map(RaterIx::at);
        raters.find(|rater| self.word(rule, Some(*rater)).is_err())
    }

    /// Turns a word into the item's value: `not-applicable` and `blank` as the campaign says.
    fn settle(&self, item: ItemIx, word: Word, rater: Option<RaterIx>) -> Result<Scored, Fault> {
        let rule = &self.campaign.items[item.index()];
        let value = match word {
            Word::Points(points) => scored(ItemState::Scored, points),
            Word::Partial => scored(ItemState::Missing, Exact::ZERO),
            Word::Blank => match blank_word(rule)? {
                Word::Points(points) => scored(ItemState::FromBlank, points),
                Word::NotApplicable { exempt } => self.not_applicable(item, rule, exempt)?,
                Word::Blank | Word::Partial => scored(ItemState::Missing, Exact::ZERO),
            },
            Word::NotApplicable { exempt } => self.not_applicable(item, rule, exempt)?,
        };
        Ok(Scored { rater, ..value })
    }

    fn not_applicable(&self, item: ItemIx, rule: &Item, exempt: bool) -> Result<Scored, Fault> {
        let policy = match rule.of {
            ItemOf::Group(_) => self.campaign.criteria[item.index()].not_applicable,
            ItemOf::Extra(_) => NotApplicable::Refuse,
        };
        match policy {
            NotApplicable::Refuse => Err(Fault::NotApplicable),
            NotApplicable::ShareOut => Ok(scored(ItemState::SharedOut { exempt }, Exact::ZERO)),
            NotApplicable::Full => Ok(scored(ItemState::Full { exempt }, rule.max.clone())),
        }
    }
}

/// Whether an item is asked of a role: a criterion with weight 0 is not.
pub(crate) fn is_asked(campaign: &Campaign, role: RoleIx, item: ItemIx) -> bool {
    let criterion = campaign.criteria.get(item.index());
    criterion.is_none_or(|criterion| !criterion.weight[role.index()].is_zero())
}

fn scored(state: ItemState, points: Exact) -> Scored {
    Scored { state, points, rater: None, shared_rater: false }
}

fn simple(rule: &PointsRule, claim: Claim) -> Result<Word, Fault> {
    Ok(match claim {
        Claim::Blank => Word::Blank,
        Claim::NotApplicable => Word::NotApplicable { exempt: false },
        Claim::Exempt => Word::NotApplicable { exempt: true },
        value => Word::Points(points(rule, value)?),
    })
}

/// The parts of a ratio together; an empty one is read as the declared `blank` once another is there.
fn ratio_word(rule: &Item, done: Claim, of: Claim, less: Option<Claim>) -> Result<Word, Fault> {
    if done == Claim::Blank && of == Claim::Blank && less.as_ref().is_none_or(|less| *less == Claim::Blank) {
        return Ok(Word::Blank);
    }
    let fill = |claim| match (claim, &rule.blank_value) {
        (Claim::Blank, Some(blank)) => blank_claim(blank),
        (claim, _) => claim,
    };
    match (fill(done), fill(of), less.map_or(Claim::Number(Exact::ZERO), fill)) {
        (Claim::Exempt, ..) | (_, Claim::Exempt, _) | (.., Claim::Exempt) => Ok(Word::NotApplicable { exempt: true }),
        (Claim::NotApplicable, ..) | (_, Claim::NotApplicable, _) | (.., Claim::NotApplicable) => {
            Ok(Word::NotApplicable { exempt: false })
        }
        (Claim::Number(done), Claim::Number(of), Claim::Number(less)) => ratio_points(&rule.points, &done, &of, &less),
        (Claim::Blank, ..) | (_, Claim::Blank, _) | (.., Claim::Blank) => Ok(Word::Partial),
        _ => Err(Fault::OutOfRange),
    }
}

fn ratio_points(rule: &PointsRule, done: &Exact, of: &Exact, less: &Exact) -> Result<Word, Fault> {
    let PointsRule::Ratio { max, each, over } = rule else {
        return Err(Fault::OutOfRange);
    };
    let points = ratio(max, *over, done, of, &(each * less))?;
    Ok(points.map_or(Word::NotApplicable { exempt: false }, Word::Points))
}

/// What an empty cell means: the declared `blank` as if it stood in the cell, or nothing.
fn blank_word(rule: &Item) -> Result<Word, Fault> {
    let Some(blank) = &rule.blank_value else {
        return Ok(Word::Blank);
    };
    let claim = blank_claim(blank);
    match rule.source {
        ItemSource::Ratio { less, .. } => ratio_word(rule, claim.clone(), claim.clone(), less.map(|_| claim)),
        ItemSource::Column(_) | ItemSource::Fact(_) => simple(&rule.points, claim),
    }
}
