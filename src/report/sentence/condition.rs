//! A condition as a sentence: “Sáng kiến được công nhận ≥ 1: có 0”.

use jiff::civil::Date;

use crate::campaign::{
    Atom, Bound, Condition, DateTest, FactKind, FactTest, Gap, HistoryTest, HistoryWhat, NumberTest, Span, TextWord,
};
use crate::id::FactIx;
use crate::num::Exact;
use crate::report::book::{Book, Subject};
use crate::words::{Label, Phrase};

/// The condition alone.
#[must_use]
pub fn condition(book: &Book<'_>, condition: &Condition) -> String {
    match condition {
        Condition::All(parts) => join(book, parts.iter().map(|part| self::condition(book, part)), Label::And),
        Condition::Any(parts) => join(book, parts.iter().map(|part| self::condition(book, part)), Label::Or),
        Condition::Not(inner) => book.phrase(Phrase::Not, &[("inner", &self::condition(book, inner))]),
        Condition::Atom(atom) => Teller { book, subject: None }.atom(atom),
    }
}

/// The condition with the values of a subject: of several parts only those that made it `holds`.
#[must_use]
pub fn told(book: &Book<'_>, condition: &Condition, subject: &Subject<'_>, holds: bool) -> String {
    Teller { book, subject: Some(subject) }.told(condition, holds)
}

fn join(book: &Book<'_>, parts: impl Iterator<Item = String>, by: Label) -> String {
    let parts: Vec<String> = parts.collect();
    parts.join(&format!(" {} ", book.label(by)))
}

/// Tells conditions, of a subject or in general.
pub(super) struct Teller<'t, 'a> {
    pub(super) book: &'t Book<'a>,
    pub(super) subject: Option<&'t Subject<'a>>,
}

impl Teller<'_, '_> {
    fn told(&self, condition: &Condition, holds: bool) -> String {
        let book = self.book;
        match condition {
            // One false part suffices to fail, one true part to hold: only those are told.
            Condition::All(parts) if !holds => self.telling(parts, holds, Label::And),
            Condition::Any(parts) if holds => self.telling(parts, holds, Label::Or),
            Condition::All(parts) => join(book, parts.iter().map(|part| self.told(part, holds)), Label::And),
            Condition::Any(parts) => join(book, parts.iter().map(|part| self.told(part, holds)), Label::Or),
            Condition::Not(inner) => book.phrase(Phrase::Not, &[("inner", &self.told(inner, !holds))]),
            Condition::Atom(atom) => self.seen(atom, holds),
        }
    }

    fn telling(&self, parts: &[Condition], holds: bool, by: Label) -> String {
        let mut telling: Vec<&Condition> = parts.iter().filter(|part| self.holds(part) == Some(holds)).collect();
        if telling.is_empty() {
            telling = parts.iter().filter(|part| self.holds(part).is_none()).collect();
        }
        if telling.is_empty() {
            telling = parts.iter().collect();
        }
        join(self.book, telling.into_iter().map(|part| self.told(part, holds)), by)
    }

    /// The atom with what was seen.
    fn seen(&self, atom: &Atom, holds: bool) -> String {
        let sentence = self.atom(atom);
        if let (Atom::Fact(fact, FactTest::Flag(wanted)), Some(value)) = (atom, self.value(atom, holds)) {
            return if holds { sentence } else { self.mark(*fact, *wanted, &value) };
        }
        match self.value(atom, holds) {
            Some(value) if value.is_empty() => sentence,
            Some(value) => self.book.phrase(Phrase::Seen, &[("condition", &sentence), ("value", &value)]),
            None => self.book.phrase(Phrase::SeenNothing, &[("condition", &sentence)]),
        }
    }

    /// A mark that is not the one asked for: “Đăng ký thi đua: cần có, đang ghi không”.
    fn mark(&self, fact: FactIx, wanted: bool, has: &str) -> String {
        let book = self.book;
        let wanted = book.label(if wanted { Label::Yes } else { Label::No });
        let values = [("what", &*book.campaign.facts[fact.index()].title), ("wanted", wanted), ("has", has)];
        book.phrase(Phrase::FlagMissed, &values)
    }

