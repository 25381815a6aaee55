//! The running total of a questionnaire: the same sum as in a table, in the language of XForms.

use crate::campaign::{AboveScale, BlankValue, Combine, ExtraKind, Item, ItemSource, NotApplicable, PointsRule};
use crate::form::phone::survey::{Survey, decimal};
use crate::id::FactIx;
use crate::num::Exact;

/// Longest expression that phones still handle well.
const LONGEST: usize = 12_000;

impl Survey<'_> {
    /// The sum of what was answered, not yet rounded; none where it would be too long.
    pub(super) fn running(&self) -> Option<String> {
        let campaign = self.forms.campaign;
        if campaign.inputs.is_empty() || campaign.groups.is_empty() || self.lacks_facts() {
            return None;
        }
        let groups: Vec<String> = (0..campaign.groups.len()).map(|group| self.group(group)).collect();
        let mut total = groups.join(" + ");
        for extra in &campaign.extras {
            let sum: Vec<String> = campaign.items[extra.items.clone()].iter().map(|item| self.points(item)).collect();
            let sign = match extra.kind {
                ExtraKind::Bonus => '+',
                ExtraKind::Deduction => '-',
            };
            total = format!("{total} {sign} {}", least(&decimal(&extra.cap), &sum.join(" + ")));
        }
        if campaign.above_scale == AboveScale::Cap {
            total = least(&decimal(&campaign.scale), &total);
        }
        let total = most("0", &total);
        (total.len() <= LONGEST).then_some(total)
    }

    /// Whether something is scored by a fact that is not asked here, though the roster or people know it.
    fn lacks_facts(&self) -> bool {
        let is_lacking = |fact: FactIx| self.facts[fact.index()].is_none() && !self.is_counted(fact);
        self.forms.campaign.items.iter().any(|item| matches!(item.source, ItemSource::Fact(fact) if is_lacking(fact)))
    }

    /// Whether a fact is counted from the results of others.
    fn is_counted(&self, fact: FactIx) -> bool {
        self.forms.campaign.facts[fact.index()].is_counted()
    }

    /// When the total cannot be told from what is answered here: each of these conditions alone is a reason.
    pub(super) fn unknown(&self) -> Vec<String> {
        let campaign = self.forms.campaign;
        let mut reasons = Vec::new();
        let reads_fact =
            campaign.items.iter().any(|item| matches!(item.source, ItemSource::Fact(fact) if !self.is_counted(fact)));
        if let Some(year) = self.year.as_ref().filter(|_| reads_fact) {
            reasons.push(format!("${{{year}}}!='1'"));
        }
        let counted = campaign.items.iter().enumerate();
        let counted: Vec<usize> = counted
            .filter(|(_, item)| matches!(item.source, ItemSource::Fact(fact) if self.is_counted(fact)))
            .map(|(at, _)| at)
            .collect();
        for (role, of) in campaign.roles.iter().enumerate() {
            let is_asked = |at: &usize| campaign.criteria.get(*at).is_none_or(|one| !one.weight[role].is_zero());
            if counted.iter().any(is_asked) {
                reasons.push(self.role.as_ref().map_or("true()".to_owned(), |name| format!("${{{name}}}='{}'", of.id)));
            }
        }
        reasons.extend(self.members_unknown());
        reasons.extend(self.lower_speaks());
        reasons
    }

    /// What members make of a fact is only known once they have been graded: it may be left empty, and then the sum lacks
    /// a part.
    fn members_unknown(&self) -> Vec<String> {
        let campaign = self.forms.campaign;
        let of_members = campaign.items.iter().enumerate().filter_map(|(at, item)| match item.source {
            ItemSource::Fact(fact) if campaign.facts[fact.index()].from_members.is_some() => {
                self.facts[fact.index()].as_ref().map(|name| (at, format!("${{{name}}}=''")))
            }
            _ => None,
        });
        of_members.map(|(at, empty)| both(&self.scored(at), &empty)).collect()
    }

    /// Of which roles something is scored: nothing where it is of all.
    fn scored(&self, at: usize) -> String {
        let (Some(role), Some(criterion)) = (&self.role, self.forms.campaign.criteria.get(at)) else {
            return String::new();
        };
        if criterion.weight.iter().all(|weight| !weight.is_zero()) {
            return String::new();
        }
        let roles = self.forms.campaign.roles.iter().zip(&criterion.weight).filter(|(_, weight)| !weight.is_zero());
        let asked: Vec<String> = roles.map(|(of, _)| format!("${{{role}}}='{}'", of.id)).collect();
        if asked.is_empty() { "false()".to_owned() } else { asked.join(" or ") }
    }

    /// What must be answered and is not yet: a page that shows all questions at once would show a part of the sum.
    pub(super) fn open(&self) -> Vec<String> {
        let forms = self.forms;
        let inputs = forms.inputs().filter(|input| forms.blank(*input).is_none());
        let inputs =
            inputs.map(|input| both(&self.relevant(input), &format!("${{{}}}=''", self.inputs[input.index()])));
        let scored = forms.campaign.items.iter().enumerate().filter_map(|(at, item)| match item.source {
            ItemSource::Fact(fact) => {
                let of = &forms.campaign.facts[fact.index()];
                let name =
                    self.facts[fact.index()].as_ref().filter(|_| of.blank.is_none() && of.from_members.is_none());
                name.map(|name| both(&self.scored(at), &format!("${{{name}}}=''")))
            }
            _ => None,
        });
        inputs.chain(scored).collect()
    }

    /// Where what a rater leaves open is taken from the one below: somebody above the lowest has left something open.
    fn lower_speaks(&self) -> Option<String> {
        let campaign = self.forms.campaign;
        let (rater, lowest) = self.rater.as_ref().zip(campaign.raters.first())?;
        let open = self.forms.inputs().filter(|input| self.forms.blank(*input).is_some());
        let open = open.map(|input| both(&self.relevant(input), &format!("${{{}}}=''", self.inputs[input.index()])));
        let open: Vec<String> = open.collect();
        let may_be_open = campaign.combine == Combine::Last && !open.is_empty();
        may_be_open.then(|| format!("(${{{rater}}}!='{}' and ({}))", lowest.id, open.join(" or ")))
    }

    fn by_role(&self, numbers: &[Exact]) -> String {
        let last = numbers.len() - 1;
        let Some(role) = self.role.as_ref().filter(|_| numbers.iter().any(|number| *number != numbers[0])) else {
            return decimal(&numbers[0]);
        };
        let mut text = decimal(&numbers[last]);
        for at in (0..last).rev() {
            let id = &self.forms.campaign.roles[at].id;
            text = format!("if(${{{role}}}='{id}',{},{text})", decimal(&numbers[at]));
        }
        text
    }

    fn group(&self, group: usize) -> String {
        let campaign = self.forms.campaign;
        let of = &campaign.groups[group];
        let share = |part: &Exact, whole: &Exact| if whole.is_zero() { Exact::ZERO } else { part / whole };
        let roles = campaign.roles.len();
        let per_point = |at: usize, role: usize| share(&campaign.criteria[at].weight[role], &campaign.items[at].max);
        let shares = of.criteria.clone().any(|at| campaign.criteria[at].not_applicable == NotApplicable::ShareOut);
        let sums: Vec<Exact> = (0..roles)
            .map(|role| campaign.criteria[of.criteria.clone()].iter().map(|one| one.weight[role].clone()).sum())
            .collect();
        let factor = |role: usize| if shares { Exact::whole(1) } else { share(&of.weight[role], &sums[role]) };
        let terms = of.criteria.clone().map(|at| {
            let numbers: Vec<Exact> = (0..roles).map(|role| &factor(role) * &per_point(at, role)).collect();
            format!("{} * {}", self.by_role(&numbers), self.points(&campaign.items[at]))
        });
        let sum = terms.collect::<Vec<_>>().join(" + ");
        if !shares {
            return sum;
        }
        let weights = of.criteria.clone().map(|at| {
            let weight = self.by_role(&campaign.criteria[at].weight);
            match campaign.criteria[at].not_applicable {
                NotApplicable::ShareOut => format!("if({},0,{weight})", self.is_nothing(&campaign.items[at])),
                NotApplicable::Refuse | NotApplicable::Full => weight,
            }
        });
        let weights = weights.collect::<Vec<_>>().join(" + ");
        format!("if(({weights}) = 0, 0, {} * ({sum}) div ({weights}))", self.by_role(&of.weight))
    }

    /// Whether an answer says “not applicable”.
    fn is_nothing(&self, item: &Item) -> String {
        let said = |name: &str| format!("${{{name}}}='KAD' or ${{{name}}}='Miễn'");
        match item.source {
            ItemSource::Column(input) => said(&self.inputs[input.index()]),
            ItemSource::Ratio { done, of, less } => {
                let words = [done, of].into_iter().chain(less).map(|input| said(&self.inputs[input.index()]));
                let of = &self.inputs[of.index()];
                format!("coalesce(${{{of}}},0)=0 or {}", words.collect::<Vec<_>>().join(" or "))
            }
            ItemSource::Fact(_) => "false()".to_owned(),
        }
    }

    fn points(&self, item: &Item) -> String {
        if matches!(item.source, ItemSource::Fact(fact) if self.is_counted(fact)) {
            return "0".to_owned();
        }
        let criterion = self.forms.campaign.items.iter().position(|one| one.id == item.id);
        let policy = criterion.and_then(|at| self.forms.campaign.criteria.get(at)).map(|one| one.not_applicable);
        let points = self.plain_points(item);
        match policy {
            Some(NotApplicable::ShareOut) => format!("if({},0,{points})", self.is_nothing(item)),
            Some(NotApplicable::Full) => format!("if({},{},{points})", self.is_nothing(item), decimal(&item.max)),
            Some(NotApplicable::Refuse) | None => points,
        }
    }

    fn plain_points(&self, item: &Item) -> String {
        let name = match item.source {
            ItemSource::Column(input) => self.inputs[input.index()].clone(),
            ItemSource::Fact(fact) => self.facts[fact.index()].clone().unwrap_or_default(),
            ItemSource::Ratio { done, of, less } => {
                let (done, of) = (&self.inputs[done.index()], &self.inputs[of.index()]);
                let max = decimal(&item.max);
                let whole = least(&format!("${{{of}}}"), &format!("coalesce(${{{done}}},0)"));
                let left = match (less, &item.points) {
                    (Some(less), PointsRule::Ratio { each, .. }) => {
                        let off = format!("{} * coalesce(${{{}}},0)", decimal(each), self.inputs[less.index()]);
                        format!("if({whole} > {off}, {whole} - {off}, 0)")
                    }
                    _ => whole,
                };
                let part = format!("({left}) div ${{{of}}}");
                return format!("if(coalesce(${{{of}}},0)=0,0,{part} * {max})");
            }
        };
        let blank = match item.source {
            ItemSource::Fact(fact) => self.forms.campaign.facts[fact.index()].blank.clone(),
            _ => item.blank.clone(),
        };
        let blank = blank.filter(|blank| Exact::parse(blank).is_some()).unwrap_or_else(|| "0".to_owned());
        let number = format!("coalesce(${{{name}}},{blank})");
        match &item.points {
            PointsRule::UpTo { .. } | PointsRule::Ratio { .. } => number,
            PointsRule::Choice(words) => words.iter().rev().fold("0".to_owned(), |rest, (word, _, points)| {
                format!("if(${{{name}}}={},{},{rest})", literal(word), decimal(points))
            }),
            PointsRule::Flag { yes, no } => {
                let is_yes = matches!(item.blank_value, Some(BlankValue::Flag(true)));
                let open = if is_yes { format!(" or ${{{name}}}=''") } else { String::new() };
                format!("if(${{{name}}}='1'{open},{},{})", decimal(yes), decimal(no))
            }
            PointsRule::Count { each, max } => least(&decimal(max), &format!("{} * {number}", decimal(each))),
            PointsRule::Percent { max } => format!("{} * {number} div 100", decimal(max)),
            PointsRule::Bands(bounds) => bounds.iter().rev().fold("0".to_owned(), |rest, (from, points)| {
                let lower = format!("if({number} >= {},{},", decimal(from), decimal(points));
                if rest == "0" { format!("{lower}0)") } else { format!("{lower}{rest})") }
            }),
            PointsRule::Deduct { start, each, least } => {
                most(&decimal(least), &format!("{} - {} * {number}", decimal(start), decimal(each)))
            }
        }
    }
}

/// Two conditions; the first may be none.
fn both(first: &str, second: &str) -> String {
    if first.is_empty() { second.to_owned() } else { format!("(({first}) and {second})") }
}

/// The smaller of two.
fn least(a: &str, b: &str) -> String {
    format!("min({a}, {b})")
}

/// The larger of two.
fn most(a: &str, b: &str) -> String {
    format!("max({a}, {b})")
}

/// Words in an expression; both kinds of quotes in one word cannot be written and match nothing.
fn literal(word: &str) -> String {
    if word.contains('\'') { format!("\"{}\"", word.replace('"', "")) } else { format!("'{word}'") }
}
