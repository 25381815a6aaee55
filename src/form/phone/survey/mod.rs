//! The questions, in their order.

mod input;
mod who;

use std::collections::BTreeSet;

use crate::campaign::{Fact, FactKind};
use crate::form::Forms;
use crate::form::guide::band_title;
use crate::form::hint::Asked;
use crate::form::phone::{Choice, People, Question};
use crate::form::roster::Unit;
use crate::id::{FactIx, RoleIx};
use crate::intake::HeadingMeaning;
use crate::num::Exact;
use crate::text::clean;
use crate::words::FormText;

/// A questionnaire on its way.
pub(super) struct Survey<'a> {
    pub(super) forms: &'a Forms<'a>,
    units: &'a [Unit<'a>],
    people: People,
    pub(super) questions: Vec<Question>,
    pub(super) choices: Vec<Choice>,
    pub(super) instance_name: String,
    /// Names that are taken.
    pub(super) taken: BTreeSet<String>,
    /// The questions of inputs and facts, by position; facts that the roster tells have none.
    pub(super) inputs: Vec<String>,
    pub(super) facts: Vec<Option<String>>,
    /// The question that tells the role's id.
    pub(super) role: Option<String>,
    /// The question that tells the rater's id, where there are several.
    pub(super) rater: Option<String>,
    /// The question whether the facts of the year are told this time, where a person is scored several times.
    pub(super) year: Option<String>,
}

