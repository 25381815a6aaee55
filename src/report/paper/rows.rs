//! The rows of lists that are not about a person: levels, awards, quotas, targets, units, signers; and the figures of
//! one person.

use crate::campaign::ExtraKind;
use crate::classify::{Outcome, QuotaLine};
use crate::num::{Exact, Points, Rounding};
use crate::report::book::Subject;
use crate::report::machine::target_figures;
use crate::report::paper::{Of, Paper, share};
use crate::report::sentence::{after_decisions, explanation, scope_name, share_text};
use crate::report::sheet::Cell;
use crate::score::Depth;
use crate::words::{Field, Label, List, Text};

pub(super) fn level<'a>(paper: &Paper<'a>, at: usize, field: Field) -> Cell<'a> {
    let level = &paper.book.campaign.levels[at];
    let count = paper.counts.levels.get(at).copied().unwrap_or(0);
    match field {
        Field::Title => Cell::text(level.title.as_str()),
        Field::Short => Cell::text(level.short.as_str()),
        Field::Count => Cell::Count(count),
        Field::CountWords => Cell::text(paper.book.lang.number_words(count)),
        Field::Share if paper.counts.rated > 0 => Cell::Share(count, paper.counts.rated),
        _ => Cell::Blank,
    }
}

pub(super) fn award<'a>(paper: &Paper<'a>, at: usize, holders: usize, field: Field) -> Cell<'a> {
    let award = &paper.book.campaign.awards[at];
    let count = i64::try_from(holders).unwrap_or(i64::MAX);
    match field {
        Field::Title => Cell::text(award.title.as_str()),
        Field::Basis => Cell::text(award.source.as_deref().unwrap_or("")),
        Field::Count => Cell::Count(count),
        Field::CountWords => Cell::text(paper.book.lang.number_words(count)),
        _ => Cell::Blank,
    }
}

pub(super) fn quota<'a>(paper: &Paper<'a>, line: &QuotaLine, field: Field) -> Cell<'a> {
    let book = &paper.book;
    let quota = &book.campaign.quotas[line.quota.index()];
    match field {
        Field::Title => Cell::text(book.quota(quota)),
        Field::Basis => Cell::text(quota.source.as_deref().unwrap_or("")),
        Field::UnitName => Cell::text(line.unit.map_or("", |unit| &*book.results.gathered.units[unit as usize].name)),
        Field::Scope => Cell::text(scope_name(book, line)),
        Field::Share => Cell::text(share_text(book, line).unwrap_or_default()),
        Field::Base => Cell::count(line.base),
        Field::Limit => Cell::Count(line.limit),
        Field::Candidates => Cell::Count(line.candidates),
        Field::Kept => Cell::Count(line.kept),
        Field::Cut => Cell::Count(line.cut),
        Field::Tied => Cell::Count(line.tied),
        Field::Over => Cell::Count(line.over),
        Field::Explanation => Cell::text(explanation(book, line, paper.only())),
        Field::AfterDecisions => Cell::text(after_decisions(book, line).unwrap_or_default()),
        _ => Cell::Blank,
    }
}

/// A line of the quota table whose limit is exceeded, with the figures of that table.
pub(super) fn exceeded<'a>(paper: &Paper<'a>, line: &QuotaLine, field: Field) -> Cell<'a> {
    match field {
        Field::Scope => {
            let book = &paper.book;
            let scope = scope_name(book, line);
            // Of the papers of all units each line says whose it is.
            let unit = line.unit.filter(|_| paper.of == Of::Run);
            Cell::text(match unit.map(|unit| &*book.results.gathered.units[unit as usize].name) {
                Some(unit) if line.keys.is_empty() => unit.to_owned(),
                Some(unit) => format!("{unit}, {scope}"),
                None => scope,
            })
        }
        Field::Count => Cell::Count(line.kept),
        Field::CountWords => Cell::text(paper.book.lang.number_words(line.kept)),
        // Of many only the figures are told; and where a decision alone has broken it, who was cut is not who is beyond.
        Field::Explanation if line.over == 0 || (paper.many_exceeded && line.unit.is_some()) => {
            quota(paper, line, Field::AfterDecisions)
        }
        field => quota(paper, line, field),
    }
}

pub(super) fn target<'a>(paper: &Paper<'a>, at: usize, field: Field) -> Cell<'a> {
    let book = &paper.book;
    let line = &book.results.summary.targets[at];
    let target = &book.campaign.targets[line.target.index()];
    let figures = target_figures(book.campaign, line);
    let percent = |points: Points| Cell::text(book.lang.decimal(&points.text(2)) + "%");
    match field {
        Field::Title => Cell::text(target.title.as_str()),
        Field::Basis => Cell::text(target.source.as_deref().unwrap_or("")),
        Field::Numerator => Cell::Count(line.numerator),
        Field::Denominator => Cell::Count(line.denominator),
        Field::Share => figures.share.map_or(Cell::Blank, percent),
        Field::Plan => percent(figures.plan),
        Field::Verdict => Cell::text(book.label(match line.met {
            Some(true) => Label::Met,
            Some(false) => Label::Missed,
            None => Label::NotMeasurable,
        })),
        _ => Cell::Blank,
    }
}

/// The units of a paper that have results.
pub(super) fn units(paper: &Paper<'_>) -> Vec<usize> {
    let all = paper.book.results.units.iter().enumerate();
    let graded = all.filter(|(at, unit)| !unit.stopped && (paper.of == Of::Run || paper.of == Of::Unit(*at)));
    graded.map(|(at, _)| at).collect()
}

