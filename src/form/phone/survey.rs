//! The questions, in their order.

use std::collections::BTreeSet;

use crate::campaign::{Fact, FactKind, InputPart, ItemSource, OverDone, PointsRule};
use crate::form::Forms;
use crate::form::guide::band_title;
use crate::form::names::scale;
use crate::form::phone::{Choice, People, Question};
use crate::form::roster::Unit;
use crate::id::{FactIx, InputIx, RaterIx, RoleIx};
use crate::intake::Period;
use crate::intake::headings::HeadingMeaning;
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
        for fact in self.forms.facts() {
            self.fact(fact);
        }
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

    /// Who: picked from the list where it may hold names, else by code and name.
    fn who(&mut self) {
        let listed = self.people == People::Listed && self.units.iter().any(|unit| !unit.people.is_empty());
        let about_units = self.forms.is_about_units();
        if listed {
            self.pick();
            return;
        }
        let code: &[&str] = if about_units { &["ma_don_vi", "ma"] } else { &["ma", "ma_so", "ma_doan_vien"] };
        let name = self.known(code);
        let code_label = self.forms.code_heading();
        let is_coded = self.units.iter().all(|unit| unit.people.iter().all(|person| !person.code.is_empty()));
        self.instance_name = format!("${{{name}}}");
        self.push(Question {
            kind: "text".to_owned(),
            name,
            label: code_label.to_owned(),
            hint: self.forms.say(FormText::AskCode).to_owned(),
            required: is_coded,
            ..Question::default()
        });
        let name: &[&str] = if about_units { &["ten_don_vi"] } else { &["ho_ten", "ho_va_ten"] };
        let name = self.known(name);
        let label = self.forms.name_heading();
        self.push(Question {
            kind: "text".to_owned(),
            name,
            label: label.to_owned(),
            hint: self.forms.say(FormText::AskName).to_owned(),
            required: true,
            ..Question::default()
        });
        if !is_coded && !about_units {
            self.unit_without_codes();
        }
    }

    /// Where codes are missing the unit tells namesakes apart.
    fn unit_without_codes(&mut self) {
        let name = self.known(&["don_vi_cong_tac", "co_quan", "ten_don_vi"]);
        let named: Vec<(String, String)> = self
            .units
            .iter()
            .filter(|unit| !unit.id.is_empty())
            .map(|unit| (unit.name.to_owned(), unit.name.to_owned()))
            .collect();
        let kind = if named.is_empty() { "text".to_owned() } else { self.list("ds_don_vi", &named) };
        let label = "Đơn vị".to_owned();
        self.push(Question { kind, name, label, required: true, ..Question::default() });
    }

    /// Unit, then person; code, name and role follow from the choice.
    fn pick(&mut self) {
        let unit = self.unread("chon_don_vi");
        let several = self.units.iter().filter(|unit| !unit.people.is_empty()).count() > 1;
        if several {
            let units: Vec<(String, String)> = (1..)
                .zip(self.units)
                .filter(|(_, unit)| !unit.people.is_empty())
                .map(|(number, unit)| (format!("d{number}"), unit.name.to_owned()))
                .collect();
            let kind = self.list("ds_don_vi", &units);
            let label = self.forms.say(FormText::PhoneUnit).to_owned();
            self.push(Question { kind, name: unit.clone(), label, required: true, ..Question::default() });
        }
        let mut number = 0;
        for (at, unit) in (1..).zip(self.units) {
            for person in &unit.people {
                number += 1;
                let role = person.role.map(|role| self.forms.campaign.roles[role.index()].id.to_string());
                let label = if person.code.is_empty() {
                    person.name.to_owned()
                } else {
                    format!("{} ({})", person.name, person.code)
                };
                self.choices.push(Choice {
                    list: "ds_nguoi".to_owned(),
                    name: format!("n{number}"),
                    label: visible(&label),
                    unit: format!("d{at}"),
                    role: role.unwrap_or_default(),
                    code: visible(person.code),
                    person: visible(person.name),
                    home: visible(unit.name),
                });
            }
        }
        let pick = self.unread("chon_nguoi");
        self.push(Question {
            kind: "select_one ds_nguoi".to_owned(),
            name: pick.clone(),
            label: self.forms.say(FormText::PhonePick).to_owned(),
            required: true,
            choice_filter: if several { format!("don_vi=${{{unit}}}") } else { String::new() },
            appearance: "autocomplete".to_owned(),
            ..Question::default()
        });
        self.picked(&pick);
    }

    /// What follows from the choice: code, name and role stand beside it.
    fn picked(&mut self, pick: &str) {
        let beside = |column: &str| format!("instance('ds_nguoi')/root/item[name=${{{pick}}}]/{column}");
        let about_units = self.forms.is_about_units();
        if self.units.iter().flat_map(|unit| &unit.people).all(|person| !person.code.is_empty()) {
            let code = self.known(if about_units { &["ma_don_vi", "ma"] } else { &["ma", "ma_so"] });
            self.calculate(&code, &beside("ma"));
        } else {
            self.calculate_unit(&beside("ten_dv"));
        }
        let name = self.known(if about_units { &["ten_don_vi"] } else { &["ho_ten", "ho_va_ten"] });
        self.instance_name = format!("${{{name}}}");
        self.calculate(&name, &beside("ten"));
        // Where the list does not tell everybody's, it is asked.
        let is_told = self.units.iter().flat_map(|unit| &unit.people).all(|person| person.role.is_some());
        if self.forms.has_different_roles() && is_told {
            let role = self.unread("nhom");
            self.calculate(&role, &beside("nhom"));
            self.role = Some(role);
        }
    }

    /// Without codes the unit tells namesakes apart.
    fn calculate_unit(&mut self, calculation: &str) {
        let name = self.known(&["don_vi_cong_tac", "co_quan", "ten_don_vi"]);
        self.calculate(&name, calculation);
    }

    pub(super) fn calculate(&mut self, name: &str, calculation: &str) {
        self.push(Question {
            kind: "calculate".to_owned(),
            name: name.to_owned(),
            calculation: calculation.to_owned(),
            ..Question::default()
        });
    }

    /// Who scores: the form is everybody's, so it says whose it is.
    fn rater(&mut self) {
        let raters = &self.forms.campaign.raters;
        if raters.is_empty() {
            return;
        }
        let name = self.known(&["nguoi_cham", "cap_cham", "rater"]);
        if let [only] = raters.as_slice() {
            self.calculate(&name, &format!("'{}'", only.id));
            return;
        }
        let list: Vec<(String, String)> = raters
            .iter()
            .enumerate()
            .map(|(at, rater)| (rater.id.to_string(), self.forms.names.raters[RaterIx::at(at).index()].clone()))
            .collect();
        let kind = self.list("ds_cap_cham", &list);
        let label = "Người chấm".to_owned();
        let hint = self.forms.say(FormText::PhoneRater).to_owned();
        self.push(Question { kind, name, label, hint, required: true, ..Question::default() });
    }

    fn period(&mut self) {
        let Some(periods) = self.forms.campaign.periods else { return };
        let name = self.known(&["ky_danh_gia", "ky"]);
        let all = (1..=periods.kind.in_year()).map(|number| Period::of(periods.kind, number));
        let list: Vec<(String, String)> = all.map(|period| (period.name().replace(' ', "_"), period.name())).collect();
        let kind = self.list("ds_ky", &list);
        let (label, hint) = ("Kỳ đánh giá".to_owned(), self.forms.say(FormText::PhonePeriod).to_owned());
        self.push(Question { kind, name, label, hint, required: true, ..Question::default() });
    }

    /// A fact that the roster does not tell of everybody.
    fn fact(&mut self, fact: FactIx) {
        let people = || self.units.iter().flat_map(|unit| &unit.people);
        let told =
            |person: &crate::form::Person<'_>| person.facts.get(fact.index()).is_some_and(|cell| cell.at.is_some());
        if people().next().is_some() && people().all(told) {
            return;
        }
        let of: &Fact = &self.forms.campaign.facts[fact.index()];
        let title = self.forms.names.facts[fact.index()].clone();
        let words: Vec<&str> =
            [of.id.as_str(), &title].into_iter().chain(of.column.iter().map(String::as_str)).collect();
        let Some(name) = self.forms.names.question(&words, HeadingMeaning::Fact(fact), &mut self.taken) else { return };
        let hint = self.forms.fact_hint(fact);
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
            required: of.blank.is_none(),
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

    /// Names of all inputs first: formulas look ahead.
    fn name_inputs(&mut self) {
        for input in (0..self.forms.campaign.inputs.len()).map(InputIx::at) {
            let column = self.forms.campaign.column_of(input);
            if column != input {
                let name = self.inputs[column.index()].clone();
                self.inputs.push(name);
                continue;
            }
            let of = &self.forms.campaign.inputs[input.index()];
            let item = &self.forms.campaign.items[of.item.index()];
            let words: Vec<&str> = match of.part {
                InputPart::Value => [item.id.as_str(), of.title.as_str()]
                    .into_iter()
                    .chain(of.words.iter().map(String::as_str))
                    .collect(),
                InputPart::Done | InputPart::Of | InputPart::Less => {
                    std::iter::once(of.title.as_str()).chain(of.words.iter().map(String::as_str)).collect()
                }
            };
            let name = self.forms.names.question(&words, HeadingMeaning::Claim(input, None), &mut self.taken);
            let name = name.unwrap_or_else(|| self.unread("diem"));
            self.inputs.push(name);
        }
    }

    /// What an item asks for that none before it has asked for.
    fn asked(&self, at: usize) -> Vec<InputIx> {
        let campaign = self.forms.campaign;
        let mut inputs: Vec<InputIx> = match campaign.items[at].source {
            ItemSource::Column(input) => vec![input],
            ItemSource::Ratio { done, of, less } => [of, done].into_iter().chain(less).collect(),
            ItemSource::Fact(_) => Vec::new(),
        };
        inputs.retain(|input| campaign.column_of(*input) == *input);
        inputs
    }

    /// For which roles something is asked.
    fn relevant(&self, input: InputIx) -> String {
        let campaign = self.forms.campaign;
        let Some(role) = &self.role else { return String::new() };
        let is_asked = |of: &usize| self.forms.is_asked(input, Some(RoleIx::at(*of)));
        let asked: Vec<usize> = (0..campaign.roles.len()).filter(is_asked).collect();
        if asked.len() == campaign.roles.len() {
            return String::new();
        }
        let tests: Vec<String> =
            asked.into_iter().map(|of| format!("${{{role}}}='{}'", campaign.roles[of].id)).collect();
        if tests.is_empty() { "false()".to_owned() } else { tests.join(" or ") }
    }

    /// A question for an input. Where “not applicable” may be said, that is asked first, and what is read
    /// follows from both answers.
    fn input(&mut self, input: InputIx, relevant: &str) {
        let forms = self.forms;
        let name = self.inputs[input.index()].clone();
        let item = &forms.campaign.items[forms.campaign.inputs[input.index()].item.index()];
        let (hint, row) = (forms.input_hint(input), &forms.names.rows[input.index()]);
        let (kind, constraint) = self.kind(input, &name);
        let refusal = if constraint.is_empty() { String::new() } else { visible(&hint.refusal(forms)) };
        let range = scale(&item.points, forms.lang);
        let scaled = if range.is_empty() { row.clone() } else { format!("{row} ({range})") };
        let question = Question {
            kind,
            hint: visible(&hint.prompt()),
            required: forms.blank(input).is_none(),
            relevant: relevant.to_owned(),
            constraint,
            refusal,
            ..Question::default()
        };
        if !forms.may_be_not_applicable(input) {
            self.push(Question { name, label: visible(&scaled), ..question });
            return;
        }
        let list = [("co", FormText::Yes), ("KAD", FormText::NotApplicable), ("Miễn", FormText::Exempt)];
        let list = list.map(|(value, label)| (value.to_owned(), forms.say(label).to_owned()));
        let applies_kind = self.list("ds_ap_dung", &list);
        let (applies, asked) = (self.unread(&format!("ap_dung_{name}")), self.unread(&format!("nhap_{name}")));
        self.push(Question {
            kind: applies_kind,
            name: applies.clone(),
            label: visible(&forms.say_with(FormText::PhoneApplies, &[("item", row)])),
            required: forms.blank(input).is_none(),
            relevant: relevant.to_owned(),
            ..Question::default()
        });
        let relevant = format!("${{{applies}}}='co'");
        let label = visible(&forms.say_with(FormText::PhonePoints, &[("item", &scaled)]));
        self.push(Question { name: asked.clone(), label, relevant: relevant.clone(), ..question });
        self.calculate(&name, &format!("if({relevant},${{{asked}}},${{{applies}}})"));
    }

    /// The type of a question and what it may hold.
    fn kind(&mut self, input: InputIx, name: &str) -> (String, String) {
        let forms = self.forms;
        let of = &forms.campaign.inputs[input.index()];
        let number = |text: String| ("decimal".to_owned(), text);
        match &forms.campaign.items[of.item.index()].points {
            PointsRule::UpTo { max, step } => {
                let range = format!(". >= 0 and . <= {}", decimal(max));
                match step {
                    None => number(range),
                    Some(step) if *step == Exact::whole(1) => ("integer".to_owned(), range),
                    Some(step) => {
                        let steps = format!("(. div {})", decimal(step));
                        number(format!(
                            "{range} and ({steps} - round({steps}, 0)) * ({steps} - round({steps}, 0)) < 0.000001"
                        ))
                    }
                }
            }
            PointsRule::Choice(words) => {
                let list: Vec<(String, String)> =
                    words.iter().map(|(word, _, _)| (word.clone(), word.clone())).collect();
                (self.list(&format!("ds_{name}"), &list), String::new())
            }
            PointsRule::Flag { .. } => (self.marks(), String::new()),
            PointsRule::Count { .. } | PointsRule::Deduct { .. } => ("integer".to_owned(), ". >= 0".to_owned()),
            PointsRule::Percent { .. } => number(PERCENT.to_owned()),
            PointsRule::Bands(bounds) => {
                number(bounds.last().map(|(least, _)| format!(". >= {}", decimal(least))).unwrap_or_default())
            }
            PointsRule::Ratio { over, .. } => match (of.part, over) {
                (InputPart::Done, OverDone::Refuse) => {
                    let other = forms.inputs().find(|one| {
                        let one = &forms.campaign.inputs[one.index()];
                        one.item == of.item && one.part == InputPart::Of
                    });
                    let other = other.map_or("", |other| self.inputs[other.index()].as_str());
                    number(format!(". >= 0 and . <= ${{{other}}}"))
                }
                _ => number(". >= 0".to_owned()),
            },
        }
    }

    fn marks(&mut self) -> String {
        let list = [("1", FormText::Yes), ("0", FormText::No)];
        let list = list.map(|(value, label)| (value.to_owned(), self.forms.say(label).to_owned()));
        self.list("ds_co_khong", &list)
    }

    /// A list of choices, which is kept once; the type of a question about it.
    fn list(&mut self, list: &str, entries: &[(String, String)]) -> String {
        if !self.choices.iter().any(|choice| choice.list == list) {
            let choice = |(name, label): &(String, String)| Choice {
                list: list.to_owned(),
                name: name.clone(),
                label: visible(label),
                ..Choice::default()
            };
            self.choices.extend(entries.iter().map(choice));
        }
        format!("select_one {list}")
    }

    fn total(&mut self) {
        let Some(total) = self.running() else { return };
        let name = self.unread("tam_tinh");
        self.calculate(&name, &total);
        let label = self.forms.say_with(FormText::PhoneTotal, &[("total", &format!("${{{name}}}"))]);
        let note = self.unread("ghi_chu_tam_tinh");
        self.push(Question { kind: "note".to_owned(), name: note, label, ..Question::default() });
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
