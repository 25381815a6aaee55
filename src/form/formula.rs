//! Running totals as formulas: what would count if a rater were the last to score, by the weights of the person's role.
//!
//! They follow semantics.md sections 3.1 to 3.4: what a rater leaves empty is taken from the one below, as when it is
//! graded. Limits, gates and quotas are not in them: they orient whoever fills a form in, and nothing reads them.

mod blank;
mod heard;
mod typed;

pub(super) use blank::date;
pub(super) use typed::{is_per_cent, word};

use crate::campaign::{AboveScale, ExtraKind, Item, ItemOf, ItemSource, NotApplicable, PointsRule};
use crate::form::Forms;
use crate::id::{FactIx, InputIx, RoleIx};
use crate::num::{Exact, RoundingMode};
use crate::report::grid::{has_short_literals, quoted};
use crate::words::FormText;

/// Longest formula that a spreadsheet takes, with a margin.
const LONGEST: usize = 8_000;

/// Most cells that may be named in one call.
const MOST_CELLS: usize = 250;

/// What a formula shows where there is nothing to tell. Not an empty text: LibreOffice saves that as if the formula
/// had never been computed.
pub(super) const NOBODY: &str = "–";

/// Words for yes, and for no, as a mark is read.
pub(super) const YES: [&str; 10] = ["x", "có", "yes", "đảm bảo", "1", "×", "✓", "✔", "√", "true"];
const NO: [&str; 9] = ["0", "không", "no", "không có", "không đảm bảo", "false", "-", "–", "—"];

/// What a role shows that nobody can tell.
pub(super) const NO_ROLE: &str = "?";

/// Words for “not applicable”.
const NOTHING: &str = "{\"kad\",\"miễn\",\"n/a\",\"không áp dụng\",\"exempt\",\"not applicable\"}";

/// Where a row has what the total is made of.
pub(super) struct Row<'a> {
    /// The cell of an input in the column of a rater, by position (0 where nobody tells raters apart).
    pub(super) input: &'a dyn Fn(InputIx, usize) -> String,
    /// The rater whose total it is.
    pub(super) rater: usize,
    /// The cell of a fact.
    pub(super) fact: &'a dyn Fn(FactIx) -> String,
    /// The cell that names the role; none where all roles are scored alike.
    pub(super) role: Option<String>,
}