pub(super) fn unit<'a>(paper: &Paper<'a>, at: usize, field: Field) -> Cell<'a> {
    let (unit, result) = paper.book.unit(at);
    let Some(counts) = paper.book.results.summary.units[at].as_ref() else { return Cell::Blank };
    match field {
        Field::UnitCode => Cell::text(&*unit.id),
        Field::UnitName => Cell::text(&*unit.name),
        Field::Headcount => Cell::Count(counts.headcount),
        Field::Rated => Cell::Count(counts.rated),
        Field::NotRated => Cell::Count(counts.not_rated),
        Field::Incomplete => Cell::Count(counts.incomplete),
        Field::Mean => Cell::points(counts.mean_total),
        Field::LevelCounts => Cell::text(level_counts(paper, &counts.levels, counts.rated)),
        Field::State => Cell::text(if result.provisional { paper.book.label(Label::Provisional) } else { "" }),
        _ => Cell::Blank,
    }
}

/// How many have each level that anybody has, a line each.
pub(super) fn level_counts(paper: &Paper<'_>, counts: &[i64], rated: i64) -> String {
    let lang = paper.book.lang;
    let levels = paper.book.campaign.levels.iter().zip(counts).filter(|(_, count)| **count > 0);
    let lines = levels.map(|(level, count)| {
        let values =
            [("level", level.short.as_str()), ("count", &lang.count(*count)), ("share", &share(lang, *count, rated))];
        lang.text_with(Text::LevelCount, &values)
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Units that errors have stopped, and those that did not come: code, name, state.
pub(super) fn all_absent<'p>(paper: &'p Paper<'_>) -> Vec<(&'p str, &'p str, &'static str)> {
    if paper.of != Of::Run {
        return Vec::new();
    }
    let results = paper.book.results;
    let stopped = results.gathered.units.iter().zip(&results.units).filter(|(_, result)| result.stopped);
    let stopped = stopped.map(|(unit, _)| (&*unit.id, &*unit.name, paper.book.label(Label::Stopped)));
    let missing = results.gathered.not_received.iter();
    let missing = missing.map(|(id, name)| (&**id, &**name, paper.book.label(Label::NotReceived)));
    stopped.chain(missing).collect()
}

pub(super) fn absent<'p>(id: &'p str, name: &'p str, state: &'static str, field: Field) -> Cell<'p> {
    Cell::text(match field {
        Field::UnitCode => id,
        Field::UnitName => name,
        Field::State => state,
        _ => "",
    })
}

pub(super) fn signer<'a>(paper: &Paper<'a>, at: usize, field: Field) -> Cell<'a> {
    let Some((role, name)) = paper.book.campaign.letterhead.as_ref().and_then(|head| head.signers.get(at)) else {
        return Cell::Blank;
    };
    Cell::text(match field {
        Field::SignerRole => role.as_str(),
        Field::SignerName => name.as_str(),
        _ => "",
    })
}

/// One line of a person's figures.
#[derive(Debug)]
pub(super) struct Figures<'a> {
    title: &'a str,
    most: String,
    own: Option<Points>,
    points: Option<Points>,
}

impl<'a> Figures<'a> {
    pub(super) fn value(&self, field: Field) -> Cell<'a> {
        match field {
            Field::Title => Cell::text(self.title),
            Field::Most => Cell::text(self.most.clone()),
            Field::OwnPoints => Cell::points(self.own),
            Field::Points => Cell::points(self.points),
            _ => Cell::Blank,
        }
    }
}

/// The groups, criteria, or bonuses and deductions of a person; none for whom no role has taken.
pub(super) fn figures<'a>(paper: &Paper<'a>, subject: &Subject<'a>, list: List) -> Vec<Figures<'a>> {
    let (book, campaign) = (&paper.book, paper.book.campaign);
    let Some(role) = subject.graded.card.role else { return Vec::new() };
    let depth = if list == List::Criteria { Depth::Everything } else { Depth::Groups };
    let detail = book.outline(subject.dossier, role, depth);
    let rounding = Rounding { places: book.places(), ..campaign.rounding };
    let most = |most: &Exact| if most.is_whole() { book.number(most) } else { book.figure(most.round(rounding)) };
    // Without a total there are no other figures either; but whoever lacks something sees which criteria have points.
    let standing = &subject.graded.standing;
    let lacks = list == List::Criteria && standing.computed == Outcome::Incomplete;
    let is_counted = subject.graded.card.total.is_some() || lacks;
    let only_counted = |points: Option<Points>| points.filter(|_| is_counted);
    let line = |title: &'a str, limit: &Exact, own, points| Figures {
        title,
        most: most(limit),
        own: only_counted(own),
        points: only_counted(points),
    };
    match list {
        List::Groups => {
            let asked = campaign.groups.iter().zip(&detail.groups).filter(|(_, group)| !group.weight.is_zero());
            asked.map(|(rule, group)| line(&rule.title, &group.weight, group.points_self, group.points)).collect()
        }
        List::Criteria => {
            let asked = campaign.criteria.iter().zip(&detail.items).enumerate();
            let asked = asked.filter(|(_, (rule, _))| !rule.weight[role.index()].is_zero());
            asked
                .map(|(at, (rule, item))| line(&rule.title, &campaign.items[at].max, item.points_self, item.points))
                .collect()
        }
        _ => {
            let extras = campaign.extras.iter().zip(&detail.extras);
            let signed = |kind, points: Option<Points>| {
                points.map(|points| if kind == ExtraKind::Deduction { Points(-points.0) } else { points })
            };
            extras.map(|(rule, extra)| line(&rule.title, &rule.cap, None, signed(rule.kind, extra.counted))).collect()
        }
    }
}
