//! The questions about what is scored, and the running total.

use crate::campaign::{InputPart, ItemSource, OverDone, PointsRule};
use crate::form::hint::Asked;
use crate::form::phone::rounding::{rounded, scaled};
use crate::form::phone::{Choice, Question};
use crate::id::{InputIx, RoleIx};
use crate::intake::HeadingMeaning;
use crate::num::Exact;
use crate::words::FormText;

use super::{PERCENT, Survey, decimal, visible};

impl Survey<'_> {
    /// Names of all inputs first: formulas look ahead.
    pub(super) fn name_inputs(&mut self) {
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
    pub(super) fn asked(&self, at: usize) -> Vec<InputIx> {
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
    pub(in crate::form::phone) fn relevant(&self, input: InputIx) -> String {
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
    pub(super) fn input(&mut self, input: InputIx, relevant: &str) {
        let forms = self.forms;
        let name = self.inputs[input.index()].clone();
        let (hint, row) = (forms.input_hint(input, Asked::Question), &forms.names.rows[input.index()]);
        let (kind, constraint) = self.kind(input, &name);
        let refusal = if constraint.is_empty() { String::new() } else { visible(&hint.refusal(forms)) };
        let scaled = forms.names.labels[input.index()].clone();
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
    pub(super) fn kind(&mut self, input: InputIx, name: &str) -> (String, String) {
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

    pub(super) fn marks(&mut self) -> String {
        let list = [("1", FormText::Yes), ("0", FormText::No)];
        let list = list.map(|(value, label)| (value.to_owned(), self.forms.say(label).to_owned()));
        self.list("ds_co_khong", &list)
    }

    /// A list of choices, which is kept once; the type of a question about it.
    pub(super) fn list(&mut self, list: &str, entries: &[(String, String)]) -> String {
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

    pub(super) fn total(&mut self) {
        let Some(total) = self.running() else { return };
        let rounding = self.forms.campaign.rounding;
        let (exact, name) = (self.unread("tam_tinh_chua_lam_tron"), self.unread("tam_tinh"));
        self.calculate(&exact, &scaled(&total, rounding));
        self.calculate(&name, &rounded(&exact, rounding));
        let label = self.forms.say_with(FormText::PhoneTotal, &[("total", &format!("${{{name}}}"))]);
        let unknown = self.unknown();
        let known = unknown.iter().cloned().chain(self.open()).collect::<Vec<_>>().join(" or ");
        let relevant = if known.is_empty() { String::new() } else { format!("not({known})") };
        let otherwise = Some(unknown.join(" or ")).filter(|any| !any.is_empty());
        let note = self.unread("ghi_chu_tam_tinh");
        self.push(Question { kind: "note".to_owned(), name: note, label, relevant, ..Question::default() });
        if let Some(relevant) = otherwise {
            let (name, label) = (self.unread("chua_tam_tinh"), self.forms.say(FormText::PhoneNoTotal).to_owned());
            self.push(Question { kind: "note".to_owned(), name, label, relevant, ..Question::default() });
        }
    }
}