    /// The atom without what was seen.
    fn atom(&self, atom: &Atom) -> String {
        let (book, campaign) = (self.book, self.book.campaign);
        let titled = |phrase, title: &str| book.phrase(phrase, &[("title", title)]);
        match atom {
            Atom::Fact(fact, test) => self.fact(*fact, test),
            Atom::FactPresent(fact) => book.phrase(Phrase::Present, &[("what", &campaign.facts[fact.index()].title)]),
            Atom::Criterion(at, bound) => self.bound(&campaign.criteria[at.index()].title, bound),
            Atom::Group(at, bound) => self.bound(&titled(Phrase::Group, &campaign.groups[at.index()].title), bound),
            Atom::EveryGroup(bound) => self.bound(&book.phrase(Phrase::EveryGroup, &[]), bound),
            Atom::EveryCriterion(bound) => self.bound(&book.phrase(Phrase::EveryCriterion, &[]), bound),
            Atom::Total(test) => self.number(&book.phrase(Phrase::Total, &[]), test, &|n| book.number(n)),
            Atom::Period(Span::Every, test) => {
                self.number(&book.phrase(Phrase::EveryPeriod, &[]), test, &|n| book.number(n))
            }
            Atom::Period(Span::Any, test) => {
                self.number(&book.phrase(Phrase::AnyPeriod, &[]), test, &|n| book.number(n))
            }
            Atom::Role(role) => titled(Phrase::Role, &campaign.roles[role.index()].title),
            Atom::Unit(unit) => titled(Phrase::InUnit, unit),
            Atom::Level { level, or_better: true } => titled(Phrase::LevelOrBetter, book.level(*level)),
            Atom::Level { level, or_better: false } => titled(Phrase::LevelIs, book.level(*level)),
            Atom::Award(award) => titled(Phrase::AwardHeld, &campaign.awards[award.index()].title),
            Atom::UnitLevel { level, or_better: true } => titled(Phrase::UnitLevelOrBetter, book.level(*level)),
            Atom::UnitLevel { level, or_better: false } => titled(Phrase::UnitLevelIs, book.level(*level)),
            Atom::UnitLevelPresent => book.phrase(Phrase::UnitLevelPresent, &[]),
            Atom::History(test) => self.history(test),
        }
    }

    fn history(&self, test: &HistoryTest) -> String {
        let (phrase, title) = match test.what {
            HistoryWhat::LevelAtLeast(level) => (Phrase::HistoryLevel, self.book.level(level)),
            HistoryWhat::Award(award) => {
                (Phrase::HistoryAward, self.book.campaign.awards[award.index()].title.as_str())
            }
        };
        let told = self.book.phrase(phrase, &[("years", &test.years.to_string()), ("title", title)]);
        match test.gap {
            Gap::Breaks => told,
            Gap::Pauses => told + &self.book.phrase(Phrase::HistoryPauses, &[]),
        }
    }

    fn bound(&self, what: &str, bound: &Bound) -> String {
        let book = self.book;
        let shown = |number: &Exact| {
            if bound.percent {
                book.phrase(Phrase::OfMaximum, &[("percent", &book.percent(number))])
            } else {
                book.number(number)
            }
        };
        self.number(what, &bound.test, &shown)
    }

    fn fact(&self, fact: FactIx, test: &FactTest) -> String {
        let (book, fact) = (self.book, &self.book.campaign.facts[fact.index()]);
        let what = fact.title.as_str();
        match test {
            FactTest::Number(test) => {
                let unit = if fact.kind == FactKind::Percent { "%" } else { "" };
                self.number(what, test, &|number| book.number(number) + unit)
            }
            FactTest::TextIs(words) => match words.as_slice() {
                [one] => book.phrase(Phrase::TextIs, &[("what", what), ("word", &one.shown)]),
                many => book.phrase(Phrase::TextOneOf, &[("what", what), ("words", &quoted(many))]),
            },
            FactTest::TextIsNot(word) => book.phrase(Phrase::TextIsNot, &[("what", what), ("word", &word.shown)]),
            FactTest::Flag(true) => book.phrase(Phrase::FlagYes, &[("what", what)]),
            FactTest::Flag(false) => book.phrase(Phrase::FlagNo, &[("what", what)]),
            FactTest::Date(test) => self.date(what, test),
        }
    }

    fn number(&self, what: &str, test: &NumberTest, shown: &dyn Fn(&Exact) -> String) -> String {
        let (op, bound) = match test {
            NumberTest::AtLeast(bound) => ("≥", bound),
            NumberTest::Above(bound) => (">", bound),
            NumberTest::AtMost(bound) => ("≤", bound),
            NumberTest::Below(bound) => ("<", bound),
            NumberTest::Is(bound) => ("=", bound),
            NumberTest::IsNot(bound) => ("≠", bound),
            NumberTest::OneOf(bounds) => {
                let words: Vec<String> = bounds.iter().map(shown).collect();
                return self.book.phrase(Phrase::OneOfNumbers, &[("what", what), ("words", &words.join("; "))]);
            }
        };
        self.book.phrase(Phrase::Compare, &[("what", what), ("op", op), ("bound", &shown(bound))])
    }

    fn date(&self, what: &str, test: &DateTest) -> String {
        let shown = |date: &Date| self.book.date(*date);
        let (op, bound) = match test {
            DateTest::AtLeast(bound) => ("≥", bound),
            DateTest::Above(bound) => (">", bound),
            DateTest::AtMost(bound) => ("≤", bound),
            DateTest::Below(bound) => ("<", bound),
            DateTest::Is(bound) => ("=", bound),
            DateTest::IsNot(bound) => ("≠", bound),
            DateTest::OneOf(bounds) => {
                let words: Vec<String> = bounds.iter().map(shown).collect();
                return self.book.phrase(Phrase::OneOfNumbers, &[("what", what), ("words", &words.join("; "))]);
            }
        };
        self.book.phrase(Phrase::Compare, &[("what", what), ("op", op), ("bound", &shown(bound))])
    }
}

fn quoted(words: &[TextWord]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("“{}”", word.shown)).collect();
    words.join(", ")
}