impl Forms<'_> {
    /// The running total of a row; none where it, or words in it, would be longer than a spreadsheet allows.
    pub(super) fn running(&self, row: &Row<'_>) -> Option<String> {
        // Where there is no room to look at how each number is shown, the hints alone say that none is per cent.
        self.total(row, self.shown_as_per_cent(row)).or_else(|| self.total(row, None))
    }

    /// The same, of a row of which something is not so.
    fn total(&self, row: &Row<'_>, unlike: Option<String>) -> Option<String> {
        let campaign = self.campaign;
        let cells: Vec<String> = self.inputs().map(|input| (row.input)(input, row.rater)).collect();
        if cells.is_empty() || cells.len() > MOST_CELLS || campaign.groups.is_empty() {
            return None;
        }
        let groups: Vec<String> = (0..campaign.groups.len()).map(|group| self.group(group, row)).collect();
        let mut total = groups.join("+");
        for extra in &campaign.extras {
            let sum: Vec<String> =
                campaign.items[extra.items.clone()].iter().map(|item| self.points(item, row)).collect();
            let sign = match extra.kind {
                ExtraKind::Bonus => '+',
                ExtraKind::Deduction => '-',
            };
            total = format!("{total}{sign}MIN({},{})", literal(&extra.cap), sum.join("+"));
        }
        if campaign.above_scale == AboveScale::Cap {
            total = format!("MIN({},{total})", literal(&campaign.scale));
        }
        let total = self.rounded(&format!("MAX(0,{total})"));
        let again = quoted(self.say(FormText::LookAgain));
        let mut formula = format!("IFERROR({total},{again})");
        let mut unread: Vec<String> =
            self.words_for_numbers(row).map(|count| format!("{count}>0")).into_iter().collect();
        unread.extend(unlike);
        unread.extend(row.role.as_ref().map(|role| format!("{role}={}", quoted(NO_ROLE))));
        if !unread.is_empty() {
            formula = format!("IF({},{again},{formula})", typed::any(&unread));
        }
        match self.counts_others(row)?.as_str() {
            "0" => {}
            counts => formula = format!("IF({counts}=1,{},{formula})", quoted(self.say(FormText::NotTold))),
        }
        let lacking = self.lacking(row);
        if !lacking.is_empty() {
            let said = self.lacking_said(&lacking);
            formula = format!("IF({lacking}>0,{said},{formula})");
        }
        let formula = format!("IF(COUNTA({})=0,{},{formula})", cells.join(","), quoted(NOBODY));
        (formula.len() <= LONGEST && has_short_literals(&formula)).then_some(formula)
    }

    /// How many are lacking, as the language says it: “thiếu 1”, “1 missing”.
    fn lacking_said(&self, lacking: &str) -> String {
        let (before, behind) = self.say(FormText::Lacking).split_once("{count}").unwrap_or_default();
        let words = |text: &str| (!text.is_empty()).then(|| quoted(text));
        let parts = [words(before), Some(format!("({lacking})")), words(behind)];
        parts.into_iter().flatten().collect::<Vec<_>>().join("&")
    }

    /// Rounded once, as the campaign rounds. Noise of binary numbers is far below the tenth decimal.
    fn rounded(&self, exact: &str) -> String {
        let places = self.campaign.rounding.places;
        let clean = format!("ROUND({exact},10)");
        match self.campaign.rounding.mode {
            RoundingMode::HalfUp => format!("ROUND({clean},{places})"),
            RoundingMode::Down => format!("ROUNDDOWN({clean},{places})"),
            RoundingMode::HalfEven => {
                let unit = format!("1{}", "0".repeat(usize::from(places)));
                let whole = format!("ROUND({exact}*{unit},8)");
                format!("IF(MOD({whole},2)=0.5,INT({whole}),ROUND({whole},0))/{unit}")
            }
        }
    }

    /// A number for each role, as one literal where all are alike.
    fn by_role(&self, numbers: &[Exact], row: &Row<'_>) -> String {
        let last = numbers.len() - 1;
        let Some(role) = row.role.as_ref().filter(|_| numbers.iter().any(|number| *number != numbers[0])) else {
            return literal(&numbers[0]);
        };
        let mut text = literal(&numbers[last]);
        for at in (0..last).rev().filter(|at| numbers[*at] != numbers[last]) {
            let name = quoted(&self.role_name(RoleIx::at(at)));
            text = format!("IF({role}={name},{},{text})", literal(&numbers[at]));
        }
        text
    }

    /// Something times the number of the role; none where that is nothing for all. Of a role of which it is not asked
    /// the cell is not looked at: what stands there, or does not, may be no value at all.
    fn weighted(&self, numbers: &[Exact], row: &Row<'_>, what: &str) -> Option<String> {
        let asked = numbers.iter().find(|number| !number.is_zero())?;
        // One that is not asked is left out before: for it any number will do.
        let others: Vec<Exact> =
            numbers.iter().map(|number| if number.is_zero() { asked.clone() } else { number.clone() }).collect();
        let (others, is_all) = match &row.role {
            Some(_) => (others, numbers.iter().all(|number| !number.is_zero())),
            None => (numbers.to_vec(), true),
        };
        let product = match self.by_role(&others, row).as_str() {
            "0" => return None,
            "1" => what.to_owned(),
            number => format!("{number}*{what}"),
        };
        if is_all {
            return Some(product);
        }
        let flags: Vec<Exact> =
            numbers.iter().map(|number| if number.is_zero() { Exact::ZERO } else { Exact::ONE }).collect();
        Some(format!("IF({}=1,{product},0)", self.by_role(&flags, row)))
    }

    /// Group weight × Σ contributions ÷ Σ weights, over what applies.
    fn group(&self, group: usize, row: &Row<'_>) -> String {
        let campaign = self.campaign;
        let of = &campaign.groups[group];
        let shares = of.criteria.clone().any(|at| campaign.criteria[at].not_applicable == NotApplicable::ShareOut);
        let sums: Vec<Exact> = (0..campaign.roles.len())
            .map(|role| campaign.criteria[of.criteria.clone()].iter().map(|one| one.weight[role].clone()).sum())
            .collect();
        let term =
            |at: usize, numbers: Vec<Exact>| self.weighted(&numbers, row, &self.points(&campaign.items[at], row));
        let per_point = |at: usize, role: usize| ratio(&campaign.criteria[at].weight[role], &campaign.items[at].max);
        if !shares {
            let scaled = |at: usize| {
                let role = |role: usize| &ratio(&of.weight[role], &sums[role]) * &per_point(at, role);
                (0..campaign.roles.len()).map(role).collect()
            };
            return joined(of.criteria.clone().filter_map(|at| term(at, scaled(at))).collect());
        }
        let plain = |at: usize| (0..campaign.roles.len()).map(|role| per_point(at, role)).collect();
        let sum = joined(of.criteria.clone().filter_map(|at| term(at, plain(at))).collect());
        let weights = of.criteria.clone().filter_map(|at| {
            let weight = &campaign.criteria[at].weight;
            match campaign.criteria[at].not_applicable {
                NotApplicable::ShareOut => {
                    let applies = format!("(1-{})", self.is_nothing(&campaign.items[at], row));
                    self.weighted(weight, row, &applies)
                }
                NotApplicable::Refuse | NotApplicable::Full => Some(self.by_role(weight, row)),
            }
        });
        let weights = joined(weights.collect());
        self.weighted(&of.weight, row, &format!("({sum})/({weights})")).unwrap_or_else(|| "0".to_owned())
    }

    /// 1 where an item is said not to apply.
    fn is_nothing(&self, item: &Item, row: &Row<'_>) -> String {
        match item.source {
            ItemSource::Column(input) => typed::is_nothing(&self.heard(item, input, row)),
            ItemSource::Ratio { done, of, less } => {
                let inputs = [done, of].into_iter().chain(less);
                let words: Vec<String> = inputs.map(|input| typed::is_nothing(&self.heard(item, input, row))).collect();
                // A word is no number: it is asked for first.
                format!("IF({},1,(1*{}=0)*1)", typed::any(&words), self.heard(item, of, row))
            }
            ItemSource::Fact(_) => "0".to_owned(),
        }
    }

    /// What is made of an item that does not apply.
    fn policy(&self, item: &Item) -> NotApplicable {
        let own = self.campaign.items.iter().position(|one| one.id == item.id);
        match item.of {
            ItemOf::Group(_) => own.map_or(NotApplicable::Refuse, |at| self.campaign.criteria[at].not_applicable),
            ItemOf::Extra(_) => NotApplicable::Refuse,
        }
    }

    /// The points of an item; 0 where it does not apply and is shared out.
    fn points(&self, item: &Item, row: &Row<'_>) -> String {
        if self.is_counted(item) {
            return "0".to_owned();
        }
        let points = self.plain_points(item, row);
        let otherwise = match self.policy(item) {
            NotApplicable::Refuse => return points,
            NotApplicable::ShareOut => "0".to_owned(),
            NotApplicable::Full => literal(&item.max),
        };
        format!("IF({}=1,{otherwise},{points})", self.is_nothing(item, row))
    }

    fn plain_points(&self, item: &Item, row: &Row<'_>) -> String {
        if let (ItemSource::Ratio { done, of, less }, PointsRule::Ratio { max, each, .. }) =
            (&item.source, &item.points)
        {
            let heard = |input| self.heard(item, input, row);
            let (done, of) = (heard(*done), heard(*of));
            let off = less.map(|less| format!("-{}*{}", literal(each), heard(less))).unwrap_or_default();
            return format!("IF(1*{of}=0,0,MAX(0,MIN(1*{done},1*{of}){off})/{of}*{})", literal(max));
        }
        let cell = match item.source {
            ItemSource::Column(input) | ItemSource::Ratio { done: input, .. } => self.heard(item, input, row),
            ItemSource::Fact(fact) => self.told(fact, &(row.fact)(fact)),
        };
        match &item.points {
            PointsRule::UpTo { .. } | PointsRule::Ratio { .. } => format!("1*{cell}"),
            PointsRule::Choice(words) => {
                let words: Vec<(String, Exact)> =
                    words.iter().map(|(_, folded, points)| (folded.clone(), points.clone())).collect();
                typed::by_word(&cell, &words)
            }
            PointsRule::Flag { yes, no } => typed::by_mark(&cell, yes, no),
            PointsRule::Count { each, max } => format!("MIN({},{}*{cell})", literal(max), literal(each)),
            PointsRule::Percent { max } => format!("{}*{cell}", literal(&ratio(max, &Exact::whole(100)))),
            PointsRule::Bands(bounds) => {
                let list =
                    |of: &dyn Fn(&(Exact, Exact)) -> String| bounds.iter().rev().map(of).collect::<Vec<_>>().join(",");
                let (from, points) = (list(&|(bound, _)| plain(bound)), list(&|(_, points)| plain(points)));
                format!("LOOKUP(1*{cell},{{{from}}},{{{points}}})")
            }
            PointsRule::Deduct { start, each, least } => {
                format!("MAX({},{}-{}*{cell})", literal(least), literal(start), literal(each))
            }
        }
    }
}

/// A number as a formula has it; one without an end as a fraction.
pub(super) fn literal(number: &Exact) -> String {
    let text = number.to_string();
    if text.contains('/') || text.starts_with('-') { format!("({text})") } else { text }
}

/// A number in a list, where no fraction may stand: its first digits.
fn plain(number: &Exact) -> String {
    let text = number.to_string();
    if text.contains('/') {
        number.round(crate::num::Rounding { places: 9, mode: RoundingMode::HalfUp }).text(9)
    } else {
        text
    }
}

/// Terms to be added.
fn joined(terms: Vec<String>) -> String {
    if terms.is_empty() { "0".to_owned() } else { terms.join("+") }
}

/// One number by another; 0 where there is nothing to divide by.
fn ratio(part: &Exact, whole: &Exact) -> Exact {
    if whole.is_zero() { Exact::ZERO } else { part / whole }
}
