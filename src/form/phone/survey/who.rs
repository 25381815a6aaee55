//! The questions about who is scored, by whom, and for which period.

use crate::form::phone::{Choice, People, Question};
use crate::id::RaterIx;
use crate::intake::Period;
use crate::words::FormText;

use super::{Survey, visible};

impl Survey<'_> {
    /// Who: picked from the list where it may hold names, else by code and name.
    pub(super) fn who(&mut self) {
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
    pub(super) fn unit_without_codes(&mut self) {
        let name = self.known(&["don_vi_cong_tac", "co_quan", "ten_don_vi"]);
        let named: Vec<(String, String)> = self
            .units
            .iter()
            .filter(|unit| !unit.id.is_empty())
            .map(|unit| (unit.name.to_owned(), unit.name.to_owned()))
            .collect();
        let kind = if named.is_empty() { "text".to_owned() } else { self.list("ds_don_vi", &named) };
        let label = self.forms.say(FormText::ColUnit).to_owned();
        self.push(Question { kind, name, label, required: true, ..Question::default() });
    }

    /// Unit, then person; code, name and role follow from the choice.
    pub(super) fn pick(&mut self) {
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
    pub(super) fn picked(&mut self, pick: &str) {
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
    pub(super) fn calculate_unit(&mut self, calculation: &str) {
        let name = self.known(&["don_vi_cong_tac", "co_quan", "ten_don_vi"]);
        self.calculate(&name, calculation);
    }

    /// Who scores: the form is everybody's, so it says whose it is.
    pub(super) fn rater(&mut self) {
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
        self.rater = Some(name.clone());
        let label = self.forms.say(FormText::ColRater).to_owned();
        let hint = self.forms.say(FormText::PhoneRater).to_owned();
        self.push(Question { kind, name, label, hint, required: true, ..Question::default() });
    }

    pub(super) fn period(&mut self) {
        let Some(periods) = self.forms.campaign.periods else { return };
        let name = self.known(&["ky_danh_gia", "ky"]);
        let all = (1..=periods.kind.in_year()).map(|number| Period::of(periods.kind, number));
        // What is sent is one word in every language; what is shown is the language's.
        let choice = |period: Period| (period.name().replace(' ', "_"), self.forms.period(period));
        let list: Vec<(String, String)> = all.map(choice).collect();
        let kind = self.list("ds_ky", &list);
        let (label, hint) = (FormText::ColPeriod, FormText::PhonePeriod);
        let [label, hint] = [label, hint].map(|text| self.forms.say(text).to_owned());
        self.push(Question { kind, name, label, hint, required: true, ..Question::default() });
    }
}