impl<'a> Survey<'a> {
    pub(super) fn new(forms: &'a Forms<'a>, units: &'a [Unit<'a>], people: People) -> Self {
        // Names that every export has.
        let taken = ["start", "end", "today", "meta", "instanceID", "don_vi", "nhom"].map(str::to_owned);
        Self {
            forms,
            units,
            people,
            questions: Vec::new(),
            choices: Vec::new(),
            instance_name: String::new(),
            taken: taken.into_iter().collect(),
            inputs: Vec::new(),
            facts: vec![None; forms.campaign.facts.len()],
            role: None,
            rater: None,
            year: None,
        }
    }

    pub(super) fn build(mut self) -> Self {
        for kind in ["start", "end"] {
            self.push(Question { kind: kind.to_owned(), name: kind.to_owned(), ..Question::default() });
        }
        self.begin(FormText::PhoneWho);
        self.who();
        self.rater();
        self.period();
        self.facts();
        self.ask_role();
        self.end();
        self.name_inputs();
        let mut band = None;
        for at in 0..self.forms.campaign.items.len() {
            let of = self.forms.campaign.items[at].of;
            let asked = self.asked(at);
            if asked.is_empty() {
                continue;
            }
            if band != Some(of) {
                if band.is_some() {
                    self.end();
                }
                let title = band_title(self.forms, of);
                self.begin_with(&title);
                band = Some(of);
            }
            for input in asked {
                let relevant = self.relevant(input);
                self.input(input, &relevant);
            }
        }
        if band.is_some() {
            self.end();
        }
        self.total();
        self
    }

    pub(super) fn push(&mut self, question: Question) {
        self.questions.push(question);
    }

    fn begin(&mut self, text: FormText) {
        let title = self.forms.say(text).to_owned();
        self.begin_with(&title);
    }

    fn begin_with(&mut self, title: &str) {
        let name = self.unread("phan");
        self.push(Question { kind: "begin_group".to_owned(), name, label: visible(title), ..Question::default() });
    }

    fn end(&mut self) {
        self.push(Question { kind: "end_group".to_owned(), ..Question::default() });
    }

    pub(super) fn unread(&mut self, wanted: &str) -> String {
        self.forms.names.unread(wanted, &mut self.taken)
    }

    /// A question about the person: of these names the first that is free.
    fn known(&mut self, names: &[&str]) -> String {
        let found = self.forms.names.question(names, HeadingMeaning::Person, &mut self.taken);
        found.unwrap_or_else(|| names[0].to_owned())
    }

    pub(super) fn calculate(&mut self, name: &str, calculation: &str) {
        self.push(Question {
            kind: "calculate".to_owned(),
            name: name.to_owned(),
            calculation: calculation.to_owned(),
            ..Question::default()
        });
    }

    /// The facts that the roster does not tell of everybody. They belong to the year: whoever is scored several times,
    /// by period or by rater, says first whether this is the time to tell them.
    fn facts(&mut self) {
        let asked: Vec<FactIx> = self.forms.facts().filter(|fact| !self.is_told(*fact)).collect();
        let is_repeated = self.forms.campaign.periods.is_some() || self.forms.campaign.raters.len() > 1;
        if is_repeated && !asked.is_empty() {
            let (kind, name) = (self.marks(), self.unread("ca_nam"));
            let [label, hint] =
                [FormText::PhoneYear, FormText::PhoneYearOnce].map(|text| self.forms.say(text).to_owned());
            self.year = Some(name.clone());
            self.push(Question { kind, name, label, hint, required: true, ..Question::default() });
        }
        for fact in asked {
            self.fact(fact);
        }
    }

    /// Whether the roster tells a fact of everybody.
    fn is_told(&self, fact: FactIx) -> bool {
        let people = || self.units.iter().flat_map(|unit| &unit.people);
        let told =
            |person: &crate::form::Person<'_>| person.facts.get(fact.index()).is_some_and(|cell| cell.at.is_some());
        people().next().is_some() && people().all(told)
    }

    /// The question for a fact.
    fn fact(&mut self, fact: FactIx) {
        let of: &Fact = &self.forms.campaign.facts[fact.index()];
        let title = self.forms.names.facts[fact.index()].clone();
        let words: Vec<&str> =
            [of.id.as_str(), &title].into_iter().chain(of.column.iter().map(String::as_str)).collect();
        let Some(name) = self.forms.names.question(&words, HeadingMeaning::Fact(fact), &mut self.taken) else { return };
        let hint = self.forms.fact_hint(fact, Asked::Question);
        let (kind, constraint) = match (of.kind, &of.values) {
            (FactKind::Text, Some(values)) => {
                let list: Vec<(String, String)> = values.iter().map(|value| (value.clone(), value.clone())).collect();
                (self.list(&format!("ds_{name}"), &list), String::new())
            }
            (FactKind::Text, None) => ("text".to_owned(), String::new()),
            (FactKind::Count, _) => ("integer".to_owned(), ". >= 0".to_owned()),
            (FactKind::Number, _) => ("decimal".to_owned(), String::new()),
            (FactKind::Percent, _) => ("decimal".to_owned(), PERCENT.to_owned()),
            (FactKind::Flag, _) => (self.marks(), String::new()),
            (FactKind::Date, _) => ("date".to_owned(), String::new()),
        };
        let refusal = if constraint.is_empty() { String::new() } else { hint.refusal(self.forms) };
        self.facts[fact.index()] = Some(name.clone());
        self.push(Question {
            kind,
            name,
            label: visible(&title),
            hint: visible(&hint.prompt()),
            // What members make of it is only known once they have been graded.
            required: of.blank.is_none() && of.from_members.is_none(),
            relevant: self.year.as_ref().map(|year| format!("${{{year}}}='1'")).unwrap_or_default(),
            constraint,
            refusal: visible(&refusal),
            ..Question::default()
        });
    }

    /// The role, where nothing else tells it and some questions are only put to one.
    fn ask_role(&mut self) {
        let campaign = self.forms.campaign;
        if self.role.is_some() || !self.forms.has_different_roles() {
            return;
        }
        let list: Vec<(String, String)> = (0..campaign.roles.len())
            .map(RoleIx::at)
            .map(|role| (campaign.roles[role.index()].id.to_string(), self.forms.role_name(role)))
            .collect();
        let kind = self.list("ds_nhom", &list);
        let name = self.unread("nhom");
        let label = self.forms.say(FormText::PhoneRole).to_owned();
        self.role = Some(name.clone());
        self.push(Question { kind, name, label, required: true, ..Question::default() });
    }
}

/// 80, not 0.8.
const PERCENT: &str = "(. = 0 or . >= 1) and . <= 100";

/// A number in an expression: one without an end as a division.
pub(super) fn decimal(number: &Exact) -> String {
    let text = number.to_string();
    match text.split_once('/') {
        Some((part, whole)) => format!("({part} div {whole})"),
        None => text,
    }
}

/// Words as a questionnaire shows them: `${` would be taken for a question.
fn visible(text: &str) -> String {
    clean(text).replace("${", "$ {")
}
