//! The conditions of roles as formulas over the cells of facts: which weights a person is scored by.

use std::cell::RefCell;

use crate::campaign::{Atom, Condition, DateTest, FactTest, NumberTest};
use crate::form::Forms;
use crate::form::formula::{NO_ROLE, YES, date, is_per_cent, literal, word};
use crate::id::{FactIx, RoleIx};
use crate::num::Exact;
use crate::report::grid::{has_short_literals, quoted};

/// Where a row has what roles look at.
pub(super) struct Facts<'a> {
    /// The cell of a fact.
    pub(super) cell: &'a dyn Fn(FactIx) -> String,
    /// The unit's id.
    pub(super) unit: &'a str,
}

impl Forms<'_> {
    /// The name of the role that takes a person, as a formula; none where words in it would be longer than a
    /// spreadsheet allows.
    pub(super) fn role_formula(&self, facts: &Facts<'_>) -> Option<String> {
        let mut text = quoted(NO_ROLE);
        for (at, role) in self.campaign.roles.iter().enumerate().rev() {
            let name = quoted(&self.role_name(RoleIx::at(at)));
            text = match &role.when {
                None => name,
                Some(when) => format!("IF({},{name},{text})", self.condition(when, facts)),
            };
        }
        let unread = self.unread(facts);
        if !unread.is_empty() {
            text = format!("IF(OR({}),{},{text})", unread.join(","), quoted(NO_ROLE));
        }
        has_short_literals(&text).then_some(text)
    }

    /// Whether a fact that should be a number or a day is words, or per cent: grading reads some of it, no formula does.
    fn unread(&self, facts: &Facts<'_>) -> Vec<String> {
        let found = RefCell::new(Vec::new());
        let look = |atom: &Atom| {
            if let Atom::Fact(fact, FactTest::Number(_) | FactTest::Date(_)) = atom
                && !self.campaign.facts[fact.index()].is_counted()
            {
                let cell = self.cell(*fact, facts);
                for test in [format!("ISTEXT({cell})"), is_per_cent(std::slice::from_ref(&cell))] {
                    if !found.borrow().contains(&test) {
                        found.borrow_mut().push(test);
                    }
                }
            }
            false
        };
        for when in self.campaign.roles.iter().filter_map(|role| role.when.as_ref()) {
            let _ = when.any_atom(&look);
        }
        found.into_inner()
    }

    fn condition(&self, condition: &Condition, facts: &Facts<'_>) -> String {
        let list =
            |parts: &[Condition]| parts.iter().map(|part| self.condition(part, facts)).collect::<Vec<_>>().join(",");
        match condition {
            Condition::All(parts) => format!("AND({})", list(parts)),
            Condition::Any(parts) => format!("OR({})", list(parts)),
            Condition::Not(inner) => format!("NOT({})", self.condition(inner, facts)),
            Condition::Atom(atom) => self.atom(atom, facts),
        }
    }

    fn atom(&self, atom: &Atom, facts: &Facts<'_>) -> String {
        match atom {
            Atom::Fact(fact, test) => self.fact_test(*fact, test, facts),
            Atom::FactPresent(fact) => format!("{}<>\"\"", self.cell(*fact, facts)),
            Atom::Unit(unit) => if unit == facts.unit { "TRUE" } else { "FALSE" }.to_owned(),
            // No other condition may stand in a role: the campaign check has refused it.
            _ => "FALSE".to_owned(),
        }
    }

    /// The cell of a fact; nothing where it is not asked.
    fn cell(&self, fact: FactIx, facts: &Facts<'_>) -> String {
        if self.campaign.facts[fact.index()].is_counted() { "\"\"".to_owned() } else { (facts.cell)(fact) }
    }

    fn fact_test(&self, fact: FactIx, test: &FactTest, facts: &Facts<'_>) -> String {
        let blank = self.campaign.facts[fact.index()].blank.as_deref();
        let cell = self.cell(fact, facts);
        let value = self.told(fact, &cell);
        let there = |text: String| if blank.is_some() { text } else { format!("AND({cell}<>\"\",{text})") };
        match test {
            FactTest::TextIs(words) => {
                let words: Vec<String> = words.iter().map(|word| quoted(&word.folded)).collect();
                there(format!("OR({}={{{}}})", word(&value), words.join(",")))
            }
            FactTest::TextIsNot(text) => there(format!("{}<>{}", word(&value), quoted(&text.folded))),
            FactTest::Flag(true) => is_yes(&value),
            FactTest::Flag(false) => there(format!("NOT({})", is_yes(&value))),
            FactTest::Number(test) => there(format!("AND(ISNUMBER({value}),{})", number_test(&value, test))),
            FactTest::Date(test) => there(format!("AND(ISNUMBER({value}),{})", date_test(&value, test))),
        }
    }
}

/// Whether a cell is marked.
fn is_yes(value: &str) -> String {
    let words: Vec<String> = YES.iter().map(|word| quoted(word)).collect();
    format!("OR({}={{{}}})", word(value), words.join(","))
}

fn number_test(value: &str, test: &NumberTest) -> String {
    let one = |sign: &str, number: &Exact| format!("{value}{sign}{}", literal(number));
    match test {
        NumberTest::AtLeast(bound) => one(">=", bound),
        NumberTest::Above(bound) => one(">", bound),
        NumberTest::AtMost(bound) => one("<=", bound),
        NumberTest::Below(bound) => one("<", bound),
        NumberTest::Is(bound) => one("=", bound),
        NumberTest::IsNot(bound) => one("<>", bound),
        NumberTest::OneOf(bounds) => {
            format!("OR({})", bounds.iter().map(|bound| one("=", bound)).collect::<Vec<_>>().join(","))
        }
    }
}

fn date_test(value: &str, test: &DateTest) -> String {
    let one = |sign: &str, day: &jiff::civil::Date| format!("{value}{sign}{}", date(*day));
    match test {
        DateTest::AtLeast(day) => one(">=", day),
        DateTest::Above(day) => one(">", day),
        DateTest::AtMost(day) => one("<=", day),
        DateTest::Below(day) => one("<", day),
        DateTest::Is(day) => one("=", day),
        DateTest::IsNot(day) => one("<>", day),
        DateTest::OneOf(days) => {
            format!("OR({})", days.iter().map(|day| one("=", day)).collect::<Vec<_>>().join(","))
        }
    }
}
