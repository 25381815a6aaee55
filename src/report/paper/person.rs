//! The values of a person.

use std::borrow::Cow;

use crate::classify::Reason;
use crate::id::FactIx;
use crate::intake::{FactValue, Period, birth_shown};
use crate::report::book::Subject;
use crate::report::paper::Paper;
use crate::report::public::{self, Audience};
use crate::report::sentence::{reasons, short_remark, wanting, why};
use crate::report::sheet::Cell;
use crate::score::PeriodTotal;
use crate::words::{Field, Label, List, Text};

pub(super) fn value<'a>(paper: &Paper<'a>, subject: &Subject<'a>, field: Field) -> Cell<'a> {
    let (book, dossier) = (&paper.book, subject.dossier);
    let (card, standing) = (&subject.graded.card, &subject.graded.standing);
    match field {
        Field::Code => Cell::text(&*dossier.code),
        Field::Name => Cell::text(&*dossier.name),
        Field::Birth => Cell::text(match dossier.birth.as_deref().unwrap_or_default() {
            "" => paper.of_roster.birth.map(|fact| birth_shown(&plain(paper, subject, fact))).unwrap_or_default(),
            birth => birth_shown(birth),
        }),
        Field::Position => match paper.of_roster.position {
            Some(fact) => Cell::text(plain(paper, subject, fact)),
            None => book.position(subject),
        },
        Field::UnitName => Cell::text(&*subject.unit.name),
        Field::UnitCode => Cell::text(&*subject.unit.id),
        Field::Rank => Cell::count(standing.rank_in_unit.or(standing.rank_overall).map(i64::from)),
        Field::RankOverall => Cell::count(standing.rank_overall.map(i64::from)),
        Field::OwnTotal => {
            let own = book.campaign.self_rater();
            Cell::points(own.and_then(|own| card.rater_totals.get(own.index())))
        }
        Field::Total => Cell::points(card.total),
        Field::TotalWords => {
            let words = card.total.map(|total| book.lang.decimal_words(&total.text(book.places())));
            Cell::text(words.unwrap_or_default())
        }
        Field::PeriodTotals => Cell::text(period_totals(paper, subject)),
        Field::LevelByPoints => Cell::text(standing.level_by_points.map_or("", |level| book.level(level))),
        Field::Level if paper.audience == Audience::Public => Cell::text(public::level(book, standing)),
        Field::Level => Cell::text(book.outcome(standing)),
        Field::Computed => Cell::text(book.computed(standing)),
        Field::Awards => Cell::text(book.awards(standing)),
        Field::Merit => Cell::text(merit(paper, subject)),
        Field::Remark if standing.reasons.is_empty() => Cell::Blank,
        Field::Remark => Cell::text(short_remark(book, subject)),
        Field::Reason => Cell::text(match &dossier.decision {
            Some(decision) if standing.reasons.contains(&Reason::Decision) => Cow::from(decision.reason.as_str()),
            _ => why(book, subject).into(),
        }),
        Field::DecisionBody => Cell::text(dossier.decision.as_ref().map_or("", |decision| decision.body.as_str())),
        Field::DecisionNumber => {
            Cell::text(dossier.decision.as_ref().and_then(|decision| decision.number.as_deref()).unwrap_or(""))
        }
        Field::DecisionDate => {
            Cell::text(dossier.decision.as_ref().map(|decision| book.date(decision.date)).unwrap_or_default())
        }
        _ => Cell::Blank,
    }
}

/// What each period came to, in one line.
fn period_totals(paper: &Paper<'_>, subject: &Subject<'_>) -> String {
    let (book, card) = (&paper.book, &subject.graded.card);
    let Some(rule) = book.campaign.periods.filter(|_| card.total.is_some()) else { return String::new() };
    let one = |total: &PeriodTotal| {
        format!("{}: {}", Period::of(rule.kind, total.number).name_in(book.lang), book.figure(total.total))
    };
    card.periods.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// A fact as a roster would write it: without the marks of a sentence.
fn plain(paper: &Paper<'_>, subject: &Subject<'_>, fact: FactIx) -> String {
    match &subject.dossier.fact(fact).value {
        FactValue::Text { shown, .. } => shown.to_string(),
        FactValue::Date(date) => paper.book.date(*date),
        FactValue::Number(number) => number.to_string(),
        FactValue::Flag(_) | FactValue::Missing => String::new(),
    }
}

/// Level and total in one line.
fn merit(paper: &Paper<'_>, subject: &Subject<'_>) -> String {
    let book = &paper.book;
    let level = book.outcome(&subject.graded.standing);
    match subject.graded.card.total {
        Some(total) => book.lang.text_with(Text::Merit, &[("level", level), ("total", &book.figure(total))]),
        None => level.to_owned(),
    }
}

/// Why a person stands where he does, or what he lacks for the next level.
pub(super) fn sentences(paper: &Paper<'_>, subject: &Subject<'_>, list: List) -> Vec<String> {
    let book = &paper.book;
    if list == List::Why {
        return reasons(book, subject);
    }
    let mut sentences = wanting(book, subject);
    if let (true, Some(level)) = (sentences.is_empty(), subject.graded.standing.outcome.level()) {
        let text = if level.index() == 0 { Text::AtTheTop } else { Text::NothingWanting };
        sentences.push(book.lang.text_with(text, &[("level", book.level(level))]));
    }
    if sentences.is_empty() && subject.graded.standing.outcome == crate::classify::Outcome::Incomplete {
        sentences.push(book.lang.text(Text::CompleteFirst).to_owned());
    }
    if sentences.is_empty() {
        sentences.push(book.label(Label::NotRated).to_owned() + ".");
    }
    sentences
}
